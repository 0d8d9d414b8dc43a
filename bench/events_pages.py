"""How many events of whole pages are right, by the verdicts of readers.

`pages/*.txt` were written for this in the shapes that news pages have; `pages.tsv` tells of each
event that some version of Dragoman coded in them whether a reader found that there is one there,
and its type, source, target and factuality right. Right is an event with the first four. What
nobody has judged yet is counted and left aside; `--verbose` lists it with all that is wrong.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report import tell
from seeds import on_page

from dragoman import read_text
from dragoman.records import ActorRef, Article, Event

PAGES = Path(__file__).parent / "pages"
VERDICTS = Path(__file__).parent / "pages.tsv"
JOIN = " + "
Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader says of an event: whether it is right, its factuality and whether that is."""

    right: bool
    factuality: str
    factual: bool
    note: str


def verdicts() -> dict[Key, Verdict]:
    """The verdicts by page, position of the trigger on it, type, source and target."""
    found = {}
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = (row["page"], int(row["start"]), row["type"], row["source"], row["target"])
            right = row["wrong"] in {"", "factuality"}
            factual = "factuality" not in row["wrong"].split()
            found[key] = Verdict(right, row["factuality"], factual, row["note"])
    return found


def side(refs: tuple[ActorRef, ...]) -> str:
    """The parties of one side, by id where they have one, in the order of their ids."""
    return JOIN.join(sorted(ref.actor_id or ref.name for ref in refs))


def coded(path: Path) -> Iterator[tuple[Key, Event, Article]]:
    """The events of a page, each with the key of its verdict."""
    reading = read_text(path.read_text("utf-8"))
    articles = {article.article_id: article for article in reading.articles}
    for event in reading.events:
        article = articles[event.article_id]
        start, _ = next(on_page(article, event.trigger.start, event.trigger.end))
        key = (path.stem, start, event.type, side(event.source), side(event.target))
        yield key, event, article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list what is wrong or not judged")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    judged = verdicts()
    found = [row for path in sorted(PAGES.glob("*.txt")) for row in coded(path)]
    known = [(key, event, judged[key]) for key, event, _ in found if key in judged]
    right = [(event, verdict) for _, event, verdict in known if verdict.right]
    same = [v.factual for event, v in right if event.factuality == v.factuality]
    if args.verbose:
        for key, event, article in found:
            verdict = judged.get(key)
            if verdict is None or not verdict.right:
                page, start, kind, source, target = key
                told = "not judged" if verdict is None else verdict.note
                words = event.trigger.of(article.text)
                print(f"{page}:{start} {kind} {source} -> {target} | {words} | {told}")
    scores = {
        "events_pages_precision": len(right) / len(known),
        "events_pages_recall": len(right) / sum(v.right for v in judged.values()),
        "events_pages_factuality": sum(same) / len(same),
        "events_pages_expected": float(len(found)),
        "events_pages_unknown": float(len(found) - len(known)),
    }
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
