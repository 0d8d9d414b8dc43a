"""Workers: one that hangs or dies costs one item, and all engines give the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from killers import chat, process, read_page, shout

from dragoman import engine, pipeline
from dragoman.config import Config
from dragoman.engine import Lost, open_workers
from dragoman.errors import DragomanError
from dragoman.export import export
from dragoman.ledger import Ledger
from dragoman.store import open_store

LATE = Lost(
    "took longer than 2 seconds and was stopped; "
    "give it more with --page-seconds (Config.page_seconds)"
)
WORDS = ["one", "exits", "two", "raises", "three", "hangs", "crashes", "four"]
SHOUTED = [
    "ONE",
    Lost("the process that read it died (exit code 3); the next run tries it again"),
    "TWO",
    Lost("failed: ZeroDivisionError: integer division or modulo by zero"),
    "THREE",
    LATE,
    Lost("the process that read it died (SIGSEGV); the next run tries it again"),
    "FOUR",
]
ENGINES = {
    "one worker": Config(jobs=1, page_seconds=2),
    "two workers": Config(jobs=2, page_seconds=2),
    "dask": Config(jobs=2, page_seconds=2, engine="dask"),
}
each_engine = pytest.mark.parametrize("name", ENGINES)
with_each = pytest.mark.parametrize("config", ENGINES.values(), ids=ENGINES)


@pytest.fixture(autouse=True)
def _no_models_to_load(monkeypatch):
    monkeypatch.setattr(engine, "LOADING_SECONDS", 0)
    monkeypatch.setattr(engine, "WORTH_A_WORKER", 2)


@pytest.fixture(scope="module")
def cluster():
    """One Dask cluster for all tests: who asks for the engine finds it."""
    distributed = pytest.importorskip("distributed")
    with distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        yield client


@with_each
@pytest.mark.filterwarnings("ignore")
def test_an_item_that_hangs_or_dies_is_lost_alone(config, cluster):
    with open_workers(config) as workers:
        assert list(workers.map(shout, WORDS)) == SHOUTED
        assert list(workers.map(shout, ["five"])) == ["FIVE"]


def test_in_this_process_an_error_costs_one_item():
    with open_workers(Config()) as workers:
        assert list(workers.map(shout, ["one", "raises", "two"])) == ["ONE", SHOUTED[3], "TWO"]
        assert list(workers.map(process, ["one"])) == [os.getpid()]


def test_what_a_library_prints_does_not_spoil_the_answers(capfd):
    with open_workers(Config(jobs=1)) as workers:
        assert list(workers.map(chat, ["one", "two"])) == ["one", "two"]
    printed = capfd.readouterr()
    assert printed.out == ""
    assert "what a library prints" in printed.err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_an_item_that_eats_the_memory_is_lost_alone():
    with open_workers(Config(jobs=1)) as workers:
        shouted = list(workers.map(shout, ["one", "eats", "two"]))
    assert shouted == [
        "ONE",
        Lost("took more memory than 4,000,000,000 bytes; give it more with Config.page_memory"),
        "TWO",
    ]


def test_few_items_have_one_worker_and_it_is_used_again():
    with open_workers(Config(jobs=2)) as workers:
        first = list(workers.map(process, ["one"]))
        assert set(workers.map(process, ["one"])) == set(first)
        assert os.getpid() not in first


def test_who_does_not_wait_for_the_end_ends_the_workers():
    started = time.monotonic()
    with open_workers(Config(jobs=2)) as workers:
        results = workers.map(shout, ["one", "hangs"])
        assert next(results) == "ONE"
        results.close()
    assert time.monotonic() - started < 20


def test_workers_that_cannot_begin_are_told_and_not_started_for_ever(monkeypatch):
    monkeypatch.setattr(engine, "PROGRAM", "raise SystemExit(4)")
    with (
        pytest.raises(DragomanError, match="ended with exit code 4 before it could begin"),
        open_workers(Config(jobs=1)) as workers,
    ):
        list(workers.map(shout, ["one", "two"]))


@pytest.fixture(scope="module")
def scripted(tmp_path_factory):
    """What a script without a guard prints that has a worker and is killed from outside."""
    script = tmp_path_factory.mktemp("script") / "script.py"
    script.write_text(
        f"import os, sys; sys.path[:] = {sys.path!r}\n"
        "from dragoman.config import Config\n"
        "from dragoman.engine import open_workers\n"
        "from killers import process\n"
        "with open_workers(Config(jobs=1)) as workers:\n"
        "    print(next(workers.map(process, [1])), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    return subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=60
    )


def test_a_script_without_a_guard_may_have_workers(scripted):
    assert len(scripted.stdout.splitlines()) == 1, scripted.stderr


def test_workers_end_with_the_process_that_has_them(scripted):
    worker = int(scripted.stdout)
    deadline = time.monotonic() + 10
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_alive(worker)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Who is dead may still wait for somebody to ask how it died.
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


DUTCH = """De haven blijft dicht

De haven van Delfzijl blijft tot {day} dicht, zei burgemeester Anna Visser van Eemsdelta.
"""


@pytest.fixture(scope="module")
def exports(tmp_path_factory, cluster):
    """What each engine makes of the same pages, two of which end the process that reads them."""
    folder = tmp_path_factory.mktemp("pages")
    days = ("it exits", "maandag", "dinsdag", "woensdag", "it crashes", "it raises", "donderdag")
    for number, day in enumerate(days):
        (folder / f"{number}.txt").write_text(DUTCH.format(day=day))
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_read", read_page)
        patch.setattr(pipeline, "BATCH_PAGES", 3)
        patch.setattr(engine, "LOADING_SECONDS", 60)
        patch.setattr(engine, "WORTH_A_WORKER", 1)
        for name, config in ENGINES.items():
            out = tmp_path_factory.mktemp("export")
            slow = replace(config, page_seconds=60)
            with open_store(None) as store, open_workers(slow) as workers:
                run = pipeline.run([str(folder)], store, config=slow, workers=workers)
                export(Ledger(store), "jsonl", out)
            files = {path.name: path.read_bytes() for path in sorted(out.iterdir())}
            found[name] = (run, files)
    return found


@each_engine
@pytest.mark.filterwarnings("ignore")
def test_every_engine_makes_the_same_ledger(name, exports):
    run, files = exports[name]
    assert (run.seen, run.new) == (4, 4)
    reasons = {Path(d.location).stem: d.reason for d in run.dropped}
    assert reasons == {
        "0": f"not read: {SHOUTED[1].reason}",
        "4": f"not read: {SHOUTED[6].reason}",
        "5": f"not read: {SHOUTED[3].reason}",
    }
    assert [d.location for d in run.unread] == [d.location for d in run.dropped]
    assert files["articles.jsonl"].count(b"\n") == 4
    assert files == exports["one worker"][1]
