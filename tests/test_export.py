"""The export: the fields of the contract, spans with their words, the same files twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import fixture_ledger
import polars as pl
import pytest

from dragoman.errors import ConfigError, StoreError
from dragoman.export import FILES, FORMATS, export, to_json
from dragoman.ledger import Ledger
from dragoman.records import Article, Page, Span, Statement
from dragoman.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATE = {"earliest", "latest", "precision", "rule", "evidence"}
CONTRACT = {
    "pages": "page_id location sha256 media_type charset fetched_at",
    "articles": "article_id page_id location ordinal role language title text runs outlet byline"
    " credits dateline published",
    "flaws": "article_id kind span note score",
    "statements": "statement_id article_id speaker addressee cue content act quote fidelity about"
    " target inside negated certainty said occurrence_id rule score"
    " medium venue condition promised",
    "events": "event_id article_id type mode source target trigger date place factuality"
    " asserted_by evidence occurrence_id quad cameo goldstein rule score",
    "actors": "actor_id kind name country offices aliases",
    "copies": "copy_id earlier_id later_id kind spans share direction score",
    "stories": "story_id title article_ids origins independent_sources first last common_sources",
    "relations": "relation_id kind from_id to_id rule score",
    "dropped": "location reason",
}


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(open_store(None)) as opened:
        opened.store.write(fixture_ledger.records())
        yield opened


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_jsonl_has_the_fields_of_the_contract(ledger: Ledger, tmp_path: Path, name: str) -> None:
    export(ledger, "jsonl", tmp_path)
    told = lines(tmp_path, name)
    assert told
    for each in told:
        assert set(CONTRACT.get(name, "").split()) <= set(each)
        assert "body" not in each or name == "articles"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        else:
            assert "start" not in value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_span_bears_its_words(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "jsonl", tmp_path)
    texts = {each["article_id"]: each["text"] for each in lines(tmp_path, "articles")}
    seen = 0
    for name in ("flaws", "sentences", "mentions", "statements", "events"):
        for each in lines(tmp_path, name):
            for span in spans(each):
                assert texts[each["article_id"]][span["start"] : span["end"]] == span["text"]
                seen += 1
    assert seen > 30
    (copy,) = lines(tmp_path, "copies")
    for earlier, later in copy["spans"]:
        assert texts[copy["earlier_id"]][earlier["start"] : earlier["end"]] == earlier["text"]
        assert texts[copy["later_id"]][later["start"] : later["end"]] == later["text"]


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_a_condition_is_told_with_its_words_in_each_format(
    ledger: Ledger, tmp_path: Path, format_: str
) -> None:
    export(ledger, format_, tmp_path)
    path = tmp_path / f"statements.{format_}"
    rows = {
        "jsonl": lambda: lines(tmp_path, "statements"),
        "csv": lambda: pl.read_csv(path).to_dicts(),
        "parquet": lambda: pl.read_parquet(path).to_dicts(),
    }[format_]()
    found = {each["statement_id"]: each["condition"] for each in rows if each["condition"]}
    ((statement_id, condition),) = found.items()
    threat = ledger.statements(act="THREATEN", language="en")[0]
    assert statement_id == threat.statement_id
    told = json.loads(condition) if format_ == "csv" else condition
    assert told["text"] == "if the gates stay shut"
    assert all(each["medium"] is None for each in rows)


def test_runs_lead_to_the_page_and_the_published_date_points_into_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    export(ledger, "jsonl", tmp_path)
    pages = {each["page_id"]: each["text"] for each in lines(tmp_path, "pages")}
    for each in lines(tmp_path, "articles"):
        page = pages[each["page_id"]]
        for run in each["runs"]:
            on_page = page[run["page_start"] : run["page_start"] + run["length"]]
            start = run["article_start"]
            assert each["text"][start : start + run["length"]] == on_page
        assert set(each["published"]) == DATE
    evidence = [each["published"]["evidence"] for each in lines(tmp_path, "articles")]
    assert {"start": 0, "end": 6, "text": "Brevia"} in evidence


def test_reports_are_joined_to_their_occurrence(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "jsonl", tmp_path)
    (occurrence,) = lines(tmp_path, "occurrences")
    joined = {
        each["statement_id"] for each in lines(tmp_path, "statements") if each["occurrence_id"]
    }
    assert joined == set(occurrence["member_ids"])


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger(open_store(None)) as other:
        other.store.write(reversed(fixture_ledger.records()))
        for name in FORMATS:
            written = export(ledger, name, tmp_path / "one" / name)
            again = export(other, name, tmp_path / "two" / name)
            for one, two in zip(written, again, strict=True):
                assert one.read_bytes() == two.read_bytes()


def test_parquet_keeps_the_types_and_csv_says_what_it_loses(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path)
    frame = pl.read_parquet(tmp_path / "statements.parquet")
    assert frame["content"].dtype == pl.List(
        pl.Struct({"start": pl.Int64, "end": pl.Int64, "text": pl.String})
    )
    assert frame["negated"].dtype == pl.Boolean
    assert pl.read_parquet(tmp_path / "copies.parquet")["spans"][0][0][0]["text"].startswith(
        "if the gates"
    )
    export(ledger, "csv", tmp_path)
    flat = pl.read_csv(tmp_path / "statements.csv")
    assert json.loads(flat["speaker"][0])["text"] == "Mara Lind"
    assert flat.columns == frame.columns
    assert "JSON strings" in (tmp_path / "_lossy.txt").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_ledger_has_every_file_and_column(tmp_path: Path, name: str) -> None:
    with Ledger(open_store(None)) as empty:
        written = export(empty, name, tmp_path)
    assert len([path for path in written if path.suffix == f".{name}"]) == len(FILES)
    if name == "parquet":
        assert "occurrence_id" in pl.read_parquet(tmp_path / "events.parquet").columns


def test_an_unknown_format_names_the_known(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="format is 'docx'; expected one of jsonl, csv, parquet"):
        export(ledger, "docx", tmp_path)


def test_a_folder_that_cannot_be_is_told(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written to"):
        export(ledger, "jsonl", tmp_path / "file" / "out")


def test_to_json_without_a_text_gives_bare_spans() -> None:
    records = fixture_ledger.records()
    statement = next(r for r in records if isinstance(r, Statement))
    assert to_json(statement)["content"] == [
        {"start": span.start, "end": span.end} for span in statement.content
    ]
    page = next(r for r in records if isinstance(r, Page))
    assert "body" not in to_json(page)
    article = next(r for r in records if isinstance(r, Article))
    assert to_json(article, "x" * 500)["body"]["start"] == article.body.start
    assert isinstance(article.body, Span)
