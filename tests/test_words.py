"""Every word list is well formed: it loads, names its source, and says nothing twice."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import yaml

from dragoman import words
from dragoman.records import Act, EventType

FILES = sorted(words.FOLDER.glob("*/*.yml"))
TABLES = sorted(words.FOLDER.glob("*/*.tsv"))
ACTS = set(get_args(Act))
TYPES = set(get_args(EventType))
# ISO 3166-3: states that are no more, by the codes that they had.
WITHDRAWN = {"SUN", "YUG", "DDR", "CSK", "SCG", "ZAR", "YMD", "BUR", "ANT", "VDR"}
# User-assigned code that everybody uses.
ASSIGNED = {"XKX"}


class Strict(yaml.SafeLoader):
    """YAML as PyYAML reads it, but a key that stands twice is an error and not a lost entry."""


def no_doubles(loader, node, deep=False):
    seen = {}
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            message = f"line {key_node.start_mark.line + 1}: {key!r} stands already at {seen[key]}"
            raise yaml.constructor.ConstructorError(None, None, message, key_node.start_mark)
        seen[key] = key_node.start_mark.line + 1
    return yaml.SafeLoader.construct_mapping(loader, node, deep=deep)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, no_doubles)


def name_of(path):
    return f"{path.parent.name}/{path.name}"


def leaves(value):
    """Every scalar of a list, keys included."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def lists(name):
    """A word list of every language that has it."""
    found = {lang: words.load(lang, name) for lang in words.languages()}
    return [pytest.param(rows, id=lang) for lang, rows in found.items() if rows]


def test_there_are_lists():
    assert len(FILES) > 40
    assert {"en", "nl", "de", "fr", "es"} <= set(words.languages())


def test_the_strict_loader_refuses_a_key_that_stands_twice():
    with pytest.raises(yaml.YAMLError, match="stands already"):
        yaml.load("a: 1\nb: 2\na: 3\n", Loader=Strict)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_list_loads_names_its_source_and_has_no_key_twice(path):
    rows = yaml.load(path.read_text("utf-8"), Loader=Strict)
    assert len(str(rows["source"])) > 10
    assert words.load(path.parent.name, path.stem)


def truths(value, path=()):
    """Where in a list a truth value stands, or nothing, in the place of a word."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, bool) or key is None:
                yield (*path, key)
            yield from truths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, bool) or inner is None:
                yield (*path, number, inner)
            yield from truths(inner, (*path, number))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_word_is_taken_for_a_truth_value(path):
    """YAML reads a bare no, on, off and yes as true or false: write "on" with its marks."""
    assert not list(truths(words.load(path.parent.name, path.stem)))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_words_have_no_hard_blanks(path):
    rows = words.load(path.parent.name, path.stem)
    assert not [leaf for leaf in leaves(rows) if isinstance(leaf, str) and "\u00a0" in leaf]


@pytest.mark.parametrize("rows", lists("speech"))
def test_cue_verbs_have_a_known_act(rows):
    assert rows["verbs"]
    for lemma, row in rows["verbs"].items():
        assert row[0] in ACTS, f"{lemma}: {row[0]!r} is no act"
        assert re.fullmatch(r"[a-z]+", str(row[1])), f"{lemma}: frames {row[1]!r}"


@pytest.mark.parametrize("rows", lists("roles"))
def test_roles_have_the_small_words_of_their_language(rows):
    for name in ("conjunctions", "joining", "joining_places", "articles", "posted", "linking"):
        assert rows[name], name
        assert all(isinstance(word, str) for word in rows[name]), name
    for name in ("noun_capitals", "adjective_after", "compound_head_last"):
        assert rows.get(name, True) is True, f"{name}: leave it out where it is not so"


@pytest.mark.parametrize("rows", lists("events"))
def test_event_words_have_a_known_type(rows):
    assert len(rows["verbs"]) >= 14
    for section in ("verbs", "nouns"):
        assert set(rows[section]) <= TYPES, section


def test_the_types_of_plover_are_those_of_the_records():
    rows = words.load("all", "plover")
    assert set(leaves(rows)) >= TYPES


@pytest.mark.parametrize("rows", lists("dates"))
def test_the_year_has_twelve_months_and_the_week_seven_days(rows):
    for name, count in (("month", 12), ("weekday", 7)):
        assert len(rows[name]) == count
        assert all(isinstance(forms, list) and forms for forms in rows[name])
        forms = [form.lower() for forms in rows[name] for form in forms]
        assert len(forms) == len(set(forms)), f"two of a {name} share a form"


def codes():
    from babel.core import get_global  # noqa: PLC0415

    aliases = get_global("territory_aliases")
    return {code for code in aliases if re.fullmatch(r"[A-Z]{3}", code)} | WITHDRAWN | ASSIGNED


@pytest.mark.parametrize("rows", lists("states"))
def test_states_are_named_by_their_iso_code(rows):
    known = codes()
    states = rows.get("states", {k: v for k, v in rows.items() if k != "source"})
    assert [code for code in states if code not in known] == ["eu"]  # acts like a state
    assert len(states) > 190
    for code in ("USA", "CHN", "RUS", "UKR", "TWN", "PSE", "SUN"):
        assert states[code]["names"], code


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_a_table_has_a_source_and_all_its_cells(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("#")
    rows = words.table(path.parent.name, path.stem)
    assert rows
    assert all(rows[0].keys() == row.keys() for row in rows)


def test_places_lie_in_known_states():
    rows = words.table("all", "places")
    assert set(rows[0]) == {"name", "country", "population", "kind", "names"}
    known = codes()
    assert not {row["country"] for row in rows} - known - {""}
    assert all(row["population"].isdigit() for row in rows)


def test_persons_have_an_office_with_its_days():
    rows = words.load("all", "people")
    people = next(value for value in rows.values() if isinstance(value, (list, dict)))
    people = list(people.values()) if isinstance(people, dict) else people
    assert len(people) > 100
    for person in people:
        for office in person.get("offices", ()):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(office["since"])), person
            assert str(office["since"]) <= str(office.get("until", "9999"))
