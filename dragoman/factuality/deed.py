"""A deed as a sentence names it, and the questions that the rules of factuality ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman import words
from dragoman.language import Token
from dragoman.records import DateRange, Factuality, Span, Statement

# Relations through which a word does not put what hangs below it into doubt: a relative clause or
# a reason tells of its own deed ("demanded the release of the men, who were arrested in May").
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRESENT = frozenset({"VBZ", "VBP"})
HAD = frozenset({"'d", "’d"})  # "who'd arrived" had, "who'd be" would
NAMES = frozenset({"PROPN", "NUM"})
PERSUADING = frozenset({"ask", "convince", "need", "persuade", "tell", "urge"})  # with a "to"
OPEN = frozenset({"relcl", "appos", "parataxis", "nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as a sentence names it, for judging.

    `i` is the token that carries tense and negation, `noun` says that it is an event noun which no
    verb carries; `said` is the innermost statement whose content it lies in, `own` that the doer
    is on the speaker's side, `hostile` that it does harm.
    """

    tokens: tuple[Token, ...]
    i: int
    language: str
    noun: bool = False
    said: Statement | None = None
    own: bool = False
    hostile: bool = False
    happened: DateRange | None = None
    reported: DateRange | None = None
    last: int | None = None  # for a noun carried by a verb: the noun


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a deed, the rule that says so, and the words it rests on."""

    factuality: Factuality
    rule: str
    evidence: tuple[Span, ...]


@cache
def cues(language: str, name: str) -> frozenset[str]:
    """The words of one class of words/<lang>/factuality.yml; empty where there is none."""
    return frozenset(words.load(language, "factuality").get(name) or ())


@cache
def stems(language: str, name: str) -> tuple[str, ...]:
    """The beginnings of words of a class, which its file writes with a star: "weiger*"."""
    return tuple(cue[:-1] for cue in cues(language, name) if cue.endswith("*"))


def kids(deed: Deed, i: int) -> Iterator[Token]:
    """The dependents of a token."""
    return (t for t in deed.tokens if t.head == i and t.i != i)


def _span(*tokens: Token) -> tuple[Span, ...]:
    return tuple(Span(t.start, t.end) for t in tokens)


def carriers(deed: Deed) -> list[int]:
    """The deed's verb and those whose auxiliaries it shares: "will withdraw and promise"."""
    found = [deed.i]
    i = deed.i
    while deed.tokens[i].dep == "conj" and deed.tokens[i].head != i:
        below = [t for t in kids(deed, i) if t.dep in {"aux", "auxpass", "nsubj", "nsubjpass"}]
        if any(t.tag != "VB" for t in below):  # "may go to prison and be fined" has one "may"
            break
        if any(t.dep == "cc" and t.lemma == "but" for t in kids(deed, deed.tokens[i].head)):
            break  # "did not blow up but wired"
        if deed.tokens[i].tag == "VBD" and deed.tokens[deed.tokens[i].head].tag in PRESENT:
            break  # "it is not the end, he said, and asked them to go"
        i = deed.tokens[i].head
        found.append(i)
    return found


def hosts(deed: Deed) -> list[int]:
    """The carriers, and the verbs whose fate the deed shares.

    Those are the verb that a participle goes along with ("may go, ending the row"), the verb that
    brings it about ("could force the mayor to flee"), and that of which it is the subject.
    """
    found = carriers(deed)
    bringing = cues(deed.language, "implicative") | cues(deed.language, "causing")
    for _ in deed.tokens:
        token = deed.tokens[found[-1]]
        head = deed.tokens[token.head]
        below = {t.dep for t in kids(deed, token.i)}
        along = token.dep == "advcl" and token.tag == "VBG"
        along = along and not below & {"mark", "nsubj", "aux"}
        brought = token.dep in {"xcomp", "ccomp", "advcl"} and head.lemma in bringing
        sees = token.dep == "ccomp" and head.lemma in cues(deed.language, "causing")
        brought = brought and not (sees and _finite(deed, token))  # "could see that it had won"
        brought = brought and (token.dep != "advcl" or purpose_of(deed, token.i) is not None)
        subject = token.dep == "csubj" and token.tag in {"VBG", "VB"}
        if token.dep == "pcomp" and head.text.lower() == "in":  # "will join Paris in condemning"
            head = deed.tokens[head.head]
            brought = head.lemma in cues(deed.language, "joining")
        if head.i in found or not (along or brought or subject):
            break
        found += carriers(replace(deed, i=head.i))
    return found


def auxiliary(deed: Deed, name: str) -> Token | None:
    """The auxiliary of the deed's verb that is of a class ("will"), None where there is none."""
    if deed.noun:
        return None
    for i in hosts(deed):
        for token in kids(deed, i):
            word = token.text.lower()
            if word in HAD and deed.tokens[i].tag == "VBN" and not _perfect(deed, i):
                continue
            if token.dep in {"aux", "auxpass"} and word in cues(deed.language, name):
                return token
    return None


def _perfect(deed: Deed, i: int) -> bool:
    return any(t.dep in {"aux", "auxpass"} and t.lemma in {"have", "be"} for t in kids(deed, i))


def negation_of(deed: Deed, i: int) -> Token | None:
    """The word that negates a token: "not", "never", "no plans", "without"."""
    wanted = cues(deed.language, "negation")
    nothing = cues(deed.language, "nothing")
    merely = cues(deed.language, "merely")
    for token in kids(deed, i):
        if token.text.lower() == "longer" and any(t.lemma == "no" for t in kids(deed, token.i)):
            return token
        after = deed.tokens[token.i + 1 : token.i + 2]
        if after and after[0].text.lower() in merely:
            continue  # "not only"
        if token.dep == "cc" and token.text.lower() == "nor" and token.i < i:
            return token  # "Nor does it have plans to"
        if token.dep == "neg" or (
            token.text.lower() in wanted and token.dep in {"det", "advmod", "preconj", "neg"}
        ):
            return token
        if token.dep in {"nsubj", "nsubjpass", "dobj"} and deed.tokens[i].pos != "NOUN":
            none = [
                t
                for t in kids(deed, token.i)
                if t.dep in {"det", "neg", "preconj"} and t.lemma in {"no", "not", "neither"}
            ]
            if token.text.lower() in nothing:
                none = [token]
            if none and token.dep != "dobj":
                return none[0]
    head = deed.tokens[i].head
    if deed.tokens[head].text.lower() == "without" and head != i:
        return deed.tokens[head]
    return None


def path(deed: Deed) -> list[tuple[Token, str]]:
    """The words that the deed hangs under, with the relation by which the path enters each.

    It ends where a clause of its own begins (a relative clause, a parenthesis).
    """
    found: list[tuple[Token, str]] = []
    i = deed.i
    for _ in deed.tokens:
        token = deed.tokens[i]
        if token.head == i or (token.dep in OPEN and not content_clause(deed, i)):
            break
        head = deed.tokens[token.head]
        first = _first_infinitive(deed, token, head)
        if first is not None:
            i = first.i
            continue
        if token.dep == "advcl" and not purpose_of(deed, i):
            break
        if by_the_way(deed, i):
            break
        if any(t.text.lower() == "why" and t.dep == "advmod" for t in kids(deed, i)):
            break  # "asked why it had fled": it had
        if _says_beside(deed, token):
            break  # "met over the plan, urging Mali to"
        if token.dep == "prep" and head.lemma in cues(deed.language, "doers"):
            break  # "to remove the leader of a coup": there was one
        if _presupposed(deed, token, head):
            break  # "hopes for a rollback of sanctions": there are some
        if token.dep == "pcomp" and head.lemma == "with" and token.i < head.head:
            break  # "with his men boycotting, the house decides"
        if token.dep == "ccomp" and _set_apart(deed, token, head):
            break
        if circumstance(token, head, TIMES if not deed.noun else CIRCUMSTANCES):
            break  # "in the meeting he denied": the meeting is not what he denied
        if deed.noun and found and definite(deed) and found[-1][0].pos != "ADP":
            break  # "asked about the arrest of": what is known as "the" is taken to be
        if deed.noun and i != deed.i and token.dep == "ccomp" and definite(deed):
            break  # "said that the attack was cruel": there was one
        second = _second_that(deed, token, head)
        if token.dep == "conj" and _new_clause(deed, token, head, second=second):
            break
        if _taken_for_granted(deed, token, head):
            break
        if second:
            found.append((head, "ccomp"))
        elif token.dep != "conj":
            found.append((head, token.dep))
            if head.lemma == "be" and token.dep in {"ccomp", "csubj", "xcomp", "advcl"}:
                said = [t for t in kids(deed, head.i) if t.dep in {"acomp", "attr"}]
                found += [(t, token.dep) for t in said]  # "it is not clear that"
        if token.dep == "ccomp" and head.lemma in cues(deed.language, "knowing"):
            break  # what one may wish another to know is so
        i = head.i
    return found


def _new_clause(deed: Deed, token: Token, head: Token, *, second: bool) -> bool:
    """Whether what the parser joins by an "and" does not hang under what the first hangs under."""
    if _finite(deed, token) and purpose_of(deed, head.i) is not None:
        return True  # no past is a part of an infinitive
    if token.tag in {"VBD", "VBZ"} and head.tag == "VBG":
        return True  # nor of a gerund: "accused him of being behind it and called on"
    if token.tag == "VBD" and _subjunctive(deed, head.i):
        return True  # nor of a wish: "demanded that he be sent home and denounced her"
    first = head
    while first.dep == "conj" and first.head != first.i:
        first = deed.tokens[first.head]
    own = any(t.dep in {"nsubj", "nsubjpass"} for t in kids(deed, token.i))
    return own and not second and token.pos in {"VERB", "AUX"} and first.dep == "ROOT"


def _presupposed(deed: Deed, token: Token, head: Token) -> bool:
    """Whether an event noun stands under what undoes or fights it, so that it is there."""
    if not deed.noun or deed.last is not None:
        return False
    of = token.dep == "prep" and token.text.lower() in {"of", "to", "from"}
    undoes = of and head.pos == "NOUN" and head.lemma in cues(deed.language, "undoing")
    fights = token.dep == "dobj" and head.lemma in cues(deed.language, "fighting")
    return undoes or fights


def _first_infinitive(deed: Deed, token: Token, head: Token) -> Token | None:
    """The infinitive that a bare verb goes on from: "hopes to sway her and, later, visit"."""
    loose = token.dep in {"conj", "advcl"} and token.tag == "VB" and head.tag in {"VBD", "VBZ"}
    if not loose or any(t.dep in {"aux", "nsubj", "mark"} for t in kids(deed, token.i)):
        return None
    below = [t for t in kids(deed, head.i) if t.dep in {"xcomp", "ccomp"} and t.i < token.i]
    return next((t for t in below if purpose_of(deed, t.i) is not None or t.tag == "VB"), None)


def _set_apart(deed: Deed, token: Token, head: Token) -> bool:
    """Whether a sign parts the clause from what the parser hangs it on, and nobody says it."""
    between = deed.tokens[min(token.i, head.i) : max(token.i, head.i)]
    says = any(
        head.lemma in cues(deed.language, name) for name in ("telling", "knowing", "alleging")
    )
    marks = {";"} if says else {";", ":", "—", "–", "--"}
    return any(t.text in marks for t in between)


def _taken_for_granted(deed: Deed, token: Token, head: Token) -> bool:
    """Whether what governs a clause takes it for a fact, asserted or not: "did not know that"."""
    known = cues(deed.language, "factive")
    if token.dep == "pcomp":
        return token.tag == "VBG" and deed.tokens[head.head].lemma in known
    if head.lemma not in known or token.dep not in {"ccomp", "xcomp", "acl"}:
        return False
    below = [t for t in kids(deed, token.i) if t.dep in {"aux", "mark", "advmod"}]
    if any(t.text.lower() in {"if", "whether", "how"} for t in below):
        return False
    if head.lemma == "know" and any(t.lemma == "let" for t in deed.tokens[: head.i]):
        return False
    to = any(t.text.lower() == "to" for t in below)
    return not to or any(t.lemma == "have" for t in below)


def _says_beside(deed: Deed, token: Token) -> bool:
    """Whether the deed is an act of saying that a participle adds to a noun."""
    saying = cues(deed.language, "wishing") | cues(deed.language, "telling")
    own = token.i == deed.i and token.lemma in saying
    return own and token.dep == "acl" and token.tag == "VBG"


def _second_that(deed: Deed, token: Token, head: Token) -> bool:
    """Whether a clause after "and that" is a second thing said: "denied the raid, and that"."""
    if token.dep != "conj":
        return False
    mine, over = (
        any(t.dep == "mark" and t.text.lower() == "that" for t in kids(deed, i))
        for i in (token.i, head.i)
    )
    return mine and not over


def _subjunctive(deed: Deed, i: int) -> bool:
    """Whether a passive is one of a wish: "that an envoy be sent"."""
    helpers = [t for t in kids(deed, i) if t.dep in {"aux", "auxpass"}]
    return bool(helpers) and all(t.lemma == "be" and t.tag == "VB" for t in helpers)


def _finite(deed: Deed, token: Token) -> bool:
    """Whether a verb has a tense of its own."""
    return token.tag in FINITE - {"VBP"} or finite_helped(deed, token.i)


def finite_helped(deed: Deed, i: int) -> bool:
    """Whether a verb has an auxiliary with a tense: "was seen", "has gone"."""
    return any(t.dep in {"aux", "auxpass"} and t.tag in FINITE for t in kids(deed, i))


def content_clause(deed: Deed, i: int) -> bool:
    """Whether what is parsed as a relative clause says what a noun holds: "claims he was killed".

    It has a subject that is no relative pronoun and lacks nothing that the noun could fill.
    """
    token = deed.tokens[i]
    noun = deed.tokens[token.head].lemma
    if token.dep == "relcl" and purpose_of(deed, i) is not None:
        return True  # "calls to resign", which the parser takes for a relative clause
    holding = ("reports", "wishing", "complaints")
    if token.dep != "relcl" or not any(noun in cues(deed.language, name) for name in holding):
        return False
    below = list(kids(deed, i))
    marked = {t.text.lower() for t in below if t.dep == "mark"}
    subjects = [t for t in below if t.dep in {"nsubj", "nsubjpass"} and t.tag not in RELATIVE]
    whole = any(t.dep in {"nsubjpass", "dobj"} and t.tag not in RELATIVE for t in below)
    whole = whole or any(t.dep == "mark" for t in below)
    return bool(subjects) and (whole or "for" in marked)


def by_the_way(deed: Deed, i: int) -> bool:
    """Whether a participle only says which: "the pact reached in May", "voters backing him"."""
    token = deed.tokens[i]
    head = deed.tokens[token.head]
    if token.dep in {"acl", "amod"} and token.tag == "VBN":
        return not any(t.dep in {"mark", "nsubj", "nsubjpass"} for t in kids(deed, i))
    who = [t for t in kids(deed, i) if t.dep == "nsubj"] if token.dep == "ccomp" else [head]
    told = token.dep == "acl" or (token.dep == "ccomp" and head.lemma in PERSUADING)
    people = any(t.lemma in cues(deed.language, "people") or t.pos in NAMES for t in who)
    return told and people and token.tag == "VBG" and not finite_helped(deed, i)


CIRCUMSTANCES = frozenset(
    {
        *("in", "at", "during", "after", "before", "since", "despite", "amid", "following"),
        *("until", "given"),
    }
)
TIMES = frozenset({"before", "after", "since", "during", "following", "despite", "until", "given"})
DETERMINING = frozenset({"det", "poss"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def circumstance(token: Token, head: Token, prepositions: frozenset[str]) -> bool:
    """Whether a preposition only tells when or where: "in the meeting he denied"."""
    word = token.text.lower()
    if token.dep != "prep" or word not in prepositions:
        return False
    return head.pos in {"VERB", "AUX"} or word in TIMES  # "hoped for an end before shaking hands"


def definite(deed: Deed) -> bool:
    """Whether an event noun is taken as known: "the attack", "their attack"."""
    i = deed.i
    while deed.tokens[i].dep == "conj" and not any(t.dep in DETERMINING for t in kids(deed, i)):
        i = deed.tokens[i].head  # "his handling of the trial and crackdown on the press"
    below = [t for t in kids(deed, i) if t.i < i]
    below += [t for k in below if k.dep in {"compound", "nmod"} for t in kids(deed, k.i)]
    return any(
        (t.dep == "poss" and t.head == i) or t.text.lower() in DEFINITE for t in below
    )  # "the Sept. 11, 2012, attacks"


def purpose_of(deed: Deed, i: int) -> Token | None:
    """The "to" of an infinitive that says what something is done for."""
    below = list(kids(deed, i))
    marks = {t.text.lower() for t in below if t.dep == "mark"} - {"to"}
    if marks - {"for"}:
        return None
    if not marks and any(t.dep == "nsubj" for t in below):
        return None
    return next((t for t in below if t.dep == "aux" and t.text.lower() == "to"), None)


def under(deed: Deed, name: str) -> tuple[Token, Token | None] | None:
    """The nearest word of a class that the deed hangs under, and its negation."""
    wanted = cues(deed.language, name)
    steps = path(deed)
    # "is preparing sanctions": the verb that carries the noun; "stopped the war" is told as done.
    if deed.last is not None and name != "refusing":
        steps.insert(0, (deed.tokens[deed.i], "dobj"))
    telling = cues(deed.language, "telling")
    asked = any(purpose_of(deed, i) is not None for i in hosts(deed))
    below = deed.tokens[deed.i]
    for token, dep in steps:
        clause, below = below, token
        held = token.lemma in cues(deed.language, "holding_that") and dep == "ccomp"
        if name == "wishing" and held and _finite(deed, clause):
            continue  # "insists that it did not": no wish
        if name == "wishing" and token.lemma in telling and (dep == "ccomp" or not asked):
            continue  # "tells CNN that": no wish; "tells him to" is one
        if name == "wishing" and token.lemma == "call":
            known = dep in {"dobj", "nsubj"} and deed.noun and definite(deed)
            if known or dep in {"ccomp", "oprd"}:
                continue  # "called it a bribe", "called the arrest a blow"
        after = deed.tokens[token.i + 1 : token.i + 2]
        if token.lemma == "due" and after and after[0].lemma == "to" and after[0].dep != "aux":
            continue  # "due to their support"
        if token.lemma in wanted and token.pos in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"}:
            negation = negation_of(deed, token.i)
            if negation is None and token.dep in {"acomp", "attr"}:
                negation = negation_of(deed, token.head)
            if negation is None and token.dep == "dobj":
                negation = _of_light_verb(deed, token)
            return token, negation
    return None


def _of_light_verb(deed: Deed, noun: Token) -> Token | None:
    """The negation of "does not have plans to" or "made no attempt to"."""
    verb = deed.tokens[noun.head]
    return negation_of(deed, verb.i) if verb.lemma in cues(deed.language, "having") else None


def modifier(deed: Deed, *names: str) -> Token | None:
    """The adjective or adverb of a class that stands with the deed ("alleged", "planned")."""
    wanted = frozenset().union(*(cues(deed.language, name) for name in names))
    places = {deed.i} if deed.last is None else {deed.i, deed.last}
    for i in sorted(places):
        for token in kids(deed, i):
            if token.text.lower() in wanted and token.dep in {"amod", "advmod", "det", "compound"}:
                return token
    return None


def verdict(factuality: Factuality, rule: str, *tokens: Token | None) -> Judgement:
    """A judgement with the words it rests on."""
    return Judgement(factuality, rule, _span(*(t for t in tokens if t is not None)))
