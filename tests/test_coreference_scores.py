"""The scores of coreference that the bench counts, against numbers that are in print."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from coreference_scores import conll

# Twelve mentions in three chains and four answers to them: the table with which Luo (2005, "On
# coreference resolution performance metrics") compares MUC, B-cubed and CEAF.
TWELVE = ["12345", "67", "89ABC"]
LUO = {
    "two small chains joined": (["12345", "6789ABC"], 0.947, 0.865, 0.733),
    "two large chains joined": (["1234589ABC", "67"], 0.947, 0.737, 0.667),
    "all in one chain": (["123456789ABC"], 0.900, 0.545, 0.294),
    "each alone": (list("123456789ABC"), 0.0, 0.400, 0.178),
}
# Mentions that one side lacks: the example of the reference scorer (Pradhan and others 2014), key
# {abc} {defg}, answer {ab} {cd} {fghi}. They print 0.40 for MUC. As here a missed mention stands
# alone in the answer and a spurious one in the key, B-cubed is (5.17 and 5.5 of 9) 0.592 by hand.
KEY, ANSWER = ["abc", "defg"], ["ab", "cd", "fghi"]


def chains(of: list[str]) -> dict[object, object]:
    return {mention: number for number, chain in enumerate(of) for mention in chain}


@pytest.mark.parametrize("name", LUO)
def test_links_and_mentions(name):
    answer, muc, cubed, _ = LUO[name]
    found = conll(chains(TWELVE), chains(answer))
    assert found["muc"] == pytest.approx(muc, abs=0.0006)
    assert found["b_cubed"] == pytest.approx(cubed, abs=0.0006)


@pytest.mark.skipif(find_spec("scipy") is None, reason="scipy is a peer (bench/peers.txt)")
@pytest.mark.parametrize("name", LUO)
def test_chains(name):
    answer, muc, cubed, ceaf = LUO[name]
    found = conll(chains(TWELVE), chains(answer))
    assert found["ceaf_e"] == pytest.approx(ceaf, abs=0.0006)
    assert found["conll"] == pytest.approx((muc + cubed + ceaf) / 3, abs=0.0006)


def test_mentions_that_one_side_lacks():
    found = conll(chains(KEY), chains(ANSWER))
    assert found["muc"] == pytest.approx(0.40, abs=0.0006)
    assert found["b_cubed"] == pytest.approx(0.592, abs=0.0006)


def test_the_same_chains_score_one():
    assert set(conll(chains(TWELVE), chains(TWELVE)).values()) == {1.0}


def test_without_scipy_the_mean_is_left_out(monkeypatch):
    monkeypatch.setattr("coreference_scores._has_scipy", lambda: False)
    assert set(conll(chains(TWELVE), chains(TWELVE))) == {"muc", "b_cubed"}
