"""Whether two spellings are one name: Mohamed and Mohammed, Abdul Fatah and Abdel Fattah."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from dragoman import words
from dragoman.actors.whoswho import given_names, particles, people
from dragoman.actors.worldnames import is_family, romanised
from dragoman.text import fold

# Two spellings of a word agree in their consonants and are so alike at least; tried on the
# transliterations of some hundred Arabic, Russian and Persian names: "Jan" and "Jon" stay two.
ALIKE = 0.75
# Words of so many letters at most have too little in them to be told by their sounds: of Chinese
# names Zhang and Shang would be one.
SHORT = 5
VOWELS = str.maketrans("", "", "aeiouyhw'")
ENDINGS = {"jr", "sr", "ii", "iii", "iv"}


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell one person from another, folded."""
    row = (
        fold(romanised(name, "ru"))
        .lower()
        .replace("-", " ")
        .replace(".", " ")
        .replace("’", "'")
        .split()
    )
    return tuple(w for w in row if w not in particles() and w not in ENDINGS and len(w) > 1)


@cache
def _spellings() -> dict[str, int]:
    rows = words.load("all", "people").get("spellings", [])
    return {word: number for number, row in enumerate(rows) for word in row}


@cache
def _rules() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """How languages write one foreign sound: pattern and what it may stand for."""
    rows = words.load("all", "spellings")["rules"]
    return tuple((re.compile(pattern), tuple(found)) for pattern, *found in rows)


@lru_cache(maxsize=8192)
def sounds(word: str) -> frozenset[str]:
    """A folded word as each of its readings sounds: "lawrow", "lavrof" and "lavrov" share one.

    German ch is an h where a Russian х stands, French ch an English sh: both readings are kept.
    """
    readings = {word}
    for pattern, found in _rules():
        readings = {pattern.sub(other, reading) for reading in readings for other in found}
    return frozenset(readings)


@lru_cache(maxsize=8192)
def _skeletons(word: str) -> frozenset[str]:
    """The consonants of each reading of a word, doubled ones once."""
    return frozenset(_skeleton(reading) for reading in sounds(word))


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
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
    if max(len(one), len(other)) > SHORT:
        return any(_near(a, b) for a in sounds(one) for b in sounds(other))
    return _near(one, other)


def _near(one: str, other: str) -> bool:
    """Whether two readings have the same consonants and nearly the same vowels."""
    if one == other:
        return True
    if _skeleton(one) != _skeleton(other) or len(_skeleton(one)) < 2 or one[0] != other[0]:
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
            for key in _skeletons(row[-1]):
                found.setdefault(key, []).append(person.id)
    return {key: tuple(ids) for key, ids in found.items()}


@lru_cache(maxsize=4096)
def listed_twin(name: str, countries: frozenset[str]) -> str | None:
    """The curated person spelled otherwise here: of a state that the article names.

    Of another state only who is known by a family name that few bear.
    """
    row = parts(name)
    if len(row) < 2:
        return None
    rare = len(row[-1]) > SHORT and not is_family(name.rsplit(maxsplit=1)[-1])
    found = {
        key
        for end in _skeletons(row[-1])
        for key in _by_end().get(end, ())
        if (people()[key].country in countries or (rare and _known_alone(key)))
        and twins(name, people()[key].name)
    }
    near = {key for key in found if people()[key].country in countries}
    found = near or found
    return found.pop() if len(found) == 1 else None


def _known_alone(key: str) -> bool:
    """Whether a curated person is known by a family name that is not the world's."""
    person = people()[key]
    return person.alone and not is_family(person.family)
