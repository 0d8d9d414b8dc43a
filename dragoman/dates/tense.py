"""Which way a date points: the verbs around it, and the wishes that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.dates.grammar import fold

if TYPE_CHECKING:
    from dragoman.dates.grammar import Grammar
    from dragoman.dates.matching import Found

# Where a sentence or a clause before a date begins; a hint of tense is not looked for beyond it.
CLAUSE = re.compile(r"[!?;\n“”\"«»]|[.:](?!\d)")
# A longer run of words before a date says nothing of its tense: by eye on 60 English reports.
TENSE_REACH = 90
POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
# "will be held": between "will" and a form that elsewhere is past there is no more than that.
PASSIVE_REACH = 10
WORD_RULES_THAT_ASK_TENSE = frozenset(
    {
        *("weekday", "weekday_range", "month", "month_day", "day_range", "unit_this", "weekend"),
        *("holiday", "quarter", "half_month", "night_to", "unit_end"),
    }
)
# Stands for the date where `purpose` of a `dates.yml` says what is before and what behind it.
DATE_HERE = "¦"


def tense_of(found: Found, rules: Grammar, text: str) -> bool | None:
    """Whether a date that asks for it is past; None where nothing says so."""
    if found.rule not in WORD_RULES_THAT_ASK_TENSE:
        return None
    return nearest_hint(found, rules, text)


def nearest_hint(found: Found, rules: Grammar, text: str) -> bool | None:
    """Whether the nearest verb before a date, or else the first behind it, is past.

    The verb before "Friday's vote" says nothing of the vote.
    """
    if rules.tense is None:
        return None
    if rules.tenseless is not None:
        text = rules.tenseless.sub(lambda match: " " * len(match[0]), text)
    hints, before = [], ""
    if not POSSESSIVE.match(text, found.end):
        # "since" and "seit" stand in the words of the date, and tell its tense too.
        before = CLAUSE.split(text[max(0, found.start - TENSE_REACH) : found.core])[-1]
        hints = list(rules.tense.finditer(before))
        if len(hints) > 1 and rules.future.fullmatch(fold(hints[-2][0])):
            between = before[hints[-2].end() : hints[-1].start()]
            if len(between) <= PASSIVE_REACH and "," not in between:
                return False
        if _asked_for(rules, before, text[found.end : found.end + TENSE_REACH]):
            return False
        if hints and rules.planned is not None and rules.planned.fullmatch(fold(hints[-1][0])):
            behind = CLAUSE.split(text[found.end : found.end + TENSE_REACH])[0]
            verb = rules.tense.search(behind)
            if verb is not None and rules.future.fullmatch(fold(verb[0])) is None:
                return None  # "a round slated for April was cancelled"
        if hints:
            return rules.future.fullmatch(fold(hints[-1][0])) is None
    after = CLAUSE.split(text[found.end : found.end + TENSE_REACH])[0]
    if not hints and len(before.split()) <= 2:
        after = after.replace(",", " ")  # "In March, she left", "In March, two, one small, left"
    after = after.split(",")[0]
    first = rules.tense.search(after)
    return None if first is None else rules.future.fullmatch(fold(first[0])) is None


def _asked_for(rules: Grammar, before: str, after: str) -> bool:
    """Whether what a date belongs to is asked for: "they called on both to meet on Friday"."""
    if rules.wish is None:
        return False
    verb, purpose = rules.wish
    wishes = list(verb.finditer(before))
    if not wishes:
        return False
    between = before[wishes[-1].end() :]
    told = [h[0] for h in (rules.tense.finditer(between) if rules.tense else ())]
    if any(fold(hint) in rules.past for hint in told):
        return False  # "called for talks to resume, they said Friday"
    return purpose.search(f"{between}{DATE_HERE}{CLAUSE.split(after)[0]}") is not None
