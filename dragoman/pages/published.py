"""When an HTML page says that it was published.

Every place of a page that says so is a claim. The first in the order of how much they can be
relied upon stands; the others decide where its time, given in UTC, leaves two days open.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dragoman import words
from dragoman.pages.metadata import find, language_of
from dragoman.records import DateRange, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from resiliparse.parse.html import HTMLTree

# Where pages say when they were published, in the order of how much they can be relied upon: what
# is published for machines, then for sharing, then for libraries.
DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publish-date",
    "pubdate",
    "publishdate",
    "vr:published-time",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
)
# These often have the day of the last change: of 728 pages `date` was 8 times right and 4 times
# later than what the page shows. What the page shows of its day comes before them.
WEAK_METAS = ("dcterms.date", "dc.date", "date")
TIMES = (
    ("time[itemprop=datePublished]", "time_date_published"),
    ("time[pubdate]", "time_pubdate"),
    ("article header time", "time_in_article_header"),
)
WEAK = frozenset(
    ("htmldate_markup", "url_month", *("meta_" + re.sub(r"\W+", "_", n) for n in WEAK_METAS))
)
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
URL_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(0?[1-9]|[12]\d|3[01])(?:/|$)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/|$)")
ISO = re.compile(
    r"\s*(\d{4})-?(\d\d?)-?(\d\d?)(?!\d)"
    r"(?:[T\s]+(\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
# Days that stand where a program had none.
DEFAULTS = frozenset({dt.date(1, 1, 1), dt.date(1900, 1, 1), dt.date(1970, 1, 1)})


@dataclass(frozen=True, slots=True)
class Claim:
    """A day that some place of a page gives, and its moment where that is in UTC."""

    day: dt.date
    rule: str
    utc: dt.datetime | None = None


def published_day(
    tree: HTMLTree, metas: dict[str, str], json_ld: Sequence[Any], *, url: str | None
) -> DateRange | None:
    """The day of publication, with the place that says so in its rule.

    A time in UTC is the day before or after on the outlet's own clock now and then: where another
    place of the page tells which (its address, a time with an offset), that day is taken; else
    the zones of the outlet's country or language leave one day or a range of two.
    """
    claims = list(_claims(tree, metas, json_ld, url))
    strong = next((c for c in claims if c.rule not in WEAK), None)
    first = strong or next(iter(claims), None)
    if first is None:
        return None
    days = _days(first, url, tree)
    if first.utc is not None and (days != [first.day]):
        # The outlet's own clock may be UTC too.
        either = {*days, first.day}
        told = [c.day for c in claims if c.utc is None and c.day in either]
        days = [told[0]] if told else days
    return _range(days[0], days[-1], first.rule)


def marked_up_day(html: str, url: str | None) -> DateRange | None:
    """The day that some element marks up, as htmldate knows them; else the month of the address.

    Its search of the whole text is left off: it takes the year of a copyright line for a date. Of
    90 pages with a known date, 14 had none of the fields above; for those it was right on 8, wrong
    on 2 and silent on 4.
    """
    from htmldate import find_date  # noqa: PLC0415 -- slow to import

    try:
        found = find_date(html, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = None
    # The first of January is what it makes of a bare year.
    claim = None
    if found is not None and not found.endswith("-01-01"):
        claim = read_claim(found, "htmldate_markup")
    return _url_month(url) if claim is None else _range(claim.day, claim.day, claim.rule)


def read_day(value: str, rule: str) -> DateRange | None:
    """The day of one field by itself, as it is written there; nothing where it is unsure."""
    claim = read_claim(value, rule)
    return None if claim is None else _range(claim.day, claim.day, rule)


def read_claim(value: str, rule: str) -> Claim | None:
    """The day of a metadata field: ISO 8601, RFC 822 and their kin; nothing where it is unsure."""
    if (match := ISO.match(value)) is not None:
        year, month, date, hour, minute, offset = match.groups()
        try:
            day = dt.date(int(year), int(month), int(date))
            utc = None
            if (
                offset is not None
                and not offset.strip("+-0:ZUTCGM")
                and (hour, minute) != ("00",) * 2
            ):
                utc = dt.datetime(*day.timetuple()[:3], int(hour), int(minute), tzinfo=dt.UTC)
        except ValueError:
            return None
        return _claim(day, rule, utc)
    if not re.search(r"\b(?:1[89]|20)\d\d\b", value) or len(value) > 100:
        return None
    return _in_words(value, rule)


def _in_words(value: str, rule: str) -> Claim | None:
    """The day of a field that is written out, or in figures whose order is sure."""
    try:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 -- rare

        moment = parsedate_to_datetime(value)
        utc = moment.replace(tzinfo=dt.UTC) if not moment.utcoffset() else None
        return _claim(moment.date(), rule, utc)
    except ValueError:
        pass
    if (match := FIGURES.search(value)) is not None:
        # Dotted dates are written day first everywhere (CLDR: no locale has MM.dd.y).
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] != "." and first <= 12 and second <= 12 and first != second:
            return None
        if second > 12:
            first, second = second, first
        try:
            return _claim(dt.date(year, second, first), rule, None)
        except ValueError:
            return None
    import dateparser  # noqa: PLC0415 -- slow to import

    parsed = dateparser.parse(value, settings={"REQUIRE_PARTS": ["year", "month", "day"]})
    return None if parsed is None else _claim(parsed.date(), rule, None)


def _claim(day: dt.date, rule: str, utc: dt.datetime | None) -> Claim | None:
    if day in DEFAULTS or not 1800 <= day.year <= 2100:
        return None
    return Claim(day, rule, utc)


def _claims(
    tree: HTMLTree, metas: dict[str, str], json_ld: Sequence[Any], url: str | None
) -> Iterator[Claim]:
    """Every place of a page that gives a day, in the order of how much it can be relied upon."""
    found: list[Claim | None] = [
        read_claim(value, "jsonld_date_published")
        for content in json_ld
        for value in _days_in(content, 0)
    ]
    found += [
        read_claim(metas[name], "meta_" + re.sub(r"\W+", "_", name))
        for name in DATE_METAS
        if name in metas
    ]
    for selector, rule in TIMES:
        for node in find(tree, selector)[:1]:
            value = node.getattr("datetime") or node.getattr("content") or node.text or ""
            found.append(read_claim(value, rule))
            found.append(read_claim(node.text or "", rule))
    if url:
        found.append(_url_day(url))
    found += [
        read_claim(metas[name], "meta_" + re.sub(r"\W+", "_", name))
        for name in WEAK_METAS
        if name in metas
    ]
    for node in find(tree, "time[datetime]")[:2]:
        claim = read_claim(node.getattr("datetime") or "", "htmldate_markup")
        # It settles which of two days is meant, and is no claim by itself.
        if claim is not None and any(c is not None for c in found):
            found.append(claim)
    yield from (claim for claim in found if claim is not None)


def _url_day(url: str) -> Claim | None:
    """The day in an address: "/2020/02/24/", "/2020/feb/24/"."""
    path = urlsplit(url).path
    if (match := URL_DAY.search(path)) is not None:
        year, month, date = map(int, match.groups())
    elif (match := URL_NAMED.search(path)) is not None and match[2] in _short_months():
        year, month, date = int(match[1]), _short_months()[match[2]], int(match[3])
    else:
        return None
    try:
        return _claim(dt.date(year, month, date), "url_day", None)
    except ValueError:
        return None


@cache
def _short_months() -> dict[str, int]:
    """The English names of the months, cut to three letters, as addresses have them."""
    rows = words.load("en", "dates")["month"]
    return {row[0][:3].lower(): number for number, row in enumerate(rows, 1)}


def _url_month(url: str | None) -> DateRange | None:
    """The month in an address: "/2010/05/"."""
    match = URL_MONTH.search(urlsplit(url).path) if url else None
    if match is None:
        return None
    first = dt.date(int(match[1]), int(match[2]), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return DateRange(first.isoformat(), last.isoformat(), "month", "url_month")


def _days(claim: Claim, url: str | None, tree: HTMLTree) -> list[dt.date]:
    """The days that a claim can mean on the clocks of the page's outlet, in order."""
    if claim.utc is None:
        return [claim.day]
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 -- rare

    days = set()
    for zone in _zones(urlsplit(url).hostname if url else None, language_of(tree, {}) or ""):
        try:
            days.add(claim.utc.astimezone(ZoneInfo(zone)).date())
        except ZoneInfoNotFoundError:
            return [claim.day]
    return sorted(days) or [claim.day]


@cache
def _zones(host: str | None, language: str) -> tuple[str, ...]:
    """The time zones in which an outlet may have its clock, by its domain or else its language."""
    from babel.core import get_global  # noqa: PLC0415 -- loads CLDR

    data = words.load("all", "zones")
    top = (host or "").rsplit(".", maxsplit=1)[-1]
    if len(top) == 2 and top not in data["generic"]:
        country = data["aliases"].get(top, top.upper())
        zones = tuple(z for z, c in get_global("zone_territories").items() if c == country)
        if zones:
            return zones
    return tuple(data["languages"].get(language) or data["others"])


def _range(first: dt.date, last: dt.date, rule: str) -> DateRange:
    precision: Precision = "day" if first == last else "range"
    return DateRange(first.isoformat(), last.isoformat(), precision, rule)


def _days_in(content: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 -- JSON of others
    """Every datePublished of an article-like thing, not of the comments and clips beneath it."""
    if depth > 6:
        return
    if isinstance(content, list):
        for part in content:
            yield from _days_in(part, depth + 1)
    elif isinstance(content, dict):
        kind = str(content.get("@type"))
        value = content.get("datePublished")
        if isinstance(value, str) and not re.search("Comment|Video|Image|Clip|Review", kind):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _days_in(content.get(key), depth + 1)
