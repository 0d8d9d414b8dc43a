"""HTML: its visible text, the main text in it, and what its tags say of title and time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from dragoman.errors import PageError
from dragoman.pages.build import read_day
from dragoman.records import DateRange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
# lxml goes down the tree by recursion; Python's own stack ends at 1,000.
MAX_DEPTH = 400
# Beyond this the alignment's table of offsets would outgrow the page itself.
MAX_ALIGNED = 4_000_000
TAG = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|li|table|tr|td|b|i|em|strong|font|blockquote|a|p|center|form)\b",
    re.IGNORECASE,
)
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """What an HTML page shows and says."""

    text: str
    main: tuple[Span, ...]
    title: str | None
    published: DateRange | None
    outlet: str | None
    language: str | None
    url: str | None


def read_html(html: str, *, url: str | None = None) -> Found:
    """The visible text of an HTML page, its main text as spans of it, and its metadata.

    Raises:
        PageError: the parser gives the page up.

    """
    html = html.replace("\x00", "")
    try:
        tree = HTMLTree.parse(html)
        text = extract_plain_text(
            tree, preserve_formatting=True, list_bullets=False, alt_texts=False
        )
    except (ValueError, RuntimeError) as error:
        message = f"the HTML parser gives up: {error}"
        raise PageError(message) from error
    metas = _metas(tree)
    canonical = _canonical(tree, metas)
    url = url or canonical
    site = metas.get("og:site_name") or metas.get("application-name")
    language = _find(tree, "html")
    lang = language[0].getattr("lang") if language else None
    return Found(
        text=text,
        main=_main(html, text),
        title=_title(tree, metas, text),
        published=_published(tree, metas, url) or _marked_up_day(html, url),
        outlet=site,
        language=_tag(lang),
        url=canonical,
    )


def _find(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that a CSS selector finds, in the order of the page."""
    return [] if tree.document is None else list(tree.document.query_selector_all(selector))


def _metas(tree: HTMLTree) -> dict[str, str]:
    """The meta tags of a page by lower-case name; the first of a name stands."""
    metas: dict[str, str] = {}
    for node in _find(tree, "meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = (node.getattr("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _canonical(tree: HTMLTree, metas: dict[str, str]) -> str | None:
    """The address that the page gives as its own."""
    for node in _find(tree, "link[rel=canonical]"):
        if (node.getattr("href") or "").startswith("http"):
            return str(node.getattr("href"))
    address = metas.get("og:url", "")
    return address if address.startswith("http") else None


def _tag(lang: str | None) -> str | None:
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", lang or "")
    return match.group().lower() if match else None


def _title(tree: HTMLTree, metas: dict[str, str], text: str) -> str | None:
    """The headline: a first-level heading that the title for sharing or the window's title backs.

    A page may have several such headings (the outlet's name, a section), so that the one which
    shares the most words with og:title or <title> is taken.
    """
    window = SPACE.sub(" ", tree.title or "").strip()
    shared = SPACE.sub(" ", metas.get("og:title", "")).strip()
    backing = set(f"{shared} {window}".casefold().split())
    headings = [SPACE.sub(" ", n.text or "").strip() for n in _find(tree, "h1")]
    headings = [h for h in headings if 2 < len(h) < 400 and len(h.split()) > 1]
    if headings:
        best = max(headings, key=lambda h: (_share(h, backing), len(h)))
        if _share(best, backing) >= 0.5 or not backing or (not shared and len(headings) == 1):
            return best
    visible = SPACE.sub("", text)
    parts = re.split(r"\s+[|\u2013\u2014-]\s+|\s\u00bb\s|:\s", window)
    for words in (shared, window, *sorted(parts, key=len, reverse=True)):
        if len(words.split()) > 2 and SPACE.sub("", words) in visible:
            return words
    return headings[0] if headings else shared or window or None


def _share(words: str, backing: set[str]) -> float:
    tokens = words.casefold().split()
    return sum(t in backing for t in tokens) / max(1, len(tokens))


def _published(tree: HTMLTree, metas: dict[str, str], url: str | None) -> DateRange | None:
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
        for node in _find(tree, selector)[:1]:
            value = node.getattr("datetime") or node.text or ""
            if (day := read_day(value, rule)) is not None:
                return day
    if url and (match := URL_DAY.search(url)):
        year, month, date = match.groups()
        return read_day(f"{year}-{int(month):02}-{int(date):02}", "url_day")
    return None


def _marked_up_day(html: str, url: str | None) -> DateRange | None:
    """The day that some element marks up, as htmldate knows them.

    Its search of the whole text is left off: it takes the year of a copyright line for a date. Of
    90 pages with a known date, 14 had none of the fields above; for those it was right on 8, wrong
    on 2 and silent on 4.
    """
    if _depth(html) > MAX_DEPTH:
        return None
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
    for node in _find(tree, "script[type='application/ld+json']"):
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


def _main(html: str, text: str) -> tuple[Span, ...]:
    """The main text as trafilatura finds it, paragraph by paragraph, as spans of the page text."""
    if len(text) > MAX_ALIGNED or _depth(html) > MAX_DEPTH:
        return ()
    import trafilatura  # noqa: PLC0415 -- slow to import

    try:
        main = trafilatura.extract(html, include_comments=False, include_tables=False)
    except (ValueError, RecursionError, TypeError, AttributeError):
        # Its parser fails on broken pages in ways of its own; the page is then read as flattened.
        return ()
    return tuple(_align((main or "").split("\n"), text))


def _depth(html: str) -> int:
    """How deep the tags of a page are nested, unclosed ones counted as open."""
    depth = deepest = 0
    for match in TAG.finditer(html):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


def _align(paragraphs: list[str], text: str) -> Iterator[Span]:
    """Each paragraph's place in the text, in order, white space left out of the comparison."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    solid = "".join(text[i] for i in places)
    cursor = 0
    for paragraph in paragraphs:
        key = SPACE.sub("", paragraph).removeprefix("-").strip("|")
        if not key:
            continue
        start = solid.find(key, cursor)
        end = start + len(key)
        if start < 0 and len(key) > 60:
            # Its inside was changed (a link left out, a dash added): both its ends are enough.
            start = solid.find(key[:25], cursor)
            tail = solid.find(key[-25:], start, start + 2 * len(key)) if start >= 0 else -1
            start, end = (start, tail + 25) if tail >= 0 else (-1, 0)
        if start >= 0:
            cursor = end
            yield Span(places[start], places[end - 1] + 1)
