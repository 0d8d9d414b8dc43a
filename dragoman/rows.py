"""A record as a row of a table: columns, values and SQL, all read off the dataclass.

Scalars are columns of their own, composite fields (spans, tuples, dates, actors) are JSON text.
"""

from __future__ import annotations

import json
import types
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.errors import NotFound
from dragoman.records import RECORD_TYPES, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

R = TypeVar("R", bound=Record)

SCALARS = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", bytes: "BLOB"}

# Which columns are looked up; each gets an index where a record type has it.
INDEXED = (
    "article_id",
    "page_id",
    "story_id",
    "actor_id",
    "earlier_id",
    "later_id",
    "from_id",
    "to_id",
    "inside",
    "asserted_by",
)


def bare_type(hint: Any) -> Any:  # noqa: ANN401 -- a type hint is any object
    """The hint without `| None`; a Literal becomes the type of its values."""
    if get_origin(hint) in {Union, types.UnionType}:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is Literal:
        return type(get_args(hint)[0])
    return hint


@dataclass(frozen=True)
class Table:
    """A record type's table: its name, its id column, and field name to bare type."""

    name: str
    key: str
    hints: dict[str, Any]

    @cached_property
    def columns(self) -> str:
        """The columns in the order of the fields, of a table called `t`."""
        return ", ".join(f't."{name}"' for name in self.hints)

    def column(self, name: str) -> str:
        """The SQL that declares a column; a list that was never filled is an empty one."""
        hint = self.hints[name]
        default = " DEFAULT '[]'" if get_origin(hint) is tuple else ""
        return f'"{name}" {SCALARS.get(hint, "TEXT")}{default}'

    @property
    def create(self) -> str:
        """The SQL that makes the table and its indexes."""
        # A declared integer key, so that VACUUM keeps the numbers that the search index points at.
        lines = ['"row" INTEGER PRIMARY KEY']
        for name in self.hints:
            unique = " NOT NULL UNIQUE" if name == self.key else ""
            lines.append(f"{self.column(name)}{unique}")
        indexes = [
            f'CREATE INDEX "{self.name}_{name}" ON "{self.name}" ("{name}");'
            for name in INDEXED
            if name in self.hints and name != self.key
        ]
        body = ",\n  ".join(lines)
        return "\n".join([f'CREATE TABLE "{self.name}" (\n  {body}\n);', *indexes])

    @cached_property
    def upsert(self) -> str:
        """Insert, or change only where something differs; gives the row's number when it did."""
        names = [f'"{name}"' for name in self.hints]
        others = names[1:]
        return (
            f'INSERT INTO "{self.name}" ({", ".join(names)})'  # noqa: S608 -- names of our own
            f" VALUES ({', '.join('?' * len(names))})"
            f" ON CONFLICT ({names[0]}) DO UPDATE"
            f" SET {', '.join(f'{name}=excluded.{name}' for name in others)}"
            f" WHERE ({', '.join(f'{self.name}.{name}' for name in others)})"
            f" IS NOT ({', '.join(f'excluded.{name}' for name in others)})"
            f' RETURNING "row"'
        )


# Field names to bare types of each dataclass, filled as they are met.
_HINTS: dict[object, dict[str, Any]] = {}


def hints_of(cls: Any) -> dict[str, Any]:  # noqa: ANN401 -- any dataclass
    """Field name to bare type of a dataclass, in the order of its fields."""
    if cls not in _HINTS:
        hints = get_type_hints(cls)
        _HINTS[cls] = {f.name: bare_type(hints[f.name]) for f in fields(cls)}
    return _HINTS[cls]


def _table(record_type: type[Record]) -> Table:
    return Table(record_type.__name__.lower(), fields(record_type)[0].name, hints_of(record_type))


TABLES: dict[type, Table] = {each: _table(each) for each in RECORD_TYPES}


def record_type_of(name: str) -> type[Record]:
    """The record type with this name, as singular or plural ("statement", "stories").

    Raises:
        NotFound: no record type is called so; lists those that are.

    """
    wanted = name.lower()
    for record_type, table in TABLES.items():
        plural = table.name[:-1] + "ies" if table.name.endswith("y") else table.name + "s"
        if wanted in {table.name, plural}:
            return record_type
    known = ", ".join(table.name for table in TABLES.values())
    message = f"no record type is called {name!r}; expected one of {known}"
    raise NotFound(message)


def id_of(record: Record) -> str:
    """A record's own id, whatever its type."""
    return str(getattr(record, TABLES[type(record)].key))


def sound(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes U+FFFD, one character for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


# Made once: `json.dumps` with options makes an encoder for each value.
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(record: Record) -> tuple[Any, ...]:
    """A record's values in the order of its columns, as SQLite can hold them."""
    row: list[Any] = []
    for name, hint in TABLES[type(record)].hints.items():
        value = getattr(record, name)
        if isinstance(value, str):
            row.append(sound(value))
        elif value is None or hint in SCALARS:
            row.append(value)
        else:
            row.append(sound(_dump(_plain(value))))
    return tuple(row)


def decode(record_type: type[R], row: Iterable[Any]) -> R:
    """The record that `encode` made these values of."""
    values: list[Any] = []
    for hint, value in zip(TABLES[record_type].hints.values(), row, strict=True):
        if value is None:
            values.append(None)
        elif hint in SCALARS:
            values.append(hint(value))
        else:
            values.append(_rebuilt(json.loads(value), hint))
    return record_type(*values)


def _plain(value: Any) -> Any:  # noqa: ANN401
    """A field's value as what JSON can hold."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _rebuilt(value: Any, hint: Any) -> Any:  # noqa: ANN401
    """What `_plain` took apart, put together again by its type."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        inner = bare_type(get_args(hint)[0])
        return tuple(_rebuilt(each, inner) for each in value)
    if is_dataclass(hint):
        parts = hints_of(hint)
        return hint(*[_rebuilt(value[name], parts[name]) for name in parts])  # type: ignore[operator]
    return hint(value) if hint is float else value
