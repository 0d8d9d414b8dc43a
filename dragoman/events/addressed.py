"""To whom a promise, a demand or a threat is made, and whom it only names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.actors import members
from dragoman.events.arguments import patients
from dragoman.events.draft import Draft, Scene, one_by_one
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import is_people, people_at, phrase
from dragoman.events.tree import (
    CLAUSES,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Tree,
    children,
    climb,
    inside_span,
    is_passive,
    is_verb,
    objects_of_preposition,
    top,
    tree_of,
)
from dragoman.events.verbs import FOR_OTHERS
from dragoman.factuality import PARSED
from dragoman.records import ActorRef, EventType, Span

# With these prepositions verbs introduce whom they ask.
ASKED = {
    "call": frozenset({"on", "upon"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
}
LISTED = frozenset({"conj", "appos"})
CLAUSES_ABOUT = frozenset({"relcl", "acl"})


def only_named(tree: Tree, i: int, head: int, kind: EventType) -> bool:
    """Whether a promise, demand or threat names somebody, but is not made to him.

    "Offered observers", "Chad, whose president demanded", "threatened to veto a bill that helps X".
    """
    if not is_verb(tree.tokens[i]):
        return False
    if kind == "REJECT":
        return _told_of(tree, i, head)
    if kind not in FOR_OTHERS:
        return False
    settled = kind == "AGREE" and tree.tokens[i].lemma in lexicon("en").lists["settling"]
    if settled and is_passive(tree, i) and head in patients(tree, i):
        return True  # "its members have still to be agreed"
    if kind == "THREATEN" and _judges(tree, i, head):
        return True
    aside = kind != "AGREE" and _aside(tree, i, head)
    compared = tree.tokens[tree.tokens[head].head].text.lower() == "than"
    return aside or compared or _given(tree, i, head) or _whose(tree, i, head)


def _judges(tree: Tree, i: int, head: int) -> bool:
    """Whether somebody else is threatened with a court: "to take Chad to the High Court"."""
    before = tree.tokens[tree.tokens[head].head]
    court = tree.tokens[head].lemma.lower() in lexicon("en").lists["courts"]
    return court and before.pos == "ADP" and before.head != i


def _is_thing(tree: Tree, head: int, scene: Scene) -> bool:
    """Whether a noun names neither people nor an actor: "pledged adherence to both treaties"."""
    token = tree.tokens[head]
    if token.pos != "NOUN" or is_people(tree, head, "en"):
        return False
    span = Span(token.start, token.end)
    camp = token.lemma in lexicon("en").lists["camps"]
    return not camp and not any(m.span.overlaps(span) for m in scene.mentions)


def _given(tree: Tree, i: int, head: int) -> bool:
    """Whether somebody is what is offered or asked for: "requested soldiers"."""
    lists = lexicon("en").lists
    if tree.tokens[i].lemma not in lists["granting"] or tree.tokens[head].pos != "NOUN":
        return False
    told = CLAUSES | {"dative", "advcl"}
    objects = children(tree, i, frozenset({"dobj", "obj"}))
    while tree.tokens[head].dep in LISTED:
        head = tree.tokens[head].head
    return objects == [head] and not children(tree, i, told) and not is_passive(tree, i)


def _whose(tree: Tree, i: int, head: int) -> bool:
    """Whether a clause about him names him otherwise: "Chad, whose president demanded".

    Also "a campaign on which she pledged to spend millions".
    """
    verbs = [i, *(k for k in climb(tree, i) if is_verb(tree.tokens[k]))]
    return any(
        tree.tokens[k].dep == "relcl"
        and tree.tokens[k].head == head
        and (
            any(
                tree.tokens[q].text.lower() == "whose"
                for s in children(tree, k, SUBJECTS)
                for q in tree.kids[s]
            )
            or any(tree.tokens[q].text.lower() == "which" for q in _governed(tree, k))
        )
        for k in verbs
    )


def _governed(tree: Tree, k: int) -> list[int]:
    """What the prepositions of a clause that begins with one govern: "on which"."""
    first = [q for q in tree.kids[k] if tree.tokens[q].dep == "prep" and q < k]
    return [q for p in first for q in children(tree, p, frozenset({"pobj"}))]


def _aside(tree: Tree, i: int, head: int) -> bool:
    """Whether only what a text says names him: "threatened to veto a bill that helps Chad"."""
    texts = lexicon("en").no_subjects["allow"]
    aside = False
    for k in (head, *climb(tree, head)):
        if k == i:
            return aside
        token = tree.tokens[k]
        aside = aside or (token.dep in CLAUSES_ABOUT and tree.tokens[token.head].lemma in texts)
    return False


def _told_of(tree: Tree, i: int, head: int) -> bool:
    """Whether only a clause on what is turned down names him, and not as whoever made it.

    "Denied claims that Chad armed them", "rejected a law that would bind Chad".
    """
    path = [head, *(k for k in climb(tree, head))]
    for below, k in pairwise(path):
        if k == i:
            return False
        token = tree.tokens[k]
        if token.dep not in CLAUSES_ABOUT or i not in climb(tree, k):
            continue
        kids = [tree.tokens[q] for q in tree.kids[k]]
        if any(t.dep == "mark" and t.text.lower() == "that" for t in kids):
            return True
        which = any(t.dep in SUBJECTS | PASSIVE_SUBJECTS and t.tag in {"WDT", "WP"} for t in kids)
        way = tree.tokens[below].text.lower()
        return which and way not in {"by", "from"}
    return False


def _asked_with(tree: Tree, i: int, scene: Scene) -> ActorRef | None:
    """Whom a verb asks with its preposition: "appealed to both parties", "pleaded with rivals"."""
    lists = lexicon("en").lists
    asked = ASKED.get(tree.tokens[i].lemma, frozenset())
    for place in objects_of_preposition(tree, i, asked, deep=False):
        found = people_at(tree, place, scene)
        if found is None and tree.tokens[place].lemma in lists["camps"]:
            found = phrase(tree, place, scene)
        if found is not None:
            return found
    return None


def _confronted(tree: Tree, i: int, scene: Scene) -> ActorRef | None:
    """Whom one meets or writes to and asks for something: "rang the envoy and demanded"."""
    above = tree.tokens[tree.tokens[i].head]
    if tree.tokens[i].dep not in {"conj", "advcl", "xcomp"} or not is_verb(above):
        return None
    if above.lemma not in lexicon("en").lists["addressing"] or is_passive(tree, above.i):
        return None
    if tree.tokens[i].dep == "conj" and children(tree, i, SUBJECTS):
        return None
    places = children(tree, above.i, frozenset({"dobj", "obj"}))
    places += objects_of_preposition(tree, above.i, frozenset({"to", "with"}), deep=False)
    for place in places:
        found = people_at(tree, place, scene) if is_people(tree, place, "en") else None
        found = found or _named_at(tree, place, scene)
        if found is not None:
            return found
    return None


def _named_at(tree: Tree, place: int, scene: Scene) -> ActorRef | None:
    """The actor whose words a place is the last of."""
    for mention in scene.mentions:
        inside = inside_span(tree, mention.span.start, mention.span.end)
        if mention.form != "pronoun" and mention.actor_id and top(tree, inside) == place:
            return ActorRef(mention.actor_id, mention.name, mention.span.start, mention.span.end)
    return None


def _served(tree: Tree, i: int, scene: Scene) -> ActorRef | None:
    """For whom one promises to do something: "promised to pay farmers", "that they would get"."""
    lists = lexicon("en").lists
    serving = lists["serving"]
    for k in children(tree, i, CLAUSES):
        places = children(tree, k, frozenset({"dative"}))
        if tree.tokens[k].lemma in (serving if is_passive(tree, k) else lists["obtaining"]):
            places += children(tree, k, SUBJECTS | PASSIVE_SUBJECTS)
        if tree.tokens[k].lemma in serving:
            places += children(tree, k, frozenset({"dobj", "obj"}))
        for place in places:
            if is_people(tree, place, "en"):
                return people_at(tree, place, scene)
    return None


def _listens(tree: Tree, ref: ActorRef) -> bool:
    """Whether those to whom it is said only listen: "told a crowd that he would not resign"."""
    head = top(tree, inside_span(tree, ref.start, ref.end))
    if head is None or ref.actor_id is not None:
        return False
    return tree.tokens[head].lemma in lexicon("en").lists["listeners"]


def not_of(speaker: ActorRef, ref: ActorRef, scene: Scene) -> ActorRef:
    """Words that cannot mean the speaker too: "Chad pleaded with both sides" are two others."""
    named = members(ref.actor_id) if ref.actor_id is not None else ()
    if len(named) < 2 or speaker.actor_id not in named or ref.end <= ref.start:
        return ref
    return ActorRef(None, scene.article.text[ref.start : ref.end], ref.start, ref.end)


def _is_same(one: ActorRef, other: ActorRef) -> bool:
    """Whether it is the speaker again, or only a part of his words: "Tajik delegations"."""
    inside = Span(other.start, other.end).covers(Span(one.start, one.end))
    return inside or (one.actor_id, one.name) == (other.actor_id, other.name)


def addressed(draft: Draft, scene: Scene) -> Draft:
    """An act of saying with those to whom it is said, not those whom it only names."""
    if scene.sentence.language not in PARSED or draft.carrier is None:
        return draft
    tree, i, speaker = tree_of(scene.tokens), draft.carrier, draft.source[0]
    heads = [(ref, top(tree, inside_span(tree, ref.start, ref.end))) for ref in draft.target]
    kept = [ref for ref, k in heads if k is None or not only_named(tree, i, k, draft.type)]
    if draft.type in FOR_OTHERS:
        spans = [(ref.start, ref.end) for ref in kept]  # "envoys of both sides" name two there
        several = {span for span in spans if spans.count(span) > 1}
        kept = [r for r in kept if (r.start, r.end) in several or not _is_same(r, speaker)]
    if draft.type == "AGREE":
        kept = [r for r, k in heads if r in kept and (k is None or not _is_thing(tree, k, scene))]
    if draft.type == "REQUEST" and not kept:
        asked = _asked_with(tree, i, scene) or _confronted(tree, i, scene)
        kept = [asked] if asked is not None and not _is_same(asked, speaker) else []
    words = lexicon("en").lists
    heard = words["threats"] if draft.type == "THREATEN" else words["answering"]
    if draft.type in {"THREATEN", "REJECT"} and tree.tokens[i].lemma not in heard:
        kept = [ref for ref in kept if not _listens(tree, ref)]
    return replace(draft, target=tuple(not_of(speaker, ref, scene) for ref in kept))


def bound_to(draft: Draft, scene: Scene) -> Draft:
    """A promise to those for whom one will do it, an agreement among those who agree."""
    if draft.type != "AGREE" or scene.sentence.language not in PARSED or draft.carrier is None:
        return draft
    tree, i, said = tree_of(scene.tokens), draft.carrier, draft.statement
    if said is not None and said.addressee is None and said.target is None:
        helped = _served(tree, i, scene)
        draft = replace(draft, target=(helped,)) if helped is not None else draft
    settles = tree.tokens[i].lemma in lexicon("en").lists["settling"]
    if draft.target or not settles:
        return draft
    first, *others = one_by_one(draft.source[0])
    return replace(draft, source=(first,), target=tuple(others))
