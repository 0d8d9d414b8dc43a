"""Who does the work: this process, worker processes of this machine, or a Dask cluster.

The contract is one item in, one result out, in the order of the items; an item that is done twice
gives the same result. With workers, each item has its own time: a worker that hangs is ended, one
that died is replaced, and the item that it had is `Lost`, with the reason, and not tried again.
Whichever engine does it, the results are the same.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import LifoQueue
from typing import Any, TypeVar

from dragoman.config import Config
from dragoman.errors import DragomanError, MissingPart

T = TypeVar("T")
R = TypeVar("R")

# A worker loads parser, language identifier and word lists for its first page: 3.2 s of a free
# core, and 11 s were seen on one that was shared by four (2026-11). The first item of each kind of
# work has so many seconds more, so that a short limit does not end every new worker at its start.
LOADING_SECONDS = 30
# What a worker loads takes as long as reading a dozen pages of news: with fewer pages than this
# for each, another worker is not worth its start.
WORTH_A_WORKER = 12
# What a worker says when it may begin.
READY = b"ready"
# What a worker runs. Not `multiprocessing`: that imports the caller's `__main__` anew (scripts
# without a guard would start themselves again) and gives Dask's daemonic workers no children.
PROGRAM = "import sys; sys.path[:] = {path!r}; from dragoman.engine import serve; serve({limit})"


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands in place of a result that there is not: the reason."""

    reason: str


class Workers(ABC):
    """Those who do the work, as `open_workers` gives them."""

    @abstractmethod
    def map(self, work: Callable[[T, Config], R], items: Sequence[T]) -> Iterator[R | Lost]:
        """Do the work on every item; the results in the order of the items.

        `work` is a function that a module names, as another process has to find it.
        """


@contextmanager
def open_workers(config: Config) -> Iterator[Workers]:
    """The workers that a configuration asks for; they are ended when the block is left.

    Raises:
        MissingPart: `config.engine` is "dask" and Dask is not installed.

    """
    if config.engine == "dask":
        with _dask_client(config) as client:
            yield _Cluster(client, config)
    elif config.jobs == 0:
        yield _Here(config)
    else:
        workers = _Processes(config)
        try:
            yield workers
        finally:
            workers.close()


class _Here(Workers):
    """This process, which a hang or a crash takes with it."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def map(self, work: Callable[[T, Config], R], items: Sequence[T]) -> Iterator[R | Lost]:
        for item in items:
            yield _attempt(work, item, self._config)


class _Processes(Workers):
    """Worker processes of this machine, each with a thread here that waits for it."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._workers = [_Worker() for _ in range(config.jobs)]
        # Last in, first out: the worker that has its models loaded gets the next item.
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        # The first one starts while its caller still looks for pages.
        self._workers[-1].start(config)

    def map(self, work: Callable[[T, Config], R], items: Sequence[T]) -> Iterator[R | Lost]:
        threads = ThreadPoolExecutor(min(self._config.jobs, 1 + len(items) // WORTH_A_WORKER))
        try:
            futures = [threads.submit(self._do, work, item) for item in items]
            for future in futures:
                yield future.result()
        except BaseException:
            # Who waits no longer (Ctrl+C, a closed generator) does not wait for what is under way.
            threads.shutdown(wait=False, cancel_futures=True)
            self.close()
            raise
        threads.shutdown()

    def _do(self, work: Callable[[T, Config], R], item: T) -> R | Lost:
        worker = self._idle.get()
        try:
            return worker.do(work, item, self._config, loading=LOADING_SECONDS)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        for worker in self._workers:
            worker.close()


class _Cluster(Workers):
    """The workers of a Dask cluster, each with a worker process of its own that may die."""

    def __init__(self, client: Any, config: Config) -> None:  # noqa: ANN401 -- Dask has no types
        self._client = client
        self._config = config

    def map(self, work: Callable[[T, Config], R], items: Sequence[T]) -> Iterator[R | Lost]:
        futures = [
            self._client.submit(
                _do_apart, work, item, self._config, LOADING_SECONDS, pure=False, retries=0
            )
            for item in items
        ]
        try:
            for future in futures:
                try:
                    yield future.result()
                except Exception as error:  # noqa: BLE001 -- whatever became of the cluster's worker
                    yield Lost(f"the Dask cluster gave it up: {type(error).__name__}: {error}")
        finally:
            self._client.cancel([future for future in futures if not future.done()])


@contextmanager
def _dask_client(config: Config) -> Iterator[Any]:
    try:
        from distributed import Client, get_client  # noqa: PLC0415
    except ImportError:
        message = "engine 'dask' needs Dask, which is not installed: pip install 'dragoman[dask]'"
        raise MissingPart(message) from None
    try:
        yield get_client()
    except ValueError:
        # No cluster was named (DASK_SCHEDULER_ADDRESS): one of this machine's processes.
        pass
    else:
        return
    with Client(
        n_workers=max(1, config.jobs),
        threads_per_worker=1,
        dashboard_address=None,
        processes=True,
    ) as client:
        yield client


_apart = threading.local()


def _do_apart(work: Callable[[T, Config], R], item: T, config: Config, loading: int) -> R | Lost:
    """Do the work in a worker process that belongs to this thread of a Dask worker."""
    if not hasattr(_apart, "worker"):
        _apart.worker = _Worker()
    worker: _Worker = _apart.worker
    return worker.do(work, item, config, loading=loading)


class _Worker:
    """One process that does one thing at a time, and what ends and replaces it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False  # it has said that it may begin
        self._done: set[object] = set()  # the kinds of work that this process has done
        self._late = False
        self._closed = False
        self._lock = threading.Lock()

    def start(self, config: Config) -> subprocess.Popen[bytes]:
        """The process, started where there is none or where it has died."""
        with self._lock:
            if self._closed:
                message = "these workers are closed"
                raise RuntimeError(message)
            if self._process is not None and self._process.poll() is None:
                return self._process
            self._end()
            program = PROGRAM.format(path=sys.path, limit=config.page_memory)
            self._process = subprocess.Popen(  # noqa: S603 -- this interpreter, our own program
                [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._ready, self._done = False, set()
            return self._process

    def do(
        self, work: Callable[[T, Config], R], item: T, config: Config, *, loading: int
    ) -> R | Lost:
        """The result of the work on an item, or why there is none.

        `loading` are the seconds that a new process has more than `config.page_seconds`.
        """
        task = pickle.dumps((work, item, config), pickle.HIGHEST_PROTOCOL)
        process = self.start(config)
        assert process.stdin is not None
        assert process.stdout is not None
        self._await(process)
        self._late = False
        seconds = config.page_seconds + (0 if work in self._done else loading)
        clock = threading.Timer(seconds, self._stop, [process])
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(task)
            process.stdin.flush()
            result: R | Lost = pickle.load(process.stdout)  # noqa: S301 -- from our own process
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            process.kill()
            code = process.wait()
            return self._late_by(config) if self._late else _died(code)
        finally:
            clock.cancel()
        self._done.add(work)
        return result

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until a new process has imported what it needs, which is nobody's page's time."""
        assert process.stdout is not None
        if self._ready:
            return
        if process.stdout.read(len(READY)) != READY and not self._closed:
            message = (
                f"a worker process ended with exit code {process.wait()} before it could begin; "
                "standard error says why. To read without workers: dragoman.Config(jobs=0)"
            )
            raise DragomanError(message)
        self._ready = True

    def close(self) -> None:
        """End the process; the worker is of no use afterwards."""
        with self._lock:
            self._closed = True
            self._end()

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()

    @staticmethod
    def _late_by(config: Config) -> Lost:
        return Lost(
            f"took longer than {config.page_seconds:,} seconds and was stopped; "
            "give it more with --page-seconds (Config.page_seconds)"
        )


def _died(code: int) -> Lost:
    with suppress(ValueError):
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Lost(f"the process that read it died ({name}); the next run tries it again")
    return Lost(f"the process that read it died ({code}); the next run tries it again")


def _attempt(work: Callable[[T, Config], R], item: T, config: Config) -> R | Lost:
    try:
        return work(item, config)
    except MemoryError:
        limit = f"{config.page_memory:,} bytes"
        return Lost(f"took more memory than {limit}; give it more with Config.page_memory")
    except Exception as error:  # noqa: BLE001 -- one item's fault must not lose the others
        return Lost(f"failed: {type(error).__name__}: {error}")


def serve(limit: int) -> None:
    """What a worker process does: it reads tasks from standard input until that ends.

    The answers go to what was standard output; what a library prints goes to standard error.
    """
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # Ctrl+C reaches the whole group; the process that started this one says when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limit)
    import dragoman.pipeline  # noqa: F401, PLC0415 -- while the one who asks prepares his tasks

    answers.write(READY)
    answers.flush()
    while True:
        try:
            task = pickle.load(tasks)  # noqa: S301 -- from the process that started this one
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            # Should the one who watches the clock be gone, this ends the process all the same.
            signal.alarm(task[-1].page_seconds + 2 * LOADING_SECONDS)
        pickle.dump(_attempt(*task), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _limit_memory(limit: int) -> None:
    """Bound the data of this process where the system can; beyond it, allocations fail."""
    # Only Linux (4.7 and later) counts all private memory here; macOS keeps no such limit.
    if limit and sys.platform == "linux":
        import resource  # noqa: PLC0415 -- not on Windows

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
