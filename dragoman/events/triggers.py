"""The words of a parsed sentence that name an event, with the places of its source and target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.events import nouns, verbs
from dragoman.events.arguments import objects, subjects
from dragoman.events.lexicon import Lexicon, lexicon, stopped
from dragoman.events.nouns import FORCE, find_nouns
from dragoman.events.senses import MUST, WITH, set_phrase, shares_view
from dragoman.events.tree import (
    CLAUSES,
    Tree,
    children,
    clauses_below,
    compound_lemma,
    is_passive,
    is_verb,
    objects_of_preposition,
    subtree,
    with_conjuncts,
)
from dragoman.events.verbs import EXACT, NEAR, Trigger, best_of, find_verbs
from dragoman.events.warned import at_whom, foretells

PURPOSES = frozenset({"advcl", "xcomp", "conj", "acl"})
# "called for sanctions", "offered aid": what is said and, beside it, the deed that it is about.
PROMISING = frozenset({"AGREE", "REQUEST", "THREATEN"})
MATERIAL = frozenset({"AID", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
CALLING = frozenset({"call", "brand", "label", "term", "describe", "dismiss", "decry", "denounce"})
FROM = frozenset({"by", "from", "of"})
CHARGING = frozenset({"ACCUSE", "SANCTION"})
ARRIVING = frozenset({"arrive", "land", "fly", "come", "go"})
PARADES = frozenset({"parade", "procession", "carnival"})
ALERT = frozenset({"alert", "standby"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT"})


def said_must(tree: Tree, words: Lexicon) -> Iterator[Trigger]:
    """What a speaker says that another must do is a demand: "Russia says that Israel must"."""
    sayings = words.lists.get("saying", frozenset())
    for token in tree.tokens:
        if not is_verb(token) or token.dep not in {"ccomp", "ROOT", "parataxis"}:
            continue
        if token.lemma in words.lists.get("minding", frozenset()):
            continue
        must = [
            k
            for k in tree.kids[token.i]
            if tree.tokens[k].dep == "aux" and tree.tokens[k].text.lower() in MUST
        ]
        own = children(tree, token.i, frozenset({"nsubj"}))
        said = [token.head, *children(tree, token.i, frozenset({"ccomp", "parataxis"}))]
        said = [k for k in said if k != token.i and tree.tokens[k].lemma in sayings]
        bare = token.tag == "VB" and not any(
            tree.tokens[k].dep == "aux" for k in tree.kids[token.i]
        )
        if bare and token.dep == "ccomp" and tree.tokens[token.head].lemma == "insist":
            must = said[:1]  # "insisted that Kosovo withdraw its police"
        if not must or not own or not said or tree.tokens[own[0]].text.lower() in {"we", "i"}:
            continue
        targets = [(q, NEAR) for q in with_conjuncts(tree, own)]
        yield Trigger(
            i=must[0],
            words=(must[0],),
            type="REQUEST",
            mode=None,
            sources=best_of([(q, EXACT) for q in subjects(tree, said[0])]),
            targets=best_of(targets),
            reciprocal=False,
            nominal=False,
            passive=False,
            support=said[0],
            weight=0.8,
            rule="said_must",
        )


def calls_false(tree: Tree, words: Lexicon) -> Iterator[Trigger]:
    """To call a charge baseless is to reject it: "Lima called the claim baseless"."""
    wrong = words.lists.get("falsity", frozenset())
    charges = words.lists.get("answered", frozenset()) | words.lists.get("reports", frozenset())
    for token in tree.tokens:
        if not is_verb(token) or token.lemma not in CALLING or is_passive(tree, token.i):
            continue
        below = [k for k in sorted(subtree(tree, token.i)) if k > token.i]
        charge = next((k for k in below if tree.tokens[k].lemma in charges), None)
        if charge is None or not any(
            tree.tokens[k].lemma in wrong or tree.tokens[k].text.lower() in wrong for k in below
        ):
            continue
        whose = [(q, NEAR) for q in objects_of_preposition(tree, charge, FROM)]
        whose += [
            (q, EXACT) for q in children(tree, charge, frozenset({"poss", "amod", "compound"}))
        ]
        yield Trigger(
            i=token.i,
            words=(token.i, charge),
            type="REJECT",
            mode="deny",
            sources=best_of([(q, EXACT) for q in subjects(tree, token.i)]),
            targets=best_of(whose),
            reciprocal=False,
            nominal=False,
            passive=False,
            support=None,
            weight=0.9,
            rule="calls_false",
        )


@dataclass(frozen=True, slots=True)
class Around:
    """What a change of an event word may look at: the parse, the other event words, the lists."""

    tree: Tree
    triggers: tuple[Trigger, ...]
    words: Lexicon


def measures(trigger: Trigger, around: Around) -> Trigger:
    """Measures are sanctions where sanctions are what the sentence is about."""
    vague = around.words.lists.get("measures", frozenset())
    named = trigger.type == "COERCE" and any(
        around.tree.tokens[w].lemma in vague for w in trigger.words
    )
    if named and any(t.lemma == "sanction" for t in around.tree.tokens):
        return replace(trigger, type="SANCTION", mode=None)
    return trigger


def hostile_promise(trigger: Trigger, around: Around) -> Trigger:
    """Let what is promised decide: to vow to attack is a threat, to vow to help an agreement."""
    lists = around.words.lists
    commissive = lists.get("commissive", frozenset()) - lists.get("offering", frozenset())
    if trigger.type != "AGREE" or around.tree.tokens[trigger.i].lemma not in commissive:
        return trigger
    by_word = {other.i: other for other in around.triggers}
    promised = None
    for k in children(around.tree, trigger.i, CLAUSES):
        promised = by_word.get(k)
    if promised is not None and promised.type in HOSTILE:
        return replace(trigger, type="THREATEN", rule="hostile_promise")
    return trigger


def peacekeeping(trigger: Trigger, around: Around) -> Trigger:
    """Troops sent to keep the peace, to bring relief or on offer are aid, not a show of force."""
    relief = around.words.lists.get("relief", frozenset())
    token = around.tree.tokens[trigger.i]
    sent = trigger.type == "MOBILIZE" or token.lemma == "arrive"
    offer = around.tree.tokens[token.head].lemma in around.words.lists["offering"]
    if trigger.type == "MOBILIZE" and token.dep == "xcomp" and offer:
        return replace(trigger, type="AID", mode=None, rule="peacekeeping")
    if sent and any(
        around.tree.tokens[k].lemma in relief or compound_lemma(around.tree, k) in relief
        for k in subtree(around.tree, trigger.i)
    ):
        return replace(trigger, type="AID", mode=None, rule="peacekeeping")
    return trigger


def workers_strike(trigger: Trigger, around: Around) -> Trigger:
    """Those who work strike, they do not attack: "nurses will strike", "a strike over pay"."""
    if trigger.type != "ASSAULT" or around.tree.tokens[trigger.i].lemma != "strike":
        return trigger
    workers = around.words.lists.get("workers", frozenset())
    about = {t.lemma for t in around.tree.tokens}
    if _doers(around.tree, trigger) & workers or (trigger.nominal and about & workers):
        return replace(trigger, type="PROTEST", mode="strike", rule="workers_strike")
    return trigger


def soldiers_march(trigger: Trigger, around: Around) -> Trigger:
    """Soldiers in the street are no protest, protesters who storm or meet at a gate protest."""
    armed = around.words.lists.get("armed", frozenset())
    crowd = around.words.lists.get("crowd", frozenset())
    doers = _doers(around.tree, trigger)
    if trigger.mode == "obstruct" and doers & armed:
        return replace(trigger, type="COERCE", mode="restrict", rule="soldiers_march")
    if trigger.type == "PROTEST" and trigger.mode in {None, "demo"} and doers & armed:
        return replace(trigger, type="MOBILIZE", mode="troops", rule="soldiers_march")
    gathers = around.tree.tokens[trigger.i].lemma in {"gather", "assemble", "converge"}
    if trigger.type == "CONSULT" and gathers and doers & crowd:
        return replace(trigger, type="PROTEST", mode="demo", weight=1.0, rule="soldiers_march")
    arrives = around.tree.tokens[trigger.i].lemma in ARRIVING and not trigger.nominal
    arrives = arrives and trigger.mode == "visit"
    if arrives and _heads(around.tree, trigger) & around.words.lists["rank_and_file"]:
        return replace(trigger, type="MOBILIZE", mode="troops", rule="soldiers_march")
    unarmed = not doers & armed and "armed" not in doers
    if trigger.type == "ASSAULT" and unarmed and doers & crowd:
        return replace(trigger, type="PROTEST", mode="riot", rule="soldiers_march")
    verb = around.tree.tokens[trigger.i].lemma
    raiders = {around.tree.tokens[i].lemma for i, _ in trigger.sources}
    if trigger.type == "ASSAULT" and verb == "raid" and raiders & around.words.lists["lawful"]:
        return replace(trigger, type="COERCE", mode=None, rule="soldiers_march")
    many = unarmed and not trigger.nominal and doers & (crowd | around.words.lists["civilians"])
    held = objects(around.tree, trigger.i) or trigger.targets  # "seized on the words" holds none
    storms = trigger.type in FORCE and verb in around.words.lists.get("storming", frozenset())
    if many and storms and held:
        return replace(trigger, type="PROTEST", mode="riot", rule="soldiers_march")
    ways = {around.tree.tokens[k].lemma for k in objects(around.tree, trigger.i)}
    barred = verb == "block" and ways & around.words.lists["ways"]
    if many and barred and trigger.type in {"REJECT", "COERCE"}:
        return replace(trigger, type="PROTEST", mode="obstruct", rule="soldiers_march")
    return trigger


def of_one_mind(trigger: Trigger, around: Around) -> Trigger:
    """Who agrees with another's view supports him, nothing is agreed: "agreed with the critics"."""
    if trigger.type != "AGREE" or trigger.nominal:
        return trigger
    if not shares_view(around.tree, trigger.i, around.words):
        return trigger
    return replace(trigger, type="SUPPORT", mode=None, rule="of_one_mind")


def warned_of_deed(trigger: Trigger, around: Around) -> Trigger:
    """A warning of what others are doing is at them: "warned that Chad is arming the rebels"."""
    return at_whom(around.tree, trigger, around.triggers)


def _idle(trigger: Trigger, around: Around) -> bool:
    """Whether nothing is raised or protested: "hospitals are on alert", "migrants march north"."""
    doers = _doers(around.tree, trigger)
    lists = around.words.lists
    held = {around.tree.tokens[w].lemma for w in trigger.words}
    if trigger.type == "MOBILIZE" and held & ALERT:
        return bool(doers & lists.get("public", frozenset())) and not doers & lists["armed"]
    verb = around.tree.tokens[trigger.i]
    if verb.lemma == "take" and trigger.type == "MOBILIZE":  # "took a position on the bill"
        one = any(around.tree.tokens[w].text.lower() == "position" for w in trigger.words)
        return one and len(trigger.words) == 2 and not doers & lists["armed"]
    if trigger.mode == "resign" and "office" in held and verb.lemma == "leave":
        told = verb.tag in {"VBD", "VBN", "VBZ"} and verb.dep in {"ROOT", "conj", "ccomp"}
        return not told  # "when she leaves office": her term is over
    if trigger.rule == "of_one_mind":  # "agrees that he lied"
        return not objects_of_preposition(around.tree, trigger.i, WITH, deep=False)
    if trigger.mode == "weapons" and not trigger.nominal:
        purposes = children(around.tree, trigger.i, PURPOSES)
        if any(t.type == "AID" and t.i in purposes for t in around.triggers):
            return True  # "sent planes to evacuate its nationals"
    if trigger.type == "COERCE" and verb.lemma in lists["circumstance"]:
        made = children(around.tree, trigger.i, CLAUSES)
        return any(around.tree.tokens[k].lemma in lists["owning_up"] for k in made)
    if trigger.type == "CONSULT" and verb.lemma == "greet":
        below = {around.tree.tokens[k].lemma for k in subtree(around.tree, trigger.i)}
        return bool(doers & lists["crowd"] or below & {"protest", "demonstrate"})
    march = trigger.type == "PROTEST" and not trigger.nominal and "march" in held
    inside = objects_of_preposition(around.tree, trigger.i, frozenset({"in"}), deep=False)
    if march and any(around.tree.tokens[k].lemma in PARADES for k in inside):
        return True
    if trigger.type == "PROTEST" and verb.lemma == "disperse":
        return True  # "the crowd dispersed"
    against = any(
        around.tree.tokens[k].text.lower() == "against" for k in subtree(around.tree, trigger.i)
    )
    return march and not against and bool(doers & lists.get("wayfarers", frozenset()))


def protest_for(trigger: Trigger, around: Around) -> Trigger:
    """A protest is aimed at whom it asks or blames: "camped there to press the ministry".

    Also at whom the protest is that it is part of: "stormed the palace, smashing windows".
    """
    if trigger.type != "PROTEST" or trigger.nominal:
        return trigger
    token = around.tree.tokens[trigger.i]
    if token.tag == "VBG" and token.dep == "advcl" and not trigger.targets:
        whole = [t for t in around.triggers if t.i == token.head and t.type == "PROTEST"]
        return replace(trigger, targets=best_of([row for t in whole for row in t.targets]))
    below = [
        place
        for t in around.triggers
        if t.type in {"REQUEST", "ACCUSE", "REJECT"}
        and around.tree.tokens[t.i].head == trigger.i
        and around.tree.tokens[t.i].dep in PURPOSES
        for place in t.targets
    ]
    return replace(trigger, targets=best_of([*trigger.targets, *below])) if below else trigger


def stopping_verb(trigger: Trigger, around: Around) -> Trigger:
    """To stop doing it is another deed: "stopped buying from", "ceased shelling"."""
    token = around.tree.tokens[trigger.i]
    above = around.tree.tokens[token.head]
    ended = stopped(trigger.type)
    held = token.tag == "VBG" and token.dep in {"xcomp", "dobj", "ccomp"}
    stopping = around.words.lists.get("stopping", frozenset())
    if trigger.nominal or not held or above.lemma not in stopping or ended is None:
        return trigger
    both = tuple(sorted({above.i, *trigger.words}))
    return replace(trigger, i=above.i, words=both, type=ended, mode=None, rule="stopping_verb")


def court(trigger: Trigger, around: Around) -> Trigger:
    """Whom a court jails it has convicted; whom the police jail they hold."""
    jailed = trigger.type == "COERCE" and trigger.mode == "arrest" and not trigger.nominal
    courts = around.words.lists.get("courts", frozenset())
    if jailed and _doers(around.tree, trigger) & courts and _jails(around.tree, trigger):
        return replace(trigger, type="SANCTION", mode="convict", rule="court")
    return trigger


def same_charger(trigger: Trigger, around: Around) -> Trigger:
    """Who charges or punishes men is who accuses them: "indicted two men accused of hacking"."""
    token = around.tree.tokens[trigger.i]
    bare = trigger.type in CHARGING and trigger.passive and not trigger.sources
    if not bare or token.dep not in {"acl", "relcl"}:
        return trigger
    for other in around.triggers:
        charged = other.type in CHARGING and any(q == token.head for q, _ in other.targets)
        if charged and other.i != trigger.i and other.sources:
            return replace(trigger, sources=other.sources, rule="same_charger")
    return trigger


def _doers(tree: Tree, trigger: Trigger) -> set[str]:
    return {
        tree.tokens[q].lemma
        for i, _ in trigger.sources
        for q in subtree(tree, i) - clauses_below(tree, i)
    }


def _heads(tree: Tree, trigger: Trigger) -> set[str]:
    places = [i for i, score in trigger.sources if score == EXACT]
    return {lemma for i in places for lemma in (tree.tokens[i].lemma, compound_lemma(tree, i))}


def _jails(tree: Tree, trigger: Trigger) -> bool:
    return tree.tokens[trigger.i].lemma in {"jail", "imprison", "incarcerate"}


# What the rest of the sentence makes of an event word, each after the one before.
CHANGES = (
    measures,
    hostile_promise,
    peacekeeping,
    workers_strike,
    soldiers_march,
    protest_for,
    stopping_verb,
    court,
    same_charger,
    of_one_mind,
    warned_of_deed,
)
RULES = (*verbs.RULES, *nouns.RULES, said_must, calls_false, *CHANGES)


def find_triggers(tree: Tree, language: str = "en") -> tuple[Trigger, ...]:
    """Find the event words of a parsed sentence, verbs first, then nouns that no verb has used."""
    words = lexicon(language)
    named = list(find_verbs(tree, words))
    false = list(calls_false(tree, words))
    named = [t for t in named if t.i not in {f.i for f in false}]
    open_nouns = {w for t in named if _left_open(t) for w in t.words if w != t.i}
    taken = {w for t in named for w in t.words if w == t.i or t.type not in PROMISING}
    used = {w for t in named for w in t.words} - open_nouns
    figures = {w for t in tree.tokens if is_verb(t) for w in set_phrase(tree, t.i, words)}
    answered = _answered(tree, named, words)
    nouns_found = list(find_nouns(tree, words, taken - open_nouns - answered))
    nouns_found = [t for t in nouns_found if t.i not in figures]
    named += [
        t for t in nouns_found if t.i not in used or t.type in MATERIAL or t.rule == "answered_noun"
    ]
    found = (*named, *false, *said_must(tree, words))
    for change in CHANGES:
        around = Around(tree, found, words)
        found = tuple(change(trigger, around) for trigger in found)
    around = Around(tree, found, words)
    return tuple(t for t in found if not _idle(t, around) and not foretells(tree, t, found))


def _answered(tree: Tree, named: list[Trigger], words: Lexicon) -> set[int]:
    """Nouns that a verb has taken which tell an event of their own: "rejected the demand of"."""
    answered = words.lists.get("answered", frozenset())
    return {w for t in named for w in t.words if w != t.i and tree.tokens[w].lemma in answered}


def _left_open(trigger: Trigger) -> bool:
    """Whether a verb says of nobody that he turned it down: "the talks were cancelled"."""
    ended = trigger.type == "REJECT" or trigger.mode == "discontinue"
    return ended and trigger.passive and not trigger.sources
