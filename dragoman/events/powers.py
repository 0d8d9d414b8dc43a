"""Who needs no name to be coded: forces, offices and crowds that act for the public or against it.

"Rebels took the town", "the government declared an emergency" and "crowds stormed the palace" are
events by the words for the doer alone; what a firm, a patient or a fan does is none.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.events.draft import Scene
from dragoman.events.filling import PLURALS, Found
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import unnamed
from dragoman.events.tree import (
    OF,
    UNDERGOERS,
    Tree,
    children,
    compound_lemma,
    objects_of_preposition,
)
from dragoman.events.verbs import EXACT, WEAK, Trigger
from dragoman.records import EventType

# Which list of words/en/parties.yml names those who do deeds of a type.
DOERS: dict[EventType, tuple[str, ...]] = {
    "ASSAULT": ("armed_bands",),
    "MOBILIZE": ("armed_bands", "rulers"),
    "RETREAT": ("armed_bands", "rulers"),
    "COERCE": ("armed_bands", "rulers"),
    "PROTEST": ("marching",),
}
# Men who bear arms or hide their faces are no passers-by.
BEARING = frozenset({"armed", "masked", "hooded"})
FORCES = frozenset({"armed_bands", "enforcers"})
WORD = re.compile(r"[a-z]+")


@cache
def _forms(language: str) -> frozenset[str]:
    """The words for those who need no name, one or several; none where no list has them."""
    lists = lexicon(language).lists
    words = {w for names in DOERS.values() for name in names for w in lists.get(name, ())}
    words |= {"man"} if words else set()
    several = {re.sub(r"y$", "ie", word) + "s" for word in words}
    return frozenset(words | several | {re.sub(r"man$", "men", word) for word in words})


def may_tell(text: str, language: str) -> bool:
    """Whether a text has words for somebody who needs no name, so that a parse may pay."""
    return not _forms(language).isdisjoint(WORD.findall(text.lower()))


def any_power(tree: Tree) -> bool:
    """Whether a sentence has words for somebody who needs no name."""
    kinds = [kind for kind in DOERS if kind != "PROTEST" or _of_politics(tree)]
    return any(_is_power(tree, t.i, kind) for t in tree.tokens for kind in kinds)


def powers(tree: Tree, trigger: Trigger, scene: Scene) -> Found:
    """Those who do a deed by their words alone; none for words that are often something else."""
    if trigger.type not in DOERS or trigger.weight <= WEAK or trigger.nominal:
        return []
    found = unnamed(tree, trigger, trigger.sources, scene)
    return [row for row in found if _is_power(tree, row[0].head, trigger.type)]


def _of_politics(tree: Tree) -> bool:
    """Whether a sentence says that a crowd wants something: no parade, no pitch invasion."""
    signs = lexicon("en").lists["of_politics"]
    return any(t.lemma in signs or compound_lemma(tree, t.i) in signs for t in tree.tokens)


def rounded_up(tree: Tree, trigger: Trigger, scene: Scene) -> Found:
    """Whom they hold who need not be told: "some 300 were detained at the protests"."""
    arrests = trigger.type == "COERCE" and trigger.mode == "arrest" and trigger.weight > WEAK
    if not arrests or not trigger.passive or trigger.nominal or not _of_politics(tree):
        return []
    found = unnamed(tree, trigger, trigger.targets, scene)
    return [(who, EXACT) for who, _ in found if tree.tokens[who.head].tag in PLURALS]


def harms(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether what is done to people without a name is force of those who bear arms or give orders.

    "Rebels killed five herders", "soldiers held the judges", but not "police held a driver".
    """
    if trigger.nominal or trigger.weight <= WEAK:
        return False
    if trigger.type == "COERCE":
        public = lexicon("en").lists["public_people"]
        held = any(tree.tokens[q].lemma in public for q, _ in trigger.targets)
        return held and _any_of(tree, sources, "enforcers")
    doers = "enforcers" if trigger.mode == "crowd-control" else "armed_bands"
    return trigger.type == "ASSAULT" and _any_of(tree, sources, doers)


def _any_of(tree: Tree, sources: Found, name: str) -> bool:
    return any(_is_of(tree, actor.head, name) for actor, _ in sources)


def _is_of(tree: Tree, place: int, name: str) -> bool:
    """Whether a noun is in a list, also where it is "a group of" such, or "armed men"."""
    lists, token = lexicon("en").lists, tree.tokens[place]
    inner = objects_of_preposition(tree, place, OF, deep=False)
    if inner and token.lemma in lists["numbers"]:
        return any(q != place and _is_of(tree, q, name) for q in inner)
    if token.lemma == "man" and name in FORCES:
        return any(tree.tokens[k].lemma in BEARING for k in tree.kids[place])
    if token.tag not in PLURALS and token.lemma in lists["one_of_many"]:
        return False  # one man is a criminal: "a gunman shot two shoppers"
    return token.lemma in lists[name]


def hits_a_place(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether force is used on what is nobody: "gunmen attacked a bus", "broke up a march"."""
    if trigger.type != "ASSAULT" or trigger.nominal or trigger.weight <= WEAK:
        return False
    lists = lexicon("en").lists
    forces = _any_of(tree, sources, "enforcers")
    forces = forces or any(actor.kind in {"state", "organisation"} for actor, _ in sources)
    things = (lists["struck"] | lists["marches"]) - lists["people"]
    aims = {*children(tree, trigger.i, UNDERGOERS), *trigger.words} - {trigger.i}
    aims |= {q for q, surety in trigger.targets if surety == EXACT and not trigger.passive}
    return forces and any(tree.tokens[k].lemma in things for k in aims)


def _is_power(tree: Tree, place: int, kind: EventType) -> bool:
    token = tree.tokens[place]
    if token.pos != "NOUN":
        return False
    return any(_is_of(tree, place, name) for name in DOERS[kind])
