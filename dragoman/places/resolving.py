"""Which of the places of one name is meant, told from the rest of the text.

"Paris" is in France, but in Texas where the text says so; "Georgia" is the state where Tbilisi
stands beside it and the American one beside Atlanta. A place is chosen by its size, by the state or
province that stands behind its name, and by the states, provinces and places that the text names
besides. A name has one meaning in a text. Nothing here was trained on a corpus: the few weights
were set on one half of the articles of LGL and confirmed on the other (bench/places.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.places.atlas import WORD, Entry, atlas_of, fold
from dragoman.places.gazetteer import Candidate, candidates, key_of, points_of_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EARTH = 6371.0
# How well known a place is, in powers of ten of its people: what stands in for the number where
# there is none.
KNOWN = {"state": 8.0, "province": 6.3, "county": 4.5, "region": 7.0, "water": 7.0, "point": 6.0}
# A province is named less often than its people would make it ("Washington" is the capital), and
# "Richmond" for Richmond County less still.
BONUS = {"capital": 0.7, "county": -0.5, "province": -0.6}
PLAIN_COUNTY = 3.0
PREFERRED = 1.0
# A province is left out where its town of the same name has so large a part of its people.
TOWN_SHARE = 4
# What a text adds: the same province, the same state, and how near the other places are.
SAME_DIVISION, SAME_COUNTRY, NEARNESS = 6.0, 3.0, 3.0
NEAR = 150.0  # km: where nearness has fallen to 1/e
ROUNDS = 3
BEHIND = re.compile(r"\s?,\s|\s\(")
SOFT = 1.0
PROVINCES = frozenset({"province", "region"})
# Provinces of so many people tell what a text is about, and need no more than "in" before them.
LARGE = 500_000
# Of so many candidates, the largest are weighed: "San Jose" has two hundred.
MOST = 60
# So many names tell what a text is about: a list of a thousand towns must not take a minute.
TELLING = 50
# What stands before a name for a part of the place.
PARTS = frozenset(
    (
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
        *("northeast", "northwest", "southeast", "southwest", "central", "downtown", "greater"),
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name at one place of a text: its key, and the state or province that stands behind it."""

    key: str
    inside: frozenset[tuple[str, str]] = frozenset()  # (country, division or "")
    province: bool = False  # the word beside the name says so: "Herat Province"


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is meant, and by how much it is ahead of the best one of another state."""

    place: Candidate
    lead: float


def distance(a: Candidate, b: Candidate) -> float:
    """Kilometres between two places, along the surface."""
    one, other = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((one - other) / 2) ** 2 + math.cos(one) * math.cos(other) * (
        math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


@cache
def states_by_name(language: str, *, people: bool = True) -> dict[str, tuple[str, ...]]:
    """Names, adjectives and peoples of states in a language and English: key -> codes."""
    forms = ("names", "adjectives", "people") if people else ("names",)
    found: dict[str, dict[str, None]] = {}
    for tag in dict.fromkeys((language, "en")):
        for code, state in words.load(tag, "states").get("states", {}).items():
            for form in forms:
                for name in state.get(form, ()):
                    found.setdefault(key_of(fold(m[0]) for m in WORD.finditer(name)), {})[code] = (
                        None
                    )
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def written_small(language: str) -> frozenset[str]:
    """Keys of the adjectives and peoples of states that a language writes with a small letter."""
    return frozenset(
        key_of(fold(m[0]) for m in WORD.finditer(name))
        for state in words.load(language, "states").get("states", {}).values()
        for form in ("adjectives", "people")
        for name in state.get(form, ())
        if name[0].islower()
    )


@lru_cache(maxsize=20_000)
def is_large_province(key: str) -> bool:
    """Whether a name is that of a large province and of no place that is better known."""
    first = next(iter(candidates(key)), None)
    return first is not None and first.kind == "province" and first.population >= LARGE


@cache
def preferred() -> dict[str, str]:
    """Whose a name is where the size would mislead: key -> state."""
    listed: dict[str, str] = words.load(words.ALL, "places_curated")["prefer"]
    return {key_of(fold(m[0]) for m in WORD.finditer(name)): code for name, code in listed.items()}


@cache
def containers() -> dict[str, frozenset[tuple[str, str]]]:
    """Short forms of states and provinces ("Tex.", "Ont."): key -> (country, division)."""
    listed = words.load(words.ALL, "places_curated")["divisions"]
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for country, divisions in listed.items():
        for division, names in divisions.items():
            for name in names:
                found[key_of(fold(m[0]) for m in WORD.finditer(name))].add((country, division))
    return {key: frozenset(areas) for key, areas in found.items()}


@lru_cache(maxsize=20_000)
def meanings(key: str, language: str) -> tuple[Candidate, ...]:
    """All that a name can stand for in a text of a language, states and provinces included."""
    found = list(candidates(key)[:MOST])
    for name in atlas_of(language).names.get(key.split(" ", maxsplit=1)[0], ()):
        if key_of(name.tokens) == key:
            found += [where for e in name.entries if (where := place_of_entry(e)) is not None]
    points = points_of_states()
    for code in states_by_name(language).get(key, ()):
        if code in points:
            found.append(Candidate(key.title(), code, "", "state", 0, *points[code]))
    for country, division in containers().get(key, ()):
        found += [c for c in _provinces(country) if c.division == division]
    first, _, rest = key.partition(" ")
    if not found and rest and first in PARTS:
        return meanings(rest, language)
    return _without_doubles(key, tuple(dict.fromkeys(found)))


def _without_doubles(key: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without what is there twice: a province and its town, or its listed name."""
    towns = {c.area: c.population for c in reversed(found) if c.kind in {"city", "capital"}}
    listed = {c.country: c for c in found if c.kind == "region" and not c.division}
    out = []
    for place in found:
        if place.kind == "province":
            own = place.name == listed[place.country].name if place.country in listed else False
            alias = key != key_of(fold(m[0]) for m in WORD.finditer(place.name)) and not own
            if place.area in towns and (alias or towns[place.area] * TOWN_SHARE > place.population):
                continue
            if (region := listed.pop(place.country, None)) is not None:
                out.append(
                    replace(
                        region,
                        division=place.division,
                        kind=place.kind,
                        population=place.population,
                    )
                )
                continue
        out.append(place)
    merged = {(c.country, c.name) for c in out if c.kind == "province"}
    return tuple(c for c in out if c.kind != "region" or (c.country, c.name) not in merged)


@lru_cache(maxsize=20_000)
def place_of_entry(entry: Entry) -> Candidate | None:
    """The place of an atlas with its coordinates; None where it is not known where it lies."""
    curated = words.load(words.ALL, "places_curated")["places"].get(entry.name)
    if curated is not None:
        return Candidate(
            entry.name, curated["country"], "", curated["kind"], 0, *map(float, curated["at"])
        )
    key = key_of(fold(m[0]) for m in WORD.finditer(entry.name))
    found = [c for c in candidates(key) if c.country == entry.country or entry.country is None]
    towns = [c for c in found if c.kind in {"city", "capital"}]
    return next(iter(towns or found), None)


@cache
def _provinces(country: str) -> tuple[Candidate, ...]:
    """The provinces that have short forms."""
    listed = words.load(words.ALL, "places_curated")["divisions"].get(country, {})
    found = []
    for division, names in listed.items():
        key = key_of(fold(m[0]) for m in WORD.finditer(names[0]))
        found += [
            c
            for c in candidates(key)
            if c.kind == "province" and (c.country, c.division) == (country, division)
        ]
    return tuple(found)


def resolve(names: Iterable[Named], language: str) -> dict[Named, Choice]:
    """The place that each name of one text means; names that nothing knows are left out."""
    counted = Counter(names)
    options = {n: _options(n, language) for n in counted}
    options = {n: found for n, found in options.items() if found}
    # A name that is told once what it lies in lies there in the whole text.
    told = {n.key: options[n] for n in options if n.inside}
    for n in options:
        if not n.inside and n.key in told:
            options[n] = told[n.key]
    chosen = {n: max(found, key=partial(_fame, n)) for n, found in options.items()}
    weights = {n: _weight(n, counted[n], found) for n, found in options.items()}
    made: dict[Named, Choice] = {}
    telling = [n for n, _ in counted.most_common() if n in options][:TELLING]
    for _ in range(ROUNDS):
        about = {n: chosen[n] for n in telling}
        made = {n: _chosen(n, options, about, weights) for n in options}
        chosen = {n: choice.place for n, choice in made.items()}
    return made


def _options(named: Named, language: str) -> tuple[Candidate, ...]:
    """What a name can stand for, in the state or province behind it where there is one."""
    found = meanings(named.key, language)
    if named.province:
        # The town of the name is left out of `meanings` where it is nearly all of its province.
        provinces = (*candidates(named.key), *found)
        found = tuple(dict.fromkeys(c for c in provinces if c.kind in PROVINCES)) or found
    inside = tuple(
        c
        for c in found
        if (c.country, "") in named.inside or (c.country, c.division.split(".")[0]) in named.inside
    )
    return inside or found


def _fame(named: Named, place: Candidate) -> float:
    """How well known a place is."""
    if preferred().get(named.key) == place.country and place.kind in {"city", "capital"}:
        return math.log10(place.population + 1) + PREFERRED
    if place.kind == "county" and named.key != key_of(
        fold(m[0]) for m in WORD.finditer(place.name)
    ):
        return PLAIN_COUNTY
    if place.population:
        return math.log10(place.population) + BONUS.get(place.kind, 0.0)
    return KNOWN.get(place.kind, 2.0)


def _weight(named: Named, times: int, options: Sequence[Candidate]) -> float:
    """How much one name says of where a text is at home: the more, the fewer places bear it."""
    sure = 1.0 if named.inside else 1 / math.sqrt(len(options))
    return sure * (1 + math.log(times))


def _chosen(
    named: Named,
    options: Mapping[Named, Sequence[Candidate]],
    chosen: Mapping[Named, Candidate],
    weights: Mapping[Named, float],
) -> Choice:
    """The place that fits a text best: by its fame, its state and province, and its neighbours."""
    states: defaultdict[str | None, float] = defaultdict(float)
    divisions: defaultdict[tuple[str | None, str], float] = defaultdict(float)
    others = []
    for other, where in chosen.items():
        for country, division in other.inside:
            states[country] += 1
            if division:
                divisions[country, division] += 1
        if other.key == named.key:
            continue
        states[where.country] += weights[other]
        if where.division:
            divisions[where.area] += weights[other]
        if where.kind not in {"state", "province", "region"}:
            others.append(where)
        for area in {c.area for c in options[other]}:
            divisions[area] += SOFT / len(options[other])
    all_states, all_divisions = sum(states.values()) or 1.0, sum(divisions.values()) or 1.0

    def score(place: Candidate) -> float:
        near = sum(math.exp(-distance(place, other) / NEAR) for other in others)
        return (
            _fame(named, place)
            + SAME_COUNTRY * states[place.country] / all_states
            + SAME_DIVISION * divisions[place.area] / all_divisions
            + NEARNESS * min(1.0, near / 2)
        )

    scores = sorted(((score(c), -i) for i, c in enumerate(options[named])), reverse=True)
    best = options[named][-scores[0][1]]
    rest = (s for s, i in scores if options[named][-i].country != best.country)
    return Choice(best, scores[0][0] - next(rest, -math.inf))


def behind(text: str, end: int, key: str, language: str) -> tuple[frozenset[tuple[str, str]], int]:
    """The states and provinces that words behind a name stand for, and where those words end.

    As in ", Texas", ", Del." and " (Ohio)". A province that has no short form must have a place of
    the name, or the next city of "Kyiv, Moscow and London" would be one.
    """
    match = BEHIND.match(text, end)
    if match is None:
        return frozenset(), end
    start = match.end()
    parts = list(re.finditer(r"[^\s,;:()]+", text[start : start + 40]))
    inside = {c.area for c in candidates(key)}
    for length in (4, 3, 2, 1):
        if len(parts) < length or not parts[0][0][0].isupper():
            continue
        stop = start + parts[length - 1].end()
        said = key_of(fold(m[0]) for m in WORD.finditer(text, start, stop))
        found = set(containers().get(said, ()))
        found |= {(code, "") for code in states_by_name(language, people=False).get(said, ())}
        found |= {c.area for c in candidates(said) if c.kind == "province"} & inside  # type: ignore[arg-type]
        if found:
            return frozenset(found), stop
    return frozenset(), end
