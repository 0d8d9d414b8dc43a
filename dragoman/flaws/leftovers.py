"""What is left over: markers of scrapers and builders, broken encodings, text that stands twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.flaws.fault import Fault
from dragoman.flaws.patterns import Pattern, compiled
from dragoman.records import Span
from dragoman.text import fold, paragraphs, words
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.records import Article, FlawKind

# A paragraph of fewer words may be a refrain or a standing line; one that stands more often than
# this is one. A near-double shares this share of its runs of RUN words with an earlier paragraph.
LEAST_WORDS = 12
MOST_TIMES = 3
NEAR = 0.7
RUN = 5


@cache
def _rules(name: str) -> tuple[tuple[str, Pattern], ...]:
    rules: dict[str, Any] = load("all", "flaws").get(name, {})
    return tuple((rule, compiled(pattern)) for rule, pattern in rules.items())


def left_markers(article: Article) -> Iterator[Fault]:
    """A scraper's or page builder's marker, a tag, a credit or a script was left in."""
    yield from _found(article, "markers", "scraper_marker", 0.9)


def broken_letters(article: Article) -> Iterator[Fault]:
    """Letters that were read in the wrong encoding."""
    yield from _found(article, "mojibake", "mojibake", 0.9)


def cut_by_the_site(article: Article) -> Iterator[Fault]:
    """The site or a feed says itself that the text goes on elsewhere."""
    yield from _found(article, "cut_off", "truncated", 0.9)


def _found(article: Article, name: str, kind: FlawKind, score: float) -> Iterator[Fault]:
    for rule, pattern in _rules(name):
        for match in pattern.finditer(article.text):
            span = Span(match.start(), match.end())
            yield Fault(kind, span, match.group()[:80].strip(), rule, score)


def doubled_text(article: Article) -> Iterator[Fault]:
    """A paragraph that an earlier one of the article holds already, whole or nearly.

    The flaw is the later one; where it holds the earlier one and more (a teaser above the
    paragraph that it was cut from), it is the earlier one. Short lines and lines that stand
    again and again are refrains.
    """
    text = article.text
    lines = [span for span in paragraphs(text) if article.body.covers(span)]
    forms = [tuple(fold(word.form) for word in words(line.of(text))) for line in lines]
    times: dict[tuple[str, ...], int] = {}
    for form in forms:
        times[form] = times.get(form, 0) + 1
    seen: dict[tuple[str, ...], int] = {}  # a run of words -> the first paragraph that has it
    sizes: list[int] = []
    for number, form in enumerate(forms):
        runs = {form[i : i + RUN] for i in range(len(form) - RUN + 1)}
        sizes.append(len(runs))
        if len(form) < LEAST_WORDS or times[form] > MOST_TIMES:
            continue
        shared: dict[int, int] = {}
        for run in runs:
            earlier = seen.setdefault(run, number)
            if earlier != number:
                shared[earlier] = shared.get(earlier, 0) + 1
        for earlier, runs_shared in shared.items():
            share = runs_shared / min(len(runs), sizes[earlier])
            if share < NEAR:
                continue
            rule = "paragraph_twice" if forms[earlier] == form else "paragraph_nearly_twice"
            doubled = number if sizes[number] <= sizes[earlier] else earlier
            other = lines[earlier if doubled == number else number]
            note = f"stands at {other.start} too: “{other.of(text)[:60].strip()}”"
            yield Fault("doubled_text", lines[doubled], note, rule, round(0.9 * min(1.0, share), 2))
