"""Inputs made to hang, fill or mislead the reader: a reason each, and the rest is read."""

from __future__ import annotations

import os
import time

import pytest
from hostile import FILES, PLACES, STORY

from dragoman.config import Config
from dragoman.pages import find_sources, read_pages
from dragoman.pages.build import Source, read_source
from dragoman.records import Dropped, Page

ENTITIES = "declares entities of its own"
OUT = "leads out of the archive"
BOMB = "the limit is 200 times as many"
# The cheap ones of `bench/hostile.py`, which also measures what each costs.
CASES = [
    ("many_attributes.html", "a tag has some 300,001 attributes; the limit is 5,000"),
    ("many_paragraphs.html", "tags; the limit is 500,000"),
    ("no_blank.txt", "line 1 has 10,000,000 characters; the limit is 1,000,000"),
    ("nuls.txt", "the file is binary: 15,000,000 of its 15,000,000 bytes are NUL"),
    ("bomb_200mb.html.gz", BOMB),
    ("bomb_20gb.txt.gz", BOMB),
    ("bomb_20gb.txt.zst", BOMB),
    ("bomb_layers.txt.gz", "packed more than 2 times over"),
    ("bomb.jsonl.gz", BOMB),
    # Of Python itself, newer releases refuse entries that share their bytes.
    ("bomb_shared.zip", "the archive "),
    ("bomb_deep.zip", "an archive in 2 others is not opened"),
    ("bomb.parquet", "the table unpacks to"),
    ("slip.zip", OUT),
    ("slip.tar", OUT),
    ("link.zip", "a symbolic link in an archive"),
    ("link.tar", "a link in an archive"),
    ("hard_link.tar", "a link in an archive"),
    ("device.tar", "not a regular file"),
    ("pipe.tar", "not a regular file"),
    ("sparse.tar", "not a regular file"),
    ("long_header.tar.gz", "a header of 2,147,483,648 bytes"),
    ("cut.zip", "not a zip archive"),
    ("cut.tar", "broken here"),
    ("laughs.xml", ENTITIES),
    ("quadratic.xml", ENTITIES),
    ("external.xml", ENTITIES),
    ("deep.json", "nested too deeply"),
    ("digits.json", "not JSON behind object 0"),
    ("cut.warc", "breaks off after"),
    ("too_long.warc", "breaks off after"),
    ("far_too_long.warc", "breaks off after"),
    ("negative.warc", "breaks off after 1 pages, which are read"),
]


@pytest.mark.parametrize(("name", "reason"), CASES)
def test_a_hostile_file_costs_itself_only(tmp_path, name, reason):
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / f"m_{name}").write_bytes(FILES[name]())
    (tmp_path / "z.txt").write_text(STORY, "utf-8")
    start = time.process_time()
    found = list(read_pages(str(tmp_path), config=Config()))
    assert time.process_time() - start < 10
    locations = [page.location.rpartition("/")[2] for page in found if isinstance(page, Page)]
    assert locations[0] == "a.txt"
    assert locations[-1] == "z.txt"
    assert reason in " | ".join(d.reason for d in found if isinstance(d, Dropped))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_folder_that_cannot_be_walked_as_it_is(tmp_path, place):
    if place.__name__ == "unreadable" and os.getuid() == 0:
        pytest.skip("root may open every file")
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "z.txt").write_text(STORY, "utf-8")
    place(tmp_path)
    found = list(read_pages(str(tmp_path), config=Config()))
    assert sum(isinstance(page, Page) for page in found) == 2
    assert any(isinstance(page, Dropped) for page in found)


def test_what_an_archive_links_to_is_not_in_any_page(tmp_path):
    for name in ("link.zip", "link.tar", "external.xml", "slip.tar"):
        (tmp_path / name).write_bytes(FILES[name]())
    found = list(read_pages(str(tmp_path), config=Config()))
    assert not any(isinstance(page, Page) for page in found)


def test_a_fault_of_ours_costs_one_page(monkeypatch):
    def fails(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr("dragoman.pages.build.decode", fails)
    found = read_source(Source("a.txt", b"x", place="line 3"), config=Config())
    assert isinstance(found, Dropped)
    assert found.reason == "line 3: cannot be read: RecursionError: too deep"


def test_nothing_is_parsed_while_sources_are_found(tmp_path, monkeypatch):
    def fails(*_, **__):
        raise AssertionError

    monkeypatch.setattr("dragoman.pages.build.build_page", fails)
    (tmp_path / "a.html").write_bytes(FILES["nested_divs.html"]())
    (source,) = find_sources(str(tmp_path), config=Config())
    assert isinstance(source, Source)
