"""In a headline in title case a capital says nothing: which of its words are names all the same.

"Foreign Minister Quits Over Leaked Tape" has no name in it. A word of such a line keeps its capital
where a list knows it for a name, where the story writes it with a capital inside a sentence, or
where it is no word of the language; all other capitals are taken for small letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.gazetteer import SMALL as SMALL_TOO
from dragoman.actors.gazetteer import Entry, Kind, switched
from dragoman.actors.whoswho import family_names
from dragoman.actors.worldnames import common_words, gender_of, is_family
from dragoman.language import is_word
from dragoman.text import cases

NAMES: tuple[Kind, ...] = (*SMALL_TOO, "region", "none")


def plain_capitals(
    pieces: Sequence[str], found: Sequence[Sequence[tuple[int, Entry]]], text: str, language: str
) -> frozenset[int]:
    """The words of a line in title case whose capital says nothing; none in other languages."""
    if not switched(language, "title_case"):
        return frozenset()
    capital, small = cases(text)
    names = [False] * len(pieces)
    for i, row in enumerate(found):
        for end, entry in row:
            if entry.kind in NAMES:
                names[i:end] = [True] * (end - i)
    plain = set()
    for i, piece in enumerate(pieces):
        if names[i] or not piece[:1].isupper() or not piece[1:].islower():
            continue
        word = piece.lower()
        if piece in capital and word not in small:
            continue
        if any(person.alone for person in family_names().get(piece, ())):
            continue
        named = i > 0 and i - 1 not in plain and gender_of(pieces[i - 1]) is not None
        if named and is_family(piece):
            continue  # "Susie Wiles", but not "Olivia Quits"
        if word in small or word in common_words(language) or is_word(word, language):
            plain.add(i)
    return frozenset(plain)
