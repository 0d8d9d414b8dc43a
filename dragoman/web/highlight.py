"""A text with everything that was found in it, marked in its place.

Marks nest and overlap; the text is cut at every border, so that each piece has a fixed set of
marks and can be drawn without crossing tags.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a record points at, and how it looks ("said", "cue", "flaw")."""

    start: int
    end: int
    record_id: str
    look: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with one set of marks.

    `record_id` is the record of the shortest mark: the innermost. `first` is whether this is
    the first piece that leads there; only it is a stop for the tab key.
    """

    text: str
    looks: tuple[str, ...]
    record_ids: tuple[str, ...]
    record_id: str | None
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text in pieces; `start` is where it stands."""

    start: int
    pieces: tuple[Piece, ...]


def cut(text: str, marks: Sequence[Mark]) -> list[Line]:
    """The text's lines, cut where a mark begins or ends; empty lines are passed over."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < end:
            opening[start].append(mark)
            closing[end].append(mark)
    borders = sorted({*opening, *closing})
    lines: list[Line] = []
    open_marks: dict[Mark, None] = {}
    led: set[str] = set()
    position = number = 0
    for content in text.split("\n"):
        stop = position + len(content)
        pieces: list[Piece] = []
        here = position
        while number < len(borders) and borders[number] <= stop:
            border = borders[number]
            pieces += _piece(text[here:border], open_marks, led)
            for mark in closing[border]:
                open_marks.pop(mark, None)
            open_marks |= dict.fromkeys(opening[border])
            here = border
            number += 1
        pieces += _piece(text[here:stop], open_marks, led)
        if content.strip():
            lines.append(Line(position, tuple(pieces)))
        position = stop + 1
    return lines


def _piece(text: str, marks: Iterable[Mark], led: set[str]) -> Iterator[Piece]:
    if not text:
        return
    # The longest first: looks are drawn from the outside in, the last leads.
    order = sorted(marks, key=lambda mark: (mark.start - mark.end, mark.record_id))
    looks = tuple(dict.fromkeys(mark.look for mark in order))
    ids = tuple(dict.fromkeys(mark.record_id for mark in order))
    leads = order[-1].record_id if order else None
    first = leads is not None and leads not in led
    if leads is not None:
        led.add(leads)
    yield Piece(text, looks, ids, leads, first)
