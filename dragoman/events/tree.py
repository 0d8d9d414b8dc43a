"""The dependency tree of a parsed text, and the questions that event coding asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.events.mending import VERBS
from dragoman.language import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
# To whom or what it is done, in either voice.
UNDERGOERS = frozenset({"dobj", "obj", "nsubjpass"})
# Prepositions that many rules ask for.
OF, BY, AGAINST = frozenset({"of"}), frozenset({"by"}), frozenset({"against"})
PREDICATES = frozenset({"attr", "acomp", "oprd"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# How well an actor that hangs on a word stands for that word: the office of a state for the state
# is near, a name in a relative clause is far. Set by reason, not fitted.
EDGE = {
    "poss": 0.92,
    "compound": 0.9,
    "amod": 0.9,
    "nmod": 0.9,
    "npadvmod": 0.9,  # "a Chinese-owned mine"
    "appos": 0.95,
    "conj": 0.97,
    "prep": 0.93,
    "pobj": 0.93,
    "nummod": 0.9,
    "det": 0.9,
    "relcl": 0.6,
    "acl": 0.6,
}
OTHER_EDGE = 0.7
# "the army of Chad" is Chad's, "a ceasefire in Chad" only lies there.
WHOSE = frozenset({"of", "by", "from", "to", "for", "on", "against", "like", "including"})
PLACED = 0.8
# "A call for peace at the Games" is to nobody there.
AT = 0.7
MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens of one parsed text with the dependents of each."""

    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=4096)
def tree_of(tokens: tuple[Token, ...]) -> Tree:
    """Index the dependents of each token."""
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    return Tree(tokens, tuple(tuple(row) for row in kids))


def children(tree: Tree, i: int, deps: frozenset[str]) -> list[int]:
    """The dependents of a token that stand in one of the given relations to it."""
    return [k for k in tree.kids[i] if tree.tokens[k].dep in deps]


def subtree(tree: Tree, i: int) -> set[int]:
    """A token and all that hangs on it."""
    found = {i}
    queue = [i]
    while queue:
        for k in tree.kids[queue.pop()]:
            if k not in found:
                found.add(k)
                queue.append(k)
    return found


def clauses_below(tree: Tree, i: int) -> set[int]:
    """The tokens of the relative clauses and participles under a token."""
    return {
        q
        for k in subtree(tree, i)
        for c in children(tree, k, frozenset({"relcl", "acl"}))
        for q in subtree(tree, c)
    }


def climb(tree: Tree, i: int) -> Iterator[int]:
    """A token's governors from the nearest to the root."""
    for _ in range(len(tree.tokens)):
        head = tree.tokens[i].head
        if head == i:
            return
        yield head
        i = head


def with_conjuncts(tree: Tree, found: Sequence[int]) -> list[int]:
    """Add to each word those coordinated with it: "the EU and Canada", but "him and not her"."""
    all_found = list(found)
    for i in all_found:
        all_found.extend(
            k
            for k in tree.kids[i]
            if tree.tokens[k].dep == "conj"
            and k not in all_found
            and not any(tree.tokens[q].text.lower() == "not" for q in tree.kids[k])
        )
    return all_found


REASONS = frozenset({"for", "over", "about"})
# "In addition to the troops there": not to them.
BESIDES = frozenset({"addition", "contrast", "regard", "relation", "accordance"})


def objects_of_preposition(
    tree: Tree, i: int, prepositions: frozenset[str], *, deep: bool = True
) -> list[int]:
    """What the given prepositions introduce under a token; `deep`: also one phrase deeper."""
    found: list[int] = []
    for k in tree.kids[i]:
        token = tree.tokens[k]
        if token.dep in {"prep", "agent", "dative", "advmod", "prt"} and token.pos in {
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
        }:
            inner = [p for p in tree.kids[k] if tree.tokens[p].dep in {"pobj", "pcomp"}]
            if token.text.lower() in prepositions:
                found.extend(with_conjuncts(tree, inner))
            if "outside" in prepositions:
                found.extend(_in_front_of(tree, k))
            if token.text.lower() == "along":
                continue  # "will speak along with two senators": not with them
            if token.text.lower() in REASONS:
                inner = []  # "blamed her for the raid on the camp": not blamed on the camp
            if {tree.tokens[p].lemma for p in inner} & BESIDES:
                continue
            for p in (
                (*inner, k) if deep else ()
            ):  # "out of Iraq", "the attack by rebels on the town"
                found.extend(
                    q
                    for n in tree.kids[p]
                    if tree.tokens[n].dep == "prep" and tree.tokens[n].text.lower() in prepositions
                    for q in with_conjuncts(
                        tree, [q for q in tree.kids[n] if tree.tokens[q].dep == "pobj"]
                    )
                )
    return list(dict.fromkeys(found))


def _in_front_of(tree: Tree, preposition: int) -> list[int]:
    """What "in front of" introduces: it stands where "outside" may stand."""
    fronts = [k for k in tree.kids[preposition] if tree.tokens[k].text.lower() == "front"]
    of = [k for q in fronts for k in tree.kids[q] if tree.tokens[k].text.lower() in OF]
    inner = [p for k in of for p in tree.kids[k] if tree.tokens[p].dep == "pobj"]
    return with_conjuncts(tree, inner)


def compound_lemma(tree: Tree, i: int) -> str:
    """A noun's lemma joined to that of the noun before it: "hunger_strike"."""
    token = tree.tokens[i]
    before = tree.tokens[i - 1] if i else None
    if before is not None and before.dep in {"compound", "amod", "nmod"} and before.head == i:
        return f"{before.lemma}_{token.lemma}"
    return token.lemma


def is_abbreviated(token: Token) -> bool:
    """Whether a name is written in capitals: "US", "U.N."."""
    return token.text.replace(".", "").isupper()


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form that can carry a clause (participles before nouns cannot)."""
    return (
        token.pos in VERBS or (token.tag.startswith("VB") and token.dep in {"acl", "relcl", "ROOT"})
    ) and token.dep not in {"aux", "auxpass", "amod", "compound"}


def is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb stands in the passive: "was arrested", "officials accused of fraud"."""
    token = tree.tokens[i]
    if any(
        tree.tokens[k].dep in {"auxpass", "nsubjpass", "csubjpass", "agent"} for k in tree.kids[i]
    ):
        return True
    if token.tag != "VBN":
        return False
    if token.dep == "acl":  # "Syria, backed by Russia, bombed Idlib" may be read as two of these
        return not any(tree.tokens[k].dep == "dobj" for k in tree.kids[i])
    if token.dep == "conj":
        own = any(tree.tokens[k].dep in {"nsubj", "aux"} for k in tree.kids[i])
        head = token.head
        return not own and is_verb(tree.tokens[head]) and is_passive(tree, head)
    return token.dep in {"advcl", "xcomp", "ccomp", "oprd"} and not any(
        tree.tokens[k].dep in {"aux", "nsubj", "dobj"} for k in tree.kids[i]
    )


def fit(tree: Tree, place: int, inside: frozenset[int], head: int) -> float:
    """How well an actor's words (tokens `inside`, topmost `head`) fill a place in the sentence.

    1 where the place is one of its words, less the deeper the actor hangs under the place, 0 where
    it does not hang there.
    """
    if place in inside:
        return 1.0
    score = 1.0
    i = head
    for _ in range(MAX_CLIMB):
        token = tree.tokens[i]
        if token.head == i:
            return 0.0
        score *= EDGE.get(token.dep, OTHER_EDGE)
        if token.dep == "prep" and token.text.lower() not in WHOSE:
            score *= AT if token.text.lower() == "at" else PLACED
        i = token.head
        if i == place:
            return score
    return 0.0


def top(tree: Tree, inside: frozenset[int]) -> int | None:
    """The topmost word of a span: the one whose governor lies outside."""
    heads = [
        i for i in sorted(inside) if tree.tokens[i].head not in inside or tree.tokens[i].head == i
    ]
    nouns = [i for i in heads if tree.tokens[i].pos in {"PROPN", "NOUN", "PRON", "ADJ"}]
    return next(iter(nouns or heads), None)


def inside_span(tree: Tree, start: int, end: int) -> frozenset[int]:
    """The tokens that overlap the characters [start, end)."""
    return frozenset(t.i for t in tree.tokens if t.start < end and start < t.end)
