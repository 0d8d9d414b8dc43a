"""From files, folders and archives to pages with their visible text.

`read_pages` takes whatever a path is: plain text, Markdown, HTML, tables and JSON, web archives,
feeds, saved pages, archives of these, a folder of them, or `-` for standard input. It has two
halves: `find_sources` opens and streams and gives the bytes of one page after the other, and
`read_source` makes a page of them, which is the slow and dangerous part. What cannot be read
becomes a `Dropped` with the reason and the values; the rest is read.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.pages import kinds
from dragoman.pages.archives import WACZ_WARC, open_tar, open_zip
from dragoman.pages.build import Source, build_page, dropped, read_source
from dragoman.pages.decode import SURROGATE, check_lines
from dragoman.pages.feeds import read_feed
from dragoman.pages.kinds import KINDS
from dragoman.pages.mail import read_mail
from dragoman.pages.streams import BUFFER, Opened, Whole, bare, packed_kind, read_whole, unpacked
from dragoman.pages.tables import read_csv, read_json, read_jsonl, read_parquet
from dragoman.pages.warc import read_warc
from dragoman.records import Dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Page

RULES = (
    ("given_by_user", "The day that the user gave for these pages."),
    ("column_published", "The day in the page's own field of a table or of JSON."),
    ("feed_published", "The day that the feed gives for the item."),
    ("mail_date", "The day in the head of a mail."),
    ("jsonld_date_published", "`datePublished` in the page's JSON-LD."),
    ("time_date_published", "A `time` tag that is marked as the day of publication."),
    ("time_pubdate", "A `time` tag with the attribute `pubdate`."),
    ("time_in_article_header", "A `time` tag in the head of the article."),
    ("url_day", "The day that stands in the page's address."),
    ("url_month", "The month that stands in the page's address."),
)
# An archive in an archive is opened, one more is not; bombs are made of such.
MAX_AROUND = 2
MAX_PACKED = 2

__all__ = ["KINDS", "Source", "build_page", "dropped", "find_sources", "read_pages", "read_source"]


def read_pages(path: str, *, config: Config) -> Iterator[Page | Dropped]:
    """Every page of a file, a folder (sorted, with its subfolders) or standard input (`-`)."""
    for source in find_sources(path, config=config):
        yield source if isinstance(source, Dropped) else read_source(source, config=config)


def find_sources(path: str, *, config: Config) -> Iterator[Source | Dropped]:
    """What may be a page in a file, a folder (sorted, with subfolders) or standard input (`-`).

    Opens and streams, and parses no HTML, so that the pages can be built elsewhere.
    """
    if path == "-":
        stream = io.BufferedReader(Whole(sys.stdin.buffer), BUFFER)
        yield from _told(Opened("-", "standard input", stream), config)
    elif Path(path).is_dir():
        yield from _in_folder(path, config)
    else:
        yield from _in_file(path, config)


def _in_folder(folder: str, config: Config) -> Iterator[Source | Dropped]:
    """What lies in a folder and its subfolders in name order, hidden files passed over."""
    faults: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            inner = Path(parent) / name
            if inner.is_symlink():
                reason = "a link to a folder, which is not followed; name the folder to read it"
                yield dropped(str(inner), reason)
        for name in sorted(files):
            if not name.startswith("."):
                yield from _in_file(str(Path(parent) / name), config)
    for fault in faults:
        reason = f"the folder cannot be opened: {fault.strerror or fault}"
        yield dropped(str(fault.filename or folder), reason)


def _in_file(path: str, config: Config) -> Iterator[Source | Dropped]:
    file = Path(path)
    try:
        if file.is_symlink() and not file.exists():
            yield dropped(path, "a link that leads nowhere or to itself")
        elif not file.exists():
            yield dropped(path, "no such file or folder; check the path")
        elif not file.is_file():
            yield dropped(path, "not a regular file; expected a file or a folder")
        else:
            with io.BufferedReader(io.FileIO(path), BUFFER) as stream:
                location = SURROGATE.sub("\ufffd", path)  # names of files need not be UTF-8
                yield from _told(Opened(location, file.name, stream, file.stat().st_size), config)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else None
        yield dropped(path, f"cannot be opened: {told or error}")


def _told(opened: Opened, config: Config) -> Iterator[Source | Dropped]:
    """What an open file holds, and at its end the fault that it ended by."""
    try:
        yield from _inside(opened, config)
    except PageError as error:
        yield dropped(opened.location, str(error))
    except OSError as error:
        yield dropped(opened.location, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 -- one file's fault must not lose the others
        yield dropped(opened.location, f"cannot be read: {type(error).__name__}: {error}")


def _inside(opened: Opened, config: Config) -> Iterator[Source | Dropped]:
    """What an open file holds.

    Raises:
        PageError: it is of no known kind, or breaks off.

    """
    layers = 0
    while (packing := packed_kind(opened.head())) is not None:
        layers += 1
        if layers > MAX_PACKED:
            message = f"the file is packed more than {MAX_PACKED} times over; unpack it first"
            raise PageError(message)
        opened = unpacked(opened, packing, config=config)
    kind = kinds.kind_of(bare(opened.name), opened.head())
    if kind is None:
        known = ", ".join(KINDS)
        message = (
            f"files of kind {kinds.ending_of(opened.name)!r} are not read; known kinds are {known}"
        )
        raise PageError(message)
    if kind in (*kinds.ZIP, *kinds.TAR, *kinds.WACZ):
        if opened.around >= MAX_AROUND:
            message = f"an archive in {MAX_AROUND} others is not opened; unpack the outer ones"
            raise PageError(message)
        pattern = WACZ_WARC if kind in kinds.WACZ else None
        members = (
            open_tar(opened, config=config)
            if kind in kinds.TAR
            else open_zip(opened, config=config, pattern=pattern)
        )
        for member in members:
            if isinstance(member, Dropped):
                yield member
            else:
                yield from _told(member, config)
    elif kind in kinds.JSONL:
        yield from read_jsonl(opened, config=config)
    elif kind in kinds.JSON:
        yield from read_json(opened, config=config)
    elif kind in kinds.TABLE:
        yield from read_csv(opened, config=config)
    elif kind in kinds.PARQUET:
        yield from read_parquet(opened, config=config)
    elif kind in kinds.WARC:
        yield from read_warc(opened, config=config)
    elif kind in kinds.FEED:
        yield from read_feed(opened, config=config)
    elif kind in kinds.MAIL:
        yield read_mail(opened, config=config)
    else:
        yield Source(opened.location, _page(opened, kind, config), kinds.MEDIA_TYPES.get(kind))


def _page(opened: Opened, kind: str, config: Config) -> bytes:
    """The bytes of a file that is one page.

    Raises:
        PageError: there are too many, one of their lines is too long for prose, or they break off.

    """
    try:
        return read_whole(opened, config.max_bytes)
    except PageError:
        if kind in kinds.TEXT and opened.fault is None and opened.stream.seekable():
            # The line says more than the size: a dump of data, and not too much prose.
            opened.stream.seek(0)
            check_lines(iter(lambda: opened.stream.read(1 << 20), b""), config=config)
        raise
