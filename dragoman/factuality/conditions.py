"""The rules for deeds that hang on something else: a condition, a threat, an alternative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.factuality.deed import (
    OPEN,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    hosts,
    kids,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.language import Token

CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "prep"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def conditional(deed: Deed) -> Judgement | None:
    """It hangs on something else: the "if" clause itself, or a "will" or "would" with one."""
    return _under_condition(deed) or _awaited(deed) or _with_condition(deed)


def _awaited(deed: Deed) -> Judgement | None:
    """The end of what is still to last: "will not visit until he is freed", "until she resigns"."""
    verb = deed.tokens[deed.i if deed.noun else hosts(deed)[-1]]
    over = replace(deed, i=verb.head, noun=False, last=None)
    untils = [t for t in kids(deed, verb.i) if t.text.lower() in {"until", "till"}]
    if verb.dep != "advcl" or not untils or deed.noun:
        return None
    open_ = verb.tag == "VBZ" or _is_open(over) or purpose_of(over, over.i) is not None
    return verdict("hypothetical", "conditional", untils[0]) if open_ else None


def _under_condition(deed: Deed) -> Judgement | None:
    """The deed is itself the condition: "if they attack", "should they attack"."""
    own = list(kids(deed, deed.i))
    when = cues(deed.language, "condition_times")
    verb = deed.i if deed.noun else hosts(deed)[-1]
    habit = [t for t in kids(deed, verb) if t.dep in {"advmod", "mark"} and t.text.lower() in when]
    over = deed.tokens[deed.tokens[verb].head]
    past = over.tag == "VBD"  # "fled after they set it on fire", whatever the parser says of "set"
    if habit and not deed.noun and not past and _present(replace(deed, i=verb)):
        own_lemma = deed.tokens[verb].lemma
        meets = own_lemma in cues(deed.language, "meetings") | cues(deed.language, "travelling")
        will = any(t.text.lower() in cues(deed.language, "future") for t in kids(deed, over.i))
        sure = will and habit[0].text.lower() in {"after", "before"}  # "after he leaves, he will"
        if sure or (meets and habit[0].text.lower() != "whenever"):
            return verdict("planned", "conditional", habit[0])
        return verdict("conditional", "conditional", habit[0])
    if deed.noun and any(t.dep == "poss" for t in own):
        return None  # "if it is their attack that": there was one
    i = deed.i
    for _ in deed.tokens:
        mark = _opener(deed, i) or _even_if(deed, i)
        if mark is not None:
            return verdict("conditional", "conditional", mark)
        token = deed.tokens[i]
        if token.head == i or (token.dep in OPEN and i != deed.i) or token.dep == "relcl":
            return _of_anybody(deed, token) if not deed.noun else None
        i = token.head
    return None


def _with_condition(deed: Deed) -> Judgement | None:
    """The deed is what would follow: "will sanction X if", "otherwise we will"."""
    if deed.noun:
        return None
    past = deed.tokens[deed.i].tag in {"VBD", "VBN"} and not _present(deed)
    told = past and not _is_open(deed)
    could = auxiliary(deed, "possible")
    had = any(t.dep == "aux" and t.lemma == "have" for t in kids(deed, deed.i))
    for i in hosts(deed):
        near = list(kids(deed, i))
        if _is_open(deed):  # the parser may hang the condition on what the verb governs
            near += [t for k in near if k.dep in {"ccomp", "xcomp"} for t in kids(deed, k.i)]
        for token in near:
            mark = _opener(deed, token.i) if token.dep in CLAUSES else None
            if mark is None and _is_open(deed):
                mark = _circumstance(deed, token) or _proviso(deed, token)
            if mark is not None and mark.text.lower() == "without" and could and had:
                no = [t for t in kids(deed, i) if t.dep == "neg"]
                if no:  # "could not have been mounted without": it was
                    return verdict("actual", "conditional", *no, mark)
            if mark is not None and not told and not _is_aside(deed, i, token):
                return verdict("conditional", "conditional", mark)
    return (_over_condition(deed) or _alternative(deed)) if _is_open(deed) else None


def _over_condition(deed: Deed) -> Judgement | None:
    """The "if" that stands with who is sure of it: "if she does that, I am sure they will go"."""
    token = deed.tokens[hosts(deed)[-1]]
    while token.dep == "ccomp" and auxiliary(deed, "future") is not None:
        token = deed.tokens[token.head]
        token = deed.tokens[token.head] if token.dep == "acomp" else token
        if token.tag not in {"VBZ", "VBP"}:
            return None
        for below in kids(deed, token.i):
            mark = _opener(deed, below.i) if below.dep == "advcl" else None
            if mark is not None:
                return verdict("conditional", "conditional", mark)
    return None


def _is_open(deed: Deed) -> bool:
    """Whether the deed's verb is one of the future or of a possibility."""
    return any(auxiliary(deed, name) is not None for name in ("future", "would", "possible"))


def _opener(deed: Deed, i: int) -> Token | None:
    """The word that makes a clause a condition: "if", "unless", "should they", "had he"."""
    wanted = cues(deed.language, "condition")
    token = deed.tokens[i]
    for below in kids(deed, i):
        word = below.text.lower()
        before = deed.tokens[below.i - 1].text.lower() if below.i else ""
        if below.dep == "mark" and word in wanted and before not in {"as", "even", "or"}:
            return below
        if below.dep == "mark" and before in {"long", "soon"} and word == "as":
            return below
    if token.dep in {"advcl", "ccomp", "acl", "prep"} and token.lemma in cues(
        deed.language, "condition_verbs"
    ):
        clause = [t for t in kids(deed, i) if t.dep in {"ccomp", "pcomp"}]
        if token.tag in {"VBG", "VBN"} and clause:
            return token  # "provided that", "assuming that"
    return _inverted(deed, i)


def _even_if(deed: Deed, i: int) -> Token | None:
    """The "if" of what would change nothing: "even if he resigns"; a past may be granted as so."""
    for below in kids(deed, i):
        even = below.i and deed.tokens[below.i - 1].text.lower() == "even"
        if even and below.dep == "mark" and below.text.lower() == "if":
            return below if _present(replace(deed, i=i, noun=False)) else None
    return None


def _inverted(deed: Deed, i: int) -> Token | None:
    """The verb that stands before its subject: "should the talks fail", "had he known"."""
    token = deed.tokens[i]
    if token.dep not in {"advcl", "ccomp", "xcomp"} or deed.tokens[-1].text == "?":
        return None
    subject = next((t for t in kids(deed, i) if t.dep in SUBJECTS), None)
    if token.text.lower() == "had" and subject is None:
        clause = next((t for t in kids(deed, i) if t.dep == "ccomp"), token)
        subject = next((t for t in kids(deed, clause.i) if t.dep in SUBJECTS), None)
        return token if subject is not None and subject.i > i else None
    if subject is None:
        return None
    first = [t for t in (*kids(deed, i), token) if t.i < subject.i]
    for word in first:
        lower = word.text.lower()
        begins = (
            token.dep == "advcl"
            or word.i == 0
            or deed.tokens[word.i - 1].text in {",", '"', "“", "that", "and"}
        )
        if begins and lower in cues(deed.language, "condition_inversion"):
            return word
    return None


def _circumstance(deed: Deed, token: Token) -> Token | None:
    """A phrase that names the condition: "in case of", "without a deal", "once they arrive"."""
    phrase = " ".join(t.text.lower() for t in deed.tokens[token.i : token.i + 3])
    for cue in cues(deed.language, "condition_phrases"):
        if phrase == cue or phrase.startswith(f"{cue} "):
            return token
    if token.dep == "advcl":
        for mark in kids(deed, token.i):
            if mark.text.lower() == "once" and mark.dep in {"mark", "advmod"}:
                return mark
    return None


def _proviso(deed: Deed, token: Token) -> Token | None:
    """A "provided that" that the parser hangs on a word beside the verb."""
    verbs = cues(deed.language, "condition_verbs")
    for below in kids(deed, token.i):
        if below.lemma in verbs and any(t.dep == "ccomp" for t in kids(deed, below.i)):
            return below
    return None


def _alternative(deed: Deed) -> Judgement | None:
    """The deed is what follows otherwise: "leave or we will shoot", "otherwise we will"."""
    for i in carriers(deed):
        token = deed.tokens[i]
        for below in kids(deed, i):
            if below.dep == "advmod" and below.text.lower() in cues(deed.language, "otherwise"):
                return verdict("conditional", "conditional", below)
        if token.dep != "conj" or token.head == i:
            continue
        first = kids(deed, token.head)
        either = [t for t in first if t.dep == "cc" and t.lemma == "or" and t.i < i]
        head = deed.tokens[token.head]
        bound = any(
            t.text.lower() in cues(deed.language, "obliged") for t in kids(deed, token.head)
        )
        if either and (bound or head.tag == "VB"):
            return verdict("conditional", "conditional", either[-1])
    return None


def _of_anybody(deed: Deed, token: Token) -> Judgement | None:
    """It is told of whoever does it: "any general who disobeys"."""
    head = deed.tokens[token.head]
    if token.dep != "relcl" or not _present(deed) or token.i != deed.i:
        return None
    anybody = cues(deed.language, "anybody")
    for word in (head, *(t for t in kids(deed, head.i) if t.dep == "det")):
        if word.text.lower() in anybody:
            return verdict("conditional", "conditional", word)
    return None


def _present(deed: Deed) -> bool:
    own = list(kids(deed, deed.i))
    token = deed.tokens[deed.i]
    bare = token.tag == "VB" and not any(t.dep == "aux" for t in own)
    helped = any(t.dep in {"aux", "auxpass"} and t.tag in {"VBZ", "VBP"} for t in own)
    perfect = any(t.dep == "aux" and t.lemma in {"have", "'ve", "’ve"} for t in own)
    return bare or token.tag in {"VBZ", "VBP"} or (helped and not perfect)


def _is_aside(deed: Deed, main: int, clause: Token) -> bool:
    """Whether an "if" is only a comparison within what is told as past: "if compared to"."""
    subject = any(t.dep in {"nsubj", "nsubjpass"} for t in kids(deed, clause.i))
    return not subject and deed.tokens[main].tag == "VBD"


def contingent(deed: Deed) -> Judgement | None:
    """Something else hangs on it: "hinges on the withdrawal of", "in the event of an attack"."""
    found = under(deed, "contingent")
    if found is not None:
        return verdict("conditional", "contingent", *found)
    phrases = cues(deed.language, "condition_phrases")
    for token, _ in path(deed):
        if token.pos in {"NOUN", "ADP", "SCONJ"}:
            words = " ".join(t.text.lower() for t in deed.tokens[max(0, token.i - 2) : token.i + 2])
            if token.pos == "NOUN" and any(cue in words for cue in phrases if " " in cue):
                return verdict("conditional", "contingent", token)
    return None


def threatened(deed: Deed) -> Judgement | None:
    """It is threatened, and so hangs on what others do: "threatened to bomb the dam"."""
    steps = _threats(deed)
    for token, dep in steps:
        to = purpose_of(deed, deed.i) is not None or dep == "dobj"
        if to or dep == "ccomp":
            return verdict("conditional", "threatened", token)
    said = deed.said
    if said is None or said.act != "THREATEN" or not deed.own or said.cue is None:
        return None
    future = auxiliary(deed, "would") or auxiliary(deed, "future")
    return None if future is None else verdict("conditional", "threatened", future)


def _threats(deed: Deed) -> Iterator[tuple[Token, str]]:
    threats = cues(deed.language, "threatening")
    first = path(deed)[:1]
    if deed.last is not None and deed.tokens[deed.i].lemma in threats:
        yield deed.tokens[deed.i], "dobj"
    for token, dep in first:
        if token.lemma in threats and dep in {"xcomp", "ccomp", "dobj", "acl", "relcl"}:
            yield token, dep
