"""To whom was done what a clause judges, demands or protests against.

They are parties of that deed, never those whom the judging, the demand or the protest is aimed at:
not Kenya in "condemned the attack on Kenya", not Nur in "demanded the release of Nur". Nor is who
judges an offer the one to whom it was made.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.arguments import culprits
from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.parties import Party
from dragoman.events.tree import (
    AGAINST,
    BY,
    CLAUSES,
    OF,
    SUBJECTS,
    UNDERGOERS,
    Tree,
    children,
    clauses_below,
    climb,
    is_passive,
    objects_of_preposition,
    subtree,
    tree_of,
    with_conjuncts,
)
from dragoman.factuality import PARSED
from dragoman.records import EventType, Span
from dragoman.statements.judging import doers_in
from dragoman.statements.tree import wordset

# Deeds that their target suffers.
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# With these stands who is hit by a blow.
STRUCK = frozenset({"on", "against", "of", "in", "at"})
# Acts about what somebody did or is to do.
ABOUT_DEEDS = frozenset({"ACCUSE", "SUPPORT", "PROTEST", "REQUEST"})
PURPOSES = frozenset({"advcl", "xcomp", "conj"})


def suffering(tree: Tree, words: Iterable[int], kind: EventType) -> set[int]:
    """The words for those who suffer what the complements of an event's words name."""
    words = list(words)
    found = {q for i in words for q in _judges(tree, i)}
    if kind not in ABOUT_DEEDS:
        return found
    for i in words:
        places = _complements(tree, i)
        if kind == "ACCUSE":  # "voiced outrage over the killing of a Chadian"
            places += [q for k in places if _is_blame(tree, k) for q in _complements(tree, k)]
        found |= {q for place in places for q in _sufferers(tree, place, kind)}
        found |= _of_gerunds(tree, i)
        if kind == "PROTEST":  # "camped there, demanding the release of Nur"
            found |= suffering(tree, children(tree, i, PURPOSES), "REQUEST")
        if kind == "REQUEST":
            found |= _to_be_done(tree, i)
        if kind == "ACCUSE":
            found |= _reasons(tree, i)
            found -= {q for k in culprits(tree, i) for q in subtree(tree, k)}
    return found


def struck_first(tree: Tree, places: Iterable[tuple[int, float]], actor: Party) -> bool:
    """Whether a blow that does something is one against an actor: "the attack on Chad killed"."""
    nouns = lexicon("en").nouns
    for place, _ in places:
        blows = nouns.get(tree.tokens[place].lemma, ())
        if place in actor.words or not any(deed.type == "ASSAULT" for deed in blows):
            continue
        at = objects_of_preposition(tree, place, STRUCK, deep=False)
        if any(q in actor.words or q in climb(tree, actor.head) for q in at):
            return True
    return False


def _of_gerunds(tree: Tree, i: int) -> set[int]:
    """Whom a harm behind a preposition strikes: "their commitment to defeating Chad"."""
    verbs = lexicon("en").verbs
    preps = children(tree, i, frozenset({"prep"}))
    gerunds = [k for p in preps for k in children(tree, p, frozenset({"pcomp"}))]
    gerunds = with_conjuncts(tree, gerunds)
    harms = [k for k in gerunds if any(d.type in HARM for d in verbs.get(tree.tokens[k].lemma, ()))]
    return {
        q for k in harms for place in children(tree, k, UNDERGOERS) for q in subtree(tree, place)
    }


def _reasons(tree: Tree, i: int) -> set[int]:
    """What somebody is blamed for: "blamed the West for the death of a Chadian"."""
    if not children(tree, i, UNDERGOERS):
        return set()
    places = [i, *children(tree, i, UNDERGOERS)]
    preps = [k for place in places for k in children(tree, place, frozenset({"prep"}))]
    return {q for k in preps if tree.tokens[k].text.lower() == "for" for q in subtree(tree, k)}


def sufferers(draft: Draft, scene: Scene) -> list[Span]:
    """Where they stand for an event with a carrier in a sentence that is parsed; else nowhere."""
    if scene.sentence.language not in PARSED or draft.carrier is None:
        return []
    words = suffering(tree_of(scene.tokens), (draft.carrier,), draft.type)
    return [Span(scene.tokens[k].start, scene.tokens[k].end) for k in words]


def _judges(tree: Tree, i: int) -> set[int]:
    """The words for who judges what a noun names: "the bank welcomed the offer of Chad"."""
    verb = tree.tokens[tree.tokens[i].head]
    if tree.tokens[i].dep not in UNDERGOERS or verb.lemma not in lexicon("en").lists["hailing"]:
        return set()
    if is_passive(tree, verb.i):
        judges = objects_of_preposition(tree, verb.i, BY, deep=False)
    else:
        judges = children(tree, verb.i, SUBJECTS)
    return {q for k in with_conjuncts(tree, judges) for q in subtree(tree, k)}


def _complements(tree: Tree, i: int) -> list[int]:
    """The nouns that an event word takes, with or without a preposition."""
    found = children(tree, i, UNDERGOERS)
    for k in children(tree, i, frozenset({"prep", "prt", "agent"})):
        found += children(tree, k, frozenset({"pobj"}))
    return with_conjuncts(tree, found)


def _is_blame(tree: Tree, i: int) -> bool:
    """Whether a noun says that something is judged: "concern", "outrage", "criticism"."""
    return any(deed.type == "ACCUSE" for deed in lexicon("en").nouns.get(tree.tokens[i].lemma, ()))


def _sufferers(tree: Tree, place: int, kind: EventType) -> set[int]:
    """The words under a noun for those to whom is done what it names."""
    token = tree.tokens[place]
    words = lexicon("en")
    own = token.lemma in words.lists["undergone"] | words.lists["suffered"]
    harm = any(deed.type in HARM for deed in words.nouns.get(token.lemma, ()))
    whole = subtree(tree, place)
    found: set[int] = set()
    if own or harm or token.lemma in wordset("en", "undergoing"):
        enforced = token.lemma in wordset("en", "enforced")
        doers = {t.i for t in doers_in(tree.tokens, token, of_place=enforced)}
        objects = with_conjuncts(tree, objects_of_preposition(tree, place, OF, deep=False))
        found = whole - (doers - set(objects))
        if own and not objects_of_preposition(tree, place, OF, deep=False):
            found |= {
                q for k in children(tree, place, frozenset({"poss"})) for q in subtree(tree, k)
            }
    if kind == "REQUEST":  # "called for action against the bank"
        for k in whole - clauses_below(tree, place):
            against = objects_of_preposition(tree, k, AGAINST, deep=False)
            found |= {q for p in against for q in subtree(tree, p)}
    return found


def _to_be_done(tree: Tree, i: int) -> set[int]:
    """Whom it is to be done to: "demanded that Nur be freed", "the men it asked to be freed"."""
    found: set[int] = set()
    for k in children(tree, i, CLAUSES):
        if is_passive(tree, k):
            own = children(tree, k, frozenset({"nsubjpass", "nsubj"}))
            hit = own if own or tree.tokens[i].dep != "relcl" else [tree.tokens[i].head]
            found |= {q for p in with_conjuncts(tree, hit) for q in subtree(tree, p)}
    return found
