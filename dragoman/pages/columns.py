"""The columns of a table of pages, known by their names, and what a row says of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.pages.build import Source, iso_time
from dragoman.pages.decode import SURROGATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# One field of a page, and the names that columns have for it, the best first; small letters and
# figures only, so that `published_at`, `publishedAt` and `Published At` are one.
COLUMNS = {
    "content": (
        *("text", "html", "content", "body", "rawhtml", "article", "contenthtml", "contenttext"),
        *("fulltext", "articletext", "articlebody", "maintext", "bodytext", "rawtext", "pagetext"),
        *("cleanedtext", "plaintext", "maincontent", "rawcontent", "story"),
    ),
    # Only in a table that has none of those: the text of a feed or of a search.
    "summary": ("description", "summary", "abstract", "snippet", "lead", "excerpt"),
    "url": (
        *("url", "link", "uri", "pageurl", "articleurl", "sourceurl", "href", "weburl"),
        *("warctargeturi", "location"),
    ),
    "title": ("title", "headline", "articletitle", "webtitle"),
    "published": (
        *("published", "date", "publishedat", "datepublished", "publishdate", "pubdate"),
        *("publicationdate", "publishedtime", "publishtime", "publisheddate", "datepublish"),
        *("publishedon", "publishingdate", "webpublicationdate"),
    ),
    "outlet": (
        *("outlet", "publisher", "source", "site", "sitename", "domain", "sourcename"),
        *("sourcedomain", "publication", "newspaper", "website", "hostname", "host"),
    ),
    "language": ("language", "lang", "languagecode", "langcode"),
    "fetched_at": (
        *("fetchedat", "crawledat", "crawldate", "scrapetime", "retrieved", "retrievedat"),
        *("scrapedat", "datedownload", "downloadedat", "accessed", "crawltime", "fetchtime"),
        *("warcdate", "timestamp"),
    ),
    "byline": ("byline", "author", "authors", "creator", "writer"),
    "section": ("section", "sectionname", "category", "categories", "desk", "topic"),
}
HTML_COLUMNS = ("html", "rawhtml", "contenthtml")
# The objects of JSON in which APIs and crawls keep a part of the columns.
NESTED = ("fields", "metadata", "meta", "warcheaders", "page", "document")
MARKUP = re.compile(
    r"</(?:p|div|body|html|article|h[1-6]|li|span)>|<br\s*/?>|<p[\s>]", re.IGNORECASE
)


def source_of(row: Mapping[str, Any], data: bytes | None, *, location: str, place: str) -> Source:
    """What one row says of a page; `data` is the row as found, else its cell with the text.

    Raises:
        PageError: no column has text.

    """
    cells = _cells(row)
    column = _text_column(cells)
    if column is None:
        check_columns([str(name) for name in row])
        raise PageError("no text; the column is there and this row of it is empty")
    value = cells[column]
    content = None if isinstance(value, bytes) else SURROGATE.sub("\ufffd", value)
    if data is None:
        data = value if content is None else content.encode()
    marked = content is not None and MARKUP.search(content[:20_000]) is not None
    url, published = _cell(cells, "url"), _cell(cells, "published")
    if published is not None and published.replace(".", "").isdecimal():
        published = iso_time(published) or published
    outlet = _cell(cells, "outlet")
    if url is not None and "://" not in url:  # a place, or the name of a file
        url = None
    if outlet is not None and "://" in outlet:
        url, outlet = url or outlet, None
    return Source(
        location=url or location,
        data=data,
        media_type="text/html" if column in HTML_COLUMNS or marked else None,
        content=content,
        url=url,
        title=_cell(cells, "title"),
        published=None if published is None else (published, "column_published"),
        outlet=outlet,
        language=_cell(cells, "language"),
        fetched_at=iso_time(_cell(cells, "fetched_at")),
        byline=_cell(cells, "byline"),
        section=_cell(cells, "section"),
        place=place,
    )


def _cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a row by what their columns are known by, with those of objects inside it."""
    cells = {column_key(str(name)): value for name, value in row.items()}
    for name in NESTED:
        if isinstance(inner := cells.get(name), dict):
            cells = {column_key(str(key)): value for key, value in inner.items()} | cells
    if "dump" in cells and "date" in cells:
        # The tables that are made of Common Crawl give the day of the crawl there.
        cells.setdefault("fetchedat", cells.pop("date"))
    return cells


def has_text(names: Sequence[str]) -> bool:
    """Whether some of the names is that of a column with the text of pages."""
    return any(column_key(name) in COLUMNS["content"] for name in names)


def _text_column(cells: Mapping[str, object]) -> str | None:
    """The column of the text: the first that is filled; a summary only where there is no text."""
    fields = COLUMNS["content"]
    if not any(name in cells for name in fields):
        fields = COLUMNS["summary"]
    for name in fields:
        value = cells.get(name)
        if isinstance(value, (str, bytes)) and value.strip():
            return name
    return None


def check_columns(names: Sequence[str]) -> None:
    """Refuse a table without a column of text.

    Raises:
        PageError: names the columns that are there and some that would do.

    """
    if not any(column_key(name) in (*COLUMNS["content"], *COLUMNS["summary"]) for name in names):
        listed = ", ".join(name.strip()[:40] for name in names[:30]) or "none"
        expected = ", ".join(COLUMNS["content"][:6])
        message = f"no text; its columns are {listed}, expected one of {expected}"
        raise PageError(message)


def _cell(cells: Mapping[str, object], field: str) -> str | None:
    """The first filled column that carries a field."""
    for column in COLUMNS[field]:
        if (words := _words(cells.get(column))) is not None:
            return SURROGATE.sub("\ufffd", words)
    return None


def _words(value: object) -> str | None:
    """A cell in words: a text, a number, a day, a list of names, or an object that has a name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_words, value[:20])))
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def column_key(name: str) -> str:
    """What a column is known by: the letters and figures of its name."""
    return re.sub(r"[\W_]+", "", name).casefold()
