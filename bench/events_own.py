"""Events of the tenth of our own training text that the coder was not trained on.

Each sentence is an article of its own whose marked actors are its mentions, so that what is
measured is events alone. A found event is right when its type is, and a marked source and a marked
target are among its own (or both have none). The training text follows PLOVER, whose AGREE is
every cooperative act that lies ahead; the ledger calls a planned visit CONSULT, planned, and that
is right too. Sentences in which nothing political happens count
the share of them that have an event all the same.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

TRAINING = Path(__file__).parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import argparse  # noqa: E402

from markup import MarkedEvent, MarkedSentence, part, read_folder  # noqa: E402
from report import tell  # noqa: E402
from stages import events_of, prose_of  # noqa: E402
from statement_table import article_of  # noqa: E402

from dragoman.events.lexicon import kind_of  # noqa: E402
from dragoman.records import ActorRef, Event, Mention  # noqa: E402


def coded(one: MarkedSentence) -> list[Event]:
    """What the pipeline codes where the marked actors are all who are named."""
    article = article_of(one.text, one.language)
    mentions = [
        Mention(
            f"{one.place}/{key}", article.article_id, span, key, span.of(one.text),
            "organisation", None, "name", None, "marked", 1.0,
        )
        for key, span in sorted(one.marks.items(), key=lambda item: item[1])
        if key[0] != "e" or len(key) == 1
    ]  # fmt: skip
    return events_of(article, prose_of(article), mentions)


def _met(refs: tuple[ActorRef, ...], keys: tuple[str, ...], one: MarkedSentence) -> bool:
    if not refs or not keys:
        return not refs and not keys
    return any(
        ref.start < one.marks[key].end and one.marks[key].start < ref.end
        for ref in refs
        for key in keys
    )


def _lies_ahead(gold: MarkedEvent, event: Event) -> bool:
    return (
        gold.type == "AGREE"
        and kind_of(event.type).quad in {1, 2}
        and gold.factuality == event.factuality
        and gold.factuality in {"planned", "conditional"}
    )


def score(*, language: str, split: str, limit: int | None, verbose: bool) -> dict[str, float]:
    """Precision and recall of (type, source, target), and of each part."""
    rows = [s for s in read_folder(TRAINING / "events") if s.language == language]
    if split != "all":
        rows = [s for s in rows if part(s) == split]
    hits: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows[:limit]:
        found = coded(one)
        hits["found"] += len(found)
        hits["wanted"] += len(one.events)
        hits["quiet"] += not one.events
        hits["alarms"] += bool(found and not one.events)
        free = list(found)
        for gold in one.events:
            by_type[gold.type]["wanted"] += 1
            ways = [(gold.source, gold.target)]
            if gold.both_ways:
                ways.append((gold.target, gold.source))
                if not gold.target:
                    ways += [((a,), (b,)) for a in gold.source for b in gold.source if a != b]
            near = [
                e
                for e in free
                if any(_met(e.source, s, one) and _met(e.target, t, one) for s, t in ways)
            ]
            hits["parties"] += bool(near)
            right = [e for e in near if e.type == gold.type or _lies_ahead(gold, e)]
            right.sort(key=lambda e: e.factuality != gold.factuality)
            if right:
                free.remove(right[0])
                hits["right"] += 1
                by_type[gold.type]["right"] += 1
                rules[right[0].rule.split("+")[0]]["right"] += 1
                hits["mode"] += right[0].mode == gold.mode
                hits["factuality"] += right[0].factuality == gold.factuality
            elif verbose:
                others = [(e.type, e.rule) for e in near]
                print(f"{one.place} missed {gold.type} {gold.source}>{gold.target} {others}")
                print("   ", one.text)
        for extra in free:
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
    parser.add_argument("--language", default="en")
    parser.add_argument("--split", default="test", choices=["train", "tune", "test", "all"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = score(language=args.language, split=args.split, limit=args.limit, verbose=args.verbose)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
