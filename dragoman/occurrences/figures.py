"""The numbers of a passage and what each counts: so many killed, so many tons, so many percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[%.,;:!?…–—()]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
_YEARS = range(1900, 2100)
STEM = 5
# How far the word that says what became of those counted stands from their number, in words:
# "23 people, most of them children, were killed", "killed at least 23".
AFTER, BEFORE = 7, 4
_STOPS = frozenset(".;:!?…–—()")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: a fate ("killed") or the stem of the noun behind it."""

    value: float
    counts: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Lists:
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    fates: Mapping[str, str]
    people: frozenset[str]
    shares: frozenset[str]
    not_counts: frozenset[str]
    dated: frozenset[str]
    joints: frozenset[str]


@cache
def _lists(language: str) -> _Lists:
    content = words.load(language, "figures")
    dates = words.load(language, "dates")
    numbers = dates.get("number", {})
    calendar = ("month", "weekday", "unit", "units")
    dated = {word.casefold() for key in calendar for word in _words(dates.get(key, ()))}
    return _Lists(
        # Of one ("a man", "the one") nothing is counted that reports could differ on.
        {str(w): float(v) for w, v in numbers.items() if isinstance(v, (int, float)) and v > 1},
        {str(w): float(v) for w, v in content.get("magnitudes", {}).items()},
        {str(w): fate for fate, told in content.get("fates", {}).items() for w in told},
        frozenset(content.get("people", ())),
        frozenset(content.get("shares", ())),
        frozenset(content.get("not_counts", ())) | dated,
        frozenset(dated),
        frozenset(content.get("joints", ())),
    )


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value


def figures(text: str, language: str, start: int = 0) -> tuple[Figure, ...]:
    """The numbers of a passage with what they count; `start` is where it stands in its text.

    Years, days of a month, hours and what counts nothing that is named are left out.
    """
    lists = _lists(language.split("-", maxsplit=1)[0])
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found = []
    at = 0
    while at < len(tokens):
        value, after = _number(tokens, at, lists)
        if value is not None:
            counts = _counts(tokens, at, after, lists)
            bare = after == at + 1 and re.fullmatch(r"\d{4}", tokens[at][0])
            if counts and not (bare and int(value) in _YEARS):
                span = Span(start + tokens[at][1], start + tokens[after - 1][2])
                found.append(Figure(value, counts, span))
        at = max(after, at + 1)
    return tuple(found)


_Token = tuple[str, int, int]


def _number(tokens: Sequence[_Token], at: int, lists: _Lists) -> tuple[float | None, int]:
    """The number that starts at a token, and the token behind it."""
    word = tokens[at][0].casefold()
    value: float
    if word[0].isdigit():
        if at and tokens[at - 1][0] in {":", "."} and tokens[at - 1][2] == tokens[at][1]:
            return None, at + 1
        if at + 1 < len(tokens) and tokens[at + 1][0] == ":":
            return None, at + 1
        plain = re.sub(r"[.,\s]", "", word) if _THOUSANDS.fullmatch(word) else word
        try:
            value = float(plain.replace(",", "."))
        except ValueError:
            return None, at + 1
    elif word in lists.numbers:
        value = lists.numbers[word]
    elif word in lists.magnitudes and lists.magnitudes[word] < 100:  # "dozen" by itself
        value = 1.0
        at -= 1
    else:
        return None, at + 1
    at += 1
    while at < len(tokens) and tokens[at][0].casefold() in lists.magnitudes:
        value *= lists.magnitudes[tokens[at][0].casefold()]
        at += 1
    return value, at


def _counts(tokens: Sequence[_Token], at: int, after: int, lists: _Lists) -> str | None:
    """What is counted: a share, a fate near the number, else the noun behind it."""
    behind = [word.casefold() for word, *_ in tokens[after : after + AFTER]]
    before = [word.casefold() for word, *_ in reversed(tokens[max(0, at - BEFORE) : at])]
    if behind[:1] and behind[0] in lists.shares:
        return "share"
    if behind[:1] and (behind[0] in lists.not_counts or behind[0] in _STOPS):
        behind = []
    if before[:1] and before[0] in lists.dated:
        return None
    noun = next((w for w in behind[:3] if w.isalpha() and len(w) > 2 and w not in lists.people), "")
    of_people = any(word in lists.people for word in behind[:3])
    for nearby in (behind, before):
        for place, word in enumerate(nearby):
            if word in _STOPS or word in lists.joints or word[0].isdigit():
                break
            fate = lists.fates.get(word)
            # "23 rockets killed": what is counted must be people, or the fate its own noun.
            if fate is not None and (of_people or place <= 1 or nearby is before):
                return fate
    if of_people:
        return "people"
    return noun[:STEM] or None
