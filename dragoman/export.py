"""From the ledger to files: JSON Lines, CSV and Parquet, one file per record type.

What a record looks like in JSON is written once, in `to_json`; the export, `--json` of the
commands and the API all give the same.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from dragoman.errors import ConfigError, StoreError
from dragoman.records import (
    ActorRef,
    Cue,
    DateRange,
    Event,
    Place,
    Record,
    Span,
    SpanPair,
    Statement,
)
from dragoman.rows import SCALARS, bare_type, hints_of, record_type_of, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import polars as pl

    from dragoman.ledger import Ledger

FILES = (
    "pages",
    "articles",
    "flaws",
    "dropped",
    "sentences",
    "mentions",
    "actors",
    "statements",
    "events",
    "copies",
    "stories",
    "occurrences",
    "relations",
)

# What points at words, and so is given with them.
POINTING = (Span, ActorRef, Cue, Place)
# Joined by the ledger: which occurrence a statement or an event is a report of.
JOINED = (Statement, Event)

CSV_LOSSES = """\
What these CSV files lose against the JSON Lines of the same ledger
(dragoman export --format jsonl):

- Nested values (spans, actors, dates, lists) are JSON strings in one cell.
- Null and the empty string look alike: both are an empty cell.
- The bytes of the pages are not here; pages.csv has their SHA-256 and the text.
- Line breaks in texts stay, inside quoted cells; a reader that goes line by line breaks them.

Offsets are Unicode code points, half-open, as everywhere in Dragoman.
"""


def to_json(record: Record, text: str | None = None, *, other: str | None = None) -> dict[str, Any]:
    """A record as JSON values, each span with the words that it points at.

    `text` is what the spans point into: the article's text, for a page its own, for a copy that
    of the later article. `other` is the page's text for an article (its published date rests on
    it) and the earlier article's text for a copy. Without a text, spans are bare numbers. Bytes
    are left out.
    """
    told: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, bytes):
            continue
        if isinstance(value, DateRange) and field.name == "published":
            told[field.name] = _value(value, other if other is not None else text, None)
        else:
            told[field.name] = _value(value, text, other)
    return told


def _value(value: Any, text: str | None, other: str | None) -> Any:  # noqa: ANN401 -- any field
    if isinstance(value, tuple):
        return [_value(each, text, other) for each in value]
    if isinstance(value, str):
        return sound(value)
    if not is_dataclass(value):
        return value
    if isinstance(value, SpanPair):
        return [_value(value.earlier, other, None), _value(value.later, text, None)]
    told = {f.name: _value(getattr(value, f.name), text, other) for f in fields(value)}
    if isinstance(value, POINTING) and text is not None:
        told["text"] = sound(text[value.start : value.end])
    return told


def export(ledger: Ledger, format: str, out_dir: str | Path) -> list[Path]:  # noqa: A002 -- as --format
    """Write the ledger into a folder, made if needed; gives the files written.

    Raises:
        ConfigError: an unknown format; lists those that there are.
        StoreError: the folder cannot be written to.

    """
    writer = FORMATS.get(format)
    if writer is None:
        message = f"format is {format!r}; expected one of {', '.join(FORMATS)}"
        raise ConfigError(message)
    folder = Path(out_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return writer(ledger, folder)
    except OSError as error:
        message = f"{folder}: cannot be written to ({error.strerror}); choose another --out"
        raise StoreError(message) from error


def as_line(told: dict[str, Any]) -> str:
    """One JSON object as one line of UTF-8 text, without the line break."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _write_jsonl(ledger: Ledger, folder: Path) -> list[Path]:
    written = []
    for name in FILES:
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for told in _told(ledger, name):
                file.write(as_line(told) + "\n")
        written.append(path)
    return written


def _told(ledger: Ledger, name: str) -> Iterator[dict[str, Any]]:
    """The records of one file, in their stable order."""
    for record in getattr(ledger, name)():
        yield ledger.to_json(record)


def _write_csv(ledger: Ledger, folder: Path) -> list[Path]:
    written = []
    for name in FILES:
        path = folder / f"{name}.csv"
        to_frame(_told(ledger, name), record_type_of(name), flat=True).write_csv(path)
        written.append(path)
    note = folder / "_lossy.txt"
    note.write_text(CSV_LOSSES, "utf-8")
    return [*written, note]


def _write_parquet(ledger: Ledger, folder: Path) -> list[Path]:
    written = []
    for name in FILES:
        path = folder / f"{name}.parquet"
        to_frame(_told(ledger, name), record_type_of(name)).write_parquet(path)
        written.append(path)
    return written


def to_frame(
    told: Iterable[dict[str, Any]], record_type: type, *, flat: bool = False
) -> pl.DataFrame:
    """Records as told by the ledger as a polars frame, its types read off the record type.

    `flat` makes nested values JSON strings.
    """
    import polars as pl  # noqa: PLC0415 -- heavy, and only some need it

    schema: dict[str, Any] = {}
    for name, hint in hints_of(record_type).items():
        if hint is bytes:
            continue
        if record_type in JOINED and name == "rule":
            schema["occurrence_id"] = pl.String()
        schema[name] = pl.String() if flat and hint not in SCALARS else _dtype(hint)
    rows = [_flat(each) if flat else each for each in told]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _dtype(hint: Any) -> Any:  # noqa: ANN401 -- a type hint is any object
    """The polars type of a field, as `to_json` tells it."""
    import polars as pl  # noqa: PLC0415

    scalars = {str: pl.String(), int: pl.Int64(), float: pl.Float64(), bool: pl.Boolean()}
    if hint in scalars:
        return scalars[hint]
    if get_origin(hint) is tuple:
        return pl.List(_dtype(bare_type(get_args(hint)[0])))
    if hint is SpanPair:
        return pl.List(_dtype(Span))
    parts = {name: _dtype(part) for name, part in hints_of(hint).items()}
    if hint in POINTING:
        parts["text"] = pl.String()
    return pl.Struct(parts)


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    return {
        name: as_line(value) if isinstance(value, (dict, list)) else value  # type: ignore[arg-type]
        for name, value in told.items()
    }


FORMATS: dict[str, Callable[[Ledger, Path], list[Path]]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
