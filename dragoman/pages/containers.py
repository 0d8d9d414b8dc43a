"""Files that hold many pages: JSON Lines, WARC, RSS and Atom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.pages.build import Source, build_page, dropped
from dragoman.pages.decode import SURROGATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Dropped, Page

# One field of a page, and the names that columns have for it, the best first.
COLUMNS = {
    "content": ("text", "html", "content", "body", "raw_html", "article"),
    "url": ("url", "location", "link", "uri"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "date_published", "publish_date", "pubdate"),
    "outlet": ("outlet", "publisher", "source", "site", "sitename", "domain"),
    "language": ("language", "lang"),
    "fetched_at": ("fetched_at", "crawled_at", "crawl_date", "scrape_time", "retrieved"),
}
HTML_COLUMNS = ("html", "raw_html")
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def read_jsonl(path: str, *, config: Config) -> Iterator[Page | Dropped]:
    """A page for each line of a JSON Lines file; a bad line is dropped with its number."""
    with Path(path).open("rb") as file:
        number = 0
        while line := file.readline(config.max_bytes + 1):
            number += 1
            size = len(line)
            while len(line) > config.max_bytes and not line.endswith(b"\n"):
                line = file.readline(config.max_bytes + 1)
                size += len(line)
            location = f"{path}:{number}"
            if size > config.max_bytes:
                reason = f"line {number:,} has {size:,} bytes; the limit is {config.max_bytes:,}"
                yield dropped(location, reason)
            elif line.strip():
                try:
                    yield build_page(_source(path, number, line.strip()), config=config)
                except PageError as error:
                    yield dropped(location, f"line {number:,}: {error}")
        if number == 0:
            raise PageError("the file is empty")


def _source(path: str, number: int, line: bytes) -> Source:
    """What one line of JSON Lines says of a page.

    Raises:
        PageError: it is no JSON object, or has no column with text.

    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"not JSON: {error}"
        raise PageError(message) from None
    if not isinstance(row, dict):
        message = f"expected an object with a text or html column, found {type(row).__name__}"
        raise PageError(message)
    row = {str(key).lower(): value for key, value in row.items()}
    column = next((c for c in COLUMNS["content"] if isinstance(row.get(c), str)), None)
    if column is None:
        known = ", ".join(COLUMNS["content"])
        message = f"no text; its columns are {', '.join(row) or 'none'}, expected one of {known}"
        raise PageError(message)
    url, published = _cell(row, "url"), _cell(row, "published")
    content = SURROGATE.sub("\ufffd", row[column])
    return Source(
        location=url or f"{path}:{number}",
        data=line,
        media_type="text/html" if column in HTML_COLUMNS else None,
        content=content,
        url=url,
        title=_cell(row, "title"),
        published=None if published is None else (published, "column_published"),
        outlet=_cell(row, "outlet"),
        language=_cell(row, "language"),
        fetched_at=_cell(row, "fetched_at"),
    )


def _cell(row: dict[str, Any], field: str) -> str | None:
    """The first filled column that carries a field."""
    for column in COLUMNS[field]:
        value = row.get(column)
        if isinstance(value, str) and value.strip():
            return SURROGATE.sub("\ufffd", value.strip())
    return None


def read_warc(path: str, *, config: Config) -> Iterator[Page | Dropped]:
    """A page for each successful HTML or text response of a WARC file.

    Raises:
        PageError: the file holds no such response.

    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 -- only for archives

    found = 0
    try:
        with Path(path).open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response):
                url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
                status = record.http_headers.status_code if record.http_headers else None
                kind = str(record.http_content_type or "").lower()
                if kind not in PAGE_TYPES or status not in {None, 200}:
                    continue
                found += 1
                location = url or f"{path}:{record.record_id}"
                data = record.reader.read(config.max_bytes + 1)
                if len(data) > config.max_bytes:
                    limit = f"the response has more than {config.max_bytes:,} bytes, the limit"
                    yield dropped(location, limit)
                    continue
                source = Source(
                    location=location,
                    data=data,
                    media_type="text/html" if "html" in kind else kind,
                    charset=record.http_charset,
                    url=url,
                    fetched_at=record.headers.get("WARC-Date"),
                )
                try:
                    yield build_page(source, config=config)
                except PageError as error:
                    yield dropped(location, str(error))
    except (OSError, ValueError, EOFError) as error:
        message = f"not a WARC file that can be read: {error}"
        raise PageError(message) from error
    if found == 0:
        message = f"no response of type {', '.join(PAGE_TYPES)} with status 200 in this archive"
        raise PageError(message)


def read_feed(path: str, data: bytes, *, config: Config) -> Iterator[Page | Dropped]:
    """A page for each item of an RSS or Atom feed.

    Raises:
        PageError: the file is not XML, or is another kind of XML.

    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 -- only for feeds

    if not data.strip():
        raise PageError("the file is empty")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"not XML: {error}"
        raise PageError(message) from error
    items = [] if root is None else root.xpath("//*[local-name()='item' or local-name()='entry']")
    if not items:
        name = "nothing" if root is None else etree.QName(root).localname
        message = (
            f"XML without item or entry (its root is {name!r}); of XML only RSS and Atom are read"
        )
        raise PageError(message)
    outlet = _words(
        root, "*[local-name()='channel']/*[local-name()='title'] | *[local-name()='title']"
    )
    language = _words(root, "*[local-name()='channel']/*[local-name()='language']")
    for number, item in enumerate(items, start=1):
        url = _words(item, "*[local-name()='link' and not(@href)] | *[local-name()='link']/@href")
        published = _words(
            item, "*[local-name()='pubDate' or local-name()='published' or local-name()='date']"
        )
        content = _words(item, "*[local-name()='encoded' or local-name()='content']") or _words(
            item, "*[local-name()='description' or local-name()='summary']"
        )
        location = url or f"{path}:{number}"
        source = Source(
            location=location,
            data=etree.tostring(item),
            media_type="text/html",
            content=content or "",
            url=url,
            title=_words(item, "*[local-name()='title']"),
            published=None if published is None else (published, "feed_published"),
            outlet=outlet,
            language=language,
        )
        try:
            yield build_page(source, config=config)
        except PageError as error:
            yield dropped(location, f"item {number}: {error}")


def _words(node: Any, path: str) -> str | None:  # noqa: ANN401 -- lxml has no types
    """The text of the first place that an XPath finds and that has some."""
    for found in node.xpath(path):
        words = found if isinstance(found, str) else "".join(found.itertext())
        if words.strip():
            return str(words).strip()
    return None
