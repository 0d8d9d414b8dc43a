"""Who does the work: this process, a few processes of this machine, or a Dask cluster.

The contract is pages in, records out, in the order of the pages; a page that is done twice gives
the same records, so that a lost worker costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from dragoman.config import Config
from dragoman.errors import MissingPart
from dragoman.records import Dropped, Page, Record, make_id

Work = Callable[[Page, Config], list[Record]]
# Pages that wait for a worker. Enough to keep every worker busy, few enough to hold in memory.
AHEAD = 8
# A process takes two seconds to load the parser; fewer pages than this are not worth a second one.
WORTH_A_POOL = 12


def map_pages(
    work: Work, pages: Iterable[Page], *, config: Config
) -> Iterator[tuple[Page, list[Record]]]:
    """Do the work on every page; yields the pages in their order, each with its records.

    Raises:
        MissingPart: `config.engine` is "dask" and Dask is not installed.

    """
    if config.engine == "dask":
        yield from _dask(work, pages, config)
        return
    iterator = iter(pages)
    first = list(islice(iterator, WORTH_A_POOL))
    if config.jobs == 1 or len(first) < WORTH_A_POOL:
        for page in (*first, *iterator):
            yield page, work(page, config)
        return
    yield from _pool(work, _chained(first, iterator), config)


def _chained(first: list[Page], rest: Iterator[Page]) -> Iterator[Page]:
    yield from first
    yield from rest


def _pool(work: Work, pages: Iterator[Page], config: Config) -> Iterator[tuple[Page, list[Record]]]:
    def start() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(config.jobs, mp_context=get_context("spawn"))

    pool = start()
    try:
        waiting: list[tuple[Page, Future[list[Record]]]] = [
            (page, pool.submit(work, page, config)) for page in islice(pages, config.jobs * AHEAD)
        ]
        while waiting:
            page, future = waiting.pop(0)
            try:
                records = future.result(timeout=config.page_seconds)
            except (BrokenProcessPool, TimeoutError) as error:
                # A worker died or hangs: this page is lost, the ones behind it start anew.
                for process in list((pool._processes or {}).values()):  # noqa: SLF001 -- no other way to end a hanging worker
                    process.kill()
                pool.shutdown(wait=False, cancel_futures=True)
                pool = start()
                records = [_lost(page, error, config)]
                waiting = [(p, pool.submit(work, p, config)) for p, _ in waiting]
            yield page, records
            following = next(pages, None)
            if following is not None:
                waiting.append((following, pool.submit(work, following, config)))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _lost(page: Page, error: Exception, config: Config) -> Dropped:
    reason = (
        f"took longer than {config.page_seconds} seconds"
        if isinstance(error, TimeoutError)
        else "the worker that read it died"
    )
    return Dropped(make_id("dropped", page.location, reason), page.location, reason)


def _dask(work: Work, pages: Iterable[Page], config: Config) -> Iterator[tuple[Page, list[Record]]]:
    try:
        from distributed import Client, get_client  # noqa: PLC0415
    except ImportError:
        message = "engine 'dask' needs Dask, which is not installed: pip install 'dragoman[dask]'"
        raise MissingPart(message) from None
    own: Any = None
    try:
        client = get_client()
    except ValueError:
        # No cluster was named (DASK_SCHEDULER_ADDRESS): one of this machine's processes.
        client = own = Client(
            n_workers=config.jobs, threads_per_worker=1, dashboard_address=None, processes=True
        )
    try:
        iterator = iter(pages)
        waiting = [
            (page, client.submit(work, page, config, pure=True))
            for page in islice(iterator, config.jobs * AHEAD)
        ]
        while waiting:
            page, future = waiting.pop(0)
            yield page, future.result()
            following = next(iterator, None)
            if following is not None:
                waiting.append((following, client.submit(work, following, config, pure=True)))
    finally:
        if own is not None:
            own.close()
