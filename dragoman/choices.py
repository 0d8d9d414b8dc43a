"""What the commands let one choose: the kinds of records, the formats, the engines."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What `show` can show."""

    stories = "stories"
    articles = "articles"
    statements = "statements"
    events = "events"
    copies = "copies"
    relations = "relations"
    actors = "actors"
    dropped = "dropped"
    flaws = "flaws"
    occurrences = "occurrences"
    pages = "pages"


class Format(StrEnum):
    """What `export` can write."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class Engine(StrEnum):
    """Who does the work of `read`."""

    local = "local"
    dask = "dask"
