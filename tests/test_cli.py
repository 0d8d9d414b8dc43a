"""The command line as a user meets it: what it prints, and the exit codes."""

from __future__ import annotations

import json
import resource
import subprocess
import sys

import pytest
from conftest import PAGES

COMMANDS = ("read", "fetch", "show", "search", "export", "explain", "serve", "doctor")
KINDS = (
    "stories",
    "articles",
    "statements",
    "events",
    "copies",
    "relations",
    "actors",
    "dropped",
    "flaws",
    "occurrences",
    "pages",
)


def dragoman(*args, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, args)],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_help_names_every_command_and_starts_fast():
    best = 9.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = dragoman("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)
    assert best < 0.3


def test_read_prints_what_was_read_and_what_to_try(tmp_path):
    done = dragoman("read", PAGES / "01-agency-rose-garden.txt", "--db", tmp_path / "l.db")
    assert done.returncode == 0, done.stderr
    assert "1 page read" in done.stdout
    assert "Obama and Xi agree" in done.stdout
    assert done.stdout.count("dragoman show statements") == 1
    assert done.stdout.count("dragoman serve") == 1


def test_read_exits_with_1_when_a_page_could_not_be_read(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = dragoman("read", tmp_path, "--db", tmp_path / "l.db")
    assert done.returncode == 1
    assert "empty.txt: the file is empty" in done.stderr


def test_read_names_the_kinds_of_files_that_it_takes():
    told = " ".join(dragoman("read", "--help").stdout.split())
    for kind in ("HTML", "JSON", "CSV", "Parquet", "WARC", "WACZ", "RSS", "zip", "folders"):
        assert kind in told


def test_a_page_that_takes_too_long_is_told_with_the_option_that_gives_it_more(tmp_path):
    # One and a half million words make one page that no machine reads within its second.
    page = tmp_path / "long.txt"
    sentence = "The minister said on Friday that the port stays closed. "
    page.write_text((sentence * 15 + "\n") * 10_000)
    args = ("--db", tmp_path / "l.db", "--jobs", 1, "--page-seconds", 1)
    done = dragoman("read", PAGES / "18-dutch-iran.txt", page, *args)
    assert done.returncode == 1
    assert "long.txt: not read: took longer than 1 seconds" in done.stderr
    assert "--page-seconds" in done.stderr
    assert "1 page read" in done.stdout


def test_read_from_standard_input_as_json_lines(tmp_path):
    text = (PAGES / "01-agency-rose-garden.txt").read_text("utf-8")
    done = dragoman("read", "-", "--db", tmp_path / "l.db", "--json", stdin=text)
    assert done.returncode == 0
    run = json_lines(done.stdout)[-1]
    assert (run["seen"], run["new"], run["counts"]["article"]) == (1, 1, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_show_prints_a_table_and_json_lines(kind, examples_db):
    table = dragoman("show", kind, "--db", examples_db)
    assert table.returncode == 0, table.stderr
    assert kind in table.stdout
    lines = json_lines(dragoman("show", kind, "--db", examples_db, "--json", "--limit", 3).stdout)
    assert len(lines) <= 3
    assert all(isinstance(line, dict) for line in lines)


def test_show_filters(examples_db):
    done = dragoman(
        "show", "statements", "quote=direct", "--speaker", "kerry", "--db", examples_db, "--json"
    )
    rows = json_lines(done.stdout)
    assert rows
    assert {row["speaker"]["actor_id"] for row in rows} == {"john-kerry"}
    assert {row["quote"] for row in rows} == {"direct"}


def test_search_finds_words_and_bears_any_input(examples_db):
    hits = json_lines(
        dragoman("search", "militarize islands", "--db", examples_db, "--json").stdout
    )
    assert hits
    for evil in ('"', "a AND (", "*", "NEAR(", "'; DROP TABLE article; --"):
        assert dragoman("search", evil, "--db", examples_db).returncode == 0


def test_explain_tells_rule_evidence_and_what_it_rests_on(examples_db):
    first = json_lines(dragoman("show", "statements", "--db", examples_db, "--json").stdout)[0]
    done = dragoman("explain", first["statement_id"][:10], "--db", examples_db)
    assert done.returncode == 0
    for word in ("rule", "evidence", "rests on", first["statement_id"]):
        assert word in done.stdout
    told = json_lines(
        dragoman("explain", first["statement_id"], "--db", examples_db, "--json").stdout
    )
    assert told[0]["record"]["statement_id"] == first["statement_id"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_export_writes_a_file_for_each_record_type(name, examples_db, tmp_path):
    done = dragoman("export", "--format", name, "--out", tmp_path, "--db", examples_db)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"statements.{name}").stat().st_size > 0


def test_doctor_finds_all_that_is_needed():
    done = dragoman("doctor", "--json")
    assert done.returncode == 0
    parts = {row["part"]: row["ok"] for row in json_lines(done.stdout)}
    assert parts["English parser"]
    assert parts["event coder"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "statements", "--db", "nowhere.db"), "no such ledger"),
        (("serve", "--db", "nowhere.db"), "no such ledger"),
        (("show", "sentences-of-mine"), "sentences-of-mine"),
        (("export", "--format", "xml", "--out", "x"), "xml"),
        (("read",), "PATH"),
        (("read", "x.txt", "--page-seconds", "0"), "--page-seconds"),
        (("fetch",), "URL"),
        (("read", "x.txt", "--published", "soon"), "published is 'soon'"),
    ],
)
def test_wrong_use_exits_with_2_and_says_why(args, said, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_id_and_an_unknown_filter_exit_with_2(examples_db):
    assert dragoman("explain", "ffffffffff", "--db", examples_db).returncode == 2
    done = dragoman("show", "statements", "colour=red", "--db", examples_db)
    assert done.returncode == 2
    assert "colour" in done.stderr
    done = dragoman("show", "statements", "since=soon", "--db", examples_db)
    assert done.returncode == 2
    assert "since is 'soon'" in done.stderr
