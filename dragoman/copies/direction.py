"""Which of two articles of a copy was first, how sure that is, and why."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.copies.judge import covered
from dragoman.copies.sources import common_source, source_key
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.copies.align import Link
    from dragoman.copies.passages import Passages
    from dragoman.records import Article, FlawKind


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
