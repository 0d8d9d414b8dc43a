"""What is marked in an article: statements, events and flaws, each with its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.records import Event, Flaw, Span, Statement
from dragoman.web.entry import TONES
from dragoman.web.highlight import Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE_FLAW = 60  # characters: more than a few words, so about a sentence


def by_kind(flaws: list[Flaw]) -> list[tuple[str, list[Flaw]]]:
    """The flaws of a text in groups, the most frequent kind first."""
    kinds: dict[str, list[Flaw]] = {}
    for flaw in flaws:
        kinds.setdefault(flaw.kind, []).append(flaw)
    return sorted(kinds.items(), key=lambda each: -len(each[1]))


def marks(said: list[Statement], done: list[Event], flaws: list[Flaw]) -> Iterator[Mark]:
    """What is marked in a text: contents, cues, speakers, triggers and flaws."""
    for statement in said:
        own = statement.statement_id
        for span in statement.content:
            yield Mark(span.start, span.end, own, f"said {TONES[statement.act]}")
        if statement.cue is not None:
            yield Mark(statement.cue.start, statement.cue.end, own, "cue")
        if statement.speaker is not None:
            yield Mark(statement.speaker.start, statement.speaker.end, own, "who")
    for event in done:
        trigger = event.trigger
        yield Mark(trigger.start, trigger.end, event.event_id, f"done {TONES[event.type]}")
    for flaw in flaws:
        if len(flaw.span) < WIDE_FLAW:
            yield Mark(flaw.span.start, flaw.span.end, flaw.flaw_id, "flaw")


def beside(lines: list[Line], flaws: list[Flaw]) -> dict[int, list[str]]:
    """Which lines bear a mark at their side, by where they start: those with a wide flaw.

    Names the flaws that begin there. A text that is all machine translation is no place for a
    wavy line under every word.
    """
    wide = [flaw for flaw in flaws if len(flaw.span) >= WIDE_FLAW]
    found: dict[int, list[str]] = {}
    for line in lines:
        span = Span(line.start, line.start + sum(len(piece.text) for piece in line.pieces))
        for flaw in wide:
            if flaw.span.overlaps(span):
                begins = span.start <= flaw.span.start or line is lines[0]
                found.setdefault(line.start, []).extend([flaw.flaw_id] if begins else [])
    return found
