"""Whether two statements, or two events, are reports of one: the rules, and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.records import Event, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.records import ActorRef, Article, DateRange

# Contents that mean the same. Meantime, sentence beside its translation (1,556) against the other
# sentences of that translation (23,514): 0.65 has precision .91 and recall .97, 0.7 has .97 and
# .94, 0.75 has .99 and .88.
SAME = 0.7
# Enough where two sentences are aligned in a copy, or the words of one are in the other.
SAME_IF_COPIED = 0.45
# What a pair that is farther apart counts at most in the mean of a group.
JUST_BELOW = 0.69
# Of one speaker's direct quotations in one story. On found pages of an interview in five languages
# those of one utterance stood at 0.66 to 0.77, of two at 0.56 or less; scraps of few words reach
# 0.69 by chance.
SAME_TRANSLATED = 0.65
MIN_QUOTED = 6
# A speaker's own words, quoted in the speaker's language, are the same words: more than this part
# of those that tell something, of which there are so many at least, of so many letters.
SAME_WORDS = 0.5
MIN_TOLD = 3
MIN_LETTERS = 4
# Words of the shorter content that stand in the longer, in any order, and how many at least.
CONTAINED = 0.85
MIN_CONTAINED_WORDS = 4
# Events carry their actors and type already, so that less has to be said by the sentence.
SAME_EVENT = 0.6
# Where the same word tells it. ECB+, gold mentions of 300 documents: CoNLL F1 .37 without such a
# rule, .60 at 0.5 and 0.6, .64 at 0.45 and 0.5, .66 at 0.3 and 0.4, which is near the .76 of the
# lemma by itself; in news of one war the lemma by itself joins every attack.
SAME_WORD = 0.45
SAME_WORD_ALONE = 0.5
# Beside an aligned copy, two sentences that are the same but for an actor.
SAME_BUT_ACTOR = 0.9
STEM = 5

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


@dataclass(frozen=True, slots=True)
class Member:
    """A statement or an event as the grouping sees it: who, what, where, in which words."""

    record: Statement | Event
    article: Article
    spans: tuple[Span, ...]
    text: str
    words: frozenset[str]
    stems: frozenset[str]  # of an event's trigger
    several: bool  # the same words tell of other actors too ("Peru and Chile have urged")


def words_contained(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """Nearly all words of the shorter content stand in the longer one of the same speaker."""
    del cosine, copied
    shorter, longer = sorted((left.words, right.words), key=len)
    shared = len(shorter & longer) / max(1, len(shorter))
    return shared if shared >= CONTAINED and len(shorter) >= MIN_CONTAINED_WORDS else 0.0


def copied_sentence(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """Both stand in sentences that are aligned in a copy, and mean nearly the same."""
    del left, right
    return max(SAME, cosine) if copied and cosine >= SAME_IF_COPIED else 0.0


def copied_event(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """Both stand in sentences that are aligned in a copy, and their sides fit."""
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event):
        return 0.0
    sides = [_shared(one.source, two.source), _shared(one.target, two.target)]
    fits = False not in sides and (True in sides or bool(left.stems & right.stems))
    return copied_sentence(left, right, cosine, copied) if fits else 0.0


def same_speaker_same_content(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """One known speaker says what means the same."""
    del copied
    return cosine if one_speaker(left, right) and cosine >= SAME else 0.0


def quotation_in_translation(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """One known speaker is quoted in two languages with what means nearly the same."""
    del copied
    languages = {member.article.language.split("-")[0] for member in (left, right)}
    quoted = all(
        isinstance(member.record, Statement)
        and member.record.quote == "direct"
        and len(member.words) >= MIN_QUOTED
        for member in (left, right)
    )
    near = len(languages) == 2 and quoted and cosine >= SAME_TRANSLATED
    return max(SAME, cosine) if near and one_speaker(left, right) else 0.0


def same_trigger(left: Member, right: Member, cosine: float, copied: bool) -> float:
    """The same words of one article gave both events."""
    del cosine, copied
    one, two = left.record, right.record
    if not isinstance(one, Event) or not isinstance(two, Event):
        return 0.0
    return float(left.article is right.article and one.trigger.overlaps(two.trigger))


def same_actors_near_sentence(left: Member, right: Member, cosine: float, copied: bool) -> float:
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


def same_word_near_sentence(left: Member, right: Member, cosine: float, copied: bool) -> float:
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


def same_sentence_other_actor(left: Member, right: Member, cosine: float, copied: bool) -> float:
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


STATEMENT_RULES = (
    words_contained,
    copied_sentence,
    same_speaker_same_content,
    quotation_in_translation,
)
EVENT_RULES = (
    same_trigger,
    copied_event,
    same_actors_near_sentence,
    same_word_near_sentence,
    same_sentence_other_actor,
)


def can_be_one(left: Member, right: Member) -> bool:
    """Whether nothing speaks against it: polarity, days, countries, done or only planned."""
    one, two = left.record, right.record
    if isinstance(one, Statement) and isinstance(two, Statement):
        if one.negated != two.negated or (one.act == "DENY") != (two.act == "DENY"):
            return False
        if _quoted_otherwise(left, right):
            return False
        return _dates_meet(one.said, two.said)
    if not isinstance(one, Event) or not isinstance(two, Event):
        return False
    if (left.several or right.several) and _sides(one) != _sides(two):
        return False
    realities = {_REALITY[one.factuality], _REALITY[two.factuality]} - {"unknown"}
    countries = {place.country for place in (one.place, two.place) if place is not None} - {None}
    return len(realities) < 2 and len(countries) < 2 and _dates_meet(one.date, two.date)


def one_speaker(left: Member, right: Member) -> bool:
    """Whether both are statements of one known speaker."""
    return all(
        isinstance(member.record, Statement) and member.record.speaker is not None
        for member in (left, right)
    )


def _quoted_otherwise(left: Member, right: Member) -> bool:
    """Whether both give a speaker's own words in one language, and these are not the same words.

    "We will open ten thousand schools" and "We will lay ten thousand miles of rail" are near.
    """
    for member in (left, right):
        record = member.record
        if isinstance(record, Event) or (record.quote, record.fidelity) != ("direct", "verbatim"):
            return False
    language = left.article.language.split("-")[0]
    if right.article.language.split("-")[0] != language:
        return False
    common = _common(language)
    told = [
        {word for word in member.words if len(word) >= MIN_LETTERS and word not in common}
        for member in (left, right)
    ]
    fewer = min(map(len, told))
    return fewer >= MIN_TOLD and len(told[0] & told[1]) <= SAME_WORDS * fewer


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(words.load(language, "relations").get("common", ()))


def _sides(event: Event) -> tuple[str, str]:
    return _side(event.source), _side(event.target)


def _side(refs: Sequence[ActorRef]) -> str:
    return " ".join(sorted(map(name_of, refs)))


def _shared(one: Sequence[ActorRef], two: Sequence[ActorRef]) -> bool | None:
    """Whether two sides have an actor in common; None where one of them names nobody."""
    if not one or not two:
        return None
    return not {name_of(ref) for ref in one}.isdisjoint(name_of(ref) for ref in two)


def name_of(ref: ActorRef) -> str:
    """An actor's id, or the name by which nobody identified it."""
    return ref.actor_id if ref.actor_id is not None else "~" + " ".join(ref.name.casefold().split())


def _dates_meet(one: DateRange, two: DateRange) -> bool:
    """Whether two ranges share a day, as far as they are known."""
    late_start = one.latest is not None and two.earliest is not None and two.earliest > one.latest
    early_end = two.latest is not None and one.earliest is not None and two.latest < one.earliest
    return not late_start and not early_end
