"""Lines that are a date, and the day or month that they write out."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from dragoman import words
from dragoman.articles.furniture import furniture
from dragoman.records import DateRange, Span


@cache
def _months() -> dict[str, int]:
    """The names of the months, long and short, in every language that has a folder of words."""
    from babel.dates import get_month_names  # noqa: PLC0415 -- loads CLDR

    found: dict[str, int] = {}
    for language in words.languages():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault(name.casefold().rstrip("."), int(number))
    found |= {"sept": 9, "mrt": 3}
    return found


WRITTEN_DAY = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?(?: de| of)? (?P<m>[A-Za-zÀ-ÿ]{3,12})"
    r"\.?,?(?: de| del)? (?P<y>(?:19|20)\d\d)"
    r"|(?P<m2>[A-Za-zÀ-ÿ]{3,12})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?<![\d.-])(?P<d4>\d{1,2})(?P<sep>[./-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>(?:19|20)\d\d)"
)
CLOCK = re.compile(
    r"\d{1,2}(?:[:.hu]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE
)


def find_day(text: str) -> tuple[dt.date, Span] | None:
    """The first full calendar day that a line writes out, and where; nothing where it is unsure."""
    for match in WRITTEN_DAY.finditer(text):
        parts = {
            key.rstrip("234"): value
            for key, value in match.groupdict().items()
            if value and key != "sep"
        }
        month = int(parts["m"]) if parts["m"].isdigit() else _months().get(parts["m"].casefold())
        if month is None:
            continue
        day = int(parts["d"])
        if match.group("d4") and match.group("sep") != ".":
            # 04/05/2024 is April in America and May elsewhere: only a number over twelve decides.
            if day <= 12 and month <= 12 and day != month:
                continue
            day, month = (month, day) if month > 12 else (day, month)
        try:
            return dt.date(int(parts["y"]), month, day), Span(*match.span())
        except ValueError:
            continue
    return None


MONTH_MARK = re.compile(r"date\s?:?\s(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, but for a time, a weekday, a label or the writer's name."""
    if not 6 <= len(line) <= 120 or not any(c.isdigit() for c in line):
        return False
    # "13:2416 Oct, 2020": the time is glued to the day.
    rest = re.sub(r"^(\d{1,2}[:.]\d{2})(?=\d{1,2} [A-Za-z])", r"\1 ", line)
    rest = furniture().date_prefix.sub(" ", rest)
    found = find_day(rest)
    if found is None:
        return False
    while found is not None:
        rest = rest[: found[1].start] + " " + rest[found[1].end :]
        found = find_day(rest)
    clock = CLOCK.search(rest) is not None
    others = re.findall(r"[^\W\d_]{2,}", CLOCK.sub(" ", rest))
    # With a clock time, or bars between its parts, it is no headline: a name or a section may
    # stand beside the day. So it is where places stand before it: "Harvelt, New York, May 3, 1962".
    barred = re.search(r"\s[·|•]\s", line) is not None
    placed = all(word[0].isupper() for word in others) and re.search(r",\s*$", rest) is not None
    most = 9 if clock else 5 if barred or placed else 2
    return len(others) <= most and not CLOCK.sub("", line).rstrip().endswith((".", "?", "!"))


def written_day(words_: str, rule: str, start: int) -> DateRange | None:
    """The day written in some words, which begin at `start` of the page text."""
    found = find_day(words_)
    if found is None:
        return _written_month(words_, rule, start)
    day, span = found
    place = Span(start + span.start, start + span.end)
    return DateRange(day.isoformat(), day.isoformat(), "day", rule, place)


def _written_month(words_: str, rule: str, start: int) -> DateRange | None:
    """The month that a crawler wrote before a page: "date 2021-03"."""
    match = MONTH_MARK.fullmatch(words_.strip())
    if match is None:
        return None
    year, month = int(match.group("y")), int(match.group("m"))
    last = calendar.monthrange(year, month)[1]
    days = dt.date(year, month, 1).isoformat(), dt.date(year, month, last).isoformat()
    place = Span(start + match.start("y"), start + match.end("m"))
    return DateRange(*days, "month", rule, place)
