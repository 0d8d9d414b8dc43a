"""Lines that are a date, and the day or month that they write out."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import Any

from dragoman import words
from dragoman.articles.furniture import furniture
from dragoman.records import DateRange, Span


@cache
def _lists() -> tuple[dict[str, Any], ...]:
    """The word lists on dates of every language that has one."""
    return tuple(
        found for lang in words.languages() if (found := words.load(lang, "dates")).get("month")
    )


@cache
def _months() -> dict[str, int]:
    """The names of the months, long and short, in every language that has a list of them."""
    from babel.dates import get_month_names  # noqa: PLC0415 -- loads CLDR

    found: dict[str, int] = {}
    for language in words.languages():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault(name.casefold().rstrip("."), int(number))
    for one in _lists():
        for number, names in enumerate(one["month"], 1):
            for name in names:
                found.setdefault(name.casefold().rstrip("."), number)
    return found


def _any(name: str) -> str:
    """One of the words of a list, of any language, the longest first; never nothing."""
    found = {re.escape(word) for one in _lists() for word in one.get(name, ())}
    return "|".join(sorted(found, key=lambda w: (-len(w), w))) or "(?!)"


@cache
def _written_day() -> re.Pattern[str]:
    """A day, month and year as the languages with a list of their months write them out."""
    ending, joint, name = _any("ordinals"), _any("date_joints"), r"[^\W\d_]{3,12}"
    gap = "[ \u00a0\u2009\u202f]"
    return re.compile(
        rf"(?P<d>\d{{1,2}})(?:{ending}|\.)?(?:{gap}(?:{joint}))?{gap}(?P<m>{name})"
        rf"\.?,?(?: (?:{joint}))?{gap}(?P<y>(?:19|20)\d\d)(?!\d|:\d)"
        rf"|(?P<m2>{name})\.?{gap}(?P<d2>\d{{1,2}})(?:{ending})?,?{gap}(?P<y2>(?:19|20)\d\d)"
        r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
        r"|(?<![\d.-])(?P<d4>\d{1,2})(?P<sep>[./-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>(?:19|20)\d\d)"
        r"(?!\d|:\d)"
        # "18. 05. 2014", "26 | 01 | 2022": figures set apart.
        rf"|(?<![\d.])(?P<d5>\d{{1,2}})(?:\.{gap}|{gap}\|{gap})(?P<m5>\d{{1,2}})"
        rf"(?:\.{gap}|{gap}\|{gap})(?P<y5>(?:19|20)\d\d)(?!\d)"
        # "28.09.19", the clock perhaps glued to it: of two figures, in this century.
        r"|(?<![\d.])(?P<d6>\d\d)\.(?P<m6>\d\d)\.(?P<y6>\d\d)(?=\d\d:\d\d|[^\w.:]|$)"
    )


CLOCK = re.compile(
    r"\d{1,2}(?:[:.hu]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE
)
# Of a page's own day nothing after this is meant: a year that far on is a form's last day.
LAST_YEAR = 2098


def find_day(text: str) -> tuple[dt.date, Span] | None:
    """The first full calendar day that a line writes out, and where; nothing where it is unsure."""
    for match in _written_day().finditer(text):
        parts = {
            key.rstrip("23456"): value
            for key, value in match.groupdict().items()
            if value and key != "sep"
        }
        month = int(parts["m"]) if parts["m"].isdigit() else _months().get(parts["m"].casefold())
        if month is None:
            continue
        day, year = int(parts["d"]), int(parts["y"])
        if match.group("d4") and match.group("sep") != ".":
            # 04/05/2024 is April in America and May elsewhere: only a number over twelve decides.
            if day <= 12 and month <= 12 and day != month:
                continue
            day, month = (month, day) if month > 12 else (day, month)
        try:
            found = dt.date(year if year > 99 else 2000 + year, month, day)
        except ValueError:
            continue
        if found.year <= LAST_YEAR:
            return found, Span(*match.span())
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


@cache
def _label(name: str) -> re.Pattern[str]:
    """The words that stand before the day of a page, of one kind, in every language."""
    return re.compile(rf"(?<!\w)(?:{_any(name)})(?!\w)", re.IGNORECASE)


def says_published(line: str) -> bool:
    """Whether a line calls its day the one of publication: "Published", "Veröffentlicht am"."""
    return _label("published").search(line) is not None


def says_updated(line: str) -> bool:
    """Whether a line calls its day the one of a change: "Last updated", "Aktualisiert"."""
    return _label("updated").search(line) is not None


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
