"""From articles to copies: which later article takes text from which earlier one."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.records import Copy, SpanPair, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.config import Config
    from dragoman.copies.judge import Verdict
    from dragoman.copies.passages import Passages
    from dragoman.records import Article, Flaw, FlawKind, Sentence, Span


# Pairs that are judged at a time: their sentences, 25 to an article, fit the cache of vectors.
BATCH = 500


def find_copies(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    flaws: Sequence[Flaw],
    *,
    config: Config,  # noqa: ARG001 -- every stage is given it
) -> Iterator[Copy]:
    """Copies among all articles of a ledger: verbatim, abridged, translated or rewritten.

    Candidates come from shared word runs and from near titles and leads; each is then aligned
    sentence by sentence, and only the aligned sentences decide. The order of the input changes
    nothing. Spans point into the texts of the earlier and of the later article.
    """
    # These load numpy and the encoder, which nobody who only imports dragoman should wait for.
    from dragoman.copies.candidates import find_pairs  # noqa: PLC0415
    from dragoman.copies.direction import direct  # noqa: PLC0415
    from dragoman.copies.judge import judge  # noqa: PLC0415
    from dragoman.copies.passages import read_passages  # noqa: PLC0415

    kinds: dict[str, set[FlawKind]] = defaultdict(set)
    for flaw in flaws:
        kinds[flaw.article_id].add(flaw.kind)
    flawed = {article_id: frozenset(found) for article_id, found in kinds.items()}
    rewritten = frozenset(a for a, found in flawed.items() if "rewritten" in found)
    passages = read_passages(articles, sentences)
    pairs = [
        ((i, j), near)
        for (i, j), near in find_pairs(passages)
        # A caption or a teaser printed twice on one page is no copy of one article by another.
        if passages[i].article.page_id != passages[j].article.page_id
    ]
    for at in range(0, len(pairs), BATCH):
        batch = [(passages[i], passages[j], near) for (i, j), near in pairs[at : at + BATCH]]
        for (left, right, _), verdict in zip(batch, judge(batch, rewritten), strict=True):
            if verdict is not None:
                forward, direction = direct(left, right, flawed, verdict.links)
                yield _copy((left, right), verdict, forward, direction)


def find_lost(copy: Copy, sentences: Sequence[Sentence]) -> Iterator[tuple[str, Span]]:
    """What one side of a copy has between two sentences that stand side by side in the other.

    Pairs of the id of the article that has a sentence and its span there, in order; the other
    article lost it, or never had it. `sentences` are those of both articles.
    """
    links = sorted(copy.spans, key=lambda pair: pair.later)
    sides = (
        (copy.earlier_id, [pair.earlier for pair in links], [pair.later for pair in links]),
        (copy.later_id, [pair.later for pair in links], [pair.earlier for pair in links]),
    )
    prose = {
        name: sorted(s.span for s in sentences if s.article_id == name and s.kind == "prose")
        for name in (copy.earlier_id, copy.later_id)
    }
    others = (prose[copy.later_id], prose[copy.earlier_id])
    for (name, own, counterparts), other in zip(sides, others, strict=True):
        pairs = sorted(zip(own, counterparts, strict=True))
        for (one, there), (two, beyond) in pairwise(pairs):
            beside = not any(there.end <= s.start and s.end <= beyond.start for s in other)
            if there < beyond and beside:
                for span in prose[name]:
                    if one.end <= span.start and span.end <= two.start:
                        yield name, span


def __getattr__(name: str) -> object:
    """RULES, read off where they are written when somebody asks what they say."""
    if name == "RULES":
        from dragoman.copies.judge import RULES  # noqa: PLC0415

        return RULES
    raise AttributeError(name)


def _copy(pair: tuple[Passages, Passages], verdict: Verdict, forward: bool, direction: str) -> Copy:
    earlier, later = pair if forward else pair[::-1]
    spans = []
    for link in verdict.links:
        left, right = pair[0].spans[link.left], pair[1].spans[link.right]
        score = round(max(link.cosine, link.wording), 3)
        spans.append(SpanPair(left, right, score) if forward else SpanPair(right, left, score))
    spans.sort(key=lambda span: span.later)
    taken = sum(len(span.later) for span in spans)
    earlier_id, later_id = earlier.article.article_id, later.article.article_id
    return Copy(
        make_id("copy", earlier_id, later_id),
        earlier_id,
        later_id,
        verdict.kind,
        tuple(spans),
        round(min(1.0, taken / max(1, len(later.article.body))), 3),
        direction,
        verdict.rule,
        round(verdict.score, 3),
    )
