"""Fits the weights by which a page of several stories is parted where its topic changes.

    python training/topics.py [--apple FOLDER] [--write] [--without SIGN ...]

Reads only text that may ship: `training/topics/*.txt` and `examples/pages`, both written for
Dragoman, and with `--apple` the 30 stories in four languages of the MEANTIME corpus (FBK, VU
Amsterdam, UPV/EHU; CC BY 4.0), from a folder that holds its `LANG.jsonl`. Stories are joined to
pages in the five shapes of `bench/joined_pages.py`, or stand alone, by a seeded program. Each cut
that the segmentation proposes is a case; a ridge logistic regression tells the true ones.

The scores printed are of stories that the weights did not see: five folds, the stories of one
event in one fold. `--write` writes `dragoman/models/topics.yml`, fitted on all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from joined_pages import (  # noqa: E402
    AGENCIES,
    CONFIG,
    SHAPES,
    TIMES,
    Made,
    Sheet,
    Told,
    furnish,
    make_page,
    rejoin,
    single_page,
    told,
)

from dragoman.articles.briefs import cut_briefs, find_briefs  # noqa: E402
from dragoman.articles.lines import split_lines  # noqa: E402
from dragoman.articles.segments import find_segments  # noqa: E402
from dragoman.articles.signs import Unit, signs_at, units_in  # noqa: E402
from dragoman.articles.topics import MODEL, Model, cuts_of, weighed  # noqa: E402
from dragoman.pages.build import Source, build_page  # noqa: E402

OWN = Path(__file__).parent / "topics"
AROUND = OWN / "around.txt"
EXAMPLES = ROOT / "examples" / "pages"
SEVERAL = {"05", "14"}  # example pages with more than one story
FOLDS = 5
PAGES = 40  # of a shape and a fold
SINGLES = 12  # pages of each story alone: so about as many as of several stories
LITTER = 0.25  # how often something stands between two paragraphs of one story
RIDGE = 10.0
# What speaks against another story; all other signs speak for one. A sign whose weight comes out
# the other way has learned a chance of so few stories, and is left out.
AGAINST = {"one", "shared", "names", "hero", "head", "inside"}
# Of real pages nearly all have one story. With a hundred to one (a logarithm of 4.6) 2.5 % of 1,186
# single stories were parted, and the F1 of words of 40 flattened pages fell from .957 to .878; with
# this 1.1 % of 886, and of 80 pages from .941 to .925 (bench/joined.py, bench/flattened.py).
# In training about half of the pages are single, so that it is asked of all cuts of a page.
SURE = 10.0
WEAK = -0.5  # parts 2 of 984 own single pages; -1 parts 5 and finds as much
SEED = 20240426


@dataclass(frozen=True)
class Story:
    """A story with what it is about and of which kind it is ("news", "feature" ...)."""

    told: Told
    event: str
    kind: str

    @property
    def fold(self) -> int:
        """Which fold it is of; stories of one event are of one."""
        return zlib.crc32(self.event.encode()) % FOLDS


@dataclass(frozen=True)
class Case:
    """The paragraphs of one page, and which of them begin another story."""

    kind: str
    units: tuple[Unit, ...]
    begins: frozenset[int]


def own_stories(folder: Path) -> Iterator[Story]:
    """The stories of `training/topics`."""
    for path in sorted(set(folder.glob("*.txt")) - {AROUND}):
        language = path.stem.split("-")[0]
        blocks = path.read_text("utf-8").split("\n== ")[1:]
        for number, block in enumerate(blocks):
            head, title, *body = [line for line in block.split("\n") if line]
            event, kind = head.split()
            body = [line.removeprefix("## ") for line in body]
            one = told(f"{path.stem}/{number}", language, title, body)
            yield Story(one, f"{language}/{event}", kind)


def apple_stories(folder: Path) -> Iterator[Story]:
    """The stories of MEANTIME's Apple part; all four languages of one are one event."""
    rng = random.Random(SEED)  # noqa: S311 -- joins pages, guards nothing
    for language in ("en", "nl", "es", "it"):
        with (folder / f"{language}.jsonl").open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                title, _, *sentences = [rejoin(tokens) for tokens in row["sentences"]]
                body: list[str] = []
                while sentences:
                    count = rng.randint(1, 3)
                    body.append(" ".join(sentences[:count]))
                    sentences = sentences[count:]
                if len(body) >= 2:
                    name = f"apple-{language}/{row['doc_id']}"
                    yield Story(told(name, language, title, body), str(row["doc_id"]), "news")


def case_of(made: Made, kind: str) -> Iterator[Case]:
    """A page as the stage sees it; each stretch between datelines or times is a case."""
    source = Source("page.txt", made.text.encode(), content=made.text)
    text = build_page(source, config=CONFIG).text
    lines = cut_briefs(split_lines(text), text)
    if find_briefs(lines, text):
        return
    for segment in find_segments(lines):
        units = units_in(lines, text, segment)
        starts = [lines[unit.line].start for unit in units]
        first = [
            next((k for k, at in enumerate(starts) if at >= start), 0) for start in made.starts[1:]
        ]
        begins = {k for k, start in zip(first, made.starts[1:], strict=True) if starts[k - 1 :][:1]}
        begins = {k for k in begins if k and any(starts[k - 1] < s for s in made.starts[1:])}
        if len(units) >= 2:
            yield Case(kind, tuple(units), frozenset(begins))


def joined_cases(stories: Sequence[Story], count: int, rng: random.Random) -> Iterator[Case]:
    """Pages of two to eight stories: of any, of one language, and two of one event."""
    events: dict[str, list[Told]] = defaultdict(list)
    for story in stories:
        events[story.event].append(story.told)
    pairs = [both for both in events.values() if len(both) > 1]
    languages = sorted({story.told.language for story in stories})
    for shape in SHAPES:
        pool = [story.told for story in stories if shape != "briefs" or story.kind == "news"]
        for _ in range(count):
            chosen = rng.sample(pool, min(len(pool), rng.randint(2, 8)))
            if rng.random() < 0.7:
                language = rng.choice(languages)
                chosen = [one for one in chosen if one.language == language] or chosen
            if pairs and rng.random() < 0.2:
                both = rng.choice(pairs)
                chosen = [*both, *(one for one in chosen if one not in both)][:8]
                rng.shuffle(chosen)
            if len(chosen) >= 2:
                titles = [one.title for one in pool if one not in chosen]
                yield from case_of(make_page(chosen, shape, titles, rng), shape)


def single_cases(stories: Sequence[Story], rng: random.Random) -> Iterator[Case]:
    """Pages of one story."""
    for story in stories:
        titles = [one.told.title for one in stories if one is not story]
        for number in range(SINGLES):
            make = littered_page if number % 2 else single_page
            yield from case_of(make(story.told, titles, rng), "single")


def littered_page(story: Told, others: Sequence[str], rng: random.Random) -> Made:
    """A page of one story with what newspapers put between and around its paragraphs."""
    sheet = Sheet(rng.choice(("\n", "\n\n")))
    around = around_stories()[story.language]
    furnish(sheet, rng, story.language, others, "top")
    sheet.add(story.title)
    starts = []
    for paragraph in (*story.body, ""):
        if rng.random() < LITTER:
            furnish(sheet, rng, story.language, others, "between")
        if rng.random() < (LITTER if starts and paragraph else 2 * LITTER):
            sheet.add(rng.choice(around))
        if rng.random() < LITTER / 2:
            sheet.add(rng.choice(others))  # a link to another story, without a label
        if rng.random() < LITTER / 2:
            sheet.add(f"({rng.choice(AGENCIES)})")  # of a picture that is not there
        if rng.random() < (LITTER / 4 if starts else 2 * LITTER):
            sheet.add(rng.choice(TIMES[story.language]).format(rng.randint(2, 23)))
        if paragraph:
            starts.append(sheet.add(paragraph))
    furnish(sheet, rng, story.language, others, "bottom")
    return Made(story.name, sheet.text(), starts[:1], [[]], [0], "single")


@cache
def around_stories() -> dict[str, list[str]]:
    """What stands around stories, by language."""
    blocks = AROUND.read_text("utf-8").split("\n== ")[1:]
    return {block[:2]: block.strip().split("\n")[1:] for block in blocks}


def example_cases() -> Iterator[Case]:
    """The example pages that have one story, as they stand there."""
    for path in sorted(EXAMPLES.glob("*.*")):
        if path.suffix in {".txt", ".html"} and path.name[:2] not in SEVERAL:
            page = build_page(Source(path.name, path.read_bytes()), config=CONFIG)
            made = Made(path.name, page.text, [0], [[]], [0], "single")
            yield from case_of(made, "single")


def samples(cases: Sequence[Case]) -> tuple[list[dict[str, float]], list[bool]]:
    """The signs of cuts, and which are true.

    Of each page: all cuts as they are proposed; and, as when only these are left, the true ones
    and each false one among them.
    """
    signs, true = [], []

    def add(case: Case, edges: Sequence[int], k: int) -> None:
        signs.append(signs_at(case.units, *edges[k - 1 : k + 2]))
        true.append(edges[k] in case.begins)

    for case in cases:
        proposed = cuts_of(case.units)
        edges = [0, *proposed, len(case.units)]
        for k in range(1, len(edges) - 1):
            add(case, edges, k)
        for extra in {*proposed} - case.begins:
            edges = sorted({0, *case.begins, extra, len(case.units)})
            add(case, edges, edges.index(extra))
        edges = [0, *sorted(case.begins), len(case.units)]
        for k in range(1, len(edges) - 1):
            add(case, edges, k)
    return signs, true


def fit(
    signs: Sequence[dict[str, float]], true: Sequence[bool], names: Sequence[str]
) -> dict[str, float]:
    """The weights of the signs: a ridge logistic regression, without signs that come out wrong."""
    y = np.array(true, dtype=float)
    names = list(names)
    while True:
        weights = _regress(np.array([[one[name] for name in names] for one in signs]), y)
        wrong = [
            name for name, w in zip(names, weights, strict=True) if (w > 0) == (name in AGAINST)
        ]
        if not wrong:
            return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}
        names = [name for name in names if name not in wrong]


def _regress(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The weights of the columns of x, by Newton's method; the first is always 1."""
    scale = x.std(axis=0)
    scale[scale == 0] = 1
    x = x / scale
    ridge = np.diag([1e-6, *[RIDGE] * (x.shape[1] - 1)])
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        beta = beta - np.linalg.solve(hessian, x.T @ (p - y) + ridge @ beta)
    return beta / scale


@dataclass
class Score:
    """Boundaries that are true, found, and both; single pages, and those that were parted."""

    true: int = 0
    found: int = 0
    hits: int = 0
    single: int = 0
    parted: int = 0

    def add(self, case: Case, model: Model) -> None:
        """Count one page."""
        found = set(weighed(case.units, cuts_of(case.units), model))
        if case.kind == "single":
            self.single += 1
            self.parted += bool(found)
        else:
            self.true += len(case.begins)
            self.found += len(found)
            self.hits += len(found & case.begins)

    @property
    def f1(self) -> float:
        """F1 of the boundaries."""
        return 2 * self.hits / max(1, self.true + self.found)


def score(folds: Sequence[Sequence[Case]], models: Sequence[Model]) -> dict[str, Score]:
    """Scores by shape, each fold with the weights that were fitted on the others."""
    scores: dict[str, Score] = defaultdict(Score)
    for cases, model in zip(folds, models, strict=True):
        for case in cases:
            scores[case.kind].add(case, model)
            scores["all"].add(case, model)
    return scores


def folds_of(stories: Sequence[Story]) -> list[list[Case]]:
    """The pages of each fold's stories."""
    folds = []
    for fold in range(FOLDS):
        own = [story for story in stories if story.fold == fold]
        rng = random.Random(f"{SEED}/{fold}")  # noqa: S311 -- the same
        folds.append([*joined_cases(own, PAGES, rng), *single_cases(own, rng)])
    folds[0] += example_cases()
    return folds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--apple", type=Path, help="folder of MEANTIME's Apple stories")
    parser.add_argument("--without", nargs="*", default=[], help="signs to leave out")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    stories = list(own_stories(OWN))
    source = f"{len(stories)} stories of training/topics, examples/pages"
    if args.apple is None or not (args.apple / "en.jsonl").exists():
        print("MEANTIME's Apple stories are skipped: no --apple folder that holds en.jsonl")
    else:
        apple = list(apple_stories(args.apple))
        stories += apple
        source += f", {len(apple)} stories of MEANTIME (FBK, VU Amsterdam, UPV/EHU; CC BY 4.0)"
    folds = folds_of(stories)
    names = [name for name in signs_at(folds[0][0].units, 0, 1, 2) if name not in args.without]
    cut = [samples(fold) for fold in folds]

    def fit_without(out: int | None) -> dict[str, float]:
        kept = [one for k, one in enumerate(cut) if k != out]
        return fit(
            [sign for one in kept for sign in one[0]], [t for one in kept for t in one[1]], names
        )

    weights = [fit_without(k) for k in range(FOLDS)]
    scores = score(folds, [Model(one, WEAK, SURE) for one in weights])
    print(f"{scores['single'].parted} of {scores['single'].single} single pages parted")
    for shape in (*SHAPES, "all"):
        one = scores[shape]
        print(f"{shape:10} F1 {one.f1:.3f}  {one.hits} of {one.true}, {one.found} found")
    final = fit_without(None)
    print(yaml.safe_dump(final, sort_keys=False))
    if args.write:
        content = {"source": source, "weak": WEAK, "sure": SURE, "weights": final}
        MODEL.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), "utf-8")
        print(f"written: {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
