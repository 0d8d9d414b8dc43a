"""Whatever the bytes are, reading gives pages, or a reason that says something; it never raises."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dragoman.config import Config
from dragoman.errors import PageError
from dragoman.pages import KINDS, read_pages
from dragoman.pages.build import iso_time
from dragoman.pages.decode import decode
from dragoman.pages.published import read_day
from dragoman.records import Dropped, Page

STORY = "The port authority closed the harbour on Monday, its director said."
HTML = f"""<!doctype html><html lang="en"><head><title>Port shut | News</title>
<meta property="article:published_time" content="2024-05-06"><meta name="author" content="Ann Bell">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-05-06"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Port shut</h1>
<p>{STORY}</p><table><tr><td>a</td></tr></table><p>&amp; more&hellip;</p></article></body></html>"""
CONFIG = Config(max_bytes=200_000)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def warc() -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{HTML}"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/1\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
        f"WARC-Date: 2024-05-06T10:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return f"{head}{http}\r\n\r\n".encode() * 3


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b/c.html.gz", gzip.compress(HTML.encode()))
    return data.getvalue()


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("ä" * 150)
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    return data.getvalue()


def parquet() -> bytes:
    data = io.BytesIO()
    pl.DataFrame({"text": [STORY] * 3, "date": ["2024-05-06"] * 3}).write_parquet(data)
    return data.getvalue()


ROW = {"text": STORY, "url": "https://h.example/1", "date": "2024-05-06", "author": ["Ann Bell"]}
SEEDS = {
    ".txt": STORY.encode(),
    ".html": HTML.encode(),
    ".jsonl": (json.dumps(ROW) + "\n").encode() * 3,
    ".json": json.dumps([ROW, {"html": HTML}]).encode(),
    ".csv": f'text,url,date\n"{STORY}",https://h.example/1,2024-05-06\n'.encode() * 2,
    ".parquet": parquet(),
    ".warc": warc(),
    ".warc.gz": gzip.compress(warc()),
    ".xml": f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss><rss><channel><title>News</title>
      <item><title>A &amp; B</title><link>https://h.example/1</link><pubDate>Mon, 06 May 2024
      10:00:00 GMT</pubDate><description><![CDATA[<p>{STORY}</p>]]></description></item>
      <entry><content type="xhtml"><div><p>{STORY}</p></div></content></entry></channel></rss>""".encode(),
    ".eml": f"Subject: =?utf-8?q?Port?=\r\nDate: Mon, 06 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    f"Content-Type: multipart/mixed; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/html; "
    f"charset=utf-8\r\n\r\n{HTML}\r\n--XX--\r\n".encode(),
    ".zip": zipped(),
    ".tar": tarred(),
    "": STORY.encode(),
}


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A whole file of some kind of which parts were cut out, doubled, moved or overwritten."""
    kind = draw(st.sampled_from(sorted(SEEDS)))
    data = bytearray(SEEDS[kind])
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        change = draw(st.sampled_from(["cut", "double", "overwrite", "end", "repeat"]))
        if change == "cut":
            del data[start:end]
        elif change == "double":
            data[start:start] = data[start:end]
        elif change == "overwrite":
            data[start:end] = draw(st.binary(max_size=8))
        elif change == "end":
            del data[start:]
        else:
            data[start:end] = data[start:end] * draw(st.integers(1, 50))
    return kind, bytes(data)


def check(kind: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{kind}"
        path.write_bytes(data)
        for found in read_pages(str(path), config=CONFIG):
            if isinstance(found, Page):
                assert found.text.strip()
                found.text.encode()  # no half of a pair, which no file could hold
                assert all(0 <= s.start < s.end <= len(found.text) for s in found.main)
            else:
                assert isinstance(found, Dropped)
                assert len(found.reason.split()) > 2, found.reason
                # A fault of ours would show the name of a Python error.
                assert "cannot be read: " not in found.reason, found.reason


@FEW
@given(st.sampled_from([*KINDS, "", ".dat"]), st.binary(max_size=600))
def test_any_bytes_under_any_name(kind: str, data: bytes) -> None:
    check(kind, data)


@settings(parent=FEW, max_examples=200)
@given(mutated())
def test_broken_files_of_every_kind(file: tuple[str, bytes]) -> None:
    check(*file)


TOKENS = (
    *("<", ">", "</", "/>", "=", '"', "'", "&", "&amp;", "&#0;", "&#xd800;", "<!--", "-->", "]]>"),
    *(
        "<![CDATA[",
        "<!DOCTYPE html>",
        "<html>",
        "<body>",
        "<p>",
        "</p>",
        "<div ",
        "<table>",
        "<td>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "<h1>",
        "<title>",
        "<meta ",
        "charset=",
        "utf-7",
        "<time ",
    ),
    *(
        "datetime=",
        "2024-05-06",
        "property=",
        "article:published_time",
        "content=",
        "<svg>",
        "<math>",
    ),
    *(
        "<template>",
        "<select>",
        "<plaintext>",
        "<base href=",
        "//",
        "\x00",
        "\ufeff",
        "\u2028",
        "é",
    ),
    *("{", "}", "[", "]", '"text":', ",", "\n", " ", "word ", STORY),
)


@settings(parent=FEW, max_examples=100)
@given(
    st.sampled_from([".html", ".xml", ".json", ".jsonl", ".csv", ""]),
    st.lists(st.sampled_from(TOKENS), max_size=60),
)
def test_markup_of_any_order(kind: str, tokens: list[str]) -> None:
    check(kind, "".join(tokens).encode())


@FEW
@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 10_000))
def test_from_standard_input(kind: str, length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SEEDS[kind][:length])))
        for found in read_pages("-", config=CONFIG):
            assert isinstance(found, Page) or len(found.reason.split()) > 2


@FEW
@given(st.text(max_size=40))
def test_any_words_for_a_time(words: str) -> None:
    assert iso_time(words) is None or iso_time(words)[:2] in {"19", "20", "21"}
    day = read_day(words, "rule")
    assert day is None or day.earliest == day.latest


@FEW
@given(
    st.text(min_size=1, max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "utf-32"])
)
def test_what_has_a_mark_or_is_utf8_is_decoded(text: str, charset: str) -> None:
    # The mark of UTF-16 and a zero are the mark of UTF-32.
    assume(charset != "utf-16" or not text.startswith("\0"))
    try:
        found, _ = decode(text.encode(charset))
    except PageError:
        return
    if charset != "utf-8":
        assert found == text
