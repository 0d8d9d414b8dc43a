"""The rule for what something is done for, and what else an infinitive of purpose may tell."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import (
    FINITE,
    TIMES,
    Deed,
    Judgement,
    circumstance,
    cues,
    definite,
    finite_helped,
    kids,
    negation_of,
    purpose_of,
    verdict,
)
from dragoman.factuality.tenses import occasioned, resolved
from dragoman.language import Token

AIMS = frozenset({"for", "toward", "towards"})


def purpose(deed: Deed) -> Judgement | None:
    """It is what something is done for: "to be the excuse for an attack"."""
    i = deed.i
    above = deed.tokens[deed.tokens[i].head]
    thanked = deed.tokens[above.head].lemma in cues(deed.language, "factive")
    if deed.noun and above.text.lower() in AIMS and not definite(deed) and not thanked:
        meets = deed.tokens[deed.i].lemma in cues(deed.language, "meetings")
        over = deed.tokens[above.head].pos in {"VERB", "AUX", "PROPN"}  # "is in Oslo for talks"
        set_up = meets and over and above.text.lower() == "for"
        return verdict("planned" if set_up else "hypothetical", "purpose", above)
    for _ in deed.tokens:
        token = deed.tokens[i]
        open_relative = token.dep == "relcl" and purpose_of(deed, i) is None
        beside = token.dep == "advcl" and token.tag in FINITE  # "hopes to land as he urged them"
        done = token.dep in {"acl", "amod"} and token.tag == "VBN"  # "agents indicted in May"
        done = done or (token.dep == "conj" and token.tag in FINITE - {"VBP"})  # "to eat, and left"
        link = deed.tokens[token.head]  # "asked to condemn it for invading"
        blamed = token.dep == "pcomp" and link.text.lower() == "for"
        known = blamed and deed.tokens[link.head].lemma in cues(deed.language, "factive")
        if circumstance(token, link, TIMES):
            return None  # "fail to agree during a meeting"
        if token.head == i or open_relative or beside or done or known or token.dep == "ccomp":
            return None
        if token.dep in {"advcl", "acl", "relcl", "xcomp", "pcomp"} and not (
            deed.noun and i != deed.i
        ):
            to = purpose_of(deed, i)
            if to is not None and (resolved(replace(deed, i=i), link) or _by_doing(deed, i)):
                return None
            if to is not None and not _achieved(deed, i):
                charged = link.lemma in cues(deed.language, "setting_up")
                talks = token.lemma in cues(deed.language, "meetings") and i == deed.i
                return verdict("planned" if charged and talks else "hypothetical", "purpose", to)
        i = token.head
    return None


def _by_doing(deed: Deed, i: int) -> bool:
    """Whether it is done in what is done for it: "burned a flag to protest against the raid"."""
    token = deed.tokens[i]
    head = deed.tokens[token.head]
    if i != deed.i or token.lemma not in cues(deed.language, "by_doing") or token.dep == "pcomp":
        return False
    return head.tag == "VBD" or (head.tag in {"VBG", "VBN"} and finite_helped(deed, head.i))


def _achieved(deed: Deed, i: int) -> bool:
    """Whether the infinitive hangs on a word that says it was done: "began to bomb"."""
    token = deed.tokens[i]
    head = deed.tokens[token.head]
    own = {t.text.lower() for t in kids(deed, i)}
    if any(t.dep == "aux" and t.lemma == "have" for t in kids(deed, i)):
        return True  # "is proud to have ended"
    if "only" in own and (own & {"later", "then"} or token.lemma in cues(deed.language, "knowing")):
        return True  # "left, only to find"
    if token.dep in {"relcl", "acl"}:
        ranks = cues(deed.language, "ranks")  # "the first to cross"
        return head.lemma in cues(deed.language, "ability") or any(
            t.text.lower() in ranks for t in (head, *kids(deed, head.i))
        )
    had = head.lemma == "have" and head.tag in {"VBD", "VBN"}
    had = had or stirred(deed, head) or occasioned(deed, head) or _judged(deed, head)
    used = cues(deed.language, "using")
    if head.tag in {"VBD", "VBN"} and head.lemma in {"take", "use", "seize", "exploit"}:
        had = had or any(t.dep == "dobj" and t.lemma in used for t in kids(deed, head.i))
    done = head.lemma in cues(deed.language, "implicative")
    done = done or head.lemma in cues(deed.language, "ability")
    return token.dep in {"xcomp", "advcl", "ccomp"} and (done or had)


def _judged(deed: Deed, head: Token) -> bool:
    """Whether a deed is judged, which must have been done: "it was wrong of him to flee"."""
    said = [t for t in kids(deed, head.i) if t.dep == "acomp"]
    judging = cues(deed.language, "judging")
    past = head.lemma == "be" and head.tag == "VBD"
    return past and any(t.lemma in judging and negation_of(deed, head.i) is None for t in said)


def stirred(deed: Deed, cue: Token) -> bool:
    """Whether what somebody was moved to is known as his: "emboldened him to launch his raid"."""
    if cue.lemma not in cues(deed.language, "stirring") or deed.last is None:
        return False
    return cue.tag in {"VBD", "VBN"} and definite(replace(deed, i=deed.last))
