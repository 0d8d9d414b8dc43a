"""When an HTML page says that it was published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dragoman.pages.build import read_day
from dragoman.pages.metadata import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from resiliparse.parse.html import HTMLTree

    from dragoman.records import DateRange

# Where pages say when they were published, in the order of how much they can be relied upon: what
# is published for machines, then for sharing, then for libraries, then the time shown to readers.
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
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")


def published_day(tree: HTMLTree, metas: dict[str, str], url: str | None) -> DateRange | None:
    """The day of publication, with the place that says so in its rule."""
    for value in _json_ld_days(tree):
        if (day := read_day(value, "jsonld_date_published")) is not None:
            return day
    for name in DATE_METAS:
        if name in metas:
            rule = "meta_" + re.sub(r"\W+", "_", name)
            if (day := read_day(metas[name], rule)) is not None:
                return day
    for selector, rule in (
        ("time[itemprop=datePublished]", "time_date_published"),
        ("time[pubdate]", "time_pubdate"),
        ("article header time", "time_in_article_header"),
    ):
        for node in find(tree, selector)[:1]:
            value = node.getattr("datetime") or node.text or ""
            if (day := read_day(value, rule)) is not None:
                return day
    if url and (match := URL_DAY.search(url)):
        year, month, date = match.groups()
        return read_day(f"{year}-{int(month):02}-{int(date):02}", "url_day")
    return None


def marked_up_day(html: str, url: str | None) -> DateRange | None:
    """The day that some element marks up, as htmldate knows them.

    Its search of the whole text is left off: it takes the year of a copyright line for a date. Of
    90 pages with a known date, 14 had none of the fields above; for those it was right on 8, wrong
    on 2 and silent on 4.
    """
    from htmldate import find_date  # noqa: PLC0415 -- slow to import

    try:
        found = find_date(html, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    # The first of January is what it makes of a bare year.
    if found is None or found.endswith("-01-01"):
        return None
    return read_day(found, "htmldate_markup")


def _json_ld_days(tree: HTMLTree) -> Iterator[str]:
    for node in find(tree, "script[type='application/ld+json']"):
        try:
            content = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _days_in(content, 0)


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
