"""Whose deed an event noun is where not its own words tell it: "convicted of the killing of"."""

from __future__ import annotations

from dragoman.events.arguments import objects, owners, subjects
from dragoman.events.lexicon import Lexicon
from dragoman.events.tree import BY, OF, Tree, children, is_passive, is_verb, objects_of_preposition

PART_OF = frozenset({"in", "for"})
FOR_DEED = frozenset({"of", "for", "with", "in", "over"})
GUILTY = frozenset({"guilty", "responsible", "culpable"})
FINDING = frozenset({"find", "hold", "declare"})
# What introduces whose deed something is said to be.
CREDITED = {"claim": BY, "blame": frozenset({"on"}), "attribute": frozenset({"to"})}


def partakers(tree: Tree, i: int, words: Lexicon) -> list[int]:
    """Whose part in a deed is told: "claimed responsibility for the attack", "its role in"."""
    preposition = tree.tokens[tree.tokens[i].head]
    above = tree.tokens[preposition.head]
    if tree.tokens[i].dep != "pobj" or above.lemma not in words.lists.get("parts", frozenset()):
        return []
    return owners(tree, above.i) if preposition.text.lower() in PART_OF else []


def claimants(tree: Tree, i: int) -> list[int]:
    """Whose deed it is said to be: "a killing claimed by rebels", "blamed the raid on rebels"."""
    verbs = [tree.tokens[i].head] if tree.tokens[i].dep in {"nsubjpass", "dobj"} else []
    below = (i, *objects_of_preposition(tree, i, OF, deep=False))
    verbs += [k for q in below for k in children(tree, q, frozenset({"relcl", "acl"}))]
    found: list[int] = []
    for k in verbs:
        to = CREDITED.get(tree.tokens[k].lemma, frozenset())
        if to == BY and not is_passive(tree, k):  # "a raid that rebels claimed"
            found += subjects(tree, k)
        elif to:
            found += objects_of_preposition(tree, k, to, deep=False)
    return found


def behind(tree: Tree, i: int) -> list[int]:
    """Who is said to be behind a deed: "rebels were behind the attack"."""
    preposition = tree.tokens[tree.tokens[i].head]
    verb = tree.tokens[preposition.head]
    if tree.tokens[i].dep != "pobj" or preposition.text.lower() != "behind":
        return []
    return subjects(tree, verb.i) if verb.lemma in {"be", "stand"} else []


def bands_before(tree: Tree, i: int, words: Lexicon) -> list[int]:
    """Who bears arms and stands before a deed, without a name: "police killings of"."""
    before = children(tree, i, frozenset({"compound", "nmod", "amod"}))
    return [q for q in before if tree.tokens[q].lemma in words.lists.get("bands", frozenset())]


def charged(tree: Tree, i: int, words: Lexicon) -> list[int]:
    """Who is said to have done it: "convicted her of the killing of", "guilty of his murder".

    Also "killed six in an attack on the camp".
    """
    token = tree.tokens[i]
    if token.dep == "conj":
        return charged(tree, token.head, words)
    above = tree.tokens[tree.tokens[token.head].head]
    if token.dep != "pobj" or tree.tokens[token.head].text.lower() not in FOR_DEED:
        return []
    if above.lemma in GUILTY:
        verb = above.head
        found = tree.tokens[verb].lemma in FINDING
        return objects(tree, verb) if found else subjects(tree, verb)
    if any(deed.type == "ASSAULT" for deed in words.nouns.get(above.lemma, ())):
        return charged(tree, above.i, words)
    if not is_verb(above):
        return []
    if above.lemma in words.lists.get("charging", frozenset()):
        return objects(tree, above.i)
    blows = words.verbs.get(above.lemma, ()) if tree.tokens[token.head].lemma == "in" else ()
    return subjects(tree, above.i) if any(deed.type == "ASSAULT" for deed in blows) else []
