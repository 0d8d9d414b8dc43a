"""Tables of pages: JSON Lines, JSON, CSV, TSV and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.pages.build import Source, dropped
from dragoman.pages.columns import COLUMNS, check_columns, column_key, has_text, source_of
from dragoman.pages.decode import decode
from dragoman.pages.streams import RATIO, read_whole, seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.pages.streams import Opened
    from dragoman.records import Dropped

# What an object of JSON keeps its pages under.
LISTS = (
    "items",
    "articles",
    "pages",
    "documents",
    "docs",
    "data",
    "results",
    "records",
    "hits",
    "response",
)
BETWEEN = re.compile(r"[ \t\r\n,]*")
# A sample is enough to tell the charset of a table.
SAMPLE = 1 << 20
# Rows that are held of a Parquet file at a time: at 100 KB a page, 25 MB.
ROWS = 256


def read_jsonl(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each line of a JSON Lines file; a bad line is dropped with its number.

    Raises:
        PageError: the file is empty, or breaks off.

    """
    number = 0
    while line := opened.stream.readline(config.max_bytes + 1):
        number += 1
        size = len(line)
        while len(line) > config.max_bytes and not line.endswith(b"\n"):
            line = opened.stream.readline(config.max_bytes + 1)
            size += len(line)
        location = f"{opened.location}:{number}"
        place = f"line {number:,}"
        if size > config.max_bytes:
            reason = f"{place} has {size:,} bytes; the limit is {config.max_bytes:,}"
            yield dropped(location, reason)
        elif line.strip():
            line = line.strip().removeprefix(codecs.BOM_UTF8)
            try:
                yield source_of(_object(line), line, location=location, place=place)
            except PageError as error:
                yield dropped(location, f"{place}: {error}")
    if opened.fault is not None:
        raise PageError(opened.fault)
    if number == 0:
        raise PageError("the file is empty")


def read_json(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each object of a JSON array, or for one object; of an array one is held.

    Raises:
        PageError: it is not JSON, holds no objects, or breaks off.

    """
    if opened.head().lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"["):
        rows = _array(opened, config)
    else:
        rows = iter(_listed(_object(read_whole(opened, config.max_bytes))))
    number = 0
    for number, row in enumerate(rows, start=1):
        location, place = f"{opened.location}:{number}", f"object {number:,}"
        try:
            data = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
            yield source_of(_checked(row), data, location=location, place=place)
        except PageError as error:
            yield dropped(location, f"{place}: {error}")
    if number == 0:
        raise PageError("a JSON list without objects; expected objects with a text or html field")


def read_csv(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each row of a CSV or TSV file, whose first row names the columns.

    Raises:
        PageError: it has no head with a column of text, or breaks off.

    """
    csv.field_size_limit(config.max_bytes)  # what an unclosed quotation mark may swallow
    sample = opened.head()
    _, charset = decode(sample[: sample.rfind(b"\n") + 1] or sample)
    with _text(opened, charset, newline="") as stream:
        lines = _short_lines(stream, config.max_bytes)
        first = next(lines, "").removeprefix("\ufeff")
        cut = max(",;\t|", key=first.count)
        head = next(csv.reader([first], delimiter=cut), [])
        check_columns(head)
        yield from _rows(csv.reader(lines, delimiter=cut), head, opened.location)
    if opened.fault is not None:
        raise PageError(opened.fault)


def _rows(
    reader: Iterator[list[str]], head: list[str], location: str
) -> Iterator[Source | Dropped]:
    """A source for each row under a head.

    Raises:
        PageError: what follows is no CSV.

    """
    for number in count(2):
        place = f"row {number:,}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            message = f"{place}: not CSV: {error}"
            raise PageError(message) from None
        if cells is None:
            return
        if cells:
            yield _row(dict(zip(head, cells, strict=False)), None, location, number, place)


def _row(
    row: dict[str, Any], data: bytes | None, location: str, number: int, place: str
) -> Source | Dropped:
    location = f"{location}:{number}"
    try:
        return source_of(row, data, location=location, place=place)
    except PageError as error:
        return dropped(location, f"{place}: {error}")


def read_parquet(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each row of a Parquet file, of which some hundred rows are held at a time.

    Raises:
        PageError: it is no Parquet file, or has no column of text.

    """
    import polars as pl  # noqa: PLC0415 -- heavy

    number = given = 0
    try:
        with seekable(opened) as file:
            allowed = max(config.max_bytes, RATIO * file.seek(0, io.SEEK_END))
            # By its path: of a file that is open, polars would take all of it into memory.
            frame = pl.scan_parquet(Path(file.name).absolute(), glob=False)
            names = frame.collect_schema().names()
            check_columns(names)
            known = {c for columns in COLUMNS.values() for c in columns}
            frame = frame.select([name for name in names if column_key(name) in known])
            for batch in frame.collect_batches(chunk_size=ROWS, maintain_order=True):
                for row in batch.iter_rows(named=True):
                    number += 1
                    found = _row(row, None, opened.location, number, f"row {number:,}")
                    given += len(found.data) if isinstance(found, Source) else 0
                    if given > allowed:
                        raise PageError(_bomb(given, allowed))
                    yield found
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        told = " ".join(str(error).split())[:200]
        message = f"not a Parquet file that can be read after row {number:,}: {told}"
        raise PageError(message) from None
    if number == 0:
        raise PageError("the table has no rows")


def _bomb(given: int, allowed: int) -> str:
    return f"the table unpacks to {given:,} bytes; the limit is {allowed:,}, {RATIO} times its size"


def _object(line: bytes) -> dict[str, Any]:
    """The object that some JSON is.

    Raises:
        PageError: it is no JSON, or no object.

    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"not JSON: {error}"
        raise PageError(message) from None
    return _checked(row)


def _checked(row: object) -> dict[str, Any]:
    """The row, if it is an object.

    Raises:
        PageError: it is something else.

    """
    if not isinstance(row, dict):
        message = f"expected an object with a text or html column, found {type(row).__name__}"
        raise PageError(message)
    return row


def _listed(row: dict[str, Any]) -> list[Any]:
    """The objects that one object wraps, as JSON Feed and the answers of APIs do; or itself."""
    if not has_text(list(row)):
        for name in LISTS:
            value = row.get(name)
            if isinstance(value, dict):
                value = next((value[n] for n in LISTS if isinstance(value.get(n), list)), None)
            if isinstance(value, list) and value:
                return value
    return [row]


def _array(opened: Opened, config: Config) -> Iterator[Any]:
    """The elements of a JSON array one after the other, of which one is held."""
    with _text(opened, "utf-8-sig") as stream:
        yield from _elements(stream, opened, config.max_bytes)


def _elements(stream: io.TextIOWrapper, opened: Opened, limit: int) -> Iterator[Any]:
    """The elements of the JSON array in a text.

    Raises:
        PageError: it is not JSON, one element is too big, or it breaks off.

    """
    reader = json.JSONDecoder()
    text = stream.read(SAMPLE)
    number, at = 0, text.index("[") + 1
    while True:
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if text.startswith("]", at):
            return
        fault = "it does not end"
        try:
            element, end = reader.raw_decode(text, at)
        except RecursionError:
            message = f"not JSON: object {number + 1:,} is nested too deeply"
            raise PageError(message) from None
        except ValueError as error:
            end, fault = len(text), str(error)
        # A number at the end of what was read may go on in what was not.
        if end < len(text):
            number, at = number + 1, end
            yield element
            continue
        # As much again as there is, so that a long element is not tried a thousand times.
        held = len(text) - at
        further = stream.read(max(SAMPLE, held))
        if not further or held > limit:
            fault = opened.fault or (fault if not further else "it is too big for a page")
            message = f"not JSON behind object {number:,}: {fault}"
            raise PageError(message)
        text, at = text[at:] + further, 0


@contextmanager
def _text(opened: Opened, charset: str, newline: str | None = None) -> Iterator[io.TextIOWrapper]:
    """The stream as text; it stays open when the text is done with."""
    text = io.TextIOWrapper(opened.stream, charset, errors="replace", newline=newline)
    try:
        yield text
    finally:
        text.detach()


def _short_lines(stream: io.TextIOWrapper, limit: int) -> Iterator[str]:
    """The lines of a text.

    Raises:
        PageError: one of them is longer than a page may be.

    """
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            message = f"one of its lines has more than {limit:,} characters, the limit of a page"
            raise PageError(message)
        yield line
