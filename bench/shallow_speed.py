"""How many sentences a second the statements of languages without a parser take.

    python bench/shallow_speed.py [--seconds S] [--json]

On our own tables of cases (`tests/statements/*.yml`, all but English), ten texts to an article; in
one process and in two. `statements` is the stage alone, `with_actors` finds sentences and actors
before it, as `dragoman read` does.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from statement_table import CONFIG, article_of, cases, languages

from dragoman.actors import find_mentions
from dragoman.language import split_sentences
from dragoman.records import Article
from dragoman.statements import find_statements

TEXTS = 10


def articles() -> list[Article]:
    """The texts of the tables, ten to an article."""
    out = []
    for language in languages():
        texts = [case.text for case in cases(language)] if language != "en" else []
        for i in range(0, len(texts), TEXTS):
            out.append(article_of("\n\n".join(texts[i : i + TEXTS]), language))
    return out


def statements_alone(seconds: float) -> tuple[int, float]:
    """Sentences read and seconds taken, by the stage alone."""
    ready = []
    for article in articles():
        sentences = list(split_sentences(article, config=CONFIG))
        ready.append((article, sentences, list(find_mentions(article, sentences, config=CONFIG))))
    for article, sentences, mentions in ready:  # warm the caches of words
        list(find_statements(article, sentences, mentions, [], config=CONFIG))
    n, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for article, sentences, mentions in ready:
            list(find_statements(article, sentences, mentions, [], config=CONFIG))
            n += len(sentences)
    return n, time.perf_counter() - start


def with_actors(seconds: float) -> tuple[int, float]:
    """Sentences read and seconds taken, from the bare text on."""
    todo = articles()
    for article in todo:
        list(find_mentions(article, list(split_sentences(article, config=CONFIG)), config=CONFIG))
    n, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for article in todo:
            sentences = list(split_sentences(article, config=CONFIG))
            mentions = list(find_mentions(article, sentences, config=CONFIG))
            list(find_statements(article, sentences, mentions, [], config=CONFIG))
            n += len(sentences)
    return n, time.perf_counter() - start


def rate(runs: Sequence[tuple[int, float]]) -> float:
    """Sentences a second of processes that ran side by side."""
    return sum(n / seconds for n, seconds in runs)


def score(seconds: float) -> dict[str, float]:
    """Sentences a second by what is run, in one process and in two."""
    out = {}
    for name, work in (("statements", statements_alone), ("with_actors", with_actors)):
        out[f"shallow_{name}_one_process"] = rate([work(seconds)])
        with ProcessPoolExecutor(2) as pool:
            out[f"shallow_{name}_two_processes"] = rate(list(pool.map(work, [seconds] * 2)))
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each run takes")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = score(args.seconds)
    if args.json:
        print(json.dumps(scores))
    else:
        for name, value in scores.items():
            print(f"{name:40} {value:8.0f}")
