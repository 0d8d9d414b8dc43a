"""From files of every kind to pages; what cannot be read is dropped with its reason."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
import time

import pytest
import zstandard

from dragoman.config import Config
from dragoman.pages import read_pages
from dragoman.pages.published import read_day
from dragoman.records import Dropped, Page

STORY = "Harbour closed after storm\n\nThe port authority closed the harbour on Monday, it said.\n"
HTML = """<!doctype html><html lang="nl-BE"><head>
<title>Haven gesloten na storm | Voorbeeldkrant</title>
<meta property="og:site_name" content="Voorbeeldkrant">
<link rel="canonical" href="https://voorbeeld.example/nieuws/haven">
<script type="application/ld+json">
{"@graph": [{"@type": "VideoObject", "datePublished": "2019-01-01"},
            {"@type": "NewsArticle", "datePublished": "2024-03-04T08:00:00+01:00"}]}
</script></head>
<body><nav><ul><li>Home</li><li>Sport</li></ul></nav>
<article><h1>Haven gesloten na storm</h1>
<p>De havenmeester heeft de haven maandag gesloten omdat de wind te hard was voor de loodsen.</p>
<p>Volgens een woordvoerder gaat zij dinsdag weer open als de storm is gaan liggen.</p></article>
<footer>Contact</footer></body></html>"""


def read(path, **settings):
    return list(read_pages(str(path), config=Config(**settings)))


def one(path, **settings):
    (found,) = read(path, **settings)
    assert isinstance(found, Page), found
    return found


def test_a_text_file_keeps_its_bytes(tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes(STORY.encode())
    page = one(file)
    assert page.text == STORY
    assert zstandard.decompress(page.body) == STORY.encode()
    assert page.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (page.media_type, page.charset, page.location) == ("text/plain", "utf-8", str(file))
    assert page.fetched_at is None
    assert page.published is None


def test_a_file_read_from_elsewhere_is_the_same_page(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(STORY, "utf-8")
    first, second = read(tmp_path)
    assert first.page_id == second.page_id
    assert first.location != second.location


def test_a_folder_is_read_in_name_order_without_hidden_files(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    names = [page.location.removeprefix(str(tmp_path) + "/") for page in read(tmp_path)]
    assert names == ["a.md", "b.txt", "sub/c.txt"]


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-8-sig", "De minister zei: “Geen sprake van één compromis over Oekraïne.”"),
        ("utf-16", "De minister zei: “Geen sprake van één compromis over Oekraïne.”"),
        ("utf-16-le", "De minister ontkende vrijdag dat hij weg wil uit de haven."),
        ("cp1252", "De minister zei: “Geen sprake van één compromis over Oekraïne.”"),
        ("cp1251", "Министр заявил в пятницу, что переговоры о порте будут продолжены."),
    ],
)
def test_charsets(tmp_path, charset, words):
    file = tmp_path / "page.txt"
    file.write_bytes(words.encode(charset))
    assert one(file).text == words


def test_a_charset_that_the_html_declares(tmp_path):
    file = tmp_path / "page.html"
    html = '<html><meta charset="iso-8859-1"><p>El señor García dijo que “nunca”.</p>'
    file.write_bytes(html.encode("cp1252"))
    assert "señor García dijo que “nunca”" in one(file).text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "nothing but white space"),
        ("nul.txt", b"some words\x00and\x00more", "binary"),
        ("noise.txt", bytes(range(256)) * 50, "binary"),
        ("paper.txt", b"%PDF-1.7 and so on", "a PDF"),
        ("photo.png", b"\x89PNG....", "files of kind '.png' are not read; known kinds are .txt"),
        ("other.xml", b"<menu><dish/></menu>", "its root is 'menu'"),
        ("broken.warc.gz", b"no archive", "WARC"),
        ("none.html", b"<html><script>var a = 1;</script></html>", "no visible text"),
        ("none.jsonl", b"", "empty"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (found,) = read(tmp_path / name)
    assert isinstance(found, Dropped)
    assert reason in found.reason
    assert found.location.endswith(name)


def test_a_missing_file_is_dropped(tmp_path):
    (found,) = read(tmp_path / "nothing.txt")
    assert isinstance(found, Dropped)
    assert "no such file" in found.reason


def test_fifty_megabytes_in_one_line_are_refused_at_once(tmp_path):
    file = tmp_path / "line.txt"
    with file.open("wb") as stream:
        for _ in range(50):
            stream.write(b"ab c" * (1 << 18))
    start = time.perf_counter()
    (found,) = read(file)
    assert found.reason == "line 1 has 52,428,800 characters; the limit is 1,000,000"
    assert time.perf_counter() - start < 2


def test_limits(tmp_path):
    file = tmp_path / "big.txt"
    file.write_text("word word\n" * 100, "utf-8")
    (found,) = read(file, max_bytes=999)
    assert found.reason == "the file has 1,000 bytes; the limit is 999"
    file.write_text("short\n" + "é" * 60 + "\n", "utf-8")
    (found,) = read(file, max_line=50)
    assert found.reason == "line 2 has 60 characters; the limit is 50"


def test_html(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(HTML, "utf-8")
    page = one(file)
    assert page.title == "Haven gesloten na storm"
    assert page.outlet == "Voorbeeldkrant"
    assert page.language == "nl"
    assert page.published.earliest == page.published.latest == "2024-03-04"
    assert page.published.rule == "jsonld_date_published"
    assert [span.of(page.text)[:20] for span in page.main][-2:] == [
        "De havenmeester heef",
        "Volgens een woordvoe",
    ]
    assert "Sport" in page.text
    assert "Sport" not in "".join(span.of(page.text) for span in page.main)


def test_the_user_stands_above_the_page(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(HTML, "utf-8")
    page = one(file, published="2020-02-02", outlet="Mine", language="de")
    assert (page.published.earliest, page.published.rule) == ("2020-02-02", "user")
    assert (page.outlet, page.language) == ("Mine", "de")


def test_html_in_a_text_file_is_html(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(HTML, "utf-8")
    assert one(file).media_type == "text/html"


def test_a_hundred_thousand_nested_tags(tmp_path):
    file = tmp_path / "deep.html"
    deep = 100_000
    file.write_text("<div>" * deep + "<p>The harbour is closed.</p>" + "</div>" * deep, "utf-8")
    assert "The harbour is closed." in one(file).text


def test_a_footer_is_no_date(tmp_path):
    file = tmp_path / "page.html"
    file.write_text("<html><p>The harbour is closed.</p><footer>© 2019 Harbour News</footer>")
    assert one(file).published is None


def test_jsonl(tmp_path):
    lines = [
        json.dumps(
            {"text": "The port is shut.", "url": "https://a.example/1", "date": "2024-05-06"}
        ),
        "{broken",
        "",
        "[1, 2]",
        json.dumps({"headline": "only that"}),
        json.dumps({"html": "<p>It is open, she said.</p>", "title": "Port open", "lang": "en"}),
        json.dumps({"content": "Half a pair: \ud83d and on.", "crawl_date": "2024-01-01T00:00:00"}),
    ]
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    first, bad, listed, empty, html, half = read(file)
    assert first.location == "https://a.example/1"
    assert (first.published.earliest, first.published.rule) == ("2024-05-06", "column_published")
    assert bad.reason.startswith("line 2: not JSON")
    assert "found list" in listed.reason
    assert "its columns are headline" in empty.reason
    assert html.text == "Port open\n\nIt is open, she said."
    assert (html.language, html.media_type) == ("en", "text/html")
    assert "\ufffd" in half.text
    assert half.fetched_at == "2024-01-01T00:00:00"


def test_a_feed(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(
        """<rss version="2.0"><channel><title>Harbour News</title><language>en</language>
        <item><title>Port shut</title><link>https://h.example/1</link>
        <pubDate>Mon, 06 May 2024 10:00:00 +0000</pubDate>
        <description>&lt;p&gt;The port is shut, the mayor said.&lt;/p&gt;</description></item>
        </channel></rss>""",
        "utf-8",
    )
    page = one(file)
    assert page.text == "Port shut\n\nThe port is shut, the mayor said."
    assert (page.outlet, page.location) == ("Harbour News", "https://h.example/1")
    assert (page.published.earliest, page.published.rule) == ("2024-05-06", "feed_published")


@pytest.mark.parametrize("zipped", [False, True])
def test_warc(tmp_path, zipped):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>It is shut.</p>"
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/1\r\n"
        "WARC-Date: 2024-05-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    data = head.encode() + http + b"\r\n\r\n"
    file = tmp_path / ("a.warc.gz" if zipped else "a.warc")
    file.write_bytes(gzip.compress(data) if zipped else data)
    page = one(file)
    assert (page.text, page.location) == ("It is shut.", "https://w.example/1")
    assert page.fetched_at == "2024-05-06T10:00:00Z"
    assert page.outlet == "w.example"


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert one("-").text == STORY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-05-06T23:30:00-05:00", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06"),
        ("6 mei 2024", "2024-05-06"),
        ("13/05/2024", "2024-05-13"),
        ("05/06/2024", None),  # May or June: nobody can tell
        ("2024-13-45", None),
        ("yesterday", None),
        ("2024", None),
    ],
)
def test_days_in_metadata(words, day):
    found = read_day(words, "rule")
    assert (found and found.earliest) == day
