"""Threats, promises and demands against what is only foreseen: "warned that prices will rise"."""

from __future__ import annotations

from dragoman.events.arguments import objects
from dragoman.events.draft import Scene
from dragoman.events.lexicon import Pattern, lexicon
from dragoman.events.nameless import people_at
from dragoman.events.restraint import REFLEXIVE
from dragoman.events.senses import AHEAD, MUST, assures_of_fact, shares_view
from dragoman.events.tree import (
    AGAINST,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Tree,
    children,
    compound_lemma,
    is_passive,
    is_verb,
    objects_of_preposition,
    subtree,
    tree_of,
)
from dragoman.factuality import PARSED
from dragoman.language import Token
from dragoman.records import ActorRef, Mention, Span, Statement

OPEN_QUESTIONS = frozenset(
    {"about", "if", "whether", "why", "how", "what", "when", "who", "where", "which"}
)
# Whoever will not do these rejects nothing of him to whom it would be done.
HARMS = frozenset({"ACCUSE", "ASSAULT"})
PLAYING_DOWN = frozenset({"downplay", "play down"})
FELT_AT = frozenset({"about", "over", "at", "with", "on", "toward", "towards", "against"})
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
    """Whether what sounds like a threat or a promise binds nobody, or praise goes to nobody else.

    "Warned that prices will rise", "promised that it had proof", "defended himself".
    """
    if scene.sentence.language not in PARSED:
        return False
    tree = tree_of(scene.tokens)
    cue = next((t for t in scene.tokens if statement.cue and t.start == statement.cue.start), None)
    if cue is not None and cue.dep == "amod":
        return True  # "threatening letters", "a promising start"
    if statement.act == "THREATEN":
        return not _threatens(tree, statement, scene)
    if statement.act == "REQUEST":
        asks = cue is not None and _only_asks(tree, cue.i, scene.article.text)
        asks = asks or (cue is not None and (_is_told(tree, cue.i, scene) or _unnamed(tree, cue.i)))
        return asks or _insists_that_it_is(tree, statement)
    if statement.act == "REJECT":
        return cue is not None and (_spares(tree, cue.i) or _is_silent(tree, cue.i))
    if statement.act in {"SUPPORT", "ACCUSE"} and cue is not None and is_verb(cue):
        # "defended himself before the court"
        himself = any(tree.tokens[k].text.lower() in REFLEXIVE for k in objects(tree, cue.i))
        return himself or _interrogates(tree, cue.i, scene) or _lends_a_voice(tree, cue.i)
    if statement.act == "DENY":
        return statement.cue is not None and statement.cue.lemma in PLAYING_DOWN
    if statement.act != "AGREE" or cue is None or menaces(tree, cue.i):
        return False
    if is_verb(cue) and (_gives_words(tree, cue.i) or assures_of_fact(tree, cue.i, lexicon("en"))):
        return True
    return shares_view(tree, cue.i, lexicon("en")) or _states_a_fact(tree, statement)


def _gives_words(tree: Tree, i: int) -> bool:
    """Whether what is offered is only said or shown: "offered a bleak view of the bank"."""
    tame = lexicon("en").no_objects.get(tree.tokens[i].lemma, frozenset())
    return any({tree.tokens[k].lemma, compound_lemma(tree, k)} & tame for k in objects(tree, i))


def _only_asks(tree: Tree, i: int, text: str) -> bool:
    """Whether somebody asks to know, not to have it done: "asked him about the war"."""
    if tree.tokens[i].lemma not in lexicon("en").lists["asking"]:
        return False
    if any(tree.tokens[q].lemma == "question" for k in objects(tree, i) for q in subtree(tree, k)):
        return True  # "asked him a series of questions"
    below = [tree.tokens[k] for k in tree.kids[i] if k > i]
    clauses = [t.i for t in below if t.dep in {"ccomp", "advcl", "xcomp", "pcomp"}]
    below += [tree.tokens[q] for k in clauses for q in (*tree.kids[k], min(subtree(tree, k)))]
    verbs = [i, *([tree.tokens[i].head] if tree.tokens[i].dep == "xcomp" else [])]
    own = [k for v in verbs for k in children(tree, v, SUBJECTS | PASSIVE_SUBJECTS)]
    first = min([i, *(q for k in own for q in subtree(tree, k))])
    question = text[: tree.tokens[first].start].rstrip(" \"'\u201d\u2019")
    if question.endswith("?") and not any(
        t.dep in {"ccomp", "xcomp"} or t.text.lower() == "for" for t in below
    ):
        return True  # '"Where was it?" she asked the mayor', "could be heard asking him in Lima"
    return any(t.text.lower() in OPEN_QUESTIONS or t.text == "?" for t in below)


def _is_told(tree: Tree, i: int, scene: Scene) -> bool:
    """Whether the subject is the one who is to do it, in a headline: "Lopez urged to resign"."""
    token = tree.tokens[i]
    asked = token.lemma == "ask" and scene.sentence.kind == "title"  # told there in the present
    urged = asked or token.lemma in lexicon("en").lists["urging"]
    if not urged or token.tag not in {"VBD", "VBN"}:
        return False
    if children(tree, i, frozenset({"dobj", "dative", "aux", "prep", "ccomp"})):
        return False
    deeds = children(tree, i, frozenset({"xcomp"}))
    return any(tree.tokens[q].text.lower() == "to" for k in deeds for q in tree.kids[k])


def _unnamed(tree: Tree, i: int) -> bool:
    """Whether somebody only asks that his name be kept back: "asked not to be identified"."""
    unnaming = lexicon("en").lists["unnaming"]
    deeds = children(tree, i, frozenset({"xcomp", "ccomp"}))
    kept_back = any(
        tree.tokens[k].lemma in unnaming
        and is_passive(tree, k)
        and any(tree.tokens[q].dep == "neg" for q in tree.kids[k])
        for k in deeds
    )
    return kept_back or any(tree.tokens[k].lemma == "anonymity" for k in objects(tree, i))


def _lends_a_voice(tree: Tree, i: int) -> bool:
    """Whether a feeling is another's, and at nobody: "voiced the frustration of many teachers"."""
    if tree.tokens[i].lemma not in {"express", "voice"}:
        return False
    felt = objects(tree, i)
    near = [tree.tokens[q] for k in (i, *felt) for q in tree.kids[k]]
    others = any(t.dep == "poss" and t.tag != "PRP$" for t in near)
    others = others or any(t.dep == "prep" and t.text.lower() == "of" for t in near)
    return others and not any(t.dep == "prep" and t.text.lower() in FELT_AT for t in near)


def _interrogates(tree: Tree, i: int, scene: Scene) -> bool:
    """Whether somebody is only asked things: "questioned the mayor", not "the mayor's motives"."""
    if tree.tokens[i].lemma not in lexicon("en").lists["asking"]:
        return False
    return any(people_at(tree, k, scene) is not None for k in objects(tree, i))


def _spares(tree: Tree, i: int) -> bool:
    """Whether what one will not do is blame or a blow: "refused to attack her", "to sue him"."""
    deeds = children(tree, i, frozenset({"xcomp", "acl"}))
    plain = [
        {p.type for p in lexicon("en").verbs.get(tree.tokens[k].lemma, ()) if _takes_object(p)}
        for k in deeds
    ]
    return any(kinds and kinds <= HARMS for kinds in plain)


def _is_silent(tree: Tree, i: int) -> bool:
    """Whether somebody only will not talk of it: "declined to comment on", "to be drawn on"."""
    deeds = children(tree, i, frozenset({"xcomp", "acl"}))
    telling = lexicon("en").lists["remarking"]
    return any(
        tree.tokens[k].lemma in telling or (tree.tokens[k].lemma == "draw" and is_passive(tree, k))
        for k in deeds
    )


def _takes_object(pattern: Pattern) -> bool:
    return "obj" in pattern.slots and not pattern.objects and pattern.particle is None


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
