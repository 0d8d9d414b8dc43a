"""What kind a file is: by its ending, and where that says nothing, by how it begins."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from dragoman.pages.build import HTML_START
from dragoman.pages.columns import has_text
from dragoman.pages.feeds import is_feed
from dragoman.pages.mail import is_mail
from dragoman.pages.streams import ENDINGS
from dragoman.pages.tables import LISTS

TEXT = (".txt", ".text", ".md", ".markdown")
HTML = (".html", ".htm", ".xhtml", ".shtml")
JSONL = (".jsonl", ".ndjson")
JSON = (".json",)
TABLE = (".csv", ".tsv")
PARQUET = (".parquet",)
WARC = (".warc",)
WACZ = (".wacz",)
FEED = (".xml", ".rss", ".atom", ".rdf")
MAIL = (".mhtml", ".mht", ".eml")
ZIP = (".zip",)
TAR = (".tar",)
PACKED = tuple(ending for ending, _ in ENDINGS)
KINDS = (
    *(*TEXT, *HTML, *JSONL, *JSON, *TABLE, *PARQUET, *WARC, *WACZ),
    *(*FEED, *MAIL, *ZIP, *TAR, *PACKED),
)
MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    **dict.fromkeys(HTML, "text/html"),
}
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}")


def ending_of(name: str) -> str | None:
    """The ending of a name, in small letters; None where there is none.

    What is long or begins with a figure is a part of the name ("2024.04.26", "a.example_page").
    """
    suffix = PurePath(name).suffix.lower()
    return suffix if ENDING.fullmatch(suffix) else None


def kind_of(name: str, head: bytes) -> str | None:
    """The kind of a file, as the ending that stands for it; None where it is not one we read."""
    ending = ending_of(name)
    if ending in KINDS:
        if ending in FEED and not is_feed(_readable(head)) and _is_html(head):
            return ".html"
        return ending
    kind = sniffed(head)
    if ending is None:
        return kind or ".txt"
    # Word, Excel and e-books are zip archives too, and no pages of theirs lie open in them.
    return None if kind in ZIP else kind


def sniffed(head: bytes) -> str | None:
    """The kind that some first bytes show; None where they may be plain text or anything."""
    for magic, kind in (
        (b"WARC/", ".warc"),
        (b"PK\x03\x04", ".zip"),
        (b"PK\x05\x06", ".zip"),
        (b"PAR1", ".parquet"),
    ):
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return ".tar"
    if _is_html(head):
        return ".html"
    text = _readable(head)
    if is_feed(text):
        return ".xml"
    if is_mail(head):
        return ".eml"
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    if re.match(r'\{\s*"', first + rest[:100]):
        return _kind_of_object(first, is_whole=bool(rest))
    if re.match(r"\[\s*\{\s*\"", first + rest[:100]):
        return ".json"
    for cut, kind in ((",", ".csv"), ("\t", ".tsv")):
        names = [name.strip(' "\r') for name in first.split(cut)]
        if len(names) > 1 and has_text(names) and max(map(len, names)) < 40:
            return kind
    return None


def _kind_of_object(line: str, *, is_whole: bool) -> str:
    """Whether a first line is one of JSON Lines, or a wrapping that holds all of them."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return ".json" if is_whole else ".jsonl"
    wraps = not has_text(list(row)) and any(isinstance(row.get(name), list) for name in LISTS)
    return ".json" if wraps else ".jsonl"


def _is_html(head: bytes) -> bool:
    return HTML_START.match(_readable(head)[:4096]) is not None


def _readable(head: bytes) -> str:
    """The first bytes as far as tags and names go, which are ASCII in every charset."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
