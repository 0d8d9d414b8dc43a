"""In a headline in title case a capital says nothing: which of its words are names all the same.

"Foreign Minister Quits Over Leaked Tape" has no name in it. A word of such a line keeps its capital
where a list knows it for a name, where the story writes it with a capital inside a sentence, or
where it is no word of the language; all other capitals are taken for small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.actors.gazetteer import SMALL as SMALL_TOO
from dragoman.actors.gazetteer import Entry, Kind, switched
from dragoman.actors.whoswho import family_names
from dragoman.actors.worldnames import common_words, gender_of, is_family
from dragoman.language import is_word

# Share of capitals among the words of more than three letters from which a line is in title case.
CAPITALS = 0.7
# A capital right after a small word or a comma, so not the first word of a sentence.
INSIDE = re.compile(r"(?:(?<=[a-zß-öø-ÿ])|(?<=[a-zß-öø-ÿ],))\s[^\W\d_a-zß-öø-ÿ]\w*")
SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÖØ-Þ]\w*")
NAMES: tuple[Kind, ...] = (*SMALL_TOO, "region", "none")


def title_case(words: Sequence[str]) -> bool:
    """Whether nearly all longer words have capitals, and there are enough of them to tell."""
    long = [word for word in words if word.isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > 2 and capitals > CAPITALS * len(long) and capitals > len(long) - 3


@lru_cache(maxsize=64)
def attested(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a text's sentences write with a capital inside, and those they write small."""
    capital: set[str] = set()
    small: set[str] = set()
    for line in text.splitlines():
        if not title_case(line.split()):
            capital.update(word[1:] for word in INSIDE.findall(line))
            small.update(SMALL.findall(line))
    return frozenset(capital), frozenset(small)


def plain_capitals(
    pieces: Sequence[str], found: Sequence[Sequence[tuple[int, Entry]]], text: str, language: str
) -> frozenset[int]:
    """The words of a line in title case whose capital says nothing; none in other languages."""
    if not switched(language, "title_case"):
        return frozenset()
    capital, small = attested(text)
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
