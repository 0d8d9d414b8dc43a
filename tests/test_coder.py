"""The trained coder: what it says of pairs, and that its answers hang on nothing but the sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.events import relation, relations
from dragoman.events.coder import Asked, code
from dragoman.events.lexicon import TYPES


def spans(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


CASES = [
    ("Norland expelled three diplomats from Sarland.", "Norland", "Sarland", "SANCTION"),
    ("Norland urged Sarland to release the crew.", "Norland", "Sarland", "REQUEST"),
    ("Sarland was shelled by Norland for a third day.", "Norland", "Sarland", "ASSAULT"),
    ("Norland sent blankets and rice to Sarland.", "Norland", "Sarland", "AID"),
    ("The Norland embargo on Sarland enters its sixth year.", "Norland", "Sarland", "SANCTION"),
    ("Norland's president flew to Sarland for talks.", "Norland's president", "Sarland", "CONSULT"),
    ("Norland accused Sarland of arming the rebels.", "Norland", "Sarland", "ACCUSE"),
    ("Norland beat Sarland 3-1 in the quarter-final.", "Norland", "Sarland", "NONE"),
    ("Norland and Sarland share a border of 900 km.", "Norland", "Sarland", "NONE"),
]


@pytest.mark.parametrize(("text", "source", "target", "wanted"), CASES)
def test_the_best_answer(text, source, target, wanted):
    first, second = spans(text, source, target)
    scores = relation(text, source=first, target=second)
    assert max(scores, key=scores.__getitem__) == wanted


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [case for case in CASES if case[3] not in {"NONE", "CONSULT"}],
)
def test_the_type_falls_when_source_and_target_are_exchanged(text, source, target, kind):
    first, second = spans(text, source, target)
    forth, back = relations([(text, first, second), (text, second, first)])
    assert back[kind] < forth[kind] / 2


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Norland's army shelled two Sarland villages before dawn.", False),
        ("The premier accused her predecessor of selling the port to Sarland.", False),
        ("Norland beat Sarland 3-1 in the quarter-final.", True),
        ("The novel is set in Norland and Sarland between the wars.", True),
        ("Rain is expected in Norland, Sarland and the islands on Friday.", True),
    ],
)
def test_a_whole_sentence_is_heard_without_its_parties(text, nothing):
    (coding,) = code(text, [Asked(None, None)])
    assert (coding.types["NONE"] > 0.5) == nothing


def test_shares_sum_to_one_and_name_every_type():
    (coding,) = code("Norland warned Sarland.", [Asked((0, 7), (15, 22))])
    assert set(coding.types) == {*TYPES, "NONE"}
    for shares in (coding.types, coding.modes, coding.factualities):
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4)


def test_no_question_has_no_answer():
    assert code("Nothing is asked.", []) == []


def test_a_sentence_longer_than_the_encoder_reads_keeps_its_actors():
    text = "The season was long and nobody spoke of it. " * 40 + "Norland bombed Sarland."
    first, second = spans(text, "Norland", "Sarland")
    (coding,) = code(text, [Asked(first, second)])
    assert coding.best == "ASSAULT"


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(0, 79), st.integers(0, 79))
@settings(max_examples=60, deadline=None)
def test_any_text_and_any_spans_have_an_answer(text, a, b, c):
    edges = sorted(min(x, len(text)) for x in (a, b, c))
    asked = Asked((edges[0], edges[1]), (edges[1], edges[2]))
    (coding,) = code(text, [asked])
    assert sum(coding.types.values()) == pytest.approx(1, abs=1e-3)
    if coding.trigger is not None:
        assert 0 <= coding.trigger[0] < coding.trigger[1] <= len(text)
