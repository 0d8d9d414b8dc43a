"""Who does it and to whom: subjects and objects, also where the clause leaves them out."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.gazetteer import role_words
from dragoman.events.lexicon import Pattern, lexicon
from dragoman.events.tree import (
    AGAINST,
    BY,
    OBJECTS,
    OF,
    PASSIVE_SUBJECTS,
    PREDICATES,
    RELATIVES,
    SUBJECTS,
    Tree,
    children,
    climb,
    is_passive,
    is_verb,
    objects_of_preposition,
    subtree,
    with_conjuncts,
)

MAX_DEPTH = 6
# "Resigned under pressure from her": by whom one is moved to it.
AMID = frozenset({"under", "amid", "after", "following"})
FROM = frozenset({"from", "by"})
PRESSURE = frozenset({"pressure"})
# "accused him of", "blamed him for", "stopped him from": he is the one who does it.
OF_DEED = frozenset({"of", "for", "from", "into"})
TO = frozenset({"to", "on", "for", "upon"})
# With these stands who is blamed: "lashed out at Chad for closing the road".
AIMED = frozenset({"at", "against", "on"})
PART_IN = frozenset({"in", "for", "with", "over"})
# On whom blame is put.
BURDENED = frozenset({"on", "upon"})
SERVING = frozenset({"serve"})
# "Accused the Chinese of arming": also where the parser hangs "of" on whom it is said of.
CHARGED = frozenset({"accuse", "suspect", "convict", "acquit"})
CHARGED_PLACES = frozenset({"dobj", "nsubjpass"})
PREP = frozenset({"prep"})
# "Jailed on charges of", "tried for the crime of", "facing counts of".
ON_CHARGES = frozenset({"on", "over", "under", "amid"})
# With these stand the words by which somebody does what they say: "in a letter accusing".
MEANS = frozenset({"in", "with", "by", "through"})
# Adverbs that stand for a place or time in a relative clause, which then lacks no object.
WHERE = frozenset({"where", "when", "why", "how"})
# What is said in these is to be done by the one they go to.
ADDRESSED = frozenset(
    {"message", "call", "request", "demand", "warning", "order", "appeal", "plea", "ultimatum"}
)


def _antecedent(tree: Tree, verb: int) -> list[int]:
    """The noun that a relative clause or participle says something of.

    Of "a coalition of states backing" it is the coalition.
    """
    noun = tree.tokens[tree.tokens[verb].head]
    of = tree.tokens[noun.head]
    whole = tree.tokens[of.head]
    if noun.dep == "pobj" and of.text.lower() == "of" and whole.pos == "NOUN":
        many = lexicon("en").lists["numbers"] - lexicon("en").lists["crowds"]
        if whole.lemma in many and whole.tag == "NN":
            return [whole.i]
    if noun.dep == "pobj" and of.text.lower() in AIMED and _strikes(tree, whole.i, verb):
        return [whole.i]
    body = noun.lemma in role_words("en", "collectives")  # "Sow of the FBI, the agency that"
    if noun.dep == "appos" and of.pos == "PROPN" and not body:  # "Sow, the nominee who vowed"
        return with_conjuncts(tree, [of.i])
    return with_conjuncts(tree, [noun.i])


def _strikes(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a blow is what hits: "the attacks on the camps that killed four"."""
    words = lexicon("en")
    blows = words.nouns.get(tree.tokens[noun].lemma, ())
    hits = tree.tokens[verb].lemma in words.lists["hitting"]
    return hits and any(deed.type == "ASSAULT" for deed in blows)


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The words that name who does what an active verb says, nearest reading first.

    Where the verb has no subject of its own: that of the verb it is coordinated with, of the verb
    whose complement it is (or that verb's object after "ask", "force"), the noun of a relative
    clause, the one whose plan it is in "plans to send".
    """
    if depth > MAX_DEPTH:
        return []
    token = tree.tokens[verb]
    if is_passive(tree, verb):
        return objects_of_preposition(tree, verb, BY) or _shared_agent(tree, verb)
    own = children(tree, verb, SUBJECTS) or _owner_of_gerund(tree, verb)
    if own:
        if tree.tokens[own[0]].text.lower() in RELATIVES and token.dep == "relcl":
            return _antecedent(tree, verb)
        if _absolute(tree, verb, own[-1]):
            return with_conjuncts(tree, own[-1:])
        return [*with_conjuncts(tree, own), *_listed_before(tree, own[0])]
    return _inherited(tree, verb, depth)


def _owner_of_gerund(tree: Tree, verb: int) -> list[int]:
    """Whose doing it is: "Togo's arming the rebels", "their backing him"."""
    before = tree.tokens[verb - 1] if verb else None
    if tree.tokens[verb].tag != "VBG" or before is None:
        return []
    if before.tag == "POS":
        return [before.head]
    return [before.i] if before.tag == "PRP$" else []


def _shared_agent(tree: Tree, verb: int) -> list[int]:
    """Who did two things to somebody: "was tied up and robbed by the guards"."""
    for k in children(tree, verb, frozenset({"conj"})):
        own = children(tree, k, SUBJECTS | PASSIVE_SUBJECTS | frozenset({"aux", "auxpass"}))
        if is_verb(tree.tokens[k]) and is_passive(tree, k) and not own:
            return objects_of_preposition(tree, k, BY, deep=False)
    return []


def _absolute(tree: Tree, verb: int, subject: int) -> bool:
    """Whether each of two has a part of his own: "with the court at rest and a judge refusing"."""
    said = tree.tokens[verb]
    beside = [k for k in children(tree, verb, PREP) if tree.tokens[k].text.lower() == "with"]
    if said.dep == "pcomp":
        beside = [said.head]
    first = [q for k in beside if k < subject for q in children(tree, k, frozenset({"pobj"}))]
    marks = children(tree, verb, frozenset({"mark"}))
    if any(tree.tokens[k].text.lower() == "with" for k in marks):
        first += [q for q in children(tree, verb, SUBJECTS) if q < subject]
    own = {"prep", "acl", "relcl", "amod", "advmod"}
    return any(tree.tokens[k].dep in own and q < k < subject for q in first for k in tree.kids[q])


def _listed_before(tree: Tree, subject: int) -> list[int]:
    """The rest of a list of subjects of which the parser saw only the last: "A, B, and C met"."""
    left = subject
    while left > 0 and tree.tokens[left - 1].head in {subject, left} and left - 1 != subject:
        left -= 1
    before = tree.tokens[left - 1] if left else None
    if before is None or before.dep != "cc":
        return []
    head = tree.tokens[before.head]
    if head.pos in {"PROPN", "NOUN"} and head.i < subject:
        return with_conjuncts(tree, [head.i])
    last = tree.tokens[left - 3] if left > 3 and tree.tokens[left - 2].text == "," else None
    if last is None or last.dep != "conj" or last.pos != "PROPN":
        return []
    first = last.i  # "after A, B, C, and D met": a list that nothing has closed before the "and"
    while tree.tokens[first].dep == "conj":
        first = tree.tokens[first].head
    listed = with_conjuncts(tree, [first])
    closed = any(tree.tokens[k].dep == "cc" for i in listed for k in tree.kids[i])
    return [] if closed else listed


def _governed(tree: Tree, head: int, depth: int) -> list[int]:
    """The doer of a complement: the object after "ask" or in the passive, else the subject."""
    lemma = tree.tokens[head].lemma
    lists = lexicon("en").lists
    if lemma in lists["controlling"]:
        found = objects(tree, head, depth + 1)
        found = found or objects_of_preposition(tree, head, TO, deep=False)
        if found:
            return found
    if lemma in lists["sending"]:  # "sent Ruto to meet": he does; in "sent tanks to help" not they
        found = [k for k in objects(tree, head, depth + 1) if tree.tokens[k].pos == "PROPN"]
        if found:
            return found
    given = [k for k in objects(tree, head, depth + 1) if tree.tokens[k].lemma in ADDRESSED]
    if given:  # "gave him a warning not to": he is not to
        found = _addressees(tree, given[0])
        if found:
            return found
    for k in objects(tree, head, depth + 1):
        found = _resolved(tree, k)
        if found:
            return found
    if is_passive(tree, head):
        return patients(tree, head, depth + 1)
    return subjects(tree, head, depth + 1)


def _resolved(tree: Tree, noun: int) -> list[int]:
    """Whose it is to do what an infinitive says: "the failure of Togo to help"."""
    if tree.tokens[noun].lemma not in lexicon("en").lists["resolving"]:
        return []
    return objects_of_preposition(tree, noun, OF, deep=False)


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag == "VB" and any(
        tree.tokens[k].text.lower() == "to" for k in children(tree, verb, frozenset({"aux"}))
    )


def _given_leave(tree: Tree, verb: int, depth: int) -> list[int]:
    """Who was given time or leave to do it: "gave him until Friday to resign"."""
    above = _giver(tree, verb)
    if above is None:
        return []
    chances = lexicon("en").lists["chances"]
    inside = children(tree, above, OBJECTS | PASSIVE_SUBJECTS | frozenset({"npadvmod"}))
    what = [k for k in inside if tree.tokens[k].lemma in chances]
    until = [k for k in children(tree, above, PREP) if tree.tokens[k].text.lower() == "until"]
    if not what and not until and not _until(tree, verb):
        return []
    return [k for k in objects(tree, above, depth + 1) if k not in what]


def _giver(tree: Tree, verb: int) -> int | None:
    """The "give" above an infinitive, None where there is none."""
    above = next((k for k in climb(tree, verb) if is_verb(tree.tokens[k])), None)
    gives = above is not None and tree.tokens[above].lemma == "give" and _is_infinitive(tree, verb)
    return above if gives else None


def _until(tree: Tree, verb: int) -> bool:
    marks = children(tree, verb, frozenset({"mark"}))
    return any(tree.tokens[k].text.lower() == "until" for k in marks)


def _protests(tree: Tree, verb: int) -> bool:
    """Whether a verb or its object names a protest: "announced a strike", "vowed to march"."""
    words = lexicon("en")
    below = [verb, *objects(tree, verb), *children(tree, verb, frozenset({"xcomp"}))]
    lemmas = {tree.tokens[k].lemma for k in below}
    deeds = [d for k in lemmas for d in (*words.verbs.get(k, ()), *words.nouns.get(k, ()))]
    return "strike" in lemmas or any(_is_bare_protest(d) for d in deeds)


def _is_bare_protest(deed: Pattern) -> bool:
    return deed.type == "PROTEST" and not deed.objects and deed.particle is None


def askers(tree: Tree, verb: int) -> list[int]:
    """Who wants somebody to do what a verb says: "urged him to resign", "amid calls from her to".

    Of "resigned under pressure from the army" it is the army.
    """
    token = tree.tokens[verb]
    pressing = [
        q
        for k in objects_of_preposition(tree, verb, AMID, deep=False)
        if tree.tokens[k].lemma in ADDRESSED | PRESSURE
        for q in objects_of_preposition(tree, k, FROM, deep=False)
    ]
    above = tree.tokens[token.head]
    given = _giver(tree, verb)
    if given is not None and _given_leave(tree, verb, 0):
        return subjects(tree, given)
    if token.dep == "advcl" and _until(tree, verb):
        return subjects(tree, above.i) if _protests(tree, above.i) else []
    if pressing or token.tag != "VB" or above.i == verb or token.dep == "conj":
        return pressing
    if above.lemma in ADDRESSED and above.pos == "NOUN":
        return owners(tree, above.i)
    wants = is_verb(above) and above.lemma in lexicon("en").lists["demanding"]
    return subjects(tree, above.i) if wants else []


def _inherited(tree: Tree, verb: int, depth: int) -> list[int]:
    token = tree.tokens[verb]
    head = token.head
    if head == verb:
        return []
    given = _given_leave(tree, verb, depth)
    if given:
        return given
    governor = tree.tokens[head]
    if token.dep == "conj" and (is_verb(governor) or governor.pos == "ADJ"):
        if is_passive(tree, head):
            return patients(tree, head, depth + 1)
        return subjects(tree, head, depth + 1)
    if token.dep in {"xcomp", "ccomp", "advcl", "oprd", "dep", "purpcl"}:
        if is_verb(governor):
            return _governed(tree, head, depth)
        return _predicate_subjects(tree, head, depth)
    if token.dep == "relcl":
        return _antecedent(tree, verb)
    if token.dep == "acl":
        if token.tag in {"VBG", "VBN", "VBD"}:
            return _antecedent(tree, verb)
        if governor.lemma in ADDRESSED:
            found = _addressees(tree, head)
            if found:
                return found
        return _plotters(tree, head) or _resolved(tree, head) or owners(tree, head, depth + 1)
    if token.dep in {"pcomp", "pobj"} or governor.dep in {"prep", "agent"}:
        above = tree.tokens[governor.head]
        if is_verb(above):
            if above.lemma == "warn" and governor.text.lower() in AGAINST:
                return objects(tree, above.i, depth + 1)  # who warns does not do it himself
            charged = above.lemma == "charge" and governor.text.lower() == "with"
            if charged or governor.text.lower() in OF_DEED:
                found = _blamed(tree, above.i, depth + 1)
                if found:
                    return found
            return _governed(tree, above.i, depth)
        accused = _accused_of(tree, above.i, depth)
        if accused:
            return accused
        if governor.text.lower() in OF_DEED:  # "the indictment of the men for hacking"
            tried = objects_of_preposition(tree, above.i, frozenset({"of"}), deep=False)
            tried = [k for k in tried if tree.tokens[k].pos in {"NOUN", "PROPN", "PRON"}]
            charged = tree.tokens[above.head].lemma in CHARGED and above.dep in CHARGED_PLACES
            if tried or charged or above.dep == "pobj":
                return tried or [above.i]
        if above.lemma in ADDRESSED and governor.text.lower() in AGAINST:
            return _addressees(tree, above.i)
        return owners(tree, above.i, depth + 1)
    return []


def _plotters(tree: Tree, noun: int) -> list[int]:
    """Who is charged with what a noun names: "indicted two men in a plot to hack the bank"."""
    preposition = tree.tokens[tree.tokens[noun].head]
    verb = tree.tokens[preposition.head]
    if tree.tokens[noun].dep != "pobj" or preposition.text.lower() not in PART_IN:
        return []
    if verb.dep in OBJECTS:
        verb = tree.tokens[verb.head]
    if not is_verb(verb) or verb.lemma not in lexicon("en").lists["charging"]:
        return []
    return objects(tree, verb.i)


def _accused_of(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose deed a charge tells: "jailed the mayor on charges of arming", "his arrest on".

    Also "held on suspicion of arming".
    """
    preposition = tree.tokens[tree.tokens[noun].head]
    above = tree.tokens[preposition.head]
    if tree.tokens[noun].lemma not in lexicon("en").lists["charges"]:
        return []
    if tree.tokens[noun].dep != "pobj" or preposition.text.lower() not in ON_CHARGES:
        return []
    if above.dep in OBJECTS and not children(tree, above.i, frozenset({"poss"})):
        above = tree.tokens[above.head]
    if is_verb(above):
        return objects(tree, above.i, depth + 1)
    return children(tree, above.i, frozenset({"poss"}))


def _blamed(tree: Tree, verb: int, depth: int) -> list[int]:
    """Whose deed it is that a verb tells after "for": "lashed out at Chad for closing the road".

    Who only gets something for it has done it himself: "served a sentence for hacking".
    """
    words = lexicon("en")
    lemma = tree.tokens[verb].lemma
    slots = {s for p in words.verbs.get(lemma, ()) if p.type == "ACCUSE" for s in p.slots}
    found = objects_of_preposition(tree, verb, frozenset(slots & AIMED), deep=False)
    if found and not is_passive(tree, verb):
        return found
    if lemma in words.lists["receiving"] | SERVING and not is_passive(tree, verb):
        return []
    return objects(tree, verb, depth)


def _addressees(tree: Tree, noun: int) -> list[int]:
    """To whom a demand goes: "a call on Iran to", "the message that he gave to Xi not to"."""
    places = [noun, tree.tokens[noun].head, *children(tree, noun, frozenset({"relcl"}))]
    for place in places:
        found = objects_of_preposition(tree, place, TO, deep=False)
        found += [
            q
            for k in children(tree, place, frozenset({"dative"}))
            for q in (
                with_conjuncts(tree, children(tree, k, frozenset({"pobj"})))
                if tree.tokens[k].pos == "ADP"
                else [k]
            )
        ]
        if found:
            return found
    return []


def _predicate_subjects(tree: Tree, i: int, depth: int) -> list[int]:
    """The subject of the verb that a predicate adjective or noun belongs to ("is ready to")."""
    for above in climb(tree, i):
        if is_verb(tree.tokens[above]):
            return subjects(tree, above, depth + 1) or patients(tree, above, depth + 1)
        if tree.tokens[above].pos == "NOUN":
            return owners(tree, above, depth + 1)
    return []


def patients(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The words that name whom a passive verb is done to."""
    if depth > MAX_DEPTH:
        return []
    token = tree.tokens[verb]
    own = children(tree, verb, PASSIVE_SUBJECTS)
    if own:
        if tree.tokens[own[0]].text.lower() in RELATIVES and token.dep == "relcl":
            return _antecedent(tree, verb)
        return with_conjuncts(tree, own)
    if token.dep in {"acl", "relcl"}:
        return _antecedent(tree, verb)
    return _inherited(tree, verb, depth)


def objects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The words that name whom or what a verb is done to, active or passive."""
    if is_passive(tree, verb):
        return patients(tree, verb, depth)
    own = children(tree, verb, OBJECTS)
    plain = [k for k in own if tree.tokens[k].pos != "ADP"]
    if plain:
        relative = [k for k in plain if tree.tokens[k].text.lower() in RELATIVES]
        if relative and tree.tokens[verb].dep == "relcl":
            return _antecedent(tree, verb)
        return with_conjuncts(tree, plain)
    token = tree.tokens[verb]
    stranded = any(
        tree.tokens[k].dep == "prep" and not tree.kids[k] for k in tree.kids[verb]
    )  # "the method that they are returning to", "flew to Oslo, where he met the king"
    stranded = stranded or any(tree.tokens[k].text.lower() in WHERE for k in tree.kids[verb])
    if token.dep == "relcl" and children(tree, verb, SUBJECTS) and not stranded:
        doers = children(tree, verb, SUBJECTS)
        subject = tree.tokens[doers[0]]
        whose = any(tree.tokens[k].text.lower() == "whose" for k in tree.kids[subject.i])
        # not "Sow, whose courage Diop doubted"
        whose = whose and len(doers) == 1 and not children(tree, subject.i, frozenset({"appos"}))
        if subject.text.lower() not in RELATIVES and not whose:  # "the sanctions that it imposed"
            return _antecedent(tree, verb)
    if token.dep != "conj":  # "signed and ratified the treaty": the last one carries it
        for k in children(tree, verb, frozenset({"conj"})):
            if is_verb(tree.tokens[k]) and not children(tree, k, SUBJECTS):
                later = children(tree, k, OBJECTS)
                if later and not children(tree, verb, frozenset({"prep", "ccomp", "xcomp"})):
                    return with_conjuncts(tree, later)
    return []


def culprits(tree: Tree, verb: int) -> list[int]:
    """On whom a verb puts what happened: "blamed a rise in deaths on Chad", not "blamed Chad"."""
    words = lexicon("en")
    hit = objects(tree, verb) if tree.tokens[verb].lemma == "blame" else []
    if any(
        tree.tokens[k].pos == "PROPN" or tree.tokens[k].lemma in words.lists["people"] for k in hit
    ):
        return []  # "blamed the bank on Monday"
    below = [q for k in hit for q in sorted(subtree(tree, k)) if k > verb]
    # Behind "attacks on Chad" it says what they hit.
    free = [k for k in below if not _takes_on(words.nouns.get(tree.tokens[k].lemma, ()))]
    for k in (verb, *free) if hit else ():
        found = objects_of_preposition(tree, k, BURDENED, deep=False)
        if found:
            return found
    return []


def _takes_on(deeds: Sequence[Pattern]) -> bool:
    return any(not BURDENED.isdisjoint(deed.slots) for deed in deeds)


def predicates(tree: Tree, verb: int) -> list[int]:
    """What a copula says of its subject: "is ready", "became an ally"."""
    return with_conjuncts(tree, children(tree, verb, PREDICATES))


def owners(tree: Tree, noun: int, depth: int = 0) -> list[int]:
    """Whose deed a noun is: "Iran's attack", "an attack by Iran".

    Where the noun says nothing, the subject of the verb that it is the object of.
    """
    if depth > MAX_DEPTH:
        return []
    found = children(tree, noun, frozenset({"poss"}))
    if found:
        return with_conjuncts(tree, found)
    found = objects_of_preposition(tree, noun, BY)
    if found:
        return found
    found = [
        k
        for k in children(tree, noun, frozenset({"amod", "compound", "nmod"}))
        if tree.tokens[k].text[:1].isupper()
    ]
    if found:
        return found
    head = tree.tokens[noun].head
    governor = tree.tokens[head]
    if tree.tokens[noun].dep in OBJECTS | {"attr"} and is_verb(governor):
        return subjects(tree, head, depth + 1)
    if tree.tokens[noun].dep == "pobj":
        above = tree.tokens[governor.head]
        if is_verb(above):
            return subjects(tree, above.i, depth + 1)
        if above.pos in {"NOUN", "PROPN"}:
            return owners(tree, above.i, depth + 1)
    if tree.tokens[noun].dep == "conj":
        return owners(tree, head, depth + 1)
    return []


def issuers(tree: Tree, noun: int) -> list[int]:
    """Whose deed it is that a clause tells of a noun: "Oslo passed a law that bans it".

    Not of whom the noun is no work: "broke a law that", "met men who", "lamented a raid that".
    """
    words = lexicon("en")
    token = tree.tokens[noun]
    found = owners(tree, noun)
    above = tree.tokens[token.head]
    verb = tree.tokens[above.head] if above.pos == "ADP" else above
    alone = token.pos in {"PRON", "DET"}
    alone = alone or token.lemma in words.lists["people"] | words.lists["commoners"]
    alone = alone or any(deed.type == "ASSAULT" for deed in words.nouns.get(token.lemma, ()))
    works = words.lists["issuing"] | words.lists["light"]
    theirs = above.text.lower() in MEANS or not is_verb(verb) or verb.lemma in works
    return found if theirs and not alone else [q for q in found if q in subtree(tree, noun)]


def attackers(tree: Tree, i: int) -> list[int]:
    """Who struck those who were killed: "when rebels attacked the base", "in an Israeli raid"."""
    words = lexicon("en")
    for k in children(tree, i, frozenset({"advcl"})):
        when = any(tree.tokens[q].text.lower() == "when" for q in tree.kids[k])
        blows = words.verbs.get(tree.tokens[k].lemma, ())
        if when and any(deed.type == "ASSAULT" for deed in blows) and not is_passive(tree, k):
            return subjects(tree, k)
    for k in objects_of_preposition(tree, i, frozenset({"in", "during"}), deep=False):
        blows = words.nouns.get(tree.tokens[k].lemma, ())
        if any(deed.type == "ASSAULT" and not deed.reciprocal for deed in blows):
            own = children(tree, k, frozenset({"poss", "amod", "compound", "nmod"}))
            named = [q for q in own if tree.tokens[q].text[:1].isupper()]
            return objects_of_preposition(tree, k, BY, deep=False) or named
    return []
