"""When: the time expressions of a text as ranges of days, never a silent guess.

The grammar of each language is data (`words/<lang>/dates.yml`); what the rules mean is in
`absolute` and `rules`. What only the day of publication can resolve stays unresolved without it,
and the record says so by its rule; `resolve` gives it its days once they are known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.dates.absolute import ABSOLUTE
from dragoman.dates.grammar import grammar
from dragoman.dates.matching import matches
from dragoman.dates.meaning import WAITING, points, resolved
from dragoman.dates.moments import in_aside, is_moment
from dragoman.dates.publication import bounds, not_before
from dragoman.dates.rules import RELATIVE
from dragoman.records import Article, DateRange, Span

__all__ = [
    "anchor_of",
    "bounds",
    "find_times",
    "in_aside",
    "is_moment",
    "not_before",
    "resolve",
]

RULES = (
    *ABSOLUTE.values(),
    *RELATIVE.values(),
    ("nothing_said", "The words say nothing of the time."),
    ("relative_to_story", 'It counts from another time of the story: "two days later".'),
    (
        "inferred_from_text",
        "Bounds of publication: what the text tells of as past, and as still to come.",
    ),
)
# Figures of other scripts, as long as ours: "١٨ سبتمبر".
FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Where a sentence ends.
SENTENCE = re.compile(r"(?<=[.!?…][\s”\"»])\s*(?=[A-ZÀ-ÞА-Я“\"«„])|\n")


def find_times(
    text: str,
    language: str,
    *,
    anchor: DateRange | None = None,
    past: bool | None = None,
) -> tuple[DateRange, ...]:
    """Every time expression of a text, in order, as a range of days with its words and its rule.

    `anchor` is the day (or days) of publication; without it, what is relative to it has neither
    earliest nor latest day, precision "unknown", and a rule that ends in `_without_anchor`. The
    same holds for what is relative to another time of the story ("two days later"): rule
    `relative_to_story`. `past` is the tense of the clause where the caller knows it; else the
    nearest hint ("will", "said") decides, and where there is none a weekday is the last one unless
    the next is at most two days off.
    Evidence spans are offsets into `text`. A language without a word list gives full dates only.
    """
    return _find_times(text, language.split("-", maxsplit=1)[0].lower(), anchor, past)


@lru_cache(maxsize=10_000)  # several stages ask for the times of one sentence
def _find_times(
    text: str, language: str, anchor: DateRange | None, past: bool | None
) -> tuple[DateRange, ...]:
    """The same, kept."""
    rules = grammar(language)
    text = text.translate(FIGURES)
    if rules is None:
        from dragoman.dates.foreign import full_dates  # noqa: PLC0415 -- dateparser is slow to import

        return full_dates(text, language)
    times: list[DateRange] = []
    last = None
    for one in matches(text, rules):
        way = past
        if last is not None and last.rule == one.rule == "weekday" and rules.joined is not None:
            # "talks on Monday and Tuesday" are both still to come, or both over.
            joined = rules.joined.fullmatch(text, last.end, one.start) is not None
            way = points(times[-1], anchor) if joined and past is None else past
        times.append(resolved(one, rules, text, (anchor, way)))
        last = one
    return tuple(times)


def resolve(
    date: DateRange, text: str, language: str, *, anchor: DateRange, past: bool | None = None
) -> DateRange:
    """A date that was found without a day of publication, with the days that `anchor` gives it.

    `date.evidence` points into `text`, which may be a whole article; the sentence around it is
    read again, so that its tense counts. For the stages that learn the day later: another copy of
    the article brings it, or the story does. A date that has its days, or that counts from
    another time of the story, comes back as it is.
    """
    if date.evidence is None or not date.rule.endswith(WAITING):
        return date
    breaks = [m.end() for m in SENTENCE.finditer(text, 0, date.evidence.start)]
    start = breaks[-1] if breaks else 0
    after = SENTENCE.search(text, date.evidence.end)
    sentence = text[start : len(text) if after is None else after.end()]
    for found in find_times(sentence, language, anchor=anchor, past=past):
        if found.evidence is not None:
            place = Span(found.evidence.start + start, found.evidence.end + start)
            if place.overlaps(date.evidence):
                return replace(found, evidence=date.evidence)
    return date


def anchor_of(article: Article) -> DateRange | None:
    """The day or days of an article's publication; None where nothing is known of it."""
    published = article.published
    return None if published.earliest is None and published.latest is None else published
