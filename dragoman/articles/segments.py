"""Where one story of a page ends and the next begins: datelines and relative times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line


# Two paragraphs; of less nobody can say what it is about.
BORDER_CHARS = 150
# A body with more headings is a long report or a list, and each would cost a reading of it all.
BORDER_HEADS = 30
# The headline of a post; how many make a list.
POST_WORDS, LEAST_POSTS = 4, 3
HEADLINE = 25  # words that a headline has at the most
LETTERED = re.compile(r"\b(?:[A-Z]{1,2}\.){2,}$")
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-ÞА-Я][^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of lines [first, last) that can hold one story."""

    first: int
    last: int
    later: bool  # another story's stretch stands before it
    body: int  # where its body begins at the earliest
    brief: bool = False  # one of the stories of a roundup
    parted: bool = False  # what was one story in its lines was parted here


def find_segments(lines: Sequence[Line]) -> list[Segment]:
    """The stretches of a page that can each hold one story, in order."""
    starts = [k for k, line in enumerate(lines) if line.dateline and line.dateline.sure]
    bare = [k for k, line in enumerate(lines) if line.dateline and not line.dateline.sure]
    if len(starts) + len(bare) >= 3 or any(lines[k - 1].kind == "relative" for k in bare if k):
        starts = sorted(starts + bare)
    cuts = {0: False}
    for number, k in enumerate(starts):
        top = _head_of(lines, k, lone=number == 0)
        cuts[top] = number > 0 or _prose_before(lines, top)
    for k in (*_time_cuts(lines), *_dated_cuts(lines)):
        cuts.setdefault(k, True)
    edges = sorted(cuts)
    if len(starts) == 1 and (lone := _captioned(lines, starts[0])) is not None:
        return [lone]
    return [
        Segment(edge, following, cuts[edge], edge)
        for edge, following in zip(edges, [*edges[1:], len(lines)], strict=True)
    ]


def _captioned(lines: Sequence[Line], k: int) -> Segment | None:
    """The whole page as one story that begins at its only dateline, captions standing above.

    What stands above must be less than what stands below, and no list of other stories.
    """
    above = sum(line.words for line in lines[:k] if line.kind == "prose")
    below = sum(line.words for line in lines[k:] if line.kind == "prose")
    if not above or above >= below or any(line.kind == "related" for line in lines[:k]):
        return None
    return Segment(0, len(lines), later=False, body=k)


def _time_cuts(lines: Sequence[Line]) -> list[int]:
    """Where relative times part stories, as the page has it.

    Behind each time that ends a story, or before each that begins one: "19 min ago", a headline,
    its text.
    """
    times = [k for k, line in enumerate(lines) if line.kind == "relative"]
    if len(times) < 2:
        return []
    begin = [k for k in times if _begins(lines, k)] if not _told_after(lines, times[0]) else []
    if len(begin) >= 2 and len(begin) > len(times) / 2 and not _ends(lines, times[-1]):
        return begin
    ending = [k for k in times if k and lines[k - 1].kind == "prose"]
    if len(ending) < 2:
        return []
    cuts = [k + 1 for k in ending if k + 1 < len(lines) and _listed(lines, k)]
    return cuts + [k for k, line in enumerate(lines) if line.kind == "related"]


def _dated_cuts(lines: Sequence[Line]) -> list[int]:
    """Where the posts of a list begin: headline, day, text, three times or more.

    Above a list of posts stands no story; below one stand teasers and comments in this shape.
    """
    begin = [
        k
        for k in range(len(lines) - 2)
        if lines[k].kind == "head"
        and lines[k].words >= POST_WORDS
        and lines[k + 1].kind == "date"
        and lines[k + 2].kind == "prose"
    ]
    return begin if len(begin) >= LEAST_POSTS and not _prose_before(lines, begin[0]) else []


def _told_after(lines: Sequence[Line], first: int) -> bool:
    """Whether a list of other stories has one before its first relative time."""
    labels = [k for k in range(first) if lines[k].kind == "related"]
    return bool(labels) and any(line.kind == "prose" for line in lines[labels[-1] : first])


def _begins(lines: Sequence[Line], k: int) -> bool:
    """Whether a headline and then prose stand below a relative time."""
    under = [line.kind for line in lines[k + 1 : k + 6]]
    return under[:1] == ["head"] and "prose" in under and "relative" not in under[:2]


def _ends(lines: Sequence[Line], k: int) -> bool:
    """Whether a relative time has prose above it and none below."""
    return not any(line.kind == "prose" for line in lines[k + 1 :])


def _listed(lines: Sequence[Line], k: int) -> bool:
    """Whether a relative time stands in a list of briefs, so that another story follows it."""
    above = any(line.kind == "related" or line.dateline for line in lines[:k])
    return above and any(line.kind == "prose" for line in lines[k + 1 : k + 4])


def _prose_before(lines: Sequence[Line], k: int) -> bool:
    return sum(line.words for line in lines[:k] if line.kind == "prose") >= 60


def _head_of(lines: Sequence[Line], k: int, *, lone: bool) -> int:
    """Where the story whose body begins at line k has its head: headlines right above it.

    The first story of a page may have all that stands above it; of a later one a headline is its
    own only where it does not end what came before.
    """
    if lone and not _prose_before(lines, k):
        return 0
    top = k
    while top and k - top < 6 and lines[top - 1].kind in {"head", "byline", "date", "furniture"}:
        top -= 1
    while top < k and lines[top].kind != "head":
        top += 1
    return top


def find_border(lines: Sequence[Line], text: str, body: Sequence[int]) -> int | None:
    """The headline in a body below which another story begins; as a rule there is none.

    No datelines and no times part such stories. What shows the border is a line without full stop
    that takes up nothing of what is above it and much of what is below, and that no name stands on
    both its sides: the parts of one story share at least one. Below the mark of an agency that
    signs what is above it names may be shared and a word taken up.
    """
    if sum(lines[k].kind == "head" for k in body) > BORDER_HEADS:
        return None
    for number, k in enumerate(body):
        over = lines[body[number - 1] : k] if number else []
        signed = any(line.kind == "credit" for line in over)
        top = lines[k].kind == "head" or (signed and _is_top(lines[k], text))
        if lines[k].words < 4 or not top:
            continue
        above = " ".join(lines[j].of(text) for j in body[:number])
        below = " ".join(lines[j].of(text) for j in body[number + 1 :])
        own = _content(lines[k].of(text))
        if min(len(above), len(below)) < BORDER_CHARS:
            continue
        taken_up, told = len(own & _content(above)), len(own & _content(below))
        if signed and taken_up <= 0.2 * len(own) and told >= 0.3 * len(own):
            return k
        if taken_up == 0 and told >= 0.5 * len(own) and not names_of(above) & names_of(below):
            return k
    return None


def _is_top(line: Line, text: str) -> bool:
    """Whether a line that reads like prose is a headline that ends with letters: "in the U.S."."""
    short = line.kind == "prose" and line.words <= HEADLINE
    return short and LETTERED.search(line.of(text)) is not None


def names_of(words: str) -> frozenset[str]:
    """The words that have a capital without beginning a sentence."""
    return frozenset(NAME.findall(words))


def _content(words: str) -> frozenset[str]:
    return frozenset(word.casefold()[:5] for word in re.findall(r"[^\W\d_]{4,}", words))
