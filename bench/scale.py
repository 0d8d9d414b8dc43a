"""What copies and stories cost as a ledger grows: time and memory of 10,000 to 100,000 articles.

The articles are made of our own training text. A family is some sentences of it with most of their
words replaced by others; its members are that text cut, reordered, with sentences left out and
words changed, as outlets do with an agency's report. All sizes are spread over the same thirty
days, so that ten times the articles are ten times as dense, which costs more than ten times the
days would. Families are of 4 members in the mean and of 12 at most; an affair that hundreds of
outlets print is not among them. Sentence vectors are made of random vectors of words: the encoder
takes the same time for each sentence however many there are, and is timed by itself. Mentions are
left out. Each size runs in a process of its own; `--measured` draws and counts what earlier runs of
`--one` have printed. `--json` measures two small sizes, for the floors: CPU seconds for each 1,000
articles of the larger one, up to the next whole second, and the power that the seconds grow with,
up to the next tenth, as the same run differs by so much on a busy machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import re
import resource
import subprocess
import sys
import time
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman import vectors
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.records import Article, DateRange, Sentence, Span
from dragoman.stories import find_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
TOPICS = ROOT / "training" / "topics"
PLOT = ROOT / "docs" / "img" / "scale.svg"
SIZES = (10_000, 30_000, 100_000)
SMALL = (1_000, 3_000)
START = dt.date(2031, 5, 1)
LONG = 4  # letters of the words that are replaced
REPLACED = 0.85
MOST = 12  # members of a family
LINES = (5, 14)
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"(?<=[.!?])\s+")

Story = list[str]


def read_stories() -> tuple[list[Story], list[str]]:
    """The title and sentences of each English story, and their long words."""
    found: list[Story] = []
    for path in sorted(TOPICS.glob("en-*.txt")):
        for block in path.read_text("utf-8").split("\n== ")[1:]:
            title, *rest = block.strip().split("\n")[1:]
            body = " ".join(line for line in rest if line and not line.startswith("## "))
            found.append([title, *(s for s in _END.split(body) if len(s) > 30)])
    words = {w for story in found for line in story for w in _WORD.findall(line) if len(w) >= LONG}
    return found, sorted(word.lower() for word in words)


def make(count: int) -> tuple[list[Article], list[Sentence]]:
    """So many articles, and their sentences."""
    stories, words = read_stories()
    pool = [line for story in stories for line in story[1:]]
    articles: list[Article] = []
    sentences: list[Sentence] = []
    family = 0
    while len(articles) < count:
        rng = random.Random(family)
        lines = [rng.choice(stories)[0], *rng.sample(pool, rng.randint(*LINES))]
        told = [_replace(line, words, family, REPLACED) for line in lines]
        day = START + dt.timedelta(days=rng.randrange(30))
        for member in range(min(count - len(articles), max(1, int(MOST * rng.random() ** 2)))):
            made = _member(told, words, rng) if member else told
            name = f"{family:06}-{member:02}"
            articles.append(_article(name, made, day + dt.timedelta(days=min(member, 1))))
            sentences += _sentences(articles[-1], made)
        family += 1
    return articles, sentences


def _replace(line: str, words: Sequence[str], seed: int, share: float) -> str:
    def change(match: re.Match[str]) -> str:
        word = match.group()
        mark = zlib.crc32(f"{word.lower()} {seed}".encode())
        if len(word) < LONG or mark % 1000 >= share * 1000:
            return word
        other = words[mark // 1000 % len(words)]
        return other.capitalize() if word[0].isupper() else other

    return _WORD.sub(change, line)


def _member(told: Story, words: Sequence[str], rng: random.Random) -> Story:
    """The story as another outlet prints it."""
    kind = rng.choice(("cut", "left out", "reordered", "edited", "edited"))
    title, lines = told[0], list(told[1:])
    if kind == "cut":
        lines = lines[: max(2, len(lines) // 2)]
    elif kind == "left out":
        lines = [line for line in lines if rng.random() < 0.8] or lines
    elif kind == "reordered":
        lines = [*lines[:2], *rng.sample(lines[2:], len(lines[2:]))]
    else:
        lines = [_replace(line, words, rng.randrange(10**9), 0.1) for line in lines]
    return [title, *lines]


def _article(name: str, lines: Story, day: dt.date) -> Article:
    text = "\n".join(lines)
    date = DateRange(day.isoformat(), day.isoformat(), "day", "bench")
    return Article(
        name, name, name, 0, "main", "en", lines[0], text, Span(len(lines[0]) + 1, len(text)), (),
        None, None, (), None, date, "bench", 1.0,
    )  # fmt: skip


def _sentences(article: Article, lines: Story) -> Iterator[Sentence]:
    at = 0
    for number, line in enumerate(lines):
        kind = "prose" if number else "title"
        span = Span(at, at + len(line))
        yield Sentence(
            f"{article.article_id} {number}", article.article_id, number, span, kind, "en"
        )
        at += len(line) + 1


@lru_cache(maxsize=100_000)
def _vector(word: str) -> NDArray[np.float32]:
    """A random vector for a word, shorter for a word of few letters."""
    row = np.random.default_rng(zlib.crc32(word.encode())).standard_normal(vectors.WIDTH)
    return (row * min(len(word), 8)).astype(np.float32)


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Stands in for the encoder: the sum of the words' vectors, of length 1."""
    rows = np.zeros((len(texts), vectors.WIDTH), dtype=np.float32)
    for at, text in enumerate(texts):
        for word in _WORD.findall(text.lower()):
            rows[at] += _vector(word)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def measure(count: int) -> dict[str, float]:
    """CPU seconds for copies and for stories of so many articles, and the peak of memory."""
    articles, sentences = make(count)
    before = _memory()
    vectors.encode = encode  # type: ignore[assignment]
    config, start = Config(), time.process_time()
    copies = list(find_copies(articles, sentences, (), config=config))
    middle = time.process_time()
    print(f"{count} articles: copies took {middle - start:.1f} s", file=sys.stderr, flush=True)
    stories = list(find_stories(articles, (), copies, config=config))
    end = time.process_time()
    told = sum(c.earlier_id.split("-")[0] == c.later_id.split("-")[0] for c in copies)
    whole = sum(len({name.split("-")[0] for name in s.article_ids}) == 1 for s in stories)
    return {
        "articles": count,
        "copies_s": middle - start,
        "stories_s": end - middle,
        "gigabytes": _memory(),
        "gigabytes_before": before,
        "copies": len(copies),
        "copies_of_one_family": told / max(1, len(copies)),
        "stories": len(stories),
        "stories_of_one_family": whole / max(1, len(stories)),
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def exponent(rows: Sequence[dict[str, float]], key: str) -> float:
    """The power of the number of articles that the cost grows with: 1 is linear, 2 all pairs."""
    if len(rows) < 2:
        return math.nan
    xs = [math.log(row["articles"]) for row in rows]
    ys = [math.log(max(1e-9, row[key])) for row in rows]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def floors(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """The costs that must not grow; those that differ from run to run are rounded up."""
    last = max(rows, key=lambda row: row["articles"])
    return {
        "bad_scale_cpu_seconds_of_1000": math.ceil(last["seconds"] / last["articles"] * 1000),
        "bad_scale_exponent": math.ceil(exponent(rows, "seconds") * 10) / 10,
        "scale_copies_of_one_family": last["copies_of_one_family"],
        "scale_stories_of_one_family": last["stories_of_one_family"],
    }


def draw(rows: Sequence[dict[str, float]]) -> str:
    """Time and memory over the number of articles as one SVG.

    Both axes begin at 0; what the first measurement would give if all were linear is dashed.
    """
    width, height, pad = 360, 240, 46
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * width} {height}">',
        '<g font-family="sans-serif" font-size="11" fill="#333">',
    ]
    most = max(row["articles"] for row in rows)
    for place, (label, unit, value) in enumerate(
        (
            ("copies and stories", "s of CPU", lambda row: row["copies_s"] + row["stories_s"]),
            ("peak of memory", "GB", lambda row: row["gigabytes"]),
        )
    ):
        left, top = place * width + pad, 24
        wide, high = width - pad - 20, height - top - 40
        linear = value(rows[0]) * most / rows[0]["articles"]
        peak = max(linear, *(value(row) for row in rows)) * 1.05

        def at(x: float, y: float, box: tuple[float, ...] = (left, top, wide, high, peak)) -> str:
            return f"{box[0] + x / most * box[2]:.1f},{box[1] + (1 - y / box[4]) * box[3]:.1f}"

        points = " ".join([at(0, 0), *(at(row["articles"], value(row)) for row in rows)])
        parts += [
            f'<text x="{left}" y="14">{label}, {unit}</text>',
            f'<path d="M{left},{top} V{top + high} H{left + wide}" fill="none" stroke="#999"/>',
            line(f"{at(0, 0)} {at(most, linear)}", 'stroke="#bbb" stroke-dasharray="4 3"'),
            line(points, 'stroke="#1f5f8b" stroke-width="2"'),
        ]
        for row in rows:
            x, y = at(row["articles"], value(row)).split(",")
            parts += [
                f'<circle cx="{x}" cy="{y}" r="3" fill="#1f5f8b"/>',
                words(float(x) - 14, float(y) - 7, f"{value(row):.3g}"),
                words(float(x), top + high + 15, f"{row['articles'] // 1000:.0f}k"),
            ]
        parts.append(words(left + wide / 2, top + high + 30, "articles"))
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def line(points: str, style: str) -> str:
    return f'<polyline points="{points}" fill="none" {style}/>'


def words(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{text}</text>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help="measure one size in this process")
    parser.add_argument("--measured", type=Path, help="a file of lines that --one printed")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--plot", type=Path, help=f"write the plot, as {PLOT.relative_to(ROOT)}")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one)))
        return
    rows = []
    if args.measured:
        rows = [json.loads(line) for line in args.measured.read_text("utf-8").splitlines()]
    for size in () if rows else args.sizes or (SMALL if args.json else SIZES):
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        rows.append(json.loads(done.stdout))
        print(done.stdout.strip(), file=sys.stderr, flush=True)
    for row in rows:
        row["seconds"] = row["copies_s"] + row["stories_s"]
    if args.plot:
        args.plot.write_text(draw(rows), encoding="utf-8")
    costs = ("copies_s", "stories_s", "seconds", "gigabytes")
    scores = {f"scale_{key}_exponent": exponent(rows, key) for key in costs}
    if args.json:
        print(json.dumps(floors(rows)))
        return
    keys = ("articles", "copies_s", "stories_s", "gigabytes", "copies", "stories")
    print("  ".join(f"{key:>10}" for key in keys))
    for row in rows:
        print("  ".join(f"{row[key]:10.4g}" for key in keys))
    for name, value in scores.items():
        print(f"{name:32} {value:.2f}")


if __name__ == "__main__":
    main()
