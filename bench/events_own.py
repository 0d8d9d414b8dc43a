"""Events of the tenth of our own training text that the coder was not trained on.

Each sentence is an article of its own whose marked actors are its mentions, so that what is
measured is events alone; what is right `training/as_article.py` says. Sentences in which nothing
political happens count the share of them that have an event all the same.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

TRAINING = Path(__file__).parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import argparse  # noqa: E402

from as_article import between, coded, matched  # noqa: E402
from markup import part, read_folder  # noqa: E402
from report import tell  # noqa: E402


def score(*, language: str, split: str, limit: int | None, verbose: bool) -> dict[str, float]:
    """Precision and recall of (type, source, target), and of each part."""
    rows = [s for s in read_folder(TRAINING / "events") if s.language == language]
    if split != "all":
        rows = [s for s in rows if part(s) == split]
    hits: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows[:limit]:
        found = [event for _, event in coded(one)]
        right = dict(matched(one, found))
        hits["found"] += len(found)
        hits["wanted"] += len(one.events)
        hits["quiet"] += not one.events
        hits["alarms"] += bool(found and not one.events)
        for gold in one.events:
            by_type[gold.type]["wanted"] += 1
            near = between(one, gold, found)
            hits["parties"] += bool(near)
            event = right.get(gold)
            if event is not None:
                hits["right"] += 1
                by_type[gold.type]["right"] += 1
                rules[event.rule.split("+")[0]]["right"] += 1
                hits["mode"] += event.mode == gold.mode
                hits["factuality"] += event.factuality == gold.factuality
            elif verbose:
                others = [(e.type, e.rule) for e in near]
                print(f"{one.place} missed {gold.type} {gold.source}>{gold.target} {others}")
                print("   ", one.text)
        for extra in [event for event in found if event not in right.values()]:
            by_type[extra.type]["extra"] += 1
            rules[extra.rule.split("+")[0]]["wrong"] += 1
            if verbose:
                names = [[r.name for r in side] for side in (extra.source, extra.target)]
                print(f"{one.place} extra {extra.type} {names} {extra.rule} {extra.score}")
                print("   ", one.text)
    if verbose:
        for kind, counts in sorted(by_type.items()):
            print(kind, dict(counts))
        for rule, counts in sorted(rules.items()):
            print(rule, dict(counts))
    precision = hits["right"] / max(1, hits["found"])
    recall = hits["right"] / max(1, hits["wanted"])
    name = f"events_own_{language}"
    return {
        f"{name}_f1": 2 * precision * recall / max(1e-9, precision + recall),
        f"{name}_precision": precision,
        f"{name}_recall": recall,
        f"{name}_parties_recall": hits["parties"] / max(1, hits["wanted"]),
        f"{name}_mode": hits["mode"] / max(1, hits["right"]),
        f"{name}_factuality": hits["factuality"] / max(1, hits["right"]),
        f"bad_{name}_alarms": hits["alarms"] / max(1, hits["quiet"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="en,nl,de,fr,es")
    parser.add_argument("--split", default="test", choices=["train", "tune", "test", "all"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores: dict[str, float] = {}
    for language in args.languages.split(","):
        scores |= score(language=language, split=args.split, limit=args.limit, verbose=args.verbose)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
