"""From bytes to characters: charsets, binary files, lines that are data and not prose."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from dragoman.errors import PageError

if TYPE_CHECKING:
    from collections.abc import Iterable

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
# Enough to tell the charset by.
SAMPLE = 1 << 15
# What stands between the words of every script.
COMMON = frozenset(" \t\r\n.,:;()-\"'\u3000\u3001\u3002\uff0c\uff1a\u060c\u2013\u2014\u201c\u201d")
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
    nuls = b"\x00" in data and not _is_spotted_html(data)
    wide = _utf16(data) if nuls or not _is_clean(data) else None
    if wide is not None:
        return _text(data.decode(wide, "replace")), wide
    if nuls:
        message = f"the file is binary: {data.count(0):,} of its {len(data):,} bytes are NUL"
        raise PageError(message)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # One byte that was lost makes no page Western: the many that are right in UTF-8 are not so by
    # chance.
    if broken == 0 or text.isascii() or (len(data) - len(text)) > 10 * broken:
        return _text(text), "utf-8"
    if declared is None and (meta := META_CHARSET.search(data[:8192])) is not None:
        declared = meta.group(1).decode("ascii")
    charset = _charset(data, declared)
    return _text(data.decode(charset, "replace")), charset


def check_lines(chunks: Iterable[bytes], *, config: Config) -> None:
    """Pass over a text without holding it, to refuse one with a line too long for prose.

    Raises:
        PageError: names the line, its length and the limit.

    """
    budget = max(config.max_bytes, 100 * config.max_line)
    number, length, seen = 1, 0, 0
    for chunk in chunks:
        seen += len(chunk)
        head, *rest = chunk.split(b"\n")
        length += _characters(head)
        for part in rest:
            _check_length(number, length, config)
            number, length = number + 1, _characters(part)
        if seen >= budget:
            break
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


def _is_clean(data: bytes) -> bool:
    """Whether bytes are UTF-8 without control characters."""
    try:
        sample = data[:SAMPLE].decode("utf-8", "strict" if len(data) <= SAMPLE else "ignore")
    except UnicodeDecodeError:
        return False
    return CONTROL.search(sample) is None


def _utf16(data: bytes) -> str | None:
    """The kind of UTF-16, without its mark, that some bytes are in, if they are.

    In the right order of bytes nearly all are letters of Latin and of one more block of Unicode,
    with blanks and commas between; in the wrong one they are strewn over many blocks, and legacy
    charsets read as UTF-16 have no blanks.
    """
    sample = data[: min(len(data), SAMPLE) & ~1]
    best: tuple[float, str | None] = (0.95, None)
    for charset in ("utf-16-le", "utf-16-be"):
        text = sample.decode(charset, "replace")
        common = sum(c in COMMON for c in text)
        blocks: dict[int, int] = {}
        for c in text:
            if c not in COMMON:
                block = _block(c)
                blocks[block] = blocks.get(block, 0) + 1
        letters = max((n for block, n in blocks.items() if block > 0), default=0)
        share = (common + letters + blocks.get(0, 0)) / max(1, len(text))
        if common >= 0.01 * len(text) and share > best[0]:
            best = (share, charset)
    return best[1]


def _block(character: str) -> int:
    """Which large block of Unicode a character lies in; below nothing for what is no text."""
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0xFFFD:
        return -1
    if code < 0x250 or 0x1E00 <= code < 0x2100:
        return 0
    if 0x3040 <= code < 0xA000 or code >= 0xF900:
        return 0x4E
    return 0xAC if 0xAC00 <= code < 0xD7B0 else code >> 8 & ~1
