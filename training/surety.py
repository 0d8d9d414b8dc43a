"""Fit how likely a draft is right, on text that the coder was not trained on.

    python training/surety.py            # what it would write, and how well it holds
    python training/surety.py --write    # into dragoman/models/events.yml

For each kind of draft a logistic regression over its score by words and the coder's share of its
type. The scores told are those of a five-fold cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from as_article import coded, matched
from markup import part, read_folder
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from dragoman.events.draft import Evidence
from dragoman.events.surety import log_odds
from dragoman.factuality import PARSED

HERE = Path(__file__).parent
MODEL = HERE.parent / "dragoman" / "models" / "events.yml"
FOLDS = 5


def judged() -> tuple[list[tuple[Evidence, bool]], dict[str, int]]:
    """The evidence for each draft with whether it is right, and the events of the text."""
    rows, wanted = [], {"parsed": 0, "unparsed": 0}
    for one in read_folder(HERE / "events"):
        if part(one) == "train":
            continue
        wanted["parsed" if one.language in PARSED else "unparsed"] += len(one.events)
        found = coded(one, floor=0.0)
        right = {event.event_id for _, event in matched(one, [event for _, event in found])}
        rows += [
            (draft.heard, event.event_id in right)
            for draft, event in found
            if draft.heard is not None
        ]
    return rows, wanted


def features(rows: Sequence[Evidence]) -> np.ndarray:
    """The evidence in log-odds, (n, 2)."""
    return np.array([[log_odds(e.words), log_odds(e.share)] for e in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows, wanted = judged()
    weights: dict[str, list[float]] = {}
    held: dict[str, list[tuple[float, bool]]] = {"parsed": [], "unparsed": []}
    for kind in sorted({evidence.kind for evidence, _ in rows}):
        some = [evidence for evidence, _ in rows if evidence.kind == kind]
        right = np.array([y for evidence, y in rows if evidence.kind == kind])
        x = features(some)
        if kind.startswith("pair") or LogisticRegression().fit(x, right).coef_[0][0] < 0:
            x[:, 0] = 0.0  # no words name a pair, and a surer word speaks against nothing
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
        model = LogisticRegression()
        shares = cross_val_predict(model, x, right, cv=folds, method="predict_proba")[:, 1]
        model.fit(x, right)
        weights[kind] = [round(float(w), 2) for w in (*model.coef_[0], model.intercept_[0])]
        name = "unparsed" if kind.endswith("unparsed") else "parsed"
        held[name] += zip(shares.tolist(), right.tolist(), strict=True)
        area = roc_auc_score(right, shares)
        print(f"{kind:16} {len(right)} drafts, {right.mean():.2f} right, area {area:.3f}")
    for name, shares in held.items():
        for floor in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            kept = [y for share, y in shares if share >= floor]
            precision, recall = sum(kept) / len(kept), sum(kept) / wanted[name]
            print(f"{name:9} from {floor}: precision {precision:.3f}, recall {recall:.3f}")
    print(yaml.safe_dump({"surety": weights}, default_flow_style=None))
    if args.write:
        about = yaml.safe_load(MODEL.read_text("utf-8")) | {"surety": weights}
        MODEL.write_text(
            yaml.safe_dump(about, sort_keys=False, width=100, default_flow_style=None), "utf-8"
        )


if __name__ == "__main__":
    main()
