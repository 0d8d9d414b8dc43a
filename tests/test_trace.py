"""From a quotation to its best attested wording, through every variant."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import NotFound
from dragoman.reading import open_ledger
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
    found = ledger.trace("wapens mogen niet in verkeerde handen vallen")
    assert found.original.statement.speaker.actor_id == "barack-obama"


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


def test_nobody_said_it(ledger):
    with pytest.raises(NotFound, match="nobody"):
        ledger.trace("qqqq zzzz")


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
