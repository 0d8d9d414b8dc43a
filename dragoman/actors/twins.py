"""Whether two spellings are one name: Mohamed and Mohammed, Abdul Fatah and Abdel Fattah."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache

from dragoman import words
from dragoman.actors.gazetteer import given_names, particles, people
from dragoman.text import fold

# Two spellings of a word agree in their consonants and are so alike at least; tried on the
# transliterations of some hundred Arabic, Russian and Persian names: "Jan" and "Jon" stay two.
ALIKE = 0.75
VOWELS = str.maketrans("", "", "aeiouyhw'")
ENDINGS = {"jr", "sr", "ii", "iii", "iv"}


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell one person from another, folded."""
    row = fold(name).lower().replace("-", " ").replace(".", " ").replace("’", "'").split()
    return tuple(w for w in row if w not in particles() and w not in ENDINGS and len(w) > 1)


@cache
def _spellings() -> dict[str, int]:
    rows = words.load("all", "people").get("spellings", [])
    return {word: number for number, row in enumerate(rows) for word in row}


@lru_cache(maxsize=4096)
def _skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once."""
    found = ""
    for letter in word.replace("ph", "f").replace("kh", "h").replace("ou", "u").translate(VOWELS):
        if not found.endswith(letter):
            found += letter
    return found


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one."""
    if one == other:
        return True
    table = _spellings()
    if one in table and table.get(other) == table[one]:
        return True
    if len(_skeleton(one)) < 2 or _skeleton(one) != _skeleton(other) or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


@lru_cache(maxsize=4096)
def twins(one: str, other: str) -> bool:
    """Whether two full names are one person's: the same words, or one leaves some out.

    The family name has to be there in both; given names of two genders part them.
    """
    short, long = sorted((parts(one), parts(other)), key=len)
    if len(short) < 2 or _genders(one) * _genders(other) < 0:
        return False
    prefix = all(alike(a, b) for a, b in zip(short, long, strict=False))
    if prefix:
        return True
    if not alike(short[-1], long[-1]):
        return False
    rest = iter(long)
    return all(any(alike(word, other_word) for other_word in rest) for word in short)


def _genders(name: str) -> int:
    told = given_names().get(name.split(maxsplit=1)[0])
    return {"m": 1, "f": -1}.get(told or "", 0)


@cache
def _by_end() -> dict[str, tuple[str, ...]]:
    """The curated persons by the consonants of their last word."""
    found: dict[str, list[str]] = {}
    for person in people().values():
        row = parts(person.name)
        if len(row) > 1:
            found.setdefault(_skeleton(row[-1]), []).append(person.id)
    return {key: tuple(ids) for key, ids in found.items()}


@lru_cache(maxsize=4096)
def listed_twin(name: str, countries: frozenset[str]) -> str | None:
    """The curated person of a state that the article names, spelled otherwise here."""
    row = parts(name)
    if len(row) < 2:
        return None
    found = [
        key
        for key in _by_end().get(_skeleton(row[-1]), ())
        if people()[key].country in countries and twins(name, people()[key].name)
    ]
    return found[0] if len(found) == 1 else None
