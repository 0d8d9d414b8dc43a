"""When and where an event was, from the clause that names it."""

from __future__ import annotations

import importlib
from typing import Any

from dragoman.dates import anchor_of, find_times
from dragoman.events.draft import Scene
from dragoman.records import UNKNOWN_DATE, DateRange, Place, Span

# A date or place farther from the event word than this belongs to another clause (most English
# clauses of news prose are shorter than 120 characters).
REACH = 120


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def date_of(trigger: Span, scene: Scene) -> DateRange:
    """The time expression nearest to the event word in its sentence; unknown if there is none."""
    start = scene.sentence.span.start
    found = []
    text = scene.sentence.span.of(scene.article.text)
    for time in find_times(text, scene.sentence.language, anchor=anchor_of(scene.article)):
        if time.evidence is None:
            continue
        span = Span(time.evidence.start + start, time.evidence.end + start)
        if _gap(span, trigger) <= REACH:
            moved = DateRange(time.earliest, time.latest, time.precision, time.rule, span)
            found.append((_gap(span, trigger), span, moved))
    return min(found, key=lambda row: row[:2])[2] if found else UNKNOWN_DATE


def place_of(trigger: Span, scene: Scene) -> Place | None:
    """The place that the words "in", "at" or the like introduce nearest to the event word."""
    found = []
    start = scene.sentence.span.start
    text = scene.sentence.span.of(scene.article.text)
    for place in _places(text, scene.sentence.language):
        span = Span(place.start + start, place.end + start)
        if _gap(span, trigger) <= REACH:
            moved = Place(place.name, place.country, span.start, span.end)
            found.append((_gap(span, trigger), span, moved))
    return min(found, key=lambda row: row[:2])[2] if found else None


def _places(text: str, language: str) -> tuple[Any, ...]:
    try:
        module = importlib.import_module("dragoman.places")
    except ModuleNotFoundError:
        return ()
    return tuple(module.find_places(text, language))
