"""The way of the data: one table of stages, and how it is run on this machine.

A stage is a pure function over the records that share one key: the page, the article, or the
whole ledger. It takes the records that stages above it gave, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors import collect_actors, find_mentions
from dragoman.articles import LEFT_OUT, find_articles, learn_site
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.engine import map_pages
from dragoman.events import find_events
from dragoman.flaws import find_flaws
from dragoman.language import split_sentences
from dragoman.occurrences import find_occurrences
from dragoman.pages import read_pages
from dragoman.records import (
    Actor,
    Article,
    Copy,
    Dropped,
    Event,
    Flaw,
    Mention,
    Occurrence,
    Page,
    Record,
    Relation,
    Sentence,
    Site,
    Statement,
    Story,
    make_id,
)
from dragoman.relations import find_relations
from dragoman.statements import find_statements
from dragoman.store import Store
from dragoman.stories import find_stories


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its function, the record whose id groups its input, what it takes and gives.

    The function is called with the key record and then a sequence of each type in `takes`; with
    the sequences alone where the key is the whole ledger (None). All take `config=`.
    """

    name: str
    function: Callable[..., Iterator[Record]]
    key: type[Record] | None
    takes: tuple[type[Record], ...]
    gives: tuple[type[Record], ...]


STAGES: tuple[Stage, ...] = (
    Stage("sites", learn_site, Site, (Page,), (Site,)),
    Stage("articles", find_articles, Page, (), (Article, Dropped)),
    Stage("flaws", find_flaws, Article, (), (Flaw,)),
    Stage("sentences", split_sentences, Article, (), (Sentence,)),
    Stage("mentions", find_mentions, Article, (Sentence,), (Mention,)),
    Stage("statements", find_statements, Article, (Sentence, Mention, Flaw), (Statement,)),
    Stage("events", find_events, Article, (Sentence, Mention, Statement), (Event,)),
    Stage("actors", collect_actors, None, (Article, Mention), (Actor,)),
    Stage("copies", find_copies, None, (Article, Sentence, Flaw), (Copy,)),
    Stage("stories", find_stories, None, (Article, Mention, Copy), (Story,)),
    Stage(
        "occurrences",
        find_occurrences,
        None,
        (Story, Article, Copy, Statement, Event),
        (Occurrence,),
    ),
    Stage(
        "relations",
        find_relations,
        None,
        (Story, Article, Statement, Event, Occurrence),
        (Relation,),
    ),
)


# Where a stage of the whole ledger failed, for want of a page.
WHOLE = "ledger"
# What SQLite writes beside a ledger in WAL mode.
LEDGER_ENDS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run did: how many pages it saw, how many were new, and what it did not take in."""

    seen: int
    new: int
    dropped: tuple[Dropped, ...]

    @property
    def unread(self) -> tuple[Dropped, ...]:
        """What could not be read at all; the rest of `dropped` are passages left out of a page."""
        return tuple(d for d in self.dropped if not d.reason.startswith(LEFT_OUT))


def run(
    paths: Sequence[str],
    store: Store,
    *,
    config: Config,
    on_page: Callable[[str], None] | None = None,
) -> Run:
    """Read pages into a ledger: each new page through the stages of its own, then the whole.

    A page that the ledger holds is passed over, so that a second run changes nothing; it is read
    anew where the user now says another day, outlet or language for it, or where a stage failed
    on it. What cannot be read is listed in the answer and in the ledger, and stops nothing.
    """
    dropped: list[Dropped] = []
    seen = new = 0

    def fresh() -> Iterator[Page]:
        nonlocal seen
        met: set[str] = set()
        for path in paths:
            for record in read_pages(path, config=config):
                if isinstance(record, Dropped):
                    if not _is_ledger(record.location, store):
                        dropped.append(record)
                    continue
                seen += 1
                if record.page_id in met:
                    continue
                met.add(record.page_id)
                if not _is_read(store, record):
                    store.forget_dropped(record.location)
                    yield record

    for page, records in map_pages(read_page, fresh(), config=config):
        new += 1
        dropped += [record for record in records if isinstance(record, Dropped)]
        store.write([page, *records])
        if on_page is not None:
            on_page(page.location)
    if new or not _is_whole(store):
        dropped += read_ledger(store, config=config)
    store.write(dropped)
    return Run(seen, new, tuple(dropped))


def _is_whole(store: Store) -> bool:
    """Whether the stages of the whole ledger have seen all of it; a run may have been cut off."""
    told = {name for story in store.read(Story) for name in story.article_ids}
    failed = any(True for _ in store.read(Dropped, location=WHOLE))
    return not failed and told == {article.article_id for article in store.read(Article)}


def _is_ledger(location: str, store: Store) -> bool:
    """Whether a file is the ledger itself, which may lie among the pages."""
    own = Path(store.name).absolute()
    return Path(location).absolute() in {own.with_name(own.name + end) for end in LEDGER_ENDS}


def _is_read(store: Store, page: Page) -> bool:
    """Whether the ledger holds the page as it would be read now; a stale reading is taken out."""
    if not store.has_page(page.page_id):
        return False
    known = store.get_typed(Page, page.page_id)
    same = known is not None and (known.published, known.outlet, known.language) == (
        page.published,
        page.outlet,
        page.language,
    )
    location = page.location if known is None else known.location
    failed = any(d.reason.startswith("stage ") for d in store.read(Dropped, location=location))
    if same and not failed:
        return True
    store.forget_page(page.page_id)
    return False


def read_page(page: Page, config: Config) -> list[Record]:
    """All records that one page gives by itself; a stage that fails on it is a Dropped record."""
    found: list[Record] = []
    for stage in STAGES:
        if stage.key is Page:
            found += _try(stage, page.location, [page], config)
        elif stage.key is Article:
            for article in [r for r in found if isinstance(r, Article)]:
                groups = [
                    [r for r in found if isinstance(r, kind) and _key(r) == article.article_id]
                    for kind in stage.takes
                ]
                found += _try(stage, page.location, [article, *groups], config)
    return found


def read_ledger(store: Store, *, config: Config) -> list[Dropped]:
    """Make anew what rests on the ledger as a whole: actors, copies, stories and what follows.

    A stage that fails leaves its records as they were and is told in the answer.
    """
    failed: list[Dropped] = []
    store.forget_dropped(WHOLE)
    for stage in STAGES:
        if stage.key is None:
            groups = [list(store.read(kind)) for kind in stage.takes]
            records = _try(stage, WHOLE, groups, config)
            failed += [record for record in records if isinstance(record, Dropped)]
            if not failed:
                store.replace_all(stage.gives[0], records)
    return failed


def relate(records: Iterable[Record], *, config: Config) -> list[Record]:
    """Records that are in no store, with what the stages of the whole ledger make of them."""
    found = list(records)
    for stage in STAGES:
        if stage.key is None:
            groups = [[r for r in found if isinstance(r, kind)] for kind in stage.takes]
            found += list(stage.function(*groups, config=config))
    return found


def _key(record: Any) -> str:  # noqa: ANN401 -- every record of a page has an article_id
    return str(record.article_id)


def _try(stage: Stage, location: str, inputs: list[Any], config: Config) -> list[Record]:
    try:
        return list(stage.function(*inputs, config=config))
    except Exception as error:  # noqa: BLE001 -- one page's fault must not lose the others
        reason = f"stage {stage.name!r} failed: {type(error).__name__}: {error}"
        return [Dropped(make_id("dropped", location, reason), location, reason)]
