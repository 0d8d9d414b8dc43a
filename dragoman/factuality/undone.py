"""The rules for what did not come about: refused, averted, called off, nearly done, not yet."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import (
    FINITE,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    definite,
    hosts,
    kids,
    negation_of,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.factuality.tenses import settled
from dragoman.language import Token
from dragoman.records import Factuality

IT = frozenset({"this", "that", "it"})
OPPOSING = frozenset({"oppose", "resist", "ignore", "defy"})
ENDING = frozenset({"stop", "end", "halt", "cease", "quit", "abandon"})


def not_ruled_out(deed: Deed) -> Judgement | None:
    """It is kept open, or ruled out: "did not rule out sanctions", "ruled out sending troops"."""
    found = under(deed, "ruling_out")
    if found is None:
        return None
    token, negation = found
    if token.lemma == "rule" and not any(t.text.lower() == "out" for t in kids(deed, token.i)):
        return None
    if negation is not None:
        return verdict("hypothetical", "not_ruled_out", token, negation)
    return verdict("negated", "not_ruled_out", token)


def answered(deed: Deed) -> Judgement | None:
    """It was said, since it was answered: "accepted the offer", "rejected a demand"."""
    noun = deed.tokens[deed.i if deed.last is None else deed.last]
    if noun.lemma not in cues(deed.language, "answered"):
        return None
    verb = deed.tokens[deed.i]
    if deed.last is not None and noun.head == verb.i and noun.dep == "dobj":
        told = verb.tag in FINITE | {"VBN", "VBG"}
        known = verb.lemma in cues(deed.language, "answering") and told
        return verdict("actual", "answered", verb) if known else None
    if not deed.noun and noun.pos != "NOUN":
        return None
    steps = [token for token, _ in path(deed)]
    for verb in steps[1:2] if steps and steps[0].pos == "ADP" else steps[:1]:
        if verb.pos == "VERB" and verb.lemma in cues(deed.language, "answering"):
            return verdict("actual", "answered", verb)
    return None


def did_little(deed: Deed) -> Judgement | None:
    """Hardly anything was done towards it: "has done little to help the farmers"."""
    for token, dep in path(deed):
        if dep == "ccomp" and token.lemma != "do":
            return None  # "did little to conceal that it had"
        if token.lemma != "do" or dep not in {"xcomp", "advcl", "ccomp"}:
            continue
        for word in kids(deed, token.i):
            if word.dep == "dobj" and word.text.lower() in {"little", "nothing"}:
                return verdict("negated", "did_little", token, word)
    return None


def refused(deed: Deed) -> Judgement | None:
    """It was refused, prevented, cancelled or failed: "refused to withdraw", "averted a strike"."""
    found = under(deed, "refusing") or _put_off(deed)
    if found is None:
        return None
    token, negation = found
    if token.lemma in ENDING and deed.noun:
        return None  # what was stopped had been going on
    if token.lemma == "end" and token.pos == "NOUN" and _when(deed, token):
        return None  # "has until the end of the week to resign"
    if token.lemma == "failure" and deed.noun and definite(deed):
        return None  # "the failure of the talks"
    if token.pos == "VERB" and token.lemma not in cues(deed.language, "declining"):
        steps = [t.i for t, _ in path(deed)]
        below = hosts(deed) if token.i == steps[0] else steps[: steps.index(token.i)][-1:]
        asked = cues(deed.language, "wishing") | cues(deed.language, "planning")
        held = any(t.dep == "dobj" and t.lemma in asked for t in kids(deed, token.i))
        if not held and any(purpose_of(deed, i) is not None for i in below):
            return None  # "blocked the road to protest", not "resisted calls to resign"
    between = [t for t, _ in path(deed) if _between(t, deed, token)]
    if any(t.lemma in cues(deed.language, "wishing") for t in between):
        return None  # "blocked the road to demand that"
    telling = cues(deed.language, "telling") | cues(deed.language, "knowing")
    if any(t.lemma in telling for t in between):
        return verdict("unknown", "refused", token)  # "declined to say that"
    if negation is not None:
        sure = token.lemma in cues(deed.language, "failing")
        return verdict("actual" if sure else "unknown", "refused", token, negation)
    value = _undone_by(deed, token)
    own = deed.tokens[deed.i]
    if value == "hypothetical" and deed.noun and definite(deed):
        meets = own.lemma in cues(deed.language, "meetings")
        value = "planned" if meets else value  # "asked Oslo to cancel his visit"
    return verdict(value, "refused", token)


def _when(deed: Deed, noun: Token) -> bool:
    """Whether a noun tells when: "by the end of", "until the end of"."""
    link = deed.tokens[noun.head].text.lower()
    return noun.dep == "pobj" and link in {"until", "till", "by", "at", "before", "towards", "near"}


def _put_off(deed: Deed) -> tuple[Token, Token | None] | None:
    """The verb of "called off the strike"."""
    for token, _ in path(deed)[:2]:
        off = any(t.dep == "prt" and t.text.lower() == "off" for t in kids(deed, token.i))
        if off and token.lemma in {"call", "put"}:
            return token, negation_of(deed, token.i)
    return None


def _between(step: Token, deed: Deed, cue: Token) -> bool:
    steps = [t.i for t, _ in path(deed)]
    return cue.i in steps and steps.index(step.i) < steps.index(cue.i)


def _undone_by(deed: Deed, cue: Token) -> Factuality:
    """What a refusal makes of a deed, by what becomes of the refusal: "failed to prevent"."""
    if cue.pos not in {"VERB", "AUX"}:
        return "negated"
    refusal = replace(deed, i=cue.i, noun=False, last=None, said=None)
    above = under(refusal, "refusing")
    if above is not None:
        return "actual" if above[1] is None else "negated"
    bound = auxiliary(refusal, "obliged") is not None
    going_on = cue.lemma in ENDING and deed.tokens[deed.i].tag == "VBG"
    if bound and going_on and not deed.noun and deed.last is None:
        return "actual"  # "must stop shelling"
    if under(refusal, "wishing") is not None or under(refusal, "attempting") is not None:
        return "hypothetical"  # "urged Iran to refrain from", "tried to stop him from"
    return "negated"


def near_miss(deed: Deed) -> Judgement | None:
    """It nearly happened, so it did not: "almost bombed", "came close to invading"."""
    wanted = cues(deed.language, "near_miss")
    if not deed.noun:
        for token in kids(deed, deed.i):
            if token.dep == "advmod" and token.text.lower() in wanted:
                return verdict("negated", "near_miss", token)
    before = deed.tokens[max(0, deed.i - 2) : deed.i]
    if [t.text.lower() for t in before] == ["all", "but"]:
        return verdict("negated", "near_miss", *before)
    for token, dep in path(deed):
        within = token.lemma == "within" and deed.tokens[token.head].lemma == "come"
        close = token.lemma == "close" and token.pos in {"ADV", "ADJ"}
        if within or (close and dep in {"prep", "xcomp"}):
            be = deed.tokens[token.head]
            near: Factuality = "hypothetical" if be.tag in {"VBZ", "VBP"} else "negated"
            return verdict(near, "near_miss", token)
    return None


def instead(deed: Deed) -> Judgement | None:
    """Something else was done: "instead of withdrawing", "rather than negotiate"."""
    before = _instead_at(deed, deed.i - 1)
    if before:
        return verdict("negated", "instead", *before)
    steps = [deed.tokens[deed.i], *(t for t, _ in path(deed))]
    for token in steps:
        marks = [t for t in kids(deed, token.i) if t.dep in {"mark", "cc", "advmod"}]
        for word in (token, *marks):  # another's "of" is no mark: "instead of obeying, he sued"
            found = _instead_at(deed, word.i) if word.i < deed.i else ()
            if found:
                return verdict("negated", "instead", *found)
    return None


def _instead_at(deed: Deed, last: int) -> tuple[Token, ...]:
    """The words of an "instead of" that end with a token."""
    for cue in cues(deed.language, "instead"):
        words = deed.tokens[max(0, last + 1 - len(cue.split())) : last + 1]
        if " ".join(t.text.lower() for t in words) == cue:
            return words
    return ()


def not_yet(deed: Deed) -> Judgement | None:
    """It is still to be done: "has yet to recognise", "before they could sign"."""
    steps = path(deed)
    for i in carriers(deed):
        below = list(kids(deed, i))
        words = {t.text.lower() for t in below if t.dep in {"mark", "aux", "advmod"}}
        if {"before", "could"} <= words:
            could = next(t for t in below if t.text.lower() == "could")
            return verdict("negated", "not_yet", could)
    if not steps or steps[0][1] != "xcomp" or steps[0][0].lemma not in {"have", "be"}:
        return None
    for token in kids(deed, steps[0][0].i):
        if token.text.lower() == "yet" and token.i < deed.i:
            return verdict("negated", "not_yet", token)
    for token in deed.tokens[steps[0][0].i : deed.i]:
        if token.text.lower() == "yet":
            return verdict("negated", "not_yet", token)
    return None


def never_came(deed: Deed) -> Judgement | None:
    """What was looked for never came, or what was agreed fell through: "the raid never came"."""
    coming = cues(deed.language, "happening")
    gone = _did_not_happen(deed)
    if gone:
        return verdict("negated", "never_came", *gone)
    falling = cues(deed.language, "collapsing")
    nouns = [deed.i] if deed.noun else []
    to_do = {"relcl", "acl"}  # "the deal to sell the port"
    nouns += [t.i for t, dep in path(deed)[:1] if t.pos == "NOUN" and dep in to_do]
    for i in nouns:
        head = deed.tokens[deed.tokens[i].head]
        below = [t for t in kids(deed, i) if t.dep == "relcl"]
        for verb in ([head] if deed.tokens[i].dep in {"nsubj", "nsubjpass"} else []) + below:
            negation = negation_of(deed, verb.i)
            if verb.lemma in coming and negation is not None:
                return verdict("negated", "never_came", verb, negation)
            if verb.lemma in falling and negation is None and i != deed.i:
                return verdict("negated", "never_came", verb)
    return None


def _did_not_happen(deed: Deed) -> tuple[Token, ...]:
    """The words of "but this did not happen" that follow a deed."""
    but = next((t for t in deed.tokens if t.i > deed.i and t.lemma == "but"), None)
    for verb in deed.tokens[but.i :] if but is not None else ():
        if verb.lemma not in cues(deed.language, "coming_true"):
            continue
        subject = [t for t in kids(deed, verb.i) if t.dep == "nsubj" and t.lemma in IT]
        negation = negation_of(deed, verb.i)
        plain = not any(t.dep == "advmod" for t in kids(deed, verb.i))
        if subject and negation is not None and plain and deed.tokens[deed.i].dep != "ROOT":
            return (verb, negation)
    return ()


def turned_down(deed: Deed) -> Judgement | None:
    """The call or the offer to do it was turned down: "rejected a motion to censure"."""
    if deed.noun and definite(deed):
        return None
    asked = cues(deed.language, "wishing") | cues(deed.language, "planning")
    nouns = [token for token, _ in path(deed) if token.pos == "NOUN" and token.lemma in asked]
    own = deed.tokens[deed.i]
    if deed.noun and own.lemma in cues(deed.language, "on_offer"):
        nouns.insert(0, own)
    for noun in nouns:
        verb = _governor(deed, noun)
        if verb is not None and verb.lemma in OPPOSING and settled(deed):
            continue  # "opposed her decision to leave": she left
        refuses = verb is not None and _turns_down(deed, verb)
        if verb is not None and refuses and not negation_of(deed, verb.i):
            return verdict("negated", "turned_down", verb, noun)
    return None


def _turns_down(deed: Deed, verb: Token) -> bool:
    down = any(t.dep == "prt" and t.text.lower() in {"down", "out"} for t in kids(deed, verb.i))
    if verb.lemma in {"turn", "throw"}:
        return down  # "turned down a call to", "threw out the motion to"
    return verb.lemma in cues(deed.language, "turning_down")


def _governor(deed: Deed, noun: Token) -> Token | None:
    """The verb whose object a noun is: "rejected calls", "backed out of a deal"."""
    verb = deed.tokens[noun.head]
    for _ in range(2):
        if verb.text.lower() in {"of", "out", "away", "from", "aside"}:
            verb = deed.tokens[verb.head]
    direct = verb.i == noun.head
    return None if direct and noun.dep not in {"dobj", "nsubjpass"} else verb


def called_off(deed: Deed) -> Judgement | None:
    """It was planned or tried, but something else came of it: "planned to march, but it rained"."""
    meant = cues(deed.language, "planning_only") | cues(deed.language, "attempting")
    for token, dep in path(deed):
        be = token.lemma == "be" and dep == "xcomp"
        if not be and token.lemma not in meant:
            continue
        helpers = [t for t in kids(deed, token.i) if t.dep in {"aux", "auxpass"}]
        past = token.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
        if not past or token.pos not in {"VERB", "AUX"}:
            continue
        have = [t for t in kids(deed, deed.i) if t.dep == "aux" and t.lemma == "have"]
        if be and have:  # "was to have visited"
            return verdict("negated", "called_off", token, have[0])
        for but in kids(deed, token.i):
            if but.dep == "cc" and but.lemma == "but":
                return verdict("negated", "called_off", token, but)
    return None
