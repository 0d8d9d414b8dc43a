"""Acts of saying that are events by themselves: whom they are aimed at, which are too vague.

An accusation has happened even where what it alleges has not; it is an event between the speaker
and whom it is aimed at, which the statement, its verb's object or the event words tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import codes
from dragoman.events.addressed import addressed, bound_to
from dragoman.events.aiming import answerable, complained_of, objects_first
from dragoman.events.answers import told_before
from dragoman.events.arguments import objects, patients
from dragoman.events.draft import Draft, Scene
from dragoman.events.filling import is_own, is_state_at_issue, themselves
from dragoman.events.foreseen import menaces
from dragoman.events.lexicon import TYPES, lexicon
from dragoman.events.nameless import phrase, whole
from dragoman.events.parties import reports
from dragoman.events.senses import keeps_silent, set_phrase
from dragoman.events.suffering import sufferers
from dragoman.events.tree import (
    Tree,
    children,
    climb,
    inside_span,
    is_passive,
    is_verb,
    objects_of_preposition,
    top,
    tree_of,
    with_conjuncts,
)
from dragoman.events.verbs import FOR_OTHERS
from dragoman.factuality import PARSED
from dragoman.records import ActorRef, EventType, Mention, Span, Statement
from dragoman.statements.tree import lexicon as verbs_of_saying

# ASSERT is no event: to say something is no deed between two actors. Denying is REJECT: PLOVER has
# no type for it, its manual files the denial of responsibility with refusals, and a denial turns an
# accusation down.
ACTS: dict[str, tuple[EventType, str | None]] = {
    **{name: (name, None) for name in TYPES if name not in {"COOPERATE", "AID", "RETREAT"}},
    "DENY": ("REJECT", "deny"),
}
# Sayings to nobody that bind whoever stands for something: of 29 of all types in 50 real articles,
# read by eye, the one right was a state's denial.
BINDING = frozenset({"REJECT", "THREATEN", "AGREE"})
# Words about one's own deed to come are meant for whom it will be done to.
BINDING_DEEDS = frozenset({"THREATEN", "AGREE"})
UNKNOWN = frozenset({"you", "one", "they", "it", "their", "his", "her", "its"})
# To whom one complains is none whom one blames.
COMPLAINING = frozenset({"complain", "grumble", "gripe", "fume", "lament"})
QUOTES = frozenset("\"'\u201c\u2018\u00ab\u201e")
FOR = frozenset({"for"})
ENDS = "\"'\u201d\u2019 "
# Endings of English nouns for persons: "developers", "analysts".
PERSONAL = ("er", "or", "ist", "ian", "ant", "ee")


def same_side(one: ActorRef, other: ActorRef) -> bool:
    """Whether two references are to the same known actor."""
    return one.actor_id is not None and one.actor_id == other.actor_id


def sides_of(statement: Statement, mentions: Sequence[Mention]) -> set[str]:
    """The speaker and his state."""
    if statement.speaker is None or statement.speaker.actor_id is None:
        return set()
    speaker = statement.speaker.actor_id
    return {speaker} | {m.country for m in mentions if m.actor_id == speaker and m.country}


def stands_for_something(ref: ActorRef, scene: Scene) -> bool:
    """Whether what an actor says binds others: a state, a listed body or politician, an office."""
    if ref.actor_id is None:
        return False
    sector, land = codes(ref.actor_id)
    if sector in {"MED", "BUS"}:
        return False
    span = Span(ref.start, ref.end)
    said = [m for m in scene.mentions if m.actor_id == ref.actor_id or m.span == span]
    kinds = {m.actor_kind for m in said}
    known = sector is not None or land is not None or ref.actor_id in scene.countries
    return known or bool(kinds & {"state", "organisation"})


def _is_state(ref: ActorRef, scene: Scene) -> bool:
    """Whether it is a state or of its staff: CHN, chn-officials; not ben-okri of no Benin."""
    persons = {m.actor_id for m in scene.mentions if m.actor_kind == "person"}
    if ref.actor_id is None or ref.actor_id in persons:
        return False
    land = codes(ref.actor_id)[1]
    return land is not None and (ref.actor_id + "-").lower().startswith(land.lower() + "-")


def _is_unlisted(ref: ActorRef) -> bool:
    return ref.actor_id is not None and codes(ref.actor_id) == (None, None)


def _is_thing(ref: ActorRef, scene: Scene) -> bool:
    """Whether what speaks is a thing or a quotation: "the drawings demanded great care"."""
    if ref.actor_id is not None or scene.sentence.language not in PARSED:
        return False
    if ref.name[:1] in QUOTES:
        return True
    tree = tree_of(scene.tokens)
    words = inside_span(tree, ref.start, ref.end)
    head = top(tree, words)
    if head is None:
        return False
    lists = lexicon(scene.sentence.language).lists
    many = tree.tokens[head].lemma in lists["numbers"]  # "a number of doctors"
    own = [tree.tokens[k] for k in sorted(words) if many or k <= head]
    own = [t for t in own if t.pos != "NOUN" or t.dep != "compound"]  # "the police shootings"
    if any(m.span.overlaps(Span(t.start, t.end)) for m in scene.mentions for t in own):
        return False
    return not any(
        t.pos == "PROPN"
        or t.lemma in lists["people"]
        or (t.lemma.endswith(PERSONAL) and t.lemma not in lists["writings"])
        for t in own
    )


def _merely_cites(draft: Draft, scene: Scene) -> bool:
    """Whether the words of saying are neither verb nor noun: "according to the envoy"."""
    cue = next((t for t in scene.tokens if t.i == draft.carrier), None)
    return cue is not None and cue.pos not in {"", "VERB", "AUX", "NOUN"}


def is_vague(draft: Draft, scene: Scene) -> bool:
    """Whether nobody can be held to it: done by a "they" of nobody, or merely said, to nobody."""
    pronouns = {m.span for m in scene.mentions if m.form == "pronoun" and m.actor_id is None}
    if any(Span(ref.start, ref.end) in pronouns for ref in draft.source):
        return True
    if any(ref.actor_id is None and ref.name.lower() in UNKNOWN for ref in draft.source):
        return True
    if draft.statement is not None and any(_is_thing(ref, scene) for ref in draft.source):
        return True
    if draft.target or _names_sufferer(draft, scene):
        return False
    said = draft.statement
    if said is None or said.cue is None:
        return False
    if draft.type not in BINDING and not any(_is_state(ref, scene) for ref in draft.source):
        return True
    if said.cue.lemma == "blame" and draft.type == "ACCUSE":
        return True  # "blamed the fall of prices"
    if not any(stands_for_something(ref, scene) for ref in draft.source):
        return True
    verb = verbs_of_saying(scene.sentence.language).get(said.cue.lemma)
    if said.act == "DENY":
        plain = verb is not None and verb.act == "ASSERT"
        return plain and not any(_is_state(r, scene) or _is_unlisted(r) for r in draft.source)
    if draft.type == "AGREE" and not _promises(draft, scene):
        return True
    if said.cue.lemma in lexicon(scene.sentence.language).lists.get("foretelling", frozenset()):
        return True
    if draft.type == "REJECT" or (verb is None and _merely_cites(draft, scene)):
        return True
    return verb is not None and verb.act == "ASSERT"


def _names_sufferer(draft: Draft, scene: Scene) -> bool:
    """Whether a demand names to whom it is to be done, if not of whom it is asked."""
    spans = sufferers(draft, scene) if draft.type == "REQUEST" else []
    return any(m.actor_id and m.span.overlaps(s) for m in scene.mentions for s in spans)


def _promises(draft: Draft, scene: Scene) -> bool:
    """Whether it says what is promised: "pledged to leave", not "offered no proof"."""
    if scene.sentence.language not in PARSED or draft.noun or draft.carrier is None:
        return True
    striving = lexicon(scene.sentence.language).lists.get("striving", frozenset())
    return any(
        t.head == draft.carrier and t.dep in {"xcomp", "ccomp"} and t.lemma not in striving
        for t in scene.tokens
    )


def act_of_saying(
    statement: Statement, scene: Scene, mentions: Sequence[Mention], named: Sequence[Draft]
) -> Draft | None:
    """The act of saying as an event of the speaker; None for a bare assertion."""
    act = ACTS.get(statement.act)
    if act is None or statement.speaker is None or statement.cue is None:
        return None
    trigger = Span(statement.cue.start, statement.cue.end)
    if act[0] == "CONSULT" and any(d.trigger.overlaps(trigger) for d in named):
        return None  # the clause says who met whom
    if any(d.mode == "phone" and d.trigger.overlaps(trigger) for d in named):
        return None  # to call somebody up is not to call on him
    if any(_says_more(d, act[0], trigger, statement.speaker) for d in named):
        return None
    token = next((t for t in scene.tokens if t.start < trigger.end and trigger.start < t.end), None)
    tree = tree_of(scene.tokens) if scene.sentence.language in PARSED else None
    target = _targets(statement, scene, mentions, named)
    target = tuple(r for r in target if r.actor_id is not None or r.name.lower() not in UNKNOWN)
    if tree is not None and token is not None:
        if _was_told(tree, token.i, statement.speaker):
            return None
        if set_phrase(tree, token.i, lexicon("en")):
            return None  # "stood by his comments"
        if keeps_silent(tree, token.i, lexicon("en")):
            return None
        if _only_wonders(tree, token.i, statement, scene):
            return None
        feared = any(d.rule.startswith("hostile_promise") for d in named if d.carrier == token.i)
        feared = feared and not objects(tree, token.i)  # "promised Chad money to curb smuggling"
        if act[0] == "AGREE" and (feared or menaces(tree, token.i)):
            act = ("THREATEN", None)
        if told_before(tree, token.i, act[0]) is None:
            target = objects_first(tree, token.i, target, scene, act[0])
        else:
            told = (d for d in named if d.type == act[0] and d.trigger.overlaps(trigger))
            target = next((d.target for d in told), ())
        target = answerable(tree, token.i, target, act[0])
        target = _with_the_rest(tree, target, scene)
        target = tuple(_themselves_not_whose(tree, token.i, ref, scene) for ref in target)
        if act[0] == "ACCUSE" and token.lemma in COMPLAINING and not target:
            target = complained_of(tree, token.i, scene)
        target = tuple(ref for ref in target if not _is_topic(tree, token.i, ref, act[0]))
        target = tuple(ref for ref in target if not same_side(ref, statement.speaker))
    said = Draft(
        type=act[0],
        mode=act[1],
        source=(whole(tree, statement.speaker, scene),),
        target=target,
        trigger=trigger,
        carrier=token.i if token is not None else None,
        noun=token is not None and token.pos == "NOUN",
        last=None,
        evidence=(),
        rule="act_of_saying",
        score=statement.score,
        statement=statement,
    )
    said = addressed(said, scene)
    if not said.target and act[0] in BINDING_DEEDS:
        said = replace(said, target=_of_the_deed(statement, statement.speaker, named))
    said = bound_to(said, scene)
    return said if said.target else replace(said, score=statement.score * 0.9)


def _is_topic(tree: Tree, i: int, ref: ActorRef, kind: EventType) -> bool:
    """Whether a judgement is about it, not of it: "the Iran deal", "that its men are beaten"."""
    head = top(tree, inside_span(tree, ref.start, ref.end))
    if is_state_at_issue(tree, ref, kind):
        return True
    if head is None or kind != "ACCUSE" or not is_own(ref, tree.tokens):
        return False
    near = head in objects(tree, i) or tree.tokens[head].head in objects(tree, i)
    return not near and tree.tokens[head].lemma not in lexicon("en").lists["others"]


def _only_wonders(tree: Tree, cue: int, statement: Statement, scene: Scene) -> bool:
    """Whether a question is quoted, or what a reporter says, and no demand: "Why?" she asked."""
    asks = tree.tokens[cue].lemma in lexicon("en").lists["asking"]
    if not asks or statement.speaker is None or children(tree, cue, frozenset({"xcomp"})):
        return False
    words = statement.speaker.name.lower().split()
    if lexicon("en").lists["listeners"].intersection(words):
        return not objects_of_preposition(tree, cue, FOR, deep=False)
    if statement.quote != "direct" or not statement.rule.startswith("quotation"):
        return False
    question = any(c.of(scene.article.text).rstrip(ENDS).endswith("?") for c in statement.content)
    return question or not stands_for_something(statement.speaker, scene)


def said_together(draft: Draft, named: Sequence[Draft]) -> Draft:
    """Let all do the saying where one statement has only the first: "A, B and C left, accusing"."""
    for other in named:
        like = other.type == draft.type and other.trigger.overlaps(draft.trigger)
        if like and any(same_side(ref, one) for ref in other.source for one in draft.source):
            return replace(draft, source=other.source)
        mutual = like and not draft.target and other.source  # "as Chad, Mali accuse each other"
        if mutual and any(same_side(ref, one) for ref in other.target for one in draft.source):
            return replace(draft, source=other.source, target=other.target)
    return draft


def _says_more(draft: Draft, kind: EventType, cue: Span, speaker: ActorRef) -> bool:
    """Whether a verb with its object says it better: "approved a loan", "A and B agreed"."""
    if not draft.trigger.overlaps(cue) or not draft.source:
        return False
    if draft.type == kind:  # what two agree on with each other is one event
        return any(same_side(ref, speaker) for ref in draft.target)
    mine = any(same_side(ref, speaker) for ref in draft.source)
    return mine and kind == "SUPPORT" and draft.type in {"AID", "AGREE"} and bool(draft.target)


def _of_the_deed(
    statement: Statement, speaker: ActorRef, named: Sequence[Draft]
) -> tuple[ActorRef, ...]:
    """To whom the speaker will do what is said: "pledged to impose sanctions on Norland"."""
    for draft in named:
        mine = any(same_side(ref, speaker) for ref in draft.source)
        if mine and any(content.covers(draft.trigger) for content in statement.content):
            others = (ref for ref in draft.target if not same_side(ref, speaker))
            return tuple(others)
    return ()


def _was_told(tree: Tree, i: int, speaker: ActorRef) -> bool:
    """Whether he was spoken to, not he who spoke: "after being warned of a gap"."""
    if not is_verb(tree.tokens[i]) or not is_passive(tree, i):
        return False
    told = [tree.tokens[k] for k in patients(tree, i)]
    return any(t.start < speaker.end and speaker.start < t.end for t in told)


def _targets(
    statement: Statement, scene: Scene, mentions: Sequence[Mention], named: Sequence[Draft]
) -> tuple[ActorRef, ...]:
    """Whom an act is aimed at by the statement, with those that the clause names beside him."""
    act = ACTS[statement.act]
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None:
        return ()
    aim = _aim(statement, scene, mentions)
    sides = sides_of(statement, mentions) if act[0] in FOR_OTHERS else set()
    against = lexicon(scene.sentence.language).lists.get("against", frozenset())
    before = {t.lemma for t in scene.tokens if aim is not None and t.end == aim.start - 1}
    if act[0] in {"SUPPORT", "AGREE"} and before & against:  # "backs sanctions on"
        return ()
    if aim is not None and act[0] == "REQUEST" and _is_to_suffer(aim, scene):
        return ()
    if aim is not None and _in_another_clause(aim, Span(cue.start, cue.end), scene):
        aim = None
    if statement.target is None and act[0] in {"ACCUSE", "SUPPORT", "CONCEDE"}:
        verb = verbs_of_saying(scene.sentence.language).get(cue.lemma)
        if verb is None or verb.act == "ASSERT" or cue.lemma in COMPLAINING:
            aim = None  # "told Reuters that the bank had lied": not against whom, but to whom
    if statement.target is None and aim is not None and act[0] != "CONSULT":
        aim = None if reports(aim, scene.sentence.language) else aim
    if aim is not None and (aim.actor_id in sides or same_side(aim, speaker)):
        aim = None
    if aim is not None and act[0] == "AGREE" and is_own(aim, scene.tokens):
        aim = None
    trigger = Span(cue.start, cue.end)
    like = [d for d in named if d.type == act[0] and d.trigger.overlaps(trigger)]
    for draft in like:
        if aim is None or any(same_side(ref, aim) for ref in draft.target):
            others = (r for r in draft.target if r.actor_id not in sides)
            return tuple(ref for ref in others if not same_side(ref, speaker))
    return (aim,) if aim is not None else ()


def _with_the_rest(tree: Tree, target: tuple[ActorRef, ...], scene: Scene) -> tuple[ActorRef, ...]:
    """Those to whom it is said with those who are listed behind: "invited Sow, Diop and Fall"."""
    found = list(target)
    heads = [top(tree, inside_span(tree, ref.start, ref.end)) for ref in target]
    for k in with_conjuncts(tree, [k for k in heads if k is not None]):
        span = Span(tree.tokens[k].start, tree.tokens[k].end)
        for m in scene.mentions:
            new = m.actor_id is not None and all(m.actor_id != ref.actor_id for ref in found)
            if new and m.span.overlaps(span):
                found.append(ActorRef(m.actor_id, m.name, m.span.start, m.span.end))
    return tuple(found)


def _in_another_clause(aim: ActorRef, cue: Span, scene: Scene) -> bool:
    """Whether only a clause beside the saying names him: "refused, with aides claiming that X"."""
    if scene.sentence.language not in PARSED or not scene.sentence.span.covers(cue):
        return False
    tree = tree_of(scene.tokens)
    verb = next((t.i for t in scene.tokens if t.start < cue.end and cue.start < t.end), None)
    named = [m for m in scene.mentions if same_side(aim, ActorRef(m.actor_id, m.name, 0, 0))]
    heads = [top(tree, inside_span(tree, m.span.start, m.span.end)) for m in named]
    apart = [_apart_from(tree, verb, k) for k in heads if k is not None and verb is not None]
    return bool(apart) and all(apart)


def _apart_from(tree: Tree, verb: int, i: int) -> bool:
    """Whether a word hangs under a verb, but in a clause that goes with "with" or a conjunction."""
    beside = False
    for above in (i, *climb(tree, i)):
        if above == verb:
            return beside
        token = tree.tokens[above]
        absolute = token.text.lower() == "with" and any(
            tree.tokens[q].dep == "acl"
            for k in children(tree, above, frozenset({"pobj"}))
            for q in tree.kids[k]
        )
        beside = beside or absolute or (token.dep in {"advcl", "conj"} and is_verb(token))
    return False


def _is_to_suffer(aim: ActorRef, scene: Scene) -> bool:
    """Whether something is asked for against an actor, not of it: "called for sanctions on"."""
    lists = lexicon(scene.sentence.language).lists
    before = [t for t in scene.tokens if t.end <= aim.start][-2:]
    return (
        len(before) > 1
        and before[1].lemma in lists.get("against", frozenset())
        and before[0].lemma in lists.get("feared", frozenset())
    )


def _themselves_not_whose(tree: Tree, i: int, ref: ActorRef, scene: Scene) -> ActorRef:
    """The people who stand for nobody, not whose they are: "thanked the courage of Thai nurses"."""
    head = top(tree, inside_span(tree, ref.start, ref.end))
    token = tree.tokens[head] if head is not None and ref.end > ref.start else None
    if token is None or token.dep not in {"amod", "compound", "nmod", "poss", "pobj"}:
        return ref
    above = tree.tokens[token.head]
    if token.dep == "pobj":
        if above.text.lower() != "of":
            return ref
        above = tree.tokens[above.head]
    if themselves(tree, above.i) != above.i:
        return ref
    return phrase(tree, above.i, scene, of=tree.tokens[i].lemma != "accuse")


def _aim(statement: Statement, scene: Scene, mentions: Sequence[Mention]) -> ActorRef | None:
    """Whom a statement is aimed at: its target, as named nearest to its cue, or its addressee."""
    if statement.target is None or statement.cue is None:
        return statement.addressee
    start = statement.cue.start
    named = [m for m in scene.mentions if m.actor_id == statement.target]
    named = named or [m for m in mentions if m.actor_id == statement.target]
    if not named:
        return ActorRef(statement.target, statement.target, start, start)
    best = min(named, key=lambda m: (abs(m.span.start - start), m.span))
    return ActorRef(best.actor_id, best.name, best.span.start, best.span.end)
