"""A ledger's file: opened, checked, and brought up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import StoreError
from dragoman.records import RECORD_TYPES
from dragoman.rows import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# "DRGM": tells a ledger from any other SQLite file.
APPLICATION_ID = 0x4452474D
SQL_FOLDER = Path(__file__).parent / "sql"
# Half a minute: longer than any transaction of a run, and short enough that a person who starts
# two runs on one ledger is told so.
BUSY_SECONDS = 30.0


@cache
def sql(name: str) -> str:
    """A query out of the folder `sql`, by its file's name."""
    return (SQL_FOLDER / f"{name}.sql").read_text("utf-8")


def _script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one; `executescript` would end the open transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _first_tables(connection: sqlite3.Connection) -> None:
    """One table for each record type, and the search index."""
    for record_type in RECORD_TYPES:
        _script(connection, TABLES[record_type].create)
    _script(connection, sql("search_index"))


def _newer_fields(connection: sqlite3.Connection) -> None:
    """The tables and columns that came later, empty for the records that are there."""
    for record_type in RECORD_TYPES:
        table = TABLES[record_type]
        info = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        if not info:
            _script(connection, table.create)
            continue
        there = {row[1] for row in info}
        for name in table.hints:
            if name not in there:
                connection.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {table.column(name)}')


# Each is applied in one transaction and leaves its number in PRAGMA user_version. A new ledger
# walks the whole list, so a later entry adds a column only where the first has not made it.
MIGRATIONS: tuple[tuple[int, str, Callable[[sqlite3.Connection], None]], ...] = (
    (1, "first tables", _first_tables),
    (2, "sites; newer fields of pages, articles and actors", _newer_fields),
    (3, "medium, venue, condition and promise of statements", _newer_fields),
    (4, "common sources of stories", _newer_fields),
)


def connect(
    path: str | None, *, create: bool = True, read_only: bool = False
) -> sqlite3.Connection:
    """Open a ledger's file, and make it or bring it up to date where that is needed.

    `None` is a ledger in memory. With `create=False` a missing file is an error; `read_only`
    refuses every write and may be used from any thread.

    Raises:
        StoreError: the file is missing, locked, no ledger, or of a newer Dragoman; says which,
            and what to do.

    """
    name = ":memory:" if path is None else str(path)
    if path is not None:
        file = Path(path)
        if not file.exists() and not create:
            message = f"{name}: no such ledger; make one with `dragoman read PATH --db {name}`"
            raise StoreError(message)
        if file.is_dir():
            message = f"{name}: is a folder; name a file, such as {file / 'ledger.db'}"
            raise StoreError(message)
        if not file.absolute().parent.is_dir():
            message = f"{name}: the folder {file.absolute().parent} does not exist; make it first"
            raise StoreError(message)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(
            _address(name) if read_only else name,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=not read_only,
            uri=read_only,
        )
        _prepare(connection, name)
        if read_only:
            connection.execute("PRAGMA query_only = 1")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise explained(error, name) from error
    except StoreError:
        if connection is not None:
            connection.close()
        raise
    return connection


def explained(error: sqlite3.Error, name: str) -> StoreError:
    """SQLite's own error as one that names the file and the next step."""
    told = str(error)
    if "not a database" in told:
        advice = "is not a ledger (not a SQLite file); name another file with --db"
    elif "locked" in told or "busy" in told:
        advice = "another process is writing to it; wait until it has ended, or use another --db"
    elif "readonly" in told:
        advice = "cannot be written to; change its permissions, or use another --db"
    elif "malformed" in told:
        advice = "is damaged; restore it from a copy, or read the pages again into a new file"
    elif "full" in told:
        advice = "the disk is full; make room and run again, nothing is half written"
    else:
        advice = "cannot be opened; check its path and permissions, or use another --db"
    return StoreError(f"{name}: {advice} ({told})")


def _address(name: str) -> str:
    """A ledger's file as SQLite's own address, which can say more than a path.

    Where nobody can write beside the file (a CD, a shared folder), SQLite must be told that the
    file does not change, as it could not keep its lock file there.
    """
    if name == ":memory:":
        return "file::memory:"
    fixed = not os.access(Path(name).absolute().parent, os.W_OK)
    return Path(name).absolute().as_uri() + ("?mode=ro&immutable=1" if fixed else "")


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    """Check that the file is a ledger of ours, and apply the migrations that it lacks."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        message = f"{name}: is a SQLite file but not a ledger; name another file with --db"
        raise StoreError(message)
    newest = MIGRATIONS[-1][0]
    if version > newest:
        message = (
            f"{name}: has ledger version {version}, this Dragoman knows versions up to {newest};"
            " upgrade with `pip install --upgrade dragoman`, or use another --db"
        )
        raise StoreError(message)
    if version < newest:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for number, _, migrate in MIGRATIONS:
        if number > version:
            with transaction(connection):
                # A second process may have been quicker while this one waited for the lock.
                (now,) = connection.execute("PRAGMA user_version").fetchone()
                if now < number:
                    migrate(connection)
                    connection.execute(f"PRAGMA user_version = {number}")
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _check_columns(connection, name)


def _check_columns(connection: sqlite3.Connection, name: str) -> None:
    for record_type in RECORD_TYPES:
        table = TABLES[record_type].name
        info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        found = {row[1] for row in info} - {"row"}
        expected = set(TABLES[record_type].hints)
        if found != expected:
            odd = ", ".join(sorted(found ^ expected))
            message = (
                f"{name}: its table {table!r} differs from this Dragoman's in {odd};"
                " read the pages again into a new ledger with --db"
            )
            raise StoreError(message)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A write that is wholly done or not at all, alone among writers."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # A full disk has ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
