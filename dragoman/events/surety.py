"""How likely a draft is right: the words' own surety and the trained coder's, as one share.

A logistic function of both, fitted by `training/surety.py` on sentences that the coder was not
trained on: of events that score .8 there eight in ten are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import cast

from dragoman.events.coder import about
from dragoman.events.draft import Draft, Evidence, EvidenceKind
from dragoman.factuality import PARSED

# Shares of 0 and 1 would weigh without bound.
LEAST = 0.001


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence weighs, in log-odds."""

    words: float
    share: float
    none: float  # before anything is known


def evidence(draft: Draft, share: float, language: str) -> Evidence:
    """The evidence for a draft, given the coder's share of its type."""
    kind = "pair" if draft.rule.startswith("pair_coded") else "words"
    kind = "saying" if draft.statement is not None else kind
    kind = kind if language in PARSED else f"{kind}_unparsed"
    return Evidence(cast("EvidenceKind", kind), draft.score, share)


def surety(found: Evidence) -> float:
    """The share of such drafts that are right, 0 to 1."""
    weights = _weights()[found.kind]
    heard = weights.words * log_odds(found.words) + weights.share * log_odds(found.share)
    return 1 / (1 + exp(-weights.none - heard))


def log_odds(share: float) -> float:
    """The logarithm of a share's odds, with shares of 0 and 1 kept within bounds."""
    kept = min(max(share, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))


@cache
def _weights() -> dict[str, Weights]:
    return {kind: Weights(*row) for kind, row in about()["surety"].items()}
