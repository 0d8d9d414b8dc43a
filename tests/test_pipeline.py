"""Reading pages into a ledger: what is read twice, what cannot be read, who does the work."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from conftest import PAGES

import dragoman
from dragoman import pipeline
from dragoman.config import Config
from dragoman.errors import ConfigError
from dragoman.export import export
from dragoman.records import Site

FEW = ("01-agency-rose-garden.txt", "04-dutch-de-kade.txt", "08-html-quarantine.html")


def few_pages(folder):
    folder.mkdir(exist_ok=True)
    for name in FEW:
        shutil.copy(PAGES / name, folder / name)
    return folder


def exported(ledger, folder):
    export(ledger, "jsonl", folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_reading_a_folder_twice_changes_nothing(tmp_path):
    folder = few_pages(tmp_path / "pages")
    db = tmp_path / "ledger.db"
    with dragoman.read([folder], db=db) as ledger:
        once = exported(ledger, tmp_path / "once")
    with dragoman.read([folder], db=db) as ledger:
        assert exported(ledger, tmp_path / "twice") == once


def test_the_order_of_pages_does_not_matter(tmp_path):
    paths = [PAGES / name for name in FEW]
    with dragoman.read(paths) as one, dragoman.read(paths[::-1]) as other:
        assert exported(one, tmp_path / "one") == exported(other, tmp_path / "other")


def test_pages_that_come_later_join_what_is_there(tmp_path):
    db = tmp_path / "ledger.db"
    for name in FEW:
        dragoman.read([PAGES / name], db=db).close()
    with dragoman.open_ledger(db) as slowly, dragoman.read([PAGES / n for n in FEW]) as at_once:
        assert {s.story_id for s in slowly.stories()} == {s.story_id for s in at_once.stories()}
        assert {c.copy_id for c in slowly.copies()} == {c.copy_id for c in at_once.copies()}


def test_what_cannot_be_read_is_listed_and_stops_nothing(tmp_path):
    folder = few_pages(tmp_path / "pages")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "line.txt").write_text("x" * 50_000_000)
    with dragoman.read([folder]) as ledger:
        reasons = {d.location.rsplit("/", 1)[-1]: d.reason for d in ledger.dropped()}
        assert len(ledger.articles()) == len(FEW)
    assert set(reasons) == {"empty.txt", "binary.txt", "line.txt"}
    assert "empty" in reasons["empty.txt"]
    assert "binary" in reasons["binary.txt"]
    assert "50,000,000 characters" in reasons["line.txt"]


def test_the_ledger_may_lie_among_its_pages(tmp_path):
    folder = few_pages(tmp_path / "pages")
    with dragoman.read([folder], db=folder / "ledger.db"):
        pass
    with dragoman.read([folder], db=folder / "ledger.db") as ledger:
        assert list(ledger.dropped()) == []


def test_a_stage_that_fails_loses_only_its_own_records(monkeypatch):
    def fails(*_, config):
        message = "on purpose"
        raise RuntimeError(message)

    stages = tuple(
        pipeline.Stage(s.name, fails, s.key, s.takes, s.gives) if s.name == "events" else s
        for s in pipeline.STAGES
    )
    monkeypatch.setattr(pipeline, "STAGES", stages)
    with dragoman.read([PAGES / FEW[0]]) as ledger:
        assert len(ledger.statements()) > 0
        assert [d.reason for d in ledger.dropped()] == [
            "stage 'events' failed: RuntimeError: on purpose"
        ]


SITE = """{title}

Lees ook: het weer van morgen
{title}, zei burgemeester Anna Visser van Eemsdelta.
Meld u aan voor onze nieuwsbrief
"""


def site_pages(folder, *titles):
    path = folder / "pages.jsonl"
    rows = [
        {"text": SITE.format(title=title), "url": f"https://kade.example/{n}", "outlet": "De Kade"}
        for n, title in enumerate(titles)
    ]
    rows.append({"text": SITE.format(title="Elders regent het"), "url": "file:///none"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


TITLES = ("De haven blijft dicht", "De brug gaat open", "Het water zakt", "De markt begint")


def test_a_page_is_read_with_what_its_site_taught_so_far(monkeypatch, tmp_path):
    told = {}

    def spy(page, sites, *, config):
        told[page.location] = [site.pages for site in sites]
        return iter(())

    stages = [replace(s, function=spy) if s.name == "articles" else s for s in pipeline.STAGES]
    monkeypatch.setattr(pipeline, "STAGES", tuple(stages))
    monkeypatch.setattr(pipeline, "BATCH_PAGES", 2)
    dragoman.read([site_pages(tmp_path, *TITLES[:3])])
    assert told == {
        "https://kade.example/0": [2],
        "https://kade.example/1": [2],
        "https://kade.example/2": [3],
        "file:///none": [],
    }


def test_no_page_counts_twice_for_its_site(tmp_path):
    db = tmp_path / "ledger.db"
    for titles, pages in ((TITLES[:2], 2), (TITLES[:2], 2), (TITLES, 4)):
        with dragoman.read([site_pages(tmp_path, *titles)], db=db) as ledger:
            assert [site.pages for site in ledger.store.read(Site)] == [pages]
    again = Config(published="2024-04-26")
    with dragoman.read([site_pages(tmp_path, *TITLES)], db=db, config=again) as ledger:
        assert [site.pages for site in ledger.store.read(Site)] == [4]


def test_a_run_that_is_cut_off_goes_on_behind_its_last_whole_batch(monkeypatch, tmp_path):
    def cut(location):
        if location.endswith("/3"):
            raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "BATCH_PAGES", 2)
    path, db = site_pages(tmp_path, *TITLES), tmp_path / "ledger.db"
    with pytest.raises(KeyboardInterrupt):
        dragoman.read([path], db=db, on_page=cut)
    with dragoman.open_ledger(db) as ledger:
        assert [page.location[-1] for page in ledger.pages()] == ["0", "1"]
        assert [site.pages for site in ledger.store.read(Site)] == [2]
    with dragoman.read([path], db=db) as slowly, dragoman.read([path]) as at_once:
        assert exported(slowly, tmp_path / "slowly") == exported(at_once, tmp_path / "at-once")


def test_a_page_is_read_anew_when_the_user_gives_it_another_day(tmp_path):
    db = tmp_path / "ledger.db"
    page = tmp_path / "page.txt"
    page.write_text(
        "Iran rejects talks\n\nIran rejected the talks, Hassan Rouhani said on Friday.\n"
    )
    with dragoman.read([page], db=db) as ledger:
        assert ledger.articles()[0].published.earliest is None
        assert ledger.statements()[0].said.earliest is None
    with dragoman.read([page], db=db, config=Config(published="2019-07-01")) as ledger:
        assert [a.published.earliest for a in ledger.articles()] == ["2019-07-01"]
        assert "2019-06-28" in {s.said.earliest for s in ledger.statements()}


def test_a_page_on_which_a_stage_failed_is_tried_again(monkeypatch, tmp_path):
    def fails(*_, config):
        message = "on purpose"
        raise RuntimeError(message)

    db = tmp_path / "ledger.db"
    with monkeypatch.context() as patch:
        stages = tuple(
            pipeline.Stage(s.name, fails, s.key, s.takes, s.gives) if s.name == "events" else s
            for s in pipeline.STAGES
        )
        patch.setattr(pipeline, "STAGES", stages)
        dragoman.read([PAGES / FEW[0]], db=db).close()
    with dragoman.read([PAGES / FEW[0]], db=db) as ledger:
        assert len(ledger.events()) > 0
        assert list(ledger.dropped()) == []


def test_a_page_that_was_lost_is_tried_again(monkeypatch, tmp_path):
    db = tmp_path / "ledger.db"

    def ends_badly(task, config):
        message = "on purpose"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "_read", ends_badly)
        for _ in range(2):
            with dragoman.read([PAGES / FEW[1]], db=db) as ledger:
                assert [d.reason for d in ledger.dropped()] == [
                    "not read: failed: RuntimeError: on purpose"
                ]
    with dragoman.read([PAGES / FEW[1]], db=db) as ledger:
        assert len(ledger.articles()) > 0
        assert list(ledger.dropped()) == []


def test_what_was_cut_off_after_its_pages_is_made_by_the_next_run(monkeypatch, tmp_path):
    db = tmp_path / "ledger.db"
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_ledger", lambda *_, **__: [])
        with dragoman.read([PAGES / FEW[0]], db=db) as ledger:
            assert len(ledger.stories()) == 0
    with dragoman.read([PAGES / FEW[0]], db=db) as ledger:
        assert len(ledger.stories()) == 1


def test_one_text():
    reading = dragoman.read_text(
        "Iran rejects talks\n\nIran rejected the talks on Friday, its president Hassan Rouhani said.",
        published="2019-07-01",
    )
    assert [a.title for a in reading.articles] == ["Iran rejects talks"]
    assert any(s.act == "REJECT" for s in reading.statements)
    assert reading.articles[0].published.earliest == "2019-07-01"


def test_a_text_with_nothing_in_it():
    reading = dragoman.read_text("")
    assert reading.articles == ()
    assert len(reading.dropped) == 1


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"published": "last week"}, "published is 'last week'"),
        ({"engine": "spark"}, "engine is 'spark'"),
        ({"jobs": -1}, "jobs is -1"),
        ({"page_seconds": 0}, "page_seconds is 0"),
    ],
)
def test_a_setting_that_cannot_be(setting, said):
    with pytest.raises(ConfigError, match=said):
        Config(**setting)
