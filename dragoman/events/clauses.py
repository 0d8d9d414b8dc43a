"""Events of a parsed sentence: its event words with the actors that stand in their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.actors import outlet_ids
from dragoman.events.arguments import objects, suffering
from dragoman.events.draft import Draft, Scene
from dragoman.events.filling import Found, fill, same
from dragoman.events.grounded import HARM, captured, on_ground, victims
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import unnamed
from dragoman.events.parties import Party, grounds, owner_of, parties
from dragoman.events.restraint import REFLEXIVE, done_to_things, restrained, says_nothing
from dragoman.events.saying import stands_for_something
from dragoman.events.tree import (
    Tree,
    climb,
    objects_of_preposition,
    subtree,
    tree_of,
)
from dragoman.events.triggers import find_triggers
from dragoman.events.verbs import EXACT, WEAK, Trigger
from dragoman.records import ActorRef, Span
from dragoman.statements.judging import JUDGING

# Who does these must be told: "is threatened", "is allowed" say nothing of it.
BY_SOMEBODY = frozenset({"REQUEST", "THREATEN", "CONCEDE"})
# Deeds that need no other party: whom a march is against is often not said.
ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT"})
# Deeds that may be told without their target where they have not been done: "denied any plans to
# invade".
MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "COOPERATE"})
# "sanctions on Iran" of nobody are still an event, "trade with Iran" is none; the target must
# stand in its place itself.
SURELY = 0.9
# Deeds whose object, where the pattern names it, is whom they are done to: "received the minister",
# "downed a Chadian plane"; elsewhere it is what is moved ("sent troops").
HELD = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "CONSULT"})
# What is done to all in the land, where its object says so: "declared an emergency".
OF_ALL = frozenset({"COERCE", "CONCEDE", "REJECT"})
EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
# One party missing: the passive without "by", the embargo of nobody.
AGENTLESS = 0.65
NO_TARGET = 0.7
# Whom the pattern itself names: "left the alliance", "received the minister".
AS_OBJECT = 0.9
# Characters between the words of one trigger; farther apart, the first stands for all.
TRIGGER_GAP = 40


BETWEEN = frozenset({"between", "among"})
ABOUT = frozenset({"about", "of", "on"})
WITH = frozenset({"with", "to"})


def _owned(tree: Tree, actor: Party) -> bool:
    """Whether an actor is the doer's own: "recalled its ambassador"."""
    return any(tree.tokens[i].tag == "PRP$" for i in actor.words)


def _only_owns(tree: Tree, actor: Party) -> bool:
    """Whether nothing is known but whose it is: "prosecuted his wife", with "his" of nobody."""
    return actor.ref.actor_id is None and tree.tokens[actor.head].tag == "PRP$"


def _is_the_object(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether the noun of a pattern names the actor: "leave the oil cartel OPEC"."""
    head = tree.tokens[actor.head]
    return head.dep == "appos" and head.head in trigger.words and not trigger.nominal


def _each_other(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is done to each other: "expelled each other's envoys", "accused one another"."""
    below = sorted(i for w in (trigger.i, *trigger.words) for i in subtree(tree, w))
    texts = [tree.tokens[i].text.lower() for i in below]
    return any(pair in EACH_OTHER for pair in pairwise(texts))


def _mutual(
    tree: Tree,
    trigger: Trigger,
    sources: Found,
    targets: Found,
) -> tuple[Found, Found]:
    """Part those who do it to each other: "Xi and Putin met" is Xi with Putin."""
    # "A and B spoke to the paper" is none between the two.
    mutual = trigger.reciprocal and not objects_of_preposition(tree, trigger.i, WITH, deep=False)
    mutual = mutual and not _speaks_of(tree, trigger)
    mutual = mutual or (len(sources) > 1 and _each_other(tree, trigger))
    if mutual and not targets and len(sources) > 1:
        return sources[:1], sources[1:]
    between = objects_of_preposition(tree, trigger.i, BETWEEN, deep=False)
    if trigger.reciprocal and not sources and len(targets) > 1 and between:
        return targets[:1], targets[1:]
    return sources, targets


def _speaks_of(tree: Tree, trigger: Trigger) -> bool:
    """Whether two speak of something, perhaps each by himself: "both spoke about the drought"."""
    alone = trigger.words == (trigger.i,) and tree.tokens[trigger.i].lemma == "speak"
    return alone and bool(objects_of_preposition(tree, trigger.i, ABOUT, deep=False))


def _unnamed_side(tree: Tree, trigger: Trigger, named: Found, scene: Scene) -> Found:
    """The people without a name on the other side: "clashes between the army and a militia"."""
    sides = objects_of_preposition(tree, trigger.i, BETWEEN, deep=False)
    if not trigger.reciprocal or len(named) != 1 or len(sides) < 2:
        return []
    free = tuple((q, EXACT) for q in sides if q not in named[0][0].words)
    return unnamed(tree, trigger, free, scene)


def _ordered(found: Found) -> Found:
    return sorted(found, key=lambda row: row[0].ref.start)


def _refs(found: Found) -> tuple[ActorRef, ...]:
    """The actors, those that one phrase names together ("the two leaders") each by itself."""
    refs = []
    for actor, _ in found:
        names = (actor.ref.actor_id or "").split("+")
        if len(names) == 1:
            refs.append(actor.ref)
        else:
            refs += [replace(actor.ref, actor_id=name) for name in names]
    return tuple(refs)


def _shared(
    trigger: Trigger, sources: tuple[ActorRef, ...], targets: tuple[ActorRef, ...]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """What a pair does together, each does to the other: "the two presidents met"."""
    if trigger.reciprocal and len(sources) > 1 and not targets:
        return sources[:1], sources[1:]
    return sources, targets


def _who(
    tree: Tree,
    trigger: Trigger,
    known: tuple[Party, ...],
    places: tuple[Party, ...],
    scene: Scene,
) -> tuple[Found, Found] | None:
    """The doers and those it is done to; None where it is done to a thing."""
    # "withdraw its troops": what is moved is no party to it, but its state may be.
    actors = tuple(actor for actor in known if actor.head not in trigger.words)
    held = [actor for actor in known if actor.head in trigger.words]
    moved = [owner_of(tree, actor, places) for actor in held]
    actors += tuple(actor for actor in moved if actor is not None)
    sources = _ordered(fill(tree, trigger.sources, actors))
    sources = [r for r in sources if not _only_tells(tree, r[0]) and not _itself(tree, r[0])]
    targets = [r for r in _ordered(fill(tree, trigger.targets, actors)) if not _itself(tree, r[0])]
    hit = victims(tree, trigger)
    if trigger.type in JUDGING and not trigger.nominal:
        hit |= suffering(tree, trigger.i)
    targets = [row for row in targets if not row[0].words & hit]
    if not targets and trigger.type in HELD:
        meant = [a for a in actors if _is_the_object(tree, trigger, a)]
        targets = [(a, AS_OBJECT) for a in (*held, *meant) if not _owned(tree, a)]
    if done_to_things(tree, trigger, [a for a, _ in targets]):
        return None
    targets += _unnamed_side(tree, trigger, targets, scene)
    sources, targets = _mutual(tree, trigger, sources, targets)
    targets = [
        (actor, score)
        for actor, score in targets
        if not any(same(actor.ref, other.ref) for other, _ in sources)
    ]
    doing = sources
    if not sources and trigger.type == "ASSAULT" and not trigger.nominal:
        doing = unnamed(tree, trigger, trigger.sources, scene)
    if not targets and doing:
        targets = on_ground(tree, trigger, doing, actors, places)
    harmed = trigger.type in HARM and _held_to(sources, scene)
    if not targets and sources and (harmed or _may_be_bare(tree, trigger, sources)):
        targets = unnamed(tree, trigger, trigger.targets, scene)
    crowd = trigger.type == "PROTEST" and trigger.weight > WEAK
    if not sources and (targets or crowd):
        sources = unnamed(tree, trigger, trigger.sources, scene)
    return sources, targets


def _draft(tree: Tree, trigger: Trigger, sources: Found, targets: Found) -> Draft | None:
    quarrel = restrained(tree, trigger, [a for a, _ in sources], [a for a, _ in targets])
    if quarrel == "none":
        return None
    if quarrel == "cyber":
        trigger = replace(trigger, type="COERCE", mode="cyber", rule="restrained")
    if quarrel == "verbal":
        trigger = replace(trigger, type="ACCUSE", mode="disapprove", rule="restrained")
    unsure = any(actor.doubtful for actor, _ in targets)
    targets = [row for row in targets if not row[0].doubtful and not _only_owns(tree, row[0])]
    surety = trigger.weight
    bare = False
    if sources:
        surety *= max(score for _, score in sources)
    if targets:
        surety *= max(score for _, score in targets)
    elif unsure and sources:
        surety *= NO_TARGET
    elif _done_to_things(tree, trigger) or says_nothing(tree, trigger, [a for a, _ in sources]):
        return None
    elif _stands_alone(tree, trigger, sources):
        surety *= NO_TARGET
    elif _undone(trigger, sources) and not _of_its_own(tree, trigger):
        surety *= NO_TARGET
        bare = True
    else:
        return None
    if trigger.nominal and trigger.type not in MATERIAL | ALONE and not (sources and targets):
        return None  # "his trip", "a meeting with Putin": too little is said
    if not sources and any(trigger.i in actor.words for actor, _ in targets):
        return None  # "the men killed in the blast" only names them
    if not sources:
        forced = tree.tokens[trigger.i].lemma in lexicon("en").lists["circumstance"]
        if not (trigger.passive or trigger.nominal) or trigger.type in BY_SOMEBODY or forced:
            return None
        named = trigger.rule == "verb_object" and tree.tokens[trigger.i].dep == "acl"
        if named and trigger.type not in HARM:
            return None  # "the troops stationed there" only names them
        if trigger.nominal and (trigger.type not in HARM or surety < trigger.weight * SURELY):
            return None
        surety *= AGENTLESS
    doers, others = _shared(trigger, _refs(sources), _refs(targets))
    words = [tree.tokens[w] for w in trigger.words]
    head = tree.tokens[trigger.i]
    whole = Span(min(t.start for t in words), max(t.end for t in words))
    extra: tuple[Span, ...] = ()
    if len(whole) > TRIGGER_GAP or trigger.nominal:
        extra = tuple(Span(t.start, t.end) for t in words if t.i != trigger.i)
        whole = Span(head.start, head.end)
    return Draft(
        type=trigger.type,
        mode=trigger.mode,
        source=doers,
        target=others,
        trigger=whole,
        carrier=_carrier(trigger),
        noun=trigger.nominal and not _carried(trigger),
        last=trigger.i if trigger.nominal and _carried(trigger) else None,
        evidence=extra,
        rule=trigger.rule,
        score=surety,
        bare=bare,
    )


def _itself(tree: Tree, actor: Party) -> bool:
    return tree.tokens[actor.head].text.lower() in REFLEXIVE


def _only_tells(tree: Tree, actor: Party) -> bool:
    """Whether an actor is an outlet that is only quoted: "according to Reuters"."""
    deps = {"nsubj", "nsubjpass", "conj", "poss"}
    return actor.ref.actor_id in outlet_ids() and tree.tokens[actor.head].dep not in deps


def _may_be_bare(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether an event may stand without a target, and has no thing for its object."""
    if _done_to_things(tree, trigger):
        return False
    return _stands_alone(tree, trigger, sources) or _undone(trigger, sources)


def _undone(trigger: Trigger, sources: Found) -> bool:
    """Whether a deed may be told without a target where it has not been done."""
    if trigger.nominal or not sources:
        return False
    if trigger.rule == "stopping_verb":
        return False
    named = trigger.rule == "verb_object"
    return trigger.type in HARM or (named and trigger.type in MATERIAL)


def _of_its_own(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is done to what is the doer's: "cut its budget" harms nobody else."""
    return any(tree.tokens[k].tag == "PRP$" for w in trigger.words for k in tree.kids[w])


def _held_to(sources: Found, scene: Scene) -> bool:
    """Whether a doer is a state, of a state, or a body: what it does to people matters."""
    return any(
        actor.kind in {"state", "organisation"} or stands_for_something(actor.ref, scene)
        for actor, _ in sources
    )


def _carrier(trigger: Trigger) -> int:
    if trigger.support is not None and (_carried(trigger) or not trigger.nominal):
        return trigger.support
    return trigger.i


def _carried(trigger: Trigger) -> bool:
    return trigger.support is not None and len(trigger.words) > 1


def _done_to_things(tree: Tree, trigger: Trigger) -> bool:
    """Whether a deed has an object, but that is nobody: "released a film"."""
    named = trigger.rule == "verb_object"
    if named or trigger.nominal or trigger.type in {"PROTEST", "MOBILIZE"}:
        return False
    return any(k not in trigger.words for k in objects(tree, trigger.i))


def _stands_alone(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether an event needs no target: protests, "the two leaders met", "Israeli strikes"."""
    if not sources:
        return False
    if trigger.reciprocal and any(actor.group for actor, _ in sources):
        return True
    whole = lexicon("en").lists.get("alone_objects", frozenset())
    held = any(tree.tokens[w].lemma in whole for w in trigger.words)
    if trigger.rule == "verb_object" and trigger.type in OF_ALL and held:
        return True  # "seized power", "suspended the tax": against whom need not be said
    return (
        trigger.type in ALONE
        or trigger.rule == "calls_false"
        or _names_deed(tree, trigger, sources)
    )


def _names_deed(tree: Tree, trigger: Trigger, sources: Found) -> bool:
    """Whether a noun carries its doer itself: "Israeli strikes", "the army's attack"."""
    if not trigger.nominal:
        return False
    return any(trigger.i in set(climb(tree, actor.head)) for actor, _ in sources) or _carried(
        trigger
    )


def _gist(draft: Draft) -> tuple[object, ...]:
    """What two drafts of one event share."""
    return draft.type, *((ref.start, ref.end) for ref in (*draft.source, *draft.target))


def _told_once(tree: Tree, found: list[tuple[Trigger, Draft]]) -> Iterator[Draft]:
    """The drafts, of a noun and a verb that say the same only one: "the strikes hit a port"."""
    by_word = {trigger.i: (trigger, draft) for trigger, draft in found}
    said = [_gist(draft) for _, draft in found]
    dropped = {
        trigger.i
        for trigger, draft in found
        if trigger.rule == "same_charger" and said.count(_gist(draft)) > 1
    }
    for noun, draft in found:
        above = by_word.get(tree.tokens[noun.i].head)
        again = noun.nominal and tree.tokens[noun.i].dep == "nsubj" and above is not None
        if not again or above is None or above[0].type != noun.type or above[0].nominal:
            continue
        full, other = (bool(d.source and d.target) for d in (draft, above[1]))
        better = (full, draft.score) >= (other, above[1].score)
        dropped.add(above[0].i if better else noun.i)
    return (draft for trigger, draft in found if trigger.i not in dropped)


def find(scene: Scene) -> Iterator[Draft]:
    """Every event that a parsed sentence names between its actors."""
    tree = tree_of(scene.tokens)
    actors = parties(scene, tree)
    if not actors:
        return
    places = grounds(scene, tree)
    found = []
    for trigger in find_triggers(tree, scene.sentence.language):
        if trigger.nominal and any(trigger.i in actor.words for actor in actors):
            continue  # "the alliance", "the Ministry of Defence" are who, not what
        if trigger.passive and tree.tokens[trigger.i].lemma in lexicon("en").lists["motion"]:
            continue  # "the gap left by", "what became of"
        deed = captured(tree, trigger, actors, places)
        who = _who(tree, deed, actors, places, scene)
        draft = _draft(tree, deed, *who) if who is not None else None
        if draft is not None:
            found.append((deed, draft))
    yield from _told_once(tree, found)
