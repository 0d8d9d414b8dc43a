"""Given and family names of the world, in any case of a Slavic language, and ids made of names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from dragoman import words
from dragoman.actors.whoswho import common_names, given_names
from dragoman.text import slug

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
CYRILLIC_CASES = re.compile(r"(?:ом|ем|ой|ей|а|я|у|ю|е|ы|и|о)$")
# How any word of a name can end in a case: "Попшоєм", "Попшоя" and "Попшой" are one.
CASE_ENDINGS = (
    *("ого", "ому", "его", "ему", "ими", "ыми", "ові", "еві", "єві", "ою", "ею", "єю", "ой", "ей"),
    *("єй", "ий", "ій", "ый", "ая", "яя", "ую", "юю", "им", "ым", "ім", "ом", "ем", "єм", "ём"),
    *("а", "я", "у", "ю", "е", "є", "и", "і", "ї", "ы", "о", "й", "ь"),
)
# Family names that have no cases.
INDECLINABLE = ("дзе", "швили", "ко", "ия", "уа", "ых", "их")
# A stem has so many letters at least.
STEM = 3
# What a given name without its ending is tried with.
BASES = ("", "а", "я", "й", "ь")


def long_table(language: str, name: str) -> list[list[str]]:
    """The cells of a long table, none where there is no such table; 47,000 rows in 30 ms."""
    path = words.FOLDER / language / f"{name}.tsv"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@cache
def common_words(language: str) -> frozenset[str]:
    """The common words of a language, in small letters; none where there is no list."""
    return frozenset(word for word, *_ in long_table(language, "common"))


@cache
def given() -> dict[str, str]:
    """Given names of the world with their gender; empty for those of both."""
    rows = {name: gender for name, gender, *_ in long_table("all", "given_names")}
    local = {
        name: gender
        for language in words.languages()
        for gender, names in words.load(language, "naming").get("given", {}).items()
        for name in names
    }
    return rows | local | given_names()


@cache
def family() -> frozenset[str]:
    """Family names of the world."""
    return frozenset(name for name, *_ in long_table("all", "family_names"))


def given_in_any_case(piece: str) -> str | None:
    """The given name that a word is, in any case of a Slavic language; None where it is none."""
    if piece in given():
        return piece
    if not CYRILLIC.match(piece[-1:]):
        return None
    stem = CYRILLIC_CASES.sub("", piece)
    return next((stem + end for end in BASES if len(stem) > 2 and stem + end in given()), None)


def gender_of(piece: str) -> str | None:
    """The gender of a given name, empty for one of both; None where the word is none."""
    name = given_in_any_case(piece)
    return given()[name] if name is not None else None


def is_family(piece: str) -> bool:
    """Whether a word is a family name, in any case."""
    stem = CYRILLIC_CASES.sub("", piece) if CYRILLIC.match(piece[-1:]) else piece
    return piece in family() or stem in family()


def key_of(name: str, language: str) -> str:
    """The id of a person whom no list was found to know here; never that of a listed namesake.

    A name in Cyrillic letters is put into the nominative and written in Latin ones.
    """
    key = slug(romanised(name, language))
    return f"{key}-namesake" if key in common_names() else key


@lru_cache(maxsize=4096)
def romanised(name: str, language: str) -> str:
    """A name in Latin letters, where it has Cyrillic ones; other names as they are."""
    if not CYRILLIC.search(name):
        return name
    row = name.split()
    first = given_in_any_case(row[0])
    if first is not None and len(row) > 1:
        cases = _told(language, "cases").get(given()[first], {})
        row = [first, *(_without_case(word, cases) for word in row[1:])]
    elif len(row) > 1:
        row = _nominative(row, language)
    return " ".join(_latin(word, language) for word in row)


@lru_cache(maxsize=4096)
def stems(word: str) -> frozenset[str]:
    """A Cyrillic word with and without each ending of a case that it can have."""
    ends = [end for end in CASE_ENDINGS if word.endswith(end) and len(word) - len(end) >= STEM]
    return frozenset({word, *(word.removesuffix(end) for end in ends)})


def in_a_case(name: str, other: str, endings: tuple[str, ...] = ()) -> bool:
    """Whether one name is the other in a case: "Міхаєм Попшоєм", "Tom Bergs" with the ending s."""
    if not CYRILLIC.search(name):
        return any(name == other + end for end in endings)
    row, own = name.split(), other.split()
    return len(row) == len(own) > 1 and all(
        stems(a) & stems(b) for a, b in zip(row, own, strict=True)
    )


def _nominative(row: list[str], language: str) -> list[str]:
    """The name of a man whose given name is in no list, from a case that only a man's has.

    As "Джейхуном Байрамовым": of "Байрамова" nobody can tell a man from a woman.
    """
    mens, womens = (_told(language, "cases")[gender] for gender in "mf")
    if row[-1].endswith(INDECLINABLE) and row[0].endswith("ом"):
        return [row[0].removesuffix("ом"), *row[1:]]  # "Джуаншером Бурчуладзе"
    end = next((end for end in sorted(mens, key=len, reverse=True) if row[-1].endswith(end)), "")
    if not end or end in womens or end == mens[end] + "а":
        return row
    given_ends: dict[str, str] = _told(language, "given_cases")
    own = next((e for e in sorted(given_ends, key=len, reverse=True) if row[0].endswith(e)), None)
    if own is None:
        return row
    first = row[0].removesuffix(own) + given_ends[own]
    return [first, *row[1:-1], row[-1].removesuffix(end) + mens[end]]


def _without_case(word: str, cases: dict[str, str]) -> str:
    end = next((end for end in sorted(cases, key=len, reverse=True) if word.endswith(end)), None)
    return word if end is None else word[: -len(end)] + cases[end]


def _latin(word: str, language: str) -> str:
    found = word.lower()
    for end, other in _told(language, "endings").items():
        if found.endswith(end):
            found = found[: -len(end)] + other
    letters = _told(language, "letters")
    return "".join(letters.get(letter, letter) for letter in found).title()


def _told(language: str, part: str) -> dict[str, Any]:
    """A table of the romanisation of a language; that of Russian where it has none."""
    table: dict[str, dict[str, Any]] = words.load("all", "romanisation")[part]
    return table.get(language, table["ru"])
