"""Quoted scraps inside a sentence: what is said neither ends in the middle of one nor leaves it."""

from __future__ import annotations

from dragoman.records import Span
from dragoman.statements.shallow.line import Line


def fitted(line: Line, i: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """What a cue governs, fitted to the quoted scraps of its sentence.

    A cue outside a scrap has all of it or nothing: 'called it "false, and a lie"'; what a cue
    inside it governs there ends with it: 'X "never asked for troops", Y said'.
    """
    return tuple(_fitted(line, i, span) for span in content)


def _fitted(line: Line, i: int, span: Span) -> Span:
    start, end = span.start, span.end
    cue = line.place(i).start
    for scrap in line.frame.left:
        inside = scrap.content.start <= cue < scrap.content.end
        if inside and scrap.content.start <= start < scrap.content.end:
            end = min(end, scrap.content.end)
        elif not inside and start <= scrap.content.start < end < scrap.content.end:
            end = scrap.span.end
        if start == scrap.content.end < scrap.span.end < end:
            start = scrap.span.end
    text = line.article.text
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
