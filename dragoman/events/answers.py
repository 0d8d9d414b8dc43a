"""Whom a relative clause answers: "A accused B of theft, which B denied", "a charge B denied"."""

from __future__ import annotations

from dragoman.events.arguments import subjects
from dragoman.events.lexicon import Lexicon, lexicon
from dragoman.events.tree import (
    BY,
    Tree,
    children,
    climb,
    is_passive,
    is_verb,
    objects_of_preposition,
)
from dragoman.records import EventType

# What is answered, and what is judged: an accusation is turned down, a raid is condemned.
ASKED: dict[EventType, frozenset[EventType]] = {
    "REJECT": frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN"}),
    "ACCUSE": frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "RETREAT"}),
}
FROM = BY | {"from", "of"}


def told_before(tree: Tree, i: int, kind: EventType) -> list[int] | None:
    """Who did what a relative clause answers or judges; None where it is about a noun alone.

    "Which" behind a comma takes up the whole clause, as "a charge that" does.
    """
    token = tree.tokens[i]
    noun = tree.tokens[token.head]
    own = children(tree, i, frozenset({"nsubj"})) if token.dep == "relcl" else []
    if token.dep == "acl" and is_passive(tree, i):  # "a charge denied by Chad"
        own = objects_of_preposition(tree, i, BY, deep=False)
    if kind not in ASKED or not own or noun.i > own[0]:
        return None
    words = lexicon("en")
    if kind == "ACCUSE" and token.lemma not in words.lists["hailing"]:
        return None  # "the raid, which Chad blames on Mali"
    which = [k for k in tree.kids[i] if tree.tokens[k].text.lower() == "which"]
    clause = bool(which) and tree.tokens[which[0] - 1].text == ","
    if not (clause or _sums_up(tree, noun.i, words)):
        return None
    for above in climb(tree, noun.i):
        verb = tree.tokens[above]
        again = verb.lemma == noun.lemma  # "vetoed it, a veto that lawmakers overrode"
        if (
            above < i
            and is_verb(verb)
            and (again or _is_answered(verb.lemma, kind, words, plain=clause))
        ):
            return subjects(tree, above)
    return [] if noun.lemma in words.lists["summing_up"] or token.lemma == "deny" else None


def _sums_up(tree: Tree, noun: int, words: Lexicon) -> bool:
    """Whether a noun behind a comma says of what kind it was what was told: ", a charge that"."""
    left = min([noun, *(k for k in tree.kids[noun] if tree.tokens[k].dep in {"det", "amod"})])
    owned = children(tree, noun, frozenset({"poss"}))
    owned = owned or objects_of_preposition(tree, noun, FROM, deep=False)
    apart = left > 0 and tree.tokens[left - 1].text in {",", "-", "–", "—"}
    return apart and not owned and tree.tokens[noun].lemma in words.lists["summing_up"]


def _is_answered(lemma: str, kind: EventType, words: Lexicon, *, plain: bool) -> bool:
    """Whether a verb asks or charges; "said" does with "a charge that", not a `plain` "which"."""
    charges = words.lists["claiming"] | (frozenset() if plain else words.lists["saying"])
    if kind == "REJECT" and lemma in charges:
        return True
    found = (p for p in words.verbs.get(lemma, ()) if kind == "ACCUSE" or not p.objects)
    return any(p.type in ASKED[kind] for p in found)
