"""From likeness of pairs to groups: average linkage on a sparse graph."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of articles that belong together, and the weakest mean at which they joined."""

    members: tuple[int, ...]
    value: float


def join(
    count: int, likeness: Mapping[Pair, float], *, least: float, uncompared: float
) -> list[Group]:
    """Every position 0..count-1 in exactly one group.

    Two groups join while the mean likeness of their pairs is at least `least`; a pair that is not
    in `likeness` (keys (i, j), i < j) counts `uncompared`. The best go first. A mean over all
    pairs keeps one misleading pair, or a page of several stories, from chaining two happenings
    together. Ties go by position, which makes the answer the same for any order of the input.
    """
    members: dict[int, list[int]] = {at: [at] for at in range(count)}
    values: dict[int, float] = dict.fromkeys(range(count), 1.0)
    # For two groups: the sum of known likeness, and how many pairs are known.
    sums: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (i, j), found in likeness.items():
        sums[i][j] = sums[j][i] = (found, 1)
        if found >= least:
            heapq.heappush(heap, (-found, i, j))
    fresh = count  # groups are never renamed: a joined one gets a new number
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        values[fresh] = min(values.pop(i), values.pop(j), -negative)
        left, right = sums.pop(i), sums.pop(j)
        sums[fresh] = {}
        for other in sorted((left.keys() | right.keys()) & members.keys()):
            total, known = (
                sum(parts)
                for parts in zip(left.get(other, (0, 0)), right.get(other, (0, 0)), strict=True)
            )
            for gone in (i, j):
                sums[other].pop(gone, None)
            sums[fresh][other] = sums[other][fresh] = (total, int(known))
            pairs = len(members[fresh]) * len(members[other])
            mean = (total + (pairs - known) * uncompared) / pairs
            if mean >= least:
                heapq.heappush(heap, (-mean, other, fresh))  # other < fresh
        fresh += 1
    groups = [Group(tuple(found), values[name]) for name, found in members.items()]
    return sorted(groups, key=lambda group: group.members)
