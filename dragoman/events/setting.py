"""When and where an event was, from the clause that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.dates import anchor_of, find_times, is_moment
from dragoman.events.draft import Draft, Scene
from dragoman.places import dateline_place, find_places
from dragoman.places.atlas import atlas_of, fold
from dragoman.records import UNKNOWN_DATE, DateRange, Place, Span

# Without a parse, a date or place farther from the event word than this belongs to another clause
# (most clauses of news prose are shorter than 80 characters).
REACH = 80
# Events that are words: these happen where the reporter hears them.
SAID = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
# Words between a date and its event: prepositions, and one noun ("in the 2016 election").
NOUNS_BETWEEN = 1
# A line above that ends so is a paragraph, and no kicker or byline.
ENDED = re.compile(r"[.!?…][\s”\"»)]*$")
# Behind a noun these name whom or what it is for: "asked its envoy to Cairo to leave".
TOWARD = frozenset({"to", "with", "from", "for", "against", "on", "about"})


@lru_cache(maxsize=4096)
def _times(text: str, language: str, anchor: DateRange | None) -> tuple[DateRange, ...]:
    """The time expressions of a sentence, kept: each of its events asks for them."""
    return find_times(text, language, anchor=anchor)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _carriers(draft: Draft, scene: Scene) -> set[int]:
    """The tokens that a date of the event may hang on: its words and the verbs it goes with."""
    found = {t.i for t in scene.tokens if draft.trigger.covers(Span(t.start, t.end))}
    if draft.last is not None:
        found.add(draft.last)
    if draft.carrier is not None:
        found.add(draft.carrier)
        i = draft.carrier
        while scene.tokens[i].dep == "conj" and scene.tokens[i].head != i:
            i = scene.tokens[i].head
            found.add(i)
    return found


def _climb(start: int, scene: Scene) -> Iterator[int]:
    i = start
    while scene.tokens[i].head != i:
        i = scene.tokens[i].head
        yield i


def belongs(span: Span, draft: Draft, scene: Scene) -> bool:
    """Whether a date or place is the event's: it hangs on it, or stands near where none parses."""
    inside = [t for t in scene.tokens if span.covers(Span(t.start, t.end))]
    if not inside or not inside[0].dep or draft.carrier is None:
        return _gap(span, draft.trigger) <= REACH
    carriers = _carriers(draft, scene)
    own = {t.i for t in inside}
    nouns = 0
    for i in _climb(inside[-1].i, scene):
        token = scene.tokens[i]
        if i in carriers:
            return True
        if i in own or token.pos == "ADP":
            continue
        nouns += 1
        if token.pos not in {"NOUN", "PROPN", "NUM"} or nouns > NOUNS_BETWEEN:
            return False
    return False


def date_of(draft: Draft, scene: Scene) -> DateRange:
    """The time expression that hangs on the event word; unknown where there is none."""
    start = scene.sentence.span.start
    found = []
    text = scene.sentence.span.of(scene.article.text)
    for time in _times(text, scene.sentence.language, anchor_of(scene.article)):
        if time.evidence is None or not is_moment(time):
            continue  # "since 2019" bounds a time, "the 2016 election" is a name
        span = Span(time.evidence.start + start, time.evidence.end + start)
        if belongs(span, draft, scene):
            moved = DateRange(time.earliest, time.latest, time.precision, time.rule, span)
            found.append((_gap(span, draft.trigger), span, moved))
    return min(found, key=lambda row: row[:2])[2] if found else UNKNOWN_DATE


def place_of(draft: Draft, scene: Scene) -> Place | None:
    """The place that hangs on the event word ("in Geneva", "in Iraq"); None where there is none.

    Where nothing in the clause names one, what is said in the first paragraph was said where the
    dateline is; such a place has no words: its start and end are 0.
    """
    start = scene.sentence.span.start
    text = scene.sentence.span.of(scene.article.text)
    actors = [Span(ref.start, ref.end) for ref in (*draft.source, *draft.target)]
    found = []
    context = _context(scene.article.dateline, scene.article.text)
    for place in find_places(text, scene.sentence.language, context=context, states=True):
        span = Span(place.start + start, place.end + start)
        named = any(actor.covers(span) for actor in actors)  # "the governor of Texas"
        if not named and belongs(span, draft, scene) and not _is_of_noun(span, draft, scene):
            moved = replace(place, start=span.start, end=span.end)
            found.append((place.precision == "country", _gap(span, draft.trigger), span, moved))
    if found:
        return min(found, key=lambda row: row[:3])[3]
    return _dateline(scene) if draft.type in SAID else None


def _is_of_noun(span: Span, draft: Draft, scene: Scene) -> bool:
    """Whether a place says which envoy, talks or deal is meant, and not where something was."""
    inside = [t for t in scene.tokens if span.covers(Span(t.start, t.end))]
    if not inside or not inside[0].dep:
        return False
    for i in _climb(inside[-1].i, scene):
        token = scene.tokens[i]
        if token.pos != "ADP":
            continue
        head = scene.tokens[token.head]
        return (
            token.lemma in TOWARD
            and head.pos == "NOUN"
            and head.i not in _carriers(draft, scene)
            and fold(head.lemma) not in atlas_of(scene.sentence.language).travel
        )
    return False


@lru_cache(maxsize=8)
def _context(dateline: str | None, text: str) -> str:
    """What tells which place of a name is meant: the article, with its dateline."""
    return text if dateline is None else f"{dateline}\n{text}"


def _dateline(scene: Scene) -> Place | None:
    """The place of the dateline, for a sentence of the first paragraph."""
    before = scene.article.text[scene.article.body.start : scene.sentence.span.start]
    above = before.rpartition("\n")[0].splitlines()
    if scene.sentence.kind != "prose" or any(ENDED.search(line) for line in above):
        return None
    return dateline_place(scene.article.dateline, scene.article.language)
