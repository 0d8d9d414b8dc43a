"""The public way in: read pages into a ledger, or one text into its records."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import PathLike, fspath

import zstandard

from dragoman.config import Config
from dragoman.engine import open_workers
from dragoman.ledger import Ledger
from dragoman.pipeline import read_page, relate, run
from dragoman.records import (
    Article,
    DateRange,
    Dropped,
    Event,
    Flaw,
    Page,
    Record,
    Relation,
    Statement,
    make_id,
)
from dragoman.store import open_store


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page's text gives: its records, without a store."""

    articles: tuple[Article, ...]
    flaws: tuple[Flaw, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    dropped: tuple[Dropped, ...]
    records: tuple[Record, ...]


def open_ledger(db: str | PathLike[str], *, read_only: bool = True) -> Ledger:
    """Open a ledger that exists, to ask it.

    Raises:
        StoreError: the file is missing, locked, no ledger, or of a newer Dragoman.

    """
    return Ledger(open_store(fspath(db), create=False, read_only=read_only))


def read(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]],
    *,
    db: str | PathLike[str] | None = None,
    config: Config | None = None,
    on_page: Callable[[str], None] | None = None,
) -> Ledger:
    """Read pages into a ledger and give the ledger; `db=None` keeps it in memory.

    What could not be read is in `ledger.dropped()`, each with its reason. The pages are read in
    this process; with `Config(jobs=2)` in two others, where one that hangs or crashes a library
    costs only itself.

    Raises:
        MissingPart: `config.engine` is "dask" and Dask is not installed.
        StoreError: the ledger cannot be opened or written.

    """
    names = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    store = open_store(None if db is None else fspath(db))
    config = config or Config()
    with open_workers(config) as workers:
        run([fspath(n) for n in names], store, config=config, workers=workers, on_page=on_page)
    return Ledger(store)


def read_text(text: str, *, language: str | None = None, published: str | None = None) -> Reading:
    """Read the text of one page: its articles, their flaws, statements, events and relations.

    `language` (BCP 47) and `published` (ISO 8601 day) are taken as known where they are given.

    Raises:
        ConfigError: `published` is no day.

    """
    config = Config(published=published, language=language)
    data = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(data).hexdigest()
    day = None if published is None else DateRange(published, published, "day", "given_by_user")
    page = Page(
        page_id=make_id("page", "text", sha256),
        location="text",
        sha256=sha256,
        media_type="text/plain",
        charset="utf-8",
        fetched_at=None,
        text=text,
        body=zstandard.compress(data),
        published=day,
        language=language,
    )
    records = read_page(page, config)
    records = relate(records, config=config)
    return Reading(
        articles=tuple(r for r in records if isinstance(r, Article)),
        flaws=tuple(r for r in records if isinstance(r, Flaw)),
        statements=tuple(r for r in records if isinstance(r, Statement)),
        events=tuple(r for r in records if isinstance(r, Event)),
        relations=tuple(r for r in records if isinstance(r, Relation)),
        dropped=tuple(r for r in records if isinstance(r, Dropped)),
        records=tuple(records),
    )
