"""Rules explain themselves: each name leads to the docstring of its function."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from dragoman import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def speaker_before_cue() -> None:
    """The speaker stands before the cue.

    More for the curious.
    """


def no_words() -> None:
    pass


@dataclass(frozen=True)
class Rule:
    func: Callable[..., Any]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[types.SimpleNamespace]:
    module = types.SimpleNamespace(RULES=())

    def load(name: str) -> object:
        if name == "dragoman.statements":
            return module
        raise ImportError(name)

    monkeypatch.setattr(rules.importlib, "import_module", load)
    rules._descriptions.cache_clear()
    yield module
    rules._descriptions.cache_clear()


@pytest.mark.parametrize(
    "kept",
    [
        (speaker_before_cue,),
        (("speaker_before_cue", speaker_before_cue),),
        (Rule(speaker_before_cue),),
        (no_words, speaker_before_cue),
    ],
)
def test_a_rule_is_described_by_its_docstring(
    stage: types.SimpleNamespace, kept: tuple[object, ...]
) -> None:
    stage.RULES = kept
    assert rules.describe("speaker_before_cue") == "The speaker stands before the cue."
    assert rules.describe("no_words") is None


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("quote_then_speaker", "quote then speaker"),
        ("verb+negated", "verb; negated"),
        ("speaker_before_cue+negated", "The speaker stands before the cue.; negated"),
        ("", ""),
    ],
)
def test_an_unknown_rule_is_its_name_in_words(
    stage: types.SimpleNamespace, rule: str, told: str
) -> None:
    stage.RULES = (speaker_before_cue,)
    assert rules.humanised(rule) == told


def test_no_name_is_explained_in_two_ways() -> None:
    # A record's rule names functions of several stages: "verb+weighed+narrated".
    told: dict[str, str] = {}
    for stage in rules.STAGE_MODULES:
        for name, text in rules.rules_of(stage).items():
            assert told.setdefault(name, text) == text, name
