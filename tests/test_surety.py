"""How sure an event is: the words and the trained coder together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.coder import Coding
from dragoman.events.draft import Evidence
from dragoman.events.learned import meant
from dragoman.events.lexicon import TYPES
from dragoman.events.surety import surety

SHARES = st.floats(0, 1)
KINDS = ("words", "saying", "words_unparsed", "saying_unparsed", "pair_unparsed")


@given(st.sampled_from(KINDS), SHARES, SHARES, SHARES)
def test_more_evidence_never_makes_it_less_sure(kind, words, less, more):
    less, more = sorted((less, more))
    low, high = (surety(Evidence(kind, words, share)) for share in (less, more))
    assert 0 < low <= high < 1


def coding(**shares: float) -> Coding:
    types = dict.fromkeys((*TYPES, "NONE"), 0.0) | shares
    return Coding(types, {None: 1.0}, {}, None)


@pytest.mark.parametrize(
    ("kind", "heard"),
    [
        ("CONSULT", "CONSULT"),
        ("CONSULT", "AGREE"),  # "will visit"
        ("SANCTION", "THREATEN"),  # "vowed to sanction"
        ("ASSAULT", "REJECT"),  # "denied having shelled"
        ("ASSAULT", "ACCUSE"),  # "accused it of shelling"
        ("COERCE", "ASSAULT"),  # "seized the port"
    ],
)
def test_a_deed_is_heard_in_its_promise_its_denial_and_its_charge(kind, heard):
    assert meant(coding(**{heard: 0.9, "NONE": 0.1}), kind) == pytest.approx(0.9)


@pytest.mark.parametrize(("kind", "heard"), [("CONSULT", "ASSAULT"), ("AID", "PROTEST")])
def test_a_deed_is_not_heard_in_another(kind, heard):
    assert meant(coding(**{heard: 1.0}), kind) == 0
