"""Towns and provinces that bear the name of a state: Georgia, Lebanon (Pennsylvania), Palestine.

An article means one of them throughout. Which one is told by what it names besides: a place in the
same province, a sign such as "Georgia lawmakers", no other state of the world.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.places.atlas import WORD, fold
from dragoman.places.finding import tokens_of
from dragoman.places.gazetteer import candidates, key_of
from dragoman.places.resolving import (
    Choice,
    Named,
    behind,
    containers,
    distance,
    states_by_name,
)

if TYPE_CHECKING:
    from dragoman.places.gazetteer import Candidate

# An article that names so many places of the town's own country, one of them so near, is local.
LOCAL = 2
NEAR = 50.0  # km
# Where names of states are most often names of towns.
LOCAL_STATE = "USA"
STREET = r"(?:St|Ave|Rd|Dr|Blvd|Ln|Street|Avenue|Road)\.?"
# So far ahead of the state a province is meant: in 50 articles of ECB+ and PolNeAR about the
# American Georgia it was .5 and more, in a sentence of Georgia, Armenia and Alabama .3.
SURE = 0.5


@cache
def ambiguous(language: str) -> dict[str, tuple[str, ...]]:
    """Keys of the names of states that a place elsewhere bears too -> codes of the states."""
    return {
        key: codes
        for key, codes in states_by_name(language, people=False).items()
        if any(place.country not in codes for place in candidates(key))
    }


@lru_cache(maxsize=64)
def named_here(text: str, language: str) -> frozenset[str]:
    """The ambiguous keys whose names a text has with a capital."""
    known = ambiguous(language)
    begins = {key.split(" ", maxsplit=1)[0] for key in known}
    tokens = tokens_of(text)
    return frozenset(
        key
        for i, token in enumerate(tokens)
        if token.capital and token.folded in begins
        for length in (3, 2, 1)
        if (key := key_of(t.folded for t in tokens[i : i + length])) in known
    )


def meant_elsewhere(text: str, language: str, choices: Mapping[Named, Choice]) -> dict[str, Choice]:
    """The names of states that mean another place in the whole text: key -> that place.

    Its lead is 0 where it is a town and nothing tells which.
    """
    found = {}
    for key in named_here(text, language):
        codes = ambiguous(language)[key]
        if _names_state(text, codes, language) or _beside(choices, codes):
            continue
        place = _told(key, codes, text, language) or _resolved(key, codes, choices)
        if place is not None:
            found[key] = Choice(place, math.inf)
        elif _is_local(key, text, language) and _foreign(key, choices) <= {LOCAL_STATE}:
            others = (c for c in candidates(key) if c.country not in codes)
            found[key] = Choice(min(others, key=_is_county), 0.0)
    return found


def _is_local(key: str, text: str, language: str) -> bool:
    """As in "a Lebanon woman", "Cumberland St., Lebanon": what is said of towns only."""
    listed = words.load(language, "places").get("local_after", ())
    after = "|".join(re.escape(word) for word in listed)
    name = re.escape(key.title())
    # "a Lebanon man", "12 Oak St., Lebanon", "Hart, 49, Lebanon, was"
    before = rf"(?:{STREET}|\d\d),\s{name}(?:[,.;]|$)"
    signs = rf"\b{name}\s(?:{after})\b|\b{before}"
    return bool(listed) and re.search(signs, text) is not None


def _foreign(key: str, choices: Mapping[Named, Choice]) -> set[str | None]:
    """The other states that a text names."""
    return {c.place.country for n, c in choices.items() if n.key != key and c.place.kind == "state"}


def is_elsewhere(text: str, span: tuple[int, int], code: str, language: str) -> bool:
    """Whether one name of a state is another place by what stands beside it.

    As in "Lebanon, Pa." and "Athens, Georgia".
    """
    start, end = span
    key = key_of(fold(m[0]) for m in WORD.finditer(text, start, end))
    if key not in ambiguous(language):
        return False
    others = {place.area for place in candidates(key) if place.country != code}
    if others & {a for a in behind(text, end, key, language)[0] if a[1]}:
        return True
    before = re.search(r"((?:[^\W\d_][\w.'’-]*\s){0,2}[^\W\d_][\w.'’-]*),\s$", text[:start][-60:])
    parts = before[1].split() if before is not None else []
    for first in range(len(parts)):
        name = key_of(fold(m[0]) for part in parts[first:] for m in WORD.finditer(part))
        if parts[first][0].isupper() and {c.area for c in candidates(name)} & others:
            return not any(c.country == code for c in candidates(name))
    return False


def _names_state(text: str, codes: tuple[str, ...], language: str) -> bool:
    """Whether an adjective or the people of a state, or a sign of it, stands in a text."""
    signs = [w for row in _signs(language, codes) for w in row["unless"]]
    rows = words.load(language, "states").get("states", {})
    for code in codes:
        row = rows.get(code, {})
        signs += [w for form in ("adjectives", "people") for w in row.get(form, ())]
        names = set(row.get("names", ()))
        signs = [w for w in signs if w not in names]
    return any(re.search(rf"\b{re.escape(w)}\b", text) for w in signs)


def _beside(choices: Mapping[Named, Choice], codes: tuple[str, ...]) -> bool:
    """Whether a town of the state itself is named: Beirut beside Lebanon."""
    return any(
        choice.place.country in codes and choice.place.kind != "state"
        for named, choice in choices.items()
        if named.key not in states_by_name("en")
    )


def _told(key: str, codes: tuple[str, ...], text: str, language: str) -> Candidate | None:
    """The place that a sign of the lists tells: "Georgia lawmakers"."""
    for row in _signs(language, codes):
        if any(re.search(rf"\b{re.escape(word)}\b", text) for word in row["told_by"]):
            return next((c for c in candidates(key) if c.country not in codes), None)
    return None


def _is_county(place: Candidate) -> bool:
    return place.kind == "county"


def _signs(language: str, codes: tuple[str, ...]) -> list[Mapping[str, list[str]]]:
    listed = words.load(language, "roles").get("confusable", {})
    return [listed[code] for code in codes if code in listed]


def _resolved(
    key: str, codes: tuple[str, ...], choices: Mapping[Named, Choice]
) -> Candidate | None:
    """The place that the other places of a text tell."""
    abbreviated = {area for areas in containers().values() for area in areas}
    for named, choice in choices.items():
        province = choice.place.kind == "province" and choice.place.area in abbreviated
        if named.key == key and (named.inside or (province and choice.lead >= SURE)):
            return choice.place if choice.place.country not in codes else None
    others = [choice.place for named, choice in choices.items() if named.key != key]
    foreign = _foreign(key, choices)
    towns = [place for place in others if place.kind not in {"state", "province"}]
    meant = next((c.place for n, c in choices.items() if n.key == key), None)
    at_home = meant is not None and any(town.country == meant.country for town in towns)
    if meant in candidates(key) and meant.country not in codes and foreign <= {meant.country}:
        return meant if at_home and meant.kind != "province" else None
    for place in sorted(candidates(key), key=_is_county):
        if place.country in codes or not foreign <= {place.country}:
            continue
        local = sum(other.country == place.country for other in others) >= LOCAL
        if local and any(distance(place, town) < NEAR for town in towns):
            return place
    return None
