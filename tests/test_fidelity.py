"""Words in quotation marks are not taken for a speaker's own where the page is not to be trusted."""

from __future__ import annotations

import pytest
from texts import make_article

from dragoman.config import Config
from dragoman.flaws import find_flaws
from dragoman.records import Flaw, Span
from dragoman.statements.acts import fidelity_of
from dragoman.statements.found import Found

SAID = "“We shall see,” Holm said. "
LINES = "The port is open and the fish are fresh. " * 8
CASES = [
    ("", "verbatim"),
    # one odd phrase says nothing, two are enough to doubt, and many make it sure
    ("The mandatary left.", "verbatim"),
    ("It is now no longer needed. They came with the aid of using a car.", "unknown"),
    ("The mandatary left. Recall that the port is open.", "translated"),
    ("He was badbadinated. The embbady closed.", "altered"),
]


@pytest.mark.parametrize(("more", "fidelity"), CASES)
def test_a_page_of_odd_phrases_quotes_nobody(more, fidelity):
    one = make_article(SAID + LINES + more)
    found = Found(
        speaker=None,
        addressee=None,
        cue=None,
        content=(Span(1, 14),),
        act="ASSERT",
        target=None,
        negated=False,
        frame=Span(0, len(SAID)),
        rule="quotation",
        score=1.0,
    )
    flaws = list(find_flaws(one, config=Config()))
    assert fidelity_of(found, "direct", one, flaws, "GBR") == fidelity
    assert fidelity_of(found, "indirect", one, flaws, "GBR") == "unknown"


# A mixed report: the reporter's own words stand beside the quoted ones.
DAMAGED = [
    ("Holm said the portwas ready and “nobody will stop the fleet” from now on. ", "verbatim"),
    ("Holm said the port was ready and “nobody willstop the fleet” from now on. ", "altered"),
]


@pytest.mark.parametrize(("sentence", "fidelity"), DAMAGED)
def test_only_damage_between_the_marks_alters_a_quotation(sentence, fidelity):
    one = make_article(sentence + LINES)
    start, end = sentence.index("the port"), sentence.index(" from now")
    found = Found(
        speaker=None,
        addressee=None,
        cue=None,
        content=(Span(start, end),),
        act="ASSERT",
        target=None,
        negated=False,
        frame=Span(0, len(sentence)),
        rule="that_clause",
        score=1.0,
    )
    glued = sentence.index("portwas" if "portwas" in sentence else "willstop")
    span = Span(glued, glued + 7)
    flaw = Flaw("flaw", one.article_id, "glued_words", span, "", "by_hand", 1.0)
    assert fidelity_of(found, "mixed", one, [flaw], "GBR") == fidelity
