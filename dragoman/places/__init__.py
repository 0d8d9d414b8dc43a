"""Where: cities, regions and waters of world affairs in a text, with state and coordinates.

Names come from GeoNames (`words/all/places.tsv`, `places_world.tsv`), from a list of regions,
waters, borders and bases (`words/all/places_curated.yml`) and from each language's own names
(`words/<lang>/places.yml`). What a text names is found by `finding`, which of the places of one
name is meant is told by `resolving` from the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.places.atlas import WORD, atlas_of, fold
from dragoman.places.finding import family_names, first_name, is_person, places_named
from dragoman.places.gazetteer import Candidate, key_of
from dragoman.places.namesakes import ambiguous, is_elsewhere, meant_elsewhere, named_here
from dragoman.places.resolving import Choice, Named, behind, place_of_entry, resolve
from dragoman.places.states import states_named, surroundings
from dragoman.places.towns import Background, areas_of, towns_named
from dragoman.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "PRECISION_KM",
    "dateline_place",
    "find_places",
    "is_elsewhere",
    "locate",
    "states_elsewhere",
]

PRECISION = {"capital": "city", "province": "region", "state": "country"}
# How far from the coordinates of each precision the place itself mostly reaches, in kilometres.
PRECISION_KM = {"point": 3, "city": 15, "county": 30, "region": 150, "water": 300, "country": 500}
# Where the best place of a name is less ahead of the best one of another state (in powers of ten of
# its people), which one is meant is not known.
LEAD = 0.3


def find_places(
    text: str, language: str, *, context: str | None = None, states: bool = False
) -> tuple[Place, ...]:
    """The cities, regions and waters that a text names as places, in order, none overlapping.

    States are places only where `states` asks for them and they stand as such ("protests in Iraq");
    else they are actors. `start` and `end` are offsets into `text`.
    Where several places share a name, `context` (the article; else the text itself) tells which is
    meant, unless a state follows ("Paris, Texas"). `country` and the coordinates are null where
    two states have a town of that name and nothing tells them apart.
    """
    tag = language.split("-", maxsplit=1)[0].lower()
    return _find_places(text, tag, context or text, states=states)


@lru_cache(maxsize=10_000)  # several stages ask for the places of one sentence
def _find_places(text: str, language: str, context: str, *, states: bool) -> tuple[Place, ...]:
    """The same, kept."""
    atlas = atlas_of(language)
    about = _meant(context, language)
    people = family_names(context)
    named = places_named(text, language, atlas)
    found = [f for f in named if not is_person(f, text, atlas, people)]
    found += towns_named(text, language, found, about.background)
    if states:
        found += states_named(text, language, found)
    unseen = [f.named for f in found if f.named not in about.choices]
    choices = about.choices
    if unseen:  # a sentence that is no part of its context
        choices = choices | resolve([*unseen, *about.names], language)
    return tuple(
        _place(choices[f.named], f.start, f.end, f.named)
        for f in sorted(found, key=lambda f: f.start)
        if f.named in choices
    )


def states_elsewhere(text: str, language: str) -> frozenset[str]:
    """The states whose names mean a town or a province in a text: GEO beside Atlanta.

    ISO 3166-1 alpha-3 codes; a text that names the state too has none.
    """
    tag = language.split("-", maxsplit=1)[0].lower()
    if not named_here(text, tag):
        return frozenset()
    return frozenset(
        code for key in _meant(text, tag).background.elsewhere for code in ambiguous(tag)[key]
    )


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the names of a text mean, and what it is about."""

    names: tuple[Named, ...]
    choices: dict[Named, Choice]
    background: Background


@lru_cache(maxsize=64)
def _meant(text: str, language: str) -> _Meant:
    """All names of a text resolved together."""
    atlas = atlas_of(language)
    lines = text.splitlines()
    found = [list(places_named(line, language, atlas)) for line in lines]
    around = surroundings(text, language)
    names = [f.named for line in found for f in line] + around
    choices = resolve(names, language)

    def towns(background: Background) -> list[Named]:
        return [
            f.named
            for line, before in zip(lines, found, strict=True)
            for f in towns_named(line, language, before, background)
        ]

    more = towns(Background(areas_of(choices)))
    if more:
        choices = resolve([*names, *more], language)
    elsewhere = meant_elsewhere(text, language, choices)
    if elsewhere:
        choices |= {Named(key): choice for key, choice in elsewhere.items()}
        more = towns(Background(areas_of(choices), elsewhere=frozenset(elsewhere)))
    told = frozenset(n.key for n in more)
    background = Background(areas_of(choices), told, frozenset(elsewhere))
    return _Meant((*names, *more), choices, background)


def locate(text: str, spans: Sequence[Span], language: str) -> tuple[Place | None, ...]:
    """The places that given names of a text mean, best guesses all; None where nothing is known.

    For names that something else has found: states and their peoples are located too.
    """
    named = []
    for span in spans:
        key = key_of(fold(m[0]) for m in WORD.finditer(text, span.start, span.end))
        named.append(Named(key, behind(text, span.end, key, language)[0]))
    choices = resolve(named, language)
    return tuple(
        _place(Choice(choices[n].place, LEAD), span.start, span.end) if n in choices else None
        for n, span in zip(named, spans, strict=True)
    )


@lru_cache(maxsize=4096)  # each event of a first paragraph asks for it
def dateline_place(dateline: str | None, language: str | None = None) -> Place | None:
    """The place of a dateline such as "BEIJING (ANP)" or "Paris, Texas", in any language we have.

    The article's language is tried first, where it is given. `start` and `end` are 0: a dateline
    is no part of a sentence. None where nothing is known.
    """
    head = re.split(r"[(–—|]|\s-\s", dateline or "")[0].strip()
    for part in head.split("/"):
        first = (language or "en").split("-", maxsplit=1)[0].lower()
        listed = (t for t in words.languages() if words.load(t, "places"))
        for tag in dict.fromkeys((first, "en", *listed)):
            name = first_name(part, tag)
            if name is None:
                continue
            entry, end = name
            key = key_of(fold(m[0]) for m in WORD.finditer(part, 0, end))
            inside, _ = behind(part, end, key, tag)
            if inside:
                choice = next(iter(resolve([Named(key, inside)], tag).values()), None)
                return None if choice is None else _place(choice, 0, 0)
            where = place_of_entry(entry)
            if where is None:
                return Place(entry.name, entry.country, 0, 0)
            return _place(Choice(where, LEAD), 0, 0)
    return None


def _place(choice: Choice, start: int, end: int, named: Named | None = None) -> Place:
    """A place as the records have it."""
    where = choice.place
    states = {country for country, _ in named.inside} if named is not None else set()
    if states and where.country not in states:  # a town of that state that the gazetteer lacks
        return Place(where.name, states.pop() if len(states) == 1 else None, start, end)
    if choice.lead < LEAD and not states and where.kind != "state":
        return Place(where.name, None, start, end)
    precision = PRECISION.get(where.kind, where.kind)
    if where.kind == "state":
        return _state(where, start, end)
    return Place(where.name, where.country, start, end, where.latitude, where.longitude, precision)


def _state(where: Candidate, start: int, end: int) -> Place:
    """A state as a place, by its English name."""
    names = words.load("en", "states")["states"].get(where.country, {}).get("names", ())
    name = str(names[0]) if names else where.name
    return Place(name, where.country, start, end, where.latitude, where.longitude, "country")
