"""Drafts of a clause without a parse: its words and parties, as the order of words gives them."""

from __future__ import annotations

import re

from dragoman.events.draft import Draft, one_by_one
from dragoman.events.lexicon import Pattern
from dragoman.events.wordorder import Clause
from dragoman.language import Token
from dragoman.records import ActorRef, Mention, Span

# The order of words is a weaker ground than a parse.
SURE = 0.75


def bare_word(token: Token) -> str:
    """A word without the article that is glued to it: "l'accord"."""
    return re.split("['’]", token.lemma)[-1]


def refs(clause: Clause, found: list[Mention]) -> tuple[ActorRef, ...]:
    """The parties that mentions are, a relative pronoun the one that it stands for.

    Those that one phrase names together ("the leaders of A and B") are each a party.
    """
    meant = [clause.stands.get(m.span, m) for m in found]
    whole = [ActorRef(m.actor_id, m.name, m.span.start, m.span.end) for m in meant]
    return tuple(ref for together in whole for ref in one_by_one(together))


def made(
    pattern: Pattern,
    source: tuple[ActorRef, ...],
    target: tuple[ActorRef, ...],
    *,
    words: tuple[Token, ...],
    score: float,
) -> Draft:
    """A draft of a verb or noun and the other words of its pattern, who does it to whom."""
    first = words[0]
    return Draft(
        type=pattern.type,
        mode=pattern.mode,
        source=source,
        target=target,
        trigger=Span(first.start, first.end),
        carrier=first.i,
        noun=False,
        last=None,
        evidence=tuple(Span(t.start, t.end) for t in words[1:]),
        rule="shallow_verb",
        score=score,
    )
