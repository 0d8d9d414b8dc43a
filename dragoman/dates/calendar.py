"""Stretches of the calendar: months, seasons, weeks and parts of them, as first and last day.

Conventions where words are loose: weeks run from Monday to Sunday; "three months ago" is the
calendar month three months back (as TIMEX3 has it), and so with weeks and years; early, mid and
late are thirds; seasons are those of the northern half, in whole months.
"""

from __future__ import annotations

import datetime as dt
import re

from dragoman.records import Precision

Days = tuple[dt.date, dt.date, Precision]

DAY = dt.timedelta(days=1)
MOVABLE = re.compile(r"(easter|orthodox)([+-]\d+)")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
# How far "recent" and "coming" reach at most, in units: a reading of the words, not a measurement.
RECENT = {
    "minute": 60,
    "hour": 24,
    "day": 14,
    "weekend": 4,
    "week": 8,
    "fortnight": 4,
    "month": 12,
    "quarter": 6,
}
YEARS = {"year": 1, "decade": 10, "century": 100}
# Farther back than this a day and month without a year are not meant: "in August" of eleven months
# ago has its year with it (chosen by hand, the usage of news agencies).
LONGEST_BACK = 245
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3}


def month_of(year: int, month: int) -> Days:
    """The days of one month; `month` may lie outside 1 to 12 and then counts on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return first, after - DAY, "month"


def years_of(first: int, last: int, precision: Precision) -> Days:
    """The days of whole years."""
    return dt.date(first, 1, 1), dt.date(last, 12, 31), precision


def season_of(year: int, season: str) -> Days:
    """The days of a season; a winter is named for the year of its December."""
    start, end = SEASONS[season]
    return month_of(year, start)[0], month_of(year + (end < start), end)[1], "season"


def week_of(year: int, week: int) -> Days:
    """A numbered week, as ISO 8601 counts them."""
    first = dt.date.fromisocalendar(year, week, 1)
    return first, first + 6 * DAY, "week"


def feast_of(year: int, when: str) -> dt.date:
    """A named day of a year, as the word lists write it.

    "12-24" is a day of the calendar, "11/4/3" the fourth Thursday of November (-1 for the last),
    "easter-2" and "orthodox+1" count from the Sunday of Easter.
    """
    if (match := MOVABLE.fullmatch(when)) is not None:
        from dateutil import easter  # type: ignore[import-untyped]  # noqa: PLC0415 -- rare

        method = easter.EASTER_ORTHODOX if match[1] == "orthodox" else easter.EASTER_WESTERN
        sunday: dt.date = easter.easter(year, method)
        return sunday + int(match[2]) * DAY
    if "/" in when:
        month, number, weekday = map(int, when.split("/"))
        first, last, _ = month_of(year, month)
        if number < 0:
            return last - (last.weekday() - weekday) % 7 * DAY
        return first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * DAY
    return dt.date.fromisoformat(f"{year}-{when}")


def unit_of(day: dt.date, unit: str, steps: int) -> Days:
    """The calendar unit that lies `steps` units from the one of `day`."""
    if unit == "day":
        there = day + steps * DAY
        return there, there, "day"
    if unit in ("week", "weekend", "fortnight"):
        steps *= 2 if unit == "fortnight" else 1
        monday = day - day.weekday() * DAY + 7 * steps * DAY
        if unit != "weekend":
            return monday, monday + 6 * DAY, "week"
        return monday + 5 * DAY, monday + 6 * DAY, "range"
    if unit in MONTHS:
        size = MONTHS[unit]
        start = (day.month - 1) // size * size + 1 + steps * size
        first = month_of(day.year, start)[0]
        last = month_of(day.year, start + size - 1)[1]
        return first, last, "month" if size == 1 else "range"
    if unit in YEARS:
        size = YEARS[unit]
        year = (day.year - (unit == "century")) // size * size + (unit == "century") + steps * size
        precision: Precision = "year" if size == 1 else "decade" if size == 10 else "range"
        return years_of(year, year + size - 1, precision)
    raise ValueError(unit)


def end_of(day: dt.date, unit: str, *, past: bool | None) -> Days:
    """The end of the unit of a day; of the one before where it is told as past and is not over."""
    there = narrow(unit_of(day, unit, 0), "late", day)
    return narrow(unit_of(day, unit, -1), "late", day) if past and there[0] > day else there


def back(day: dt.date, unit: str, steps: int) -> dt.date:
    """The same day some units earlier (negative steps: later), the 31st cut to the month's end."""
    if unit == "minute":
        return day - steps // 1440 * DAY
    if unit == "hour":
        return day - steps // 24 * DAY
    if unit in DAYS:
        return day - DAYS[unit] * steps * DAY
    months = MONTHS.get(unit) or 12 * YEARS[unit]
    first, last, _ = month_of(day.year, day.month - months * steps)
    return min(first + (day.day - 1) * DAY, last)


def nearest(choices: list[Days], day: dt.date, past: bool | None) -> Days:
    """The choice that lies in the direction of the tense, or simply the nearest."""
    if past is True:
        choices = [c for c in choices if c[0] <= day] or choices
    elif past is False:
        choices = [c for c in choices if c[1] >= day] or choices

    def distance(choice: Days) -> tuple[dt.timedelta, bool]:
        return max(day - choice[1], choice[0] - day, dt.timedelta(0)), choice[0] > day

    return min(choices, key=distance)


def narrow(days: Days, part: str, day: dt.date | None) -> Days:
    """The part of a stretch that "early", "mid", "late", "earlier" or "later" leaves."""
    first, last, _ = days
    length = (last - first).days + 1
    if length < 5:
        return days
    if part in ("earlier", "later"):
        if day is None or not first <= day <= last:
            return days
        return (first, day, "range") if part == "earlier" else (day, last, "range")
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if first.day == 1 and months >= 3 and (last + DAY).day == 1:
        second = month_of(first.year, first.month + round(months / 3))[0]
        third = month_of(first.year, first.month + round(2 * months / 3))[0]
    else:
        second, third = first + length // 3 * DAY, last - (length // 3 - 1) * DAY
    if part == "early":
        return first, second - DAY, "range"
    return (second, third - DAY, "range") if part == "middle" else (third, last, "range")
