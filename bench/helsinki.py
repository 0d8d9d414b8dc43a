"""Copies among 612 reports of one meeting, against pairs that were labelled by eye.

Not committed data: reads copies/helsinki of the data pack, and says so when it is absent. The
labels are `helsinki_pairs.tsv`: ids and labels only. The pairs were drawn over all shares of common
word runs and all answers of an earlier state of the detector, and labelled without seeing either.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report import DATA, tell

from dragoman.articles import find_articles, learn_site
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.flaws import find_flaws
from dragoman.language import split_sentences
from dragoman.pages.build import read_source
from dragoman.pages.columns import source_of
from dragoman.records import Article, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.records import Copy, Flaw, Sentence

ROOT = Path(__file__).parent.parent
SET = "copies/helsinki/articles.jsonl"
PAIRS = Path(__file__).parent / "helsinki_pairs.tsv"
# A pair is a copy when one took the other's text or both took it from one source, whole or in part.
COPIED = ("copy", "part")


def read_set(path: Path) -> tuple[list[Article], list[Sentence], list[Flaw]]:
    """The articles of the set as they are found on its pages; `location` is the id in the set."""
    config = Config()
    pages: dict[str | None, list[Page]] = defaultdict(list)
    for row in _rows(path):
        text = re.sub(r"\s*###\s*", "\n", row["text"])
        source = source_of({**row, "text": text}, None, location=row["id"], place=row["id"])
        page = read_source(source, config=config)
        if isinstance(page, Page):
            pages[page.outlet].append(page)
    articles: list[Article] = []
    for group in pages.values():
        sites = list(learn_site(None, group, config=config))
        for page in group:
            found = find_articles(page, sites, config=config)
            articles += [one for one in found if isinstance(one, Article)]
    flaws = [flaw for one in articles for flaw in find_flaws(one, config=config)]
    sentences = [s for one in articles for s in split_sentences(one, config=config)]
    return articles, sentences, flaws


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def read_pairs(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The labelled pairs: ids of the set, label (copy, part, none), which was first, if seen."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {(row["one"], row["two"]): row for row in csv.DictReader(lines, delimiter="\t")}


def pages_of(articles: list[Article], copies: list[Copy]) -> dict[tuple[str, str], list[Copy]]:
    """The copies between each two pages of the set, by their ids."""
    location = {one.article_id: one.location for one in articles}
    found: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        one, two = sorted((location[copy.earlier_id], location[copy.later_id]))
        found[one, two].append(copy)
    return found


def score(folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of the labelled pairs, recall of each label, right directions."""
    articles, sentences, flaws = read_set(folder / SET)
    copies = list(find_copies(articles, sentences, flaws, config=Config()))
    found = pages_of(articles, copies)
    location = {one.article_id: one.location for one in articles}
    gold = read_pairs(PAIRS)
    right = [pair for pair in gold if pair in found and gold[pair]["label"] in COPIED]
    told = sum(pair in found for pair in gold)
    wanted = sum(row["label"] in COPIED for row in gold.values())
    scores = {
        "helsinki_pairs_precision": len(right) / max(1, told),
        "helsinki_pairs_recall": len(right) / max(1, wanted),
    }
    scores["helsinki_pairs_f1"] = 2 * len(right) / max(1, told + wanted)
    for label in COPIED:
        of = [pair for pair, row in gold.items() if row["label"] == label]
        scores[f"helsinki_{label}_recall"] = sum(pair in found for pair in of) / max(1, len(of))
    answers = [
        (location[copy.earlier_id] == gold[pair]["first"], copy.direction.startswith("unsure"))
        for pair in right
        if gold[pair]["first"]
        for copy in [max(found[pair], key=lambda copy: copy.score)]
    ]
    scores["helsinki_first_right"] = sum(ok for ok, _ in answers) / max(1, len(answers))
    sure = [ok for ok, unsure in answers if not unsure]
    scores["helsinki_first_told"] = len(sure) / max(1, len(answers))
    scores["helsinki_first_told_right"] = sum(sure) / max(1, len(sure))
    return {name: round(value, 4) for name, value in scores.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not (DATA / SET).exists():
        print(f"skipped: no {SET} in {DATA}")
        return
    scores = score(DATA)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
