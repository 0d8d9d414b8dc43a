"""Where the topic of a page changes, so that another story begins: no dateline and no time says so.

Three steps. The paragraphs of a stretch are cut where their words change (the segmentation of
Utiyama and Isahara, 2001: the cheapest way to write the words down, each part with a vocabulary
of its own), rather too often than too rarely. Each cut is then weighed: what the parts on both its
sides share, and what publishing leaves between stories. The weakest cut is taken out and its
neighbours are weighed anew, until all are good enough. At last the cuts together must be beyond
doubt, or none of them holds: most pages have one story.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from dragoman.articles.furniture import furniture
from dragoman.articles.segments import Segment
from dragoman.articles.signs import Unit, signs_at, units_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dragoman.articles.lines import Line

MODEL = Path(__file__).parent.parent / "models" / "topics.yml"
# What a cut costs, in logarithms of the number of words. Two or three lose a tenth of the borders
# before they are weighed; one gives four cuts for each border, which the weighing takes out again.
PRIOR = 1.0
HEADED, TIMED, SIGNED = 3.0, 5.0, 4.0  # how much less it costs below a headline, time, signature
LONGEST = 40  # paragraphs of a part, so that time grows with the page and not with its square
MOST_UNITS = 400  # a page of more is a book or a list of comments
LEAST_FOREIGN = 20  # content words of a text in another language; a form to comment with has fewer
TOP, MOST_TITLE = 25, 25  # lines that a live page's title stands in; words that it has at the most


def part_topics(lines: Sequence[Line], text: str, segment: Segment) -> list[Segment]:
    """The segment, cut where another story begins; as a rule it stays whole."""
    units = units_in(lines, text, segment)
    if not 2 <= len(units) <= MOST_UNITS or _is_live(lines, text, segment):
        return [segment]
    cuts = weighed(units, cuts_of(units), model())
    if not cuts:
        return [segment]
    edges = [segment.first, *(units[k].cut for k in cuts), segment.last]
    return [
        replace(segment, last=second, parted=True)
        if first == segment.first
        else Segment(first, second, later=True, body=first, parted=True)
        for first, second in pairwise(edges)
    ]


def _is_live(lines: Sequence[Line], text: str, segment: Segment) -> bool:
    """Whether a line at the top tells a page of live posts: they are parts of one story."""
    top = lines[segment.first : segment.first + TOP]
    return any(
        4 <= line.words <= MOST_TITLE and furniture().live.search(line.of(text)) for line in top
    )


def cuts_of(units: Sequence[Unit]) -> list[int]:
    """The cuts of the cheapest way to write all words down, part by part (units that begin one)."""
    kinds = len(set().union(*(unit.stems for unit in units)))
    every = sum(unit.stems.total() for unit in units)
    price = PRIOR * math.log(every + 2)
    # What so many of one stem save.
    saved = [count * math.log(count + 1) for count in range(every + 1)]
    best = [0.0] + [math.inf] * len(units)
    back = [0] * (len(units) + 1)
    for first, unit in enumerate(units):
        base = best[first]
        if first:
            base += price - HEADED * bool(unit.head) - TIMED * unit.timed - SIGNED * unit.signed
        seen: dict[str, int] = {}
        total, known = 0, 0.0
        for last in range(first, min(len(units), first + LONGEST)):
            for stem, count in units[last].stems.items():
                old = seen.get(stem, 0)
                new = seen[stem] = old + count
                known += saved[new] - saved[old]
                total += count
            cost = base + total * math.log(total + kinds + 1) - known
            if cost < best[last + 1]:
                best[last + 1], back[last + 1] = cost, first
    cuts = []
    at = back[len(units)]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


@dataclass(frozen=True, slots=True)
class Model:
    """What each sign weighs, as logits, and how much cuts must have to stay.

    Each that stays has at least `weak`; what all of a stretch have above that comes to `sure`, or
    one of them lies between two texts of two languages.
    """

    weights: Mapping[str, float]
    weak: float
    sure: float


@cache
def model() -> Model:
    """The weights that `training/topics.py` has fitted; its card is `models/topics.md`."""
    content = yaml.safe_load(MODEL.read_text("utf-8"))
    return Model(content["weights"], content["weak"], content["sure"])


def weighed(units: Sequence[Unit], cuts: Sequence[int], model: Model) -> list[int]:
    """The cuts that hold: the weakest is taken out as long as it is too weak."""
    edges = [0, *cuts, len(units)]

    def signs(k: int) -> Mapping[str, float]:
        return signs_at(units, *edges[k : k + 3])

    def weight(k: int) -> float:
        found = signs(k)
        return sum(weight * found[name] for name, weight in model.weights.items())

    weights = [weight(k) for k in range(len(edges) - 2)]
    while weights and (least := min(weights)) < model.weak:
        k = weights.index(least)
        del weights[k], edges[k + 1]
        for j in (k - 1, k):
            if 0 <= j < len(weights):
                weights[j] = weight(j)
    enough = sum(one - model.weak for one in weights) >= model.sure
    told = [sum(unit.stems.total() for unit in units[a:b]) for a, b in pairwise(edges)]
    foreign = any(
        signs(k)["language"] and min(told[k : k + 2]) >= LEAST_FOREIGN for k in range(len(weights))
    )
    return edges[1:-1] if enough or foreign else []
