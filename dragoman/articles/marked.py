"""The article of an HTML page whose tags show the main text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.articles.build import Draft
from dragoman.articles.furniture import fold
from dragoman.articles.lines import split_lines
from dragoman.articles.titles import same_title
from dragoman.records import Page, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line

# Lines that are no text of a story even where the tags have them in its body. Only short ones are
# called furniture there: of a paragraph the tags know better than its words.
CUT = {"furniture", "related", "relative", "byline", "date", "credit", "end"}
FURNITURE_WORDS = 25
# A label that ends stories ("Comments") ends this one where most of its prose stands above it.
ABOVE_END = 0.7
# Blocks above the headline, or above a main text without one, where byline and day may stand; and
# blocks below the main text.
ABOVE, BELOW = 12, 8
# Of a text that is so long nothing better is looked for line by line: on 12 of 1,069 pages the
# lines had three times as much, and where the text by tags was longer that were comments.
WHOLE = 800
DECK = re.compile(
    "|".join(f"(?:{name})" for name in words.load("all", "html")["lead_names"]) + "|^h2",
    re.IGNORECASE,
)


def lines_near(page: Page) -> list[Line]:
    """The lines of the page text from a little above the headline to just below the main text."""
    starts = [block.start for block in page.blocks]
    top = bisect_right(starts, page.main[0].start) - 1
    key = fold(page.title or "")
    for number in range(top, -1, -1):
        block = page.blocks[number]
        near = len(key) - 5 <= block.end - block.start <= 2 * len(key) + 5
        if key and near and same_title(fold(page.text[block.start : block.end]), key):
            top = number
            break
    low = page.blocks[max(0, top - ABOVE)].start
    last = min(len(starts), bisect_right(starts, page.main[-1].start) + BELOW)
    return [
        replace(line, start=line.start + low, end=line.end + low)
        for line in split_lines(page.text[low : page.blocks[last - 1].end])
    ]


def is_whole(draft: Draft) -> bool:
    """Whether the text that the tags show is long enough to be the whole story."""
    return sum(len(span) for span in draft.body) >= WHOLE


def find_marked(page: Page, lines: Sequence[Line]) -> Draft | None:
    """The main text as the tags show it, with its title; nothing where it is no prose."""
    title = _title(page, lines)
    body = [line for line in _marked(page, lines) if line is not title]
    if title is not None:
        key = fold(title.of(page.text))
        body = [line for line in body if not same_title(fold(line.of(page.text)), key)]
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
        deck=_deck(page, body) if title is not None else 0,
    )


def _deck(page: Page, body: Sequence[Line]) -> int:
    """How many of the first lines the tags call a subtitle, lead or summary: two at the most."""
    starts = [block.start for block in page.blocks]
    count = 0
    for line in body[:2]:
        place = bisect_right(starts, line.start) - 1
        if place < 0 or len(body) <= count + 1:
            break
        step = page.blocks[place].path.rsplit("/", 2)[1:]
        if not any(DECK.search(name) for name in step):
            break
        count += 1
    return count


def _marked(page: Page, lines: Sequence[Line]) -> list[Line]:
    """The lines that the tags show as main text, without those that are no text of a story."""
    found = []
    spans = iter(page.main)
    span = next(spans, None)
    for line in lines:
        while span is not None and span.end <= line.start:
            span = next(spans, None)
        if span is None:
            break
        if span.start < line.end and line.start < span.end:
            found.append(line)
    prose = sum(line.words for line in found if line.kind == "prose")
    body: list[Line] = []
    above = 0
    for line in found:
        if line.kind == "end" and above >= ABOVE_END * prose:
            break
        if line.kind not in CUT or (line.kind == "furniture" and line.words >= FURNITURE_WORDS):
            body.append(line)
        above += line.words if line.kind == "prose" else 0
    return body


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
