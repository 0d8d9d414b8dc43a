"""What an actor is in the coding schemes: its PLOVER sector, its CAMEO code, its members, offices.

The sector of a person is that of an office held on the day; of a body, the one it had on the day
(the Taliban govern since August 2021); unknown is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from dragoman import words
from dragoman.actors.bodies import bodies, outlet_ids
from dragoman.actors.gazetteer import role_words, states
from dragoman.actors.holders import office_class
from dragoman.actors.whoswho import as_of, people
from dragoman.actors.worldnames import gender_of, is_family
from dragoman.records import Office

# Without a state these stand alone.
ALONE = {"IGO": "IGO", "NGO": "NGO", "BUS": "MNC", "REB": "REB", "MED": "MED"}


def codes(actor_id: str, day: str | None = None) -> tuple[str | None, str | None]:
    """The PLOVER sector and the CAMEO code of a listed actor, as of a day (`YYYY-MM-DD`).

    A state alone has no sector and its ISO code for code. Without a day, what the actor was last.
    """
    land = _land(actor_id)
    if land == actor_id:
        return None, land
    sector = _sector(actor_id, day)
    curated = _lists().get("cameo", {}).get(actor_id)
    if curated is not None:
        return sector, str(curated)
    if sector is None:
        return None, land
    if sector == "IGO" or land is None:
        return sector, ALONE.get(sector)
    return sector, land + sector


def codes_of_office(
    title: str, land: str | None, language: str = "en"
) -> tuple[str | None, str | None]:
    """The sector and code of somebody of whom a text tells an office: "Foreign Ministry spokesman".

    Of somebody who held it formerly, and of an office of no class, nothing is known. "PM" is
    another office in English than in Italian.
    """
    sector = _sector_of_title(title.lower(), language)
    if sector is None:
        return None, land
    return sector, land + sector if land is not None else ALONE.get(sector)


@lru_cache(maxsize=4096)
def _sector_of_title(title: str, language: str) -> str | None:
    found = re.findall(r"[^\W\d_]+", title)
    past = {w for lang in words.languages() for w in role_words(lang, "formerly")}
    if any(title.startswith(word) or word in found for word in past):
        return None
    classes = _office_words(language)
    held = [word for word in classes if f" {word} " in f" {title} "]
    if not held:
        return None
    sector = _lists().get("offices", {}).get(classes[max(held, key=len)])
    return str(sector) if sector is not None else None


@cache
def _office_words(language: str) -> dict[str, str]:
    """The words for one holder of an office, of all languages, and the class of each.

    Where two languages differ, what it is in the given one.
    """
    every = {word: key for lang in words.languages() for word, key in _classes(lang).items()}
    return every | _classes(language)


@cache
def _classes(language: str) -> dict[str, str]:
    """The same of one language."""
    own = words.load(language.partition("-")[0], "roles").get("roles", {})
    return {str(word).lower(): key for key, row in own.items() for word in row.get("words", ())}


@cache
def _lists() -> dict[str, Any]:
    return words.load("all", "bodies")


@cache
def _by_id() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in bodies()}


@cache
def _sectors() -> dict[str, str]:
    """The sector of each listed body that has but one."""
    found = {key: name for name, keys in _lists().get("sectors", {}).items() for key in keys}
    found |= {row["id"]: str(row["sector"]) for row in bodies() if "sector" in row}
    return dict.fromkeys(outlet_ids(), "MED") | found


def _land(actor_id: str) -> str | None:
    if actor_id.isupper():
        return actor_id if actor_id in states("en") else None
    if actor_id in people():
        return people()[actor_id].country
    if actor_id in _by_id():
        land = _by_id()[actor_id].get("country")
        return str(land) if land is not None else None
    first, _, rest = actor_id.partition("-")
    if gender_of(first.title()) is not None and is_family(rest.rpartition("-")[2].title()):
        return None  # Ken Starr is not of Kenya, nor Ben Carson of Benin
    return first.upper() if first.upper() in states("en") else None


def _sector(actor_id: str, day: str | None) -> str | None:
    when = day or as_of()
    for row in _lists().get("sectors_by_date", {}).get(actor_id, ()):
        if row["since"] <= when <= row.get("until", "9999"):
            return str(row["sector"])
    if actor_id in _sectors():
        return _sectors()[actor_id]
    if actor_id in people():
        for office in _terms_on(actor_id, when):
            headed = _sectors().get(office["body"])
            found = _lists().get("offices", {}).get(office_class(office["title"]) or "")
            if headed is not None or found is not None:
                return headed or str(found)
        return None
    head, _, tail = actor_id.partition("-")
    if head.upper() in states("en"):
        lists = _lists()
        found = lists.get("groups", {}).get(tail) or lists.get("ministries", {}).get(tail)
        return str(found) if found is not None else None
    return None


def _terms_on(actor_id: str, day: str) -> Iterator[dict[str, str]]:
    person = people().get(actor_id)
    for office in person.offices if person is not None else ():
        if office["since"] <= day <= office["until"]:
            yield office


def offices_on(actor_id: str, day: str) -> tuple[Office, ...]:
    """The offices that a curated person held on a day; none where the table is not sure.

    A term known to the month or year counts from its last day and to its first; one that was open
    when the table was looked through is not asserted of a day more than a year later.
    """
    person = people().get(actor_id)
    land = person.country if person is not None else None
    return tuple(
        Office(
            row["title"],
            land,
            row["told_since"],
            row["told_until"] or None,
            None,
            None if row["told_until"] else as_of(),
        )
        for row in _terms_on(actor_id, day)
    )


@cache
def _memberships() -> dict[str, tuple[dict[str, str], ...]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in words.table("all", "members"):
        found.setdefault(row["body"], []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def members_on(body_id: str, day: str) -> frozenset[str]:
    """The members of an organisation on a day (`YYYY-MM-DD`), by their ids; none if not listed.

    A month or year of joining counts from its last day, one of leaving to its first.
    """
    found = set()
    for row in _memberships().get(body_id, ()):
        since, until = row["since"], row["until"] or "9999"
        first = {4: f"{since}-12-31", 7: f"{since}-31"}.get(len(since), since)
        last = {7: f"{until}-01"}.get(len(until), until)
        if first <= day <= last:
            found.add(row["member"])
    return frozenset(found)
