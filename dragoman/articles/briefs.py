"""Pages of many short stories: world news roundups, digests, "in brief"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from dragoman.articles.cuts import TERMINAL
from dragoman.articles.furniture import furniture
from dragoman.articles.lines import SENTENCE_END, Line, count_words
from dragoman.articles.segments import Segment, names_of
from dragoman.articles.sources import Dateline
from dragoman.articles.stems import shared_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# "NORWAY The minister", "SOUTH KOREA At least": the country before a brief, in capitals.
LABEL = re.compile(
    r"(?P<label>[A-ZÀ-ÖØ-Þ]{4,}(?:[ -][A-ZÀ-ÖØ-Þ]{2,}){0,3})(?: [-–—:|])?\s+"
    r"(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]|A )"
)
ALONE = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}(?:[ -][A-ZÀ-ÖØ-Þ]{2,}){0,3}")
# Two labels are a heading and its like; of three different ones each is a story's.
LEAST_LABELS = 3
# Where nothing says that a page is a roundup: three briefs, of five paragraphs at the most.
LEAST_BRIEFS = 3
MOST_BRIEFS = 60
MOST_PARAGRAPHS = 5
BETWEEN = {"furniture", "credit", "date", "byline", "relative"}


def cut_briefs(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines, with what begins a brief inside a paragraph cut off: labels, glued headlines."""
    found = _labelled(lines, text)
    if not is_roundup(found, text):
        return found
    return _under_labels(_unglued(found, text), text)


def is_roundup(lines: Sequence[Line], text: str) -> bool:
    """Whether a page calls itself a roundup ("World news in brief") near its top."""
    return any(
        line.words <= 20 and furniture().roundup.search(line.of(text)) is not None
        for line in lines[:15]
    )


def _labelled(lines: Sequence[Line], text: str) -> list[Line]:
    """Lines that begin with a country in capitals: it is their dateline."""
    matches = {
        k: match
        for k, line in enumerate(lines)
        if line.kind == "prose" and line.dateline is None and line.words >= 10
        if (match := LABEL.match(line.of(text))) is not None
    }
    labels = {match.group("label") for match in matches.values()}
    if len(labels) < LEAST_LABELS or 2 * len(matches) < sum(one.kind == "prose" for one in lines):
        return list(lines)
    found = list(lines)
    for k, match in matches.items():
        dateline = Dateline(match.end(), match.group("label"), (), None, sure=True)
        words = count_words(lines[k].of(text)[match.end() :])
        found[k] = replace(
            lines[k], start=lines[k].start + match.end(), words=words, dateline=dateline
        )
    return found


def _under_labels(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines of a roundup, each brief with the country in capitals on the line above it."""
    tops = {
        k + 1: label
        for k in range(len(lines) - 1)
        if lines[k + 1].kind == "prose" and lines[k + 1].dateline is None
        if ALONE.fullmatch(label := lines[k].of(text))
    }
    if len(set(tops.values())) < LEAST_LABELS:
        return list(lines)
    return [
        replace(line, dateline=Dateline(0, tops[k], (), None, sure=True)) if k in tops else line
        for k, line in enumerate(lines)
    ]


def _unglued(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines of a roundup, each headline cut off that is glued to the paragraph before it."""
    found: list[Line] = []
    for k, line in enumerate(lines):
        found.append(line)
        if line.kind != "prose":
            continue
        rest = (lines[j] for j in range(k + 1, len(lines)))
        behind = next((one for one in rest if one.kind not in BETWEEN), None)
        if behind is None or behind.kind != "prose":
            continue
        words = line.of(text)
        ends = [match.end() for match in SENTENCE_END.finditer(words)]
        if not ends or TERMINAL.search(words):
            continue
        tail = words[ends[-1] :]
        count = count_words(tail)
        under = stems_of([behind.of(text)])
        if 4 <= count <= 20 and shared_of(tail, under) >= 0.5:
            solid = words[: ends[-1]].rstrip()
            found[-1] = replace(line, end=line.start + len(solid), words=line.words - count)
            found.append(Line(line.end - len(tail.lstrip()), line.end, "head", count))
    return found


def is_labelled(line: Line) -> bool:
    """Whether a line is a brief whose country stood before it: a dateline without an agency."""
    dateline = line.dateline
    return dateline is not None and dateline.sure and not dateline.credits


def find_briefs(lines: Sequence[Line], text: str) -> list[Segment]:
    """A segment for each brief of a roundup; empty where the page is no roundup.

    Each brief has a headline that takes up words of its first paragraph. Where the page does not
    call itself a roundup there must be three, short ones, that are about other people and places:
    of their pairs at most a third share a name, and no name stands in half of them. (The parts of
    one story share the names that it is about.)
    """
    if any(line.dateline is not None and line.dateline.sure for line in lines):
        return []
    tops = [k for k in range(len(lines)) if _is_top(lines, text, k)]
    told = is_roundup(lines, text)
    if len(tops) < (2 if told else LEAST_BRIEFS):
        return []
    edges = [*tops, _last(lines, tops[-1])]
    blocks = [range(a, b) for a, b in pairwise(edges)]
    if not told and not _apart(lines, text, blocks):
        return []
    segments = [
        Segment(block.start, block.stop, later=number > 0, body=block.start, brief=True)
        for number, block in enumerate(blocks)
    ]
    if edges[-1] < len(lines):
        segments.append(Segment(edges[-1], len(lines), later=True, body=edges[-1]))
    return segments


def _is_top(lines: Sequence[Line], text: str, k: int) -> bool:
    """Whether a line is the headline of the paragraph right under it."""
    line = lines[k]
    if line.kind != "head" or not 4 <= line.words <= 25 or (k and lines[k - 1].kind == "related"):
        return False
    j = k + 1
    while j < len(lines) - 1 and lines[j].kind in BETWEEN and j - k < 4:
        j += 1
    if j >= len(lines) or lines[j].kind != "prose" or lines[j].words < 15:
        return False
    words = line.of(text)
    return shared_of(words, stems_of([lines[j].of(text)])) >= 0.3


def _last(lines: Sequence[Line], top: int) -> int:
    """Where the last brief ends."""
    k = top + 1
    while k < len(lines) and lines[k].kind in BETWEEN | {"prose"}:
        k += 1
    return k


def _apart(lines: Sequence[Line], text: str, blocks: Sequence[range]) -> bool:
    """Whether blocks of lines are about different things, all the prose being in them."""
    prose = [sum(lines[k].kind == "prose" for k in block) for block in blocks]
    above = sum(line.kind == "prose" and line.words >= 15 for line in lines[: blocks[0].start])
    if max(prose) > MOST_PARAGRAPHS or above or len(blocks) > MOST_BRIEFS:
        return False
    names = [names_of(" . ".join(lines[k].of(text) for k in block)) for block in blocks]
    if any(not own for own in names):
        return False
    every = frozenset().union(*names)
    if any(2 * sum(name in own for own in names) > len(names) for name in every):
        return False
    pairs = list(combinations(names, 2))
    return 3 * sum(bool(one & other) for one, other in pairs) <= len(pairs)
