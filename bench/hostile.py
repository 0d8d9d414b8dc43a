"""Inputs that want to hang, fill or end their reader: each must give a reason and cost little.

Every input is made by code in a folder of its own, between two healthy pages, and the folder is
read by a process of its own. It must end within 10 s and 1 GB (resident, with the libraries that
are loaded), say why what is hostile was not read, and read both neighbours. Seconds are those of
the processor, so that a busy machine changes nothing; what waits is given up after two minutes.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import json
import lzma
import os
import random
import resource
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import zstandard

from dragoman.config import Config
from dragoman.pages import read_pages
from dragoman.records import Dropped

SECONDS, MEGABYTES = 10.0, 1000.0
# What a process may take before the machine itself would suffer, and when it is given up.
GIVEN_UP = 120
ADDRESSES = 8 << 30
SCORES = ("hostile_ok", "bad_hostile_slow", "bad_hostile_memory", "bad_hostile_lost")
STORY = "The port authority closed the harbour on Monday, its director said.\n"
MB = 1 << 20


def html(body: str) -> bytes:
    return (
        f"<!doctype html><html><head><title>Port</title></head><body>{body}</body></html>".encode()
    )


def bomb(pack: Callable[[bytes], bytes], megabytes: int, layers: int = 1) -> bytes:
    """Packed blanks, as many streams behind each other as it takes."""
    step = min(megabytes, 100)
    data: bytes = pack(b" " * step * MB) * (megabytes // step)
    for _ in range(layers - 1):
        data = pack(data)
    return data


def feed(item: str, doctype: str = "") -> bytes:
    return f"{doctype}<rss><item><description>{item}</description></item></rss>".encode()


LAUGHS = (
    "<!DOCTYPE rss [<!ENTITY l0 'lol'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)


def warc(*bodies: bytes, length: int | None = None, headers: str = "") -> bytes:
    records = []
    for number, body in enumerate(bodies):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
        size = len(http) if length is None or number != 1 else length
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Target-URI: https://w.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def shared_zip(files: int, megabytes: int) -> bytes:
    """A zip archive whose entries all lie on the same packed bytes."""
    one = zipped({"a.txt": b" " * megabytes * MB})
    length, start = struct.unpack_from("<II", one, one.rfind(b"PK\5\6") + 12)
    entry, tail = one[start : start + length], bytearray(one[start + length :])
    struct.pack_into("<HHI", tail, 8, files, files, length * files)
    return one[:start] + entry * files + bytes(tail)


def wrong_zip() -> bytes:
    """A zip archive whose directory says another size than the file has."""
    data = bytearray(zipped({"a.txt": STORY.encode() * 1000}))
    place = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, place + 24, 2**31)
    return bytes(data)


def link_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return data.getvalue()


def tarred(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, target
        info.size = len(STORY) if kind == tarfile.REGTYPE else 0
        archive.addfile(info, io.BytesIO(STORY.encode()))
    return data.getvalue()


def long_header_tar() -> bytes:
    """A tar archive with a header of 2 GB, packed small."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2 << 30
    return gzip.compress(info.tobuf(tarfile.GNU_FORMAT)) + bomb(gzip.compress, 2000)


def sparse_tar() -> bytes:
    """A tar archive with a file of a terabyte of which nothing is stored."""
    info = tarfile.TarInfo("a.txt")
    info.size = 0
    info.pax_headers = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.map": "0,0,1099511627776,0",
        "GNU.sparse.size": "1099511627776",
        "GNU.sparse.numblocks": "2",
    }
    return info.tobuf(tarfile.PAX_FORMAT) + b"\0" * 1024


def deep_mail(levels: int) -> bytes:
    head = "MIME-Version: 1.0\r\n"
    for n in range(levels):
        head += f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
    return (head + "Content-Type: text/plain\r\n\r\nhi").encode()


def parquet(rows: int) -> bytes:
    """A Parquet file with the same text in every row, which it holds once."""
    data = io.BytesIO()
    pl.select(text=pl.repeat(STORY * 100, rows)).write_parquet(data, row_group_size=rows)
    return data.getvalue()


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


# name of the file -> its bytes, made when they are asked for.
FILES: dict[str, Callable[[], bytes]] = {
    "nested_divs.html": lambda: html("<div>" * 100_000 + STORY + "</div>" * 100_000),
    "unclosed_b.html": lambda: html("<b>a " * 1_000_000),
    "nested_tables.html": lambda: html("<table><tr><td>" * 50_000 + STORY),
    "nested_lists.html": lambda: html("<ul><li>" * 100_000 + STORY),
    "nested_fonts.html": lambda: html("<p><font><i>" * 100_000 + STORY),
    "many_attributes.html": lambda: html(
        "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x"
    ),
    "long_attribute.html": lambda: html("<p class='" + "a " * 5_000_000 + "'>x</p>"),
    "open_tags.html": lambda: html("<" * 5_000_000),
    "open_comment.html": lambda: html("<!--" * 2_000_000),
    "open_script.html": lambda: html("<script>" * 1_000_000 + STORY),
    "open_comment_first.html": lambda: b"<!--" + b"- " * 5_000_000,
    "many_paragraphs.html": lambda: html("<p>a b</p>" * 1_000_000),
    "many_links.html": lambda: html("<a href='/x'>word</a> " * 400_000),
    "many_entities.html": lambda: html("&amp;&#x41;&nope;" * 500_000),
    "many_metas.html": lambda: html("<meta name='date' content='x'>" * 300_000),
    "deep_json_ld.html": lambda: html(
        f"<script type='application/ld+json'>{'[' * 1_000_000}</script>{STORY}"
    ),
    "no_blank.txt": lambda: b"a" * 10_000_000,
    "no_blank.html": lambda: html("<p>" + "a" * 10_000_000),
    "no_blank_lines.txt": lambda: (b"a" * 99_999 + b"\n") * 100,
    "no_blank_chinese.html": lambda: html("<p>" + "港" * 5_000_000),
    "long_lines.html": lambda: html("<p>" + STORY * 150_000),
    "no_newline.txt": lambda: STORY.replace("\n", " ").encode() * 1_000_000,
    "utf16.txt": lambda: ("Порт закрыт, сказал он в пятницу.\n" * 100).encode("utf-16-le"),
    "utf16_odd.txt": lambda: (STORY * 100).encode("utf-16-le")[:-1],
    "nuls.txt": lambda: b"\0" * 15_000_000,
    "noise.txt": lambda: noise(15_000_000),
    "noise.html": lambda: b"<html>" + noise(15_000_000),
    "controls.txt": lambda: b"\x01\x02" * 5_000_000,
    "bomb_200mb.html.gz": lambda: bomb(gzip.compress, 200),
    "bomb_20gb.txt.gz": lambda: bomb(gzip.compress, 20_000),
    "bomb_20gb.txt.bz2": lambda: bomb(bz2.compress, 20_000),
    "bomb_2gb.txt.xz": lambda: bomb(lzma.compress, 2_000),
    "bomb_20gb.txt.zst": lambda: bomb(zstandard.compress, 20_000),
    "bomb_in_bomb.txt.gz": lambda: bomb(gzip.compress, 20_000, 2),
    "bomb_layers.txt.gz": lambda: bomb(gzip.compress, 100, 6),
    "bomb.jsonl.gz": lambda: bomb(gzip.compress, 20_000),
    "bomb.csv.gz": lambda: gzip.compress(b"text,url\n") + bomb(gzip.compress, 20_000),
    "bomb.warc.gz": lambda: gzip.compress(warc(b"")[:-4]) + bomb(gzip.compress, 20_000),
    "bomb_body.warc": lambda: warc(
        bomb(gzip.compress, 20_000), headers="Content-Encoding: gzip\r\n"
    ),
    "bomb.zip": lambda: zipped({f"{n}.txt": b" " * 100 * MB for n in range(3)}),
    "bomb_shared.zip": lambda: shared_zip(30_000, 20),
    "bomb_nested.zip": lambda: zipped(
        {f"{n}.zip": zipped({"a.txt": b" " * 100 * MB}) for n in range(5)}
    ),
    "bomb_deep.zip": lambda: zipped(
        {"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"x"})})})}
    ),
    "bomb.tar.gz": lambda: gzip.compress(tarred("a.txt")[:1024]) + bomb(gzip.compress, 20_000),
    "bomb.parquet": lambda: parquet(100_000),
    "slip.zip": lambda: zipped(
        {"../../etc/a.txt": STORY.encode(), "/etc/b.txt": b"x", "C:\\c.txt": b"x"}
    ),
    "slip.tar": lambda: tarred("../../etc/a.txt"),
    "link.zip": link_zip,
    "link.tar": lambda: tarred("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
    "hard_link.tar": lambda: tarred("a.txt", tarfile.LNKTYPE, "/etc/passwd"),
    "device.tar": lambda: tarred("a.txt", tarfile.CHRTYPE),
    "pipe.tar": lambda: tarred("a.txt", tarfile.FIFOTYPE),
    "sparse.tar": sparse_tar,
    "long_header.tar.gz": long_header_tar,
    "wrong_sizes.zip": wrong_zip,
    "many_files.zip": lambda: zipped({f"{n}.txt": b"" for n in range(50_000)}),
    "cut.zip": lambda: zipped({"a.txt": STORY.encode() * 99})[:-60],
    "cut.tar": lambda: tarred("a.txt")[:530],
    "laughs.xml": lambda: feed("&l9;", LAUGHS),
    "quadratic.xml": lambda: feed(
        "&a;" * 100_000, f"<!DOCTYPE rss [<!ENTITY a '{'a' * 100_000}'>]>"
    ),
    "external.xml": lambda: feed("&a;", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"),
    "laughs.xhtml": lambda: LAUGHS.encode() + html("&l9;"),
    "deep.xml": lambda: b"<rss>" * 1_000_000,
    "deep_item.xml": lambda: feed("<p>" * 500_000),
    "ampersands.xml": lambda: feed("&" * 10_000_000),
    "open_cdata.xml": lambda: feed("<![CDATA[" * 1_000_000),
    "many_items.xml": lambda: b"<rss><channel>" + b"<item><title>a</title></item>" * 100_000,
    "doctypes.xml": lambda: b"<!DOCTYPE a [" * 1_000_000,
    "deep.json": lambda: b"[" * 1_000_000,
    "deep_object.json": lambda: b'[{"text":' * 1_000_000,
    "long.json": lambda: b'[{"text": "' + b"a" * 100_000_000,
    "broken.json": lambda: b'[{"text": "a"} {' + b'"a": {' * 3_000_000,
    "digits.json": lambda: b'[{"text": ' + b"1" * 10_000_000 + b"}]",
    "deep.jsonl": lambda: b'{"text":' * 1_000_000 + b"\n",
    "long.jsonl": lambda: b'{"text": "' + b"a" * 200_000_000 + b'"}\n',
    "open_quote.csv": lambda: b'text,url\n"' + b"a,b\n" * 30_000_000,
    "many_columns.csv": lambda: b"text" + b",a" * 5_000_000 + b"\n" + b"a," * 5_000_000,
    "garbage.parquet": lambda: b"PAR1" + noise(1_000_000) + b"PAR1",
    "wrong_length.parquet": lambda: b"PAR1" + noise(1000) + b"\xff\xff\xff\x7fPAR1",
    "changed.parquet": lambda: parquet(1)[:300] + noise(50) + parquet(1)[350:],
    "cut.warc": lambda: warc(*[html(STORY)] * 3)[:-80],
    "cut.warc.gz": lambda: gzip.compress(warc(*[html(STORY * 9)] * 3))[:-40],
    "too_long.warc": lambda: warc(*[html(STORY)] * 3, length=10**9),
    "far_too_long.warc": lambda: warc(*[html(STORY)] * 3, length=10**18),
    "too_short.warc": lambda: warc(*[html(STORY)] * 3, length=90),
    "negative.warc": lambda: warc(*[html(STORY)] * 3, length=-90),
    "long_header.warc": lambda: b"WARC/1.0\r\nX-A: " + b"a" * 200_000_000,
    "many_headers.warc": lambda: b"WARC/1.0\r\n" + b"X-A: b\r\n" * 5_000_000,
    "many_records.warc": lambda: (
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 500_000
    ),
    "deep.eml": lambda: deep_mail(20_000),
    "long_header.eml": lambda: (
        b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 500_000 + b"\r\n\r\nhi"
    ),
    "many_headers.eml": lambda: (
        b"MIME-Version: 1.0\r\n" + b"Received: x\r\n" * 1_000_000 + b"\r\nhi"
    ),
}


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "m.txt")


def device(folder: Path) -> None:
    (folder / "m.txt").symlink_to("/dev/zero")


def loop(folder: Path) -> None:
    (folder / "m").symlink_to(folder)
    (folder / "n.txt").symlink_to(folder / "n.txt")


def nowhere(folder: Path) -> None:
    (folder / "m.txt").symlink_to(folder / "absent")


def unreadable(folder: Path) -> None:
    (folder / "m").mkdir()
    (folder / "m" / "a.txt").write_text(STORY)
    (folder / "m").chmod(0)
    (folder / "n.txt").write_text(STORY)
    (folder / "n.txt").chmod(0)


def deep_folders(folder: Path) -> None:
    place = folder
    for _ in range(300):
        place /= "folder"
        place.mkdir()
    (place / "m.txt").write_bytes(b"\0")


def odd_names(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/m\xff\n.txt")).write_bytes(b"\0")


PLACES: tuple[Callable[[Path], None], ...] = (
    pipe, device, loop, nowhere, unreadable, deep_folders, odd_names,
)  # fmt: skip


def cases() -> dict[str, Callable[[Path], Any]]:
    """What each input puts into its folder."""

    def writer(name: str, content: Callable[[], bytes]) -> Callable[[Path], Any]:
        return lambda folder: (folder / f"m_{name}").write_bytes(content())

    made = {name: writer(name, content) for name, content in FILES.items()}
    return made | {f"folder: {place.__name__}": place for place in PLACES}


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what the system tells of resources counts the parent in
        line = next(part for part in status.read_text().splitlines() if part.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: str) -> None:
    """Read a folder in this process, and print what it cost and gave."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    closed = any(path.lstat().st_mode & 0o777 == 0 for path in Path(folder).iterdir())
    if closed and os.getuid() == 0:
        os.setuid(65534)  # root may open every file
    start = time.process_time()
    pages, reasons = [], []
    for found in read_pages(folder, config=Config()):
        if isinstance(found, Dropped):
            reasons.append(found.reason)
        else:
            pages.append(Path(found.location).name)
    print(
        json.dumps(
            {
                "seconds": time.process_time() - start,
                "megabytes": peak(),
                "pages": len(pages),
                "neighbours": sum(name in {"a.txt", "z.txt"} for name in pages),
                "reasons": reasons,
            }
        )
    )


def run(fill: Callable[[Path], Any]) -> dict[str, Any]:
    """What reading one input cost and gave, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for neighbour in ("a.txt", "z.txt"):
            (folder / neighbour).write_text(neighbour + STORY)
        fill(folder)
        folder.chmod(0o755)
        try:
            done = subprocess.run(
                [sys.executable, __file__, "--measure", name],
                capture_output=True, text=True, check=False, timeout=GIVEN_UP,
            )  # fmt: skip
            told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        except subprocess.TimeoutExpired:
            told = {"seconds": float(GIVEN_UP), "reasons": ["given up"]}
        except (ValueError, IndexError):
            told = {"seconds": 0.0, "reasons": [f"it died: {done.returncode} {done.stderr[-300:]}"]}
        finally:
            for path in folder.iterdir():
                if not path.is_symlink():
                    path.chmod(0o755)
    return {"megabytes": 0.0, "pages": 0, "neighbours": 0} | told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--only", help="the inputs whose name has these letters")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.measure:
        measure(args.measure)
        return
    scores = dict.fromkeys(SCORES, 0)
    for name, fill in cases().items():
        if args.only and args.only not in name:
            continue
        told = run(fill)
        slow, big = told["seconds"] > SECONDS, told["megabytes"] > MEGABYTES
        lost = told["neighbours"] < 2 or not (told["reasons"] or told["pages"] > 2)
        scores["bad_hostile_slow"] += slow
        scores["bad_hostile_memory"] += big
        scores["bad_hostile_lost"] += lost
        scores["hostile_ok"] += not (slow or big or lost)
        if not args.json:
            fault = f"{'SLOW ' * slow}{'BIG ' * big}{'LOST ' * lost}"
            reason = told["reasons"][0] if told["reasons"] else f"read: {told['pages'] - 2} pages"
            cost = f"{told['seconds']:5.1f} s {told['megabytes']:5.0f} MB"
            print(f"{name:24} {cost}  {fault}{reason[:110]}", flush=True)
    if args.json:
        print(json.dumps({name: float(value) for name, value in scores.items()}))
    else:
        print(*(f"{name} {value}" for name, value in scores.items()), sep="\n")


if __name__ == "__main__":
    main()
