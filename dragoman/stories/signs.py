"""What texts tell of their days: signs that two like reports are of one happening, or are not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.dates import find_times
from dragoman.records import DateRange

if TYPE_CHECKING:
    from dragoman.records import Article

# Where an article says when: dateline and first sentences. Days of the first line are the
# article's own, those further on may be of its background.
HEAD = 800
FIRST_LINE = 160
# A day without a year is read in this year, and only month and day are kept.
_ANY_YEAR = DateRange("2000-07-01", "2000-07-01", "day", "any_year")
_DATED = {"month_day", "numeric_date", "iso_date"}


@dataclass(frozen=True, slots=True)
class Signs:
    """Days of the year (1 to 366) of an article's first line and of its head; and weekdays."""

    own: frozenset[int]
    told: frozenset[int]
    weekdays: frozenset[int]


def read_signs(article: Article) -> Signs:
    """The days and weekdays that an article's text tells by itself."""
    line = f"{article.dateline or ''}\n"
    start = article.body.start + len(line)
    head = (line + article.text)[: start + HEAD]
    own: set[int] = set()
    if article.published.earliest is not None and article.published.precision == "day":
        own.add(_place(dt.date.fromisoformat(article.published.earliest)))
    told: set[int] = set()
    weekdays: set[int] = set()
    for time in find_times(head, article.language, anchor=_ANY_YEAR, past=None):
        if time.precision != "day" or time.earliest is None or time.evidence is None:
            continue
        day = dt.date.fromisoformat(time.earliest)
        if time.rule == "weekday":
            weekdays.add(day.weekday())
        elif time.rule in _DATED:
            place = _place(day)
            told.add(place)
            if time.evidence.start < start + FIRST_LINE:
                own.add(place)
    return Signs(frozenset(own), frozenset(told), frozenset(weekdays))


def _place(day: dt.date) -> int:
    return day.replace(year=2000).timetuple().tm_yday


def days_between(one: frozenset[int], two: frozenset[int]) -> int | None:
    """The days between the nearest two days of a year; None where a side tells none."""
    gaps = (abs(left - right) for left in one for right in two)
    return min((min(gap, 366 - gap) for gap in gaps), default=None)
