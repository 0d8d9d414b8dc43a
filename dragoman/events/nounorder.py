"""Event nouns of a clause without a parse: whose they are, and against whom.

The doer is the actor before the noun, or behind "by" or "of"; what is done to whom stands behind
a preposition of the noun. Nothing is coded where one of the two is missing.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.events.draft import Draft
from dragoman.events.lexicon import Pattern
from dragoman.events.ordered import SURE, bare_word, made, refs
from dragoman.events.wordorder import OWNER_REACH, Clause, before_noun, introduced, joined, roles
from dragoman.language import Token
from dragoman.records import Mention

# Words between an event noun and the actor that a preposition ties to it.
TIED_REACH = 4


def shallow_noun(clause: Clause, token: Token, pattern: Pattern) -> Draft | None:
    """A noun with its doer before it or after "by", and its target after a preposition."""
    slots = frozenset(pattern.slots)
    after = [
        m
        for m in clause.actors
        if m.span.start >= token.end and introduced(clause, m, slots) and _tied(clause, token, m)
    ]
    by = [
        m
        for m in clause.actors
        if m.span.start >= token.end
        and introduced(clause, m, clause.list("by"))
        and not any(t.text == "," and token.end <= t.start < m.span.start for t in clause.tokens)
        and not _undergone(clause, token, m)
    ]
    between = _between(clause, after) if pattern.reciprocal else []
    if between:
        sides = (refs(clause, between[:1]), refs(clause, between[1:]))
        return _of_noun(made(pattern, *sides, words=(token,), score=SURE))
    source = by[:1] or _adjective_after(clause, token) or _owner_before(clause, token, slots)
    if not source:
        source = _owner_after(clause, token, slots) or _doer(clause)
    after = [m for m in after if m not in source] or _undergoing(clause, token)
    after = after or [m for m in before_noun(clause, token, slots) if m not in source]
    if not after or not source or after[0] in source:
        return None
    target = joined(clause, after[0])
    sides = (refs(clause, source), refs(clause, target))
    return _of_noun(made(pattern, *sides, words=(token,), score=SURE))


def _of_noun(draft: Draft) -> Draft:
    return replace(draft, rule="shallow_noun", noun=True)


def _undergone(clause: Clause, token: Token, agent: Mention) -> bool:
    """Whether a "by" is of another verb: "the raid was condemned by", not "was carried out by"."""
    words = [t.lemma for t in clause.tokens if token.end <= t.start < agent.span.start]
    if not set(words) & (clause.list("passive") | clause.list("passive_perfect")):
        return False
    carrying = clause.list("carrying")
    return not any(w[:k] in carrying for w in words for k in range(max(1, len(w) - 2), len(w) + 1))


def _owner_before(clause: Clause, token: Token, slots: frozenset[str]) -> list[Mention]:
    """The doer shortly before a noun, no verb or preposition between: "Russische aanval"."""
    helping = clause.list("auxiliaries") | clause.list("prepositions") | clause.list("and") | {","}
    found = []
    for m in clause.actors:
        between = [t for t in clause.tokens if m.span.end <= t.start < token.start]
        words = [t.lemma for t in between]
        apart = any(word in helping or word in clause.grammar.verbs for word in words)
        apart = apart or any(t.text[:1].isupper() for t in between)  # "nigrische Hauptstadt Niamey"
        near = m.span.end <= token.start and len(words) <= OWNER_REACH
        named = m.form in {"demonym", "group", "name"}
        if near and named and not apart and not introduced(clause, m, slots):
            found.append(m)
    return found[-1:]


def _tied(clause: Clause, token: Token, mention: Mention) -> bool:
    """Whether an actor stands near a noun, or near the actor that owns it: "steun van A aan B"."""
    between = [m for m in clause.actors if token.end <= m.span.start < mention.span.start]
    owner = between[0] if len(between) == 1 else None
    near = owner is not None and introduced(clause, owner, clause.list("owners"))
    start = owner.span.end if owner is not None and near else token.end
    words = [t for t in clause.tokens if start <= t.start < mention.span.start]
    if start != token.end and any(t.text == "," or t.lemma in clause.grammar.verbs for t in words):
        return False
    return len(words) <= TIED_REACH


def _between(clause: Clause, after: list[Mention]) -> list[Mention]:
    """The two sides of what is mutual: "gesprekken tussen Rome en Bern"; empty where one lacks."""
    found = [m for m in after[:1] if introduced(clause, m, clause.list("between"))]
    sides = joined(clause, found[0]) if found else []
    ids = {m.actor_id for m in sides}
    return sides if len(sides) > 1 and (len(ids) > 1 or None in ids) else []


def _owner_after(clause: Clause, token: Token, slots: frozenset[str]) -> list[Mention]:
    """The doer behind a noun: "de aanval van Rusland op Polen", "der Angriff des Irans auf"."""
    owners = clause.list("owners") - slots
    return [
        m
        for m in clause.actors
        if m.span.start >= token.end
        and len([t for t in clause.tokens if token.end <= t.start < m.span.start]) < TIED_REACH
        and (introduced(clause, m, owners) or _glued(clause, m, token))
    ][:1]


def _glued(clause: Clause, mention: Mention, token: Token) -> bool:
    """Whether an actor in the genitive follows a noun at once: "der Angriff der Miliz"."""
    words = clause.list("genitives_after")
    between = [t for t in clause.tokens if token.end <= t.start < mention.span.start]
    first = next((t for t in clause.tokens if t.start >= mention.span.start), None)
    if not words or first is None or len(between) > 1:
        return False
    name = mention.span.end - mention.span.start == first.end - first.start
    named = name and first.lemma.endswith("s") and not between
    return named or bool({t.lemma for t in (*between, first)} & words)


def _doer(clause: Clause) -> list[Mention]:
    """The subject of a verb that only carries the noun: "lanceerde een aanval op"."""
    if any(t.lemma in clause.list("passive") for t in clause.tokens):
        return []
    marks = clause.list("noun_markers")
    carrying = (
        t
        for k, t in enumerate(clause.tokens)
        if t.lemma in clause.list("carrying") and (not k or clause.tokens[k - 1].lemma not in marks)
    )
    verb = next(carrying, None)
    return [] if verb is None else roles(clause, verb)[0]


def _adjective_after(clause: Clause, token: Token) -> list[Mention]:
    """The doer as an adjective behind its noun: "frappes russes", "ataques israelíes"."""
    return [
        m
        for m in clause.actors
        if m.span.start - token.end == 1 and clause.list("adjectives_after") and _small(clause, m)
    ][:1]


def _small(clause: Clause, mention: Mention) -> bool:
    """Whether a name is written small, as the adjectives of states are in Romance languages."""
    first = next((t for t in clause.tokens if t.start >= mention.span.start), None)
    return first is not None and first.text[:1].islower()


def _undergoing(clause: Clause, token: Token) -> list[Mention]:
    """Who is said to undergo what a noun names: "Minsk a fait l'objet de sanctions"."""
    before = [t for t in clause.tokens if t.end <= token.start]
    if not any(bare_word(t) in clause.list("undergoing") for t in before):
        return []
    return [m for m in clause.actors if m.span.end <= token.start][:1]
