"""Whom an act of saying is aimed at by its verb: its object, whose that is, who is blamed."""

from __future__ import annotations

from dragoman.events.arguments import culprits, objects
from dragoman.events.draft import Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import is_people, people_at, phrase
from dragoman.events.suffering import suffering
from dragoman.events.tree import (
    BY,
    OF,
    SUBJECTS,
    Tree,
    children,
    clauses_below,
    is_passive,
    is_verb,
    objects_of_preposition,
    subtree,
)
from dragoman.records import ActorRef, EventType, Span

PREP, POSS = frozenset({"prep"}), frozenset({"poss"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
# What is said of somebody's doings is aimed at him.
BLAMING = frozenset({"ACCUSE", "REJECT"})
CALLED_ON = frozenset({"on", "upon"})
COMPLAINED_OF = frozenset({"of", "about", "over", "at"})


def objects_first(
    tree: Tree, i: int, target: tuple[ActorRef, ...], scene: Scene, kind: EventType
) -> tuple[ActorRef, ...]:
    """Whom the verb of saying has as its object, where that is people: "accused senators of".

    Or whose it is that is blamed or turned down: "criticised the judges' ruling".
    """
    if not is_verb(tree.tokens[i]) or tree.tokens[i].lemma in lexicon("en").lists["saying"]:
        return target
    asked = objects_of_preposition(tree, i, CALLED_ON, deep=False)
    blamed = culprits(tree, i)
    if blamed:
        refs = (whose_is(tree, k, scene) for k in blamed)
        return tuple(ref for ref in refs if ref is not None)
    for place in (*objects(tree, i), *(asked if tree.tokens[i].lemma == "call" else ())):
        if tree.tokens[i].lemma == "defend" and _owned(tree, place):
            return ()  # "defended her departure": her own
        if tree.tokens[place].text.lower() == "you":
            return ()  # "I ask you to support Nur"
        below = subtree(tree, place) - clauses_below(tree, place)
        for k in [k for k in below if tree.tokens[k].dep == "pcomp"]:
            below -= subtree(tree, k)
        accused = tree.tokens[i].lemma == "accuse" and not _of_many(tree, place)
        for k in children(tree, place, PREP) if accused else ():
            below -= subtree(tree, k)  # "accused the paper of spying for Chad"
        spans = [Span(tree.tokens[k].start, tree.tokens[k].end) for k in below]
        if any(span.overlaps(Span(ref.start, ref.end)) for ref in target for span in spans):
            return target
        people = people_at(tree, place, scene)
        bare = people is None or people.actor_id is None
        if bare and accused and tree.tokens[place].pos == "NOUN":
            people = phrase(tree, place, scene, of=False)  # whatever it is, it stands accused
        if people is None and kind in BLAMING:
            whose = [k for k in children(tree, place, POSS) if is_people(tree, k, "en")]
            people = phrase(tree, whose[0], scene) if whose else None
        if people is not None:
            return (people,)
    return target


def whose_is(tree: Tree, place: int, scene: Scene) -> ActorRef | None:
    """Who stands in a place, or else whose it is: "blamed it on Chad", "on the army's delays"."""
    inside = [*children(tree, place, OWNERS), *objects_of_preposition(tree, place, OF, deep=False)]
    refs = (people_at(tree, k, scene) for k in (place, *inside))
    return next((ref for ref in refs if ref is not None), None)


def _of_many(tree: Tree, place: int) -> bool:
    """Whether "of" goes on with a noun: "accused members of parliament"."""
    token = tree.tokens[place]
    return token.lemma in lexicon("en").lists["numbers"] | {"member"}


def complained_of(tree: Tree, i: int, scene: Scene) -> tuple[ActorRef, ...]:
    """Who does what somebody complains of: "complained to the council that Chad armed rebels"."""
    heard = objects_of_preposition(tree, i, frozenset({"to"}), deep=False)
    heard += objects_of_preposition(tree, i, COMPLAINED_OF, deep=False)
    clauses = children(tree, i, frozenset({"ccomp"}))
    for k in clauses + [c for q in heard for c in children(tree, q, frozenset({"relcl", "acl"}))]:
        passive = is_passive(tree, k)
        doers = objects_of_preposition(tree, k, BY, deep=False) if passive else ()
        for q in doers if passive else children(tree, k, SUBJECTS):
            span = Span(tree.tokens[q].start, tree.tokens[q].end)
            for m in scene.mentions:
                if m.actor_id is not None and m.span.overlaps(span):
                    return (ActorRef(m.actor_id, m.name, m.span.start, m.span.end),)
    return ()


def answerable(
    tree: Tree, i: int, target: tuple[ActorRef, ...], kind: EventType
) -> tuple[ActorRef, ...]:
    """Without those to whom was done what is judged: "condemned the attack on Kenya"."""
    hit = [tree.tokens[k] for k in suffering(tree, (i,), kind)]
    return tuple(
        ref for ref in target if not any(t.start < ref.end and ref.start < t.end for t in hit)
    )


def _owned(tree: Tree, place: int) -> bool:
    mine = any(tree.tokens[k].tag == "PRP$" for k in tree.kids[place])
    return mine and not is_people(tree, place, "en")
