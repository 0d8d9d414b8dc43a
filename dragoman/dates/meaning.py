"""A time expression as a range of days, seen from the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from dragoman.dates import calendar
from dragoman.dates.absolute import ABSOLUTE
from dragoman.dates.rules import RELATIVE
from dragoman.dates.tense import tense_of
from dragoman.records import DateRange, Span

if TYPE_CHECKING:
    from dragoman.dates.calendar import Days
    from dragoman.dates.grammar import Grammar
    from dragoman.dates.matching import Found

# What the rule of a date ends with that waits for a day of publication.
WAITING = "_without_anchor"
OTHER_SLOTS = (
    *(("unit1", "unit"), ("units", "unit"), ("span", "unit"), ("tens", "decade")),
    *(("dd", "day"), ("mm", "month"), ("mon", "month")),
    *(("quarter_number", "ordinal_number"), ("feast", "holiday")),
)


def resolved(
    found: Found, rules: Grammar, text: str, given: tuple[DateRange | None, bool | None]
) -> DateRange:
    """A time expression as a range of days."""
    anchor, past = given
    rule = "_".join(x for x in (found.bound, found.part, found.rule) if x is not None)
    evidence = Span(found.start, found.end)
    if found.rule == "relative":
        return DateRange(None, None, "unknown", "relative_to_story", evidence)
    absolute = found.rule in ABSOLUTE or "year" in found.slots
    days = _anchor_days(anchor)
    if not absolute and days == (None, None):
        return DateRange(None, None, "unknown", rule + WAITING, evidence)
    if past is None:
        past = tense_of(found, rules, text)
        if past is None and found.bound == "until":
            past = False
    try:
        ends = [None if d is None and not absolute else _days(found, d, past) for d in days]
    except (ValueError, OverflowError):
        return DateRange(None, None, "unknown", f"{rule}_impossible", evidence)
    first, last = ends
    earliest = first[0] if first else None
    latest = last[1] if last else None
    precision = first[2] if first and last and first == last else "range"
    if found.bound == "since":
        latest, precision = days[1] if past is not False else None, "range"
        if latest is not None and earliest is not None and latest < earliest:
            latest = None
    elif found.bound == "until":
        earliest, precision = None, "range"
    elif found.bound == "before":
        # "Before Friday's vote" may well be on Friday.
        earliest, precision = None, "range"
    elif found.bound == "after":
        latest, precision = None, "range"
    return DateRange(_iso(earliest), _iso(latest), precision, rule, evidence)


def points(date: DateRange, anchor: DateRange | None) -> bool | None:
    """Whether a date lies before the day of publication (True), behind it (False), or neither."""
    first, last = _anchor_days(anchor)
    if first is None or last is None or date.earliest is None or date.latest is None:
        return None
    if date.latest < first.isoformat():
        return True
    return False if date.earliest > last.isoformat() else None


def _days(found: Found, day: dt.date | None, past: bool | None) -> Days:
    """The days of an expression as seen from one day of publication."""
    if found.rule in ABSOLUTE:
        days = ABSOLUTE[found.rule](_usual(found.slots))
    else:
        # An expression with its own year does not look at the day it is given.
        seen = day or dt.date(found.slots["year"], 1, 1)
        days = RELATIVE[found.rule](_usual(found.slots), seen, past)
    return days if found.part is None else calendar.narrow(days, found.part, day)


def _usual(slots: dict[str, Any]) -> dict[str, Any]:
    """The slots by the names that the rules know."""
    out = dict(slots)
    for name, usual in OTHER_SLOTS:
        if name in out:
            out.setdefault(usual, out[name])
    if "unit1" in out:
        out["one"] = True
    return out


def _anchor_days(anchor: DateRange | None) -> tuple[dt.date | None, dt.date | None]:
    """Both ends of the day of publication."""
    if anchor is None:
        return None, None
    return _day(anchor.earliest), _day(anchor.latest)


def _day(iso: str | None) -> dt.date | None:
    """A day from its ISO form; None where there is none or it is not one."""
    try:
        return None if iso is None else dt.date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
