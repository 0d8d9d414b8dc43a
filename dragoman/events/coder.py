"""The trained coder: what a pair of actors, or a trigger between them, means, in shares.

Reads `models/events.onnx`, a small encoder in int8 that `training/train.py` makes;
`models/events.md` is its card. Its answers for one sentence depend on that sentence alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
import yaml
from numpy.typing import NDArray

from dragoman.events.encoding import Marked, Pieces, mark, pieces_of
from dragoman.records import EventType, Factuality

Place = tuple[int, int] | None
Scores = NDArray[np.float32]
NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a sentence: half-open characters of source, target and trigger, or None."""

    source: Place
    target: Place
    trigger: Place = None


@dataclass(frozen=True, slots=True)
class Coding:
    """The coder's answer: shares that sum to 1, and the words that it takes for the trigger.

    `types` has the 16 types and NONE; `modes` and `factualities` hold for the best type, should
    there be an event; `trigger` is None where no words stand out.
    """

    types: dict[str, float]
    modes: dict[str | None, float]
    factualities: dict[Factuality, float]
    trigger: tuple[int, int] | None

    @property
    def best(self) -> EventType:
        """The most likely type, NONE left aside."""
        return _best(self.types)


def _best(shares: dict[str, float]) -> EventType:
    return cast("EventType", max((k for k in shares if k != NONE), key=shares.__getitem__))


@dataclass(frozen=True, slots=True)
class _Model:
    session: Any
    tokenizer: Any
    types: tuple[str, ...]
    modes: tuple[str, ...]
    factualities: tuple[Factuality, ...]
    temperature: float
    fact_temperature: float


@cache
def about() -> dict[str, Any]:
    """What `models/events.yml` tells of the model: its version, its answers, its calibration."""
    text = (files("dragoman") / "models" / "events.yml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(text))


@cache
def _model() -> _Model:
    import onnxruntime  # noqa: PLC0415 -- only a sentence with two actors needs it
    from tokenizers import Tokenizer  # noqa: PLC0415

    folder = files("dragoman") / "models"
    told = about()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    tokenizer = Tokenizer.from_str((folder / "events.tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return _Model(
        onnxruntime.InferenceSession(
            (folder / "events.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer,
        tuple(told["types"]),
        tuple(told["modes"]),
        tuple(told["factualities"]),
        told["temperature"],
        told["factuality_temperature"],
    )


@cache
def languages() -> frozenset[str]:
    """The languages that the model was trained on."""
    return frozenset(about()["languages"])


def version() -> str:
    """Which training text and run the model is of."""
    return cast("str", about()["version"])


@lru_cache(maxsize=2048)
def _pieces(text: str) -> Pieces:
    return pieces_of(text, _model().tokenizer)


def code(text: str, asked: Sequence[Asked]) -> list[Coding]:
    """Code the pairs of one sentence in one of `languages()`, in the order given."""
    if not asked:
        return []
    model = _model()
    pieces = _pieces(text)
    rows = [mark(pieces, model.tokenizer, a.source, a.target, a.trigger) for a in asked]
    heads = model.session.run(None, _arrays(rows))
    return [_coding(model, row, tuple(head[i] for head in heads)) for i, row in enumerate(rows)]


def _arrays(rows: Sequence[Marked]) -> dict[str, NDArray[np.int64]]:
    longest = max(len(row.ids) for row in rows)
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = row.ids
        mask[i, : len(row.ids)] = 1
    actors = np.array([[row.source, row.target] for row in rows], dtype=np.int64)
    return {"ids": ids, "mask": mask, "actors": actors}


def _shares(scores: Scores, temperature: float) -> list[float]:
    raised = np.exp((scores - scores.max()) / temperature)
    return cast("list[float]", (raised / raised.sum()).tolist())


def _coding(model: _Model, row: Marked, heads: tuple[Scores, ...]) -> Coding:
    types, modes, facts, pointers = heads
    shares = dict(zip(model.types, _shares(types, model.temperature), strict=True))
    best = _best(shares)
    mine = [i for i, name in enumerate(model.modes) if name.split("/")[0] == best]
    named = [model.modes[i].split("/")[1] or None for i in mine]
    return Coding(
        shares,
        dict(zip(named, _shares(modes[mine], 1.0), strict=True)),
        dict(zip(model.factualities, _shares(facts, model.fact_temperature), strict=True)),
        _pointed(row, pointers),
    )


# A trigger is a word or a few: "carried out an air strike".
MOST_PIECES = 8


def _pointed(row: Marked, pointers: Scores) -> tuple[int, int] | None:
    """The best stretch of words between a begin and an end."""
    begins, ends = pointers[: len(row.ids), 0], pointers[: len(row.ids), 1]
    words = [i for i, (start, end) in enumerate(row.places) if end > start]
    best: tuple[float, int, int] | None = None
    for k, i in enumerate(words):
        for j in words[k : k + MOST_PIECES]:
            score = float(begins[i] + ends[j])
            if best is None or score > best[0]:
                best = score, row.places[i][0], row.places[j][1]
    return None if best is None else best[1:]
