"""From a quotation to its best attested wording, through every variant."""

from __future__ import annotations

import json

import harbour
import pytest
from by_hand import article, sentences, statement
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.errors import NotFound
from dragoman.ledger import Ledger
from dragoman.reading import open_ledger
from dragoman.store import open_store
from dragoman.trace import Change, _compared


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


@pytest.mark.parametrize(
    ("original", "variant", "changes", "cut"),
    [
        ("we cannot wait", "We cannot wait", (), False),
        ("the islands are not armed", "the islands are armed", (Change("not", ""),), False),
        ("a serious concern for us", "a extreme concern for us", (Change("serious", "extreme"),), False),
        ("there was every day a new ship", "a new ship", (), True),
        ("a new ship", "he said a new ship", (), False),
    ],
)  # fmt: skip
def test_what_a_variant_changes(original, variant, changes, cut):
    assert _compared(original, variant) == (changes, cut)


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
