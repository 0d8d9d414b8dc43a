"""Whom a deed is done to that names only a place or a thing: "flew to Lagos".

A place stands for its state where no actor's words cover it.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import codes
from dragoman.events.arguments import objects, subjects
from dragoman.events.draft import Scene
from dragoman.events.filling import Found, fill, is_one
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import is_people, phrase
from dragoman.events.parties import Party
from dragoman.events.tree import BY, Tree, children, objects_of_preposition
from dragoman.events.verbs import EXACT, IN_CLAUSE, Trigger
from dragoman.records import ActorRef

# What is done to a place is done to its state: "bombed Lagos", "sent troops to Kano".
GROUNDED = frozenset({"ASSAULT", "MOBILIZE", "SANCTION", "ACCUSE"})
# What is hit by these is somebody's.
BLOWS = frozenset({"ASSAULT", "PROTEST"})
# "Convicted a general of crimes in Goma" is done to the general.
ON_PEOPLE = frozenset({"SANCTION", "ACCUSE"})
PRIVATE = frozenset({None, "MED", "BUS"})
AROUND = frozenset({"in", "of", "near", "across", "inside", "outside", "within", "throughout"})
# Participles that tell whose a thing is: "a village held by rebels", "a tunnel dug by Hezbollah".
WHOSE = frozenset({"by", "to"})
RELATIVE = frozenset({"WDT", "WP"})


def on_ground(
    tree: Tree,
    trigger: Trigger,
    sources: Found,
    actors: tuple[Party, ...],
    places: tuple[Party, ...],
) -> Found:
    """The states of places that a deed is done to which names no actor for its target."""
    doers = [actor.ref for actor, _ in sources]
    free = _uncovered(actors, places)
    if trigger.type in GROUNDED:
        if trigger.type in ON_PEOPLE and _hits_people(tree, trigger):
            return []
        found = [row for row in fill(tree, trigger.targets, free) if not is_one(row[0], doers)]
        return found or struck(tree, trigger, actors + free, doers)
    if trigger.mode != "visit" or not all(_holds_office(tree, actor) for actor, _ in sources):
        return []
    homes = {actor.country for actor, _ in sources}
    return [row for row in fill(tree, trigger.targets, free) if row[0].country not in homes]


def _hits_people(tree: Tree, trigger: Trigger) -> bool:
    return not trigger.nominal and any(
        is_people(tree, k, "en") for k in objects(tree, trigger.i) if k not in trigger.words
    )


def _holds_office(tree: Tree, actor: Party) -> bool:
    """Whether somebody's travels matter: a minister's, not those of an actress."""
    sector = codes(actor.ref.actor_id)[0] if actor.ref.actor_id else None
    officials = lexicon("en").lists["officials"]
    return sector not in PRIVATE or tree.tokens[actor.head].lemma in officials


def _uncovered(actors: tuple[Party, ...], places: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(p for p in places if not any(p.words & actor.words for actor in actors))


def struck(tree: Tree, trigger: Trigger, actors: tuple[Party, ...], doers: list[ActorRef]) -> Found:
    """Whom a blow against things is against: "bombed hospitals in Syria" is aimed at Syria."""
    if trigger.type != "ASSAULT" or not doers:
        return []
    hit = _things(tree, trigger)
    if not hit:
        return []
    owned = [(q, IN_CLAUSE) for k in hit for q in _holders(tree, k)]
    verb = tree.tokens[trigger.i].head if trigger.nominal else trigger.i
    around = [(q, IN_CLAUSE) for k in (*hit, verb) for q in objects_of_preposition(tree, k, AROUND)]
    for rows in (owned, around):
        found = [row for row in fill(tree, tuple(rows), actors) if not is_one(row[0], doers)]
        if found:
            return found
    return []


def bands_hit(tree: Tree, trigger: Trigger, scene: Scene, *, of_state: bool) -> Found:
    """Those without a name whose things are hit: "a guerrilla camp", or else "an army truck".

    What is the army's or the police's is its state's, where that is known.
    """
    lists = lexicon("en").lists
    if trigger.type not in BLOWS:
        return []
    state = lists["rulers"] | lists["lawful"]
    whose = [
        q
        for k in _things(tree, trigger)
        for q in children(tree, k, frozenset({"compound", "nmod", "amod", "poss"}))
        if tree.tokens[q].lemma in lists["housed"]
    ]
    whose = [q for q in whose if (tree.tokens[q].lemma in state) == of_state]
    found = [(q, phrase(tree, q, scene)) for q in whose]
    return [(Party(ref, frozenset({q}), q, group=True), IN_CLAUSE) for q, ref in found[:1]]


def inhabited(tree: Tree, trigger: Trigger, scene: Scene) -> Found:
    """The place that a blow hits, where nothing tells whose it is: "shelled the town of Dorka"."""
    if trigger.type != "ASSAULT":
        return []
    hit = [q for q, surety in trigger.targets if surety == EXACT]
    if not trigger.nominal:
        hit += [w for w in trigger.words if w != trigger.i]
    lists = lexicon("en").lists
    found = [q for q in hit if tree.tokens[q].lemma in lists["inhabited"]]
    found += [
        q
        for q in hit
        if tree.tokens[q].lemma in lists["named_sites"]
        and any(tree.tokens[k].tag == "NNP" for k in tree.kids[q])
    ]
    refs = [(q, phrase(tree, q, scene)) for q in found[:1]]
    return [(Party(ref, frozenset({q}), q, group=True), IN_CLAUSE) for q, ref in refs]


def _things(tree: Tree, trigger: Trigger) -> list[int]:
    """The things that a blow hits."""
    aims = [q for q, _ in trigger.targets]
    if not trigger.nominal:
        aims += [*objects(tree, trigger.i), *(w for w in trigger.words if w != trigger.i)]
    return [k for k in aims if tree.tokens[k].lemma in lexicon("en").lists.get("struck", ())]


def _holders(tree: Tree, thing: int) -> list[int]:
    """Who holds or made a thing, by a participle: "held by rebels", "belonging to farmers"."""
    return [
        q
        for k in children(tree, thing, frozenset({"acl"}))
        for q in objects_of_preposition(tree, k, WHOSE if tree.tokens[k].tag == "VBG" else BY)
    ]


def conveners(tree: Tree, trigger: Trigger) -> tuple[tuple[int, float], ...]:
    """Whose a meeting is that is boycotted: "the talks hosted by Chad", "that Chad had called"."""
    if trigger.mode != "boycott" or trigger.nominal:
        return ()
    called = lexicon("en").lists["convening"]
    return tuple(
        (q, IN_CLAUSE)
        for k in objects(tree, trigger.i)
        for verb in children(tree, k, frozenset({"acl", "relcl"}))
        if tree.tokens[verb].lemma in called
        for q in subjects(tree, verb)
    )


def makers(tree: Tree, trigger: Trigger) -> tuple[tuple[int, float], ...]:
    """Whose a measure is that a protest is against: "a law that the cabinet passed"."""
    against = [q for q, _ in trigger.targets if tree.tokens[tree.tokens[q].head].text == "against"]
    made = [k for q in against for k in children(tree, q, frozenset({"acl", "relcl"}))]
    doers = [q for k in made for q in subjects(tree, k) if tree.tokens[q].tag not in RELATIVE]
    return tuple((q, IN_CLAUSE) for q in doers if q not in against)


def captured(
    tree: Tree, trigger: Trigger, actors: tuple[Party, ...], places: tuple[Party, ...]
) -> Trigger:
    """To seize a place is an attack: "seized Goma"."""
    if trigger.type != "COERCE" or trigger.mode != "seize" or trigger.nominal:
        return trigger
    free = _uncovered(actors, places)
    taken = {k for k in objects(tree, trigger.i) if k not in trigger.words}
    if any(place.head in taken for place in free):
        return replace(trigger, type="ASSAULT", mode=None, rule="captured")
    return trigger
