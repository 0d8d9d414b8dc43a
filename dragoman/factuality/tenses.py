"""The rules of time: what is to come, what is going on, and what lies long ago."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dragoman.factuality.deed import (
    FINITE,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    kids,
    modifier,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.language import Token
from dragoman.records import DateRange

OLD_DAYS = 366
ONCE = frozenset({"once", "formerly"})
STATE_REACH = 6  # "is now well into its third month"
CAPTION_REACH = 4  # "Friday, May 2"
PRESENT = frozenset({"VBZ", "VBP"})
BESIDE = frozenset({"amod", "compound", "nummod", "npadvmod", "nmod"})
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


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
    if found is not None and not resolved(deed, found[0]):
        return verdict("planned", "planned", found[0])
    token = auxiliary(deed, "future") or modifier(deed, "planning_adjectives")
    if token is not None:
        return verdict("planned", "planned", token)
    for step in [deed.tokens[deed.i], *(t for t, _ in path(deed))]:
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
    if be and to is not None:
        return verdict("planned", "planned", *be)
    return _dated_ahead(deed)


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
        return at_once and cue.tag == "VBD"
    told = deed.tokens[cue.head].lemma in cues(deed.language, "making_known")
    later = own.lemma in cues(deed.language, "meetings") or (told and cue.dep == "dobj")
    return any(t.dep == "poss" for t in kids(deed, cue.i)) and (at_once or not later)


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
    days = [t for t in kids(deed, link.i) if t.text.lower() in cues(deed.language, "weekdays")]
    return any(all(t.tag != "CD" for t in deed.tokens[d.i : d.i + CAPTION_REACH]) for d in days)


def _after_the_report(deed: Deed) -> Judgement | None:
    if deed.happened is None or deed.reported is None:
        return None
    earliest, latest = deed.happened.earliest, deed.reported.latest
    if earliest is None or latest is None or earliest <= latest:
        return None
    spans = (deed.happened.evidence,) if deed.happened.evidence is not None else ()
    return Judgement("planned", "planned", spans)


def historical(deed: Deed) -> Judgement | None:
    """It lies long before the report: more than a year, by a date or a phrase in the sentence."""
    phrase = _long_ago(deed) or _once(deed) or _in_its_history(deed) or _in_a_year(deed)
    if phrase:
        return verdict("historical", "historical", *phrase)
    if deed.happened is None or deed.happened.latest is None:
        return None
    days = _days_before(deed, dt.date.fromisoformat(deed.happened.latest))
    old = _of_a_bare_year(deed, deed.happened) if days is None else days > OLD_DAYS
    spans = (deed.happened.evidence,) if deed.happened.evidence is not None else ()
    return Judgement("historical", "historical", spans) if old else None


def _of_a_bare_year(deed: Deed, when: DateRange) -> bool:
    """Whether all that is known of a past deed is its year: of its own a page says "in May"."""
    past = deed.noun or deed.tokens[deed.i].tag in {"VBD", "VBN"}
    first, last = f"{when.earliest}"[4:], f"{when.latest}"[4:]
    return past and (first, last) == ("-01-01", "-12-31")


def _long_ago(deed: Deed) -> tuple[Token, ...]:
    """The words that put the deed in another age: "decades ago", "in the Second World War"."""
    own = _dated_with(deed)
    by = deed.tokens[deed.tokens[deed.i].head]
    if deed.tokens[deed.i].dep == "pcomp" and by.text.lower() == "by":
        own.add(by.head)  # "shocked them ten years ago by leaving"
    for cue in cues(deed.language, "past_phrases"):
        size = len(cue.split())
        for k in range(len(deed.tokens) - size + 1):
            words = deed.tokens[k : k + size]
            if words[-1].text.lower() == "past" and words[-1].dep == "amod":
                continue  # "in the past week"
            if " ".join(t.text.lower() for t in words) == cue and _hangs_on(deed, words, own):
                return words
    return ()


def _in_its_history(deed: Deed) -> tuple[Token, ...]:
    """The "history of" doing it."""
    steps = [token for token, _ in path(deed)[:2]]
    held = len(steps) > 1 and steps[0].text.lower() == "of" and steps[1].lemma == "history"
    return tuple(steps) if held else ()


def _dated_with(deed: Deed) -> set[int]:
    """The words whose time is the deed's: its verb, its noun, and what it came after or during."""
    own = set(carriers(deed)) | ({deed.last} if deed.last is not None else set())
    for i in tuple(own):
        token = deed.tokens[i]
        marks = {t.text.lower() for t in kids(deed, i) if t.dep in {"mark", "advmod"}}
        if token.dep == "advcl" and marks & {"after", "when", "while", "as"}:
            own.add(token.head)
    return own


def _in_a_year(deed: Deed) -> tuple[Token, ...]:
    """The bare year of a deed or its occasion: "in 2014", "the 2005 raid", "in a 2012 speech".

    Of its own year a page says "in May" or "on Friday"; where its date is known, that counts.
    """
    own = _dated_with(deed)
    past = deed.noun or any(deed.tokens[i].tag in {"VBD", "VBN"} for i in own)
    for token in deed.tokens if past and deed.tokens[deed.i].dep else ():
        if not YEAR.fullmatch(token.text) or _is_late(deed, int(token.text)):
            continue
        head = deed.tokens[token.head]
        dated = {t.text.lower() for t in kids(deed, head.i)} & {"a", "an"}
        if token.dep in BESIDE and head.i in own and head.pos == "NOUN":
            return (token,)
        if token.dep in BESIDE and dated and head.dep == "pobj":
            head = deed.tokens[head.head]  # "in a 2014 interview"
        elif token.dep != "pobj":
            continue
        before = deed.tokens[max(0, head.i - 1)].text.lower()
        if before in {"unlike", "than", "as"}:
            continue  # "unlike in 2012, this time he spoke"
        if head.text.lower() in {"in", "during"} and head.head in own:
            return (head, token)
    return ()


def _is_late(deed: Deed, year: int) -> bool:
    """Whether a year is not over for more than a year when the page is written."""
    days = _days_before(deed, dt.date(year, 12, 31))
    return days is not None and days <= OLD_DAYS


def _days_before(deed: Deed, day: dt.date) -> int | None:
    """How long before the report a day is; None where only the text tells when the report is of."""
    when = deed.reported
    if when is None or when.latest is None or when.earliest is None:
        return None
    return (dt.date.fromisoformat(when.earliest) - day).days


def _once(deed: Deed) -> tuple[Token, ...]:
    """The "once" or "formerly" of a past that is over: "had once backed the rebels"."""
    own = deed.tokens[deed.i]
    if deed.noun or own.tag not in {"VBD", "VBN"}:
        return ()
    for token in kids(deed, deed.i):
        after = deed.tokens[token.i + 1 : token.i + 2]
        again = after and after[0].text.lower() in {"a", "again", "more", "every", "in"}
        if token.dep == "advmod" and token.text.lower() in ONCE and token.i < deed.i and not again:
            return (token,)
    return ()


def _hangs_on(deed: Deed, words: tuple[Token, ...], own: set[int]) -> bool:
    """Whether a phrase of time belongs to the deed: no other verb lies between."""
    if not words[0].dep:
        return True
    i = words[-1].i
    for _ in deed.tokens:
        if i in own:
            return True
        token = deed.tokens[i]
        if token.head == i or (token.pos == "VERB" and token.dep != "advcl"):
            return False
        i = token.head
    return False


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
        if be and (doing or being or (since and be[0].lemma == "have")):
            return verdict("ongoing", "ongoing", *be)
    still = [t for t in kids(deed, deed.i) if t.dep == "advmod" and t.text.lower() == "still"]
    tags = {t.tag for t in kids(deed, deed.i) if t.dep in {"aux", "auxpass"}}
    passive = deed.tokens[deed.i].tag == "VBN" and tags & PRESENT
    if still and (deed.tokens[deed.i].tag in PRESENT or passive):
        return verdict("ongoing", "ongoing", *still)
    return _by_the_way(deed)


def _by_the_way(deed: Deed) -> Judgement | None:
    """What somebody does, told in the present of a relative clause: "which Italy finances"."""
    token = deed.tokens[deed.i]
    if token.dep != "relcl" or token.tag not in PRESENT:
        return None
    said = cues(deed.language, "telling") | cues(deed.language, "wishing")
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
