"""From files, folders and archives to pages with their visible text.

`read_pages` takes whatever a path is: plain text, Markdown, HTML, JSON Lines, WARC, RSS or Atom,
a folder of them, or `-` for standard input. What cannot be read becomes a `Dropped` with the
reason and the values; the rest is read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.pages.build import Source, build_page, dropped
from dragoman.pages.containers import read_feed, read_jsonl, read_warc
from dragoman.pages.decode import check_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Dropped, Page

RULES = (
    ("given_by_user", "The day that the user gave for these pages."),
    ("column_published", "The day in the page's own field of a JSON Lines file."),
    ("feed_published", "The day that the feed gives for the item."),
    ("jsonld_date_published", "`datePublished` in the page's JSON-LD."),
    ("time_date_published", "A `time` tag that is marked as the day of publication."),
    ("time_pubdate", "A `time` tag with the attribute `pubdate`."),
    ("time_in_article_header", "A `time` tag in the head of the article."),
    ("url_day", "The day that stands in the page's address."),
)
TEXT = (".txt", ".text", ".md")
HTML = (".html", ".htm", ".xhtml")
JSONL = (".jsonl", ".ndjson")
WARC = (".warc", ".warc.gz")
FEED = (".xml", ".rss", ".atom")
KINDS = (*TEXT, *HTML, *JSONL, *WARC, *FEED)
MEDIA_TYPES = {".md": "text/markdown"} | dict.fromkeys(HTML, "text/html")

__all__ = ["KINDS", "read_pages"]


def read_pages(path: str, *, config: Config) -> Iterator[Page | Dropped]:
    """Every page of a file, a folder (sorted, with its subfolders) or standard input (`-`)."""
    if path == "-":
        yield from _read_stdin(config)
    elif Path(path).is_dir():
        for name in _files_in(path):
            yield from _read_file(name, config)
    else:
        yield from _read_file(path, config)


def _files_in(folder: str) -> Iterator[str]:
    """The files of a folder and its subfolders in name order, hidden ones passed over."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield str(Path(parent) / name)


def _read_stdin(config: Config) -> Iterator[Page | Dropped]:
    data = sys.stdin.buffer.read(config.max_bytes + 1)
    if len(data) > config.max_bytes:
        reason = f"standard input has more than {config.max_bytes:,} bytes, the limit of a page"
        yield dropped("-", reason)
        return
    try:
        yield build_page(Source("-", data), config=config)
    except PageError as error:
        yield dropped("-", str(error))


def _read_file(path: str, config: Config) -> Iterator[Page | Dropped]:
    file = Path(path)
    kind = next((k for k in KINDS if path.lower().endswith(k)), None)
    if not file.exists():
        yield dropped(path, "no such file or folder; check the path")
    elif not file.is_file():
        yield dropped(path, "not a regular file; expected a file or a folder")
    elif kind is None and file.suffix:
        known = ", ".join(KINDS)
        yield dropped(path, f"files of kind {file.suffix!r} are not read; known kinds are {known}")
    else:
        try:
            yield from _pages_of(file, kind, path=path, config=config)
        except PageError as error:
            yield dropped(path, str(error))
        except OSError as error:
            yield dropped(path, f"cannot be opened: {error.strerror or error}")


def _pages_of(
    file: Path, kind: str | None, *, path: str, config: Config
) -> Iterator[Page | Dropped]:
    if kind in JSONL:
        yield from read_jsonl(path, config=config)
    elif kind in WARC:
        yield from read_warc(path, config=config)
    elif kind in FEED:
        yield from read_feed(path, _bytes_of(file, kind, config), config=config)
    else:
        source = Source(path, _bytes_of(file, kind, config), MEDIA_TYPES.get(kind or ""))
        yield build_page(source, config=config)


def _bytes_of(file: Path, kind: str | None, config: Config) -> bytes:
    """The bytes of one file.

    Raises:
        PageError: the file is too big, or one of its lines is too long for prose.

    """
    size = file.stat().st_size
    if kind in (*TEXT, None) and size > config.max_line:
        check_lines(file, config=config)
    if size > config.max_bytes:
        message = f"the file has {size:,} bytes; the limit is {config.max_bytes:,}"
        raise PageError(message)
    return file.read_bytes()
