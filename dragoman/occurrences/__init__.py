"""From statements and events to occurrences: what was said or done once, however often told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from dragoman.occurrences.likeness import (
    EVENT_RULES,
    JUST_BELOW,
    SAME,
    STATEMENT_RULES,
    STEM,
    Member,
    can_be_one,
    name_of,
    one_speaker,
)
from dragoman.records import Event, Occurrence, Span, Statement, make_id
from dragoman.stories.cluster import Group, join
from dragoman.stories.signs import published_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dragoman.config import Config
    from dragoman.records import Article, Copy, Story

# What is farther apart, and what is not among so many nearest, is not asked.
FLOOR = 0.45
MAX_NEAR = 20

_WORD = re.compile(r"\w+")

_Item = TypeVar("_Item")


def find_occurrences(  # noqa: PLR0913 -- it rests on so many kinds of records
    stories: Sequence[Story],
    articles: Sequence[Article],
    copies: Sequence[Copy],
    statements: Sequence[Statement],
    events: Sequence[Event],
    *,
    config: Config,  # noqa: ARG001 -- every stage is given it
) -> Iterator[Occurrence]:
    """Occurrences of every story: each statement and each event is a member of exactly one.

    Statements join when one speaker says the same; events when type and actors are the same and
    dates, places and factuality can be. `reporters` counts origins, not articles. An occurrence's
    id is made of its smallest member id.
    """
    by_id = {article.article_id: article for article in articles}
    story_of = {name: story for story in stories for name in story.article_ids}
    aligned = _aligned(copies)
    later = {copy.later_id for copy in copies if copy.kind in {"translated", "rewritten"}}
    groups: dict[tuple[str, str, tuple[str, ...]], list[Member]] = defaultdict(list)
    records: list[Statement | Event] = [*statements, *events]
    told = Counter((event.article_id, event.type, event.trigger) for event in events)
    for record in records:
        article = by_id.get(record.article_id)
        story = story_of.get(record.article_id)
        if article is None or story is None:
            continue  # a record without its article belongs to no story
        several = isinstance(record, Event) and (
            told[record.article_id, record.type, record.trigger] > 1
        )
        member = _member(record, article, several=several)
        kind = "event" if isinstance(record, Event) else "statement"
        groups[story.story_id, kind, _who(record)].append(member)
    known = {story.story_id: story for story in stories}
    for members in groups.values():
        members.sort(key=lambda member: _id(member.record))
    ordered = sorted(groups.items(), key=lambda item: item[0])
    ahead = encode_ahead([members for _, members in ordered], lambda member: member.text)
    for ((story_id, kind, _), _), alike in zip(ordered, ahead, strict=True):
        rules = EVENT_RULES if kind == "event" else STATEMENT_RULES
        for found, rule, score in _group(alike, aligned, rules):
            best = min(found, key=lambda member: _fidelity(member, later))
            ids = tuple(sorted(_id(member.record) for member in found))
            yield Occurrence(
                make_id("occurrence", kind, ids[0]),
                story_id,
                "event" if kind == "event" else "statement",
                ids,
                _id(best.record),
                _reporters(known[story_id], found),
                rule,
                score,
            )


# Texts that are encoded at a time, well within the cache of vectors.
AHEAD = 4_000


def encode_ahead(
    groups: Sequence[Sequence[_Item]], text_of: Callable[[_Item], str]
) -> Iterator[Sequence[_Item]]:
    """The groups in order, with the vectors of those of two members and more in the cache.

    One large batch fills the cache at a fraction of what many small ones cost.
    """
    at = 0
    while at < len(groups):
        stop, texts = at, list[str]()
        while stop < len(groups) and len(texts) < AHEAD:
            if len(groups[stop]) > 1:
                texts += map(text_of, groups[stop])
            stop += 1
        if texts:
            from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

            vectors.encode(texts)
        yield from groups[at:stop]
        at = stop


RULES = (
    *STATEMENT_RULES,
    *EVENT_RULES,
    ("alone", "Nothing else in its story was found to be the same statement or event."),
)


def _attached(
    groups: Sequence[Group], members: Sequence[Member], values: dict[tuple[int, int], float]
) -> list[Group]:
    """The groups, each altered quotation that stands alone beside the words that it alters.

    Told words that lie near the original keep a quotation away from their common group, which asks
    for a mean.
    """
    owner = {at: number for number, group in enumerate(groups) for at in group.members}
    nearest: dict[int, tuple[float, int]] = {}
    for (i, j), value in values.items():
        for at, other in ((i, j), (j, i)):
            alone = len(groups[owner[at]].members) == 1 and _fidelity_of(members[at]) == "altered"
            source = _fidelity_of(members[other]) in {"verbatim", "translated"}
            if alone and source and value >= SAME:
                nearest[at] = max(nearest.get(at, (0.0, -1)), (value, -other))
    joined: dict[int, list[int]] = defaultdict(list)
    for at, (_, other) in nearest.items():
        joined[owner[-other]].append(at)
    return [
        Group(
            tuple(sorted((*group.members, *joined[number]))),
            min((group.value, *(nearest[at][0] for at in joined[number]))),
        )
        for number, group in enumerate(groups)
        if not set(group.members) & nearest.keys()
    ]


def _fidelity_of(member: Member) -> str | None:
    """The fidelity of quoted words; None of told ones and of events."""
    record = member.record
    return None if isinstance(record, Event) or record.quote == "indirect" else record.fidelity


def _group(
    members: Sequence[Member],
    aligned: Aligned,
    rules: Sequence[Callable[[Member, Member, float, bool], float]],
) -> Iterator[tuple[list[Member], str, float]]:
    """The members put together, with the rules that did and the weakest join."""
    if len(members) == 1:
        yield [members[0]], "alone", 1.0
        return
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

    rows = vectors.encode([member.text for member in members])
    near = vectors.near_groups(rows, range(len(members)), floor=FLOOR, most=MAX_NEAR)
    values: dict[tuple[int, int], float] = {}
    fired: dict[tuple[int, int], str] = {}
    for i, j, cosine in near:
        left, right = members[i], members[j]
        copied = _copied(left, right, aligned)
        values[i, j] = 0.0
        can = can_be_one(left, right)
        if can and one_speaker(left, right):
            # By itself too far to join; beside others that are nearer it is counted as it is.
            values[i, j] = min(cosine, JUST_BELOW)
        for rule in rules if can else ():
            score = rule(left, right, cosine, copied)
            if score > values[i, j]:
                values[i, j], fired[i, j] = score, rule.__name__
    groups = join(len(members), values, least=SAME, uncompared=0.0)
    for found in _attached(groups, members, values):
        inside = set(found.members)
        reasons = {rule for (i, j), rule in fired.items() if i in inside and j in inside}
        yield (
            [members[at] for at in found.members],
            "+".join(sorted(reasons)) or "alone",
            round(min(1.0, found.value), 3),
        )


def _member(record: Statement | Event, article: Article, *, several: bool) -> Member:
    spans = words_of(record, article)
    text = " ".join(span.of(article.text) for span in spans)
    told = frozenset(_WORD.findall(text.casefold()))
    trigger = record.trigger.of(article.text) if isinstance(record, Event) else ""
    stems = frozenset(word[:STEM] for word in _WORD.findall(trigger.casefold()) if len(word) > 2)
    return Member(record, article, spans, text, told, stems, several)


# Evidence of fewer words ("attacked") says too little; then the sentence speaks.
MIN_EVIDENCE_WORDS = 5
_SENTENCE_END = re.compile(r"[.!?。！？][”\"’»)\]]*\s|\n")


def words_of(record: Statement | Event, article: Article) -> tuple[Span, ...]:
    """The content of a statement; what an event was read from, or its sentence."""
    if isinstance(record, Statement):
        return record.content
    spans = record.evidence or (record.trigger,)
    if sum(len(_WORD.findall(span.of(article.text))) for span in spans) >= MIN_EVIDENCE_WORDS:
        return spans
    return (sentence_around(article.text, (*spans, record.trigger)),)


def sentence_around(text: str, spans: Sequence[Span]) -> Span:
    """From the start of the first sentence to the end of the last that the spans touch."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, 0, first)), default=0)
    end = _SENTENCE_END.search(text, max(first, last - 1))
    return Span(start, max(last, end.end() if end else len(text)))


def _id(record: Statement | Event) -> str:
    return record.event_id if isinstance(record, Event) else record.statement_id


def _who(record: Statement | Event) -> tuple[str, ...]:
    """The key that members of one occurrence must share: the speaker, or the type."""
    if isinstance(record, Event):
        return (record.type,)
    return (name_of(record.speaker) if record.speaker is not None else "",)


Aligned = dict[tuple[str, str], list[tuple[Span, Span]]]


def _aligned(copies: Sequence[Copy]) -> Aligned:
    """For two articles, the passages that are aligned in a copy, told from either side."""
    found: Aligned = defaultdict(list)
    for copy in copies:
        for pair in copy.spans:
            found[copy.earlier_id, copy.later_id].append((pair.earlier, pair.later))
            found[copy.later_id, copy.earlier_id].append((pair.later, pair.earlier))
    return found


def _copied(left: Member, right: Member, aligned: Aligned) -> bool:
    """Whether some words of both stand in sentences that are aligned with each other."""
    pairs = aligned.get((left.article.article_id, right.article.article_id), [])
    return any(
        any(here.overlaps(span) for span in left.spans)
        and any(there.overlaps(span) for span in right.spans)
        for here, there in pairs
    )


_FIDELITY = {"verbatim": 0, "unknown": 1, "translated": 2, "altered": 3}
# How near to the words as they were said: quoted before told.
QUOTE_RANK = {"direct": 0, "mixed": 1, "indirect": 2}


def _fidelity(member: Member, later: set[str]) -> tuple[int | str, ...]:
    """Best-attested wording first.

    Words that nobody altered, an article that is no abridged, translated or rewritten copy, quoted
    words before told ones, faithful before translated, the earliest, the longest.
    """
    record, article = member.record, member.article
    return (
        0 if isinstance(record, Event) else int(record.fidelity == "altered"),
        article.article_id in later,
        1 if isinstance(record, Event) else QUOTE_RANK[record.quote],
        1 if isinstance(record, Event) else _FIDELITY[record.fidelity],
        published_day(article) or "9999",
        -len(member.text),
        _id(record),
    )


def _reporters(story: Story, members: Sequence[Member]) -> int:
    reporting = {member.article.article_id for member in members}
    return sum(bool(reporting & set(origin)) for origin in story.origins)
