"""From statements and events to relations: how they answer each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dragoman.occurrences import encode_ahead
from dragoman.records import Relation, RelationKind, make_id
from dragoman.relations import answers, messages, pledges
from dragoman.relations.claims import Known, read_claims
from dragoman.relations.matter import TOUCHING, Rule, days_between, one_in_other, one_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dragoman.config import Config
    from dragoman.records import Actor, Article, Event, Occurrence, Statement, Story
    from dragoman.relations.claims import Claim

__all__ = ["RULES", "find_relations"]

ANSWERS: tuple[Rule, ...] = (*answers.RULES, *pledges.RULES, *messages.RULES)
RULES = (
    *ANSWERS,
    ("same_occurrence", "It tells the same utterance as another article with a better wording."),
)
Found = tuple[RelationKind, "Claim", "Claim", str, float]

# An older claim of another story is only looked at where it shares so many words of the matter
# and an actor, and of those the so many that share most.
SHARED_ABROAD = 2
MOST_ABROAD = 40
# A pair of actor and word in more claims than this tells nothing.
TOO_COMMON = 3_000
# By so much what is told in a title counts less than what is told in the text below it.
TITLE_LESS = 0.15
# The kinds beside which a "responds" says nothing more.
PLAINER = {"denies", "rejects", "contradicts", "breaks", "fulfils", "repeats"}


def find_relations(  # noqa: PLR0913, PLR0917 -- it rests on so many kinds of records
    stories: Sequence[Story],
    articles: Sequence[Article],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    events: Sequence[Event],
    occurrences: Sequence[Occurrence],
    *,
    config: Config,  # noqa: ARG001 -- every stage is given it
) -> Iterator[Relation]:
    """Relations from the claim that answers to the claim that is answered.

    Every statement of an occurrence that another article words better `repeats` that wording. The
    other kinds come from named rules, within a story or, for a pledge, a repeated message, a
    denial and a refusal, back to an older story of the same actors and matter. A claim has at most
    one answer of each rule, the surest, and two occurrences at most one relation of each kind.
    """
    story_of = {name: story.story_id for story in stories for name in story.article_ids}
    told_in = {name: one for one in occurrences for name in one.member_ids}
    known = Known(
        {name: one.occurrence_id for name, one in told_in.items()},
        {actor.actor_id: actor.country for actor in actors if actor.country is not None},
    )
    by_article: dict[str, tuple[list[Statement], list[Event]]] = defaultdict(lambda: ([], []))
    for statement in statements:
        by_article[statement.article_id][0].append(statement)
    for event in events:
        by_article[event.article_id][1].append(event)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.article_id):
        said, done = by_article[article.article_id]
        story = story_of.get(article.article_id)
        if story is not None:
            claims[story] += read_claims(article, said, done, known=known, story_id=story)
    yield from _retellings(occurrences, statements)
    asked = [found for _, found in sorted(claims.items()) if _may_answer(found)]
    found: list[Found] = []
    for group in encode_ahead(asked, lambda claim: claim.text):
        found += _within(group)
    found += _abroad([claim for group in claims.values() for claim in group])
    for kind, a, b, rule, score in _plainest(found):
        # What is answered elsewhere is shown in its best wording.
        told = told_in.get(b.claim_id)
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
    return any(rule.starts(claim) for rule in ANSWERS for claim in claims)


def _within(claims: Sequence[Claim]) -> Iterator[Found]:
    """The relations that the rules find among the claims of one story."""
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

    claims = sorted(claims, key=lambda claim: claim.claim_id)
    rows = vectors.encode([claim.text for claim in claims])
    neighbours: dict[str, set[int]] = defaultdict(set)
    for index, claim in enumerate(claims):
        neighbours[claim.article.article_id].add(index)
    for at, a in enumerate(claims):
        rules = [rule for rule in ANSWERS if rule.starts(a)]
        if not rules:
            continue
        cosines = rows @ rows[at]
        # In other articles only what touches the matter can be meant.
        near = set((cosines >= TOUCHING).nonzero()[0].tolist())
        candidates = [
            (claims[index], float(cosines[index]))
            for index in sorted((near | neighbours[a.article.article_id]) - {at})
        ]
        yield from _surest(a, rules, candidates)


def _abroad(claims: Sequence[Claim]) -> Iterator[Found]:
    """The relations to older claims of other stories: of the same actors, in the same words."""
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

    asking = [
        (a, rules)
        for a in claims
        if a.day is not None and (rules := [r for r in ANSWERS if r.days and r.starts(a)])
    ]
    headed: dict[str, set[str]] = defaultdict(set)
    for a in claims:
        if a.page.cues and a.start < len(a.page.text):
            headed[a.article.article_id] |= a.side | a.concerns

    def asked(a: Claim) -> Iterator[tuple[str, str]]:
        # What a page tells below its headline is of those whom the headline names.
        actors = a.side | a.concerns | headed[a.article.article_id]
        return _keys(actors, a.told.setting | a.told.words)

    keys = {key for a, _ in asking for key in asked(a)}
    index: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for b in claims:
        for key in _keys(b.side | b.concerns, b.told.words):
            if key in keys:
                index[key].append(b)
    for a, rules in sorted(asking, key=lambda item: item[0].claim_id):
        shared: dict[str, set[str]] = defaultdict(set)
        known: dict[str, Claim] = {}
        for key in asked(a):
            for b in index[key] if len(index[key]) <= TOO_COMMON else ():
                if b.story_id != a.story_id and one_language(a, b):
                    shared[b.claim_id].add(key[1])
                    known[b.claim_id] = b
        counted = Counter({name: len(stems) for name, stems in shared.items()})
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_ABROAD]
        others = [known[name] for name, count in ordered if count >= SHARED_ABROAD]
        if not others:
            continue
        rows = vectors.encode([a.text, *(b.text for b in others)])
        cosines = [float(value) for value in rows[1:] @ rows[0]]
        for rule in rules:
            near = [
                (b, cosine)
                for b, cosine in zip(others, cosines, strict=True)
                if 0 <= (days_between(a, b) or -1) <= rule.days
            ]
            yield from _surest(a, [rule], near)


def _keys(actors: Iterable[str], stems: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((actor, stem) for stem in stems for actor in actors)


def _surest(
    a: Claim, rules: Sequence[Rule], candidates: Sequence[tuple[Claim, float]]
) -> Iterator[Found]:
    """For each rule the claim that a most surely answers, of its own article where equal."""
    for rule in rules:
        best: tuple[float, bool, str] = (0.0, False, "")
        other = None
        for b, cosine in candidates:
            one = b.occurrence_id == a.occurrence_id
            if one and not (rule.same and b.article is a.article):
                continue
            if not rule.within and one_in_other(a, b):
                continue
            score = rule.answers(a, b, cosine)
            # A title says in short what its article says in full.
            weight = score - TITLE_LESS * _in_title(b)
            key = (weight, b.article is a.article, b.claim_id)
            if score and (other is None or key > best):
                best, other = key, b
        if other is not None:
            yield rule.kind, a, other, rule.name, best[0] + TITLE_LESS * _in_title(other)


def _in_title(claim: Claim) -> bool:
    return claim.end <= claim.article.body.start


def _plainest(found: Sequence[Found]) -> Iterator[Found]:
    """Of two occurrences one relation of each kind, and none that a plainer one says already."""
    best: dict[tuple[str, str, str], Found] = {}
    for one in found:
        kind, a, b, _, score = one
        key = (kind, _end(a, b), _end(b, a))
        if key not in best or best[key][4] < score:
            best[key] = one
    kinds: Mapping[tuple[str, str], set[str]] = defaultdict(set)
    told: Mapping[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for kind, a, b, *_ in best.values():
        kinds[_end(a, b), _end(b, a)].add(kind)
        if not a.is_event:
            told[kind, a.article.article_id].append((a, b))
    for one in best.values():
        kind, a, b, *_ = one
        if a.is_event and any(
            one_in_other(a, c) and (b is d or one_in_other(b, d))
            for c, d in told[kind, a.article.article_id]
        ):
            continue  # the statement that tells the deed says it already
        others = kinds[_end(a, b), _end(b, a)]
        # A denial contradicts, and every other answer responds: the plainer kind says nothing more.
        if kind == "responds" and others & PLAINER:
            continue
        if kind == "contradicts" and others & {"denies", "rejects"}:
            continue
        yield one


def _end(claim: Claim, other: Claim) -> str:
    """What a relation joins: occurrences, or two claims within one."""
    if claim.occurrence_id == other.occurrence_id:
        return claim.claim_id
    return claim.occurrence_id


def _relation(kind: RelationKind, one: str, two: str, rule: str, score: float) -> Relation:
    return Relation(make_id("relation", kind, one, two), kind, one, two, rule, round(score, 3))
