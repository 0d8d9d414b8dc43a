"""The way of the data: one table of stages, and how it is run on this machine.

A stage is a pure function over the records that share one key: the page, the article, or the
whole ledger. It takes the records that stages above it gave, and nothing else.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.actors import collect_actors, find_mentions
from dragoman.articles import LEFT_OUT, find_articles, learn_site
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.engine import Lost, Workers
from dragoman.events import find_events
from dragoman.flaws import find_flaws
from dragoman.language import split_sentences
from dragoman.occurrences import find_occurrences
from dragoman.pages import Source, dropped, find_sources, read_source
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
    Stage("articles", find_articles, Page, (Site,), (Article, Dropped)),
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
        (Story, Article, Actor, Statement, Event, Occurrence),
        (Relation,),
    ),
)


# How many pages are taken at once: the lines that the pages of a site have in common are learned
# from all of its pages in a batch before any of them is read. Of 256 pages that stand in the order
# of a crawl of some dozens of sites, most have neighbours; the process that reads a WARC of pages
# of 100 kB in such batches, of 25 MB each, holds 0.27 GB at most (2026-11).
BATCH_PAGES = 256
BATCH_BYTES = 32_000_000
# How the reason begins when a page was lost with the worker that had it.
NOT_READ = "not read: "
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


@dataclass(frozen=True, slots=True)
class _Task:
    """A page to read, with what is known of its site: packed once for all pages of a batch.

    A large site takes 10 ms to pack and as long to unpack, as long as a short page takes to read.
    """

    page: Page
    packed: bytes | None

    @property
    def sites(self) -> tuple[Site, ...]:
        return () if self.packed is None else (_unpacked(self.packed),)


@lru_cache(maxsize=32)
def _unpacked(site: bytes) -> Site:
    unpacked: Site = pickle.loads(site)  # noqa: S301 -- from the process that started this one
    return unpacked


def run(
    paths: Sequence[str],
    store: Store,
    *,
    config: Config,
    workers: Workers,
    on_page: Callable[[str], None] | None = None,
) -> Run:
    """Read pages into a ledger: each new page through the stages of its own, then the whole.

    Pages are taken in batches in the order of the input, and a batch is written as one: of a run
    that is cut off, whole batches remain, and the next run goes on behind them. A page that the
    ledger holds is passed over, so that a second run changes nothing; it is read anew where the
    user now says another day, outlet or language for it, or where it was lost or a stage failed on
    it. What cannot be read is listed in the answer and in the ledger, and stops nothing.
    """
    left_out: list[Dropped] = []
    met: set[str] = set()
    seen = new = 0
    for batch in _batches(paths, config):
        sources = [source for source in batch if isinstance(source, Source)]
        built = [
            _not_read(source.location, page) if isinstance(page, Lost) else page
            for source, page in zip(sources, workers.map(_build, sources), strict=True)
        ]
        pages = [page for page in built if isinstance(page, Page)]
        fresh, uncounted = _fresh(pages, met, store)
        records: list[Record] = [
            *(record for record in batch if isinstance(record, Dropped)),
            *(record for record in built if isinstance(record, Dropped)),
            *_learn(uncounted, store, config),
        ]
        sites = {record.name: record for record in records if isinstance(record, Site)}
        packed = _packed({page.outlet for page in fresh}, sites, store)
        tasks = [_Task(page, packed.get(page.outlet)) for page in fresh]
        lost = 0
        for task, found in zip(tasks, workers.map(_read, tasks), strict=True):
            location = task.page.location
            records.append(task.page)
            if isinstance(found, Lost):
                records.append(_not_read(location, found))
                lost += 1
            else:
                records += found
            if on_page is not None:
                on_page(location)
        records = [r for r in records if not _is_ledger(r, store)]
        store.write(records)
        seen += len(pages) - lost
        new += len(tasks) - lost
        left_out += [record for record in records if isinstance(record, Dropped)]
    if new or not _is_whole(store):
        failed = read_ledger(store, config=config)
        store.write(failed)
        left_out += failed
    return Run(seen, new, tuple(left_out))


def _batches(paths: Sequence[str], config: Config) -> Iterator[list[Source | Dropped]]:
    """What may be pages, so many at a time."""
    batch: list[Source | Dropped] = []
    size = 0
    for path in paths:
        for source in _sources(path, config):
            batch.append(source)
            size += len(source.data) if isinstance(source, Source) else 0
            if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _sources(path: str, config: Config) -> Iterator[Source | Dropped]:
    try:
        yield from find_sources(path, config=config)
    except Exception as error:  # noqa: BLE001 -- one file's fault must not lose the others
        yield _not_read(path, Lost(f"failed: {type(error).__name__}: {error}"))


def _not_read(location: str, lost: Lost) -> Dropped:
    return dropped(location, f"{NOT_READ}{lost.reason}")


def _build(source: Source, config: Config) -> Page | Dropped:
    return read_source(source, config=config)


def _read(task: _Task, config: Config) -> list[Record]:
    return read_page(task.page, config, task.sites)


def _fresh(pages: Iterable[Page], met: set[str], store: Store) -> tuple[list[Page], list[Page]]:
    """The pages that are to be read, and those of them that were not counted for their site."""
    fresh, uncounted = [], []
    for page in pages:
        if page.page_id in met:
            continue
        met.add(page.page_id)
        known = store.get_typed(Page, page.page_id)
        if known is None or not _is_read(store, known, page):
            store.forget_dropped(page.location)
            fresh.append(page)
            if known is None or known.outlet != page.outlet:
                uncounted.append(page)
    return fresh, uncounted


def _learn(pages: Iterable[Page], store: Store, config: Config) -> list[Record]:
    """What the stages of sites make of some more pages of each."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        if page.outlet is not None:
            groups.setdefault(page.outlet, []).append(page)
    return [
        record
        for stage in STAGES
        if stage.key is Site
        for name, group in groups.items()
        for record in _try(stage, name, [_site(name, store), group], config)
    ]


def _site(name: str, store: Store) -> Site | None:
    return next(store.read(Site, name=name), None)


def _packed(
    names: Iterable[str | None], learned: Mapping[str, Site], store: Store
) -> dict[str | None, bytes]:
    """What is known of some sites, ready to be sent to those who read their pages."""
    known = {name: learned.get(name) or _site(name, store) for name in names if name is not None}
    return {name: pickle.dumps(site) for name, site in known.items() if site is not None}


def _is_whole(store: Store) -> bool:
    """Whether the stages of the whole ledger have seen all of it; a run may have been cut off."""
    told = {name for story in store.read(Story) for name in story.article_ids}
    failed = any(True for _ in store.read(Dropped, location=WHOLE))
    return not failed and told == {article.article_id for article in store.read(Article)}


def _is_ledger(record: Record, store: Store) -> bool:
    """Whether what was dropped is the ledger itself, which may lie among the pages."""
    if not isinstance(record, Dropped):
        return False
    own = Path(store.name).absolute()
    return Path(record.location).absolute() in {own.with_name(own.name + e) for e in LEDGER_ENDS}


def _is_read(store: Store, known: Page, page: Page) -> bool:
    """Whether the ledger holds the page as it would be read now; a stale reading is taken out."""
    same = (known.published, known.outlet, known.language) == (
        page.published,
        page.outlet,
        page.language,
    )
    reasons = [d.reason for d in store.read(Dropped, location=known.location)]
    if same and not any(reason.startswith(("stage ", NOT_READ)) for reason in reasons):
        return True
    store.forget_page(known.page_id)
    return False


def read_page(page: Page, config: Config, sites: Sequence[Site] = ()) -> list[Record]:
    """All records that one page gives by itself; a stage that fails on it is a Dropped record.

    `sites` is what is known of the site that it comes from.
    """
    found: list[Record] = []
    for stage in STAGES:
        if stage.key is Page:
            found += _try(stage, page.location, [page, *(sites for _ in stage.takes)], config)
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
        return [dropped(location, reason)]
