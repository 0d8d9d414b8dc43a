"""How much two articles seem to report one happening."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dragoman import vectors
from dragoman.stories.signs import days_between, read_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dragoman.records import Article, Copy, Mention
    from dragoman.stories.signs import Signs

Pair = tuple[int, int]

# Title and the first four lines or sentences stand for what an article reports.
LEAD = 5
_SENTENCE = re.compile(r"[^.!?\n。！？]*[^\s.!?。！？][^.!?\n。！？]*[.!?。！？]*")
_WORD = re.compile(r"\w+|[.!?:\n]+")
MIN_LINE = 15  # characters; shorter pieces are initials, datelines and the like

# Names, numbers and long words tell one happening from another of its kind. ECB+ (66 happenings
# in 33 pairs of a kind): names and numbers alone separate same from like happenings with an AUC of
# .906, with lower-case words of six letters and more at half weight .911, with all words .896.
LONG_WORD = 6
LONG_WORD_WEIGHT = 0.5
# Rarity is counted as if so many more articles were there, which hold a word as often as the
# language does: "China" tells little in a ledger of ten articles too. PRIOR_WORDS is about the
# words of an article times the languages of the vocabulary. ECB+ by pairs, AUC of the whole sum as
# one ledger / topic by topic: no background .906 / .903, this one .909 / .908.
PRIOR_ARTICLES = 200
PRIOR_WORDS = 30_000

# What persons and bodies named on both sides add to a pair of two languages. Not tuned.
ACTOR_WEIGHT = 0.3

# Pairs of one language whose names are this near, and whose leads and other words together are not
# that near, are of another matter. ECB+, pairs of one topic without days: 105 of 1,567 of one
# happening fall under it and 3 of 37 others (they have other names); `tests/same_people.yml`, same
# names: none of 12 of one happening, 18 of 24 others. B-cubed F1 there .67 without it.
SAME_NAMES = 0.5
SAME_MATTER = 0.6
OTHER_MATTER = 0.3
SMALL_WORD = 4
# Share of capitals among the words of four letters: English 0.2, German 0.45.
MANY_CAPITALS = 0.38

# Pairs that are compared at all: best cosine of title and leads, and so many for each article.
NEAR = 0.45
MAX_NEAR = 24
# Two days farther apart than this are two happenings, unless one article copies the other. Meantime
# with its days (stories weeks apart about one company): B-cubed F1 1.0, without them .87.
MAX_DAYS = 10
# A copy that takes this share of the later article says that both tell the same; a smaller one may
# be background paragraphs, or one item of a round-up, and only adds a little. Not tuned.
STRONG_COPY = 0.3
COPY_LIKENESS = 1.6
WEAK_COPY_BONUS = 0.25
# Where the days of publication are not known, what the texts tell of days is set against names and
# leads. ECB+, pairs of likeness 0.74 to 0.85 (54 % are one happening; of 0.85 to 1.0, 80 %): where
# their heads tell of one day 100 % (100 %) are, with different weekdays 38 % (66 %). To ask for a
# number in common lost as much as it gained; a bonus for one weekday joins all reports of a day.
# It also counts for two languages where both days of publication are known and within a day of each
# other. Eight affairs of 2022 to 2024 (85 pages found by search, en es de fr nl, half of them
# without a day): B-cubed F1 .83, without it .78; all as if of one day .94 and .81, with two affairs
# of one minister in one story. Within two days it joins two stories of Meantime, within one none.
SAME_DAY = 0.2
OTHER_DAYS = 0.5
OTHER_WEEKDAYS = 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are, and which of the signs said so."""

    value: float
    rule: str


def compare(
    articles: Sequence[Article], mentions: Sequence[Mention], copies: Sequence[Copy]
) -> dict[Pair, Likeness]:
    """The likeness of all pairs of positions (i, j), i < j, that come near each other at all.

    The value is the cosine of leads (0 to 1) plus the cosine of names, numbers and long words by
    their rarity (0 to 1); unrelated pairs of ECB+ are below 0.46 in 99 of 100, a copy has 1.6.
    """
    place = {article.article_id: at for at, article in enumerate(articles)}
    leads = [_lead(article) for article in articles]
    owners = [at for at, lead in enumerate(leads) for _ in lead]
    rows = vectors.encode([text for lead in leads for text in lead])
    bounds = np.searchsorted(owners, range(len(articles) + 1))
    blocks = [rows[bounds[at] : bounds[at + 1]] for at in range(len(articles))]
    marks, names, matters = _marks(articles)
    actors = _actors(articles, mentions)
    copied: dict[Pair, float] = {}
    for copy in copies:
        if copy.rule == "shared_background":
            continue  # it is of other happenings
        pair = _pair(place[copy.earlier_id], place[copy.later_id])
        copied[pair] = max(copied.get(pair, 0.0), copy.share)
    near = vectors.near_groups(rows, owners, floor=NEAR, most=MAX_NEAR)
    pairs = sorted({(i, j) for i, j, _ in near} | copied.keys())
    signs = _signs_of(articles, pairs, copied)
    found: dict[Pair, Likeness] = {}
    for i, j in pairs:
        share = copied.get((i, j), 0.0)
        if share >= STRONG_COPY:
            found[i, j] = Likeness(COPY_LIKENESS, "copied")
        elif not share and _days_apart(articles[i], articles[j]) > MAX_DAYS:
            found[i, j] = Likeness(0.0, "dates_apart")
        else:
            value = lead_and_names((blocks[i], blocks[j]), (marks[i], marks[j]))
            if articles[i].language != articles[j].language:
                value += shared_actors(actors[i], actors[j])
                value += SAME_DAY * published_together(articles[i], articles[j])
            if not _both_dated(articles[i], articles[j]):
                value += days_told(signs[i], signs[j])
                if not share and articles[i].language == articles[j].language:
                    lead = leads_alike(blocks[i], blocks[j])
                    if other_matter(lead, (names[i], names[j]), (matters[i], matters[j])):
                        value = min(value, OTHER_MATTER)
            found[i, j] = Likeness(value + WEAK_COPY_BONUS * bool(share), "lead_and_names")
    return found


def _signs_of(
    articles: Sequence[Article], pairs: Sequence[Pair], copied: Mapping[Pair, float]
) -> dict[int, Signs]:
    """The signs of the articles of pairs of which one at least has no day of publication.

    A copy has the day of what it was taken from: translators leave the date line out.
    """
    asked = {at for i, j in pairs if not _both_dated(articles[i], articles[j]) for at in (i, j)}
    signs = {at: read_signs(articles[at]) for at in sorted(asked)}
    found = dict(signs)
    for pair, share in copied.items():
        if share < STRONG_COPY or not asked.issuperset(pair):
            continue
        for one, two in (pair, pair[::-1]):
            if not signs[one].own:
                found[one] = replace(found[one], own=found[one].own | signs[two].own)
    return found


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


def _lead(article: Article) -> list[str]:
    """The title and the first sentences, as far as a plain look at punctuation tells them."""
    found = [article.title] if article.title else []
    for match in _SENTENCE.finditer(article.text, article.body.start, article.body.end):
        if len(found) == LEAD:
            break
        text = match.group().strip()
        if len(text) >= MIN_LINE:
            found.append(text)
    return found or [article.text[:200]]


def lead_and_names(
    leads: tuple[vectors.Matrix, vectors.Matrix],
    marks: tuple[Mapping[str, float], Mapping[str, float]],
) -> float:
    """Their titles and first sentences mean the same, and they share rare names and numbers.

    Of the leads, the mean of the three best matches of either side on the other; one line alone
    is not enough: "X warns Y" comes near any other warning of X.
    """
    return leads_alike(*leads) + _dot(*marks)


def leads_alike(left: vectors.Matrix, right: vectors.Matrix) -> float:
    """The mean of the three best matches of the titles and first sentences of two articles."""
    cosine = left @ right.T
    sides = [np.sort(cosine.max(axis=axis))[-3:].mean() for axis in (0, 1)]
    return max(0.0, float(sum(sides)) / 2)


def other_matter(
    lead: float,
    names: tuple[Mapping[str, float], Mapping[str, float]],
    matters: tuple[Mapping[str, float], Mapping[str, float]],
) -> bool:
    """The same persons and bodies, and hardly another word in common.

    Where nothing tells the days, names alone would join all reports of an affair, months apart.
    """
    if not all(matters):
        return False
    return _dot(*names) >= SAME_NAMES and lead + _dot(*matters) < SAME_MATTER


def shared_actors(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Two languages write names in their own way: the persons and bodies that both name."""
    return ACTOR_WEIGHT * _dot(left, right)


def published_together(left: Article, right: Article) -> bool:
    """Whether both are known to be published on one day, or one on the day after the other.

    Of one happening, two languages have few words in common that tell it from others.
    """
    if not _both_dated(left, right) or _days_apart(left, right) > 1:
        return False
    return all(a.published.earliest == a.published.latest for a in (left, right))


def days_told(left: Signs, right: Signs) -> float:
    """Names and a theme alone join nothing where the texts tell of other days.

    Days are apart where one article tells its own in its first line, the other tells any, and no
    two days of their heads are near; else where their heads name different weekdays.
    """
    near = days_between(left.own | left.told, right.own | right.told)
    if near is not None and near <= 1:
        return SAME_DAY
    apart = (left.own or right.own) and near is not None and near > MAX_DAYS
    weekdays = left.weekdays and right.weekdays and not left.weekdays & right.weekdays
    return -OTHER_DAYS * bool(apart) - OTHER_WEEKDAYS * bool(weekdays)


def _both_dated(left: Article, right: Article) -> bool:
    """Whether both days are known; that a page is later than a year that it names tells no day."""
    ends = [(a.published.earliest, a.published.latest) for a in (left, right)]
    return all(None not in pair for pair in ends)


def _marks(
    articles: Sequence[Article],
) -> tuple[list[dict[str, float]], list[dict[str, float]], list[dict[str, float]]]:
    """The telling words of each article, weighted by rarity, of length 1.

    First all of them; then the names and numbers alone; then the other words, which are empty
    for an article in a language that writes its nouns with capitals.
    """
    counts = [_words(article.text) for article in articles]
    small = [_small_words(article.text) for article in articles]
    holders = Counter(word.casefold() for count in counts for word in count)
    held = Counter(word for count in small for word in count)
    marks, names, matters = [], [], []
    for count, words in zip(counts, small, strict=True):
        weights = {
            word.casefold(): value * _rarity(word, holders[word.casefold()], len(articles))
            for word, value in count.items()
        }
        marks.append(_unit(weights))
        named = {word.casefold() for word in count if word[0].isdigit() or word[0].isupper()}
        names.append(_unit({word: value for word, value in weights.items() if word in named}))
        matters.append(_unit({w: v * _rarity(w, held[w], len(articles)) for w, v in words.items()}))
    return marks, names, matters


def _rarity(word: str, holders: int, articles: int) -> float:
    often = PRIOR_WORDS * math.exp(vectors.commonness(word))
    held = holders + PRIOR_ARTICLES * (1 - math.exp(-often)) + 0.5
    return max(0.0, math.log((articles + PRIOR_ARTICLES) / held))


def _small_words(text: str) -> dict[str, float]:
    """Words that begin with a small letter, each with its count; none where nouns do not."""
    found = [match.group() for match in _WORD.finditer(text)]
    small = [word for word in found if word[0].islower() and len(word) >= SMALL_WORD]
    large = sum(word[0].isupper() and len(word) >= SMALL_WORD for word in found)
    if large > MANY_CAPITALS * (large + len(small)):
        return {}
    return {word: 1 + math.log(count) for word, count in Counter(small).items()}


def _words(text: str) -> dict[str, float]:
    """The telling words of a text, as first written, each with its kind's weight and its count."""
    counts: Counter[str] = Counter()
    kinds: dict[str, tuple[str, float]] = {}
    start = True
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isalnum():
            start = True
            continue
        name = word[0].isdigit() or (word[0].isupper() and not start)
        start = False
        if len(word) >= (2 if name else LONG_WORD):
            key = word.casefold()
            counts[key] += 1
            if name or key not in kinds:
                kinds[key] = (word, 1.0 if name else LONG_WORD_WEIGHT)
    return {word: kind * (1 + math.log(counts[key])) for key, (word, kind) in kinds.items()}


def _actors(articles: Sequence[Article], mentions: Sequence[Mention]) -> list[dict[str, float]]:
    """The persons and bodies of each article; states are in every second one and tell little."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.actor_id is not None and mention.actor_kind != "state":
            named[mention.article_id][mention.actor_id] += 1
    holders = Counter(actor for count in named.values() for actor in count)
    total = len(articles) + PRIOR_ARTICLES
    return [
        _unit(
            {
                actor: (1 + math.log(count)) * math.log(total / (holders[actor] + 0.5))
                for actor, count in named[article.article_id].items()
            }
        )
        for article in articles
    ]


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {mark: value / length for mark, value in weights.items()}


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(value * right[mark] for mark, value in left.items() if mark in right)


def _days_apart(left: Article, right: Article) -> int:
    """The days between two publications at the least; 0 where either is unknown."""
    spans = []
    for article in (left, right):
        first, last = article.published.earliest, article.published.latest
        if first is None or last is None:
            return 0
        spans.append((dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
    (one_first, one_last), (two_first, two_last) = spans
    return max((two_first - one_last).days, (one_first - two_last).days, 0)


def days(articles: Iterable[Article]) -> tuple[str | None, str | None]:
    """The first and the last day on which any of the articles can have been published.

    An article of which only one end is known is left out of account.
    """
    known = [article.published for article in articles]
    whole = [date for date in known if None not in (date.earliest, date.latest)]
    first = min((date.earliest for date in whole if date.earliest is not None), default=None)
    last = max((date.latest for date in whole if date.latest is not None), default=None)
    return first, last
