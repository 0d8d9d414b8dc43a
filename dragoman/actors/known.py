"""What is known of persons beside offices: their party, and what papers call them without it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from dragoman import words
from dragoman.actors.gazetteer import roles
from dragoman.actors.holders import office_class
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import Person, people

# An undated article is read as one of today.
LATEST = "9998"
WORD = re.compile(r"\w+")


@cache
def _known() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = words.load("all", "known").get("known", {})
    return found


def called(key: str) -> tuple[str, ...]:
    """The office classes whose words speak of a person though he holds no such office."""
    return tuple(_known().get(key, {}).get("as", ()))


def party(key: str) -> str | None:
    """The id of a well-known person's party."""
    row = _known().get(key, {}).get("party")
    return str(row) if row is not None else None


@cache
def _parties(language: str) -> dict[str, str]:
    listed = roles(language).get("parties", {})
    return {word: key for key, row in listed.items() for word in row}


@cache
def party_ids() -> frozenset[str]:
    """The ids of all parties that some language has a word for."""
    return frozenset(
        key for lang in words.languages() for key in words.load(lang, "roles").get("parties", {})
    )


@lru_cache(maxsize=4096)
def parties_in(language: str, text: str) -> frozenset[str]:
    """The parties that words name with a capital: "Republican nominee", "SPD-Chef"."""
    listed = _parties(language)
    return frozenset(listed[word] for word in WORD.findall(text) if word in listed)


def party_after(line: Line, end: int) -> str | None:
    """As in "Lynch (D-Mass.)", "Kaine, D-Va.": the party whose letter stands after a name."""
    letters = roles(line.language).get("party_letters", {})
    if not letters or line.word(end) not in ("(", ",") or line.word(end + 2) not in ("-", ")"):
        return None
    key = letters.get(line.pieces[end + 1])
    return str(key) if key is not None else None


@cache
def bodies_headed(key: str, day: str) -> frozenset[str]:
    """The bodies whose head a listed person is on a day: the UN of its secretary-general."""
    person = people().get(key)
    if person is None:
        return frozenset()
    return frozenset(
        office["body"]
        for office in person.offices
        if office.get("body") and office["since"] <= day <= office.get("until", "9999")
    )


def held(person: Person, published: str | None) -> set[str]:
    """The classes of the offices that a person held when the article was published.

    Of an undated article they are those held until now; where none is held, the last one.
    """
    day = published or LATEST
    begun = [office for office in person.offices if office["since"] <= day]
    rows = [office for office in begun if day <= _until(office)]
    last = [max(begun, key=_until)] if begun else []
    return {c for c in (office_class(o["title"]) for o in rows or last) if c}


def _until(office: dict[str, str]) -> str:
    return office.get("until", "9999")
