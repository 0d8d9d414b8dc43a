"""What was said is told once, of somebody who does not stand in his own words."""

from __future__ import annotations

import pytest
from texts import make_article, statements_of, words_of

ONCE = [
    ("de", "„Wir unterschreiben nicht.“ Das sagte Bundeskanzler Olaf Scholz am Montag.", "Olaf Scholz"),
    ("de", "„Wir unterschreiben nicht.“\nDas sagt Bundeskanzler Olaf Scholz.", "Olaf Scholz"),
    ("nl", "„De gesprekken zijn mislukt.” Dat zegt premier Mark Rutte.", "Mark Rutte"),
    ("nl", "“De gesprekken zijn mislukt, zei premier Mark Rutte maandag.", "Mark Rutte"),
    ("en", "“The talks have failed, French President Emmanuel Macron said.", "Emmanuel Macron"),
    ("en", "China says it keeps up a “normal” trade with Iran.", "China"),
    ("en", "French President Emmanuel Macron said Russia will find it hard to feed its army.",
     "Emmanuel Macron"),
    ("en", "The agency cited French President Emmanuel Macron as saying the talks had failed.",
     "Emmanuel Macron"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), ONCE, ids=lambda v: str(v)[:40])
def test_said_once(language, text, speaker):
    found = statements_of(make_article(text, language=language))
    assert [s.speaker.name for s in found if s.speaker is not None] == [speaker]
    assert len(found) == 1


def test_a_quotation_that_is_closed_keeps_what_it_tells_of_others():
    text = "“The talks failed, Macron told us, so we left the hall and went home to our families.”"
    (outer, *_) = statements_of(make_article(text))
    assert outer.content[0].of(text) == text
    assert outer.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "The bank failed as predicted.",
        "French President Emmanuel Macron wrote a series of tweets criticizing Angela Merkel.",
        "The paper cited it as an example of bad manners.",
    ],
)
def test_nobody_speaks_of_himself_by_the_parse(text):
    article = make_article(text)
    for statement in statements_of(article):
        if statement.speaker is not None:
            assert statement.speaker.name not in words_of(article, statement)
