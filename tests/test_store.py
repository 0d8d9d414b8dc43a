"""The store: what goes in comes out, twice is once, and any search is a search."""

from __future__ import annotations

import sqlite3
import types
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import fixture_ledger
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import migrations
from dragoman.errors import ConfigError, NotFound, StoreError
from dragoman.ledger import Ledger
from dragoman.records import (
    RECORD_TYPES,
    Actor,
    Article,
    Event,
    Page,
    Relation,
    Span,
    Statement,
    Story,
    make_id,
)
from dragoman.rows import TABLES, decode, encode, id_of, record_type_of
from dragoman.store import Store, open_store

RECORDS = fixture_ledger.records()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field with this type can have."""
    simple = {
        str: TEXT,
        int: st.integers(-(2**62), 2**62),
        float: st.floats(allow_nan=False),
        bool: st.booleans(),
        bytes: st.binary(max_size=12),
        type(None): st.none(),
    }
    if hint in simple:
        return simple[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in {Union, types.UnionType}:
        return st.one_of(*map(anything, args))
    if origin is tuple:
        return st.lists(anything(args[0]), max_size=3).map(tuple)
    assert is_dataclass(hint)
    hints = get_type_hints(hint)
    return st.builds(hint, **{f.name: anything(hints[f.name]) for f in fields(hint)})


@pytest.fixture
def store() -> Any:
    with open_store(None) as opened:
        opened.write(RECORDS)
        yield opened


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_row_is_the_record_again(record_type: type, data: Any) -> None:
    record = data.draw(anything(record_type))
    assert decode(record_type, encode(record)) == record


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_sqlite_gives_back_what_it_took(record_type: type, data: Any) -> None:
    record = data.draw(anything(record_type))
    with open_store(None) as store:
        assert store.write([record]) == 1
        assert store.write([record]) == 0
        assert list(store.read(record_type)) == [record]


def test_writing_twice_changes_nothing_not_even_the_file(tmp_path: Any) -> None:
    path = tmp_path / "ledger.db"
    with open_store(str(path)) as store:
        assert store.write(RECORDS) == len(RECORDS)
    before = path.read_bytes()
    with open_store(str(path)) as store:
        assert store.write(reversed(RECORDS)) == 0
        for record_type in (Actor, Story):
            assert store.replace_all(record_type, list(store.read(record_type))) == 0
        assert sum(store.counts().values()) == len(RECORDS)
    assert path.read_bytes() == before


def test_a_changed_record_replaces_its_row_and_its_words(store: Store) -> None:
    article = next(r for r in RECORDS if isinstance(r, Article))
    text = article.text.replace("patrol", "rowing")
    assert store.write([replace(article, text=text)]) == 1
    assert store.counts()["article"] == 3
    assert store.search("rowing")
    assert not store.search("patrol")


def test_replace_all_takes_away_what_is_no_more(store: Store) -> None:
    kept = store.get_typed(Actor, "XAA")
    assert kept is not None
    assert store.replace_all(Actor, [replace(kept, name="New Aldoria")]) == 4
    assert [actor.name for actor in store.read(Actor)] == ["New Aldoria"]


def test_replaced_statements_are_no_longer_found(store: Store) -> None:
    kept = [each for each in store.read(Statement) if each.act != "AGREE"]
    assert store.replace_all(Statement, kept) == 1
    found = [
        hit.id for hit in store.search("gates would open soon") if hit.record_type == "statement"
    ]
    assert found
    assert set(found) <= {each.statement_id for each in kept}


def test_a_forgotten_page_takes_all_with_it_that_was_found_on_it(store: Store) -> None:
    page = next(r for r in RECORDS if isinstance(r, Page))
    assert store.forget_page(page.page_id) == 1 + 1 + 1 + 1 + 3 + 1
    assert not store.has_page(page.page_id)
    assert not store.search("patrol")
    assert store.search("sluizen")
    assert store.counts()["statement"] == 3
    assert store.write(RECORDS) == 8
    assert store.search("patrol")


def test_a_failure_leaves_nothing_half_written(store: Store) -> None:
    page = next(r for r in RECORDS if isinstance(r, Page))
    other = replace(page, page_id="p-new")
    with pytest.raises(sqlite3.Error, match="not supported"):
        store.write([other, replace(other, page_id="p-newer", text=types.SimpleNamespace())])  # type: ignore[arg-type]
    assert not store.has_page("p-new")
    assert store.has_page(page.page_id)


def test_a_lone_surrogate_is_stored_as_the_replacement_character(store: Store) -> None:
    page = next(r for r in RECORDS if isinstance(r, Page))
    store.write([replace(page, page_id="odd", text="a\ud800b")])
    assert store.get_typed(Page, "odd").text == "a\ufffdb"


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ({}, 6),
        ({"act": "THREATEN"}, 2),
        ({"act": ("THREATEN", "DENY")}, 3),
        ({"target": None}, 4),
        ({"negated": False}, 6),
        ({"act": ()}, 0),
    ],
)
def test_read_where(store: Store, where: dict[str, Any], count: int) -> None:
    assert len(list(store.read(Statement, **where))) == count


def test_read_refuses_a_field_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound, match="no field 'colour'; its fields are statement_id"):
        list(store.read(Statement, colour="red"))


def test_read_is_in_the_order_of_the_page_however_written(store: Store) -> None:
    with open_store(None) as other:
        other.write(reversed(RECORDS))
        for record_type in RECORD_TYPES:
            assert list(other.read(record_type)) == list(store.read(record_type))
    starts = [s.content[0].start for s in store.read(Statement)][:3]
    assert starts == sorted(starts)


def test_get_by_id_or_by_its_beginning(store: Store) -> None:
    for record in RECORDS:
        assert store.get(id_of(record)) == record
    statement = next(r for r in RECORDS if isinstance(r, Statement))
    assert store.get(statement.statement_id[:8]) == statement
    assert store.get(statement.statement_id[:5]) is None
    assert store.get("nothing-like-it") is None


def test_a_beginning_of_two_ids_is_refused(store: Store) -> None:
    actor = store.get_typed(Actor, "mara-lind")
    assert actor is not None
    store.write([replace(actor, actor_id="mara-lindholm")])
    assert store.get("mara-lind") == actor
    with pytest.raises(NotFound, match="fits several records: actor mara-lind"):
        store.get("mara-li")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("patrol boats", True),
        ("PATROL", True),
        ("zeestraat", True),
        ("Aldorie", True),  # without its accent
        ("patr", True),  # the beginning of a word
        ("trol", False),
        ('"patrol boats"', True),
        ('"boats patrol"', False),
        ("patrol nonsense", True),  # any, where not all
        ("submarine", False),
        ("", False),
        ("   ", False),
        ("!!! ??", False),
        ('"', False),
        ('"""', False),
        ("patrol AND", True),
        ("NOT patrol", True),
        ("NEAR(patrol boats)", True),
        ("title:patrol", False),
        ("patrol*", True),
        ("^patrol", True),
        ("{patrol}", True),
        ("-patrol", True),
        ("pat\0rol boats", True),
        ("\ud800 patrol", True),
        ("'; DROP TABLE words; -- patrol", True),
    ],
)
def test_any_text_is_a_search(store: Store, words: str, found: bool) -> None:
    assert bool(store.search(words)) is found


@settings(max_examples=200, deadline=None)
@given(words=st.text())
def test_no_search_is_an_error(words: str) -> None:
    with open_store(None) as store:
        assert store.search(words) == []


def test_scripts_without_blanks_are_searched_by_their_letters(store: Store) -> None:
    article = next(r for r in RECORDS if isinstance(r, Article))
    text = "水门\n外交部表示，闸门将于周五打开。"
    store.write(
        [replace(article, article_id="zh", title="水门", text=text, body=Span(3, len(text)))]
    )
    (hit,) = store.search("闸门")
    assert (hit.id, hit.parts[1]) == ("zh", ("闸门", True))
    assert not store.search("桥梁")


def test_a_find_shows_its_words(store: Store) -> None:
    hit = store.search("patrol")[0]
    assert (hit.record_type, hit.title) == ("article", "Aldoria warns Brevia over river dam")
    assert ("patrol", True) in hit.parts
    assert "two patrol boats" in hit.snippet
    kinds = {hit.record_type for hit in store.search("sluizen dicht")}
    assert kinds == {"article", "statement"}
    assert store.search("patrol", 0) == []


def test_a_newer_ledger_is_refused(tmp_path: Any) -> None:
    path = str(tmp_path / "ledger.db")
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreError, match=r"version 999.*pip install --upgrade dragoman"):
        open_store(path)


def test_migrations_are_applied_once_and_in_order(tmp_path: Any, monkeypatch: Any) -> None:
    path = str(tmp_path / "ledger.db")
    open_store(path).close()
    ran: list[int] = []
    newest = migrations.MIGRATIONS[-1][0]
    later = tuple((newest + n, "later", lambda _, n=n: ran.append(n)) for n in (1, 2))
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS + later)
    open_store(path).close()
    open_store(path).close()
    assert ran == [1, 2]


SETTING = tuple(("statement", name) for name in ("medium", "venue", "condition", "promised"))
OLDER = (("page", "blocks"), ("page", "byline"), ("article", "subtitle"), *SETTING)


@pytest.mark.parametrize(("version", "lacks"), [(1, OLDER), (2, SETTING)])
def test_an_older_ledger_gets_the_newer_columns(
    tmp_path: Any, version: int, lacks: tuple[tuple[str, str], ...]
) -> None:
    path = str(tmp_path / "old.db")
    with open_store(path) as store:
        store.write(RECORDS)
    connection = sqlite3.connect(path)
    for table, column in lacks:
        connection.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with open_store(path) as store:
        assert store.counts()["page"] > 0
        found = list(store.read(Statement))
        assert found
        assert all(one.medium is one.venue is one.condition is None for one in found)
        store.write(RECORDS)
        assert set(store.read(Statement)) == {r for r in RECORDS if isinstance(r, Statement)}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"these are just words, quite a lot of them, and no database at all" * 20, "not a SQLite"),
        (None, "is a folder"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Any, content: bytes | None, told: str) -> None:
    path = tmp_path / "odd"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=told) as error:
        open_store(str(path))
    assert str(path) in str(error.value)


def test_another_sqlite_file_is_left_alone(tmp_path: Any) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()
    with pytest.raises(StoreError, match="not a ledger"):
        open_store(str(path))


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Any) -> None:
    with pytest.raises(StoreError, match="dragoman read PATH"):
        open_store(str(tmp_path / "none.db"), create=False)
    with pytest.raises(StoreError, match="does not exist; make it first"):
        open_store(str(tmp_path / "no" / "none.db"))


def test_a_second_writer_is_told_to_wait(tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "BUSY_SECONDS", 0.05)
    path = str(tmp_path / "ledger.db")
    with open_store(path) as first, open_store(path) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to it; wait"):
            second.write(RECORDS)
        assert second.counts()["page"] == 0  # readers are never held up
        first._connection.execute("ROLLBACK")
        assert second.write(RECORDS) == len(RECORDS)


def test_a_read_only_store_refuses_to_write(tmp_path: Any) -> None:
    path = str(tmp_path / "ledger.db")
    open_store(path).close()
    with (
        open_store(path, read_only=True) as store,
        pytest.raises(StoreError, match="cannot be written"),
    ):
        store.write(RECORDS)


def test_a_ledger_in_a_folder_that_nobody_can_write_to_can_be_read(
    tmp_path: Any, monkeypatch: Any
) -> None:
    path = tmp_path / "a ledger?.db"
    with open_store(str(path)) as store:
        store.write(RECORDS)
    monkeypatch.setattr(migrations.os, "access", lambda *_: False)
    with open_store(str(path), read_only=True) as store:
        assert store.counts()["page"] == 3
    assert [each.name for each in tmp_path.iterdir()] == ["a ledger?.db"]


def test_record_types_by_name() -> None:
    for record_type, table in TABLES.items():
        assert record_type_of(table.name) is record_type
    assert record_type_of("Stories") is Story
    assert record_type_of("copies").__name__ == "Copy"
    with pytest.raises(NotFound, match="expected one of page, site, article"):
        record_type_of("sagas")


# -- asking the ledger --


@pytest.mark.parametrize(
    ("kind", "filters", "count"),
    [
        ("statements", {}, 6),
        ("statements", {"speaker": "mara-lind"}, 3),
        ("statements", {"speaker": "Lind"}, 3),
        ("statements", {"speaker": "LIND"}, 3),
        ("statements", {"speaker": "mara"}, 3),
        ("statements", {"speaker": "Brevian envoy"}, 1),
        ("statements", {"speaker": "Nobody"}, 0),
        ("statements", {"addressee": "Brevia"}, 2),
        ("statements", {"about": "Brevia"}, 1),
        ("statements", {"target": "XBB"}, 2),
        ("statements", {"act": "threaten"}, 2),
        ("statements", {"act": "THREATEN", "fidelity": "translated"}, 1),
        ("statements", {"quote": "direct"}, 2),
        ("statements", {"language": "nl"}, 1),
        ("statements", {"outlet": "brevia"}, 2),
        ("statements", {"negated": "false"}, 6),
        ("statements", {"until": "2024-05-02"}, 0),
        ("statements", {"since": "2024-05-03"}, 6),
        ("statements", {"speaker": None, "act": None}, 6),
        ("events", {"source": "Aldorië"}, 1),
        ("events", {"source": "aldorie"}, 1),
        ("events", {"type": "mobilize"}, 1),
        ("events", {"factuality": "denied"}, 1),
        ("events", {"since": "2024-05-01"}, 0),
        ("articles", {"language": "en"}, 2),
        ("articles", {"outlet": "wire"}, 1),
        ("articles", {"title": "dam"}, 2),
        ("stories", {"language": "nl"}, 1),
        ("stories", {"language": "fr"}, 0),
        ("actors", {"name": "lind"}, 1),
        ("actors", {"kind": "state"}, 2),
        ("mentions", {"actor": "Lind"}, 1),
        ("dropped", {"reason": "0 characters"}, 1),
        ("copies", {"kind": "translated"}, 1),
        ("flaws", {"kind": "machine_translation", "language": "nl"}, 1),
    ],
)
def test_filters(ledger: Ledger, kind: str, filters: dict[str, Any], count: int) -> None:
    assert len(getattr(ledger, kind)(**filters)) == count


def test_filters_by_other_records(ledger: Ledger) -> None:
    story = ledger.stories()[0]
    relation = ledger.relations()[0]
    occurrence = ledger.occurrences()[0]
    assert len(ledger.articles(story_id=story.story_id)) == 3
    assert len(ledger.statements(story_id=story.story_id)) == 6
    assert len(ledger.stories(article_id=story.article_ids[0])) == 1
    assert len(ledger.copies(article_id=story.article_ids[0])) == 1
    assert len(ledger.relations(id=relation.to_id)) == 1
    assert len(ledger.occurrences(member_id=occurrence.member_ids[1])) == 1


def test_an_actor_is_found_by_name_where_no_id_is_known(store: Store) -> None:
    store.replace_all(Actor, ())
    ledger = Ledger(store)
    assert len(ledger.statements(speaker="Mara Lind")) == 3
    assert len(ledger.statements(target="xbb")) == 2
    assert len(ledger.events(source="ALDORIA")) == 1


def test_a_filter_that_cannot_be_names_those_that_can(ledger: Ledger) -> None:
    with pytest.raises(
        ConfigError, match=r"no filter 'colour'; expected one of statement_id, .*speaker"
    ):
        ledger.statements(colour="red")
    with pytest.raises(ConfigError, match=r"act is 'BOAST'; expected one of ASSERT, DENY"):
        ledger.statements(act="BOAST")
    with pytest.raises(ConfigError, match="negated is 'perhaps'"):
        ledger.statements(negated="perhaps")
    with pytest.raises(NotFound, match="there is no story"):
        ledger.articles(story_id="nope")


def test_a_name_shared_by_a_longer_name_means_the_bearer_alone(store: Store) -> None:
    store.write([Actor("brevia-today", "organisation", "Brevia Today", "XBB", (), ())])
    ledger = Ledger(store)
    assert [actor.actor_id for actor in ledger.actors(name="Brevia")] == ["XBB"]
    assert [actor.actor_id for actor in ledger.actors(name="today")] == ["brevia-today"]


def test_rows_are_a_sequence_with_ways_out(ledger: Ledger) -> None:
    rows = ledger.statements()
    assert [len(rows), len(rows[:2]), rows[0]] == [6, 2, next(iter(rows))]
    told = rows.to_dicts()[0]
    assert told["speaker"]["text"] == "Mara Lind"
    assert told["occurrence_id"] == ledger.occurrences()[0].occurrence_id
    assert rows.to_json().count("\n") == 6
    frame = rows.to_polars()
    assert frame.height == 6
    assert frame["speaker"].struct.field("text")[0] == "Mara Lind"
    assert ledger.statements(act="CONSULT").to_polars().columns == frame.columns
    assert ledger.summary()["statement"] == 6


def test_an_explanation_shows_words_rule_and_what_it_rests_on(ledger: Ledger) -> None:
    threat = ledger.statements(act="THREATEN", language="en")[0]
    told = ledger.explain(threat.statement_id[:10])
    words = {passage.role: passage.text for passage in told.passages}
    assert words["speaker"] == "Mara Lind"
    assert words["cue"] == "warned"
    assert words["condition"] == "if the gates stay shut"
    assert words["promised"] == "we will close the strait to your ships"
    assert next(p for p in told.passages if p.role == "cue").after.startswith(" Brevia on Friday")
    assert (told.rule, told.why) == ("speaker_before_cue", "speaker before cue")
    assert {link.role for link in told.rests_on} == {
        "article",
        "speaker",
        "addressee",
        "target",
        "about",
    }
    assert {link.record_type for link in told.supports} == {"occurrence", "relation"}
    with pytest.raises(NotFound, match="there is no record 'zzzzzz'"):
        ledger.explain("zzzzzz")


def test_everything_can_be_explained(ledger: Ledger) -> None:
    for record in RECORDS:
        told = ledger.explain(id_of(record))
        assert told.label
        assert told.to_dict(ledger)["id"] == id_of(record)


def test_what_is_said_inside_another_leads_to_it(ledger: Ledger) -> None:
    inner = ledger.statements(speaker="envoy")[0]
    outer = ledger.explain(inner.inside or "")
    assert inner.statement_id in {link.id for link in outer.supports}
    denied = ledger.events(factuality="denied")[0]
    assert denied.asserted_by in {link.id for link in ledger.explain(denied.event_id).rests_on}


def test_a_link_to_what_is_missing_is_told_as_missing(store: Store) -> None:
    store.write([Relation("r-odd", "denies", make_id("x"), make_id("y"), "r", 0.5)])
    links = Ledger(store).explain("r-odd").rests_on
    assert {link.record_type for link in links} == {"missing"}


def test_the_fixture_points_at_its_words(ledger: Ledger) -> None:
    event = ledger.events(type="MOBILIZE")[0]
    assert isinstance(event, Event)
    text = ledger.text(event.article_id) or ""
    assert Span(event.source[0].start, event.source[0].end).of(text) == "Aldoria"
