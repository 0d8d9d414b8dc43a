"""Threats, promises and demands against what is only foreseen: "warned that prices will rise"."""

from __future__ import annotations

from dragoman.events.arguments import objects
from dragoman.events.draft import Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.senses import AHEAD, MUST, shares_view
from dragoman.events.tree import AGAINST, Tree, children, is_verb, objects_of_preposition, tree_of
from dragoman.factuality import PARSED
from dragoman.language import Token
from dragoman.records import ActorRef, Mention, Span, Statement

ABLE = frozenset({"have", "can", "could"})
OWN = frozenset({"we", "i"})
PLURAL = frozenset({"are", "have", "'re", "’re", "'ve", "’ve"})


def menaces(tree: Tree, i: int) -> bool:
    """Whether what is promised is to be feared: "promised a veto", "pledged to impose tariffs".

    Not what is only offered or ended ("pledged to end the war"), nor a fight against an ill.
    """
    words = lexicon("en")
    if not is_verb(tree.tokens[i]) or tree.tokens[i].lemma in words.lists["offering"]:
        return False
    deeds = [k for k in tree.kids[i] if tree.tokens[k].dep == "xcomp"]
    deeds += [q for k in deeds for q in tree.kids[k] if tree.tokens[q].dep == "xcomp"]
    deeds = [k for k in deeds if tree.tokens[k].lemma not in words.lists["stopping"]]
    for k in deeds:
        tame = words.no_objects.get(tree.tokens[k].lemma, frozenset())
        aims = {tree.tokens[q].lemma for q in objects(tree, k)}
        if tree.tokens[k].lemma in words.lists["menacing"] and not aims & tame:
            return True
        if aims & (words.lists["feared"] | words.lists["foes"]):
            return True
    return any(tree.tokens[q].lemma in words.lists["feared"] for q in objects(tree, i))


def foresees(statement: Statement, scene: Scene) -> bool:
    """Whether what sounds like a threat or a promise binds nobody to anything.

    "Warned that prices will rise", "promised that it had proof".
    """
    if scene.sentence.language not in PARSED:
        return False
    tree = tree_of(scene.tokens)
    if statement.act == "THREATEN":
        return not _threatens(tree, statement, scene)
    if statement.act == "REQUEST":
        return _insists_that_it_is(tree, statement)
    cue = next((t for t in scene.tokens if statement.cue and t.start == statement.cue.start), None)
    if statement.act != "AGREE" or cue is None or menaces(tree, cue.i):
        return False
    return shares_view(tree, cue.i) or _states_a_fact(tree, statement)


def _said(tree: Tree, statement: Statement) -> list[Token]:
    """The words of a sentence that a statement has for its content."""
    return [t for t in tree.tokens if any(c.start <= t.start < c.end for c in statement.content)]


def _insists_that_it_is(tree: Tree, statement: Statement) -> bool:
    """Whether "insisted" asks for nothing: "insisted that it keeps", not "that he resign"."""
    if statement.cue is None or statement.cue.lemma != "insist":
        return False
    at = next((t.i for t in tree.tokens if t.start == statement.cue.start), None)
    clauses = children(tree, at, frozenset({"ccomp"})) if at is not None else []
    for k in clauses:
        verbs = [tree.tokens[k], *(tree.tokens[q] for q in tree.kids[k])]
        helped = [t for t in verbs if t.i == k or t.dep in {"aux", "auxpass"}]
        if any(t.text.lower() in MUST for t in helped):
            return False
        if any(t.tag in {"VBZ", "VBD", "MD"} or t.text.lower() in PLURAL for t in helped):
            return True
    return False


def _states_a_fact(tree: Tree, statement: Statement) -> bool:
    """Whether what is promised is so already: "promised it had proof", "vowed he can win"."""
    first = next((t for t in _said(tree, statement) if is_verb(t) or t.pos == "AUX"), None)
    return first is not None and first.lemma in ABLE


def _threatens(tree: Tree, statement: Statement, scene: Scene) -> bool:
    """Whether a warning tells what the speaker's own side will do, or that it will be felt.

    "Warned that the plan could fail" foresees; "warned it would respond" threatens.
    """
    lists = lexicon("en").lists
    if statement.cue is None or statement.cue.lemma in lists["threats"]:
        return True
    at = next((t.i for t in tree.tokens if t.start == statement.cue.start), None)
    if (
        at is not None
        and objects(tree, at)
        and objects_of_preposition(tree, at, AGAINST, deep=False)
    ):
        return True  # "warned Manila against playing with fire"
    if at is not None and objects(tree, at) and _told_what_to_do(tree, at):
        return True  # "warned Bucharest not to backtrack"
    inside = _said(tree, statement)
    if not inside:
        return True  # said in another sentence
    if any(t.lemma in lists["dealt"] for t in inside):
        return True
    state = _state_of(statement.speaker, scene)
    own = {m.span for m in scene.mentions if _is_of(m, statement.speaker)}
    own |= {m.span for m in scene.mentions if state is not None and m.actor_id == state}
    own |= {Span(t.start, t.end) for t in inside if t.text.lower() in OWN}
    return any(
        t.text.lower() in AHEAD
        and any(
            span.overlaps(Span(tree.tokens[k].start, tree.tokens[k].end))
            for k in children(tree, t.head, frozenset({"nsubj"}))
            for span in own
        )
        for t in inside
    )


def _told_what_to_do(tree: Tree, at: int) -> bool:
    """Whether an infinitive says what the warned shall do or not."""
    below = children(tree, at, frozenset({"xcomp", "ccomp"}))
    return any(
        tree.tokens[k].tag == "VB" and tree.tokens[q].text.lower() == "to"
        for k in below
        for q in tree.kids[k]
    )


def _state_of(speaker: ActorRef | None, scene: Scene) -> str | None:
    """The state of a speaker, whose deeds he foretells as his own: "Serbia will intervene"."""
    if speaker is None or speaker.actor_id is None:
        return None
    return scene.countries.get(speaker.actor_id)


def _is_of(mention: Mention, speaker: ActorRef | None) -> bool:
    if speaker is None or speaker.actor_id is None:
        return False
    return speaker.actor_id in {mention.actor_id, mention.country}
