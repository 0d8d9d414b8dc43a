"""Whether aligned sentences make a copy, of what kind, and which article was first."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import vectors
from dragoman.copies.align import (
    LITERAL,
    Link,
    align_edited,
    align_meaning,
    align_words,
    compare_wording,
    count_edits,
)
from dragoman.text import fold
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.copies.passages import Passages
    from dragoman.records import Article, CopyKind, FlawKind

# Taken literally: at least so many words that are nobody's quotation, in two sentences or more
# of at least MIN_OWN of them. Helsinki, read by eye at 8 to 140 words: below 30 it is copyright
# notes, captions and half-quoted tweets; above it, agency paragraphs.
LITERAL_WORDS = 30
MIN_OWN = 6
# One sentence is enough with so many such words in it. Helsinki: 72 further pairs of pages, read by
# eye: each an agency's sentence, or one outlet's own again; none of them among the labelled pairs.
LONG_SENTENCE = 30
# Of the shorter article; what lay below was page furniture, tweets and picture captions.
LITERAL_SHARE = 0.1
# A brief of one or two sentences that stands nearly whole in the other article.
BRIEF_SHARE = 0.8
BRIEF_WORDS = 12
# The later article is an abridgement when it is a quarter shorter and mostly made of the earlier.
ABRIDGED_SIZE = 0.75
ABRIDGED_SHARE = 0.5
# Translated, by the margins of the aligned sentences, summed and divided by the sentences of the
# shorter article. Meantime: 0.24 or more in each of 180 translated pairs, 0.12 or less in each of
# 323 pairs of other stories that came near (99 % of them 0.10 or less).
TRANSLATED = 0.16
# Briefs of so few sentences have too few others to stand out from: two on one announcement, by
# two agencies, reached a mean cosine of 0.63.
FEW = 4
FEW_COSINE = 0.7
# Where both also name the same outside source and one sentence at least is surely the same, a
# free translation or two of one interview is believed: chance is at 0.06 in 95 of 100.
SAME_SOURCE = 0.07
SURE_COSINE = 0.75
MIN_LINKS = 3
# Rewritten: at least three sentences with this share of their words left in order (Helsinki, by
# eye: below 0.35 they share only names and quotations), and margins as above. Pairs of independent
# reports of that day were at 0.17 or less in 90 of 100; what stood above 0.2 was rewritten.
REWRITTEN = 0.2
REWRITTEN_WORDING = 0.35
REWRITTEN_SHARE = 0.5
OWN_SENTENCE = 8
LITERAL_LINKS = 0.5
# Of the words of five letters and more, what a rewriting keeps at least.
KEPT_WORDS = 0.15
# Spun: of all changed words so many are replaced one for one, so many words are replaced at all, in
# so many of the sentences. 60 Helsinki articles with 30 / 60 / 100 % of the words of a list of 250
# replaced by the word beside them: about 30 / 54 / 55 found; of 1,782 pairs of agency copies, none
# (at most 0.45 of their changes are in place in 90 of 100).
IN_PLACE = 0.6
SPUN_WORDS = 0.04
SPUN_SENTENCES = 0.5
SPUN_SHARE = 0.4
# What a flaw of rewriting takes off the demands: spinning may replace half of the words.
FLAW_BONUS = 0.6
# Background: what both share begins behind so many sentences and such a share of either, and is
# less than this of the shorter one. Helsinki, 118 articles: 10 pairs of copies fall
# under it, judged by their titles only. Not tuned.
NEWS_SENTENCES = 2
NEWS_SHARE = 0.15
BACKGROUND_SHARE = 0.7

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.|edition\.|m\.)?([\w-]+)\.[\w.]{2,}(?:/.*)?$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What kind of copy a pair is, and on which links it rests."""

    kind: CopyKind
    links: tuple[Link, ...]
    rule: str
    score: float


def judge(
    pairs: Sequence[tuple[Passages, Passages, bool]], rewritten: frozenset[str]
) -> list[Verdict | None]:
    """For each pair of articles, the first rule that finds a copy, or none.

    With each pair comes whether its leads mean nearly the same, without which sentences are not
    compared by meaning. `rewritten` names the articles that have a flaw of rewriting.
    """
    literal = [
        by_words(left, right) if left.article.language == right.article.language else None
        for left, right, _ in pairs
    ]
    wanted = [
        near
        and _may_mean_the_same(left, right)
        and (found is None or (found.kind != "rewritten" and found.score < BRIEF_SHARE))
        for (left, right, near), found in zip(pairs, literal, strict=True)
    ]
    # One large batch fills the cache of vectors, many small ones cost several times as much.
    asked = {
        text
        for (left, right, _), asks in zip(pairs, wanted, strict=True)
        if asks
        for text in (*left.texts, *right.texts)
    }
    vectors.encode(sorted(asked))
    return [
        (by_meaning(left, right, rewritten) or found) if asks else found
        for (left, right, _), asks, found in zip(pairs, wanted, literal, strict=True)
    ]


def _may_mean_the_same(left: Passages, right: Passages) -> bool:
    """Whether a look at sentences by meaning, which costs a hundred times as much, can find a copy.

    In one language a rewriting keeps some of the words.
    """
    if not left.words or not right.words:
        return False
    if left.article.language != right.article.language:
        return True
    fewer = min(len(left.telling), len(right.telling))
    return len(left.telling & right.telling) >= KEPT_WORDS * fewer


def by_words(left: Passages, right: Passages) -> Verdict | None:
    """A copy that the words show by themselves, or none."""
    if not left.words or not right.words:
        return None
    wording = compare_wording(left.words, right.words)
    found = words_replaced_in_place(left, right, wording)
    if found is not None and not is_background(left, right, found.links):
        return found
    literal = same_words(left, right, wording)
    if literal is not None and is_background(left, right, literal.links):
        return shared_background(literal)
    return literal


def by_meaning(left: Passages, right: Passages, rewritten: frozenset[str]) -> Verdict | None:
    """A translation or a rewriting, or none."""
    if left.article.language == right.article.language:
        flawed = bool({left.article.article_id, right.article.article_id} & rewritten)
        return same_order_other_words(left, right, flawed)
    links = align_meaning(left, right)
    return same_order_other_language(left, right, links) or same_order_same_source(
        left, right, links
    )


def words_replaced_in_place(
    left: Passages, right: Passages, wording: vectors.Matrix
) -> Verdict | None:
    """In most sentences words are replaced one for one by others, as word-spinning does it.

    Editors cut and add instead.
    """
    aligned = align_edited(wording)
    links = [
        link for link in aligned if min(left.own[link.left], right.own[link.right]) >= OWN_SENTENCE
    ]
    share = covered(left, right, links)
    if len(links) < MIN_LINKS or share < SPUN_SHARE:
        return None
    replaced, moved, touched = count_edits(left, right, links)
    words = sum(len(left.words[link.left]) for link in links)
    if touched < SPUN_SENTENCES * len(links) or replaced < SPUN_WORDS * words:
        return None
    in_place = replaced / (replaced + moved)
    if in_place < IN_PLACE:
        return None
    score = covered(left, right, aligned)
    return Verdict("rewritten", tuple(aligned), "words_replaced_in_place", score)


def same_words(left: Passages, right: Passages, wording: vectors.Matrix) -> Verdict | None:
    """Sentences stand in both articles in the same words, quotations left out of account."""
    links = align_words(wording)
    own = [min(left.own[link.left], right.own[link.right]) for link in links]
    words, strong = sum(own), sum(count >= MIN_OWN for count in own)
    share = covered(left, right, links)
    brief = share >= BRIEF_SHARE and words >= BRIEF_WORDS
    long = max(own, default=0) >= LONG_SENTENCE
    several = words >= LITERAL_WORDS and strong >= 2
    if not brief and (not (several or long) or share < LITERAL_SHARE):
        return None
    sizes = sorted((left.size, right.size))
    cut = sizes[0] < ABRIDGED_SIZE * sizes[1] and share >= ABRIDGED_SHARE
    score = min(1.0, max(share, words / 200))
    return Verdict("abridged" if cut else "verbatim", tuple(links), "same_words", score)


def shared_background(literal: Verdict) -> Verdict:
    """Two reports of different matters end with the same paragraphs of background.

    The news itself, with which both begin, has no counterpart in the other.
    """
    return Verdict("verbatim", literal.links, "shared_background", literal.score / 2)


def is_background(left: Passages, right: Passages, links: Sequence[Link]) -> bool:
    """Whether the aligned sentences lie behind the news on both sides, and are not most of it."""
    if not links or covered(left, right, links) >= BACKGROUND_SHARE:
        return False
    for side, first in (
        (left, min(link.left for link in links)),
        (right, min(link.right for link in links)),
    ):
        before = sum(map(len, side.words[:first]))
        if first < NEWS_SENTENCES or before < NEWS_SHARE * side.size:
            return False
    return True


def same_order_other_language(
    left: Passages, right: Passages, links: Sequence[Link]
) -> Verdict | None:
    """Sentences of two languages say the same in the same order."""
    if len(links) < min(MIN_LINKS, len(left.words), len(right.words)):
        return None
    if not links or _margins(left, right, links) < TRANSLATED:
        return None
    if min(len(left.words), len(right.words)) <= FEW and _mean(links) < FEW_COSINE:
        return None
    return Verdict("translated", tuple(links), "same_order_other_language", _mean(links))


def same_order_same_source(
    left: Passages, right: Passages, links: Sequence[Link]
) -> Verdict | None:
    """Some sentences of two languages say the same in order, and both name one outside source."""
    if len(links) < MIN_LINKS or _margins(left, right, links) < SAME_SOURCE:
        return None
    if max(link.cosine for link in links) < SURE_COSINE:
        return None
    if common_source(left.article, right.article) is None:
        return None
    return Verdict("translated", tuple(links), "same_order_same_source", _mean(links) * 0.9)


def same_order_other_words(left: Passages, right: Passages, flawed: bool) -> Verdict | None:
    """Sentence by sentence the same, with words replaced in their places."""
    ease = FLAW_BONUS if flawed else 1.0
    links = align_meaning(left, right)
    kept = [
        link
        for link in links
        if link.wording >= REWRITTEN_WORDING * ease
        and min(left.own[link.left], right.own[link.right]) >= OWN_SENTENCE
    ]
    if len(kept) < MIN_LINKS:
        return None
    # A shorter state of the same report is no rewriting: most of its sentences are to the letter.
    if sum(link.wording >= LITERAL for link in links) > LITERAL_LINKS * len(links):
        return None
    if is_background(left, right, kept):
        return None
    share, margin = covered(left, right, links), _margins(left, right, kept)
    if share < REWRITTEN_SHARE * ease or margin < REWRITTEN * ease:
        return None
    return Verdict("rewritten", tuple(links), "same_order_other_words", share)


def _margins(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    return sum(link.margin for link in links) / min(len(left.words), len(right.words))


def _mean(links: Sequence[Link]) -> float:
    return sum(link.cosine for link in links) / len(links)


def common_source(left: Article, right: Article) -> str | None:
    """The key of a source outside both articles that both name, first by the alphabet."""
    own = {source_key(article.outlet) for article in (left, right) if article.outlet}
    both = {source_key(name) for name in left.credits} & {
        source_key(name) for name in right.credits
    }
    return min(both - own, default=None)


RULES = (
    words_replaced_in_place,
    same_words,
    shared_background,
    same_order_other_language,
    same_order_same_source,
    same_order_other_words,
)


def covered(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    """How much of the shorter article the links cover, in words."""
    shorter, side = (left, "left") if left.size <= right.size else (right, "right")
    return sum(len(shorter.words[getattr(link, side)]) for link in links) / max(1, shorter.size)


def source_key(name: str) -> str:
    """An outlet's or agency's name as a key: "edition.cnn.com", "CNN" and "cnn" are one."""
    found = _DOMAIN.match(name.strip().casefold())
    return re.sub(r"\W+", "", fold(found.group(1) if found else name))


def direct(
    left: Passages,
    right: Passages,
    flaws: dict[str, frozenset[FlawKind]],
    links: Sequence[Link],
) -> tuple[bool, str]:
    """Whether the left article is the earlier one, and how sure that is, and why."""
    one, two = left.article, right.article
    for earlier, later, is_left in ((one, two, True), (two, one, False)):
        if _days_before(earlier, later) >= SURE_DAYS:
            return is_left, "sure: dates"
    for earlier, later, is_left in ((one, two, True), (two, one, False)):
        if _credits(later, earlier) and not _credits(earlier, later):
            return is_left, "likely: the later credits the outlet of the earlier"
    for kind, why in WORSE:
        has = [kind in flaws.get(article.article_id, frozenset()) for article in (one, two)]
        if has[0] != has[1]:
            return has[1], f"likely: only the later {why}"
    named = _in_its_language(one, two)
    if named is not None:
        own = one.language.startswith(named[1])
        return own, f"likely: the earlier is in the language of {named[0]}, which both name"
    for earlier, later, is_left in ((one, two, True), (two, one, False)):
        if _days_before(earlier, later) > 0:
            return is_left, "likely: dates, a day apart"
    echoes = _echoes(left, right, links)
    if echoes:
        return echoes > 0, "likely: others quote the words that the earlier quotes"
    broken = [_beginnings(article) for article in (one, two)]
    if min(broken) == 0 and max(broken) >= BEGINNINGS:
        return broken[0] == 0, "likely: the later strings together beginnings of texts"
    cut = _cut_short(left, right, links)
    if cut:
        return cut > 0, "likely: sentences of the earlier are cut short in the later"
    source = common_source(one, two)
    left_out = 0 if source else _left_out(links)
    if left_out:
        return left_out > 0, "likely: the later leaves out what stands between in the earlier"
    if source is None and _is_part(left, right, links):
        return left.size > right.size, "likely: the later has next to nothing of its own"
    also = "" if source is None else f"both name {source}; "
    if left.size != right.size:
        return left.size > right.size, f"unsure: {also}the longer is taken for the earlier"
    return True, f"unsure: {also}nothing tells which was first"


# Flaws that only a later hand leaves.
WORSE: tuple[tuple[FlawKind, str], ...] = (
    ("rewritten", "is rewritten"),
    ("machine_translation", "reads as machine translation"),
    ("inverted_attribution", "turns an attribution round"),
)
# Of the quotations that the two have in other words, how much more of one side's stands between
# marks in further articles than of the other's, and in so many runs of words. Not tuned.
ECHOED = 0.2
ECHOED_RUNS = 10


@cache
def _languages() -> dict[str, str]:
    """In which language a source writes, by its key."""
    listed: dict[str, str] = load("all", "copies")["source_languages"]
    return {name: language for language, names in listed.items() for name in names.split()}


def _echoes(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    """How much more of the left article's quotations others quote; less than 0 for the right."""
    shares = []
    for side, places in (
        (left, [link.left for link in links if link.wording < 1]),
        (right, [link.right for link in links if link.wording < 1]),
    ):
        quoted = sum(side.quoted[place] for place in places)
        if quoted < ECHOED_RUNS:
            return 0.0
        shares.append(sum(side.echoed[place] for place in places) / quoted)
    return shares[0] - shares[1] if abs(shares[0] - shares[1]) >= ECHOED else 0.0


def _in_its_language(one: Article, two: Article) -> tuple[str, str] | None:
    """A source that both name and that writes in the language of just one of them; its language."""
    both = {source_key(name) for name in one.credits} & {source_key(name) for name in two.credits}
    for name in sorted(both):
        language = _languages().get(name)
        if language is None:
            continue
        if one.language.startswith(language) != two.language.startswith(language):
            return name, language
    return None


# A page of one day may have been changed the next: its text is then later than its date.
SURE_DAYS = 2
# A sentence is cut short where the other side has it to the letter and goes on by so many words;
# in so many of the sentences that both have. One in 24 was the agency's own next version.
CUT_WORDS = 3
CUT_SHARE = 0.1
# Sentences that one side has between those that both have, where the other side has none.
LEFT_OUT = 2


# Paragraphs that break off with an ellipsis, as a list of teasers has them. Helsinki, the pairs of
# which the first was seen or is known by days: 9 of 9; the other articles have none or one.
BEGINNINGS = 2
# From the beginning of a line on: begun at each letter it took half of the time of all copies.
_BREAKS_OFF = re.compile(r"^(?=[^\n]*?[^\W\d_])[^\n]{21,}\s?(?:\.\.\.|…)[ \t]*$", re.MULTILINE)


def _beginnings(article: Article) -> int:
    """How many paragraphs of an article break off with an ellipsis."""
    return sum(1 for _ in _BREAKS_OFF.finditer(article.text))


def _cut_short(left: Passages, right: Passages, links: Sequence[Link]) -> int:
    """How many more sentences the right article has cut short than the left one."""
    balance = 0
    for link in links:
        one, two = left.words[link.left], right.words[link.right]
        if one[: len(two)] == two and len(one) - len(two) >= CUT_WORDS:
            balance += 1
        elif two[: len(one)] == one and len(two) - len(one) >= CUT_WORDS:
            balance -= 1
    return balance if abs(balance) >= CUT_SHARE * len(links) else 0


def _left_out(links: Sequence[Link]) -> int:
    """How many sentences the left article has between shared ones; less than 0 for the right."""
    held = [
        max(places) + 1 - min(places) - len(places) if places else 0
        for places in ({link.left for link in links}, {link.right for link in links})
    ]
    if min(held) == 0 and max(held) >= LEFT_OUT:
        return held[0] - held[1]
    return 0


# Excerpts and teasers: so much of the shorter is the longer's, which is twice as long and of
# another outlet. Helsinki, the pairs of which the first was seen: 9 of 9, and where both name one
# agency, whose first reports are its shortest, 2 of 5.
PART_SHARE = 0.8
PART_SIZE = 0.5


def _is_part(left: Passages, right: Passages, links: Sequence[Link]) -> bool:
    """Whether the shorter article is hardly more than a piece of the longer one."""
    if left.article.outlet is not None and left.article.outlet == right.article.outlet:
        return False
    sizes = sorted((left.size, right.size))
    return sizes[0] < PART_SIZE * sizes[1] and covered(left, right, links) >= PART_SHARE


def _days_before(earlier: Article, later: Article) -> int:
    """How many days at least lie between two publications; 0 where that is not known."""
    end, start = earlier.published.latest, later.published.earliest
    if end is None or start is None:
        return 0
    return (dt.date.fromisoformat(start) - dt.date.fromisoformat(end)).days


def _credits(later: Article, earlier: Article) -> bool:
    return earlier.outlet is not None and source_key(earlier.outlet) in {
        source_key(name) for name in later.credits
    }
