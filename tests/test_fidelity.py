"""Words in quotation marks are not taken for a speaker's own where the page is not to be trusted."""

from __future__ import annotations

import pytest
from texts import make_article

from dragoman.config import Config
from dragoman.flaws import find_flaws
from dragoman.records import Span
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
