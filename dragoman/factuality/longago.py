"""The rule for what lies long ago, by its own date or by that of what it happened in."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dragoman.factuality.deed import Deed, Judgement, carriers, cues, kids, path, verdict
from dragoman.language import Token
from dragoman.records import DateRange

PRESENT = frozenset({"VBZ", "VBP"})
OLD_DAYS = 366
ONCE = frozenset({"once", "formerly"})
BESIDE = frozenset({"amod", "compound", "nummod", "npadvmod", "nmod"})
YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(s?)")
MONTHS = frozenset(calendar.month_name[1:]) | frozenset(f"{m}." for m in calendar.month_abbr[1:])
MONTHS |= {"Sept."}
NOW = frozenset({"now", "today", "currently", "still"})
OCCASIONING = frozenset({"in", "during", "after", "before", "at", "about", "for", "while", "under"})


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
        if token.dep == "advcl" and _times(deed, i) & {"after", "when", "while", "as"}:
            own.add(token.head)
        if token.tag == "VBD":  # "when the first one came, in 2017, Beijing sued"
            below = [t for t in kids(deed, i) if t.dep == "advcl" and "when" in _times(deed, t.i)]
            own.update(t.i for t in below)
    return own


def _times(deed: Deed, i: int) -> set[str]:
    return {t.text.lower() for t in kids(deed, i) if t.dep in {"mark", "advmod"}}


def _occasion(deed: Deed) -> set[int]:
    """The words above a deed whose time is also its own: "the 1965 treaty, under which it paid".

    A relative clause in the past shares the time of its noun and of what the noun stands under, a
    gerund or an event noun that of its verb ("in 2008, after a raid"), what is said does not.
    """
    found: set[int] = set()
    i = carriers(deed)[-1]
    for _ in deed.tokens:
        token = deed.tokens[i]
        now = {t.text.lower() for t in kids(deed, i) if t.dep in {"advmod", "npadvmod"}} & NOW
        passive = any(t.dep == "auxpass" and t.tag == "VBD" for t in kids(deed, i))
        relative = token.dep == "relcl" and (token.tag == "VBD" or passive) and not now
        gerund = token.tag == "VBG" and token.dep in {"pcomp", "advcl"}
        gerund = gerund and not any(t.dep in {"aux", "nsubj"} for t in kids(deed, i))
        inside = bool(found) or deed.noun  # a deed's own object or preposition is no occasion
        under_it = token.dep == "prep" or (inside and token.dep in {"pobj", "dobj"})
        if token.head == i or not (relative or gerund or under_it):
            break
        if token.dep == "prep" and token.text.lower() not in OCCASIONING:
            break
        i = token.head
        found.add(i)
    return found


def _in_a_year(deed: Deed) -> tuple[Token, ...]:
    """The bare year of a deed or its occasion: "in 2014", "the 2005 raid", "in a 2012 speech".

    Of its own year a page says "in May" or "on Friday"; where its date is known, that counts.
    """
    own = _dated_with(deed) | _occasion(deed)
    past = deed.noun or any(deed.tokens[i].tag in {"VBD", "VBN"} for i in own)
    past = past and not _has_done(deed)  # "has denied a part in the 2016 campaign"
    known = deed.reported is not None and deed.reported.latest is not None
    for token in deed.tokens if past and deed.tokens[deed.i].dep else ():
        year = YEAR.fullmatch(token.text)
        if year is None or _is_late(deed, int(year[1]) + (9 if year[2] else 0)):
            continue
        head = deed.tokens[token.head]
        below = list(kids(deed, head.i))
        dated = bool({t.text.lower() for t in below} & {"a", "an", "the"})
        dated = dated or (known and head.text in MONTHS)  # else it may be of its own year
        if token.dep in BESIDE and head.i in own and head.pos == "NOUN":
            return (token,)
        if token.i in own:
            return (token,)  # "in 2009, when he offered"
        if token.dep in BESIDE and dated and head.dep == "pobj":
            head = deed.tokens[head.head]  # "in a 2014 interview", "in May 2003"
        elif token.dep != "pobj":
            continue
        before = deed.tokens[max(0, head.i - 1)].text.lower()
        if before in {"unlike", "than", "as"}:
            continue  # "unlike in 2012, this time he spoke"
        if head.text.lower() in {"in", "during"} and _below_names(deed, head.head) in own:
            return (head, token)
    return ()


def _below_names(deed: Deed, i: int) -> int:
    """What an undated name hangs on: "backed her over Holm in the 2008 vote"."""
    for _ in deed.tokens:
        token = deed.tokens[i]
        link = token.dep == "prep" and token.text.lower() in {"over", "against", "with"}
        if not link and not (token.pos == "PROPN" and token.dep in {"pobj", "dobj"}):
            break
        i = token.head
    return i


def _has_done(deed: Deed) -> bool:
    """Whether a verb is in the present perfect, which no day of the past can stand with."""
    below = kids(deed, deed.i)
    return not deed.noun and any(t.lemma == "have" and t.tag in PRESENT for t in below)


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
        again = bool(after) and after[0].text.lower() in {"a", "again", "more", "every", "in"}
        at_once = token.i > 0 and deed.tokens[token.i - 1].text.lower() == "at"
        again = again or at_once
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
        if token.head == i or (token.pos in {"VERB", "AUX"} and token.dep != "advcl"):
            return False
        i = token.head
    return False
