"""Small pure functions on strings that keep offsets.

`repair` puts glued words apart for analysis and says where each character came from,
`quotations` finds quotations in text with messy marks, `as_sentence` writes a headline as one, the
rest are keys and pieces. Nothing here changes stored text.
"""

from dragoman.text.casing import as_sentence, cases, title_case
from dragoman.text.pieces import Word, any_pattern, fold, paragraphs, slug, trimmed, words
from dragoman.text.quotations import Mark, Quotation, find_marks, quotations
from dragoman.text.repairs import Joint, Repaired, attested, find_joints, repair

__all__ = [
    "Joint",
    "Mark",
    "Quotation",
    "Repaired",
    "Word",
    "any_pattern",
    "as_sentence",
    "attested",
    "cases",
    "find_joints",
    "find_marks",
    "fold",
    "paragraphs",
    "quotations",
    "repair",
    "slug",
    "title_case",
    "trimmed",
    "words",
]
