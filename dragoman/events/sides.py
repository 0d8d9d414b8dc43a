"""Which actors of a sentence do what an event word says, and to which it is done."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.actors import codes, outlet_ids
from dragoman.events.answers import told_before
from dragoman.events.bare import may_be_bare
from dragoman.events.draft import Scene, one_by_one
from dragoman.events.filling import Found, fill, only_where, same, themselves
from dragoman.events.grounded import bands_hit, conveners, inhabited, makers, on_ground
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import is_people, phrase, unnamed
from dragoman.events.parties import Party, opposed, owner_of
from dragoman.events.powers import harms, powers, rounded_up
from dragoman.events.restraint import REFLEXIVE, done_to_things
from dragoman.events.saying import stands_for_something
from dragoman.events.suffering import HARM, struck_first, suffering
from dragoman.events.tree import (
    UNDERGOERS,
    Tree,
    children,
    climb,
    is_abbreviated,
    objects_of_preposition,
    subtree,
)
from dragoman.events.verbs import DEEP, EXACT, NEAR, WEAK, Trigger
from dragoman.statements.tree import EACH_OTHER

# Deeds whose object, where the pattern names it, is whom they are done to: "received the minister",
# "downed a Chadian plane"; elsewhere it is what is moved ("sent troops").
HELD = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "CONSULT", "PROTEST"})
# Deeds against a thing that are against whose it is: "seized a Chadian tanker".
AGAINST_OWNERS = frozenset({"ASSAULT", "COERCE"})
# Whose object is what is moved.
MOVING = frozenset({"AID", "MOBILIZE", "RETREAT", "COOPERATE"})
# A state does these, no crowd; what else of protests a place name stands before is its people's.
BY_STATES = frozenset({"boycott"})
# Whom the pattern itself names: "left the alliance", "received the minister".
AS_OBJECT = 0.9
BETWEEN = frozenset({"between", "among"})
ABOUT = frozenset({"about", "of", "on"})
WITH = frozenset({"with", "to"})
SPOTS = frozenset({"to", "into", "in", "at", "near", "around"})


def _owned(tree: Tree, actor: Party) -> bool:
    """Whether an actor is the doer's own: "recalled its ambassador"."""
    return any(tree.tokens[i].tag == "PRP$" for i in actor.words)


def _people_as_object(
    tree: Tree, trigger: Trigger, targets: Found
) -> tuple[tuple[int, float], ...]:
    """The people without a name in the place of the object: "met Chad's dissidents in Paris"."""
    aided = trigger.type == "AID" and trigger.rule == "verb"  # "trained the men", not "sent men"
    if trigger.nominal or (trigger.type in MOVING and not aided):
        return ()
    below = [set(climb(tree, actor.head)) | actor.words for actor, _ in targets]
    for place, surety in trigger.targets:
        people = themselves(tree, place)
        if tree.tokens[place].dep in UNDERGOERS and people is not None and surety == EXACT:
            return () if any(people in words for words in below) else ((people, surety),)
    return ()


def _meant(tree: Tree, trigger: Trigger) -> tuple[tuple[int, float], ...]:
    """Where the target may be without a name: of a protest what it is against, or a seat."""
    if trigger.type != "PROTEST":
        return trigger.targets
    return tuple(row for row in trigger.targets if _is_against(tree, row[0]))


def _is_against(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    at = tree.tokens[token.head].text.lower() in {"against", "with"}
    return token.dep in UNDERGOERS or at or token.lemma in lexicon("en").lists["seats"]


def _owners_of_held(tree: Tree, trigger: Trigger, actors: tuple[Party, ...]) -> Found:
    """Whose the thing is that is taken or hit: "seized a Chadian tanker in the Gulf of Oman"."""
    events = lexicon("en").nouns
    things = [w for w in trigger.words if w != trigger.i and tree.tokens[w].pos == "NOUN"]
    own = [
        (k, AS_OBJECT)
        for w in things
        if tree.tokens[w].lemma not in events
        for k in children(tree, w, frozenset({"poss", "amod", "compound", "nmod"}))
    ]
    return fill(tree, tuple(own), actors)


def _as_object(tree: Tree, trigger: Trigger, held: list[Party], actors: tuple[Party, ...]) -> Found:
    """Those whom a pattern names as its object: "received the envoy", not "sent an envoy"."""
    if tree.tokens[trigger.i].lemma == "be":  # "was a guest on the show"
        held = []
    if tree.tokens[trigger.i].lemma in lexicon("en").lists["sending"]:
        held = [a for a in held if a.words & {q for q, _ in trigger.targets}]
    meant = [a for a in actors if _is_the_object(tree, trigger, a)]
    return [(a, AS_OBJECT) for a in (*held, *meant) if not _owned(tree, a)]


def _aided(tree: Tree, trigger: Trigger, held: list[Party]) -> Found:
    """Those whom a pattern of aid names as its object: "took in Syrian refugees", not Syria."""
    needy = lexicon("en").lists["needy"] if trigger.type == "AID" else frozenset()
    return [(actor, AS_OBJECT) for actor in held if tree.tokens[actor.head].lemma in needy]


def _let_out(tree: Tree, trigger: Trigger, scene: Scene) -> Found:
    """The people whom a pattern names as its object: "let go two men", "dissolved a party"."""
    put_down = trigger.type == "COERCE" and trigger.mode in {None, "ban"}
    if not (trigger.mode == "release" or put_down) or trigger.nominal or trigger.reciprocal:
        return []
    people = [w for w in trigger.words if w != trigger.i and is_people(tree, w, "en")]
    people = [w for w in people if tree.tokens[w].lemma not in lexicon("en").lists["seats"]]
    refs = [(w, phrase(tree, w, scene)) for w in people]
    return [(Party(ref, frozenset({w}), w, group=True), NEAR) for w, ref in refs]


def _cannot(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether it is a deed that such an actor does not do: a state that riots, a dead attacker."""
    if trigger.type == "PROTEST" and trigger.mode not in BY_STATES:
        return actor.kind == "state" and trigger.nominal
    down = tree.tokens[actor.head].lemma in lexicon("en").lists["struck_down"]
    return trigger.type == "ASSAULT" and down


def _leads_to(tree: Tree, trigger: Trigger, actor: Party, sources: Found) -> bool:
    """Whether a road that a crowd blocks only leads to an actor: "blocked the road to Chad"."""
    to = tree.tokens[tree.tokens[actor.head].head]
    ways = {tree.tokens[to.i - 1].lemma, tree.tokens[to.head].lemma}
    leads = to.text.lower() == "to" and bool(ways & lexicon("en").lists["leading"])
    crowd = all(doer.kind != "state" for doer, _ in sources)
    return trigger.mode == "obstruct" and leads and crowd


def _is_spot(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether a name that nobody bears is only where forces go: "sent tanks to Dorka"."""
    at = tree.tokens[tree.tokens[actor.head].head].text.lower()
    nobody = actor.kind in {"person", "unknown"} and tree.tokens[actor.head].pos == "PROPN"
    return trigger.type == "MOBILIZE" and nobody and at in SPOTS


def _is_setting(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether a name only tells where or how they talk: "the Singapore summit", "Zoom talks"."""
    token, lists = tree.tokens[actor.head], lexicon("en").lists
    if trigger.type != "CONSULT" or not trigger.nominal or token.dep != "compound":
        return False
    if token.head != trigger.i:
        return False
    held_there = tree.tokens[trigger.i].lemma in lists["convoked"] and actor.kind == "state"
    return token.text.lower() in lists["channels"] or (held_there and not is_abbreviated(token))


def only_owns(tree: Tree, actor: Party) -> bool:
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
    others = objects_of_preposition(tree, trigger.i, WITH, deep=False)
    mutual = trigger.reciprocal and set(others) <= set(trigger.words)  # "agreed to a truce"
    mutual = mutual and not _speaks_of(tree, trigger)
    mutual = mutual or (len(sources) > 1 and _each_other(tree, trigger))
    if mutual and not targets and len(sources) > 1:
        return sources[:1], sources[1:]
    between = objects_of_preposition(tree, trigger.i, BETWEEN, deep=False)
    if trigger.reciprocal and not sources and len(targets) > 1 and between:
        return targets[:1], targets[1:]
    if trigger.reciprocal and not sources and len(targets) == 1 and between:
        phrase_of, score = targets[0]  # "between the leaders of Chad and Peru"
        each = [(replace(phrase_of, ref=ref), score) for ref in one_by_one(phrase_of.ref)]
        return (each[:1], each[1:]) if len(each) > 1 else (sources, targets)
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
    if len(one_by_one(named[0][0].ref)) > 1:
        return []  # "between the leaders of Chad and Peru" names both
    free = tuple((q, EXACT) for q in sides if q not in named[0][0].words)
    return unnamed(tree, trigger, free, scene)


def _doers_of(tree: Tree, trigger: Trigger, actors: tuple[Party, ...]) -> Found:
    """The actors that stand where the doer does and can be the doer."""
    found = _ordered(fill(tree, trigger.sources, actors))
    found = [r for r in found if not _only_tells(tree, r[0]) and not _itself(tree, r[0])]
    found = [r for r in found if not _cannot(tree, trigger, r[0])]
    found = [r for r in found if not _is_setting(tree, trigger, r[0])]
    return [r for r in found if not struck_first(tree, trigger.sources, r[0])]


def _aims_of(tree: Tree, trigger: Trigger, actors: tuple[Party, ...], sources: Found) -> Found:
    """The actors that stand where the target does and can be the target."""
    aims = tuple(actor for actor in actors if not _hears(tree, trigger, actor))
    found = [r for r in _ordered(fill(tree, trigger.targets, aims)) if not _itself(tree, r[0])]
    if trigger.type == "SUPPORT":
        found = [r for r in found if r[0].kind != "state" or not only_where(tree, r[0].head)]
    found = [row for row in found if not _leads_to(tree, trigger, row[0], sources)]
    found = [row for row in found if not _is_spot(tree, trigger, row[0])]
    if trigger.type == "AGREE":  # "Ruto promised that Kenya would wait"
        lands = {doer.country for doer, _ in sources if doer.kind == "person"} - {None}
        found = [r for r in found if r[0].ref.actor_id not in lands]
    # "promised to expand its army": what is the doer's own is no party where it stands far.
    return [r for r in found if r[1] >= NEAR or not _owned(tree, r[0])]


def _ordered(found: Found) -> Found:
    return sorted(found, key=lambda row: row[0].ref.start)


def who_and_whom(
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
    sources = _doers_of(tree, trigger, actors)
    named = (trigger.i,) if trigger.nominal else trigger.words
    hit = suffering(tree, named, trigger.type)
    targets = [r for r in _aims_of(tree, trigger, actors, sources) if not r[0].words & hit]
    people = _people_as_object(tree, trigger, targets)
    if people and _held_to(sources, scene):
        targets = unnamed(tree, trigger, people, scene)
    if not targets and trigger.type in HELD:
        targets = _as_object(tree, trigger, held, actors)
    targets = _aided(tree, trigger, held) or targets
    if trigger.type in AGAINST_OWNERS and not trigger.nominal:
        sure = any(score > DEEP for _, score in targets)
        targets = targets if sure else _owners_of_held(tree, trigger, actors) or targets
    if done_to_things(tree, trigger, [a for a, _ in targets]):
        return None
    targets += _unnamed_side(tree, trigger, targets, scene)
    targets = [row for row in targets if not _are_doers(row[0], sources)]
    if targets and all(_is_no_host(tree, trigger, actor) for actor, _ in targets):
        return None
    sources, targets = _mutual(tree, trigger, sources, targets)
    targets = [
        (actor, score)
        for actor, score in targets
        if not any(same(actor.ref, other.ref) for other, _ in sources)
    ]
    sources, targets = _filled_in(tree, trigger, (sources, targets), (actors, places), scene)
    if not targets and sources and _may_be_unnamed(tree, trigger, sources, scene):
        found = unnamed(tree, trigger, _meant(tree, trigger), scene)
        targets = [row for row in found or _let_out(tree, trigger, scene) if not row[0].words & hit]
    if not targets and sources:
        targets = inhabited(tree, trigger, scene)
    if not sources and targets:
        sources = unnamed(tree, trigger, trigger.sources, scene)
    return sources, targets


def _filled_in(
    tree: Tree,
    trigger: Trigger,
    sides: tuple[Found, Found],
    known: tuple[tuple[Party, ...], tuple[Party, ...]],
    scene: Scene,
) -> tuple[Found, Found]:
    """Both sides with the forces and crowds that no name tells, and whose is what they hit."""
    sources, targets = sides
    doing = sources
    if not sources and trigger.type == "ASSAULT" and not trigger.nominal:
        doing = unnamed(tree, trigger, trigger.sources, scene)
    if not sources and not targets:
        sources = doing = powers(tree, trigger, scene)
        targets = rounded_up(tree, trigger, scene) if not sources else targets
    if not targets and doing:
        targets = _owners_of_hit(tree, trigger, doing, known, scene)
    crowd = trigger.type == "PROTEST" and trigger.weight > WEAK
    if crowd and not sources:
        sources = unnamed(tree, trigger, trigger.sources, scene)
    if crowd and sources and not targets:
        targets = _aimed_at(tree, trigger, sources, known[0], scene)
    return sources, targets


def _may_be_unnamed(tree: Tree, trigger: Trigger, sources: Found, scene: Scene) -> bool:
    """Whether people without a name are a target here: they are harmed, or judged for a deed."""
    harmed = trigger.type in HARM and _held_to(sources, scene)
    judged = bool(told_before(tree, trigger.i, trigger.type))
    return harmed or judged or harms(tree, trigger, sources) or may_be_bare(tree, trigger, sources)


def _aimed_at(
    tree: Tree, trigger: Trigger, sources: Found, actors: tuple[Party, ...], scene: Scene
) -> Found:
    """Whom a crowd is against: whose things it storms, whose talks it shuns, whom its name says."""
    for of_state in (False, True):
        found = bands_hit(tree, trigger, scene, of_state=of_state)
        if found:
            return found
    found = fill(tree, (*conveners(tree, trigger), *makers(tree, trigger)), actors)
    found = found or unnamed(tree, trigger, makers(tree, trigger), scene)
    near = frozenset({*trigger.words, *(i for a, _ in sources for i in subtree(tree, a.head))})
    return found or [(actor, NEAR) for actor in opposed(scene, tree, near)]


def _owners_of_hit(
    tree: Tree,
    trigger: Trigger,
    doing: Found,
    known: tuple[tuple[Party, ...], tuple[Party, ...]],
    scene: Scene,
) -> Found:
    """Whose a thing or place is that is hit: of those without a name rebels before its state."""
    found = bands_hit(tree, trigger, scene, of_state=False)
    found = found or on_ground(tree, trigger, doing, *known)
    return found or bands_hit(tree, trigger, scene, of_state=True)


def _itself(tree: Tree, actor: Party) -> bool:
    return tree.tokens[actor.head].text.lower() in REFLEXIVE


def _is_no_host(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether one goes there, but to nobody: "went to the film awards", "to a channel"."""
    lists = lexicon("en").lists
    if trigger.mode != "visit" or tree.tokens[trigger.i].lemma not in lists["going"]:
        return False
    if tree.tokens[actor.head].lemma.lower() in lists["courts"]:
        return True  # "went to the Supreme Court"
    sector, land = codes(actor.ref.actor_id) if actor.ref.actor_id else (None, None)
    if actor.kind != "organisation" or sector == "PTY":
        return sector == "PTY"
    return sector == "MED" or (sector is None and land is None)


def _hears(tree: Tree, trigger: Trigger, actor: Party) -> bool:
    """Whether it is the body that a complaint comes before: "filed a suit with the court"."""
    lists = lexicon("en").lists
    if trigger.type != "ACCUSE":
        return False
    body = tree.tokens[actor.head].lemma.lower() in lists["courts"] | lists["complaint_bodies"]
    before = tree.tokens[tree.tokens[actor.head].head].text.lower() in WITH
    return (
        body and before and any(tree.tokens[w].lemma in lists["pleadings"] for w in trigger.words)
    )


def _are_doers(actor: Party, sources: Found) -> bool:
    """Whether a phrase names the doers again: "Sow and Diop agreed that they would leave"."""
    ids = {ref.actor_id for ref in one_by_one(actor.ref)} - {None}
    return len(ids) > 1 and ids <= {ref.actor_id for a, _ in sources for ref in one_by_one(a.ref)}


def _only_tells(tree: Tree, actor: Party) -> bool:
    """Whether an actor is an outlet that is only quoted: "according to Reuters"."""
    deps = {"nsubj", "nsubjpass", "conj", "poss"}
    return actor.ref.actor_id in outlet_ids() and tree.tokens[actor.head].dep not in deps


def _held_to(sources: Found, scene: Scene) -> bool:
    """Whether a doer is a state, of a state, or a body: what it does to people matters."""
    return any(
        actor.kind in {"state", "organisation"} or stands_for_something(actor.ref, scene)
        for actor, _ in sources
    )
