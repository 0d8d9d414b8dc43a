"""From a quotation to its best attested wording, through every variant."""

from __future__ import annotations

import json
from pathlib import Path

import harbour
import pytest
import yaml
from by_hand import article, sentences, statement
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.errors import NotFound
from dragoman.ledger import Ledger
from dragoman.reading import open_ledger
from dragoman.records import Occurrence, Span
from dragoman.store import open_store
from dragoman.text import quotations
from dragoman.trace.wording import Change, Told, Wording, compare_quoted


@pytest.fixture(scope="module")
def ledger(examples_db):
    with open_ledger(examples_db) as ledger:
        yield ledger


def test_a_spun_quotation_leads_to_the_words_that_were_quoted(ledger):
    found = ledger.trace("China will now no longer militarize withinside the South China Sea")
    assert found.original.statement.speaker.actor_id == "xi-jinping"
    assert found.original.statement.fidelity != "altered"
    spun = next(one for one in found.variants if one.statement.fidelity == "altered")
    assert spun.how == "rewritten"
    assert Change("in", "withinside") in spun.changes


def test_a_translation_leads_to_the_original(ledger):
    found = ledger.trace("In der vergangenen Woche haben untrügliche Beweise die Tatsache erhärtet")
    assert found.original.article.language == "en"
    assert found.original.statement.fidelity == "verbatim"
    german = next(one for one in found.variants if one.article.language == "de")
    assert german.how == "translated"
    assert german.changes == ()  # words of two languages are not compared


def test_words_of_no_page_are_found_by_what_they_mean(ledger):
    # The third is a paraphrase; of less than that ("weapons in wrong hands") it is never sure.
    for words in (
        "Wij willen niet dat chemische of biologische wapens in verkeerde handen vallen",
        "Wir dulden nicht, dass chemische oder biologische Waffen in falsche Hände geraten",
        "chemische wapens mogen niet in verkeerde handen vallen",
    ):
        found = ledger.trace(words)
        assert found.original.statement.speaker.actor_id == "barack-obama", words


def test_an_id_is_followed_too(ledger):
    statement = next(iter(ledger.statements(speaker="Bishop")))
    found = ledger.trace(statement.statement_id)
    assert statement.statement_id in {one.statement.statement_id for one in found.variants}


def test_variants_come_by_day_and_hold_the_original(ledger):
    found = ledger.trace("China did not intend to militarize the Nansha islands")
    days = [one.day or "9999" for one in found.variants]
    assert days == sorted(days)
    assert found.earliest == found.variants[0]
    assert found.original in found.variants
    assert found.independent_sources < len(found.variants)


@pytest.mark.parametrize(
    "words", ["qqqq zzzz", "de ministers praten over de prijs van melk", "Taiwan is van ons"]
)
def test_nobody_said_it(ledger, words):
    with pytest.raises(NotFound, match="nobody"):
        ledger.trace(words)


CASES = yaml.safe_load(Path(__file__).with_name("wordings.yml").read_text("utf-8"))["cases"]


def told(words: str, language: str, fidelity: str) -> Told:
    """A report as the table writes it: between marks from end to end it is direct speech."""
    marked = tuple(quotation.content for quotation in quotations(words))
    whole = Span(0, len(words))
    outer = bool(marked) and marked[0].start <= 2 and marked[-1].end >= len(words) - 2
    return Told(words, marked if outer else (whole,), marked, language, fidelity)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_how_a_wording_stands_to_the_original(case):
    was = case.get("was", "verbatim")
    was = was if isinstance(was, list) else ["verbatim", was]
    sides = zip(case["words"], case.get("language", ["en", "en"]), was, strict=True)
    found = compare_quoted(*(told(*side) for side in sides))
    assert found == Wording(
        case["fidelity"],
        tuple(Change(*pair) for pair in case.get("changes", ())),
        case.get("cut", False),
        case.get("frame", False),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_wording_stands_to_itself_as_the_same(case):
    one = told(case["words"][0], "en", "verbatim")
    assert compare_quoted(one, one) == Wording("verbatim")


@given(st.text(alphabet="ab .,“”[]()…'-", max_size=60), st.text(alphabet="ab .“”[…", max_size=40))
def test_any_two_wordings_are_compared(one, two):
    found = compare_quoted(told(f"“{one}”", "en", "verbatim"), told(f"“{two}”", "en", "verbatim"))
    for change in found.changes:
        assert " ".join(change.original.split()) in " ".join(one.split())
        assert " ".join(change.variant.split()) in " ".join(two.split())


SAID = "This is the end of a long and needless dispute"


@pytest.fixture(scope="module")
def told_thrice():
    """One utterance on its first page, on a page of rewritten words, and with a word changed."""
    pages = [
        ("first", f"“{SAID},” said the minister after the ceremony.", "verbatim"),
        ("spun", f"“{SAID},” stated the overseas envoy behind the function.", "altered"),
        ("wrong", f"“{SAID.replace('needless', 'costly')},” said the minister.", "verbatim"),
    ]
    articles, said = [], []
    for number, (name, line, fidelity) in enumerate(pages):
        one = article(name, f"Page {number}", line, published=f"2031-05-0{number + 1}")
        words = line[1 : line.index(",”")]
        articles.append(one)
        said.append(
            statement(one, "ingrid-solberg", words, quote="direct", fidelity=fidelity, cue=None)
        )
    names = tuple(sorted(each.statement_id for each in said))
    joined = Occurrence(
        "occurrence", "story", "statement", names, said[0].statement_id, 3, "by_hand", 1.0
    )
    with open_store(None) as store:
        store.write([*articles, *sentences(*articles), *said, joined])
        yield Ledger(store), said


def test_what_stands_around_a_quotation_alters_nothing(told_thrice):
    ledger, said = told_thrice
    found = ledger.trace(said[1].statement_id)
    fidelity = {one.article.article_id: one.fidelity for one in found.variants}
    assert fidelity == {"first": "verbatim", "spun": "verbatim", "wrong": "altered"}
    told = {one["article_id"]: one for one in found.to_dict(ledger)["variants"]}
    assert told["spun"]["fidelity"] == "verbatim"
    assert told["spun"]["changes"] == []
    assert told["wrong"]["changes"] == [{"original": "needless", "variant": "costly"}]


@pytest.fixture(scope="module")
def cut_short():
    """A report, the copy of it that lacks what the minister promised, and the promise."""
    promise = statement(
        harbour.english,
        "pablo-rojas",
        "parliament would vote on the text",
        cue="promised",
        act="AGREE",
    )
    lines = [line for line in harbour.ENGLISH[1].split("\n") if "promised" not in line]
    cut = article(
        "cut", harbour.ENGLISH[0], "\n".join([*lines, "Nobody in Oslo wanted to say more."])
    )
    both = (harbour.english, cut)
    [copy] = find_copies(both, sentences(*both), (), config=Config())
    with open_store(None) as store:
        store.write([*both, *sentences(*both), promise, copy])
        yield Ledger(store), copy, promise


def test_a_page_that_takes_the_text_without_the_words_is_named(cut_short):
    ledger, _, promise = cut_short
    found = ledger.trace(promise.statement_id)
    assert [one.article_id for one in found.left_out] == ["cut"]
    assert found.to_dict(ledger)["left_out"] == ["cut"]


def test_a_copy_is_explained_by_what_it_leaves_out(cut_short):
    ledger, copy, _ = cut_short
    told = ledger.explain(copy.copy_id)
    lost = [one.text for one in told.passages if one.role == "lost"]
    assert [words.split(" that ")[0] for words in lost] == [
        "Her Chilean colleague Pablo Rojas promised"
    ]


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command(examples_db, as_json):
    words = ["trace", "China did not intend to militarize", "--db", str(examples_db)]
    result = CliRunner().invoke(app, words + ["--json"] * as_json)
    assert result.exit_code == 0
    if as_json:
        told = json.loads(result.stdout)
        assert told["type"] == "trace"
        assert told["original"]["statement_id"] in {v["statement_id"] for v in told["variants"]}
    else:
        assert "best attested wording" in result.stdout
