"""People whom a sentence does not name: "two teenagers", "members of parliament", "her opponent".

They stand beside a named actor where the clause gives them a place; alone they make no event.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.events.beside import named_beside
from dragoman.events.doers import bands_before
from dragoman.events.draft import Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.nouns import NOUN_TAGS
from dragoman.events.parties import Party
from dragoman.events.tree import (
    OF,
    Tree,
    children,
    inside_span,
    objects_of_preposition,
    subtree,
    top,
    with_conjuncts,
)
from dragoman.events.verbs import IN_CLAUSE, Trigger
from dragoman.records import ActorRef, Mention, Span

NOUNS = frozenset({"NOUN", "PROPN"})
# What stays outside of the words for somebody: a clause or an apposition about him.
ABOUT = frozenset({"relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "advmod"})
# Whom nobody names stands less surely in his place.
NAMELESS = 0.85
# What is done to those who sit in a house, where it is done to the house.
MARCHED_ON = frozenset({"PROTEST", "MOBILIZE", "ASSAULT"})
POSS = frozenset({"poss"})


def people_at(tree: Tree, place: int, scene: Scene) -> ActorRef | None:
    """The people or the actor that stand in a place of the sentence; None for things."""
    token = tree.tokens[place]
    span = Span(token.start, token.end)
    for mention in scene.mentions:
        if mention.span.overlaps(span) and mention.form != "pronoun":
            mention = _or_named(tree, place, mention, scene)  # noqa: PLW2901 -- who it is
            return ActorRef(mention.actor_id, mention.name, mention.span.start, mention.span.end)
    if token.pos not in NOUNS or not is_people(tree, place, scene.sentence.language):
        return None
    return phrase(tree, place, scene)


def _or_named(tree: Tree, place: int, mention: Mention, scene: Scene) -> Mention:
    """The mention, or who is named beside it where it has no name."""
    if mention.actor_id is not None:
        return mention
    return named_beside(tree, place, scene.mentions) or mention


def is_people(tree: Tree, place: int, language: str) -> bool:
    """Whether a noun is one for people, or a number of them: "a group of doctors"."""
    lists = lexicon(language).lists
    people = lists.get("people", frozenset()) | lists.get("commoners", frozenset())
    if tree.tokens[place].lemma in people:
        return True
    if tree.tokens[place].pos == "PROPN":  # "opposition leader Amara Sow"
        before = children(tree, place, frozenset({"compound", "nmod", "appos"}))
        return any(tree.tokens[k].lemma in people for k in before)
    counted = tree.tokens[place].tag == "CD" and bool(_of(tree, place))
    if not counted and tree.tokens[place].lemma not in lists.get("numbers", frozenset()):
        return False
    inner = [q for k in _of(tree, place) for q in children(tree, k, frozenset({"pobj"}))]
    if not inner:
        return tree.tokens[place].tag == "NNS" and tree.tokens[place].lemma in lists["crowds"]
    return any(tree.tokens[q].lemma in people | lists["crowds"] for q in inner)


def _of(tree: Tree, place: int) -> list[int]:
    preps = children(tree, place, frozenset({"prep"}))
    return [k for k in preps if tree.tokens[k].text.lower() in OF]


def phrase(tree: Tree, place: int, scene: Scene, *, of: bool = True) -> ActorRef:
    """The words for somebody: the noun with what stands before it, and an "of" after it.

    Without `of` none ("accused the bank of theft"). Where they only explain a name, it is who is
    named.
    """
    named = named_beside(tree, place, scene.mentions)
    if named is not None:
        return ActorRef(named.actor_id, named.name, named.span.start, named.span.end)
    left = [k for k in tree.kids[place] if k < place and tree.tokens[k].dep not in ABOUT]
    start = min([place, *(min(subtree(tree, k)) for k in left)])
    if tree.tokens[start].dep == "det" and tree.tokens[start].text.lower() in {"the", "a", "an"}:
        start += start < place
    start += tree.tokens[start].tag == "RP"  # "hand over seven sailors"
    after = [k for k in _of(tree, place) if k > place and of]
    end = place
    for k in after[:1]:
        inner = children(tree, k, frozenset({"pobj"}))
        end = max([end, *inner])
    first, last = tree.tokens[start].start, tree.tokens[end].end
    return ActorRef(None, Span(first, last).of(scene.article.text), first, last)


def whole(tree: Tree | None, ref: ActorRef, scene: Scene) -> ActorRef:
    """Words for a number of people with whom they are: "a group" is "a group of doctors"."""
    if tree is None or ref.actor_id is not None or ref.end <= ref.start:
        return ref
    head = top(tree, inside_span(tree, ref.start, ref.end))
    if head is not None and named_beside(tree, head, scene.mentions) is not None:
        return phrase(tree, head, scene)
    if head is None or not _of(tree, head):
        return ref
    found = phrase(tree, head, scene)
    return replace(ref, name=found.name, end=found.end) if found.end > ref.end else ref


def unnamed(
    tree: Tree, trigger: Trigger, role: tuple[tuple[int, float], ...], scene: Scene
) -> list[tuple[Party, float]]:
    """The people who fill a role without being named: "killed three villagers and a nurse"."""
    for place, surety in role:
        if surety < IN_CLAUSE or place in trigger.words:
            continue
        listed = with_conjuncts(tree, [place])
        people = [q for q in listed if _can_be_party(tree, q) or _is_seat(tree, q, trigger)]
        if trigger.nominal and place in bands_before(tree, trigger.i, lexicon("en")):
            people = [place]
        if not people and trigger.type == "PROTEST":  # "against the government's plan"
            own = children(tree, place, POSS) or objects_of_preposition(tree, place, OF, deep=False)
            people = [q for q in own if _can_be_party(tree, q)]
        refs = [(q, phrase(tree, q, scene)) for q in people]
        if refs:
            sure = surety * NAMELESS
            return [(Party(ref, frozenset({q}), q, group=True), sure) for q, ref in refs]
    return []


def _is_seat(tree: Tree, place: int, trigger: Trigger) -> bool:
    """Whether a house stands for those who sit there: "stormed the palace"."""
    token = tree.tokens[place]
    own = any(tree.tokens[k].tag == "PRP$" for k in tree.kids[place])
    stands = trigger.type in MARCHED_ON and token.lemma in lexicon("en").lists["seats"]
    return stands and not own and token.pos == "NOUN" and token.dep not in {"compound", "nmod"}


def _can_be_party(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    own = any(tree.tokens[k].tag == "PRP$" for k in tree.kids[place])
    if token.dep in {"compound", "nmod"}:  # "a fighter jet" is no fighter
        return False
    if token.lemma == "campaign" and tree.tokens[token.head].text.lower() == "in":
        return False  # "interference in the campaign"
    return not own and token.tag in NOUN_TAGS | {"CD"} and is_people(tree, place, "en")
