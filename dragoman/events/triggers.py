"""The words of a parsed sentence that name an event, with the places of its source and target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.events.arguments import BY, objects, owners, patients, predicates, subjects
from dragoman.events.lexicon import Lexicon, Pattern, lexicon, stopped
from dragoman.events.tree import (
    CLAUSES,
    OBJECTS,
    Tree,
    children,
    compound_lemma,
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
WEAK = 0.55
PRONOUN = 0.85
MUST = frozenset({"must", "should", "ought"})
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ENGAGING = frozenset({"engage", "participate", "enter", "involve", "result", "join", "take"})
INTO = frozenset({"in", "into"})


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


Places = tuple[tuple[int, float], ...]


def _speakers(tree: Tree, i: int) -> list[tuple[int, float]]:
    """Whom a pronoun subject stands for where the clause is what somebody says of himself.

    "The army said it had freed the men", "a resolution criticising the king" (whose resolution?).
    """
    token = tree.tokens[i]
    places: list[tuple[int, float]] = []
    own = children(tree, i, frozenset({"nsubj", "nsubjpass"}))
    base = i
    while not own and tree.tokens[base].dep in {"conj", "xcomp"} and base != tree.tokens[base].head:
        base = tree.tokens[base].head
        own = children(tree, base, frozenset({"nsubj", "nsubjpass"}))
    if own and tree.tokens[own[0]].text.lower() in PRONOUNS:
        governor = tree.tokens[base].head
        if tree.tokens[base].dep in {"ccomp", "advcl", "conj", "parataxis", "acl"} and is_verb(
            tree.tokens[governor]
        ):
            places.extend((q, PRONOUN) for q in subjects(tree, governor))
    if token.dep in {"acl", "relcl"}:
        places.extend((q, NEAR) for q in owners(tree, token.head))
    return places


def _best(places: list[tuple[int, float]]) -> Places:
    best: dict[int, float] = {}
    for i, score in places:
        best[i] = max(best.get(i, 0.0), score)
    return tuple(sorted(best.items(), key=lambda row: -row[1]))


def _particles(tree: Tree, i: int) -> list[int]:
    return [
        k
        for k in tree.kids[i]
        if tree.tokens[k].dep
        in {"prt", "prep", "advmod", "acomp", "oprd", "agent", "dobj", "ccomp"}
        and len(tree.tokens[k].text) < 10
    ]


def _objects_found(tree: Tree, i: int, pattern: Pattern) -> list[int] | None:
    """The tokens of the object that a pattern wants, None where it is not there."""
    if not pattern.objects:
        return []
    for place in (*objects(tree, i), *predicates(tree, i)):
        if "*" in pattern.objects and tree.tokens[place].pos in {"NOUN", "PROPN"}:
            return [place]
        if tree.tokens[place].lemma in pattern.objects:
            return [place]
        if compound_lemma(tree, place) in pattern.objects:
            return [place]
    for wanted in pattern.objects:
        if ":" not in wanted:
            continue
        preposition, lemma = wanted.split(":", 1)
        for place in objects_of_preposition(tree, i, frozenset({preposition})):
            if lemma in {tree.tokens[place].lemma, compound_lemma(tree, place)}:
                return [place]
    return None


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
        int(bool(pattern.objects)) + int(pattern.particle is not None),
        int(bool(pattern.objects)),
        int(not pattern.weak),
    )


def _clause_places(tree: Tree, i: int) -> list[tuple[int, float]]:
    """The actors of the clause that a verb takes: its subject before its object."""
    places: list[tuple[int, float]] = []
    for k in children(tree, i, CLAUSES | {"advcl"}):
        factor = IN_CLAUSE if tree.tokens[k].dep != "advcl" else NEAR * NEAR
        own = children(tree, k, frozenset({"nsubj", "nsubjpass"}))
        places.extend((q, factor) for q in with_conjuncts(tree, own))
        places.extend((q, factor * 0.8) for q in objects(tree, k))
        rest = subtree(tree, k)
        places.extend(
            (q, factor * 0.75)
            for q in rest
            if tree.tokens[q].dep in {"pobj", "poss", "dobj", "dative"}
        )
    for p in children(tree, i, frozenset({"prep"})):
        for k in children(tree, p, frozenset({"pcomp"})):
            places.extend((q, IN_CLAUSE * 0.95) for q in objects(tree, k))
            places.extend((q, IN_CLAUSE * 0.85) for q in subtree(tree, k) if q != k)
    return places


def _slot_places(
    tree: Tree, i: int, pattern: Pattern, words: tuple[int, ...]
) -> list[tuple[int, float]]:
    held = [w for w in words if w != i]
    places: list[tuple[int, float]] = []
    prepositions = frozenset(slot for slot in pattern.slots if slot not in {"obj", "clause"})
    for slot in pattern.slots:
        if slot == "obj":
            places.extend((q, EXACT) for q in objects(tree, i) if q not in held)
            if pattern.objects and any(":" in wanted for wanted in pattern.objects):
                continue
        elif slot == "clause":
            places.extend(_clause_places(tree, i))
        elif slot == "dative":
            places.extend(
                (q, EXACT)
                for q in children(tree, i, frozenset({"dative"}))
                if tree.tokens[q].pos != "ADP"
            )
    if prepositions:
        places.extend((q, EXACT) for q in objects_of_preposition(tree, i, prepositions))
        for w in held:
            places.extend((q, EXACT) for q in objects_of_preposition(tree, w, prepositions))
        for q in objects(tree, i):
            places.extend(
                (p, NEAR) for p in objects_of_preposition(tree, q, prepositions, deep=False)
            )
    for w in held:
        if any(score == EXACT for _, score in places):
            break
        if tree.tokens[w].pos in {"NOUN", "PROPN"} and not pattern.inverse:
            places.extend(
                (q, OWNER_OF_OBJECT)
                for q in tree.kids[w]
                if tree.tokens[q].dep in {"poss", "amod", "compound", "nmod"}
            )
    return places


def _verb_trigger(tree: Tree, i: int, pattern: Pattern, words: tuple[int, ...]) -> Trigger:
    passive = is_passive(tree, i)
    doers = [(q, EXACT) for q in subjects(tree, i)]
    if not passive:
        said = _speakers(tree, i)
        if said and tree.tokens[tree.tokens[i].head].lemma == "deny":
            # One denies one's own deeds, whomever the pronoun is taken for.
            doers = [(q, PRONOUN * PRONOUN) for q, _ in doers]
            said = [(q, EXACT) for q, _ in said]
        doers += said
    slots = [(q, s) for q, s in _slot_places(tree, i, pattern, words) if q not in words]
    if passive and "obj" not in pattern.slots and not pattern.objects:
        slots.extend((q, NEAR) for q in patients(tree, i))
    sources, targets = (slots, doers) if pattern.inverse else (doers, slots)
    if passive and pattern.inverse:
        targets = [(q, NEAR) for q in patients(tree, i)]
    rule = "verb_object" if pattern.objects else "verb_particle" if pattern.particle else "verb"
    return Trigger(
        i=i,
        words=words,
        type=pattern.type,
        mode=pattern.mode,
        sources=_best(sources),
        targets=_best(targets),
        reciprocal=pattern.reciprocal,
        nominal=False,
        passive=passive,
        support=None,
        weight=WEAK if pattern.weak else 1.0,
        rule=rule,
    )


def _blocked(tree: Tree, i: int, words: Lexicon) -> bool:
    wanted = words.blocks.get(tree.tokens[i].lemma)
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


def _verbs(tree: Tree, words: Lexicon) -> Iterator[Trigger]:
    for token in tree.tokens:
        if not is_verb(token) or _blocked(tree, token.i, words):
            continue
        found = [
            (pattern, matched)
            for pattern in words.verbs.get(token.lemma, ())
            if (matched := _matches(tree, token.i, pattern)) is not None
        ]
        if found:
            pattern, matched = max(found, key=lambda row: _rank(row[0]))
            yield _verb_trigger(tree, token.i, pattern, matched)


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
        if tree.tokens[k].dep in {"acl", "relcl"} and tree.tokens[k].tag in {"VBN", "VBD", "VBZ"}:
            return k
    return None


def _noun_places(
    tree: Tree, i: int, pattern: Pattern, support: int | None
) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    prepositions = frozenset(pattern.slots) - BY
    targets = [(q, EXACT) for q in objects_of_preposition(tree, i, prepositions)]
    if support is not None:
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
    by = by or doers
    sources: list[tuple[int, float]] = [(q, EXACT) for q in by]
    sources.extend((q, NEAR if by else 0.95) for q in before)
    if by:
        targets.extend((q, NEAR) for q in before)
    sources.extend((q, NEAR) for q in objects_of_preposition(tree, i, frozenset({"from"})))
    return sources, targets


def _noun_trigger(tree: Tree, i: int, pattern: Pattern, words: Lexicon) -> Trigger:
    support = _support(tree, i)
    sources, targets = _noun_places(tree, i, pattern, support)
    event_type, mode, rule, weight = pattern.type, pattern.mode, "noun", 0.9
    lemma = tree.tokens[support].lemma if support is not None else ""
    if support is not None and lemma in words.lists.get("receiving", ()):
        doers = patients(tree, support) if is_passive(tree, support) else subjects(tree, support)
        targets.extend((q, 0.95) for q in doers)
        froms = frozenset({"from", "by"})
        sources.extend((q, EXACT) for q in objects_of_preposition(tree, support, froms))
        rule = "receiving_noun"
    elif (
        support is not None
        and lemma in words.lists.get("light", ())
        and not any(score == EXACT for _, score in sources)
    ):
        sources = [(q, s * 0.8) for q, s in sources]
        sources.extend((q, EXACT) for q in subjects(tree, support))
        sources.extend(_speakers(tree, support))
        rule = "light_verb_noun"
    elif support is not None and lemma in words.lists.get("stopping", ()):
        ended = stopped(pattern.type)
        if ended is not None:
            event_type, mode, rule, weight = ended, None, "stopping_noun", 0.85
            targets.extend((q, s * 0.9) for q, s in sources)
            sources = [(q, EXACT) for q in subjects(tree, support)]
            sources.extend(_speakers(tree, support))
    else:
        sources.extend((q, 0.6) for q in owners(tree, i))
    return Trigger(
        i=i,
        words=(i,) if rule == "noun" or support is None else tuple(sorted((support, i))),
        type=event_type,
        mode=mode,
        sources=_best(sources),
        targets=_best(targets),
        reciprocal=pattern.reciprocal and event_type == pattern.type,
        nominal=True,
        passive=support is not None and is_passive(tree, support),
        support=support,
        weight=weight * (WEAK if pattern.weak else 1.0),
        rule=rule,
    )


def _nouns(tree: Tree, words: Lexicon, taken: set[int]) -> Iterator[Trigger]:
    for token in tree.tokens:
        if token.tag not in NOUN_TAGS or token.i in taken:
            continue
        if token.dep == "compound" and tree.tokens[token.head].pos in {"NOUN", "PROPN"}:
            continue
        joined = compound_lemma(tree, token.i)
        patterns = words.nouns.get(joined) or words.nouns.get(token.lemma)
        if patterns:
            yield _noun_trigger(tree, token.i, patterns[0], words)


def _obligations(tree: Tree, words: Lexicon) -> Iterator[Trigger]:
    """ "Russia says that Israel must stop": what a speaker says that another must do is a demand."""
    sayings = words.lists.get("saying", frozenset())
    for token in tree.tokens:
        if not is_verb(token) or token.dep not in {"ccomp", "ROOT", "parataxis"}:
            continue
        must = [
            k
            for k in tree.kids[token.i]
            if tree.tokens[k].dep == "aux" and tree.tokens[k].text.lower() in MUST
        ]
        own = children(tree, token.i, frozenset({"nsubj", "nsubjpass"}))
        said = [token.head, *children(tree, token.i, frozenset({"ccomp", "parataxis"}))]
        said = [k for k in said if k != token.i and tree.tokens[k].lemma in sayings]
        if not must or not own or not said or tree.tokens[own[0]].text.lower() in {"we", "i"}:
            continue
        targets = [(q, EXACT) for q in with_conjuncts(tree, own)]
        targets.extend((q, NEAR) for q in objects(tree, token.i))
        yield Trigger(
            i=must[0],
            words=(must[0],),
            type="REQUEST",
            mode=None,
            sources=_best([(q, EXACT) for q in subjects(tree, said[0])]),
            targets=_best(targets),
            reciprocal=False,
            nominal=False,
            passive=False,
            support=said[0],
            weight=0.8,
            rule="said_must",
        )


def _resolve_promises(tree: Tree, found: list[Trigger], words: Lexicon) -> list[Trigger]:
    """Let what is promised decide: to vow to attack is a threat, to vow to help an agreement."""
    hostile = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT"}
    by_word = {trigger.i: trigger for trigger in found}
    resolved = []
    for trigger in found:
        lemma = tree.tokens[trigger.i].lemma
        promised = None
        if trigger.type == "AGREE" and lemma in words.lists.get("commissive", ()):
            for k in children(tree, trigger.i, CLAUSES):
                promised = by_word.get(k)
        if promised is not None and promised.type in hostile:
            resolved.append(replace(trigger, type="THREATEN", rule="hostile_promise"))
        else:
            resolved.append(trigger)
    return resolved


def find_triggers(tree: Tree, language: str = "en") -> tuple[Trigger, ...]:
    """Find the event words of a parsed sentence, verbs first, then nouns that no verb has used."""
    words = lexicon(language)
    verbs = list(_verbs(tree, words))
    taken = {w for trigger in verbs for w in trigger.words}
    found = verbs + list(_nouns(tree, words, taken)) + list(_obligations(tree, words))
    return tuple(_resolve_promises(tree, found, words))
