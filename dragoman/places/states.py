"""States that stand as places, and what a text is about: states, their peoples, provinces."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.places.atlas import Atlas, atlas_of, fold
from dragoman.places.finding import (
    POSSESSIVE,
    SEPARATORS,
    Found,
    Token,
    is_longer_name,
    is_moving,
    tokens_of,
)
from dragoman.places.gazetteer import SHORT, key_of
from dragoman.places.resolving import (
    Named,
    is_large_province,
    states_by_name,
    written_small,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHENS = ("-", "‐", "‑")


def states_named(text: str, language: str, found: Sequence[Found]) -> Iterator[Found]:
    """States that stand where a place stands: "protests in Iraq", not "Iraq protested"."""
    atlas = atlas_of(language)
    tokens = tokens_of(text)
    done = -1
    for i, token in enumerate(tokens):
        if not token.capital or token.start < done:
            continue
        state = _state_at(tokens, i, language)
        if state is None:
            continue
        key, last = state
        start, end = token.start, tokens[last].end
        part = _is_part(text, tokens, i, atlas)  # Dutch "Noord-Irak"
        first = i - 1 if part else i
        if any(f.start < end and start < f.end for f in found):
            continue
        behind = atlas.after is not None and atlas.after.match(text, end) is not None
        if not behind and POSSESSIVE.match(text, end):
            continue  # "in Iran's programme"; Turkish "Irak'ta" is a place
        longer = not part and is_longer_name(text, tokens, (i, last), atlas)
        if not longer and _stands(text, tokens, (first, last), key, atlas):
            done = end
            yield Found(Named(key), start, end)


def _state_at(tokens: Sequence[Token], i: int, language: str) -> tuple[str, int] | None:
    """The key of the state whose name begins at a word, and the last word of the name."""
    names = states_by_name(language, people=False)
    first = tokens[i].folded
    for length in (4, 3, 2, 1) if first in _beginnings(language) else ():
        run = tokens[i : i + length]
        key = key_of(t.folded for t in run)
        if len(run) == length and key in names:
            return key, i + length - 1
    # German "Ostukraine"
    rests = (first.removeprefix(p) for p in atlas_of(language).parts if first.startswith(p))
    return next(((rest, i) for rest in rests if rest in names), None)


@cache
def _beginnings(language: str) -> frozenset[str]:
    """The words with which names of states begin."""
    names = states_by_name(language, people=False)
    return frozenset(name.split(" ")[0] for name in names) | SHORT.keys()


def _is_part(text: str, tokens: Sequence[Token], i: int, atlas: Atlas) -> bool:
    """Whether a direction with a hyphen stands before a name."""
    return (
        i > 0
        and tokens[i - 1].folded in atlas.parts
        and text[tokens[i - 1].end : tokens[i].start] in HYPHENS
    )


def _stands(
    text: str, tokens: Sequence[Token], run: tuple[int, int], key: str, atlas: Atlas
) -> bool:
    """Whether a state stands as a place, by what is around it."""
    start, end = tokens[run[0]].start, tokens[run[1]].end
    if atlas.after is not None and atlas.after.match(text, end):
        return True
    before, near = start, max(0, start - 30)
    if atlas.adjectives and (match := atlas.adjectives.search(text, near, start)):
        word = fold(match[0].strip())
        if word in atlas.directions:
            return True  # "shook western Afghanistan"
        if word != atlas.article or key in atlas.with_article:  # not "in the Iraq war"
            before, near = match.start(), max(0, match.start() - 30)
    if atlas.at_states is not None and atlas.at_states.search(text, near, before):
        return True
    if atlas.to is None or not atlas.to.search(text, near, before):
        return False
    return is_moving(text, tokens, run[0], atlas.travel)


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
            if key in states_by_name(language) or is_large_province(key):
                found.append(Named(key))
                break
    return found
