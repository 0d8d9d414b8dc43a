"""States where they stand as places, and what a text is about: its states, peoples and provinces."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.places.atlas import atlas_of
from dragoman.places.finding import SEPARATORS, Found, is_longer_name, tokens_of
from dragoman.places.gazetteer import candidates, key_of
from dragoman.places.resolving import Named, states_by_name, written_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Provinces of so many people tell what a text is about.
PROVINCE = 500_000


def states_named(text: str, language: str, found: Sequence[Found]) -> Iterator[Found]:
    """States that stand where a place stands: "protests in Iraq", not "Iraq protested"."""
    atlas = atlas_of(language)
    tokens = tokens_of(text)
    names = states_by_name(language, people=False)
    done = -1
    for i in range(len(tokens)):
        start = tokens[i].start
        if not tokens[i].capital or start < done:
            continue
        stands = atlas.at is not None and atlas.at.search(text, max(0, start - 30), start)
        if not stands and atlas.after is None:
            continue
        for length in (4, 3, 2, 1):
            run = tokens[i : i + length]
            key = key_of(t.folded for t in run)
            if len(run) < length or key not in names:
                continue
            end = run[-1].end
            taken = any(f.start < end and start < f.end for f in found)
            if not stands and atlas.after is not None:
                taken = taken or atlas.after.match(text, end) is None
            if not taken and not is_longer_name(text, tokens, (i, i + length - 1), atlas):
                done = end
                yield Found(Named(key), start, end)
            break


def surroundings(text: str, language: str) -> list[Named]:
    """The states, their people and the large provinces that a text names: what it is about."""
    tokens = tokens_of(text)
    found = []
    small = written_small(language)
    for i in range(len(tokens)):
        if not tokens[i].capital:
            if tokens[i].folded in small:
                found.append(Named(tokens[i].folded))
            continue
        for length in (3, 2, 1):
            run = tokens[i : i + length]
            if len(run) < length or any(
                text[a.end : b.start] not in SEPARATORS for a, b in pairwise(run)
            ):
                continue
            key = key_of(t.folded for t in run)
            if key in states_by_name(language) or _is_province(key):
                found.append(Named(key))
                break
    return found


@lru_cache(maxsize=20_000)
def _is_province(key: str) -> bool:
    """Whether a name is that of a large province and of no place that is better known."""
    first = next(iter(candidates(key)), None)
    return first is not None and first.kind == "province" and first.population >= PROVINCE
