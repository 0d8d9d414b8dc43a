"""One page out of its bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import zstandard

from dragoman.errors import PageError
from dragoman.pages.decode import SURROGATE, check_text, decode
from dragoman.pages.published import read_day
from dragoman.records import DateRange, Dropped, Page, Span, make_id

if TYPE_CHECKING:
    from dragoman.config import Config

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_TAGS = 500_000
MAX_ATTRIBUTES = 5_000
ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they were found, with what the place where they lay says about them.

    `content` is the text or HTML where the bytes are only its wrapping (a line of JSON, an item
    of a feed). `published` is a day in ISO 8601 or any common notation, with the rule that names
    where it stood. `place` names the part of a file ("line 3") for what is told of a fault.
    """

    location: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    content: str | None = None
    url: str | None = None
    title: str | None = None
    published: tuple[str, str] | None = None
    outlet: str | None = None
    language: str | None = None
    fetched_at: str | None = None
    byline: str | None = None
    section: str | None = None
    place: str | None = None


def read_source(source: Source, *, config: Config) -> Page | Dropped:
    """The page that some bytes are, or the reason why they are none; never raises."""
    try:
        return build_page(source, config=config)
    except PageError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 -- one page's fault must not lose the others
        reason = f"cannot be read: {type(error).__name__}: {error}"
    return dropped(source.location, f"{source.place}: {reason}" if source.place else reason)


def build_page(source: Source, *, config: Config) -> Page:
    """The page that some bytes are.

    Raises:
        PageError: they are empty, binary, or not prose.

    """
    if source.content is None:
        content, charset = decode(source.data, declared=source.charset)
    else:
        content, charset = source.content, "utf-8"
    if not content.strip():
        raise PageError("the page is empty")
    kind = source.media_type
    if kind is None or kind == "text/plain":
        kind = "text/html" if HTML_START.match(content[:4096]) else kind or "text/plain"
    if "html" in kind:
        _check_tags(content)
        from dragoman.pages.html import read_html  # noqa: PLC0415 -- loads the HTML libraries

        found = read_html(content, url=source.url)
        text, main, title = found.text, found.main, source.title or found.title
        byline, section, blocks = found.byline, found.section, found.blocks
        published, outlet, language = found.published, found.outlet, found.language
        url = source.url or found.url
    else:
        text, main, title, blocks = content, (), source.title, ()
        published = outlet = language = byline = section = None
        url = source.url
    if source.title is not None and _key(source.title) not in _key(text[:20_000]):
        # A title that stands beside the text is the first thing that a reader sees of it.
        text, shift = f"{source.title}\n\n{text}", len(source.title) + 2
        main = tuple(Span(s.start + shift, s.end + shift) for s in main)
        blocks = tuple(replace(b, start=b.start + shift, end=b.end + shift) for b in blocks)
    if not text.strip():
        raise PageError("the page has tags but no visible text")
    check_text(text, config=config)
    sha256 = hashlib.sha256(source.data).hexdigest()
    if config.published is not None:
        published = DateRange(config.published, config.published, "day", "user")
    elif source.published is not None:
        published = read_day(*source.published) or published
    return Page(
        page_id=make_id("page", url or PurePath(source.location).name, sha256),
        location=source.location,
        sha256=sha256,
        media_type=kind,
        charset=charset,
        fetched_at=source.fetched_at,
        text=text,
        body=zstandard.compress(source.data),
        title=title,
        published=published,
        outlet=config.outlet or source.outlet or outlet or _host(url),
        language=config.language or _language(source.language) or language,
        main=main,
        byline=source.byline or byline,
        section=source.section or section,
        blocks=blocks,
    )


def _check_tags(content: str) -> None:
    """Refuse a page with so many tags, or a tag with so many attributes, that it would not end.

    Each tag costs some 20 microseconds, and the parser compares each attribute of a tag with every
    other: 300,000 take it two minutes. Of 80 pages of news none had more than 4,719 tags.

    Raises:
        PageError: names the number and the limit.

    """
    if (number := content.count("<")) > MAX_TAGS:
        message = f"the page has some {number:,} tags; the limit is {MAX_TAGS:,}"
        raise PageError(message)
    for match in LONG_TAG.finditer(content):
        if (number := len(QUOTED.sub("", match.group()).split())) > MAX_ATTRIBUTES:
            message = f"a tag has some {number:,} attributes; the limit is {MAX_ATTRIBUTES:,}"
            raise PageError(message)


def dropped(location: str, reason: str) -> Dropped:
    """A record of what was not taken in."""
    location = SURROGATE.sub("\ufffd", location)  # names of files need not be UTF-8
    return Dropped(make_id("dropped", location, reason), location, reason)


def iso_time(words: str | None) -> str | None:
    """A machine's time in ISO 8601: from ISO, RFC 822, fourteen figures, or seconds of Unix."""
    words = (words or "").strip()
    time: dt.datetime | None = None
    try:
        if re.fullmatch(r"\d{14}", words):  # as the Wayback Machine writes them, in UTC
            time = dt.datetime.strptime(f"{words}+0000", "%Y%m%d%H%M%S%z")
        elif re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", words):
            seconds = float(words) / (1000 if re.fullmatch(r"\d{12,13}", words) else 1)
            time = dt.datetime.fromtimestamp(seconds, dt.UTC)
        elif ISO_DAY.match(words):
            time = dt.datetime.fromisoformat(words.replace(" UTC", "Z"))
        else:
            from email.utils import parsedate_to_datetime  # noqa: PLC0415 -- only for feeds

            time = parsedate_to_datetime(words)
    except (ValueError, OverflowError, OSError):
        return None
    return time.isoformat().replace("+00:00", "Z") if 1990 <= time.year <= 2100 else None


def _language(name: str | None) -> str | None:
    """The primary subtag of a language of two letters; a name or another code tells nothing."""
    match = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", name or "")
    return match.group(1).lower() if match else None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _key(text: str) -> str:
    return "".join(text.split()).casefold()
