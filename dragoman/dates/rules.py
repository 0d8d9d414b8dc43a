"""What a time expression means as days: one small function per rule, of no language.

A rule of `ABSOLUTE` needs the words only; a rule of `RELATIVE` needs the day of publication too.
Each gives the first and the last day that the words can mean, and how fine they are. The slots are
those of the templates in `words/<lang>/dates.yml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from dragoman.dates.calendar import (
    DAY,
    LONGEST_BACK,
    RECENT,
    Days,
    back,
    month_of,
    nearest,
    season_of,
    unit_of,
    years_of,
)

Slots = Mapping[str, Any]
# Of the weekdays without any hint of tense in 612 English reports of July 2018 (one story, so weak
# proof) nearly all that could be one day ahead were meant so, those of three days ahead behind.
SOON = 2


# --- rules that need the words only


def iso_date(s: Slots) -> Days:
    """A day in figures, year first."""
    day = dt.date(s["year"], s["mm"], s["dd"])
    return day, day, "day"


def numeric_date(s: Slots) -> Days:
    """A day in figures, year last, in the order of the language; English has both orders."""
    order, first, second, year = s["order"], s["dd"], s["mm"], s["year"]
    if order == "dmy" or first > 12:
        day = dt.date(year, second, first)
        return day, day, "day"
    if second > 12 or first == second:
        day = dt.date(year, first, second)
        return day, day, "day"
    one, two = sorted((dt.date(year, first, second), dt.date(year, second, first)))
    return one, two, "range"


def full_date(s: Slots) -> Days:
    """Day, month and year."""
    day = dt.date(s["year"], s["month"], s["day"])
    return day, day, "day"


def named(s: Slots) -> Days:
    """A day known by a name that leaves its year out."""
    day = dt.date.fromisoformat(s["named"])
    return day, day, "day"


def month_year(s: Slots) -> Days:
    """Month and year."""
    return month_of(s["year"], s["month"])


def month_range(s: Slots) -> Days:
    """From one month of a year to another."""
    if s["month2"] <= s["month"]:
        raise ValueError(s["month2"])
    return month_of(s["year"], s["month"])[0], month_of(s["year"], s["month2"])[1], "range"


def year(s: Slots) -> Days:
    """A year."""
    return years_of(s["year"], s["year"], "year")


def year_of_name(s: Slots) -> Days:
    """A year that is part of a name ("the 2016 election")."""
    return year(s)


def year_range(s: Slots) -> Days:
    """From one year to another."""
    if s["year2"] < s["year"]:
        raise ValueError(s["year2"])
    return years_of(s["year"], s["year2"], "range")


def decade(s: Slots) -> Days:
    """Ten years."""
    return years_of(s["decade"], s["decade"] + 9, "decade")


def decade_named(s: Slots) -> Days:
    """Ten years, by name."""
    return years_of(s["decade_name"], s["decade_name"] + 9, "decade")


def century(s: Slots) -> Days:
    """A hundred years."""
    last = 100 * s["century_number"]
    return years_of(last - 99, last, "range")


def season_year(s: Slots) -> Days:
    """A season of a year; which of its two winters a year means is not known."""
    first, last, precision = season_of(s["year"], s["season"])
    if s["season"] == "winter":
        return month_of(s["year"] - 1, 12)[0], last, "range"
    return first, last, precision


def quarter_year(s: Slots) -> Days:
    """A quarter of a year."""
    start = 3 * s["ordinal_number"] - 2
    return month_of(s["year"], start)[0], month_of(s["year"], start + 2)[1], "range"


def half_year(s: Slots) -> Days:
    """Half a year."""
    start = 6 * s["half_number"] - 5
    return month_of(s["year"], start)[0], month_of(s["year"], start + 5)[1], "range"


# --- rules that need the day of publication


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
    """From one day of a month to another."""
    if s["day2"] <= s["day"]:
        raise ValueError(s["day2"])
    if s.get("year"):
        first = dt.date(s["year"], s["month"], s["day"])
    else:
        assert day is not None
        first = month_day(s, day, past)[0]
    return first, first.replace(day=s["day2"]), "range"


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


def weekday(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The last such day up to publication; where the tense is future, the first from it on.

    Where no tense is known, the next one if it is at most two days off.
    """
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


def unit_ago(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit that lies so many units back."""
    (low, high), unit = s["n2" if "unit2" in s else "n"], s.get("unit2", s["unit"])
    if unit in ("minute", "hour"):
        per_day = 1440 if unit == "minute" else 24
        # At midday an hour ago is today, at ten past midnight it is yesterday.
        first, last = day - -(-high // per_day) * DAY, day - low // per_day * DAY
        if unit == "minute" and high < 60:
            first = last
        return first, last, "day" if first == last else "range"
    first, _last, precision = unit_of(day, unit, -high)
    return first, unit_of(day, unit, -low)[1], precision if low == high else "range"


def unit_ahead(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The unit that lies so many units ahead."""
    low, high = s["n"]
    if s["unit"] in ("minute", "hour"):
        return day, back(day, s["unit"], -high) + DAY, "range"
    return unit_ago({**s, "n": (-high, -low)}, day, past)


def unit_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit before that of publication.

    On a Sunday "last week" is as often the week that ends that day (US reports) as the one before.
    """
    if s["unit"] == "week" and day.weekday() == 6:
        return unit_of(day, "week", -1)[0], day, "range"
    return unit_of(day, s["unit"], -1)


def unit_this(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The unit of publication; of a weekend to come the one before where the tense is past."""
    if s["unit"] == "weekend" and past is True and day.weekday() < 5:
        return unit_of(day, "weekend", -1)
    return unit_of(day, s["unit"], 0)


def unit(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit of publication, of which a part is said ("early in the year")."""
    return unit_of(day, s["unit"], 0)


def unit_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit after that of publication."""
    return unit_of(day, s["unit"], 1)


def units_past(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The stretch of so many units up to publication."""
    return back(day, s["unit"], s["n"][1]), day, "range"


def units_coming(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The stretch of so many units from publication on."""
    return day, back(day, s["unit"], -s["n"][1]), "range"


def units_recent(s: Slots, day: dt.date, _: bool | None) -> Days:
    """Some units up to publication."""
    return back(day, s["unit"], 1 if s.get("one") else RECENT.get(s["unit"], 10)), day, "range"


def units_soon(s: Slots, day: dt.date, _: bool | None) -> Days:
    """Some units from publication on."""
    return day, back(day, s["unit"], -(1 if s.get("one") else RECENT.get(s["unit"], 10))), "range"


ABSOLUTE: dict[str, Callable[[Slots], Days]] = {
    f.__name__: f
    for f in (
        iso_date,
        numeric_date,
        full_date,
        named,
        month_year,
        month_range,
        year,
        year_of_name,
        year_range,
        decade,
        decade_named,
        century,
        season_year,
        quarter_year,
        half_year,
    )
}
RELATIVE: dict[str, Callable[[Slots, dt.date, bool | None], Days]] = {
    f.__name__: f
    for f in (
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
        weekday,
        weekday_range,
        weekday_last,
        weekday_next,
        weekday_last_week,
        weekday_next_week,
        offset,
        unit_ago,
        unit_ahead,
        unit,
        unit_last,
        unit_this,
        unit_next,
        units_past,
        units_coming,
        units_recent,
        units_soon,
    )
}
