"""Demands in the words of duty: "Lima said that Quito must withdraw"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.draft import Draft
from dragoman.events.saying import same_side
from dragoman.records import Span


def asked_of(draft: Draft, by_words: Sequence[Draft]) -> Draft:
    """Aim a demand at whom it is made of: "Lima told reporters that Quito must withdraw".

    The coder is not asked about it: it was trained on verbs that ask, and hears nothing in "said".
    """
    said = draft.statement
    if draft.type != "REQUEST" or said is None or "demand_of_others" not in said.rule:
        return draft
    for other in by_words:
        mine = any(
            same_side(ref, one) or Span(ref.start, ref.end).overlaps(Span(one.start, one.end))
            for ref in other.source
            for one in draft.source
        )
        if other.rule == "said_must" and mine:
            target = tuple(
                r for r in other.target if not any(same_side(r, one) for one in draft.source)
            )
            return replace(draft, target=target, rule="asked_of") if target else draft
    return draft
