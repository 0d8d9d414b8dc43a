"""What a counted or a running unit means as days: "two weeks ago", "this month", "year's end".

The functions are rules as those of `rules`; `UNITS` has them all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dragoman.dates.absolute import Slots
from dragoman.dates.calendar import DAY, RECENT, Days, back, end_of, unit_of


def unit_ago(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit that lies so many units back."""
    # "год назад" has no number: it is one.
    (low, high), unit = s.get("n2" if "unit2" in s else "n", (1, 1)), s.get("unit2", s["unit"])
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
    low, high = s.get("n", (1, 1))
    if s["unit"] in ("minute", "hour"):
        return day, back(day, s["unit"], -high) + DAY, "range"
    return unit_ago({**s, "n": (-high, -low)}, day, past)


def unit_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit before that of publication.

    On a Sunday "last week" is as often the week that ends that day (US reports) as the one before.
    """
    unit_ = s.get("unit") or s.get("unit_word", "year")  # "Vorwoche", "торік" have it in themselves
    if unit_ == "week" and day.weekday() == 6:
        return unit_of(day, "week", -1)[0], day, "range"
    return unit_of(day, unit_, -1)


def unit_before_last(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit two before that of publication."""
    return unit_of(day, s.get("unit") or s["unit_word"], -2)


def unit_this(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The unit of publication; of a weekend to come the one before where the tense is past."""
    if s["unit"] == "weekend" and past is True and day.weekday() < 5:
        return unit_of(day, "weekend", -1)
    return unit_of(day, s["unit"], 0)


def unit_so_far(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit of publication, up to that day."""
    return unit_of(day, s["unit"], 0)[0], day, "range"


def day_this_month(s: Slots, day: dt.date, _: bool | None) -> Days:
    """A day of the month of publication, said without its name ("the 28th of this month")."""
    there = day.replace(day=s["day"])
    return there, there, "day"


def unit(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit of publication, of which a part is said ("early in the year")."""
    return unit_of(day, s["unit"], 0)


def unit_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit after that of publication."""
    return unit_of(day, s["unit"], 1)


def unit_after_next(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The unit two after that of publication."""
    return unit_of(day, s["unit"], 2)


def unit_end(s: Slots, day: dt.date, past: bool | None) -> Days:
    """The end of a unit that a word of its own names ("Jahresende"), of a year that is said too."""
    if "year" in s:
        return end_of(dt.date(s["year"], 1, 1), s["unit_end"], past=None)
    return end_of(day, s["unit_end"], past=past)


def day_ago(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The same day so many units back ("ten years ago today")."""
    there = back(day, s["unit"], s["n"][1])
    return there, there, "day"


def day_ahead(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The same day so many units ahead ("a week from today")."""
    there = back(day, s["unit"], -s["n"][1])
    return there, there, "day"


def units_past(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The stretch of so many units up to publication."""
    return back(day, s["unit"], s["n"][1]), day, "range"


def units_coming(s: Slots, day: dt.date, _: bool | None) -> Days:
    """The stretch of so many units from publication on."""
    return day, back(day, s["unit"], -s["n"][1]), "range"


def units_recent(s: Slots, day: dt.date, _: bool | None) -> Days:
    """Some units up to publication; "the last quarter" is the one of the calendar."""
    if s.get("one") and s["unit"] == "quarter":
        return unit_of(day, "quarter", -1)
    return back(day, s["unit"], 1 if s.get("one") else RECENT.get(s["unit"], 10)), day, "range"


def units_soon(s: Slots, day: dt.date, _: bool | None) -> Days:
    """Some units from publication on."""
    return day, back(day, s["unit"], -(1 if s.get("one") else RECENT.get(s["unit"], 10))), "range"


UNITS: tuple[Callable[[Slots, dt.date, bool | None], Days], ...] = (
    unit_ago,
    unit_ahead,
    unit_last,
    unit_before_last,
    unit_this,
    unit_so_far,
    day_this_month,
    unit,
    unit_next,
    unit_after_next,
    unit_end,
    day_ago,
    day_ahead,
    units_past,
    units_coming,
    units_recent,
    units_soon,
)
