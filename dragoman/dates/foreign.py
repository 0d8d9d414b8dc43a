"""Full dates in languages that have no word list: day, month and year, read by dateparser.

Nothing relative is read here: dateparser falls back to today, which we never do.
"""

from __future__ import annotations

import re

import dateparser

from dragoman.records import DateRange, Span

ISO = re.compile(r"(?<![\w/-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
# Day, a month's name, year; or a month's name, day, year; at most one short word between.
NAMED = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:st|nd|rd|th|[.ºª])?\s{1,2}(?:\w{1,3}\s)?[^\W\d_]{3,12}\.?,?\s{1,2}(?:\w{1,3}\s)?"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2},?\s)(?:1[5-9]|20)\d\d(?!\w)"
)


def full_dates(text: str, language: str) -> tuple[DateRange, ...]:
    """The dates of a text that give day, month and year, in order; empty where none is sure."""
    out = [(match.span(), match[0], "iso_date") for match in ISO.finditer(text)]
    for match in NAMED.finditer(text):
        day = _parse(match[0], language)
        if day is not None:
            out.append((match.span(), day, "full_date"))
    return tuple(DateRange(day, day, "day", rule, Span(*span)) for span, day, rule in sorted(out))


def _parse(words: str, language: str) -> str | None:
    """The ISO day that dateparser sees, all three parts of it said; None where it is not sure."""
    try:
        parsed = dateparser.parse(
            words,
            languages=[language],
            settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]},
        )
    except (ValueError, OverflowError, TypeError):
        # An unknown language, or a day that no month has.
        return None
    return None if parsed is None else parsed.date().isoformat()
