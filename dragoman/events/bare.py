"""When an event may stand without one of its parties: "seized power", "Israeli strikes"."""

from __future__ import annotations

from dragoman.events.arguments import objects
from dragoman.events.filling import Found
from dragoman.events.lexicon import lexicon
from dragoman.events.suffering import HARM
from dragoman.events.tree import Tree, climb, objects_of_preposition, subtree
from dragoman.events.verbs import Trigger

# Deeds that need no other party: whom a march is against is often not said.
ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT"})
# Deeds that may be told without their target where they have not been done: "denied any plans to
# invade".
MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "COOPERATE"})
# What is done to all in the land, where its object says so: "declared an emergency".
OF_ALL = frozenset({"COERCE", "CONCEDE", "REJECT"})
SEVERAL = frozenset({"two", "three", "both"})
# To or about whom each of them speaks by himself.
HEARERS = frozenset({"to", "with", "about", "of"})


def may_be_bare(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether an event may stand without a target, and has no thing for its object."""
    if has_thing(tree, trigger):
        return False
    return stands_alone(tree, trigger, sources) or undone(trigger, sources)


def undone(trigger: Trigger, sources: Found) -> bool:
    """Whether a deed may be told without a target where it has not been done."""
    if trigger.nominal or not sources:
        return False
    if trigger.rule == "stopping_verb":
        return False
    named = trigger.rule == "verb_object"
    return trigger.type in HARM or (named and trigger.type in MATERIAL)


def of_its_own(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is done to what is the doer's: "cut its budget" harms nobody else."""
    return any(tree.tokens[k].tag == "PRP$" for w in trigger.words for k in tree.kids[w])


def carried(trigger: Trigger) -> bool:
    """Whether a verb carries an event noun: "launched an attack"."""
    return trigger.support is not None and len(trigger.words) > 1


def has_thing(tree: Tree, trigger: Trigger) -> bool:
    """Whether a deed has an object, but that is nobody: "released a film"."""
    named = trigger.rule == "verb_object"
    if named or trigger.nominal or trigger.type in {"PROTEST", "MOBILIZE"}:
        return False
    return any(k not in trigger.words for k in objects(tree, trigger.i))


def stands_alone(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether an event needs no target: protests, "the two leaders met", "Israeli strikes"."""
    if not sources:
        return False
    if trigger.reciprocal and any(actor.group for actor, _ in sources):
        return not _speaks_alone(tree, trigger, sources)
    whole = lexicon("en").lists.get("alone_objects", frozenset())
    held = any(tree.tokens[w].lemma in whole for w in trigger.words)
    if trigger.rule == "verb_object" and trigger.type in OF_ALL and held:
        return True  # "seized power", "suspended the tax": against whom need not be said
    return (
        trigger.type in ALONE
        or trigger.rule == "calls_false"
        or _names_deed(tree, trigger, sources)
    )


def _speaks_alone(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether people speak, but not to each other: "the judges spoke", "spoke to reporters"."""
    if trigger.words != (trigger.i,) or tree.tokens[trigger.i].lemma != "speak":
        return False
    if objects_of_preposition(tree, trigger.i, HEARERS, deep=False):
        return True
    below = [tree.tokens[i] for actor, _ in sources for i in subtree(tree, actor.head)]
    heads = {tree.tokens[actor.head].lemma for actor, _ in sources}
    several = any(t.text.lower() in SEVERAL or t.dep == "conj" for t in below)
    return not several and not heads & lexicon("en").lists["officials"]


def _names_deed(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether a noun carries its doer itself: "Israeli strikes", "the army's attack"."""
    if not trigger.nominal:
        return False
    return any(trigger.i in set(climb(tree, actor.head)) for actor, _ in sources) or carried(
        trigger
    )
