"""Who had it first: the articles of a story on a line of time, with who took text from whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dragoman.records import Article, Copy, Story

# Narrow enough that the words stay readable on a phone of 360 points, where it is drawn at 0.8.
WIDTH = 440
ROW = 32
TOP = 30
LEFT = 22  # room for the origin's letter
RIGHT = 14
UNDATED = 64  # the column for articles without a date


@dataclass(frozen=True, slots=True)
class Node:
    """An article as a dot: where, its origin's letter, and whether the origin begins here."""

    article: Article
    letter: str
    x: float
    y: float
    root: bool
    label_left: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A copy as a line from the earlier article's dot to the later one's."""

    copy: Copy
    path: str


def parents(copies: Sequence[Copy]) -> list[Copy]:
    """For each later article the copy that explains it best, in the order given.

    Of four copies of one text every two are alike; the tree needs one line to each.
    """
    later = {copy.later_id for copy in copies}

    def rank(copy: Copy) -> tuple[float, bool, float]:
        # Of shares about alike, the one that leads to where the tree begins.
        return (round(copy.share, 1), copy.earlier_id not in later, copy.score)

    best: dict[str, Copy] = {}
    for copy in copies:
        known = best.get(copy.later_id)
        if known is None or rank(copy) > rank(known):
            best[copy.later_id] = copy
    return [copy for copy in copies if best[copy.later_id] is copy]


@dataclass(frozen=True, slots=True)
class Lineage:
    """A drawing: its size, the days on its axis, its dots and lines."""

    width: int
    height: int
    days: tuple[tuple[float, str], ...]
    undated: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(story: Story, articles: Mapping[str, Article], copies: Sequence[Copy]) -> Lineage:
    """Lay out a story's articles, one a row, grouped by origin, the earliest origin on top."""
    later = {copy.later_id for copy in copies if copy.earlier_id in story.article_ids}
    origins = [[articles[i] for i in origin if i in articles] for origin in story.origins]
    told = {article.article_id for origin in origins for article in origin}
    origins += [[articles[i]] for i in story.article_ids if i in articles and i not in told]
    origins = sorted(filter(None, origins), key=lambda origin: min(map(_when, origin)))
    days = [day for origin in origins for a in origin if (day := _day(a)) is not None]
    undated = any(_day(a) is None for origin in origins for a in origin)
    left = LEFT + (UNDATED if undated else 12)
    place = _scale(days, left)
    nodes: list[Node] = []
    for number, origin in enumerate(origins):
        letter = _letter(number)
        for article in sorted(origin, key=lambda a: (a.article_id in later, _when(a))):
            day = _day(article)
            x = LEFT + 12.0 if day is None else place(day)
            y = TOP + ROW * len(nodes) + ROW / 2
            root = article.article_id not in later
            nodes.append(Node(article, letter, x, y, root, x > WIDTH * 0.55))
    at = {node.article.article_id: node for node in nodes}
    edges = tuple(
        Edge(copy, _path(at[copy.earlier_id], at[copy.later_id]))
        for copy in parents(copies)
        if copy.earlier_id in at and copy.later_id in at
    )
    axis = tuple((place(day), f"{day.day} {day:%b %Y}") for day in _axis_days(days))
    return Lineage(WIDTH, TOP + ROW * len(nodes) + 8, axis, undated, tuple(nodes), edges)


def _when(article: Article) -> tuple[str, str, int]:
    return (article.published.earliest or "9999", article.location, article.ordinal)


def _day(article: Article) -> dt.date | None:
    day = article.published.earliest
    try:
        return None if day is None else dt.date.fromisoformat(day[:10])
    except ValueError:
        return None


class _scale:  # noqa: N801 -- used as a function of a day
    """Where a day lies on the axis, left to right."""

    def __init__(self, days: Sequence[dt.date], left: float) -> None:
        self.first = min(days, default=dt.date(1, 1, 1))
        self.length = max(1, (max(days, default=self.first) - self.first).days)
        self.left = left

    def __call__(self, day: dt.date) -> float:
        share = (day - self.first).days / self.length
        return round(self.left + share * (WIDTH - RIGHT - self.left), 1)


def _axis_days(days: Sequence[dt.date]) -> list[dt.date]:
    """The first and the last day, which is all the labels that never run into each other."""
    return sorted({min(days), max(days)}) if days else []


def _path(earlier: Node, later: Node) -> str:
    middle = (earlier.y + later.y) / 2
    return f"M{earlier.x},{earlier.y} C{earlier.x},{middle} {later.x},{middle} {later.x},{later.y}"


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB: the name of an origin in the drawing."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
