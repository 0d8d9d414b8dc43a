"""The article of an HTML page whose tags show the main text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.articles.build import Draft
from dragoman.articles.furniture import fold
from dragoman.articles.titles import same_title
from dragoman.records import Page, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line

KEPT = {"prose", "head"}


def find_marked(page: Page, lines: Sequence[Line]) -> Draft | None:
    """The main text as the tags show it, with its title; nothing where it is no prose."""
    title = _title(page, lines)
    body = []
    spans = iter(page.main)
    span = next(spans, None)
    for line in lines:
        while span is not None and span.end <= line.start:
            span = next(spans, None)
        if span is None:
            break
        inside = span.start < line.end and line.start < span.end
        if inside and line.kind in KEPT and line is not title:
            if title is not None and same_title(
                fold(line.of(page.text)), fold(title.of(page.text))
            ):
                continue
            if line.kind == "head" and title is not None and line.start < title.start:
                continue
            body.append(line)
    if not any(line.kind == "prose" for line in body):
        return None
    first = body[0]
    edges = [Span(first.start, first.end)]
    for line in body[1:]:
        back = line.dateline.length if line.dateline else 0
        edges.append(Span(line.start - back, line.end))
    at = lines.index(first)
    low = max(0, at - 12) if title is None else max(0, lines.index(title) - 3)
    around = [line for line in lines[low:at] if line not in body]
    last = lines.index(body[-1])
    around += lines[last + 1 : last + 6]
    return Draft(
        title=None if title is None else Span(title.start, title.end),
        body=tuple(edges),
        around=tuple(around),
        first=first,
        time=None,
        rule="marked_main",
        score=0.9,
    )


def _title(page: Page, lines: Sequence[Line]) -> Line | None:
    """The line of the page text that is the title: the last one above the main text."""
    if page.title is None:
        return None
    key = fold(page.title)
    found = None
    for line in lines:
        if line.words >= 2 and same_title(fold(line.of(page.text)), key):
            found = line
            if line.start >= page.main[0].start:
                break
        if found is not None and line.start > page.main[0].end:
            break
    return found
