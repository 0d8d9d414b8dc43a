"""Did it happen? What a sentence, and the statement it lies in, say about a deed that they name.

The rules are tried in their order and the first that fires decides; its docstring is the
published explanation, its name is stored with the event. The order is that of caution: a denial is
never coded as the deed that it denies, a plan never as done.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.factuality import (
    conditions,
    hearsay,
    longago,
    purposes,
    questions,
    rules,
    shallow,
    tenses,
    undone,
)
from dragoman.factuality.at import carried, deed_at
from dragoman.factuality.deed import Deed, Judgement

__all__ = ["PARSED", "RULES", "Deed", "Judgement", "deed_at", "judge"]

Rule = Callable[[Deed], Judgement | None]
# Languages whose sentences are parsed; the rules of the others read words in their order.
PARSED = frozenset({"en"})
PARSED_RULES: tuple[Rule, ...] = (
    questions.left_open,
    undone.answered,
    rules.denied,
    hearsay.claim_rejected,
    hearsay.called_false,
    hearsay.pleaded,
    rules.said_in_denial,
    undone.not_ruled_out,
    questions.imagined,
    undone.instead,
    undone.did_little,
    undone.refused,
    undone.turned_down,
    undone.never_came,
    undone.called_off,
    undone.near_miss,
    undone.not_yet,
    conditions.contingent,
    conditions.conditional,
    conditions.threatened,
    rules.alleged_word,
    hearsay.scare_quotes,
    hearsay.reported_claim,
    hearsay.called_so,
    hearsay.charged,
    questions.talked_of,
    questions.imperative,
    tenses.lies_ahead,
    rules.performed,
    rules.wished,
    rules.negated,
    questions.asked,
    rules.obliged,
    rules.possible,
    hearsay.said_to,
    hearsay.in_charges,
    rules.alleged,
    rules.said_of_others,
    tenses.reported_future,
    rules.imaginary,
    rules.attempted,
    tenses.planned,
    purposes.purpose,
    longago.historical,
    tenses.ongoing,
    rules.told,
    rules.narrated,
)
SHALLOW_RULES: tuple[Rule, ...] = (
    shallow.word_left_open,
    shallow.word_denied,
    shallow.word_claim_rejected,
    shallow.word_said_in_denial,
    shallow.word_negated,
    shallow.word_conditional,
    shallow.word_alleged,
    shallow.word_hypothetical,
    shallow.word_planned,
    shallow.word_purpose,
    rules.said_of_others,
    longago.historical,
    shallow.word_ongoing,
    rules.told,
    rules.narrated,
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys((*PARSED_RULES, *SHALLOW_RULES)))


def judge(deed: Deed) -> Judgement:
    """Say whether a deed is actual, planned, denied and so on, with the rule that decided."""
    deed = carried(deed)
    for rule in PARSED_RULES if deed.language in PARSED else SHALLOW_RULES:
        found = rule(deed)
        if found is not None:
            return found
    return Judgement("unknown", "nothing_said", ())
