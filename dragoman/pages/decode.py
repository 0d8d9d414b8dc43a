"""From bytes to characters: charsets, binary files, lines that are data and not prose."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from dragoman.errors import PageError

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.config import Config

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
)
META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
TAGS = re.compile(r"\s*<(?:!|html|head|\?xml)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
# Text of the wild has a stray control character now and then (form feeds, escapes of teletypes);
# of random bytes one in nine is one. 1 % lies far from both.
CONTROL_SHARE = 0.01
# What the web was written in before UTF-8; with the code pages of DOS among them a few accents
# are taken for line-drawing characters or Baltic letters.
CHARSETS = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
CHUNK = 1 << 20


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes and the charset that it was in.

    A byte order mark decides; then what the bytes declare if they decode with it; then UTF-8;
    then what the statistics of the bytes say.

    Raises:
        PageError: the bytes are no text in any charset.

    """
    if not data.strip():
        raise PageError("the file is empty" if not data else "the file has nothing but white space")
    for magic, name in MAGIC:
        if data.startswith(magic):
            message = f"the file is {name}, not text"
            raise PageError(message)
    for mark, charset in BOMS:
        if data.startswith(mark):
            return _text(data.decode(charset, "replace")), charset.removesuffix("-sig")
    if b"\x00" in data and not _is_spotted_html(data):
        charset = _utf16(data)
        return _text(data.decode(charset, "replace")), charset
    try:
        return _text(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    if declared is None and (meta := META_CHARSET.search(data[:8192])) is not None:
        declared = meta.group(1).decode("ascii")
    charset = _charset(data, declared)
    return _text(data.decode(charset, "replace")), charset


def check_lines(file: Path, *, config: Config) -> None:
    """Pass over a text file without holding it, to refuse one with a line too long for prose.

    Raises:
        PageError: names the line, its length and the limit.

    """
    budget = max(config.max_bytes, 100 * config.max_line)
    number, length, seen = 1, 0, 0
    with file.open("rb") as stream:
        while seen < budget and (chunk := stream.read(CHUNK)):
            seen += len(chunk)
            head, *rest = chunk.split(b"\n")
            length += _characters(head)
            for part in rest:
                _check_length(number, length, config)
                number, length = number + 1, _characters(part)
    _check_length(number, length, config, at_least=seen >= budget)


def check_text(text: str, *, config: Config) -> None:
    """Refuse text with a line too long for prose.

    Raises:
        PageError: names the line, its length and the limit.

    """
    if len(text) > config.max_line:
        for number, line in enumerate(text.split("\n"), start=1):
            _check_length(number, len(line), config)


def _check_length(number: int, length: int, config: Config, *, at_least: bool = False) -> None:
    if length > config.max_line:
        more = "at least " if at_least else ""
        message = (
            f"line {number:,} has {more}{length:,} characters; the limit is {config.max_line:,}"
        )
        raise PageError(message)


def _characters(data: bytes) -> int:
    """How many characters some UTF-8 has: its bytes that do not continue one."""
    return len(data) if data.isascii() else len(data.translate(None, bytes(range(0x80, 0xC0))))


def _text(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 file could hold.

    Raises:
        PageError: control characters show that these bytes are no text.

    """
    controls = len(CONTROL.findall(text))
    nuls = text.count("\x00")
    if (nuls and not TAGS.match(text)) or controls > CONTROL_SHARE * len(text):
        message = f"the file is binary: {controls:,} of its {len(text):,} characters are controls"
        raise PageError(message)
    return SURROGATE.sub("\ufffd", text)


def _charset(data: bytes, declared: str | None) -> str:
    if declared is not None:
        try:
            # The web reads these two as Windows-1252 (WHATWG Encoding Standard, section 4.2).
            name = codecs.lookup(declared).name
            name = "cp1252" if name in {"iso8859-1", "ascii"} else name
            data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
        else:
            return name
    if _is_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- slow to import, rarely needed

    best = from_bytes(data[:200_000], cp_isolation=list(CHARSETS)).best()
    return "cp1252" if best is None else str(best.encoding)


def _is_spotted_html(data: bytes) -> bool:
    """Whether bytes are tags with a stray NUL here and there, which parsers of HTML pass over."""
    start = data[:1000].decode("latin-1")
    return TAGS.match(start) is not None and data.count(0) <= 0.001 * len(data)


def _is_western(data: bytes) -> bool:
    """Whether bytes read as Windows-1252 are the sparse accents of a Western language.

    Of the letters of Dutch, German, French, Spanish or Swedish at most 6 % have an accent, of
    Polish 7 %, of Czech 15 %; and Polish shows superscripts inside its words.
    """
    try:
        text = data[:200_000].decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(c.isalpha() for c in text)
    accents = sum(c.isalpha() and not c.isascii() for c in text)
    return accents <= 0.06 * letters and re.search(r"[a-z][¡-¿][a-z]", text) is None


def _utf16(data: bytes) -> str:
    """UTF-16 without its mark has its NULs in every second place.

    Raises:
        PageError: the NULs lie anywhere.

    """
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample) / 2:
        return "utf-16-be" if even > odd else "utf-16-le"
    message = f"the file is binary: {data.count(0):,} of its {len(data):,} bytes are NUL"
    raise PageError(message)
