"""Which pairs of articles are worth aligning: found by index, never by trying all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from dragoman import vectors
from dragoman.copies.passages import hash_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dragoman.copies.passages import Passages

Pair = tuple[int, int]

# Winnowing (Schleimer, Wilkerson and Aiken 2003): of every WINDOW neighbouring word n-grams the
# one with the least hash is kept, so that any shared run of SHINGLE + WINDOW - 1 = 10 words is
# sure to share a print, however little of the rest is shared. MinHash over whole articles was
# left: it measures the share of the union, which is small where a brief was cut from a long report.
SHINGLE = 5
WINDOW = 6
# One print in common is a stock phrase; two are 10 words or more in two places.
MIN_PRINTS = 2
# A print that more articles share than this links each further article with the first few only:
# one agency report on 500 sites makes 500 x 8 pairs and not 125,000.
FULL_POSTING = 40
STAR = 8
# Neighbours per article that are aligned, best first, for each way of finding them. Helsinki (612
# reports of one day) is the worst case seen: its largest family of copies has about 40 articles.
MAX_PRINTED = 24
MAX_NEAR = 12
# Title and so many first sentences stand for the article when it is looked for in other words.
LEAD = 5
# Meantime, 180 translated pairs: the best cosine of title and leads is 0.77 or more in every pair
# (0.85 in 95 %); of pairs of other stories about the same company 50 % pass 0.52, 5 % pass 0.73.
# A free translation that drops the lead was seen at 0.63 (an agency brief after an interview).
NEAR = 0.58


def find_pairs(passages: Sequence[Passages]) -> list[tuple[Pair, bool]]:
    """Pairs of positions (i, j), i < j, that share word runs or near leads, each once, in order.

    With each pair, whether its leads come near: only then may one be the other in other words.
    """
    printed = _best(_shared_prints(passages), MAX_PRINTED)
    near = {pair for pair, _ in _near_leads(passages)}
    return [(pair, pair in near) for pair in sorted(printed | near)]


def _best(scored: Iterable[tuple[Pair, float]], most: int) -> set[Pair]:
    """The pairs that are among the `most` best of at least one of their two articles."""
    by_article: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, score in scored:
        for side in pair:
            by_article[side].append((-score, pair))
    return {pair for found in by_article.values() for _, pair in sorted(found)[:most]}


def _shared_prints(passages: Sequence[Passages]) -> Iterator[tuple[Pair, float]]:
    """Pairs that share at least two winnowed prints, with how many they share."""
    postings: dict[int, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        for mark in _prints(passage):
            postings[mark].append(at)
    counts: Counter[Pair] = Counter()
    for holders in postings.values():
        for place, later in enumerate(holders):
            for earlier in holders[: place if len(holders) <= FULL_POSTING else min(place, STAR)]:
                counts[earlier, later] += 1
    for pair, count in counts.items():
        if count >= MIN_PRINTS:
            yield pair, float(count)


def _prints(passage: Passages) -> list[int]:
    # A brief of one sentence shorter than the shingle has no prints; the vectors may find it.
    hashes = hash_runs([word for sentence in passage.words for word in sentence], SHINGLE)
    if len(hashes) <= WINDOW:
        return sorted(set(hashes.tolist()))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return [int(mark) for mark in np.unique(windows.min(axis=1))]


def _near_leads(passages: Sequence[Passages]) -> Iterator[tuple[Pair, float]]:
    """Pairs whose titles or first sentences come near each other, with the best cosine."""
    owners: list[int] = []
    texts: list[str] = []
    for at, passage in enumerate(passages):
        lead = [text for text in (passage.title, *passage.texts[:LEAD]) if text]
        owners += [at] * len(lead)
        texts += lead
    for i, j, cosine in vectors.near_groups(
        vectors.encode(texts), owners, floor=NEAR, most=MAX_NEAR
    ):
        yield (i, j), cosine
