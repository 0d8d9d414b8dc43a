"""Events of a parsed sentence: its event words with the actors that stand in their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.events.addressed import not_of, only_named
from dragoman.events.bare import (
    ALONE,
    MATERIAL,
    carried,
    has_thing,
    of_its_own,
    stands_alone,
    undone,
)
from dragoman.events.draft import Draft, Scene, one_by_one
from dragoman.events.filling import Found, themselves
from dragoman.events.grounded import captured
from dragoman.events.lexicon import lexicon
from dragoman.events.parties import grounds, parties
from dragoman.events.powers import any_power, hits_a_place
from dragoman.events.restraint import restrained, says_nothing
from dragoman.events.sides import only_owns, who_and_whom
from dragoman.events.suffering import HARM
from dragoman.events.tree import Tree, tree_of
from dragoman.events.triggers import find_triggers
from dragoman.events.verbs import FOR_OTHERS, Trigger
from dragoman.records import ActorRef, Span

# Who does these must be told: "is threatened", "is allowed" say nothing of it.
BY_SOMEBODY = frozenset({"REQUEST", "THREATEN", "CONCEDE"})
# "sanctions on Iran" of nobody are still an event, "trade with Iran" is none; the target must
# stand in its place itself.
SURELY = 0.9
# One party missing: the passive without "by", the embargo of nobody.
AGENTLESS = 0.65
NO_TARGET = 0.7
# Characters between the words of one trigger; farther apart, the first stands for all.
TRIGGER_GAP = 40


def _refs(found: Found) -> tuple[ActorRef, ...]:
    """The actors, those that one phrase names together ("the two leaders") each by itself."""
    return tuple(ref for actor, _ in found for ref in one_by_one(actor.ref))


def _shared(
    trigger: Trigger, sources: tuple[ActorRef, ...], targets: tuple[ActorRef, ...]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """What a pair does together, each does to the other: "the two presidents met"."""
    if trigger.reciprocal and len(sources) > 1 and not targets:
        return sources[:1], sources[1:]
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
    targets = [row for row in targets if not row[0].doubtful and not only_owns(tree, row[0])]
    aside = [a for a, _ in targets if only_named(tree, trigger.i, a.head, trigger.type)]
    targets = [row for row in targets if trigger.nominal or row[0] not in aside]
    surety = trigger.weight
    bare = False
    if sources:
        surety *= max(score for _, score in sources)
    if targets:
        surety *= max(score for _, score in targets)
    elif (unsure and sources) or hits_a_place(tree, trigger, sources):
        surety *= NO_TARGET
    elif has_thing(tree, trigger) or says_nothing(tree, trigger, [a for a, _ in sources]):
        return None
    elif stands_alone(tree, trigger, sources):
        surety *= 1.0 if trigger.mode == "resign" else NO_TARGET
    elif undone(trigger, sources) and not of_its_own(tree, trigger):
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
    trigger = by_state(tree, trigger, sources)
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
        noun=trigger.nominal and not carried(trigger),
        last=trigger.i if trigger.nominal and carried(trigger) else None,
        evidence=extra,
        rule=trigger.rule,
        score=surety,
        bare=bare,
    )


def by_state(tree: Tree, trigger: Trigger, sources: Found) -> Trigger:
    """What only people do in the street is another deed of a state: it closes roads, it objects."""
    if trigger.type != "PROTEST" or not sources:
        return trigger
    if any(a.kind != "state" or themselves(tree, a.head) is not None for a, _ in sources):
        return trigger
    if trigger.mode == "obstruct":
        return replace(trigger, type="COERCE", mode="restrict", rule="by_state")
    if tree.tokens[trigger.i].lemma == "protest" and not trigger.nominal:
        return replace(trigger, type="ACCUSE", mode="disapprove", rule="by_state")
    return trigger


def _carrier(trigger: Trigger) -> int:
    if trigger.support is not None and (carried(trigger) or not trigger.nominal):
        return trigger.support
    return trigger.i


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
        word = tree.tokens[noun.i]
        first = tree.tokens[word.head]
        if noun.nominal and word.dep == "conj" and word.lemma == first.lemma:
            held = [t for t, _ in found if first.i in t.words and not t.nominal]
            if any(t.type == noun.type for t in held):
                dropped.add(noun.i)  # "put a tariff on wine and a tariff on beer"
        above = by_word.get(first.i)
        again = noun.nominal and word.dep == "nsubj" and above is not None
        if not again or above is None or above[0].type != noun.type or above[0].nominal:
            continue
        full, other = (bool(d.source and d.target) for d in (draft, above[1]))
        better = (full, draft.score) >= (other, above[1].score)
        dropped.add(above[0].i if better else noun.i)
    return (draft for trigger, draft in found if trigger.i not in dropped)


def _of_others(sources: Found, targets: Found, scene: Scene) -> Found:
    """Those to whom somebody speaks, himself not among them: "pleaded with both sides"."""
    for doer, _ in sources:
        targets = [(replace(a, ref=not_of(doer.ref, a.ref, scene)), sure) for a, sure in targets]
    return targets


def find(scene: Scene) -> Iterator[Draft]:
    """Every event that a parsed sentence names between its actors."""
    tree = tree_of(scene.tokens)
    actors = parties(scene, tree)
    if not actors and not any_power(tree):
        return
    places = grounds(scene, tree)
    found = []
    for trigger in find_triggers(tree, scene.sentence.language):
        inside = any(trigger.i in actor.words for actor in actors)
        capital = trigger.i > 0 and tree.tokens[trigger.i].text[:1].isupper()
        if inside and (trigger.nominal or capital):
            continue  # "the alliance", "the Ministry of Defence", "Meet the Press": who, not what
        if trigger.passive and tree.tokens[trigger.i].lemma in lexicon("en").lists["motion"]:
            continue  # "the gap left by", "what became of"
        deed = captured(tree, trigger, actors, places)
        who = who_and_whom(tree, deed, actors, places, scene)
        if who is not None and deed.type in FOR_OTHERS and not deed.reciprocal:
            who = who[0], _of_others(*who, scene)
        draft = _draft(tree, deed, *who) if who is not None else None
        if draft is not None:
            found.append((deed, draft))
    yield from _told_once(tree, found)
