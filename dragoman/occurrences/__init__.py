"""From statements and events to occurrences: what was said or done once, however often told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dragoman.records import Event, Occurrence, Span, Statement, make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dragoman.config import Config
    from dragoman.records import ActorRef, Article, Copy, DateRange, Story

# Contents that mean the same. Meantime, sentence beside its translation (1,556) against the other
# sentences of that translation (23,514): 0.65 has precision .91 and recall .97, 0.7 has .97 and
# .94, 0.75 has .99 and .88.
SAME = 0.7
# Enough where two sentences are aligned in a copy, or the words of one are in the other.
SAME_IF_COPIED = 0.45
# Words of the shorter content that stand in the longer, in any order, and how many at least.
CONTAINED = 0.85
MIN_CONTAINED_WORDS = 4
# Events carry their actors and type already, so that less has to be said by the sentence.
SAME_EVENT = 0.6
FLOOR = 0.45
MAX_NEAR = 20
# Where the same word tells it. ECB+, gold mentions of 300 documents: CoNLL F1 .37 without such a
# rule, .60 at 0.5 and 0.6, .64 at 0.45 and 0.5, .66 at 0.3 and 0.4, which is near the .76 of the
# lemma by itself; in news of one war the lemma by itself joins every attack.
SAME_WORD = 0.45
SAME_WORD_ALONE = 0.5
# Beside an aligned copy, two sentences that are the same but for an actor.
SAME_BUT_ACTOR = 0.9
STEM = 5

_WORD = re.compile(r"\w+")
# Kinds of factuality that can be told of one and the same event.
_REALITY = {
    "actual": "real",
    "ongoing": "real",
    "historical": "past",
    "alleged": "real",
    "denied": "real",
    "planned": "future",
    "conditional": "future",
    "hypothetical": "future",
    "negated": "negated",
    "unknown": "unknown",
}


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class _Member:
    """A statement or an event as the grouping sees it: who, what, where, in which words."""

    record: Statement | Event
    article: Article
    spans: tuple[Span, ...]
    text: str
    words: frozenset[str]
    stems: frozenset[str]  # of an event's trigger
    several: bool  # the same words tell of other actors too ("Peru and Chile have urged")


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
    later = {copy.later_id for copy in copies if copy.kind != "verbatim"}
    groups: dict[tuple[str, str, tuple[str, ...]], list[_Member]] = defaultdict(list)
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


def words_contained(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """Nearly all words of the shorter content stand in the longer one of the same speaker."""
    del cosine, copied
    shorter, longer = sorted((left.words, right.words), key=len)
    shared = len(shorter & longer) / max(1, len(shorter))
    return shared if shared >= CONTAINED and len(shorter) >= MIN_CONTAINED_WORDS else 0.0


def copied_sentence(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """Both stand in sentences that are aligned in a copy, and mean nearly the same."""
    del left, right
    return max(SAME, cosine) if copied and cosine >= SAME_IF_COPIED else 0.0


def copied_event(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """Both stand in sentences that are aligned in a copy, and their sides fit."""
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event):
        return 0.0
    sides = [_shared(one.source, two.source), _shared(one.target, two.target)]
    fits = False not in sides and (True in sides or bool(left.stems & right.stems))
    return copied_sentence(left, right, cosine, copied) if fits else 0.0


def same_speaker_same_content(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """One known speaker says what means the same."""
    del copied
    named = all(
        isinstance(member.record, Statement) and member.record.speaker is not None
        for member in (left, right)
    )
    return cosine if named and cosine >= SAME else 0.0


def same_trigger(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """The same words of one article gave both events."""
    del cosine, copied
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event):
        return 0.0
    return float(left.article is right.article and one.trigger.overlaps(two.trigger))


def same_actors_near_sentence(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """The same actors do the same kind of thing in sentences that mean nearly the same.

    Where only one side of the event is named, the sentences must be the nearer.
    """
    del copied
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event) or not (one.source or one.target):
        return 0.0
    if _sides(one) != _sides(two):
        return 0.0
    least = SAME_EVENT if one.source and one.target else SAME
    return max(SAME, cosine) if cosine >= least else 0.0


def same_word_near_sentence(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """The same word tells it in sentences that are near, and no side of it is another actor's.

    What one report leaves out (by whom, upon whom) the other may tell. What one article tells twice
    with one word is mostly two events: then the sentences must be the nearer.
    """
    del copied
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event):
        return 0.0
    if not left.stems & right.stems:
        return 0.0
    sides = [_shared(one.source, two.source), _shared(one.target, two.target)]
    if False in sides:
        return 0.0
    least = SAME_WORD if True in sides else SAME_WORD_ALONE
    if left.article is right.article:
        if any(a.overlaps(b) for a in left.spans for b in right.spans):
            return 0.0  # one sentence tells of two
        least = SAME
    return max(SAME, cosine) if cosine >= least else 0.0


def same_sentence_other_actor(left: _Member, right: _Member, cosine: float, copied: bool) -> float:
    """The same word in a sentence that is the same but for who did it, or upon whom.

    Reports disagree on it; where two are named in one article they are two events.
    """
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event) or left.article is right.article:
        return 0.0
    if not left.stems & right.stems or not copied or left.several or right.several:
        return 0.0
    sides = [_shared(one.source, two.source), _shared(one.target, two.target)]
    return cosine if cosine >= SAME_BUT_ACTOR and sides.count(False) == 1 else 0.0


STATEMENT_RULES = (words_contained, copied_sentence, same_speaker_same_content)
EVENT_RULES = (
    same_trigger,
    copied_event,
    same_actors_near_sentence,
    same_word_near_sentence,
    same_sentence_other_actor,
)
RULES = (
    *STATEMENT_RULES,
    *EVENT_RULES,
    ("alone", "Nothing else in its story was found to be the same statement or event."),
)


def _can_be_one(left: _Member, right: _Member) -> bool:
    """Whether nothing speaks against it: polarity, days, countries, done or only planned."""
    one, two = left.record, right.record
    if isinstance(one, Statement) and isinstance(two, Statement):
        if one.negated != two.negated or (one.act == "DENY") != (two.act == "DENY"):
            return False
        return _dates_meet(one.said, two.said)
    if not isinstance(one, Event) or not isinstance(two, Event):
        return False
    if (left.several or right.several) and _sides(one) != _sides(two):
        return False
    realities = {_REALITY[one.factuality], _REALITY[two.factuality]} - {"unknown"}
    countries = {place.country for place in (one.place, two.place) if place is not None} - {None}
    return len(realities) < 2 and len(countries) < 2 and _dates_meet(one.date, two.date)


def _group(
    members: Sequence[_Member],
    aligned: Aligned,
    rules: Sequence[Callable[[_Member, _Member, float, bool], float]],
) -> Iterator[tuple[list[_Member], str, float]]:
    """The members put together, with the rules that did and the weakest join."""
    if len(members) == 1:
        yield [members[0]], "alone", 1.0
        return
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder
    from dragoman.stories.cluster import join  # noqa: PLC0415

    rows = vectors.encode([member.text for member in members])
    near = vectors.near_groups(rows, range(len(members)), floor=FLOOR, most=MAX_NEAR)
    values: dict[tuple[int, int], float] = {}
    fired: dict[tuple[int, int], str] = {}
    for i, j, cosine in near:
        left, right = members[i], members[j]
        copied = _copied(left, right, aligned)
        values[i, j] = 0.0
        for rule in rules if _can_be_one(left, right) else ():
            score = rule(left, right, cosine, copied)
            if score > values[i, j]:
                values[i, j], fired[i, j] = score, rule.__name__
    for found in join(len(members), values, least=SAME, uncompared=0.0):
        inside = set(found.members)
        reasons = {rule for (i, j), rule in fired.items() if i in inside and j in inside}
        yield (
            [members[at] for at in found.members],
            "+".join(sorted(reasons)) or "alone",
            round(min(1.0, found.value), 3),
        )


def _member(record: Statement | Event, article: Article, *, several: bool) -> _Member:
    spans = words_of(record, article)
    text = " ".join(span.of(article.text) for span in spans)
    told = frozenset(_WORD.findall(text.casefold()))
    trigger = record.trigger.of(article.text) if isinstance(record, Event) else ""
    stems = frozenset(word[:STEM] for word in _WORD.findall(trigger.casefold()) if len(word) > 2)
    return _Member(record, article, spans, text, told, stems, several)


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
    return (_name(record.speaker) if record.speaker is not None else "",)


def _sides(event: Event) -> tuple[str, str]:
    return _side(event.source), _side(event.target)


def _side(refs: Sequence[ActorRef]) -> str:
    return " ".join(sorted(map(_name, refs)))


def _shared(one: Sequence[ActorRef], two: Sequence[ActorRef]) -> bool | None:
    """Whether two sides have an actor in common; None where one of them names nobody."""
    if not one or not two:
        return None
    return not {_name(ref) for ref in one}.isdisjoint(_name(ref) for ref in two)


def _name(ref: ActorRef) -> str:
    return ref.actor_id if ref.actor_id is not None else "~" + " ".join(ref.name.casefold().split())


def _dates_meet(one: DateRange, two: DateRange) -> bool:
    """Whether two ranges share a day, as far as they are known."""
    late_start = one.latest is not None and two.earliest is not None and two.earliest > one.latest
    early_end = two.latest is not None and one.earliest is not None and two.latest < one.earliest
    return not late_start and not early_end


Aligned = dict[tuple[str, str], list[tuple[Span, Span]]]


def _aligned(copies: Sequence[Copy]) -> Aligned:
    """For two articles, the passages that are aligned in a copy, told from either side."""
    found: Aligned = defaultdict(list)
    for copy in copies:
        for pair in copy.spans:
            found[copy.earlier_id, copy.later_id].append((pair.earlier, pair.later))
            found[copy.later_id, copy.earlier_id].append((pair.later, pair.earlier))
    return found


def _copied(left: _Member, right: _Member, aligned: Aligned) -> bool:
    """Whether some words of both stand in sentences that are aligned with each other."""
    pairs = aligned.get((left.article.article_id, right.article.article_id), [])
    return any(
        any(here.overlaps(span) for span in left.spans)
        and any(there.overlaps(span) for span in right.spans)
        for here, there in pairs
    )


_FIDELITY = {"verbatim": 0, "unknown": 1, "translated": 2, "altered": 3}
_QUOTE = {"direct": 0, "mixed": 1, "indirect": 2}


def _fidelity(member: _Member, later: set[str]) -> tuple[int | str, ...]:
    """Best-attested wording first.

    Words that nobody altered, an article that is no abridged, translated or rewritten copy, quoted
    words before told ones, faithful before translated, the earliest, the longest.
    """
    record, article = member.record, member.article
    return (
        0 if isinstance(record, Event) else int(record.fidelity == "altered"),
        article.article_id in later,
        1 if isinstance(record, Event) else _QUOTE[record.quote],
        1 if isinstance(record, Event) else _FIDELITY[record.fidelity],
        article.published.earliest or "9999",
        -len(member.text),
        _id(record),
    )


def _reporters(story: Story, members: Sequence[_Member]) -> int:
    reporting = {member.article.article_id for member in members}
    return sum(bool(reporting & set(origin)) for origin in story.origins)
