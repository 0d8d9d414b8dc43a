"""Every kind of file gives the page that lies in it, under the metadata that lie beside it."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import pickle
import sys
import tarfile
import zipfile

import polars as pl
import pytest
import zstandard

from dragoman.config import Config
from dragoman.pages import Source, find_sources, read_pages
from dragoman.pages.build import iso_time
from dragoman.records import Dropped, Page

STORY = "The port authority closed the harbour on Monday, its director said."
HTML = f"<!doctype html><html><head><title>Port</title></head><body><p>{STORY}</p></body></html>"
ROW = {
    "text": STORY,
    "url": "https://h.example/1",
    "title": "Port shut",
    "date": "2024-05-06",
    "author": "Ann Bell",
    "section": "Region",
    "crawl_date": "2024-05-07 08:00:00",
    "source": "Harbour News",
    "lang": "en-GB",
}


def warc(*bodies: str, headers: str = "", coded: bytes | None = None) -> bytes:
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n"]
    for number, body in enumerate(bodies, start=1):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode()
        http += body.encode() if coded is None else coded
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
            f"WARC-Target-URI: https://w.example/{number}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        request = head.replace("response", "request").replace(str(len(http)), "4") + "GET "
        records += [request.encode() + b"\r\n\r\n", head.encode() + http + b"\r\n\r\n"]
    return b"".join(gzip.compress(record) for record in records)


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def parquet(*rows: dict) -> bytes:
    data = io.BytesIO()
    pl.DataFrame(list(rows)).write_parquet(data)
    return data.getvalue()


def csv_of(cut: str) -> bytes:
    cells = (f'"{value}"' for value in ROW.values())
    return f"{cut.join(ROW)}\r\n{cut.join(cells)}\r\n".encode()


def mail(headers: str, kind: str = "text/html") -> bytes:
    return (
        f"{headers}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n"
        f"--XX\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{HTML}\r\n--XX\r\nContent-Type: image/png\r\n\r\nabc\r\n--XX--\r\n"
    ).encode()


SAVED = mail("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://h.example/1\r\n")
LINE = json.dumps(ROW).encode()
RSS = (
    f"<rss><channel><title>Harbour News</title><item><link>https://h.example/1</link>"
    f"<description>{STORY}</description></item></channel></rss>"
).encode()
TEXT = STORY.encode()
FILES = {
    "a.txt": TEXT,
    "a.md": TEXT,
    "a": TEXT,
    "page.2024.04.26": TEXT,
    "a.html": HTML.encode(),
    "index.php": HTML.encode(),
    "a.html.gz": gzip.compress(HTML.encode()),
    "a.txt.bz2": bz2.compress(TEXT),
    "a.txt.xz": lzma.compress(TEXT),
    "a.txt.zst": zstandard.compress(TEXT),
    "packed.html": gzip.compress(HTML.encode()),
    "a.jsonl": LINE,
    "a.ndjson.gz": gzip.compress(LINE),
    "lines": LINE + b"\n",
    "a.json": b"[" + LINE + b"]",
    "one.json": LINE,
    "wrapped.json": b'{"status": "ok", "articles": [' + LINE + b"]}",
    "array": b"[" + LINE + b"]",
    "a.csv": csv_of(","),
    "semicolons.csv": csv_of(";"),
    "a.tsv": csv_of("\t"),
    "a.csv.gz": gzip.compress(csv_of(",")),
    "latin.csv": csv_of(",").replace(b"Ann Bell", b"Ann B\xe9ll"),
    "table": csv_of(","),
    "a.parquet": parquet(ROW),
    "dated.parquet": parquet(ROW | {"date": dt.date(2024, 5, 6)}),
    "a.warc": gzip.decompress(warc(HTML)),
    "a.warc.gz": warc(HTML),
    "archive": warc(HTML),
    "whole.warc.gz": gzip.compress(gzip.decompress(warc(HTML))),
    "a.warc.zst": zstandard.compress(gzip.decompress(warc(HTML))),
    "packed.warc": warc(
        "", headers="Content-Encoding: gzip\r\n", coded=gzip.compress(HTML.encode())
    ),
    "lying.warc": warc(HTML, headers="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    "a.wacz": zipped(
        {"archive/d.warc.gz": warc(HTML), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"}
    ),
    "a.zip": zipped({"folder/a.txt": TEXT, ".hidden": b"x", "__MACOSX/._a.txt": b"x"}),
    "nested.zip": zipped({"inner.zip": zipped({"a.html": HTML.encode()})}),
    "warc.zip": zipped({"a.warc.gz": warc(HTML)}),
    "a.tar": tarred({"folder/a.txt": TEXT}),
    "a.tar.gz": tarred({"a.txt": TEXT}, "w:gz"),
    "a.tgz": tarred({"a.html.gz": gzip.compress(HTML.encode())}, "w:gz"),
    "a.tar.bz2": tarred({"a.txt": TEXT}, "w:bz2"),
    "a.tar.xz": tarred({"a.txt": TEXT}, "w:xz"),
    "a.tar.zst": zstandard.compress(tarred({"a.txt": TEXT})),
    "long_names.tar": tarred({"ä" * 150 + ".txt": TEXT}),
    "a.mhtml": SAVED,
    "saved": SAVED,
    "a.eml": mail("Subject: Port shut\r\nDate: Mon, 06 May 2024 10:00:00 +0000\r\n"),
    "a.xml": RSS,
    "a.rss": RSS,
    "feed": RSS,
    "page.xml": HTML.encode(),
}


def read(path, **settings):
    return list(read_pages(str(path), config=Config(**settings)))


@pytest.mark.parametrize("name", FILES)
def test_every_kind_gives_its_page(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    (page,) = read(tmp_path / name)
    assert isinstance(page, Page), page
    assert STORY in page.text
    assert "{" not in page.text


@pytest.mark.parametrize("name", FILES)
def test_every_kind_from_standard_input(monkeypatch, name):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILES[name])))
    found = read("-")
    if name in {"semicolons.csv", "a.wacz"}:
        return  # their name alone tells the kind
    (page,) = found
    assert isinstance(page, Page), page
    assert STORY in page.text


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "dated.parquet"]
)
def test_columns_are_mapped_by_name(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    (page,) = read(tmp_path / name)
    assert (page.location, page.title, page.outlet) == (ROW["url"], "Port shut", "Harbour News")
    assert (page.byline, page.section, page.language) == ("Ann Bell", "Region", "en")
    assert (page.published.earliest, page.published.rule) == ("2024-05-06", "column_published")
    assert page.fetched_at == "2024-05-07T08:00:00"


def test_sources_travel_between_processes(tmp_path):
    (tmp_path / "a.csv").write_bytes(FILES["a.csv"])
    (source,) = find_sources(str(tmp_path / "a.csv"), config=Config())
    assert isinstance(source, Source)
    assert pickle.loads(pickle.dumps(source)) == source
    assert len(pickle.dumps(source)) < 1000


def test_a_page_of_an_archive_is_the_page_of_the_folder(tmp_path):
    (tmp_path / "b.zip").write_bytes(zipped({"x/story.txt": TEXT}))
    (tmp_path / "story.txt").write_bytes(TEXT)
    inside, outside = read(tmp_path)
    assert inside.page_id == outside.page_id
    assert inside.location == f"{tmp_path}/b.zip!/x/story.txt"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"id,likes\n1,2\n", "its columns are id, likes, expected one of text, html"),
        ("a.parquet", parquet({"id": 1, "likes": 2}), "its columns are id, likes, expected one of"),
        ("b.parquet", b"PAR1 and then nothing", "not a Parquet file"),
        ("a.json", b'[{"text": "It is shut."', "not JSON behind object 0"),
        ("b.json", b'{"name": "x"}', "its columns are name"),
        ("c.json", b"[]", "without objects"),
        ("d.json", b"[3]", "found int"),
        ("a.zip", b"PK\x03\x04 broken", "not a zip archive"),
        ("b.zip", zipped({}), "holds no file"),
        ("c.zip", zipped({"a.png": b"\x89PNG"}), "files of kind '.png' are not read"),
        ("a.wacz", zipped({"a.txt": TEXT}), "no file archive/*.warc.gz"),
        ("a.tar", b"no tar", "tar archive"),
        ("a.docx", zipped({"word/document.xml": b"<w/>"}), "files of kind '.docx' are not read"),
        ("code.py", b"print('hello')", "files of kind '.py' are not read"),
        ("a.eml", b"Subject: x\r\n\r\n", "empty"),
        ("a.gz", b"\x1f\x8b broken" * 9, "gzip stream is broken"),
        ("b.txt.gz", gzip.compress(TEXT * 99)[:-9], "gzip stream breaks off"),
        ("c.txt.zst", zstandard.compress(TEXT * 99)[:-9], "zstd stream breaks off"),
        ("c.txt.xz", lzma.compress(TEXT)[:-9], "xz stream breaks off"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (found,) = read(tmp_path / name)
    assert isinstance(found, Dropped)
    assert reason in found.reason


def test_rows_that_cannot_be_read_stop_nothing(tmp_path):
    (tmp_path / "a.csv").write_text(f'text,url\n,https://a.example/1\n\n"{STORY}"\nshort,a,b,c\n')
    empty, first, second = read(tmp_path / "a.csv")
    assert empty.reason == "row 2: no text; the column is there and this row of it is empty"
    assert (first.text, second.text) == (STORY, "short")
    assert first.location == f"{tmp_path}/a.csv:4"


def test_html_in_a_column_of_text_is_html(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"body": f"<p>{STORY}</p><p>More.</p>"}))
    (page,) = read(tmp_path / "a.jsonl")
    assert (page.media_type, page.text.split("\n")[0]) == ("text/html", STORY)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"maintext": STORY, "date_publish": "2024-05-06"}, {"published": "2024-05-06"}),
        ({"text": STORY, "date": "2024-05-06", "dump": "CC-1"}, {"fetched_at": "2024-05-06T00:00:00"}),
        ({"text": STORY, "source": "https://h.example/1"}, {"location": "https://h.example/1", "outlet": "h.example"}),
        ({"content": STORY, "source": {"id": 1, "name": "Harbour News"}}, {"outlet": "Harbour News"}),
        ({"text": STORY, "authors": [{"name": "Ann Bell"}, "Bo Dee"]}, {"byline": "Ann Bell, Bo Dee"}),
        ({"fields": {"bodyText": STORY}, "webTitle": "Shut"}, {"title": "Shut"}),
        ({"content": STORY, "warc_headers": {"warc-target-uri": "https://h.example/2"}}, {"location": "https://h.example/2"}),
        ({"text": STORY, "location": "Rotterdam", "language": "English"}, {"outlet": None, "language": None}),
        ({"text": STORY, "date": 1714989600}, {"published": "2024-05-06"}),
        ({"text": "", "html": f"<p>{STORY}</p>"}, {"media_type": "text/html"}),
        ({"description": STORY}, {"media_type": "text/plain"}),
    ],
)  # fmt: skip
def test_columns_of_the_wild(tmp_path, row, expected):
    (tmp_path / "a.json").write_text(json.dumps({"response": {"results": [row]}}))
    (page,) = read(tmp_path / "a.json")
    assert isinstance(page, Page), page
    assert STORY in page.text
    for name, value in expected.items():
        found = getattr(page, name)
        assert (found.earliest if name == "published" else found) == value


def test_a_table_of_many_objects_is_read_in_steps(tmp_path):
    rows = [{"text": f"{number} {STORY * 50}"} for number in range(1000)]
    (tmp_path / "a.json").write_text(json.dumps(rows, indent=1))
    found = read(tmp_path / "a.json")
    assert [int(page.text.split()[0]) for page in found] == list(range(1000))


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z"),
        ("2024-05-06 10:00:00", "2024-05-06T10:00:00"),
        ("2024-05-06T10:00:00+02:00", "2024-05-06T10:00:00+02:00"),
        ("2024-05-06T10:00:00+00:00", "2024-05-06T10:00:00Z"),
        ("20240506100000", "2024-05-06T10:00:00Z"),
        ("1714989600", "2024-05-06T10:00:00Z"),
        ("1714989600000", "2024-05-06T10:00:00Z"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06T10:00:00Z"),
        ("yesterday", None),
        ("12", None),
        ("", None),
        (None, None),
    ],
)
def test_times_of_machines(words, time):
    assert iso_time(words) == time


def test_what_came_before_the_break_of_an_archive_is_read(tmp_path):
    whole = warc(*[f"<p>{n} {STORY}</p>" for n in range(5)])
    (tmp_path / "cut.warc.gz").write_bytes(whole[:-60])
    (tmp_path / "cut.warc").write_bytes(gzip.decompress(whole)[:-60])
    for name in ("cut.warc.gz", "cut.warc"):
        *pages, end = read(tmp_path / name)
        assert [page.text[0] for page in pages if isinstance(page, Page)] == list("0123")
        assert isinstance(end, Dropped)
        assert "breaks off" in end.reason


ODD = [
    ("cdata", "<description><![CDATA[<p>{}</p> & more]]></description>", "{}"),
    ("escaped", "<description>&lt;p&gt;{}&lt;/p&gt;</description>", "{}"),
    ("escaped twice", "<description>&amp;lt;p&amp;gt;{}&amp;lt;/p&amp;gt;</description>", "{}"),
    ("bare ampersand", "<description>Ships & crews. {}</description>", "Ships & crews."),
    ("html entity", "<description>{} &ndash;&nbsp;so it went&hellip;</description>", "–"),
    ("undeclared prefix", "<content:encoded><![CDATA[<p>{}</p>]]></content:encoded>", "{}"),
    ("the fuller", "<description>Short.</description><x:encoded xmlns:x='y'>{}</x:encoded>", "{}"),
    ("atom text", "<summary type='text'>{} a &lt; b</summary>", "a < b"),
    (
        "atom xhtml",
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{}</p></div></content>",
        "{}",
    ),
    ("control", "<description>{}\x0b</description>", "{}"),
]


@pytest.mark.parametrize(("content", "words"), [o[1:] for o in ODD], ids=[o[0] for o in ODD])
@pytest.mark.parametrize("root", ["rss", "feed", "rdf:RDF"])
def test_odd_feeds(tmp_path, root, content, words):
    tag = "entry" if root == "feed" else "item"
    (tmp_path / "a.xml").write_text(
        f"\n<?xml version='1.0' encoding='utf-8'?><{root}><{tag}><title>A &amp;amp; B <b>C</b></title>"
        f"<link>https://h.example/1?a=1&b=2</link><dc:creator>Ann Bell</dc:creator>"
        f"{content.format(STORY)}</{tag}></{root}>"
    )
    (page,) = read(tmp_path / "a.xml")
    assert isinstance(page, Page), page
    assert words.format(STORY) in page.text
    assert "<" not in page.text.replace("a < b", "")
    assert page.text.startswith("A & B C\n\n")
    assert (page.location, page.byline) == ("https://h.example/1?a=1&b=2", "Ann Bell")


def test_an_atom_entry(tmp_path):
    (tmp_path / "a.atom").write_text(
        f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl"><title>Havenkrant</title>
        <link rel="self" href="https://h.example/feed"/><author><name>Redactie</name></author>
        <entry><title type="html">Haven &amp;amp; storm</title><id>urn:1</id>
        <link rel="enclosure" href="https://h.example/1.mp3"/><link href="https://h.example/1"/>
        <author><name>Ann Bell</name></author><author><name>Bo Dee</name></author>
        <category term="regio"/><updated>2024-06-01T00:00:00Z</updated>
        <published>2024-05-06T10:00:00Z</published><summary>Kort.</summary>
        <content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""
    )
    (page,) = read(tmp_path / "a.atom")
    assert (page.location, page.title) == ("https://h.example/1", "Haven & storm")
    assert (page.byline, page.section, page.outlet) == ("Ann Bell, Bo Dee", "regio", "Havenkrant")
    assert (page.published.earliest, page.language) == ("2024-05-06", "nl")


@pytest.mark.parametrize(
    ("declared", "charset"), [("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("utf-16", "utf-16")]
)
def test_the_charset_of_a_feed(tmp_path, declared, charset):
    feed = RSS.decode().replace(STORY, "Порт закрыт, заявил министр.")
    data = f"<?xml version='1.0' encoding='{declared}'?>{feed}".encode(charset)
    (tmp_path / "a.rss").write_bytes(data)
    (page,) = read(tmp_path / "a.rss")
    assert page.text == "Порт закрыт, заявил министр."


def test_what_has_no_text_says_where_it_is(tmp_path):
    (tmp_path / "a.rss").write_text(
        "<rss><channel><item><title>Port shut</title><link>https://h.example/1</link></item></channel></rss>"
    )
    (tmp_path / "b.xml").write_text(
        """<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc>https://h.example/2</loc><news:news><news:title>Port open</news:title>
        <news:publication_date>2024-05-06</news:publication_date></news:news></url></urlset>"""
    )
    (tmp_path / "c.xml").write_text(
        "<urlset><url><loc>a</loc></url><url><loc>b</loc></url></urlset>"
    )
    item, listed, plain = read(tmp_path)
    assert item.location == "https://h.example/1"
    assert "has no text in the feed; `dragoman fetch ADDRESS`" in item.reason
    assert listed.location == "https://h.example/2"
    assert "(Port open, 2024-05-06)" in listed.reason
    assert "a sitemap lists 2 addresses and no text" in plain.reason


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    [
        "Министр заявил в пятницу, что переговоры о порте будут продолжены.",
        "外交部发言人周五表示，双方将继续就港口问题进行谈判。",
        "外務省の報道官は金曜日、港湾問題について協議を続けると述べた。",
        "외교부 대변인은 금요일 항만 문제에 대한 협상을 계속할 것이라고 말했다.",
        "قال المتحدث باسم الوزارة يوم الجمعة إن المحادثات حول الميناء ستستمر.",
        "<html><body><p>双方将继续就港口问题进行谈判，外交部发言人周五表示。</p></body></html>",
    ],
)
def test_utf16_without_its_mark(tmp_path, charset, words):
    (tmp_path / "a.txt").write_bytes(words.encode(charset))
    (page,) = read(tmp_path / "a.txt")
    assert page.text == words.removeprefix("<html><body><p>").removesuffix("</p></body></html>")
    assert page.charset == charset


def test_one_lost_byte_makes_no_page_western(tmp_path):
    data = ("Министр заявил в пятницу, что переговоры будут продолжены. " * 9).encode()
    (tmp_path / "a.txt").write_bytes(data[:50] + data[51:])
    (page,) = read(tmp_path / "a.txt")
    assert page.charset == "utf-8"
    assert page.text.count("\ufffd") == 1


def test_a_mail_has_its_subject_and_day(tmp_path):
    (tmp_path / "a.eml").write_bytes(
        mail(
            "Subject: =?utf-8?q?Haven_=C3=A9=C3=A9n?=\r\nDate: Mon, 06 May 2024 10:00:00 +0000\r\n"
        )
    )
    (page,) = read(tmp_path / "a.eml")
    assert page.title == "Haven één"
    assert (page.published.earliest, page.published.rule) == ("2024-05-06", "mail_date")


def test_a_saved_page_has_its_address_and_the_time_of_saving(tmp_path):
    data = SAVED.replace(b"MIME", b"Date: Mon, 06 May 2024 10:00:00 +0000\r\nMIME", 1)
    (tmp_path / "a.mhtml").write_bytes(data)
    (page,) = read(tmp_path / "a.mhtml")
    assert (page.location, page.fetched_at) == ("https://h.example/1", "2024-05-06T10:00:00Z")
    assert page.published is None
