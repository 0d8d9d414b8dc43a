"""The rules of factuality for a parsed sentence, in the order of caution."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.factuality.deed import (
    OPEN,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    definite,
    kids,
    modifier,
    negation_of,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.language import Token
from dragoman.records import Span

OLD_DAYS = 366
QUOTES = frozenset("\"“”„«»‘’'")
# "began to bomb", "used the meeting to warn": what follows was done.
IMPLICATIVE = frozenset(
    {
        "begin",
        "start",
        "continue",
        "go",
        "manage",
        "come",
        "proceed",
        "help",
        "move",
        "act",
        "use",
        "serve",
        "enable",
        "cause",
        "lead",
        "force",
        "compel",
        "prompt",
        "drive",
    }
)


def denied(deed: Deed) -> Judgement | None:
    """Somebody denies it: "denied having sold weapons", "denied any plans to invade"."""
    found = under(deed, "denying")
    if found is None:
        return None
    if found[1] is not None:  # "did not deny": neither owned nor denied
        return verdict("alleged", "denied", *found)
    return verdict("denied", "denied", found[0])


def said_in_denial(deed: Deed) -> Judgement | None:
    """It stands in what a speaker says in order to deny it: "it does not interfere", it said."""
    if deed.said is None or deed.said.act != "DENY" or deed.said.negated:
        return None
    if deed.noun and not deed.hostile:
        return None
    negation = negation_of(deed, deed.i)
    cue = deed.said.cue
    spans = (Span(cue.start, cue.end),) if cue is not None else ()
    if negation is None and not (deed.hostile and _inside_cue_clause(deed)):
        return None
    return Judgement("denied", "said_in_denial", spans + verdict("denied", "", negation).evidence)


def _inside_cue_clause(deed: Deed) -> bool:
    return deed.said is not None and deed.said.quote == "indirect"


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


def refused(deed: Deed) -> Judgement | None:
    """It was refused, prevented, cancelled or failed: "refused to withdraw", "averted a strike"."""
    found = under(deed, "refusing")
    if found is None:
        return None
    token, negation = found
    if negation is not None:
        return verdict("unknown", "refused", token, negation)
    if token.lemma in {"stop", "end", "halt", "cease", "quit", "abandon", "block"} and deed.noun:
        return None  # what was stopped had been going on
    return verdict("negated", "refused", token)


def negated(deed: Deed) -> Judgement | None:
    """The sentence says that it did not or will not happen: "did not attack", "has no plans to"."""
    if auxiliary(deed, "obliged") is not None:
        return None
    for i in carriers(deed):
        token = negation_of(deed, i)
        if token is not None and not (i != deed.i and deed.noun):
            return verdict("negated", "negated", token)
    if deed.last is not None:
        token = negation_of(deed, deed.last)
        if token is not None:
            return verdict("negated", "negated", token)
    token = _of_nothing(deed)
    if token is not None:
        return verdict("negated", "negated", token)
    for name in ("planning", "telling", "knowing", "attempting", "continuing"):
        found = under(deed, name)
        if found is not None and found[1] is not None:
            if name in {"telling", "knowing"}:
                return verdict("unknown", "negated", *found)
            return verdict("negated", "negated", *found)
    return None


def _of_nothing(deed: Deed) -> Token | None:
    """The negation of what the deed is told of: "not something that has been discussed"."""
    token = deed.tokens[deed.i]
    head = deed.tokens[token.head]
    if token.dep != "relcl" or head.i == token.i or definite(replace(deed, i=head.i)):
        return None
    if head.text.lower() in {"nothing", "nobody", "none"}:
        return head
    verb = deed.tokens[head.head]
    own = negation_of(deed, head.i)
    if own is None and head.dep == "attr" and verb.lemma == "be":
        own = negation_of(deed, verb.i)
    return own


def conditional(deed: Deed) -> Judgement | None:
    """It hangs on something else: the "if" clause itself, or a "will" or "would" with one."""
    wanted = cues(deed.language, "condition")
    when = cues(deed.language, "condition_times")
    own = list(kids(deed, deed.i))
    habit = [t for t in own if t.dep in {"advmod", "mark"} and t.text.lower() in when]
    bare = deed.tokens[deed.i].tag == "VB" and not any(t.dep == "aux" for t in own)
    present = (
        bare
        or deed.tokens[deed.i].tag in {"VBZ", "VBP"}
        or any(t.dep == "aux" and t.tag in {"VBZ", "VBP"} and t.lemma == "do" for t in own)
    )
    if habit and present and not deed.noun:
        return verdict("conditional", "conditional", habit[0])
    if deed.noun and any(t.dep == "poss" for t in own):
        return None  # "whether it is their attack or": there was one
    i = deed.i
    for _ in deed.tokens:
        for token in kids(deed, i):
            if token.dep == "mark" and token.text.lower() in wanted:
                return verdict("conditional", "conditional", token)
            if token.dep == "advcl" and not deed.noun:
                mark = next(
                    (
                        t
                        for t in kids(deed, token.i)
                        if t.dep == "mark" and t.text.lower() in wanted
                    ),
                    None,
                )
                if mark is not None and not _is_aside(deed, i, token):
                    return verdict("conditional", "conditional", mark)
        token = deed.tokens[i]
        if token.head == i or (token.dep in OPEN and i != deed.i) or token.dep == "relcl":
            break
        i = token.head
    return None


def _is_aside(deed: Deed, main: int, clause: Token) -> bool:
    """Whether an "if" is only a comparison within what is told as past: "if compared to"."""
    subject = any(t.dep in {"nsubj", "nsubjpass"} for t in kids(deed, clause.i))
    return not subject and deed.tokens[main].tag == "VBD"


def alleged_word(deed: Deed) -> Judgement | None:
    """A word calls it hearsay: "allegedly", "reportedly", "the alleged attack"."""
    token = modifier(deed, "alleging_words")
    return None if token is None else verdict("alleged", "alleged_word", token)


def wished(deed: Deed) -> Judgement | None:
    """It is asked for, feared, threatened, allowed or weighed: "urged China not to help"."""
    found = under(deed, "wishing")
    expected = under(deed, "expecting")
    if found is None and expected is not None and _of_another(deed, expected[0]):
        found = expected
    if found is not None and not _is_topic(deed, found[0]):
        return verdict("hypothetical", "wished", *found)
    token = modifier(deed, "wishing_adjectives")
    if token is not None and (deed.noun or deed.last is not None):
        return verdict("hypothetical", "wished", token)
    return None


def _of_another(deed: Deed, verb: Token) -> bool:
    """Whether it is expected of somebody: "expects them to", not "expects to", "is expected to"."""
    passive = any(t.dep == "auxpass" for t in kids(deed, verb.i))
    return not passive and any(t.i == verb.i and dep == "ccomp" for t, dep in path(deed))


def _is_topic(deed: Deed, cue: Token) -> bool:
    if not deed.noun or cue.lemma not in cues(deed.language, "topics"):
        return False
    return definite(deed)


def alleged(deed: Deed) -> Judgement | None:
    """It is what somebody accuses another of or believes: "accused Iran of arming the rebels"."""
    found = under(deed, "alleging")
    if found is None:
        return None
    token, negation = found
    if negation is not None and token.lemma == "doubt":
        return None  # "there is no doubt that"
    if negation is not None:
        return verdict("unknown", "alleged", token, negation)
    return verdict("alleged", "alleged", token)


def said_of_others(deed: Deed) -> Judgement | None:
    """A speaker says it of another side, and it does harm: so far it is only alleged."""
    if deed.said is None or deed.own or (deed.noun and definite(deed)):
        return None
    if modifier(deed, "ongoing_words") is not None:
        return None  # "the existing sanctions": nobody doubts that there are any
    if deed.said.act == "ACCUSE" or (deed.said.act in {"ASSERT", "THREATEN"} and deed.hostile):
        if auxiliary(deed, "future") is not None or under(deed, "planning") is not None:
            return None
        cue = deed.said.cue
        spans = (Span(cue.start, cue.end),) if cue is not None else ()
        return Judgement("alleged", "said_of_others", spans)
    return None


def obliged(deed: Deed) -> Judgement | None:
    """It should or must be done, which is not to say that it is: "must withdraw its troops"."""
    token = auxiliary(deed, "obliged")
    return None if token is None else verdict("hypothetical", "obliged", token)


def reported_future(deed: Deed) -> Judgement | None:
    """It is the "will" of reported speech: "said that it would send troops"."""
    token = auxiliary(deed, "would")
    if token is None:
        return None
    steps = path(deed)
    if steps and steps[0][1] == "ccomp":
        told = any(
            steps[0][0].lemma in cues(deed.language, name)
            for name in ("telling", "planning", "knowing")
        )
        return verdict("planned", "reported_future", token) if told else None
    return verdict("planned", "reported_future", token) if deed.said is not None else None


def imperative(deed: Deed) -> Judgement | None:
    """The reader or hearer is told to do it: "Free the prisoners!"."""
    token = deed.tokens[deed.i]
    if deed.noun or token.tag != "VB" or token.dep != "ROOT":
        return None
    if any(t.dep in {"nsubj", "nsubjpass", "aux"} for t in kids(deed, deed.i)):
        return None
    return verdict("hypothetical", "imperative", token)


def possible(deed: Deed) -> Judgement | None:
    """It could, may or would happen."""
    token = auxiliary(deed, "possible")
    if token is not None:
        return verdict("hypothetical", "possible", token)
    token = auxiliary(deed, "would")
    if token is None:
        return None
    return verdict("hypothetical", "possible", token)


def attempted(deed: Deed) -> Judgement | None:
    """It is tried; whether it comes off is not said: "tried to seize the airport"."""
    found = under(deed, "attempting")
    if found is None:
        return None
    token = found[0]
    if token.tag in {"VBG", "VBZ", "VBP"}:
        return verdict("ongoing", "attempted", token)
    return verdict("hypothetical", "attempted", token)


def planned(deed: Deed) -> Judgement | None:
    """It is planned, promised or to come: "announced plans to send", "will", "is to visit"."""
    found = under(deed, "planning")
    if found is not None:
        return verdict("planned", "planned", found[0])
    token = auxiliary(deed, "future") or modifier(deed, "planning_adjectives")
    if token is not None:
        return verdict("planned", "planned", token)
    for step in [deed.tokens[deed.i], *(t for t, _ in path(deed))]:
        if step.lemma == "go" and step.tag == "VBG" and step.i != deed.i:
            return verdict("planned", "planned", step)
    token_i = deed.tokens[deed.i]
    to = purpose_of(deed, deed.i)
    if to is not None and token_i.dep == "ROOT" and not deed.noun:
        return verdict("planned", "planned", to)
    be = [t for t, dep in path(deed)[:1] if dep == "xcomp" and t.lemma == "be"]
    if be and to is not None:
        return verdict("planned", "planned", *be)
    return None


def purpose(deed: Deed) -> Judgement | None:
    """It is what something is done for: "to be the excuse for an attack"."""
    i = deed.i
    above = deed.tokens[deed.tokens[i].head]
    if deed.noun and above.text.lower() == "for" and not definite(deed):
        return verdict("hypothetical", "purpose", above)  # "the excuse for an attack"
    for _ in deed.tokens:
        token = deed.tokens[i]
        if token.head == i or token.dep in {"relcl", "ccomp"}:
            return None
        if token.dep in {"advcl", "acl", "xcomp", "pcomp"} and not (deed.noun and i != deed.i):
            to = purpose_of(deed, i)
            if to is not None and not _achieved(deed, i):
                return verdict("hypothetical", "purpose", to)
        i = token.head
    return None


def _achieved(deed: Deed, i: int) -> bool:
    """Whether the infinitive hangs on a verb that says it was done: "began to bomb"."""
    token = deed.tokens[i]
    head = deed.tokens[token.head]
    done = IMPLICATIVE
    return token.dep in {"xcomp", "advcl"} and head.lemma in done


def historical(deed: Deed) -> Judgement | None:
    """It lies long before the report: more than a year, by a date or a phrase in the sentence."""
    if deed.happened is None or deed.reported is None:
        return None
    latest, earliest = deed.happened.latest, deed.reported.earliest
    if latest is None or earliest is None:
        return None
    gap = dt.date.fromisoformat(earliest) - dt.date.fromisoformat(latest)
    if gap.days <= OLD_DAYS:
        return None
    spans = (deed.happened.evidence,) if deed.happened.evidence is not None else ()
    return Judgement("historical", "historical", spans)


def ongoing(deed: Deed) -> Judgement | None:
    """It is going on: "is massing troops", "continues to bomb", "the ongoing war"."""
    token = deed.tokens[deed.i]
    found = under(deed, "continuing")
    if found is not None:
        return verdict("ongoing", "ongoing", found[0])
    word = modifier(deed, "ongoing_words")
    if word is not None:
        return verdict("ongoing", "ongoing", word)
    if token.tag == "VBG" and not deed.noun:
        for i in carriers(deed):
            for be in kids(deed, i):
                if be.dep == "aux" and be.tag in {"VBZ", "VBP"} and be.lemma == "be":
                    return verdict("ongoing", "ongoing", be)
    return None


def told(deed: Deed) -> Judgement | None:
    """A speaker tells it as done, of his own side or of what does no harm."""
    if deed.said is None:
        return None
    return Judgement("actual", "told", ())


def narrated(deed: Deed) -> Judgement | None:  # noqa: ARG001 -- a rule takes the deed
    """The page tells it as done."""
    return Judgement("actual", "narrated", ())
