"""Whether a verb has the sense that its pattern means: "asked him to go", not "asked him why"."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.tree import CLAUSES, Tree, children, is_passive, objects_of_preposition


def blocked(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether what stands around a verb takes its meaning away: "demonstrated readiness"."""
    lemma = tree.tokens[i].lemma
    if lemma in words.lists.get("intransitive", frozenset()) and children(
        tree, i, frozenset({"dobj", "ccomp"})
    ):
        return True  # "demonstrated readiness" is no demonstration
    if lemma in words.lists.get("asking", frozenset()) and not _asks_for(tree, i):
        return True
    wanted = words.blocks.get(lemma)
    if wanted is None:
        return False
    near = {tree.tokens[k].text.lower() for k in tree.kids[i]}
    for k in children(tree, i, CLAUSES | {"advcl"}):
        near |= {
            tree.tokens[q].text.lower()
            for q in tree.kids[k]
            if tree.tokens[q].dep in {"mark", "advmod", "dobj"} and q < k
        }
    return bool(near & wanted)


def means_another(tree: Tree, i: int) -> bool:
    """Whether a particle makes it another verb: "back up a claim", "sell out an ally"."""
    return any(tree.tokens[k].dep == "prt" for k in tree.kids[i])


def _asks_for(tree: Tree, i: int) -> bool:
    """Whether somebody asks to have it done: "asked him to leave", "asked for help"."""
    if objects_of_preposition(tree, i, frozenset({"for"}), deep=False):
        return True
    for k in children(tree, i, CLAUSES | {"advcl"}):
        marks = {tree.tokens[q].text.lower() for q in tree.kids[k] if q < k}
        if marks & {"to", "that"}:
            return True
    prepositions = (tree.tokens[k] for k in children(tree, i, frozenset({"prep"})))
    return any(p.text.lower() == "for" for p in prepositions) or is_passive(tree, i)
