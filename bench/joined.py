"""Several stories on one page: pages made by joining real articles, and single ones left whole.

A seeded program joins two to eight articles of the data pack to a page, in five shapes: each story
with its dateline; with its heading only; its body alone; with a heading and a time such as
"3 hours ago"; briefs of one to three paragraphs. On most pages menus, share lines and links to
other stories stand around and between them. A boundary counts as found where an article starts at
most one line away from where the story does. Articles that stand alone on their page, with and
without furniture, must stay one: the share that is parted is `bad_single_split`, in percent.

`--half dev` and `--half test` use one half of the articles each; without it both are used.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from joined_pages import (
    CONFIG,
    SEED,
    SHAPES,
    Made,
    half_of,
    joined_pages,
    read_told,
    real_pages,
    single_page,
)
from report import DATA, tell

from dragoman.articles import find_articles
from dragoman.pages.build import Source, build_page
from dragoman.records import Article, Page


@dataclass
class Count:
    """What was found of the boundaries."""

    wanted: int = 0
    found: int = 0
    hits: int = 0
    strict: int = 0
    pages: int = 0
    main: int = 0
    titles: int = 0
    titled: int = 0
    languages: int = 0
    stories: int = 0

    def scores(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 for so many hits."""
        precision = hits / self.found if self.found else 0.0
        recall = hits / self.wanted if self.wanted else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def read(text: str) -> tuple[Page, list[Article], float]:
    """The page of a text, its articles, and the seconds of the processor that they took."""
    page = build_page(Source("page.txt", text.encode(), content=text), config=CONFIG)
    start = time.process_time()
    records = list(find_articles(page, config=CONFIG))
    took = time.process_time() - start
    articles = [r for r in records if isinstance(r, Article)]
    return page, articles, took


def line_numbers(text: str) -> list[int]:
    """Where each line that is not blank starts."""
    return [m.start() for m in re.finditer(r"^[^\S\n]*\S", text, re.MULTILINE)]


def score_page(made: Made, count: Count, verbose: str) -> float:
    """Count what is found of one page."""
    page, articles, took = read(made.text)
    edges = line_numbers(page.text)

    def line(at: int) -> int:
        return bisect_right(edges, at) - 1

    begins = sorted(article.runs[0].page_start for article in articles)
    wanted = made.starts[1:]
    if begins and begins[0] < made.starts[1] and abs(line(begins[0]) - line(made.starts[1])) > 1:
        begins = begins[1:]
    count.pages += 1
    count.wanted += len(wanted)
    count.found += len(begins)
    free = list(begins)
    missed = []
    for start in wanted:
        near = [b for b in free if abs(line(b) - line(start)) <= 1]
        if near:
            best = min(near, key=lambda b: abs(b - start))
            free.remove(best)
            count.hits += 1
            count.strict += line(best) == line(start)
        else:
            missed.append(start)
    main = next((a for a in articles if a.role == "main"), None)
    if main is not None:
        at = bisect_right(made.starts, main.runs[-1].page_start) - 1
        # Where no story is much the longest, the first of them is the page's own.
        count.main += at == 0 or made.words[at] >= 0.66 * max(made.words)
    score_own(made, count, articles)
    if verbose and (missed or free):
        print(f"== {made.name} [{made.kind}]")
        for start in missed:
            print(f"   missed {page.text[start : start + 110]!r}")
        for begin in free:
            print(f"   extra  {page.text[begin : begin + 110]!r}")
    return took


def score_own(made: Made, count: Count, articles: Sequence[Article]) -> None:
    """Count titles and languages of the articles whose body is of one story."""
    for article in articles:
        at = bisect_right(made.starts, article.runs[-1].page_start) - 1
        if at < 0 or bisect_right(made.starts, article.runs[0].page_start) - 1 != at:
            continue
        count.stories += 1
        count.languages += article.language.split("-")[0] == made.languages[at]
        title = made.titles[at]
        if title is not None:
            count.titled += 1
            count.titles += (article.title or "").strip("• ") == title


def is_split(made: Made, verbose: str) -> tuple[bool, float]:
    """Whether the body of a single story lies in two articles or more."""
    _, articles, took = read(made.text)
    holders = [
        article
        for article in articles
        if any(
            run.page_start < end and start < run.page_start + run.length
            for run in article.runs
            for start, end in made.bodies[0]
        )
    ]
    if verbose and len(holders) > 1:
        print(f"== split {made.name}")
        for article in holders:
            print(f"   {article.role} {article.rule} {article.text[:110]!r}")
    return len(holders) > 1, took


def score(folder: Path, *, limit: int, half: str | None, verbose: str) -> dict[str, float]:
    """All scores; `limit` is the pages of a shape."""
    stories = [s for s in read_told(folder) if half is None or half_of(s) == half]
    scores: dict[str, float] = {}
    whole = Count()
    times: list[float] = []
    kinds: dict[str, Count] = defaultdict(Count)
    rows = []
    for shape in SHAPES:
        if verbose not in {"", "all", shape}:
            continue
        count = Count()
        for made in joined_pages(stories, shape, limit):
            before = Count(**vars(count))
            times.append(score_page(made, count, verbose))
            for name in vars(count):
                part = getattr(count, name) - getattr(before, name)
                setattr(whole, name, getattr(whole, name) + part)
                key = f"{shape}, {made.kind}"
                setattr(kinds[key], name, getattr(kinds[key], name) + part)
        rows.append((shape, count))
        scores[f"joined_f1_{shape}"] = count.scores(count.hits)[2]
    rows += sorted(kinds.items())
    rows.append(("all", whole))
    scores["joined_f1"] = whole.scores(whole.hits)[2]
    print(
        f"{'shape':24}{'pages':>6}{'P':>7}{'R':>7}{'F1':>7}{'strict':>8}{'main':>7}{'title':>7}{'lang':>7}",
        file=sys.stderr,
    )
    for name, count in rows:
        p, r, f = count.scores(count.hits)
        strict = count.scores(count.strict)[2]
        main = count.main / max(1, count.pages)
        title = count.titles / max(1, count.titled)
        language = count.languages / max(1, count.stories)
        print(
            f"{name:24}{count.pages:6}{p:7.3f}{r:7.3f}{f:7.3f}{strict:8.3f}{main:7.3f}{title:7.3f}"
            f"{language:7.3f}",
            file=sys.stderr,
        )
    if verbose in {"", "all", "single"}:
        rng = random.Random(SEED)
        chosen = rng.sample(stories, min(len(stories), 5 * limit))
        singles = []
        for story in chosen:
            others = [s.title for s in rng.sample(stories, 12) if s.title and s is not story]
            singles.append(single_page(story, others, rng))
        singles += list(real_pages(folder, half))
        seen: Counter[str] = Counter()
        parted: Counter[str] = Counter()
        alone: list[float] = []
        for made in singles:
            split, took = is_split(made, verbose)
            seen[made.kind] += 1
            parted[made.kind] += split
            alone.append(took)
        for kind in sorted(seen):
            share = 100 * parted[kind] / seen[kind]
            print(
                f"single {kind:17}{seen[kind]:6} split {parted[kind]:4} {share:6.2f} %",
                file=sys.stderr,
            )
        scores["bad_single_split"] = 100 * sum(parted.values()) / sum(seen.values())
        print(f"ms a single page {1000 * sum(alone) / len(alone):.1f}", file=sys.stderr)
    if times:
        print(f"ms a joined page {1000 * sum(times) / len(times):.1f}", file=sys.stderr)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=60, help="pages of a shape")
    parser.add_argument("--half", choices=("dev", "test"))
    parser.add_argument("--verbose", nargs="?", const="all", default="", help="a shape, or single")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not (DATA / "copies").exists():
        print(f"skipped: {DATA / 'copies'} not found", file=sys.stderr)
        return
    scores = score(DATA, limit=args.limit, half=args.half, verbose=args.verbose)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
