"""Whether aligned sentences make a copy, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass
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
from dragoman.copies.sources import common_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.copies.passages import Passages
    from dragoman.records import CopyKind

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
# The same, of the words that are nobody's quotation: what a speaker said stands translated in all
# reports. Meantime: 0.166 or more in the 180; four of five false links of two affairs of 49 pages
# stood at 0.09 or less.
OWN_TRANSLATED = 0.1
# Briefs of so few sentences have too few others to stand out from: two on one announcement, by
# two agencies, reached a mean cosine of 0.63.
FEW = 4
FEW_COSINE = 0.7
# Where both also name the same outside source and one sentence at least is surely the same, a
# free translation or two of one interview is believed: chance is at 0.06 in 95 of 100.
SAME_SOURCE = 0.07
SURE_COSINE = 0.75
MIN_LINKS = 3
# One sentence is enough where it has so many words that are nobody's quotation (fewer where they
# are the same words), and so great a sum of cosine and margin: by whether both are of one language.
# Five affairs of 96 pages, 848 pairs of other sources: 1.19 and 1.31 at most, one agency's sentence
# that the eye had missed left aside. Helsinki: 26 more pairs, all read; the two wrong ones were
# leads of 18 to 20 words.
ONE_WORDS = 24
ONE_LITERAL_WORDS = 18
ONE_ALIKE = {True: 1.45, False: 1.22}
ONE_COSINE = 0.77
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
        by_meaning(left, right, rewritten, found) if asks else found
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


def by_meaning(
    left: Passages, right: Passages, rewritten: frozenset[str], literal: Verdict | None
) -> Verdict | None:
    """A translation or a rewriting; else what the words have shown; else one long sentence."""
    links = align_meaning(left, right)
    if left.article.language == right.article.language:
        flawed = bool({left.article.article_id, right.article.article_id} & rewritten)
        found = same_order_other_words(left, right, links, flawed=flawed)
    else:
        found = same_order_other_language(left, right, links) or same_order_same_source(
            left, right, links
        )
    return found or literal or one_long_sentence(left, right, links)


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
    if _own_margins(left, right, links) < OWN_TRANSLATED:
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


def same_order_other_words(
    left: Passages, right: Passages, links: Sequence[Link], *, flawed: bool
) -> Verdict | None:
    """Sentence by sentence the same, with words replaced in their places."""
    ease = FLAW_BONUS if flawed else 1.0
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


def one_long_sentence(left: Passages, right: Passages, links: Sequence[Link]) -> Verdict | None:
    """One long sentence means the same in both to the last clause, quotations left out of account.

    Two reporters who saw one thing do not choose the same matter of one sentence in the same order.
    """
    same = left.article.language == right.article.language
    alike = []
    for link in links:
        own = min(left.own[link.left], right.own[link.right])
        least = ONE_LITERAL_WORDS if link.wording >= LITERAL else ONE_WORDS
        sure = link.cosine >= ONE_COSINE and link.cosine + link.margin >= ONE_ALIKE[same]
        if sure and own >= least:
            alike.append(link)
    if not alike or is_background(left, right, links):
        return None
    literal = same and max(link.wording for link in alike) >= LITERAL
    kind: CopyKind = "verbatim" if literal else "rewritten" if same else "translated"
    score = max(covered(left, right, alike), LITERAL_SHARE)
    return Verdict(kind, tuple(alike), "one_long_sentence", score)


def _margins(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    return sum(link.margin for link in links) / min(len(left.words), len(right.words))


def _own_margins(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    """The margins by the share of each pair of sentences that is nobody's quotation."""
    own = sum(
        link.margin
        * min(
            left.own[link.left] / len(left.words[link.left]),
            right.own[link.right] / len(right.words[link.right]),
        )
        for link in links
    )
    return own / min(len(left.words), len(right.words))


def _mean(links: Sequence[Link]) -> float:
    return sum(link.cosine for link in links) / len(links)


RULES = (
    words_replaced_in_place,
    same_words,
    shared_background,
    same_order_other_language,
    same_order_same_source,
    same_order_other_words,
    one_long_sentence,
)


def covered(left: Passages, right: Passages, links: Sequence[Link]) -> float:
    """How much of the shorter article the links cover, in words."""
    shorter, side = (left, "left") if left.size <= right.size else (right, "right")
    return sum(len(shorter.words[getattr(link, side)]) for link in links) / max(1, shorter.size)
