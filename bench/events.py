"""How well pairs of actors are coded, beside a lexicon, TF-IDF and the model alone.

On events/plv_train.tsv of the data pack (1,050 marked pairs, measured only; nothing is trained on
it). Roots are PLOVER's before RETREAT and CONCEDE were parted, so their shares are added as YIELD.
A pair is called swapped wrongly when its root has at least the same share with source and target
exchanged, of the types that have a direction; told for all such pairs, and for those that the
sentence does not name in one breath ("Syria and Israel have fired" has no direction). TF-IDF needs
scikit-learn and is left out without it; like the model it is trained on `training/events`, with its
actors masked.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from report import report

from dragoman.events import relations
from dragoman.events.coder import Asked, code
from dragoman.events.lexicon import TYPES
from dragoman.events.pairs import by_lexicon

SET = "events/plv_train.tsv"
TRAINING = Path(__file__).parent.parent / "training"
# What both sides do alike. YIELD, and so CONCEDE, counts as material in the set.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
Pair = tuple[str, tuple[int, int], tuple[int, int]]
Scores = dict[str, float]
QUADS = (
    {"AGREE", "CONSULT", "SUPPORT"},
    {"CONCEDE", "COOPERATE", "AID", "RETREAT"},
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
)


def rows_of(path: Path) -> list[tuple[Pair, str, int]]:
    """The marked pairs with their roots and quad classes; an actor who is not named is (0, 0)."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            pair = _unmark(row["marked_sentence"])
            found.append((pair, row["gold_root"], int(row["gold_penta"])))
    return found


def _unmark(marked: str) -> Pair:
    text, places = "", {}
    i = 0
    while i < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, i)), None)
        if tag is None:
            text += marked[i]
            i += 1
        else:
            places[tag] = len(text)
            i += len(tag)
    source = (places.get("<s>", 0), places.get("</s>", 0))
    return text, source, (places.get("<t>", 0), places.get("</t>", 0))


def joined(pair: Pair) -> bool:
    """Whether source and target are named in one breath: "Syria and Israel have fired"."""
    text, source, target = pair
    first, second = sorted([source, target])
    return first[1] > first[0] and text[first[1] : second[0]].strip(" ,") in {"and", "&"}


def roots(scores: Scores) -> Scores:
    """Scores of the set's fifteen roots."""
    found = {kind: scores.get(kind, 0.0) for kind in TYPES if kind not in {"CONCEDE", "RETREAT"}}
    found["YIELD"] = scores.get("CONCEDE", 0.0) + scores.get("RETREAT", 0.0)
    return found


def best(scores: Scores) -> str:
    return max(scores, key=scores.__getitem__)


def quad(scores: Scores) -> int:
    shares = [sum(scores.get(kind, 0.0) for kind in kinds) for kinds in QUADS]
    return 1 + shares.index(max(shares))


def macro(gold: Sequence[object], found: Sequence[object]) -> tuple[float, dict[object, float]]:
    """Macro-F1 over the classes of the gold, and each class's F1."""
    right = Counter(a for a, b in zip(gold, found, strict=True) if a == b)
    wanted, given = Counter(gold), Counter(found)
    each = {k: 2 * right[k] / (wanted[k] + given[k]) for k in wanted}
    return sum(each.values()) / len(each), each


def by_model(pairs: Sequence[Pair]) -> list[Scores]:
    """The encoder alone."""
    found = []
    for text, source, target in pairs:
        named = [span if span[1] > span[0] else None for span in (source, target)]
        found.append(code(text, [Asked(named[0], named[1])])[0].types)
    return found


def by_words(pairs: Sequence[Pair]) -> list[Scores] | None:
    """TF-IDF and logistic regression on the training text; None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 -- a peer
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- a peer
        from sklearn.pipeline import make_pipeline  # noqa: PLC0415 -- a peer
    except ImportError:
        print("TF-IDF left out: pip install -r bench/peers.txt (scikit-learn)", file=sys.stderr)
        return None
    sys.path.insert(0, str(TRAINING))
    from markup import read_folder  # noqa: PLC0415 -- only TF-IDF reads it

    texts, kinds = [], []
    for one in read_folder(TRAINING / "events"):
        if one.language != "en":
            continue
        for event in one.events:
            spans = [
                (one.marks[side[0]].start, one.marks[side[0]].end) if side else (0, 0)
                for side in (event.source, event.target)
            ]
            texts.append(_masked(one.text, *spans))
            kinds.append(event.type)
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(C=10, max_iter=1000),
    )
    model.fit(texts, kinds)
    shares = model.predict_proba([_masked(*pair) for pair in pairs])
    return [dict(zip(model.classes_, row, strict=True)) for row in shares]


def _masked(text: str, source: tuple[int, int], target: tuple[int, int]) -> str:
    for (start, end), name in sorted(
        [(source, " sourceactor "), (target, " targetactor ")], reverse=True
    ):
        if end > start:
            text = text[:start] + name + text[end:]
    return text


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """Root and quad macro-F1 of each coder, and what swapping the actors does."""
    rows = rows_of(folder / SET)[:limit]
    pairs = [pair for pair, _, _ in rows]
    gold = [root for _, root, _ in rows]
    quads = [number for _, _, number in rows]
    coders: dict[str, Callable[[Sequence[Pair]], list[Scores] | None]] = {
        "events_plv": relations,
        "events_plv_model": by_model,
        "events_plv_lexicon": lambda some: [by_lexicon(*pair) for pair in some],
        "events_plv_words": by_words,
    }
    found: dict[str, float] = {}
    for name, coder in coders.items():
        began = time.perf_counter()
        answers = coder(pairs)
        if answers is None:
            continue
        took = time.perf_counter() - began
        called = [best(roots(a)) for a in answers]
        found[f"{name}_root_f1"], each = macro(gold, called)
        found[f"{name}_quad_f1"], by_quad = macro(quads, [quad(a) for a in answers])
        found[f"{name}_pairs_per_second"] = len(rows) / took
        if name == "events_plv":
            turned = coder([(text, target, source) for text, source, target in pairs])
            ways = [
                (roots(a)[root], roots(b)[root], joined(pair))
                for a, b, root, pair in zip(answers, turned or [], gold, pairs, strict=True)
                if root not in MUTUAL
            ]
            found["bad_events_plv_swapped"] = sum(b >= a for a, b, _ in ways) / len(ways)
            directed = [b >= a for a, b, together in ways if not together]
            found["bad_events_plv_swapped_directed"] = sum(directed) / len(directed)
            found["events_plv_none"] = sum(best(a) == "NONE" for a in answers) / len(rows)
            found |= {f"events_plv_{kind}".lower(): value for kind, value in each.items()}
        if verbose:
            print(name, {k: round(v, 2) for k, v in (each | by_quad).items()})
            wrong = Counter((a, b) for a, b in zip(gold, called, strict=True) if a != b)
            print("  taken for:", *(f"{a}>{b} {n}" for (a, b), n in wrong.most_common(15)))
    return found


if __name__ == "__main__":
    report(score, SET, __doc__)
