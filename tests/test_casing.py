"""Headlines in title case, and who "I" is: what a capital and a signature say."""

from __future__ import annotations

import pytest
from actors import Case, article

from dragoman.actors import find_mentions
from dragoman.actors.authors import authors
from dragoman.config import Config
from dragoman.language import is_word, split_sentences
from dragoman.records import Mention
from dragoman.text import cases, title_case

CONFIG = Config()


def mentions(text: str) -> tuple[str, list[Mention]]:
    made = article(Case("en", "case", "cases", text, None, ()))
    return text, list(
        find_mentions(made, list(split_sentences(made, config=CONFIG)), config=CONFIG)
    )


HEADLINES = [
    ("Foreign Minister Resigns Over Minister Row", []),
    ("Drone Maker Shares Soar After Berlin Unveils Plan", ["Berlin=DEU"]),
    ("Halvard Brekkeli Quits Cabinet After Scandal", ["Halvard Brekkeli=halvard-brekkeli"]),
    ("Mayor Clara Johnson Rejects Deployment", ["Mayor Clara Johnson=clara-johnson"]),
    ("Moscow Marathon Cancelled After Drone Alert", []),
]


@pytest.mark.parametrize(("text", "named"), HEADLINES)
def test_in_a_headline_a_capital_says_nothing(text: str, named: list[str]) -> None:
    text, found = mentions(text)
    assert [f"{m.span.of(text)}={m.actor_id}" for m in found if m.actor_id is not None] == named


def test_a_line_is_in_title_case_by_its_longer_words() -> None:
    assert title_case(["Minister", "Quits", "Over", "Leaked", "Tape"])
    assert not title_case(["The", "minister", "quits", "over", "a", "leaked", "tape"])


def test_the_story_tells_which_capitals_are_names() -> None:
    capital, small = cases("The group, called Harbour, met near Lund.\nWide Harbour Opens Today")
    assert {"Harbour", "Lund"} <= capital
    assert "group" in small


def test_words_are_known_in_any_form() -> None:
    assert is_word("quits", "en")
    assert is_word("leaves", "en")
    assert not is_word("brekkeli", "en")
    assert not is_word("quits", "fr")


LETTERS = """Letters.

I cannot follow the mayor here.

Clara Holmgren.

I think that "I was right" is no answer.

Anna Lund is a writer in Tromso."""


def test_i_outside_quotations_is_who_signs_next() -> None:
    _text, found = mentions(LETTERS)
    told = [m.actor_id for m in found if m.rule == "pronoun_to_author"]
    assert told == ["clara-holmgren", "anna-lund"]


def test_without_a_signature_i_is_nobody() -> None:
    made = article(Case("en", "case", "cases", "I think so.", None, ()))
    assert authors(made, list(split_sentences(made, config=CONFIG))) == [None]
