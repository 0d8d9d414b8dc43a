"""Warnings that threaten nobody: of what may come, of what others are doing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.arguments import subjects
from dragoman.events.lexicon import lexicon
from dragoman.events.senses import AHEAD
from dragoman.events.tree import CLAUSES, Tree, children, objects_of_preposition, subtree
from dragoman.events.verbs import EXACT, Trigger, best_of

OF_WHAT = frozenset({"of", "about"})


def foretells(tree: Tree, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a warning is of what nobody means to do: "warned Kenya that its debts could grow".

    Not where it says what the warned shall do, what they will get, or what will be done.
    """
    i, lists = trigger.i, lexicon("en").lists
    if not _warns(tree, trigger):
        return False
    under = sorted(subtree(tree, i))
    said = [k for k in under if k > i and _told_as_clause(tree, i, k)]
    of = objects_of_preposition(tree, i, OF_WHAT, deep=False)
    below = [tree.tokens[k] for k in under if k > i]
    if (not said and not of) or any(_in_progress(tree, k, triggers) for k in said):
        return False
    if any(t.lemma in lists["dealt"] or t.text.lower() in AHEAD | {"against"} for t in below):
        return False
    return not any(tree.tokens[q].text.lower() == "to" for k in said for q in tree.kids[k] if q < k)


def at_whom(tree: Tree, trigger: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """A warning of what is being done is at those who do it: "warned that Chad is arming them"."""
    if trigger.nominal or not _warns(tree, trigger):
        return trigger
    for k in children(tree, trigger.i, CLAUSES):
        if _in_progress(tree, k, triggers):
            blamed = best_of([(q, EXACT) for q in subjects(tree, k)])
            return replace(trigger, targets=blamed, rule="warned_of_deed")
    return trigger


def _warns(tree: Tree, trigger: Trigger) -> bool:
    lists = lexicon("en").lists
    return trigger.type == "THREATEN" and tree.tokens[trigger.i].lemma in lists["foretelling"]


def _in_progress(tree: Tree, k: int, triggers: Sequence[Trigger]) -> bool:
    """Whether a clause tells of an event that is under way: "are arming", "have been sending"."""
    helped = any(tree.tokens[q].lemma == "be" for q in tree.kids[k] if q < k)
    return tree.tokens[k].tag == "VBG" and helped and any(t.i == k for t in triggers)


def _told_as_clause(tree: Tree, i: int, k: int) -> bool:
    """Whether a verb carries what is said, also where the parser hangs it elsewhere."""
    marks = [tree.tokens[q] for q in tree.kids[k] if q < k]
    if any(t.dep == "mark" and t.text.lower() == "that" for t in marks):
        return True
    helped = tree.tokens[k].tag != "VBG" or any(t.dep == "aux" for t in marks)
    return tree.tokens[k].head == i and tree.tokens[k].dep in CLAUSES and helped
