"""The rules of time: what is to come, what is going on, and what lies long ago."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import (
    FINITE,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    finite_helped,
    kids,
    modifier,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.language import Token

STATE_REACH = 6  # "is now well into its third month"
CAPTION_REACH = 4  # "Friday, May 2"
PRESENT = frozenset({"VBZ", "VBP"})
SAYING = ("telling", "wishing", "denying", "by_doing")


def reported_future(deed: Deed) -> Judgement | None:
    """It is the "will" of reported speech: "said that it would send troops"."""
    token = auxiliary(deed, "would")
    if token is None:
        return None
    steps = path(deed)
    if steps and steps[0][1] == "ccomp":
        over = steps[0][0]
        told = any(
            over.lemma in cues(deed.language, name) for name in ("telling", "planning", "knowing")
        )
        told = told or over.lemma in cues(deed.language, "tidings")
        return verdict("planned", "reported_future", token) if told else None
    if steps and steps[0][1] == "acl" and steps[0][0].lemma in cues(deed.language, "tidings"):
        return verdict("planned", "reported_future", token)  # "news that it would sue"
    if deed.said is None or deed.said.quote == "direct":
        return None  # the "would" that somebody says himself is no future
    return verdict("planned", "reported_future", token)


def planned(deed: Deed) -> Judgement | None:
    """It is planned, promised or to come: "announced plans to send", "will", "is to visit"."""
    found = under(deed, "planning")
    if found is not None and not resolved(deed, found[0]) and not settled(deed):
        return verdict("planned", "planned", found[0])
    laid_down = _laid_down(deed)
    if laid_down is not None:
        return verdict("planned", "planned", laid_down)
    token = auxiliary(deed, "future") or modifier(deed, "planning_adjectives")
    if token is not None:
        return verdict("planned", "planned", token)
    along = [deed.tokens[i] for i in carriers(deed)]  # "is going to help, and help gladly"
    for step in [*along, *(t for t, _ in path(deed))]:
        if step.lemma == "go" and step.tag == "VBG" and step.i != deed.i:
            return verdict("planned", "planned", step)
    own = deed.tokens[deed.i]
    to = purpose_of(deed, deed.i)
    if to is None and not deed.noun and own.tag == "VB" and own.dep in {"ROOT", "ccomp"}:
        marks = any(t.dep == "mark" and t.text.lower() != "to" for t in kids(deed, deed.i))
        to = None if marks else _headline_to(deed)
    over = deed.tokens[own.head]
    done = own.dep == "ccomp" and (
        occasioned(deed, over) or over.lemma in cues(deed.language, "implicative")
    )
    if to is not None and not deed.noun and own.dep in {"ROOT", "ccomp"} and not done:
        return verdict("planned", "planned", to)
    passive = any(t.dep == "auxpass" for t in kids(deed, deed.i))
    if to is not None and own.dep in {"relcl", "acl"} and passive and own.tag == "VBN":
        return verdict("planned", "planned", to)  # "the bill, to be passed in June"
    if to is not None and _is_headline(deed):
        return verdict("planned", "planned", to)  # "Peru, Chile to resume talks"
    be = [t for t, dep in path(deed)[:1] if dep == "xcomp" and t.lemma == "be"]
    be = [t for t in be if not any(k.dep in {"acomp", "attr"} for k in kids(deed, t.i))]
    if be and to is not None and not first_act(deed, be[0]):
        return verdict("planned", "planned", *be)
    return _dated_ahead(deed)


def first_act(deed: Deed, be: Token) -> bool:
    """Whether it is what somebody's act was, and so was done: "his first act was to order"."""
    acts = cues(deed.language, "acts")
    subject = [t for t in kids(deed, be.i) if t.dep == "nsubj"]
    subject += [t for s in subject for k in kids(deed, s.i) for t in kids(deed, k.i)]  # "one of"
    return be.tag == "VBD" and any(t.lemma in acts for t in subject)


def _laid_down(deed: Deed) -> Token | None:
    """The "provides" of what a plan or a deal holds: "it provides for the withdrawal of"."""
    token = deed.tokens[deed.i]
    while token.dep in {"conj", "pobj", "prep"} and deed.noun and token.head != token.i:
        head = deed.tokens[token.head]
        if token.dep == "prep" and token.text.lower() == "for" and head.tag in PRESENT:
            gives = any(t.dep == "dobj" for t in kids(deed, head.i))  # "provides guns for the war"
            laid = head.lemma in cues(deed.language, "laying_down") and not gives
            return head if laid else None
        if token.dep == "prep" and token.text.lower() != "for":
            return None
        token = head
    return None


def resolved(deed: Deed, cue: Token) -> bool:
    """Whether to resolve on it does it: "voted to dissolve the party", "their decision to leave".

    A decision counts where somebody has made it, not where one is asked for or expected.
    """
    own = deed.tokens[deed.i]
    if cue.lemma == "decide" and own.head == cue.i:  # "asked why he had decided to attack"
        return any(t.text.lower() == "why" for t in kids(deed, cue.i)) and cue.tag in {"VBD", "VBN"}
    if cue.lemma not in cues(deed.language, "deciding") or own.head != cue.i:
        return False
    at_once = own.lemma in cues(deed.language, "by_vote")
    if cue.pos != "NOUN":
        perfect = cue.tag == "VBN" and any(t.lemma == "have" for t in kids(deed, cue.i))
        return at_once and (cue.tag == "VBD" or (perfect and finite_helped(deed, cue.i)))
    told = deed.tokens[cue.head].lemma in cues(deed.language, "making_known")
    later = own.lemma in cues(deed.language, "meetings") or (told and cue.dep == "dobj")
    return any(t.dep == "poss" for t in kids(deed, cue.i)) and (at_once or not later)


def settled(deed: Deed) -> bool:
    """Whether it is what somebody decided and did, like it or not: "opposed her decision to"."""
    own = replace(deed, i=carriers(deed)[-1])
    over = deed.tokens[deed.tokens[own.i].head]
    if deed.noun or over.pos == "NOUN":
        return not deed.noun and resolved(own, over)
    known = over.lemma not in cues(deed.language, "making_known")
    beside = [t for t in kids(deed, over.i) if t.dep == "dobj" and t.i < own.i and known]
    beside = [t for t in beside if t.lemma in cues(deed.language, "deciding")]  # "... in 2019 to"
    own_s = any(k.dep == "poss" for t in beside for k in kids(deed, t.i))
    return own_s and over.tag == "VBD" and purpose_of(deed, own.i) is not None


def occasioned(deed: Deed, cue: Token) -> bool:
    """Whether an occasion made it possible, so that it was done: "the trip allowed him to see"."""
    if cue.lemma not in {"allow", "enable", "permit"} or cue.tag != "VBD":
        return False
    wanted = cues(deed.language, "occasions") | cues(deed.language, "meetings")
    return any(t.dep == "nsubj" and t.lemma in wanted for t in kids(deed, cue.i))


def lies_ahead(deed: Deed) -> Judgement | None:
    """It is named for what leads up to it: "ahead of the summit", "arrived for his talks with"."""
    token = deed.tokens[deed.i]
    if token.lemma not in cues(deed.language, "meetings"):
        return None
    if not deed.noun:
        above = deed.tokens[token.head]
        leads = token.dep in {"advcl", "xcomp"} and above.lemma in cues(deed.language, "heading")
        to = purpose_of(deed, deed.i) if leads and above.lemma != "be" else None
        return None if to is None else verdict("planned", "lies_ahead", above, to)
    if token.dep == "nsubj":
        will = replace(deed, i=token.head, noun=False, last=None)
        cue = auxiliary(will, "future")  # "the meeting will be a short one"
        return None if cue is None else verdict("planned", "lies_ahead", cue)
    while token.dep == "conj" and token.head != token.i:
        token = deed.tokens[token.head]
    link = deed.tokens[token.head]
    if token.dep != "pobj" or link.head == link.i:
        return None
    above = deed.tokens[link.head]
    split = "".join(t.text.lower() for t in deed.tokens[max(0, above.i - 2) : above.i + 1])
    if {above.text.lower(), split} & cues(deed.language, "leading_up"):  # "run", "-", "up"
        return verdict("planned", "lies_ahead", above, link)
    heads = above.lemma in cues(deed.language, "heading") and link.text.lower() == "for"
    awaits = above.lemma in cues(deed.language, "awaiting")
    if heads or awaits:
        return verdict("planned", "lies_ahead", above, link)
    if link.text.lower() not in {"at", "during", "in"} or above.pos != "VERB":
        return None
    where = replace(deed, i=above.i, noun=False, last=None)  # "will raise it at the summit"
    found = reported_future(where) or planned(where)
    return None if found is None else replace(found, rule="lies_ahead")


def _headline_to(deed: Deed) -> Token | None:
    """The "to" of a headline: "Peru to pardon former president"."""
    below = kids(deed, deed.i)
    return next((t for t in below if t.text.lower() == "to" and t.dep == "aux"), None)


def _is_headline(deed: Deed) -> bool:
    """Whether names and their infinitive are the whole sentence."""
    own = deed.tokens[deed.i]
    head = deed.tokens[own.head]
    finite = any(t.tag in FINITE or t.tag == "MD" for t in deed.tokens)
    return own.dep in {"acl", "relcl"} and head.dep == "ROOT" and head.pos == "PROPN" and not finite


def _dated_ahead(deed: Deed) -> Judgement | None:
    """A present with a day to come: "is flying to Geneva tomorrow", "a strike on 4 December"."""
    if deed.noun:
        return _after_the_report(deed)
    token = deed.tokens[deed.i]
    speaks = any(t.dep == "nsubj" and t.text.lower() in {"i", "we"} for t in kids(deed, deed.i))
    if speaks and token.tag == "VBP" and token.lemma in cues(deed.language, "wishing"):
        return None  # "tonight I ask you to vote"
    helped = any(t.dep == "aux" and t.tag in PRESENT for t in kids(deed, deed.i))
    going = token.tag == "VBG" and helped
    if token.tag not in PRESENT and not going:
        return None
    ahead = cues(deed.language, "ahead")
    for below in kids(deed, deed.i):
        if below.dep in {"npadvmod", "advmod", "prep"}:
            words = [below, *kids(deed, below.i)]
            cue = next((t for t in words if t.text.lower() in ahead), None)
            if cue is not None:
                return verdict("planned", "planned", cue)
            if _on_a_weekday(deed, below):
                return verdict("planned", "planned", below)
    return _after_the_report(deed)


def _on_a_weekday(deed: Deed, link: Token) -> bool:
    """Whether a timetable speaks: "meets her on Friday", not "on Friday, 2 May" (a caption)."""
    verb = deed.tokens[deed.i]
    if verb.lemma not in cues(deed.language, "scheduling") | cues(deed.language, "meetings"):
        return False
    days = [link, *kids(deed, link.i)]  # "this Monday", "on Friday"
    days = [t for t in days if t.text.lower() in cues(deed.language, "weekdays")]
    return any(all(t.tag != "CD" for t in deed.tokens[d.i : d.i + CAPTION_REACH]) for d in days)


def _after_the_report(deed: Deed) -> Judgement | None:
    if deed.happened is None or deed.reported is None:
        return None
    earliest, latest = deed.happened.earliest, deed.reported.latest
    if earliest is None or latest is None or earliest <= latest:
        return None
    spans = (deed.happened.evidence,) if deed.happened.evidence is not None else ()
    return Judgement("planned", "planned", spans)


def ongoing(deed: Deed) -> Judgement | None:
    """It is going on: "is massing troops", "continues to bomb", "the ongoing war"."""
    found = under(deed, "continuing")
    if found is not None:
        return verdict("ongoing", "ongoing", found[0])
    word = modifier(deed, "ongoing_words")
    if word is not None:
        return verdict("ongoing", "ongoing", word)
    if deed.noun or deed.last is not None:
        return _under_way(deed)
    for i in carriers(deed):
        helpers = [t for t in kids(deed, i) if t.dep in {"aux", "auxpass"}]
        be = [t for t in helpers if t.tag in PRESENT and t.lemma in {"be", "have"}]
        doing = deed.tokens[deed.i].tag == "VBG" and any(t.lemma == "be" for t in helpers)
        being = any(t.tag == "VBG" and t.lemma == "be" for t in helpers)
        since = any(t.dep == "prep" and t.lemma == "since" for t in kids(deed, i))
        since = since and not _counted(deed, i)
        if be and (doing or being or (since and be[0].lemma == "have")):
            return verdict("ongoing", "ongoing", *be)
    still = [t for t in kids(deed, deed.i) if t.dep == "advmod" and t.text.lower() == "still"]
    tags = {t.tag for t in kids(deed, deed.i) if t.dep in {"aux", "auxpass"}}
    passive = deed.tokens[deed.i].tag == "VBN" and tags & PRESENT
    if still and (deed.tokens[deed.i].tag in PRESENT or passive):
        return verdict("ongoing", "ongoing", *still)
    return _by_the_way(deed)


def _counted(deed: Deed, i: int) -> bool:
    """Whether what happened since is over each time: "has met her twice since", "has visited"."""
    below = [t for k in kids(deed, i) for t in (k, *kids(deed, k.i))]
    times = any(t.text.lower() in {"once", "twice", "times"} for t in below)
    return times or deed.tokens[i].lemma in cues(deed.language, "meetings")


def _by_the_way(deed: Deed) -> Judgement | None:
    """What somebody does, told in the present of a relative clause: "which Italy finances"."""
    token = deed.tokens[deed.i]
    if token.dep != "relcl" or token.tag not in PRESENT:
        return None
    said = frozenset().union(*(cues(deed.language, name) for name in SAYING))
    return None if token.lemma in said else verdict("ongoing", "ongoing", token)


def _under_way(deed: Deed) -> Judgement | None:
    """A noun that "is under way", "is in its third month", or that somebody "is on"."""
    i = deed.last if deed.last is not None else deed.i
    token = deed.tokens[i]
    verb = deed.tokens[token.head]
    states = cues(deed.language, "under_way")
    if token.dep == "nsubj" and (verb.tag in PRESENT or verb.lemma == "enter"):
        near = deed.tokens[verb.i + 1 : verb.i + STATE_REACH]
        state = next((t for t in near if t.text.lower() in states), None)
        if state is not None:
            return verdict("ongoing", "ongoing", verb, state)
    over = deed.tokens[verb.head]
    bare = not any(t.dep in {"det", "poss"} for t in kids(deed, i))
    held = token.dep == "pobj" and verb.text.lower() in {"on", "under", "at"} and bare
    tags = {over.tag, *(t.tag for t in kids(deed, over.i) if t.dep == "aux")}
    if held and over.lemma == "be" and tags & PRESENT:
        return verdict("ongoing", "ongoing", over, verb)
    return None
