"""From what was found to records: what is whole, when it was said, and what lies in what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from dragoman.actors import country as country_of
from dragoman.dates import anchor_of, find_times, in_aside, is_moment
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    DateRange,
    Flaw,
    Mention,
    Span,
    Statement,
    make_id,
)
from dragoman.statements.acts import act_of, certainty_of, fidelity_of, quote_of
from dragoman.statements.carrying import CLOSE
from dragoman.statements.found import Found, Mentions
from dragoman.statements.setting import setting_of
from dragoman.text import Quotation

# A quotation mark and the full stop or comma beside it.
MARKS = 2


def whole(content: Sequence[Span], quotes: Sequence[Quotation]) -> tuple[Span, ...]:
    """The content with both marks of a quotation that it holds all the words of."""
    out = []
    for span in content:
        start, end = span.start, span.end
        for quotation in quotes:
            if start <= quotation.span.start < end < quotation.span.end <= end + 3:
                end = quotation.span.end
            if (
                quotation.span.start < start <= quotation.content.start
                and quotation.span.end <= end
            ):
                start = quotation.span.start
        out.append(Span(start, end))
    return tuple(out)


def distinct(found: Sequence[Found], quotes: Sequence[Quotation]) -> list[Found]:
    """Drop what was found twice: the same cue for the same content, the surer one kept.

    A quotation without a cue of its own goes where a cue claims the same words.
    """
    claimed = [one for one in found if one.cue is not None and one.speaker is not None]
    unclosed = frozenset(q.span.start for q in quotes if q.span.end == q.content.end)
    found = [one for one in found if not any(_is_claimed(one, o, unclosed) for o in claimed)]
    best: dict[tuple[object, ...], Found] = {}
    for one in found:
        cue = None if one.cue is None else one.cue.start
        speaker = None if one.speaker is None else (one.speaker.start, one.speaker.name)
        key = (cue, speaker) if cue is not None else (one.content, speaker)
        if key not in best or best[key].score < one.score:
            best[key] = one
    return sorted(
        best.values(),
        key=lambda f: (
            min(s.start for s in f.content),
            -max(s.end for s in f.content),
            -1 if f.cue is None else f.cue.start,
        ),
    )


def _is_claimed(one: Found, other: Found, unclosed: frozenset[int]) -> bool:
    """Whether another holds all words of a quotation that has no cue, or has cut it where it ends.

    The second is where the closing mark fails, at one of the places `unclosed`: "“The talks failed,
    said the envoy on Monday." is the envoy's as far as the comma.
    """
    if one.cue is not None or other.cue is None or other.speaker is None:
        return False
    if all(any(_is_all(outer, span) for outer in other.content) for span in one.content):
        return True
    first = one.content[0]
    return (
        first.start in unclosed
        and abs(first.start - other.content[0].start) <= MARKS
        and first.covers(Span(other.cue.start, other.cue.end))
        and first.covers(Span(other.speaker.start, other.speaker.end))
    )


def _is_all(outer: Span, inner: Span) -> bool:
    """Whether a span holds another, but for marks."""
    return outer.start - MARKS <= inner.start and inner.end <= outer.end + MARKS


def _said(found: Found, article: Article) -> DateRange:
    """When it was said: the time expressions of its frame that lie outside what was said."""
    text = found.frame.of(article.text)
    times = find_times(text, article.language, anchor=anchor_of(article), past=True)
    cue = found.frame.start if found.cue is None else found.cue.start
    best: tuple[int, DateRange] | None = None
    for time in times:
        if time.evidence is None or not is_moment(time) or in_aside(text, time, article.language):
            continue
        place = Span(time.evidence.start + found.frame.start, time.evidence.end + found.frame.start)
        if any(content.overlaps(place) for content in found.content):
            continue
        distance = abs(place.start - cue)
        if best is None or distance < best[0]:
            best = (distance, replace(time, evidence=place))
    return UNKNOWN_DATE if best is None else best[1]


def finish(
    article: Article,
    found: Sequence[Found],
    quotes: Sequence[Quotation],
    mentions: Mentions,
    flaws: Sequence[Flaw],
) -> Iterator[Statement]:
    """The statements that were found, with act, time, fidelity and what they lie in."""
    ids = [_id(article, one) for one in found]
    holders = [_holder(i, found) for i in range(len(found))]
    for i, one in enumerate(found):
        quote = quote_of(one.content, quotes)
        speaker = None if one.speaker is None else mentions.at(one.speaker.start)
        act, rule = act_of(one, article, None if speaker is None else speaker.actor_kind)
        country = None if speaker is None else speaker.country
        if country is None and one.speaker is not None and one.speaker.actor_id is not None:
            country = country_of(one.speaker.actor_id)
        if one.speaker is None and one.rule != "quotation_alone":
            rule = f"{rule}+nobody_named"
        named = mentions.within_any(one.content)
        about = dict.fromkeys(m.actor_id for m in named if m.actor_id is not None)
        pronoun = speaker is not None and speaker.form == "pronoun"
        if holders[i] is None and pronoun:
            holders[i] = _continued(article, i, found, holders)
        holder = holders[i]
        made = Statement(
            statement_id=ids[i],
            article_id=article.article_id,
            speaker=one.speaker,
            addressee=one.addressee,
            cue=one.cue,
            content=one.content,
            act=act,
            quote=quote,
            fidelity=fidelity_of(one, quote, article, flaws, country),
            about=tuple(about),
            target=_target(one, act, named, country),
            inside=None if holder is None else ids[holder],
            negated=one.negated,
            certainty=cast("object", certainty_of(one, article)),  # type: ignore[arg-type]
            said=_said(one, article),
            rule=rule,
            score=one.score,
        )
        told = setting_of(article, made, found)
        yield replace(
            made,
            medium=told.medium,
            venue=told.venue,
            condition=told.condition,
            promised=told.promised,
        )


def _id(article: Article, one: Found) -> str:
    return make_id(
        "statement",
        article.article_id,
        -1 if one.cue is None else one.cue.start,
        one.content[0].start,
        one.content[-1].end,
        "" if one.speaker is None else one.speaker.name,
    )


def _target(one: Found, act: str, named: Sequence[Mention], country: str | None) -> str | None:
    """Whom the act is aimed at; a threat without an object, the first foreigner that it names."""
    if one.target is not None:
        return one.target
    if act in ("THREATEN", "REQUEST") and one.addressee is not None:
        return one.addressee.actor_id
    if act == "THREATEN" and country is not None:
        foreign = (m for m in named if m.country not in (None, country))
        return next((m.actor_id for m in foreign if m.actor_id is not None), None)
    return None


def _continued(
    article: Article, i: int, found: Sequence[Found], holders: Sequence[int | None]
) -> int | None:
    """The statement that a sentence goes on with: "He said they denied it. They also said ...".

    A pronoun that names the speaker of an inner statement of the sentence before keeps speaking
    inside the same outer statement.
    """
    one = found[i]
    if one.speaker is None or one.speaker.actor_id is None:
        return None
    for j in range(i - 1, -1, -1):
        other = found[j]
        between = article.text[other.frame.end : one.frame.start]
        if len(between) > CLOSE or "\n" in between:
            return None
        if holders[j] is None or other.speaker is None or other.frame == one.frame:
            continue
        if other.speaker.actor_id == one.speaker.actor_id:
            return holders[j]
    return None


def _holder(i: int, found: Sequence[Found]) -> int | None:
    """The number of the smallest statement whose content holds this one's cue and content."""
    one = found[i]
    inner = [*one.content]
    if one.cue is not None:
        inner.append(Span(one.cue.start, one.cue.end))
    best: tuple[int, int] | None = None
    for j, other in enumerate(found):
        if i == j or (one.cue is not None and other.cue == one.cue):
            continue
        if other.cue is not None and any(
            s.covers(Span(other.cue.start, other.cue.end)) for s in one.content
        ):
            continue
        if all(any(outer.covers(span) for outer in other.content) for span in inner):
            size = sum(len(span) for span in other.content)
            if (other.content != one.content or one.cue is not None) and (
                best is None or size < best[0]
            ):
                best = (size, j)
    return None if best is None else best[1]
