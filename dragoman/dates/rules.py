"""What a time expression means as days, seen from the day of publication: a function per rule.

Each gives the first and the last day that the words can mean, and how fine they are; the third
argument is the tense of the clause. The rules that need no such day are in `absolute`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dragoman.dates.absolute import Slots, quarter_year
from dragoman.dates.calendar import (
    DAY,
    LONGEST_BACK,
    Days,
    feast_of,
    month_of,
    nearest,
    season_of,
    unit_of,
    week_of,
)
from dragoman.dates.units import UNITS

# Of the weekdays without any hint of tense in 612 English reports of July 2018 (one story, so weak
# proof) nearly all that could be one day ahead were meant so, those of three days ahead behind.
SOON = 2


def holiday(s: Slots, day: dt.date, past: bool | None) -> Days:
    """A day that has a name: of the year that is said, else of the one that the tense asks for."""
    if "year" in s:
        there = feast_of(s["year"], s["holiday"])
        return there, there, "day"
    near = [feast_of(day.year + i, s["holiday"]) for i in (-1, 0, 1)]
    return nearest([(d, d, "day") for d in near], day, past)


def quarter(s: Slots, day: dt.date, past: bool | None) -> Days:
    """A quarter of the year that brings it nearest in the direction of the tense."""
    return nearest(
        [quarter_year({**s, "year": day.year + i}) for i in (-1, 0, 1)],
        day,
        True if past is None else past,
    )


def week_number(s: Slots, day: dt.date, _: bool | None) -> Days:
    """A numbered week: of the year that brings it nearest."""
    years = [day.year + i for i in (-1, 0, 1)]
    return nearest([week_of(y, s["week"]) for y in years if s["week"] < 53], day, None)


def half_month(s: Slots, day: dt.date, past: bool | None) -> Days:
    """One of the halves of a month, cut behind the fifteenth."""
    first, last, _ = month_of(s["year"], s["month"]) if "year" in s else month(s, day, past)
    middle = first.replace(day=15)
    return (first, middle, "range") if s["half_number"] == 1 else (middle + DAY, last, "range")


def half_year_ago(_: Slots, day: dt.date, __: bool | None) -> Days:
    """The month that lies half a year back."""
    return unit_of(day, "month", -6)


def weekend(_: Slots, day: dt.date, past: bool | None) -> Days:
    """A weekend: the running one, else the last one or, where the tense is future, the next one.

    Where no tense is known it is the next one from Thursday on.
    """
    if day.weekday() >= 5 or past is False or (past is None and day.weekday() >= 5 - SOON):
        return unit_of(day, "weekend", 0)
    return unit_of(day, "weekend", -1)


def weekend_coming(_: Slots, day: dt.date, __: bool | None) -> Days:
    """The first weekend that is still to begin."""
    return unit_of(day, "weekend", 0 if day.weekday() < 5 else 1)


def weekday_week(s: Slots, day: dt.date, _: bool | None) -> Days:
    """A week after the first such day to come."""
    there = weekday_next(s, day, None)[0] + 7 * DAY
    return there, there, "day"


def night_to(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The night that ends on a day of the week."""
    last = weekday(s, day, past)[0]
    return last - DAY, last, "range"


def month_day(s: Slots, day: dt.date, past: bool | None) -> Days:
    """Day and month: of the year that brings them nearest in the direction of the tense.

    A past that lies more than eight months back is none: then the nearest year is taken.
    """
    found = _strictly(s, day, past)
    if past and "wd" not in s and (day - found[0]).days > LONGEST_BACK:
        return _strictly(s, day, None)
    return found


def _strictly(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The same, however far back or ahead."""
    choices: list[Days] = []
    for there in range(day.year - 4, day.year + 5):
        if s["day"] <= month_of(there, s["month"])[1].day:
            date = dt.date(there, s["month"], s["day"])
            choices.append((date, date, "day"))
    if not choices:
        raise ValueError(s["day"])
    if "wd" in s:  # "Friday, April 26" is so in one year of five or six
        choices = [c for c in choices if c[0].weekday() == s["wd"]] or choices
    return nearest(choices, day, past)


def day_range(s: Slots, day: dt.date | None, past: bool | None) -> Days:
    """From one day of a month to another, or to one of a later month."""
    if "month2" in s:
        return _over_months(s, day, past)
    if s["day2"] <= s["day"]:
        raise ValueError(s["day2"])
    if s.get("year"):
        first = dt.date(s["year"], s["month"], s["day"])
    else:
        assert day is not None
        first = month_day(s, day, past)[0]
    return first, first.replace(day=s["day2"]), "range"


def _over_months(s: Slots, day: dt.date | None, past: bool | None) -> Days:
    """From a day of one month to a day of another, which may be in the next year."""
    later = (s["month2"], s["day2"]) <= (s["month"], s["day"])
    if s.get("year"):
        last = dt.date(s["year"], s["month2"], s["day2"])
    else:
        assert day is not None
        last = month_day({"month": s["month2"], "day": s["day2"]}, day, past)[0]
    return dt.date(last.year - later, s["month"], s["day"]), last, "range"


def month(s: Slots, day: dt.date, past: bool | None) -> Days:
    """A month: of the year that brings it nearest in the direction of the tense."""
    return nearest([month_of(day.year + i, s["month"]) for i in (-1, 0, 1)], day, past)


def month_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The latest such month before the month of publication, or the latest such day."""
    if "day" in s:
        return _strictly(s, day - DAY, True)
    return month_of(day.year - (s["month"] >= day.month), s["month"])


def month_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The first such month after the month of publication, or the first such day."""
    if "day" in s:
        return _strictly(s, day + DAY, False)
    return month_of(day.year + (s["month"] <= day.month), s["month"])


def _month_or_day(s: Slots, year_: int) -> Days:
    """A month of a year, or the day of it that is said."""
    if "day" not in s:
        return month_of(year_, s["month"])
    there = dt.date(year_, s["month"], s["day"])
    return there, there, "day"


def month_this(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The month, or the day of it, in the year of publication."""
    return _month_or_day(s, day.year)


def month_last_year(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The month, or the day of it, in the year before that of publication."""
    return _month_or_day(s, day.year - 1)


def month_next_year(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The month, or the day of it, in the year after that of publication."""
    return _month_or_day(s, day.year + 1)


def season_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The latest such season that is over."""
    return max(c for i in (-2, -1, 0) if (c := season_of(day.year + i, s["season"]))[1] < day)


def season_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The first such season that is still to begin."""
    return min(c for i in (0, 1, 2) if (c := season_of(day.year + i, s["season"]))[0] > day)


def season_this(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The season that is nearest."""
    return nearest([season_of(day.year + i, s["season"]) for i in (-1, 0, 1)], day, past)


def season_last_year(s: Slots, day: dt.date, _: bool | None) -> Days:
    """That season of the year before."""
    return season_of(day.year - 1, s["season"])


def season_next_year(s: Slots, day: dt.date, _: bool | None) -> Days:
    """That season of the year after."""
    return season_of(day.year + 1, s["season"])


def weekday(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The last such day up to publication; where the tense is future, the first from it on.

    Where no tense is known, the next one if it is at most two days off.
    """
    if "day" in s:  # "quinta-feira (9)": the day of the month stands behind it
        near = [day + i * DAY for i in range(-31, 32)]
        fits = [d for d in near if d.day == s["day"] and d.weekday() == s["weekday"]]
        if fits:
            return nearest([(d, d, "day") for d in fits], day, past)
    back_ = (day.weekday() - s["weekday"]) % 7
    there = day - back_ * DAY
    if back_ and (past is False or (past is None and 7 - back_ <= SOON)):
        there += 7 * DAY
    return there, there, "day"


def weekday_range(s: Slots, day: dt.date, past: bool | None) -> Days:
    """From one day of a week to another."""
    first = weekday(s, day, past)[0]
    return first, first + (s["weekday2"] - s["weekday"]) % 7 * DAY, "range"


def weekday_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The last such day before publication."""
    return weekday(s, day - DAY, True)


def weekday_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The first such day after publication."""
    return weekday(s, day + DAY, False)


def weekday_last_week(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The day in the week before that of publication."""
    there = unit_of(day, "week", -1)[0] + s["weekday"] * DAY
    return there, there, "day"


def weekday_next_week(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The day in the week after that of publication."""
    there = unit_of(day, "week", 1)[0] + s["weekday"] * DAY
    return there, there, "day"


def offset(s: Slots, day: dt.date, _: bool | None) -> Days:
    """Today, yesterday, tomorrow and their parts."""
    low, high = s["offset"] if isinstance(s["offset"], list) else (s["offset"], s["offset"])
    first, last = day + low * DAY, day + high * DAY
    return first, last, "day" if first == last else "range"


RELATIVE: dict[str, Callable[[Slots, dt.date, bool | None], Days]] = {
    f.__name__: f
    for f in (
        holiday,
        quarter,
        week_number,
        half_month,
        half_year_ago,
        weekend,
        weekend_coming,
        weekday_week,
        night_to,
        month_day,
        day_range,
        month,
        month_last,
        month_next,
        month_this,
        month_last_year,
        month_next_year,
        season_last,
        season_next,
        season_this,
        season_last_year,
        season_next_year,
        weekday,
        weekday_range,
        weekday_last,
        weekday_next,
        weekday_last_week,
        weekday_next_week,
        offset,
        *UNITS,
    )
}
