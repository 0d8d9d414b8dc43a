"""From statements and events to relations: how they answer each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dragoman.occurrences import encode_ahead
from dragoman.records import Relation, RelationKind, make_id
from dragoman.relations import answers
from dragoman.relations.claims import read_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.config import Config
    from dragoman.records import Article, Event, Occurrence, Statement, Story
    from dragoman.relations.claims import Claim

__all__ = ["RULES", "find_relations"]

RULES = (
    *answers.RULES,
    ("same_occurrence", "It tells the same utterance as another article with a better wording."),
)
Found = tuple[RelationKind, "Claim", "Claim", str, float]


def find_relations(  # noqa: PLR0913 -- it rests on so many kinds of records
    stories: Sequence[Story],
    articles: Sequence[Article],
    statements: Sequence[Statement],
    events: Sequence[Event],
    occurrences: Sequence[Occurrence],
    *,
    config: Config,  # noqa: ARG001 -- every stage is given it
) -> Iterator[Relation]:
    """Relations inside each story, from the claim that answers to the claim that is answered.

    Every statement of an occurrence that another article words better `repeats` that wording. The
    other kinds come from the rules of answers.py; a claim has at most one answer of each rule,
    the surest, and two occurrences at most one relation of each kind.
    """
    story_of = {name: story.story_id for story in stories for name in story.article_ids}
    member_of = {name: occurrence for occurrence in occurrences for name in occurrence.member_ids}
    by_article: dict[str, tuple[list[Statement], list[Event]]] = defaultdict(lambda: ([], []))
    for statement in statements:
        by_article[statement.article_id][0].append(statement)
    for event in events:
        by_article[event.article_id][1].append(event)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.article_id):
        said, done = by_article[article.article_id]
        if article.article_id in story_of:
            claims[story_of[article.article_id]] += read_claims(article, said, done, member_of)
    yield from _retellings(occurrences, statements)
    asked = [found for _, found in sorted(claims.items()) if _may_answer(found)]
    for found in encode_ahead(asked, lambda claim: claim.text):
        for kind, a, b, rule, score in _answers(found):
            # What is answered elsewhere is shown in its best wording.
            told = member_of.get(b.claim_id)
            to = b.claim_id if told is None or a.article is b.article else told.best_id
            yield _relation(kind, a.claim_id, to, rule, score)


def _retellings(
    occurrences: Sequence[Occurrence], statements: Sequence[Statement]
) -> Iterator[Relation]:
    """Each statement of an occurrence repeats its best wording, if that is in another article."""
    article_of = {statement.statement_id: statement.article_id for statement in statements}
    for occurrence in sorted(occurrences, key=lambda one: one.occurrence_id):
        best = article_of.get(occurrence.best_id)
        for member in occurrence.member_ids if best is not None else ():
            if article_of.get(member, best) != best:
                yield _relation(
                    "repeats", member, occurrence.best_id, "same_occurrence", occurrence.score
                )


def _may_answer(claims: Sequence[Claim]) -> bool:
    return any(rule.starts(claim) for rule in answers.RULES for claim in claims)


def _answers(claims: Sequence[Claim]) -> Iterator[Found]:
    """The relations that the rules find among the claims of one story."""
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

    claims = sorted(claims, key=lambda claim: claim.claim_id)
    rows = vectors.encode([claim.text for claim in claims])
    neighbours: dict[str, set[int]] = defaultdict(set)
    for index, claim in enumerate(claims):
        neighbours[claim.article.article_id].add(index)
    best: dict[tuple[str, str, str], Found] = {}
    for at, a in enumerate(claims):
        rules = [rule for rule in answers.RULES if rule.starts(a)]
        if not rules:
            continue
        cosines = rows @ rows[at]
        # In other articles only what touches the matter can be meant.
        near = set((cosines >= answers.TOUCHING).nonzero()[0].tolist())
        candidates = [
            (index, claims[index], float(cosines[index]))
            for index in sorted(near | neighbours[a.article.article_id])
            if claims[index].occurrence_id != a.occurrence_id
        ]
        for rule in rules:
            score, _, other = max(
                (
                    (rule.answers(a, b, cosine), b.article is a.article, index)
                    for index, b, cosine in candidates
                    if rule.within or not answers.one_in_other(a, b)
                ),
                default=(0.0, False, at),
            )
            if score:
                b = claims[other]
                key = (rule.kind, a.occurrence_id, b.occurrence_id)
                if key not in best or best[key][4] < score:
                    best[key] = (rule.kind, a, b, rule.name, score)
    answered, denied = (
        {(a.occurrence_id, b.occurrence_id) for kind, a, b, *_ in best.values() if kind in kinds}
        for kinds in ({"denies", "rejects", "contradicts", "breaks", "fulfils"}, {"denies"})
    )
    for found in best.values():
        kind, a, b, *_ = found
        ends = (a.occurrence_id, b.occurrence_id)
        # A denial contradicts, and every other answer responds: the plainer kind says nothing more.
        if (kind == "responds" and ends in answered) or (kind == "contradicts" and ends in denied):
            continue
        yield found


def _relation(kind: RelationKind, one: str, two: str, rule: str, score: float) -> Relation:
    return Relation(make_id("relation", kind, one, two), kind, one, two, rule, round(score, 3))
