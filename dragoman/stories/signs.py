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
# A day without a year is read in this year, of which the texts that are read tell nothing.
_NO_YEAR = 1904
_ANY_YEAR = DateRange(f"{_NO_YEAR}-07-01", f"{_NO_YEAR}-07-01", "day", "any_year")
_DATED = {"full_date", "month_day", "numeric_date", "iso_date"}

Days = frozenset[dt.date]


@dataclass(frozen=True, slots=True)
class Signs:
    """Days of an article's first line and of its head, and weekdays.

    Of a day that is told without its year, the year is 1904.
    """

    own: Days
    told: Days
    weekdays: frozenset[int]


def published_day(article: Article) -> str | None:
    """The first day on which an article can have been published, where an end is known too.

    That a page is later than a year that it tells of says nothing of its day.
    """
    published = article.published
    return published.earliest if published.latest is not None else None


def read_signs(article: Article) -> Signs:
    """The days and weekdays that an article's text tells by itself."""
    line = f"{article.dateline or ''}\n"
    start = article.body.start + len(line)
    head = (line + article.text)[: start + HEAD]
    own: set[dt.date] = set()
    if article.published.earliest is not None and article.published.precision == "day":
        own.add(dt.date.fromisoformat(article.published.earliest))
    told: set[dt.date] = set()
    weekdays: set[int] = set()
    for time in find_times(head, article.language, anchor=_ANY_YEAR, past=None):
        if time.precision != "day" or time.earliest is None or time.evidence is None:
            continue
        day = dt.date.fromisoformat(time.earliest)
        if time.rule == "weekday":
            weekdays.add(day.weekday())
        elif time.rule in _DATED:
            told.add(day)
            if time.evidence.start < start + FIRST_LINE:
                own.add(day)
    return Signs(frozenset(own), frozenset(told), frozenset(weekdays))


def days_between(one: Days, two: Days) -> int | None:
    """The days between the nearest two of these; None where a side tells none.

    Where one of the two has no year, it is taken to be the year that brings them nearest.
    """
    return min((_gap(left, right) for left in one for right in two), default=None)


def _gap(one: dt.date, two: dt.date) -> int:
    if _NO_YEAR not in (one.year, two.year):
        return abs((one - two).days)
    left, right = (day.replace(year=_NO_YEAR).timetuple().tm_yday for day in (one, two))
    return min(abs(left - right), 366 - abs(left - right))
