"""The rule for what something is done for, and what else an infinitive of purpose may tell."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import (
    FINITE,
    TIMES,
    Deed,
    Judgement,
    by_the_way,
    circumstance,
    cues,
    definite,
    finite_helped,
    kids,
    modifier,
    negation_of,
    purpose_of,
    verdict,
)
from dragoman.factuality.tenses import first_act, occasioned, resolved, settled
from dragoman.language import Token

AIMS = frozenset({"for", "toward", "towards"})
DONE = frozenset({"VBD", "VBN", "VBG"})


def purpose(deed: Deed) -> Judgement | None:
    """It is what something is done for: "to be the excuse for an attack"."""
    i = deed.i
    above = deed.tokens[deed.tokens[i].head]
    thanked = deed.tokens[above.head].lemma in cues(deed.language, "factive")
    answers = deed.tokens[above.head].lemma in cues(deed.language, "answering_for")
    earlier = modifier(deed, "earlier_words") is not None
    if deed.noun and above.text.lower() == "for" and (answers or earlier):
        return None  # "in revenge for an attack", "on probation for a previous attack"
    if deed.noun and above.text.lower() in AIMS and not definite(deed) and not thanked:
        meets = deed.tokens[deed.i].lemma in cues(deed.language, "meetings")
        over = deed.tokens[above.head].pos in {"VERB", "AUX", "PROPN"}  # "is in Oslo for talks"
        set_up = meets and over and above.text.lower() == "for"
        return verdict("planned" if set_up else "hypothetical", "purpose", above)
    for _ in deed.tokens:
        token = deed.tokens[i]
        open_relative = token.dep == "relcl" and purpose_of(deed, i) is None
        beside = token.dep == "advcl" and token.tag in FINITE  # "hopes to land as he urged them"
        done = by_the_way(deed, i)  # "agents indicted in May"
        done = done or (token.dep == "conj" and token.tag in FINITE - {"VBP"})  # "to eat, and left"
        link = deed.tokens[token.head]  # "asked to condemn it for invading"
        blamed = token.dep == "pcomp" and link.text.lower() == "for"
        known = blamed and deed.tokens[link.head].lemma in cues(deed.language, "factive")
        if circumstance(token, link, TIMES):
            return None  # "fail to agree during a meeting"
        if token.dep == "advcl" and token.tag == "VBG" and _beside(deed, i):
            return None  # "asked not to be named while criticising her"
        if token.head == i or open_relative or beside or done or known or token.dep == "ccomp":
            return None
        if token.dep in {"advcl", "acl", "relcl", "xcomp", "pcomp"} and not (
            deed.noun and i != deed.i
        ):
            to = purpose_of(deed, i)
            if to is not None and (resolved(replace(deed, i=i), link) or _by_doing(deed, i)):
                return None
            if to is not None and settled(replace(deed, i=i)):
                return None
            if to is not None and not _achieved(deed, i):
                charged = link.lemma in cues(deed.language, "setting_up")
                charged = charged or link.lemma in cues(deed.language, "come_together")
                talks = token.lemma in cues(deed.language, "meetings") and i == deed.i
                return verdict("planned" if charged and talks else "hypothetical", "purpose", to)
        i = token.head
    return None


def _beside(deed: Deed, i: int) -> bool:
    marks = {t.text.lower() for t in kids(deed, i) if t.dep in {"mark", "advmod"}}
    return bool(marks & {"while", "when", "as"})


def _by_doing(deed: Deed, i: int) -> bool:
    """Whether it is done in what is done for it: "burned a flag to protest against the raid"."""
    token = deed.tokens[i]
    head = deed.tokens[token.head]
    if _sent_to_help(deed, token, head):
        return True
    if i != deed.i or token.dep == "pcomp" or head.lemma in cues(deed.language, "setting_up"):
        return False
    meets = token.lemma in cues(deed.language, "meetings")
    meets = meets and head.lemma in cues(deed.language, "come_together")
    speaks = cues(deed.language, "by_doing") | cues(deed.language, "siding")
    if not meets and token.lemma not in speaks:
        return False
    passive = any(t.dep == "auxpass" for t in kids(deed, head.i))
    active = head.tag in {"VBG", "VBN"} and finite_helped(deed, head.i) and not passive
    return head.tag == "VBD" or active


def _sent_to_help(deed: Deed, token: Token, head: Token) -> bool:
    """Whether those who help were sent, which is the help: "sent doctors to treat the wounded"."""
    helps = token.i == deed.i and token.lemma in cues(deed.language, "helping")
    past = head.tag == "VBD" or by_the_way(deed, head.i)  # "guards hired to protect the bank"
    past = past or (head.tag == "VBN" and finite_helped(deed, head.i))
    return helps and past and head.lemma in cues(deed.language, "sending")


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
        if head.dep == "dobj" and won_over(deed, deed.tokens[head.head]):
            return True  # "persuaded a suspect to surrender"
        ranks = cues(deed.language, "ranks")  # "the first to cross"
        return head.lemma in cues(deed.language, "ability") or any(
            t.text.lower() in ranks for t in (head, *kids(deed, head.i))
        )
    had = head.lemma == "have" and head.tag in {"VBD", "VBN"}
    had = had or stirred(deed, head) or occasioned(deed, head) or _judged(deed, head)
    had = had or won_over(deed, head) or first_act(deed, head)
    used = cues(deed.language, "using")
    if head.tag in DONE and head.lemma in {"take", "use", "seize", "exploit"}:
        with_ = [t for k in kids(deed, head.i) if k.lemma == "to" for t in kids(deed, k.i)]
        with_ += [t for t in kids(deed, head.i) if t.dep == "dobj"]  # "took to Twitter to"
        had = had or any(used & {t.lemma, t.text.lower()} for t in with_)
    done = head.lemma in cues(deed.language, "implicative")
    done = done or head.lemma in cues(deed.language, "ability")
    return token.dep in {"xcomp", "advcl", "ccomp"} and (done or had)


def _judged(deed: Deed, head: Token) -> bool:
    """Whether a deed is judged, which must have been done: "it was wrong of him to flee"."""
    said = [t for t in kids(deed, head.i) if t.dep == "acomp"]
    judging = cues(deed.language, "judging")
    past = head.lemma == "be" and head.tag == "VBD"
    return past and any(t.lemma in judging and negation_of(deed, head.i) is None for t in said)


def won_over(deed: Deed, cue: Token) -> bool:
    """Whether somebody was brought to do it: "persuaded the gunman to surrender"."""
    if cue.lemma not in cues(deed.language, "winning_over") or negation_of(deed, cue.i) is not None:
        return False
    return cue.tag == "VBD" or (cue.tag == "VBN" and finite_helped(deed, cue.i))


def stirred(deed: Deed, cue: Token) -> bool:
    """Whether what somebody was moved to is known as his: "emboldened him to launch his raid"."""
    if cue.lemma not in cues(deed.language, "stirring") or deed.last is None:
        return False
    return cue.tag in {"VBD", "VBN"} and definite(replace(deed, i=deed.last))
