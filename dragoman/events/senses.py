"""Whether a verb has the sense that its pattern means: "asked him to go", not "asked him why"."""

from __future__ import annotations

from dragoman.events.arguments import objects
from dragoman.events.lexicon import Lexicon
from dragoman.events.mending import FINITE
from dragoman.events.tree import (
    CLAUSES,
    RELATIVES,
    Tree,
    children,
    compound_lemma,
    is_passive,
    objects_of_preposition,
)

# What somebody is told to do, and what is told of as still to come.
MUST = frozenset({"must", "should", "ought"})
AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
WITH = frozenset({"with"})
AGREED = frozenset({"on", "to", "over", "about", "upon"})


def blocked(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether what stands around a verb takes its meaning away: "demonstrated readiness"."""
    lemma = tree.tokens[i].lemma
    if lemma in words.lists.get("intransitive", frozenset()) and children(
        tree, i, frozenset({"dobj", "ccomp"})
    ):
        return True  # "demonstrated readiness" is no demonstration
    if lemma in words.lists.get("asking", frozenset()) and not _asks_for(tree, i):
        return True
    if set_phrase(tree, i, words) or _by_rule(tree, i, words) or _exhorts(tree, i, words):
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


def set_phrase(tree: Tree, i: int, words: Lexicon) -> tuple[int, ...]:
    """The words that with a verb make a figure of speech: "take control of the Senate".

    They are its objects, or what a preposition introduces ("of:senate").
    """
    wanted = words.set_phrases.get(tree.tokens[i].lemma, frozenset())
    if not wanted:
        return ()
    near = objects(tree, i)
    found = [k for k in near if {tree.tokens[k].lemma.lower(), compound_lemma(tree, k)} & wanted]
    for pair in wanted:
        preposition, _, lemma = pair.partition(":")
        if lemma:
            held = objects_of_preposition(tree, i, frozenset({preposition}))
            found += [k for k in held if tree.tokens[k].lemma.lower() == lemma]
    return (*near, *found) if found else ()


def _by_rule(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether a text or a thing does it, and nobody: "a clause that allows the mayor to"."""
    wanted = words.no_subjects.get(tree.tokens[i].lemma)
    if not wanted:
        return False
    own = children(tree, i, frozenset({"nsubj"}))
    token = tree.tokens[i]
    if token.dep in {"relcl", "acl"} and all(tree.tokens[k].text.lower() in RELATIVES for k in own):
        own = [token.head]
    return any(tree.tokens[k].lemma in wanted for k in own)


def _exhorts(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether an imperative grants nothing: "Let the others pay"."""
    token = tree.tokens[i]
    if token.lemma not in words.lists.get("exhorting", frozenset()) or token.tag != "VB":
        return False
    begins = token.dep == "ROOT" or token.text[:1].isupper()
    return begins and not children(tree, i, frozenset({"nsubj", "aux"}))


def shares_view(tree: Tree, i: int) -> bool:
    """Whether to agree is to be of one mind: "agrees with her remarks", "agrees that he lied".

    Not where it says on or to what: "agreed with Togo on a date", "agreed that they would meet".
    """
    token = tree.tokens[i]
    if token.lemma != "agree" or is_passive(tree, i):
        return False
    clauses = children(tree, i, frozenset({"xcomp", "ccomp", "dobj", "advcl"}))
    if not clauses:
        bare = not objects_of_preposition(tree, i, AGREED, deep=False)
        return bare and bool(objects_of_preposition(tree, i, WITH, deep=False))
    doers = children(tree, i, frozenset({"nsubj"}))
    one = all(tree.tokens[k].tag in {"NN", "NNP", "PRP"} for k in doers)
    one = one and not any(children(tree, k, frozenset({"conj"})) for k in doers)
    said = children(tree, i, frozenset({"ccomp"}))
    return one and any(
        tree.tokens[k].tag in FINITE and not any(tree.tokens[q].tag == "MD" for q in tree.kids[k])
        for k in said
    )


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
