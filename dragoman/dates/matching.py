"""The time expressions of a text before they are resolved: which template fits which words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dragoman.dates.grammar import NEEDS_LEFT, NEEDS_PART, Grammar, fold, slots_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.dates.grammar import Pattern

YEAR = re.compile(r"\d{4}")
# The longest thing that may stand before a date ("since the beginning of the ") is shorter.
LEFT_REACH = 40
# Where a sentence begins, and a word with a small letter.
OPENS = re.compile(r"(?:^|[.!?:]\s|\n)$")
LOWER = re.compile(r"\s[a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression before it is resolved."""

    rule: str
    slots: dict[str, Any]
    start: int
    end: int
    core: int  # where the words begin without "since", "early" ...
    part: str | None = None
    bound: str | None = None
    habit: bool = False  # "every Monday" is no one day
    grounded: bool = False  # something before it makes a bare year or month a date


def matches(text: str, rules: Grammar) -> list[Found]:
    """The time expressions of a text in order, the longest where several overlap."""
    return _widest(list(_matches(text, rules)))


def _matches(text: str, rules: Grammar) -> Iterator[Found]:
    """All matches of all templates, with what stands before them."""
    avoided: list[tuple[int, int]] | None = None
    listed = _listed(text, rules)
    for pattern in _possible(text, rules):
        for match in pattern.regex.finditer(text):
            start, end = match.span()
            if avoided is None:
                avoided = [m.span() for m in rules.avoid.finditer(text)] if rules.avoid else []
            if start == end or any(
                (s < start < e) or (s == start and end <= e) for s, e in avoided
            ):
                continue
            if pattern.rule == "year" and rules.counted and rules.counted.match(text, end):
                continue
            slots = {k: v for k, v in match.groupdict().items() if v is not None}
            values = {k: _value(k, v, rules) for k, v in slots.items()}
            values["order"] = rules.order
            found = _look_left(Found(pattern.rule, values, start, end, start), text, rules)
            found = _look_right(found, text, rules)
            if pattern.rule == "units_coming" and values.get("unit") == "minute":
                continue  # "ready within five minutes" is how fast
            if pattern.rule == "year" and start in listed:
                found = _as_listed(found, listed[start], text, rules)
            if pattern.rule == "year" and not found.grounded and _is_bare(found, text, rules):
                found = replace(found, grounded=True)
            if (
                not found.habit
                and (found.grounded or pattern.rule not in NEEDS_LEFT)
                and (found.part is not None or pattern.rule not in NEEDS_PART)
            ):
                yield found


def _possible(text: str, rules: Grammar) -> Iterator[Pattern]:
    """The templates all of whose slots a text may fill, by the beginnings of its words."""
    present: set[str] = set()
    for word in set(words_of(text)):
        present |= slots_of(rules.language, word)
    for needs, patterns in rules.patterns:
        if needs <= present:
            yield from patterns


def _listed(text: str, rules: Grammar) -> dict[int, tuple[int, int]]:
    """Where a year of an enumeration stands -> where the first one stands, how many they are."""
    if rules.listed is None:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for match in rules.listed.finditer(text):
        starts = [m.start() for m in YEAR.finditer(text, match.start(), match.end())]
        found |= dict.fromkeys(starts, (match.start(), len(starts)))
    return found


def _as_listed(found: Found, place: tuple[int, int], text: str, rules: Grammar) -> Found:
    """A year of an enumeration is one where the first of them is, or there are three or more."""
    first, many = place
    if found.start != found.core or found.habit:
        return found
    head = found
    if found.core != first:
        head = _look_left(replace(found, start=first, core=first), text, rules)
    if many < 3 and not head.grounded:
        return found
    rule = head.rule if head.grounded else "year"
    return replace(found, rule=rule, grounded=True)


def _is_bare(found: Found, text: str, rules: Grammar) -> bool:
    """Whether a year stands by itself, as in German "2014 wurde er gewählt", and is no count."""
    if rules.bare is None or int(text[found.start : found.end]) % 100 == 0:
        return False
    if OPENS.search(text, max(0, found.start - 3), found.start):
        return LOWER.match(text, found.end) is not None
    several = None if rules.listed is None else rules.listed.match(text, found.start)
    return rules.bare.match(text, several.end() if several else found.end) is not None


def _value(slot: str, words: str, rules: Grammar) -> Any:  # noqa: ANN401 -- a number, a pair or a name
    """What a slot's words stand for."""
    name = re.sub(r"2$", "", slot)
    if name in ("year", "mm", "dd", "week"):
        return int(words)
    if name == "day":
        figures = re.match(r"\d+", words)
        return int(figures[0]) if figures else rules.values["day"][fold(words)]
    if name == "decade":
        return int(words)
    if name == "tens":
        return 1900 + int(words)
    value = rules.values.get(name, {}).get(fold(words))
    if name == "n":
        value = int(words) if value is None else value
        return tuple(value) if isinstance(value, list) else (value, value)
    return value


def _look_left(found: Found, text: str, rules: Grammar) -> Found:
    """The same with what stands before it: "since", "until", "early", or a mere "in"."""
    position, grounded = found.start, False
    part, bound, start = None, None, found.start
    for _ in range(5):
        for kind, meaning, pattern in rules.context:
            match = pattern.search(text, max(0, position - LEFT_REACH), position)
            if match is None:
                continue
            if kind == "habit":
                return replace(found, habit=True)
            if kind == "name":
                if found.rule != "year":
                    continue
                return replace(found, rule="year_of_name", grounded=True)
            # Dutch "voor" is "for", but "before" before "the end of".
            if meaning.endswith("_part") and part is None:
                continue
            position = match.start()
            if meaning == "since" and found.rule.endswith("_range"):
                grounded = True  # "dal 3 al 5 maggio": it opens the range
                break
            if kind == "part" and part is None:
                part, start = meaning, position
            elif kind == "bound" and bound is None:
                bound, start = meaning.removesuffix("_part"), position
            grounded = grounded or kind != "filler"
            break
        else:
            break
        if bound is not None:
            break
    return replace(found, start=start, part=part, bound=bound, grounded=grounded)


def _look_right(found: Found, text: str, rules: Grammar) -> Found:
    """The same with a bound that follows it: "2016'dan bu yana"."""
    for meaning, pattern in rules.behind:
        match = pattern.match(text, found.end)
        if match is not None:
            bound = found.bound if meaning == "in" else meaning
            return replace(found, end=match.end(), bound=bound, grounded=True)
    return found


def _widest(found: list[Found]) -> list[Found]:
    """The matches that are left when a longer one takes the place of those it overlaps."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: (f.core - f.end, f.start)):
        if all(candidate.end <= k.core or k.end <= candidate.core for k in kept):
            kept.append(candidate)
    kept.sort(key=lambda f: f.core)
    out: list[Found] = []
    for item in kept:
        floor = out[-1].end if out else 0
        out.append(item if item.start >= floor else replace(item, start=item.core))
    return out
