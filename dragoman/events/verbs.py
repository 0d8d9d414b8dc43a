"""The verbs of a parsed sentence that name an event, with the places of source and target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.events.answers import told_before
from dragoman.events.arguments import (
    attackers,
    culprits,
    issuers,
    objects,
    patients,
    predicates,
    subjects,
)
from dragoman.events.lexicon import Lexicon, Pattern, lexicon
from dragoman.events.senses import WITH, blocked, means_another
from dragoman.events.tree import (
    CLAUSES,
    RELATIVES,
    Tree,
    children,
    clauses_below,
    compound_lemma,
    is_abbreviated,
    is_passive,
    is_verb,
    objects_of_preposition,
    subtree,
    with_conjuncts,
)
from dragoman.records import EventType

# How surely a place in the sentence is what its slot says (set by reason, not fitted).
EXACT = 1.0
IN_CLAUSE = 0.85
OWNER_OF_OBJECT = 0.85
NEAR = 0.75
# What the type of a deed takes, if not its pattern: "a tariff on imports from Chad".
AS_MEANT = 0.92
# "Talks in the Gulf of Oman": what stands one phrase deeper than the place that is meant.
DEEP = 0.85
WEAK = 0.55
PRONOUN = 0.85
AMOUNTS = frozenset({"million", "billion", "dollar", "euro", "m", "bn", "ton", "tonne", "worth"})
OF_AMOUNT = frozenset({"in", "of"})
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
# Slots that are no prepositions: the object, the actors of a clause, the subject of one.
PLACES = frozenset({"obj", "clause", "subj"})
# With these stands whom a noun of such a deed is for, also where its pattern does not say so.
NATURAL: dict[str, frozenset[str]] = {
    "AID": frozenset({"to", "for"}),
    "SANCTION": frozenset({"on", "against", "from"}),
}
AS = frozenset({"as"})
FROM = frozenset({"from"})
ON = frozenset({"on"})
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word in a sentence.

    `sources` and `targets` are pairs of a token and how surely it stands there. `words` are the
    tokens that make the trigger, `i` the one that carries it; `support` is the verb that a noun
    leans on ("launched" an attack), whose tense and negation are the event's.
    """

    i: int
    words: tuple[int, ...]
    type: EventType
    mode: str | None
    sources: tuple[tuple[int, float], ...]
    targets: tuple[tuple[int, float], ...]
    reciprocal: bool
    nominal: bool
    passive: bool
    support: int | None
    weight: float
    rule: str


# One does not promise to, threaten or beg oneself or one's own state.
FOR_OTHERS = frozenset({"AGREE", "THREATEN", "REQUEST"})

Places = tuple[tuple[int, float], ...]


def speakers_of(tree: Tree, i: int) -> list[tuple[int, float]]:
    """Whom a pronoun subject stands for where the clause is what somebody says of himself.

    "The army said it had freed the men", "a resolution criticising the king" (whose resolution?).
    """
    token = tree.tokens[i]
    places: list[tuple[int, float]] = []
    own = children(tree, i, frozenset({"nsubj", "nsubjpass"}))
    base = i
    while not own and tree.tokens[base].dep in {"conj", "xcomp"} and base != tree.tokens[base].head:
        asked = tree.tokens[base].dep == "xcomp" and subjects(tree, base)
        base = tree.tokens[base].head
        if asked and asked != subjects(tree, base):
            return []  # "he asked the bloc to halt the sale": it is to do so
        own = children(tree, base, frozenset({"nsubj", "nsubjpass"}))
    if own and tree.tokens[own[0]].text.lower() in PRONOUNS:
        governor = tree.tokens[base].head
        if tree.tokens[base].dep in {"ccomp", "advcl", "conj", "parataxis", "acl"} and is_verb(
            tree.tokens[governor]
        ):
            places.extend((q, PRONOUN) for q in subjects(tree, governor))
    apart = bool(own) and tree.tokens[own[0]].text.lower() not in RELATIVES
    if token.dep in {"acl", "relcl"} and not apart:
        places.extend((q, NEAR) for q in issuers(tree, token.head))
    return places


def best_of(places: list[tuple[int, float]]) -> Places:
    """The places of a role, each once with its best score, the surest first."""
    best: dict[int, float] = {}
    for i, score in places:
        best[i] = max(best.get(i, 0.0), score)
    return tuple(sorted(best.items(), key=lambda row: -row[1]))


def _arrived_in(tree: Tree, i: int, pattern: Pattern) -> list[int]:
    """The place that "where" stands for, of verbs of arriving: "Singapore, where he landed"."""
    token = tree.tokens[i]
    if pattern.mode != "visit" or "in" not in pattern.slots or token.dep != "relcl":
        return []
    return [token.head] if any(tree.tokens[k].text.lower() == "where" for k in tree.kids[i]) else []


def _particles(tree: Tree, i: int) -> list[int]:
    return [
        k
        for k in tree.kids[i]
        if (k > i or tree.tokens[i].dep == "relcl")
        and tree.tokens[k].dep
        in {"prt", "prep", "advmod", "acomp", "oprd", "agent", "dobj", "ccomp"}
        and len(tree.tokens[k].text) < 10
        and not _is_phrase(tree, i, k)
    ]


def _is_phrase(tree: Tree, i: int, k: int) -> bool:
    """Whether it is no particle: "took back land in the north", "made a simple way to share"."""
    token = tree.tokens[k]
    if token.dep == "dobj":
        return bool(children(tree, k, frozenset({"det", "amod", "poss"})))
    held = token.dep == "prep" and children(tree, k, frozenset({"pobj"}))
    return bool(held) and bool(children(tree, i, frozenset({"dobj"})))


def _objects_found(tree: Tree, i: int, pattern: Pattern) -> list[int] | None:
    """The tokens of the object that a pattern wants, None where it is not there."""
    if not pattern.objects:
        return []
    for place in (*objects(tree, i), *predicates(tree, i), *_amounts(tree, i)):
        if "*" in pattern.objects and tree.tokens[place].pos == "NOUN":
            return [place]
        if tree.tokens[place].lemma in pattern.objects:
            return [place]
        if compound_lemma(tree, place) in pattern.objects:
            return [place]
        if _titles(tree, place) & pattern.objects:
            return []  # "dismissed General Sow"
    for wanted in pattern.objects:
        if ":" not in wanted:
            continue
        preposition, lemma = wanted.split(":", 1)
        for place in objects_of_preposition(tree, i, frozenset({preposition})):
            if lemma in {tree.tokens[place].lemma, compound_lemma(tree, place)}:
                return [place]
    return None


def _titles(tree: Tree, place: int) -> set[str]:
    """The words before a name that tell who somebody is: "Prime Minister Awa Sow"."""
    if tree.tokens[place].pos != "PROPN":
        return set()
    before = children(tree, place, frozenset({"compound"}))
    return {tree.tokens[k].lemma.lower() for k in before}


def _amounts(tree: Tree, i: int) -> list[int]:
    """What an amount is an amount of: "suspended $40m in aid", "some of the sanctions"."""
    found = []
    for k in objects(tree, i):
        part = tree.tokens[k].lemma in lexicon("en").lists["numbers"]
        if part or tree.tokens[k].tag in {"CD", "$"} or tree.tokens[k].lemma in AMOUNTS:
            found += objects_of_preposition(tree, k, OF_AMOUNT, deep=False)
            found += objects_of_preposition(tree, i, OF_AMOUNT, deep=False)
    return found


def _matches(tree: Tree, i: int, pattern: Pattern) -> tuple[int, ...] | None:
    """The words of a pattern around a verb, None where one is missing."""
    words = [i]
    if pattern.particle is not None:
        parts = pattern.particle.split()
        for part in parts:
            place = next(
                (k for k in _particles(tree, i) if tree.tokens[k].text.lower() == part), None
            )
            if place is None:
                return None
            words.append(place)
    found = _objects_found(tree, i, pattern)
    if found is None:
        return None
    return tuple(sorted((*words, *found)))


def _rank(pattern: Pattern) -> tuple[int, int, int]:
    """The more words a pattern asks for, the more it says."""
    return (
        int(not pattern.weak),
        int(bool(pattern.objects)) + int(pattern.particle is not None),
        int(bool(pattern.objects)),
    )


def _introduces(tree: Tree, i: int, pattern: Pattern, words: tuple[int, ...]) -> bool:
    """Whether a preposition of the pattern is there: "voted for" is not "voted against"."""
    prepositions = frozenset(pattern.slots) - PLACES - {"dative"}
    return any(objects_of_preposition(tree, w, prepositions) for w in {i, *words})


def _clause_places(tree: Tree, i: int) -> list[tuple[int, float]]:
    """The actors of the clause that a verb takes: its subject before its object."""
    places: list[tuple[int, float]] = []
    for k in children(tree, i, CLAUSES | {"advcl"}):
        factor = IN_CLAUSE if tree.tokens[k].dep != "advcl" else NEAR * NEAR
        own = children(tree, k, frozenset({"nsubj", "nsubjpass"}))
        places.extend((q, factor) for q in with_conjuncts(tree, own))
        places.extend((q, factor * 0.8) for q in objects(tree, k))
        rest = subtree(tree, k) - clauses_below(tree, k)
        places.extend(
            (q, factor * 0.78)
            for q in rest
            if tree.tokens[q].dep in {"pobj", "poss", "dobj", "dative"}
            and not _belongs_to_thing(tree, q)
        )
    for p in children(tree, i, frozenset({"prep"})):
        for k in children(tree, p, frozenset({"pcomp"})):
            places.extend((q, IN_CLAUSE * 0.95) for q in objects(tree, k))
            rest = subtree(tree, k) - clauses_below(tree, k) - {k}
            places.extend((q, IN_CLAUSE * 0.85) for q in rest)
    return places


def _belongs_to_thing(tree: Tree, i: int) -> bool:
    """Whether a name only tells whose a thing is: "refused to reveal the whereabouts of X"."""
    preposition = tree.tokens[tree.tokens[i].head]
    if tree.tokens[i].dep != "pobj" or preposition.text.lower() != "of":
        return False
    lists = lexicon("en").lists
    whose = tree.tokens[preposition.head]
    stands_for = lists["possessions"] | lists["answered"] | lists["people"] | lists["numbers"]
    return whose.pos == "NOUN" and whose.lemma not in stands_for


def imposes(tree: Tree, noun: int, q: int) -> bool:
    """Whether a name before "sanctions" is of those who impose them: "US", "the EU", "Western"."""
    lists = lexicon("en").lists
    token = tree.tokens[q]
    if tree.tokens[noun].lemma not in lists["named_for_target"]:
        return False
    if token.dep == "amod":
        deeds = lexicon("en").nouns.get(tree.tokens[noun].lemma, ())
        return any(deed.type == "SANCTION" for deed in deeds)
    body = token.text.lower() in lists["imposers"]
    return body or is_abbreviated(token)


def _slot_places(
    tree: Tree, i: int, pattern: Pattern, words: tuple[int, ...]
) -> list[tuple[int, float]]:
    held = [w for w in words if w != i]
    places: list[tuple[int, float]] = [(q, EXACT) for q in culprits(tree, i)]
    if places:
        return places
    prepositions = frozenset(slot for slot in pattern.slots if slot not in PLACES)
    for slot in pattern.slots:
        if slot == "obj":
            places.extend((q, EXACT) for q in objects(tree, i) if q not in held)
            if tree.tokens[i].lemma == "deny":
                places = [row for row in places if _is_told(tree, row[0])]
            for w in held:  # "sealed off the station", where the parser takes "off" to govern it
                places.extend((q, EXACT) for q in children(tree, w, frozenset({"pobj"})))
            if pattern.objects and any(":" in wanted for wanted in pattern.objects):
                continue
        elif slot == "clause":
            places.extend([] if _tells_him(tree, i, pattern) else _clause_places(tree, i))
        elif slot == "subj":
            clauses = children(tree, i, CLAUSES)
            own = [q for k in clauses for q in children(tree, k, frozenset({"nsubj"}))]
            places.extend((q, IN_CLAUSE) for q in with_conjuncts(tree, own))
        elif slot == "dative":
            places.extend(
                (q, EXACT)
                for q in children(tree, i, frozenset({"dative"}))
                if tree.tokens[q].pos != "ADP"
            )
    if prepositions:
        for w in (i, *with_conjuncts(tree, held)):
            wanted = prepositions - _no_targets(tree, w, pattern)
            near = objects_of_preposition(tree, w, wanted, deep=False)
            places.extend((q, EXACT) for q in near)
            deep = objects_of_preposition(tree, w, wanted)
            places.extend((q, DEEP) for q in deep if q not in near)
    natural = NATURAL.get(pattern.type, frozenset()) - prepositions if held else frozenset()
    for w in (i, *held) if natural else ():
        places.extend((q, AS_MEANT) for q in objects_of_preposition(tree, w, natural))
    if prepositions:
        for q in objects(tree, i):
            wanted = prepositions - _no_targets(tree, q, pattern)
            places.extend((p, NEAR) for p in objects_of_preposition(tree, q, wanted, deep=False))
    for w in held:
        for k in children(tree, w, frozenset({"acl", "advcl"})):  # "a call for Iran to stop"
            marks = {tree.tokens[q].text.lower() for q in tree.kids[k]}
            if {"for", "to"} <= marks:
                places.extend((q, EXACT) for q in children(tree, k, frozenset({"nsubj"})))
    for w in held:
        if any(score == EXACT for _, score in places):
            break
        for k in children(tree, w, frozenset({"relcl"})):  # "any sanctions that the EU imposes"
            own = children(tree, k, frozenset({"nsubj"}))
            own = [q for q in own if tree.tokens[q].text.lower() not in RELATIVES]
            if pattern.type in ANSWERS:
                places.extend((q, OWNER_OF_OBJECT) for q in with_conjuncts(tree, own))
        if tree.tokens[w].pos in {"NOUN", "PROPN"} and not pattern.inverse:
            places.extend(
                (q, OWNER_OF_OBJECT)
                for q in tree.kids[w]
                if tree.tokens[q].dep in {"poss", "amod", "compound", "nmod"}
                and not imposes(tree, w, q)
            )
    return places


def _tells_him(tree: Tree, i: int, pattern: Pattern) -> bool:
    """Whether a pronoun is who hears it: "promised them that the men would go", not the men."""
    heard = children(tree, i, frozenset({"dobj", "dative"}))
    return pattern.type in FOR_OTHERS and any(tree.tokens[k].tag == "PRP" for k in heard)


def _is_told(tree: Tree, i: int) -> bool:
    """Whether a noun is for what somebody has said: "denied claims", not "denied ties with"."""
    lists = lexicon("en").lists
    return tree.tokens[i].lemma in lists["answered"] | lists["reports"]


def _no_targets(tree: Tree, i: int, pattern: Pattern) -> frozenset[str]:
    """The prepositions behind a word that introduce no target, whatever its pattern says.

    "Barred from Chad", "demanded the retreat of the rebels from Goma", "a bill on farming".
    """
    words = lexicon("en")
    lemma = tree.tokens[i].lemma
    if lemma in words.lists["topical"]:
        return ON
    if lemma == "charge" and pattern.type == "ACCUSE":
        return WITH  # "charged with fraud and DUI"
    leaves = any(deed.type == "RETREAT" for deed in words.nouns.get(lemma, ()))
    kept_out = lemma in words.lists["barring"] and not pattern.objects  # not "banned imports from"
    if kept_out or (pattern.type == "REQUEST" and leaves):
        return FROM
    return AS if pattern.type == "RETREAT" else frozenset()


def verb_object(pattern: Pattern) -> bool:
    """A verb with the object that makes it an event: "imposed an embargo on"."""
    return bool(pattern.objects)


def verb_particle(pattern: Pattern) -> bool:
    """A verb with the particle that makes it an event: "pulled out of", "lashed out at"."""
    return pattern.particle is not None


def verb(pattern: Pattern) -> bool:
    """A verb that names an event by itself: "attacked", "condemned"."""
    return pattern.head != ""


RULES = (verb_object, verb_particle, verb)


def _verb_trigger(tree: Tree, i: int, pattern: Pattern, words: tuple[int, ...]) -> Trigger:
    passive = is_passive(tree, i)
    doers = [(q, EXACT) for q in subjects(tree, i)]
    if passive and not doers and tree.tokens[i].dep == "acl":  # "British sanctions imposed on"
        owned = children(tree, tree.tokens[i].head, frozenset({"poss", "amod", "compound", "nmod"}))
        doers = [(q, NEAR) for q in owned if tree.tokens[q].text[:1].isupper()]
        doers = doers if tree.tokens[i].head in words else []
    if passive and not doers and tree.tokens[i].lemma in lexicon("en").lists["barring"]:
        doers = [(q, DEEP) for q in objects_of_preposition(tree, i, FROM, deep=False)]
    if passive and not doers and pattern.type == "ASSAULT":
        doers = [(q, IN_CLAUSE) for q in attackers(tree, i)]
    if not passive:
        said = speakers_of(tree, i)
        if said and tree.tokens[tree.tokens[i].head].lemma == "deny":
            # One denies one's own deeds, whomever the pronoun is taken for.
            doers = [(q, PRONOUN * PRONOUN) for q, _ in doers]
            said = [(q, EXACT) for q, _ in said]
        doers += said
    told = told_before(tree, i, pattern.type)
    slots = [(q, EXACT) for q in told or ()]
    if told is None:
        slots = [(q, EXACT) for q in _arrived_in(tree, i, pattern)]
        slots = slots or _slot_places(tree, i, pattern, words)
        slots = [(q, s) for q, s in slots if q not in words]
    if passive and "obj" not in pattern.slots and not pattern.objects:
        slots.extend((q, NEAR) for q in patients(tree, i))
    sources, targets = (slots, doers) if pattern.inverse else (doers, slots)
    if passive and pattern.inverse:
        targets = [(q, NEAR) for q in patients(tree, i)]
    return Trigger(
        i=i,
        words=words,
        type=pattern.type,
        mode=pattern.mode,
        sources=best_of(sources),
        targets=best_of(targets),
        reciprocal=pattern.reciprocal,
        nominal=False,
        passive=passive,
        support=None,
        weight=WEAK if pattern.weak else 1.0,
        rule=next(rule.__name__ for rule in RULES if rule(pattern)),
    )


def find_verbs(tree: Tree, words: Lexicon) -> Iterator[Trigger]:
    """The verbs of a sentence that name an event, each by the pattern that says most."""
    for token in tree.tokens:
        if not is_verb(token) or blocked(tree, token.i, words):
            continue
        tame = words.no_objects.get(token.lemma, frozenset())
        another = means_another(tree, token.i)
        harmless = any(tree.tokens[k].lemma.lower() in tame for k in objects(tree, token.i))
        found = [
            (pattern, matched)
            for pattern in words.verbs.get(token.lemma, ())
            if (pattern.objects - {"*"} or not harmless)
            and (pattern.objects or pattern.particle is not None or not another)
            and (matched := _matches(tree, token.i, pattern)) is not None
        ]
        if found:
            pattern, matched = max(
                found, key=lambda row: (_rank(row[0]), _introduces(tree, token.i, *row))
            )
            yield _verb_trigger(tree, token.i, pattern, matched)
