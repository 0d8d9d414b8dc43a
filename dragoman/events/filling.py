"""Which actors of a parsed sentence fill the places of a role."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors import codes
from dragoman.events.lexicon import lexicon
from dragoman.events.parties import Party
from dragoman.events.tree import (
    OF,
    Tree,
    children,
    climb,
    fit,
    inside_span,
    is_abbreviated,
    objects_of_preposition,
    top,
    with_conjuncts,
)
from dragoman.language import Token
from dragoman.records import ActorRef, EventType

# An actor fills a place where it stands there itself or close under it ("the president of Chile").
MIN_FIT = 0.65
# Actors in other places of the same role join the best one only if they stand as well there.
AS_WELL = 0.9
PLURALS = frozenset({"NNS", "NNPS"})
WHERE = frozenset({"in", "at", "near", "inside", "outside"})
# What stands with these behind a thing that has an owner is not whose it is: "her stance on Chad".
ABOUT = frozenset(
    {"on", "about", "at", "upon", "over", "regarding", "concerning", "with", "to", "toward"}
) | {"towards", "for", "against"}
WHOSE_PEOPLE = frozenset({"amod", "compound", "nmod", "poss", "prep"})
Found = list[tuple[Party, float]]


def fill(tree: Tree, places: tuple[tuple[int, float], ...], actors: tuple[Party, ...]) -> Found:
    """The actors that fill a role, best first: one for each place that is as good as the best."""
    chosen: Found = []
    for place, surety in places:
        people = themselves(tree, place)
        scored = [
            (surety * fit(tree, place, actor.words, actor.head), -len(actor.words), i)
            for i, actor in enumerate(actors)
            if not _only_whose(tree, place if people is None else people, actor, people)
        ]
        best = max(scored, default=(0.0, 0, 0))
        if best[0] >= MIN_FIT:
            chosen.append((actors[best[2]], best[0]))
            chosen += [(other, best[0]) for other in _listed(tree, actors[best[2]], actors)]
    chosen.sort(key=lambda row: -row[1])
    kept: Found = []
    for actor, score in chosen:
        if score < chosen[0][1] * AS_WELL:
            break
        if all(actor.ref != other.ref for other, _ in kept):
            kept.append((actor, score))
    return kept


def themselves(tree: Tree, place: int) -> int | None:
    """The noun for people who act for nobody but themselves: "some of Chad's dissidents".

    None for things, and for people who stand for their state: "Chad's envoys".
    """
    lists = lexicon("en").lists
    token = tree.tokens[place]
    if token.lemma in lists["numbers"] or token.tag == "CD":
        inner = objects_of_preposition(tree, place, OF, deep=False)
        if inner or token.tag == "CD":  # "a rebel group" is no number of anything
            return themselves(tree, inner[0]) if inner and inner[0] != place else None
    alone = token.lemma in lists["others"] | lists["commoners"] and token.pos in {"NOUN", "ADJ"}
    return place if alone else None


def _only_whose(tree: Tree, noun: int, actor: Party, people: int | None) -> bool:
    """Whether an actor is only whose people they are, or where: "his guards", "a man in Chad"."""
    if noun in actor.words:
        return False
    lists = lexicon("en").lists
    topic = only_topic(tree, actor.head) and tree.tokens[actor.head].head == noun
    if topic and actor.kind == "state":
        return True
    below = _under(tree, noun, actor)
    how = tree.tokens[below].dep if below is not None else ""
    if how == "prep" and below is not None and _of_another(tree, noun, below):
        return True
    if people is not None:
        return how in WHOSE_PEOPLE
    if below is None or tree.tokens[noun].lemma not in lists["people"] - lists["standing_for"]:
        return False
    if how == "prep":
        return tree.tokens[below].text.lower() in WHERE
    return how == "poss" and tree.tokens[actor.head].tag == "PRP$"


def only_topic(tree: Tree, i: int) -> bool:
    """Whether a name before a noun says what that is about: "the Chad deal", "the Iran probe"."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    about = token.dep == "compound" and not is_abbreviated(token)
    return about and above.pos == "NOUN" and above.lemma in lexicon("en").lists["about_states"]


def is_state_at_issue(tree: Tree, ref: ActorRef, kind: EventType) -> bool:
    """Whether a state only tells what is judged, or where: "the Iran deal", "a truce in Iran"."""
    head = top(tree, inside_span(tree, ref.start, ref.end))
    state = ref.actor_id is not None and codes(ref.actor_id)[1] == ref.actor_id
    if kind not in {"ACCUSE", "SUPPORT"} or head is None or not state or ref.end <= ref.start:
        return False
    return only_topic(tree, head) or (kind == "SUPPORT" and only_where(tree, head))


def only_where(tree: Tree, i: int) -> bool:
    """Whether a name says where a thing or people are: "a ceasefire in Chad", "rebels in Chad"."""
    preposition = tree.tokens[tree.tokens[i].head]
    inside = tree.tokens[i].dep == "pobj" and preposition.text.lower() in WHERE
    return inside and tree.tokens[preposition.head].pos == "NOUN"


def _of_another(tree: Tree, noun: int, below: int) -> bool:
    """Whether a thing is told to be another's: "the mayor's stance on Chad" is not Chad's."""
    if tree.tokens[below].text.lower() not in ABOUT:
        return False
    return any(tree.tokens[k].tag != "PRP$" for k in children(tree, noun, frozenset({"poss"})))


def _under(tree: Tree, noun: int, actor: Party) -> int | None:
    """The word by which an actor hangs on a noun, None where it does not."""
    i = actor.head
    for above in climb(tree, actor.head):
        if above == noun:
            return i
        i = above
    return None


def _listed(tree: Tree, first: Party, actors: tuple[Party, ...]) -> list[Party]:
    """Those who share a plural head: "leaders of Chad, Mali and Niger", "Thai and Lao guards".

    Behind a preposition also those who are joined to a single one: "imports from Chad and Mali".
    """
    head = tree.tokens[first.head]
    plural = head.tag in PLURALS
    if not plural and head.dep != "pobj":
        return []
    inside = with_conjuncts(tree, sorted(first.words) if plural else [first.head])
    before = [
        k
        for i in first.words
        for k in with_conjuncts(tree, children(tree, i, frozenset({"amod", "nmod", "compound"})))
        if plural and tree.tokens[k].text[:1].isupper()
    ]
    return [a for a in actors if a is not first and a.head in {*inside, *before} - first.words]


def same(one: ActorRef, other: ActorRef) -> bool:
    """Whether two references are to one actor: by id, by name, or by words that overlap."""
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return True
    if one.actor_id is None and other.actor_id is None and one.name == other.name:
        return True
    if one.actor_id and other.actor_id and (one.start, one.end) == (other.start, other.end):
        return False  # "the leaders of Chad and Peru", each by himself
    return one.start < other.end and other.start < one.end


def is_one(actor: Party, refs: Iterable[ActorRef]) -> bool:
    """Whether an actor is one of those referred to."""
    return any(same(actor.ref, ref) for ref in refs)


def is_own(ref: ActorRef, tokens: Iterable[Token]) -> bool:
    """Whether words begin with a possessive: "its army" is no party to "promised to expand it"."""
    return any(t.tag == "PRP$" and t.start == ref.start for t in tokens)
