"""The event nouns of a parsed sentence, with the places of source and target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.events.arguments import objects, owners, patients, subjects
from dragoman.events.doers import CREDITED, bands_before, behind, charged, claimants, partakers
from dragoman.events.lexicon import Lexicon, Pattern, stopped
from dragoman.events.senses import attracts, of_the_press
from dragoman.events.tree import (
    BY,
    OBJECTS,
    Tree,
    children,
    compound_lemma,
    is_abbreviated,
    is_passive,
    is_verb,
    objects_of_preposition,
    with_conjuncts,
)
from dragoman.events.verbs import EXACT, NEAR, WEAK, Trigger, best_of, imposes, speakers_of
from dragoman.records import EventType

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# Verbs through which "in" or "into" carries an event noun: "engaged in talks".
ENGAGING = frozenset({"engage", "participate", "enter", "involve", "result", "join", "take"})
INTO = frozenset({"in", "into"})
FROM = frozenset({"from", "by"})
# The subject of some other verb over a noun is seldom its doer: "condemned the attack".
FAR_OWNER = 0.6
# A noun that names its doer ("US assistance") needs no verb for it.
OWN = 0.9
FORCE = frozenset({"ASSAULT", "COERCE"})
BETWEEN = frozenset({"between"})
HOLDING = frozenset({"hold", "have"})
PAIR = 2
# "under sanctions", "under investigation by": what one can be under.
UNDERGONE = frozenset({"SANCTION", "COERCE", "ACCUSE"})
Role = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Noun:
    """An event noun in its sentence, with the verb that it leans on and what it says itself."""

    tree: Tree
    i: int
    pattern: Pattern
    words: Lexicon
    support: int | None
    sources: Role
    targets: Role

    def leans_on(self, name: str) -> int | None:
        """The verb that it leans on if that is on a list of helping verbs, else None."""
        if self.support is None:
            return None
        lemma = self.tree.tokens[self.support].lemma
        return self.support if lemma in self.words.lists.get(name, frozenset()) else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a noun names with its verb: the type and who stands where."""

    type: EventType
    sources: Role
    targets: Role
    weight: float


def _support(tree: Tree, noun: int) -> int | None:
    """The verb that an event noun leans on: the one that it is the object or passive subject of."""
    token = tree.tokens[noun]
    head = token.head
    if token.dep == "conj":
        return _support(tree, head) if head != noun else None
    if token.dep in OBJECTS | {"nsubjpass", "attr"} and is_verb(tree.tokens[head]):
        return head
    if token.dep == "pobj" and tree.tokens[head].text.lower() in INTO:
        above = tree.tokens[head].head
        if is_verb(tree.tokens[above]) and tree.tokens[above].lemma in ENGAGING:
            return above
    for k in tree.kids[noun]:  # "sanctions imposed on Iran"
        past = tree.tokens[k].dep == "acl" and tree.tokens[k].tag in {"VBN", "VBD", "VBZ"}
        if past or tree.tokens[k].dep == "relcl":
            return _innermost(tree, k)
    return None


def _innermost(tree: Tree, verb: int) -> int:
    """The verb that a relative pronoun is the object of: "that it allowed the EU to impose"."""
    for k in children(tree, verb, frozenset({"xcomp", "ccomp"})):
        if not children(tree, k, OBJECTS):
            return _innermost(tree, k)
    return verb


def _broken_into(tree: Tree, i: int, q: int, words: Lexicon) -> bool:
    """Whether a name before a noun is of whom it was done to: "the bank hack", not "Thai hack"."""
    before = tree.tokens[q]
    own = before.dep in {"compound", "nmod"} and before.pos == "PROPN"
    return own and tree.tokens[i].lemma in words.lists["broken_into"]


def _felled(tree: Tree, i: int, q: int, words: Lexicon) -> bool:
    """Whether a name before a noun is of whom it struck: "the Keita murder"."""
    named = tree.tokens[q].dep == "compound" and tree.tokens[q].text[:1].isupper()
    felled = named and not is_abbreviated(tree.tokens[q])
    return felled and tree.tokens[i].lemma in words.lists["felling"]


def _undergoing(tree: Tree, i: int, before: list[int], words: Lexicon, *, aimed: bool) -> list[int]:
    """Which names before a noun are of those it is done to: "Turkey sanctions", "his arrest"."""
    lemma = tree.tokens[i].lemma
    named = lemma in words.lists["fought_over"]
    named = named or (lemma in words.lists["named_for_target"] and not aimed)
    owned = lemma in words.lists["suffered"] | words.lists["undergone"] and not aimed
    return [
        q
        for q in before
        if lemma in words.lists["befalls"]
        or (owned and tree.tokens[q].dep == "poss")
        or (_broken_into(tree, i, q, words) and not aimed)
        or (_felled(tree, i, q, words) and not aimed)
        or (named and tree.tokens[q].dep in {"compound", "nmod"} and not imposes(tree, i, q))
    ]


def _places(
    tree: Tree, i: int, pattern: Pattern, support: int | None, words: Lexicon
) -> tuple[Role, Role]:
    prepositions = frozenset(pattern.slots) - BY
    targets = [(q, EXACT) for q in objects_of_preposition(tree, i, prepositions)]
    if support is not None and tree.tokens[support].lemma not in CREDITED:
        targets.extend((q, NEAR) for q in objects_of_preposition(tree, support, prepositions))
        targets.extend(
            (q, NEAR)
            for q in children(tree, support, frozenset({"dative"}))
            if tree.tokens[q].pos != "ADP"
        )
    before = with_conjuncts(tree, [q for q in tree.kids[i] if tree.tokens[q].dep == "poss"])
    before += [
        q
        for q in tree.kids[i]
        if tree.tokens[q].dep in {"amod", "compound", "nmod"} and tree.tokens[q].text[:1].isupper()
    ]
    if pattern.reciprocal:  # "the China-Russia pact"
        before += [
            k
            for q in before
            for k in tree.kids[q]
            if tree.tokens[k].dep in {"compound", "nmod", "amod"}
            and tree.tokens[k].text[:1].isupper()
        ]
    by = objects_of_preposition(tree, i, BY)
    doers = objects_of_preposition(tree, i, pattern.doers) if pattern.doers else []
    by = by or doers or (_by_above(tree, i) if pattern.type in FORCE and targets else [])
    sources: list[tuple[int, float]] = [(q, EXACT) for q in by]
    for q in before:  # "its" is whoever the verb's subject is, where a verb carries the noun
        surety = 0.85 if tree.tokens[q].tag == "PRP$" else 0.95
        sources.append((q, NEAR if by else surety))
    over = _undergoing(tree, i, before, words, aimed=bool(targets))
    one = tree.tokens[i].tag == "NN" and tree.tokens[i].lemma in words.lists["suffered"]
    felled = one and pattern.type == "ASSAULT"  # "the clerk's slaying"
    targets.extend((q, EXACT if felled else NEAR) for q in over)
    sources = [(q, score) for q, score in sources if q not in over]
    if by:
        targets.extend((q, NEAR) for q in before)
    sources.extend((q, NEAR) for q in objects_of_preposition(tree, i, frozenset({"from"})))
    if not sources:
        sources.extend((q, OWN) for q in behind(tree, i))
    sources.extend((q, OWN) for q in claimants(tree, i))
    if not sources:
        sources.extend((q, OWN) for q in partakers(tree, i, words))
    if not sources and pattern.type in FORCE:
        sources.extend((q, OWN) for q in bands_before(tree, i, words))
    if not targets and pattern.type == "ASSAULT":
        targets.extend((q, EXACT) for q in _hit(tree, i, words))
    if not sources and targets and pattern.type == "ASSAULT":
        sources.extend((q, OWN) for q in charged(tree, i, words))
    return sources, targets


def _by_above(tree: Tree, i: int) -> list[int]:
    """Who did it where the parser hangs him on the verb: "spoke of strikes on Chad by Togo"."""
    above = tree.tokens[tree.tokens[i].head]
    verb = tree.tokens[above.head] if above.pos == "ADP" else above
    if not is_verb(verb) or is_passive(tree, verb.i) or verb.i > i:
        return []
    named = objects_of_preposition(tree, verb.i, BY, deep=False)
    return [q for q in named if q > i and tree.tokens[q].tag in {"NNP", "NNPS", "NNS"}]


def _hit(tree: Tree, i: int, words: Lexicon) -> list[int]:
    """What a blow hits, where that is its verb's object: "the strikes killed a colonel"."""
    verb = tree.tokens[i].head
    if tree.tokens[i].dep != "nsubj":
        return []
    hits = tree.tokens[verb].lemma in words.lists.get("hitting", frozenset())
    return objects(tree, verb) if hits else []


def receiving_noun(noun: Noun) -> Reading | None:
    """The subject undergoes what the noun says: "Iran faces sanctions from the EU"."""
    tree = noun.tree
    verb = noun.leans_on("receiving") or _having(noun)
    if verb is None:
        return None
    if noun.targets and tree.tokens[noun.i].lemma in noun.words.lists["undergone"]:
        return Reading(noun.pattern.type, noun.sources, noun.targets, 0.9)  # "won his release"
    doers = patients(tree, verb) if is_passive(tree, verb) else subjects(tree, verb)
    return Reading(
        noun.pattern.type,
        [*noun.sources, *((q, EXACT) for q in objects_of_preposition(tree, verb, FROM))],
        [*noun.targets, *((q, 0.95) for q in doers)],
        0.9,
    )


def _having(noun: Noun) -> int | None:
    """The verb of who has suffered a deed: "has two convictions", "had a previous arrest"."""
    verb = noun.support
    if verb is None or noun.tree.tokens[noun.i].lemma not in noun.words.lists["suffered"]:
        return None
    return verb if noun.tree.tokens[verb].lemma == "have" else None


def undergone_noun(noun: Noun) -> Reading | None:
    """Who is under something undergoes it: "the bank is under US sanctions"."""
    tree = noun.tree
    head = tree.tokens[noun.i].head
    if noun.pattern.type not in UNDERGONE or tree.tokens[head].text.lower() != "under":
        return None
    verb = tree.tokens[head].head
    if not is_verb(tree.tokens[verb]):
        return None
    under = patients(tree, verb) if is_passive(tree, verb) else subjects(tree, verb)
    if not under:
        return None
    return Reading(
        noun.pattern.type, noun.sources, [*noun.targets, *((q, 0.95) for q in under)], 0.9
    )


def sought_noun(noun: Noun) -> Reading | None:
    """Help goes to who asks for it or lives on it: "asked for aid", "relies on Chadian aid"."""
    tree = noun.tree
    token = tree.tokens[noun.i]
    if noun.pattern.type != "AID" or noun.targets or not noun.sources:
        return None
    above, how = token.head, "seeking"
    if token.dep == "pobj" and tree.tokens[above].text.lower() in {"for", "on", "upon"}:
        how = "seeking" if tree.tokens[above].text.lower() == "for" else "relying"
        above = tree.tokens[above].head
    elif token.dep not in OBJECTS:
        return None
    if tree.tokens[above].lemma not in noun.words.lists.get(how, frozenset()):
        return None
    askers = [(q, EXACT) for q in subjects(tree, above)]
    own = {q for q, _ in askers}
    sources = [(q, score) for q, score in noun.sources if q not in own]
    return Reading("AID", sources, askers, 0.9) if askers and sources else None


def answered_noun(noun: Noun) -> Reading | None:
    """What is answered was aimed at who answers: "turned down an offer of the bank"."""
    verb = noun.leans_on("answering")
    if verb is None or is_passive(noun.tree, verb) or not noun.sources:
        return None
    if noun.tree.tokens[verb].lemma in noun.words.lists["hailing"]:
        return None
    if noun.tree.tokens[noun.i].lemma not in noun.words.lists.get("answered", frozenset()):
        return None
    answerers = [(q, EXACT) for q in subjects(noun.tree, verb)]
    own = {q for q, _ in answerers}
    sources = [(q, score) for q, score in noun.sources if q not in own]
    return Reading(noun.pattern.type, sources, answerers, 0.9) if sources else None


def light_verb_noun(noun: Noun) -> Reading | None:
    """The subject does what the noun says: "launched an attack on", "held talks with"."""
    verb = noun.leans_on("light")
    if verb is None or any(score >= OWN for _, score in noun.sources):
        return None
    parties = objects_of_preposition(noun.tree, noun.i, BETWEEN, deep=False)
    theirs = bool(parties) and noun.tree.tokens[verb].lemma not in HOLDING
    if noun.pattern.type == "CONSULT" and theirs:
        return None  # "prepared a meeting between A and B"
    sources = [(q, score * 0.8) for q, score in noun.sources]
    sources += [(q, EXACT) for q in subjects(noun.tree, verb)]
    sources += speakers_of(noun.tree, verb)
    return Reading(noun.pattern.type, sources, noun.targets, 0.9)


def mediated(noun: Noun) -> Reading | None:
    """Who brings about a truce of two others only mediates: "sought a deal between A and B"."""
    verb = noun.leans_on("brokering")
    if verb is None or not noun.pattern.reciprocal:
        return None
    between = objects_of_preposition(noun.tree, noun.i, BETWEEN, deep=False)
    doers = subjects(noun.tree, verb)
    if len(between) < PAIR or not doers:
        return None
    sources = [(q, EXACT) for q in doers] + speakers_of(noun.tree, verb)
    return Reading("CONSULT", sources, [(q, EXACT) for q in between], 0.9)


def stopping_noun(noun: Noun) -> Reading | None:
    """The subject ends what the noun says: "suspended aid to", "lifted the embargo on"."""
    verb = noun.leans_on("stopping")
    ended = stopped(noun.pattern.type)
    if verb is None or ended is None:
        return None
    if noun.pattern.reciprocal and is_passive(noun.tree, verb) and not subjects(noun.tree, verb):
        return None  # "the talks were cancelled": by whom is not said, only that there were none
    sources = [(q, EXACT) for q in subjects(noun.tree, verb)]
    sources += speakers_of(noun.tree, verb)
    targets = [*noun.targets, *((q, score * 0.9) for q, score in noun.sources)]
    return Reading(ended, sources, targets, 0.85)


def noun(noun: Noun) -> Reading:
    """A noun that names an event by itself: "the Chinese embargo on", "an attack by rebels"."""
    hit = {q for q, _ in noun.targets}  # "the Chad war": fought there
    far = [(q, FAR_OWNER) for q in owners(noun.tree, noun.i) if q not in hit]
    return Reading(noun.pattern.type, [*noun.sources, *far], noun.targets, 0.9)


RULES: tuple[Callable[[Noun], Reading | None], ...] = (
    receiving_noun,
    undergone_noun,
    sought_noun,
    answered_noun,
    mediated,
    light_verb_noun,
    stopping_noun,
    noun,
)


def _read(tree: Tree, i: int, pattern: Pattern, words: Lexicon) -> Trigger:
    support = _support(tree, i)
    seen = Noun(tree, i, pattern, words, support, *_places(tree, i, pattern, support, words))
    rule, reading = next(
        (rule.__name__, found) for rule in RULES if (found := rule(seen)) is not None
    )
    same = reading.type == pattern.type
    return Trigger(
        i=i,
        words=(i,) if rule == "noun" or support is None else tuple(sorted((support, i))),
        type=reading.type,
        mode=pattern.mode if same else None,
        sources=best_of(reading.sources),
        targets=best_of(reading.targets),
        reciprocal=pattern.reciprocal and same,
        nominal=True,
        passive=support is not None and is_passive(tree, support),
        support=support,
        weight=reading.weight * (WEAK if pattern.weak else 1.0),
        rule=rule,
    )


def find_nouns(tree: Tree, words: Lexicon, taken: set[int]) -> Iterator[Trigger]:
    """The nouns of a sentence that name an event, but for those that a verb has taken."""
    for token in tree.tokens:
        if token.tag not in NOUN_TAGS or token.i in taken:
            continue
        if token.dep == "compound" and tree.tokens[token.head].pos in {"NOUN", "PROPN"}:
            continue
        joined = compound_lemma(tree, token.i)
        if joined in words.lists.get("no_events", frozenset()) or attracts(tree, token.i, words):
            continue
        if of_the_press(tree, token.i, words):
            continue
        patterns = words.nouns.get(joined) or words.nouns.get(token.lemma)
        if patterns:
            yield _read(tree, token.i, patterns[0], words)
