"""What a time expression means as days where its words are enough: one small function per rule.

Each gives the first and the last day that the words can mean, and how fine they are. The slots are
those of the templates in `words/<lang>/dates.yml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from dragoman.dates.calendar import Days, month_of, narrow, season_of, week_of, years_of

Slots = Mapping[str, Any]


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
    """Ten years, by name, or a third of them."""
    days = years_of(s["decade_name"], s["decade_name"] + 9, "decade")
    return narrow(days, s["third"], None) if "third" in s else days


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


def iso_week(s: Slots) -> Days:
    """A numbered week of a year."""
    return week_of(s["year"], s["week"])


def fiscal_year(s: Slots) -> Days:
    """A fiscal year, from the earliest day on which one begins to the latest on which one ends.

    That is April of the year before (companies, India) and March of the year after (Japan).
    """
    return month_of(s["year"] - 1, 4)[0], month_of(s["year"] + 1, 3)[1], "range"


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
        iso_week,
        fiscal_year,
    )
}
