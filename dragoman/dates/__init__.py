"""When: the time expressions of a text as ranges of days, never a silent guess.

The grammar of each language is data (`words/<lang>/dates.yml`); what the rules mean is in
`rules.py`. What only the day of publication can resolve stays unresolved without it, and the
record says so by its rule.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.dates import calendar
from dragoman.dates.grammar import NEEDS_LEFT, NEEDS_PART, Grammar, fold, grammar
from dragoman.dates.moments import in_aside, is_moment
from dragoman.dates.rules import ABSOLUTE, RELATIVE
from dragoman.records import Article, DateRange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.dates.calendar import Days

__all__ = ["anchor_of", "find_times", "in_aside", "is_moment", "not_before"]

# Where a sentence or a clause before a date begins; a hint of tense is not looked for beyond it.
CLAUSE = re.compile(r"[.!?;:\n“”\"«»]")
# A longer run of words before a date says nothing of its tense: by eye on 60 English reports.
TENSE_REACH = 90
YEAR = re.compile(r"\d{4}")
POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
# "will be held": between "will" and a form that elsewhere is past there is no more than that.
PASSIVE_REACH = 10
# The longest thing that may stand before a date ("since the beginning of the ") is shorter.
LEFT_REACH = 40
OTHER_SLOTS = (
    *(("unit1", "unit"), ("units", "unit"), ("span", "unit"), ("tens", "decade")),
    *(("dd", "day"), ("mm", "month"), ("mon", "month")),
)
RULES = (
    *ABSOLUTE.values(),
    *RELATIVE.values(),
    ("nothing_said", "The words say nothing of the time."),
    ("relative_to_story", 'It counts from another time of the story: "two days later".'),
    ("inferred_from_text", "Not before the latest full date that the text tells of as past."),
)
WORD_RULES_THAT_ASK_TENSE = frozenset(
    {"weekday", "weekday_range", "month", "month_day", "day_range", "unit_this"}
)
# Stands for the date where `purpose` of a `dates.yml` says what is before and what behind it.
DATE_HERE = "¦"


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression before it is resolved."""

    rule: str
    slots: dict[str, Any]
    start: int
    end: int
    core: int  # where the words begin without "since", "early" ...
    part: str | None = None
    bound: str | None = None
    habit: bool = False  # "every Monday" is no one day
    grounded: bool = False  # something before it makes a bare year or month a date


def find_times(
    text: str,
    language: str,
    *,
    anchor: DateRange | None = None,
    past: bool | None = None,
) -> tuple[DateRange, ...]:
    """Every time expression of a text, in order, as a range of days with its words and its rule.

    `anchor` is the day (or days) of publication; without it, what is relative to it has neither
    earliest nor latest day, precision "unknown", and a rule that ends in `_without_anchor`. The
    same holds for what is relative to another time of the story ("two days later"): rule
    `relative_to_story`. `past` is the tense of the clause where the caller knows it; else the
    nearest hint ("will", "said") decides, and where there is none a weekday is the last one unless
    the next is at most two days off.
    Evidence spans are offsets into `text`. A language without a word list gives full dates only.
    """
    return _find_times(text, language.split("-", maxsplit=1)[0].lower(), anchor, past)


@lru_cache(maxsize=10_000)  # several stages ask for the times of one sentence
def _find_times(
    text: str, language: str, anchor: DateRange | None, past: bool | None
) -> tuple[DateRange, ...]:
    """The same, kept."""
    rules = grammar(language)
    if rules is None:
        from dragoman.dates.foreign import full_dates  # noqa: PLC0415 -- dateparser is slow to import

        return full_dates(text, language)
    found = _widest(list(_matches(text, rules)))
    return tuple(_resolve(f, rules, text, (anchor, past)) for f in found)


def anchor_of(article: Article) -> DateRange | None:
    """The day or days of an article's publication; None where nothing is known of it."""
    published = article.published
    return None if published.earliest is None and published.latest is None else published


def not_before(text: str, language: str) -> DateRange | None:
    """The day before which a text cannot have been published, by the dates that it tells of.

    It is the latest full date of a clause that has a past form and no future one before the date;
    `latest` stays open. None where the text tells of no such day. The rule is `inferred_from_text`.
    """
    rules = grammar(language.split("-", maxsplit=1)[0].lower())
    if rules is None:
        return None
    days = []
    for found in _widest(list(_matches(text, rules))):
        if found.rule not in ("full_date", "iso_date") or found.bound in ("until", "before"):
            continue
        time = _resolve(found, rules, text, (None, None))
        if time.earliest is not None and _nearest_hint(found, rules, text) is True:
            days.append(time)
    if not days:
        return None
    last = max(days, key=lambda d: d.earliest or "")
    return DateRange(last.earliest, None, "range", "inferred_from_text", last.evidence)


def _matches(text: str, rules: Grammar) -> Iterator[Found]:
    """All matches of all templates, with what stands before them."""
    lower = text.lower()
    present = {s: any(hint in lower for hint in hints) for s, hints in rules.hints.items()}
    avoided: list[tuple[int, int]] | None = None
    listed = _listed(text, rules)
    for pattern in rules.patterns:
        if not all(present[slot] for slot in pattern.needs):
            continue
        for match in pattern.regex.finditer(text):
            start, end = match.span()
            if avoided is None:
                avoided = [m.span() for m in rules.avoid.finditer(text)] if rules.avoid else []
            if start == end or any(
                (s < start < e) or (s == start and end <= e) for s, e in avoided
            ):
                continue
            if pattern.rule == "year" and rules.counted and rules.counted.match(text, end):
                continue
            slots = {k: v for k, v in match.groupdict().items() if v is not None}
            values = {k: _value(k, v, rules) for k, v in slots.items()}
            values["order"] = rules.order
            found = _look_left(Found(pattern.rule, values, start, end, start), text, rules)
            if pattern.rule == "year" and start in listed:
                found = _as_listed(found, listed[start], text, rules)
            if (
                not found.habit
                and (found.grounded or pattern.rule not in NEEDS_LEFT)
                and (found.part is not None or pattern.rule not in NEEDS_PART)
            ):
                yield found


def _listed(text: str, rules: Grammar) -> dict[int, tuple[int, int]]:
    """Where a year of an enumeration stands -> where the first one stands, how many they are."""
    if rules.listed is None:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for match in rules.listed.finditer(text):
        starts = [m.start() for m in YEAR.finditer(text, match.start(), match.end())]
        found |= dict.fromkeys(starts, (match.start(), len(starts)))
    return found


def _as_listed(found: Found, place: tuple[int, int], text: str, rules: Grammar) -> Found:
    """A year of an enumeration is one where the first of them is, or there are three or more."""
    first, many = place
    if found.start != found.core or found.habit:
        return found
    head = found
    if found.core != first:
        head = _look_left(replace(found, start=first, core=first), text, rules)
    if many < 3 and not head.grounded:
        return found
    rule = head.rule if head.grounded else "year"
    return replace(found, rule=rule, grounded=True)


def _value(slot: str, words: str, rules: Grammar) -> Any:  # noqa: ANN401 -- a number, a pair or a name
    """What a slot's words stand for."""
    name = re.sub(r"2$", "", slot)
    if name in ("year", "mm", "dd"):
        return int(words)
    if name == "day":
        return int(re.match(r"\d+", words)[0])  # type: ignore[index]  # the slot begins with figures
    if name == "decade":
        return int(words)
    if name == "tens":
        return 1900 + int(words)
    value = rules.values.get(name, {}).get(fold(words))
    if name == "n":
        value = int(words) if value is None else value
        return tuple(value) if isinstance(value, list) else (value, value)
    return value


def _look_left(found: Found, text: str, rules: Grammar) -> Found:
    """The same with what stands before it: "since", "until", "early", or a mere "in"."""
    position, grounded = found.start, False
    part, bound, start = None, None, found.start
    for _ in range(5):
        for kind, meaning, pattern in rules.context:
            match = pattern.search(text, max(0, position - LEFT_REACH), position)
            if match is None:
                continue
            if kind == "habit":
                return replace(found, habit=True)
            if kind == "name":
                if found.rule != "year":
                    continue
                return replace(found, rule="year_of_name", grounded=True)
            position = match.start()
            if kind == "part" and part is None:
                part, start = meaning, position
            elif kind == "bound" and bound is None:
                bound, start = meaning, position
            grounded = grounded or kind != "filler"
            break
        else:
            break
        if bound is not None:
            break
    return replace(found, start=start, part=part, bound=bound, grounded=grounded)


def _widest(found: list[Found]) -> list[Found]:
    """The matches that are left when a longer one takes the place of those it overlaps."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: (f.core - f.end, f.start)):
        if all(candidate.end <= k.core or k.end <= candidate.core for k in kept):
            kept.append(candidate)
    kept.sort(key=lambda f: f.core)
    out: list[Found] = []
    for item in kept:
        floor = out[-1].end if out else 0
        out.append(item if item.start >= floor else replace(item, start=item.core))
    return out


def _tense(found: Found, rules: Grammar, text: str) -> bool | None:
    """Whether a date that asks for it is past; None where nothing says so."""
    if found.rule not in WORD_RULES_THAT_ASK_TENSE:
        return None
    return _nearest_hint(found, rules, text)


def _nearest_hint(found: Found, rules: Grammar, text: str) -> bool | None:
    """Whether the nearest verb before a date, or else the first behind it, is past.

    The verb before "Friday's vote" says nothing of the vote.
    """
    if rules.tense is None:
        return None
    if not POSSESSIVE.match(text, found.end):
        before = CLAUSE.split(text[max(0, found.start - TENSE_REACH) : found.start])[-1]
        hints = list(rules.tense.finditer(before))
        if len(hints) > 1 and fold(hints[-2][0]) in rules.future:
            between = before[hints[-2].end() : hints[-1].start()]
            if len(between) <= PASSIVE_REACH and "," not in between:
                return False
        if _asked_for(rules, before, text[found.end : found.end + TENSE_REACH]):
            return False
        if hints:
            return fold(hints[-1][0]) not in rules.future
    after = CLAUSE.split(text[found.end : found.end + TENSE_REACH])[0].split(",")[0]
    first = rules.tense.search(after)
    return None if first is None else fold(first[0]) not in rules.future


def _asked_for(rules: Grammar, before: str, after: str) -> bool:
    """Whether what a date belongs to is asked for: "they called on both to meet on Friday"."""
    if rules.wish is None:
        return False
    verb, purpose = rules.wish
    wishes = list(verb.finditer(before))
    if not wishes:
        return False
    between = before[wishes[-1].end() :]
    told = [h[0] for h in (rules.tense.finditer(between) if rules.tense else ())]
    if any(fold(hint) in rules.past for hint in told):
        return False  # "called for talks to resume, they said Friday"
    return purpose.search(f"{between}{DATE_HERE}{CLAUSE.split(after)[0]}") is not None


def _resolve(
    found: Found, rules: Grammar, text: str, given: tuple[DateRange | None, bool | None]
) -> DateRange:
    """A time expression as a range of days."""
    anchor, past = given
    rule = "_".join(x for x in (found.bound, found.part, found.rule) if x is not None)
    evidence = Span(found.start, found.end)
    if found.rule == "relative":
        return DateRange(None, None, "unknown", "relative_to_story", evidence)
    absolute = found.rule in ABSOLUTE or "year" in found.slots
    days = _anchor_days(anchor)
    if not absolute and days == (None, None):
        return DateRange(None, None, "unknown", f"{rule}_without_anchor", evidence)
    if past is None:
        past = _tense(found, rules, text)
        if past is None and found.bound == "until":
            past = False
    try:
        ends = [None if d is None and not absolute else _days(found, d, past) for d in days]
    except (ValueError, OverflowError):
        return DateRange(None, None, "unknown", f"{rule}_impossible", evidence)
    first, last = ends
    earliest = first[0] if first else None
    latest = last[1] if last else None
    precision = first[2] if first and last and first == last else "range"
    if found.bound == "since":
        latest, precision = days[1] if past is not False else None, "range"
        if latest is not None and earliest is not None and latest < earliest:
            latest = None
    elif found.bound == "until":
        earliest, precision = None, "range"
    elif found.bound == "before":
        # "Before Friday's vote" may well be on Friday.
        earliest, precision = None, "range"
    elif found.bound == "after":
        latest, precision = None, "range"
    return DateRange(_iso(earliest), _iso(latest), precision, rule, evidence)


def _days(found: Found, day: dt.date | None, past: bool | None) -> Days:
    """The days of an expression as seen from one day of publication."""
    if found.rule in ABSOLUTE:
        days = ABSOLUTE[found.rule](_usual(found.slots))
    else:
        # An expression with its own year does not look at the day it is given.
        seen = day or dt.date(found.slots["year"], 1, 1)
        days = RELATIVE[found.rule](_usual(found.slots), seen, past)
    return days if found.part is None else calendar.narrow(days, found.part, day)


def _usual(slots: dict[str, Any]) -> dict[str, Any]:
    """The slots by the names that the rules know."""
    out = dict(slots)
    for name, usual in OTHER_SLOTS:
        if name in out:
            out.setdefault(usual, out[name])
    if "unit1" in out:
        out["one"] = True
    return out


def _anchor_days(anchor: DateRange | None) -> tuple[dt.date | None, dt.date | None]:
    """Both ends of the day of publication."""
    if anchor is None:
        return None, None
    return _day(anchor.earliest), _day(anchor.latest)


def _day(iso: str | None) -> dt.date | None:
    """A day from its ISO form; None where there is none or it is not one."""
    try:
        return None if iso is None else dt.date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
