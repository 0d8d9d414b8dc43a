"""What texts tell of their day and numbers: signs that two likes are one happening, or are not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.dates import find_times
from dragoman.records import DateRange, Span

if TYPE_CHECKING:
    from dragoman.records import Article

# Where an article says when: dateline and first sentences. Days of the first line are the
# article's own, those further on may be of its background.
HEAD = 800
FIRST_LINE = 160
# A day without a year is read in this year, and only month and day are kept.
_ANY_YEAR = DateRange("2000-07-01", "2000-07-01", "day", "any_year")
_DATED = {"month_day", "numeric_date", "iso_date"}
_NUMBER = re.compile(r"(?<![\w.,:])\d+(?:[.,]\d+)*(?![\w:])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Signs:
    """Days of the year (1 to 366) of an article's first line and of its head; weekdays; numbers."""

    own: frozenset[int]
    told: frozenset[int]
    weekdays: frozenset[int]
    numbers: frozenset[str]


def read_signs(article: Article) -> Signs:
    """The days, weekdays and numbers that an article's text tells by itself."""
    line = f"{article.dateline or ''}\n"
    start = article.body.start + len(line)
    text = line + article.text
    head = text[: start + HEAD]
    dates: list[Span] = []
    own: set[int] = set()
    told: set[int] = set()
    weekdays: set[int] = set()
    for time in find_times(head, article.language, anchor=_ANY_YEAR, past=None):
        if time.evidence is not None:
            dates.append(time.evidence)
        if time.precision != "day" or time.earliest is None or time.evidence is None:
            continue
        day = dt.date.fromisoformat(time.earliest)
        if time.rule == "weekday":
            weekdays.add(day.weekday())
        elif time.rule in _DATED:
            place = day.replace(year=2000).timetuple().tm_yday
            told.add(place)
            if time.evidence.start < start + FIRST_LINE:
                own.add(place)
    numbers = {
        match.group().replace(",", "").replace(".", "")
        for match in _NUMBER.finditer(text, start)
        if len(match.group()) > 1
        and not _YEAR.fullmatch(match.group())
        and not any(date.overlaps(Span(*match.span())) for date in dates)
    }
    return Signs(frozenset(own), frozenset(told), frozenset(weekdays), frozenset(numbers))


def days_between(one: frozenset[int], two: frozenset[int]) -> int | None:
    """The days between the nearest two days of a year; None where a side tells none."""
    gaps = (abs(left - right) for left in one for right in two)
    return min((min(gap, 366 - gap) for gap in gaps), default=None)
