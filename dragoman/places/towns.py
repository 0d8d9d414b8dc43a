"""Towns that the atlas leaves out: with their state behind them, or near what the text names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.places.atlas import atlas_of
from dragoman.places.finding import SEPARATORS, Found, Token, in_state, is_longer_name, tokens_of
from dragoman.places.gazetteer import begins_name, candidates, key_of
from dragoman.places.resolving import Choice, Named, behind, is_large_province

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Towns of fewer people are found only with their state behind them.
TOWN = 1_000


@dataclass(frozen=True, slots=True)
class Background:
    """What a text is about: the provinces of its places, and towns that it has named as such.

    `elsewhere` are the names of states that are a town or a province here.
    """

    areas: frozenset[tuple[str | None, str]]
    towns: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


def areas_of(choices: Mapping[Named, Choice]) -> frozenset[tuple[str | None, str]]:
    """The provinces that some places lie in."""
    return frozenset(c.place.area for c in choices.values() if c.place.division)


def towns_named(
    text: str, language: str, found: Sequence[Found], background: Background
) -> Iterator[Found]:
    """Towns that the atlas leaves out: with their state behind them, or near what the text names.

    "In Cottonport, La." says enough. "In Cottonport" does where the text is about Louisiana, and
    "a Cottonport man" where it has said that before.
    """
    atlas = atlas_of(language)
    tokens = tokens_of(text)
    taken = [(f.start, f.end) for f in found]
    i = 0
    while i < len(tokens):
        if not tokens[i].capital or not begins_name(tokens[i].folded):
            i += 1
            continue
        length = next((n for n in (3, 2, 1) if _is_town(text, tokens, (i, i + n - 1), taken)), 0)
        if not length:
            i += 1
            continue
        run = (i, i + length - 1)
        i += length
        if in_state(tokens, run, language):
            continue
        start, end = tokens[run[0]].start, tokens[run[1]].end
        key = key_of(t.folded for t in tokens[run[0] : run[1] + 1])
        states, stop = behind(text, end, key, language)
        inside = [c for c in candidates(key) if (c.country, "") in states or c.area in states]
        county = length > 1 and all(c.kind == "county" for c in candidates(key))
        following = tokens[run[1] + 1].folded if run[1] + 1 < len(tokens) else ""
        said = following in atlas.province_after and text[end : end + 1] == " "
        longer = said and is_longer_name(text, tokens, (run[0], run[1] + 1), atlas)
        if said and not longer and any(c.kind == "province" for c in candidates(key)):
            taken.append((start, end))
            yield Found(Named(key, frozenset(), province=True), start, end)
            continue
        if inside or county:
            taken.append((start, stop))
            yield Found(Named(key, states if inside else frozenset()), start, end)
            continue
        at = atlas.at.search(text, max(0, start - 30), start) if atlas.at is not None else None
        near = [c for c in candidates(key) if c.population >= TOWN and c.area in background.areas]
        known = key in background.towns or (at and near and not atlas.nouns_are_capitalised)
        meant = key in background.elsewhere or (known and key not in atlas.doubtful)
        meant = meant or (at is not None and is_large_province(key))
        if meant and not is_longer_name(text, tokens, run, atlas):
            yield Found(Named(key), start, end)


def _is_town(
    text: str, tokens: Sequence[Token], run: tuple[int, int], taken: Sequence[tuple[int, int]]
) -> bool:
    """Whether some words with capitals are the name of a town that is not found yet."""
    first, last = run
    if last >= len(tokens) or not all(t.capital for t in tokens[first : last + 1]):
        return False
    start, end = tokens[first].start, tokens[last].end
    if any(a < end and start < b for a, b in taken) or "\n" in text[start:end]:
        return False
    if any(text[a.end : b.start] not in SEPARATORS for a, b in pairwise(tokens[first : last + 1])):
        return False
    return bool(candidates(key_of(t.folded for t in tokens[first : last + 1])))
