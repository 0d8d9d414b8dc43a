"""The ledger on disk: one SQLite file, its tables read off the record types.

Scalars are columns, composite fields (spans, tuples, dates, actors) are JSON text. One writer at
a time, any number of readers (WAL). Words of articles and statements are searchable (FTS5).
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from dragoman.errors import NotFound
from dragoman.migrations import connect, explained, sql, transaction
from dragoman.records import RECORD_TYPES, Article, Page, Record, Statement
from dragoman.rows import TABLES, R, Table, decode, encode, id_of, sound
from dragoman.search import Hit, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Hit", "Naming", "Store", "open_store"]

MIN_PREFIX = 6

# Where records of one article stand in it, as an SQL expression over the table's own columns.
PLACE_IN_ARTICLE = {
    "flaw": "json_extract(t.span, '$.start')",
    "sentence": "t.ordinal",
    "mention": "json_extract(t.span, '$.start')",
    "statement": "min(coalesce(json_extract(t.content, '$[0].start'), 1e9),"
    " coalesce(json_extract(t.cue, '$.start'), 1e9))",
    "event": "json_extract(t.\"trigger\", '$.start')",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """A condition on a field: it holds one of these actor_ids, or somebody without any."""

    actor_ids: frozenset[str]


def open_store(path: str | None, *, create: bool = True, read_only: bool = False) -> Store:
    """Open a ledger, and make or bring it up to date where that is needed.

    `None` is a ledger in memory. With `create=False` a missing file is an error; `read_only`
    refuses every write and may be used from any thread.

    Raises:
        StoreError: the file is missing, locked, no ledger, or of a newer Dragoman; says which,
            and what to do.

    """
    connection = connect(path, create=create, read_only=read_only)
    return Store(connection, ":memory:" if path is None else str(path))


class Store:
    """Records in SQLite, written idempotently by id. Opened with `open_store`."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Take over a connection that `open_store` has prepared."""
        self._connection = connection
        self.name = name

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with transaction(self._connection):
                yield
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise  # a fault of ours, which no advice about the file would mend
        except sqlite3.Error as error:
            raise explained(error, self.name) from error

    def write(self, records: Iterable[Record]) -> int:
        """Write records by id in one transaction; gives how many were new or changed.

        Raises:
            StoreError: another process holds the ledger, or the disk is full.

        """
        batch = list(records)
        with self._writing():
            return self._put(batch)

    def replace_all(self, record_type: type[Record], records: Iterable[Record]) -> int:
        """Make these the only records of their type; gives how many rows that changed.

        For what is derived from the whole ledger (actors, copies, stories, occurrences,
        relations). Writes nothing where nothing differs.
        """
        batch = list(records)
        table, key = TABLES[record_type].name, TABLES[record_type].key
        wanted = {id_of(record) for record in batch}
        with self._writing():
            rows = self._connection.execute(f'SELECT "{key}" FROM "{table}"')  # noqa: S608
            gone = [(found,) for (found,) in rows if found not in wanted]
            if record_type in (Article, Statement):
                numbers = f'SELECT "row" FROM "{table}" WHERE "{key}" = ?'  # noqa: S608
                old = [self._connection.execute(numbers, each).fetchone() for each in gone]
                self._connection.executemany(sql(f"forget_{table}"), old)
            self._connection.executemany(f'DELETE FROM "{table}" WHERE "{key}" = ?', gone)  # noqa: S608
            return self._put(batch) + len(gone)

    def forget_dropped(self, location: str) -> int:
        """Take away what was said of a place that could not be read; gives how many rows that were.

        For a place that is read again, and perhaps can be read now.
        """
        with self._writing():
            query = 'DELETE FROM "dropped" WHERE location = ?'
            return self._connection.execute(query, (location,)).rowcount

    def forget_page(self, page_id: str) -> int:
        """Take away a page and all that was found on it; gives how many rows that were.

        So that a page can be read again by better rules. What is derived from the whole ledger
        (copies, stories ...) is made anew by the next run.
        """
        taken = 0
        with self._writing():
            articles = "SELECT article_id FROM article WHERE page_id = ?"
            for name in ("statement", "article"):
                self._connection.execute(sql(f"forget_{name}s_of_page"), (page_id,))
            for record_type in reversed(RECORD_TYPES):
                table = TABLES[record_type]
                if record_type in (Page, Article):
                    condition = "page_id = ?"
                elif "article_id" in table.hints:
                    condition = f"article_id IN ({articles})"
                else:
                    continue
                query = f'DELETE FROM "{table.name}" WHERE {condition}'  # noqa: S608
                taken += self._connection.execute(query, (page_id,)).rowcount
        return taken

    def _put(self, batch: list[Record]) -> int:
        changed: dict[str, list[int]] = {}
        for record in batch:
            record_type = type(record)
            for (row,) in self._connection.execute(
                TABLES[record_type].upsert, encode(record)
            ).fetchall():
                changed.setdefault(TABLES[record_type].name, []).append(row)
        for table in ("article", "statement"):
            rows = [(row,) for row in changed.get(table, ())]
            self._connection.executemany(sql(f"forget_{table}"), rows)
            self._connection.executemany(sql(f"index_{table}"), rows)
        return sum(map(len, changed.values()))

    def read(self, record_type: type[R], **where: object) -> Iterator[R]:
        """The records of a type in the order of article location, ordinal and place in the text.

        `where` names fields: a value must be equal, None means null, a tuple, list or set means
        any of its values, `Naming` that the field names one of some actors.
        """
        return self.read_some(record_type, where)

    def read_some(
        self,
        record_type: type[R],
        where: Mapping[str, object],
        *,
        limit: int = -1,
        offset: int = 0,
    ) -> Iterator[R]:
        """As `read`, from the `offset`th record on and at most `limit` of them (-1 is all)."""
        table = TABLES[record_type]
        condition, values = _condition(table, where)
        key = f't."{table.key}"'
        join, order = "", f"t.location, {key}" if "location" in table.hints else key
        if record_type is Article:
            order = f"t.location, t.ordinal, {key}"
        elif table.name in PLACE_IN_ARTICLE:
            join = "LEFT JOIN article a ON a.article_id = t.article_id"
            order = f"a.location, a.ordinal, t.article_id, {PLACE_IN_ARTICLE[table.name]}, {key}"
        query = (
            f'SELECT {table.columns} FROM "{table.name}" t {join} WHERE {condition}'  # noqa: S608
            f" ORDER BY {order} LIMIT ? OFFSET ?"
        )
        for row in self._connection.execute(query, [*values, limit, offset]):
            yield decode(record_type, row)

    def count(self, record_type: type, where: Mapping[str, object]) -> int:
        """How many records of a type there are, with conditions as for `read`."""
        table = TABLES[record_type]
        condition, values = _condition(table, where)
        query = f'SELECT count(*) FROM "{table.name}" t WHERE {condition}'  # noqa: S608
        return int(self._connection.execute(query, values).fetchone()[0])

    def get(self, record_id: str) -> Record | None:
        """The record with this id, of any type; a unique beginning of 6 characters will do.

        Raises:
            NotFound: the beginning fits several records; names some of them.

        """
        found: list[tuple[type[Record], str]] = []
        wanted = sound(record_id)
        for record_type in RECORD_TYPES:
            record = self.get_typed(record_type, wanted)
            if record is not None:
                return record
        if len(wanted) < MIN_PREFIX:
            return None
        for record_type in RECORD_TYPES:
            table, key = TABLES[record_type].name, TABLES[record_type].key
            rows = self._connection.execute(
                f'SELECT "{key}" FROM "{table}" WHERE "{key}" >= ? AND "{key}" < ? LIMIT 3',  # noqa: S608
                (wanted, wanted + "\U0010ffff"),
            )
            found += [(record_type, row[0]) for row in rows]
        if len(found) > 1:
            names = ", ".join(f"{TABLES[kind].name} {name}" for kind, name in found[:3])
            message = f"{record_id!r} fits several records: {names}; give more of the id"
            raise NotFound(message)
        return self.get_typed(*found[0]) if found else None

    def get_typed(self, record_type: type[R], record_id: str) -> R | None:
        """The record of this type with exactly this id, or None."""
        query = (
            f'SELECT {TABLES[record_type].columns} FROM "{TABLES[record_type].name}" t'  # noqa: S608
            f' WHERE t."{TABLES[record_type].key}" = ?'
        )
        row = self._connection.execute(query, (sound(record_id),)).fetchone()
        return None if row is None else decode(record_type, row)

    def referring(self, record_type: type[R], field: str, record_id: str) -> Iterator[R]:
        """The records of a type whose field names this id, alone or among others."""
        table = TABLES[record_type]
        condition = f't."{field}" = ?'
        value = record_id
        if table.hints[field] is not str:
            # Ids stand in the JSON of a composite field as whole strings.
            condition = f'instr(t."{field}", ?)'
            value = json.dumps(record_id, ensure_ascii=False)
        query = (
            f'SELECT {table.columns} FROM "{table.name}" t WHERE {condition}'  # noqa: S608
            f' ORDER BY t."{table.key}"'
        )
        for row in self._connection.execute(query, (value,)):
            yield decode(record_type, row)

    def has_page(self, page_id: str) -> bool:
        """Whether a page has been read into this ledger already."""
        query = "SELECT 1 FROM page WHERE page_id = ?"
        return self._connection.execute(query, (page_id,)).fetchone() is not None

    def counts(self) -> dict[str, int]:
        """How many records there are of each type, by table name."""
        return {
            table: self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in (each.name for each in TABLES.values())
        }

    def count_by(self, record_type: type[Record], field: str) -> dict[str, int]:
        """How many records of a type there are for each value of a field."""
        table = TABLES[record_type]
        if field not in table.hints:
            message = (
                f"{table.name} has no field {field!r}; its fields are {', '.join(table.hints)}"
            )
            raise NotFound(message)
        query = f'SELECT "{field}", count(*) FROM "{table.name}" GROUP BY 1 ORDER BY 1'  # noqa: S608
        return dict(self._connection.execute(query).fetchall())

    def actor_weights(self) -> dict[str, int]:
        """How many statements and events each actor has a part in, by actor_id."""
        return dict(self._connection.execute(sql("actor_weights")).fetchall())

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Articles and statements that hold all the words, best first; else those with any."""
        return search(self._connection, words, limit)


def _condition(table: Table, where: Mapping[str, object]) -> tuple[str, list[object]]:
    """The SQL condition for field names and the values that they must have."""
    conditions, values = ["1"], list[object]()
    for name, wanted in where.items():
        if name not in table.hints:
            message = f"{table.name} has no field {name!r}; its fields are {', '.join(table.hints)}"
            raise NotFound(message)
        if wanted is None:
            conditions.append(f't."{name}" IS NULL')
        elif isinstance(wanted, Naming):
            # Ids stand in the JSON of a field as whole strings, and alone in a plain one.
            among = f"""EXISTS (
                SELECT 1 FROM json_each(?)
                WHERE t."{name}" = value OR instr(t."{name}", '"' || value || '"') > 0
            )"""  # noqa: S608
            conditions.append(f"""({among} OR instr(t."{name}", '"actor_id":null') > 0)""")
            values.append(json.dumps(sorted(wanted.actor_ids)))
        elif isinstance(wanted, (tuple, list, set, frozenset)):
            # One JSON value, as SQLite bounds the number of question marks.
            among = f't."{name}" IN (SELECT value FROM json_each(?))'  # noqa: S608
            conditions.append(among)
            values.append(json.dumps(sorted(wanted)))
        else:
            conditions.append(f't."{name}" = ?')
            values.append(wanted)
    return " AND ".join(conditions), values
