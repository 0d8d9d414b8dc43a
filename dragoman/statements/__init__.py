"""From sentences to statements: who said what to whom, in whose words.

Each stretch of text is read in its frame (`frames`), by the parse where there is a parser
(`parsed`) and by a shallow grammar of word lists elsewhere (`shallow`); what they find gets its
act, its certainty and its fidelity (`acts`), and its place inside the statement that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from dragoman.actors import country as country_of
from dragoman.config import Config
from dragoman.dates import anchor_of, find_times, in_aside, is_moment
from dragoman.language import names_of
from dragoman.records import (
    UNKNOWN_DATE,
    ActorRef,
    Article,
    DateRange,
    Flaw,
    Mention,
    Sentence,
    Span,
    Statement,
    make_id,
)
from dragoman.statements import acts, contents, parsed, shallow, tree
from dragoman.statements.acts import act_of, certainty_of, fidelity_of, quote_of
from dragoman.statements.found import Found, Mentions, named_before_colon, ref
from dragoman.statements.frames import Frame, make_frame, units
from dragoman.statements.shallow.line import Before
from dragoman.text import Quotation, paragraphs, quotations

RULES = (
    *contents.RULES,
    *parsed.RULES,
    *shallow.RULES,
    ("colon_after", "A colon follows the cue, and what was said follows the colon."),
    (
        "subjunctive_run",
        "A sentence in the subjunctive of reported speech goes on with the speaker before it.",
    ),
    (
        "quotation_carried_on",
        "A quotation alone in its paragraph goes on with the speaker before it.",
    ),
    *acts.RULES,
)
# Quotations nest: he quoted her quoting them. Nobody was seen to go deeper.
MAX_DEPTH = 2
# A quotation alone in its paragraph goes on with the speaker before it, at most this many
# paragraphs back.
CARRY_PARAGRAPHS = 2
# Who spoke this many characters ago or fewer, two sentences or three, can be meant by a sentence
# in the mood of indirect speech.
LATELY = 400
# Characters between two sentences of one paragraph.
CLOSE = 3


NOTHING_BEFORE = Before()


@dataclass(frozen=True, slots=True)
class Context:
    """Where a stretch of text stands: what kind it is, in whose quotation, after which sentence."""

    kind: str
    outer: ActorRef | None
    depth: int
    before: Before = NOTHING_BEFORE


def find_statements(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    flaws: Sequence[Flaw],
    *,
    config: Config,  # noqa: ARG001
) -> Iterator[Statement]:
    """Find every reported statement of an article, the inner ones linked to the outer ones."""
    quotes = quotations(article.text)
    known = Mentions(tuple(sorted(mentions, key=lambda m: m.span)))
    found: list[Found] = []
    lead: Mention | None = None
    previous: Span | None = None
    spoken = _transcript_lines(article, known)
    for paragraph in _paragraphs(article, sentences):
        here: list[Found] = []
        for unit in units(paragraph, quotes):
            span = Span(unit[0].span.start, unit[-1].span.end)
            before = _before([*found, *here], previous)
            kind = "transcript" if span.start in spoken else unit[0].kind
            here += _parts(article, span, quotes, known, Context(kind, None, 0, before))
            previous = span if unit[0].kind == "prose" else None
        found += _carry(article, here, found, lead)
        lead = _lead(paragraph, known, quotes)
    found = [_turned_round(one, known, flaws) for one in found]
    found = _distinct([replace(one, content=_whole(one.content, quotes)) for one in found])
    yield from _finish(article, found, quotes, known, flaws)


def _transcript_lines(article: Article, mentions: Mentions) -> frozenset[int]:
    """Where the lines of a transcript begin: two or more that open with a name and a colon."""
    starts = []
    for line in paragraphs(article.text):
        name = named_before_colon(line.of(article.text))
        if name is None or not article.body.covers(line):
            continue
        side = Span(line.start, line.start + len(name))
        inside = mentions.within(side)
        if len(inside) == 1 and len(inside[0].span) >= len(side) - 2:
            starts.append(line.start)
    return frozenset(starts) if len(starts) > 1 else frozenset()


def _parts(
    article: Article,
    span: Span,
    quotes: Sequence[Quotation],
    mentions: Mentions,
    context: Context,
) -> list[Found]:
    """What is said in a sentence, clause by clause where semicolons part it.

    A clause behind a semicolon that names no speaker goes on with what was said before it.
    """
    found: list[Found] = []
    for part in _clauses(article.text, span, quotes):
        here = _read(article, part, quotes, mentions, context)
        if not here and found:
            found = [
                replace(one, content=(*one.content, part))
                if one.content and 0 <= part.start - one.content[-1].end <= CLOSE
                else one
                for one in found
            ]
        found += here
    return found


def _clauses(text: str, span: Span, quotes: Sequence[Quotation]) -> list[Span]:
    cuts = [
        span.start + match.start()
        for match in re.finditer(r";\s", span.of(text))
        if not any(q.span.start <= span.start + match.start() < q.span.end for q in quotes)
    ]
    borders = [span.start, *(cut + 1 for cut in cuts), span.end]
    parts = [_trimmed(text, Span(a, b)) for a, b in pairwise(borders)]
    return [Span(p.start, p.end - 1) if text[p.end - 1] == ";" else p for p in parts if len(p) > 1]


def _before(found: Sequence[Found], previous: Span | None) -> Before:
    """What stands before a sentence: who spoke in the one before it, and who spoke lately."""
    if previous is None:
        return Before()
    spoken = [f for f in found if f.speaker is not None]
    running = next((f.speaker for f in spoken if previous.overlaps(f.frame)), None)
    last = max(spoken, key=lambda f: f.frame.end, default=None)
    near = last is not None and previous.start - last.frame.end < LATELY
    return Before(previous, running, last.speaker if last is not None and near else None)


def _paragraphs(article: Article, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in sorted(sentences, key=lambda s: s.span):
        if sentence.kind == "heading":
            continue
        between = article.text[groups[-1][-1].span.end : sentence.span.start] if groups else "\n"
        if "\n" in between:
            groups.append([sentence])
        else:
            groups[-1].append(sentence)
    return groups


def _read(
    article: Article,
    span: Span,
    quotes: Sequence[Quotation],
    mentions: Mentions,
    context: Context,
) -> list[Found]:
    """What is said in a stretch of text, and inside the quotations that it holds."""
    frame = make_frame(article, span, quotes, kind=context.kind)
    if article.language == "en":
        known = names_of(article.text)
        found = list(parsed.read_tree(tree.plant(article, frame, (mentions, known), context.outer)))
    else:
        found = list(shallow.read_frame(article, frame, mentions, context.outer, context.before))
    if context.outer is not None:
        found = [one for one in found if not _is_own_thought(one, article, context.outer)]
    found = _continue(found, frame)
    if context.depth < MAX_DEPTH:
        for one in list(found):
            for mask in frame.masks:
                if any(content.overlaps(mask.quotation.content) for content in one.content):
                    inner = _trimmed(article.text, mask.quotation.content)
                    if len(inner) > 0:
                        deeper = Context("prose", one.speaker, context.depth + 1, Before())
                        found += _read(article, inner, quotes, mentions, deeper)
    return found


def _is_own_thought(one: Found, article: Article, outer: ActorRef) -> bool:
    """What adds nothing to a quotation: "I think that ..." in it, or a quotation with no cue."""
    if one.cue is None:
        return True
    thought = one.cue.lemma in tree.wordset(article.language, "thought")
    return thought and one.speaker is not None and one.speaker.name == outer.name


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _continue(found: list[Found], frame: Frame) -> list[Found]:
    """Give a quotation without an attribution the speaker of the one before it in the frame."""
    out: list[Found] = []
    speaker: Found | None = None
    for one in sorted(found, key=lambda f: min(span.start for span in f.content)):
        direct = any(
            mask.quotation.span.covers(content) or content.covers(mask.quotation.span)
            for mask in frame.masks
            for content in one.content
        )
        if one.rule == "quotation_alone" and speaker is not None:
            out.append(
                replace(
                    one,
                    speaker=speaker.speaker,
                    addressee=speaker.addressee,
                    rule="quotation_continued",
                    score=round(0.9 * speaker.score, 3),
                )
            )
            continue
        if direct and one.speaker is not None and one.cue is not None:
            speaker = one
        out.append(one)
    return out


def _carry(
    article: Article, here: list[Found], before: Sequence[Found], lead: Mention | None
) -> list[Found]:
    """Give quotations that no attribution in their paragraph claims the speaker next to them.

    That is the last who spoke in the paragraph; else whom the last sentence of the paragraph
    before is about, or who spoke in it; else who spoke last.
    """
    out: list[Found] = []
    for one in sorted(here, key=lambda f: f.content[0].start):
        quoted = one.rule.startswith("quotation") and one.speaker is None
        if not quoted:
            out.append(one)
            continue
        nearest = _last_speaking(out)
        last = _last_speaking(before)
        if nearest is not None:
            speaker, score = nearest.speaker, 0.6
        elif lead is not None and (last is None or lead.span.start > _place(last)):
            speaker, score = ref(lead), 0.5
        elif last is not None and _near(article, last, one):
            speaker, score = last.speaker, 0.5
        else:
            out.append(one)
            continue
        out.append(replace(one, speaker=speaker, rule="quotation_carried_on", score=score))
    return out


def _turned_round(one: Found, mentions: Mentions, flaws: Sequence[Flaw]) -> Found:
    """Where a flaw says that an attribution stands the wrong way round, put it right.

    "He told prof. Li the Courier", of a translated page, is what Li told the Courier.
    """
    if one.cue is None or one.speaker is None:
        return one
    cue = Span(one.cue.start, one.cue.end)
    for flaw in flaws:
        if flaw.kind != "inverted_attribution" or not flaw.span.overlaps(cue):
            continue
        inside = [m for m in mentions.within(flaw.span) if m.form != "pronoun"]
        person = next((m for m in inside if m.actor_kind == "person"), None)
        outlet = next((m for m in inside if m.actor_kind == "organisation"), None)
        if person is not None:
            addressee = one.addressee if outlet is None else ref(outlet)
            if addressee is not None and addressee.actor_id == person.actor_id:
                addressee = None
            return replace(
                one,
                speaker=ref(person),
                addressee=addressee,
                rule=f"{one.rule}+inverted_attribution",
                score=round(0.8 * one.score, 3),
            )
    return one


def _place(found: Found) -> int:
    return found.frame.start if found.cue is None else found.cue.start


def _last_speaking(found: Sequence[Found]) -> Found | None:
    """The last statement with a speaker that the narrator reports, not one inside another."""
    for one in reversed(found):
        if one.speaker is None:
            continue
        place = Span(one.speaker.start, max(one.speaker.end, one.speaker.start + 1))
        if not any(span.covers(place) for other in found for span in other.content):
            return one
    return None


def _near(article: Article, last: Found, one: Found) -> bool:
    between = article.text[last.frame.end : one.frame.start]
    return between.count("\n") <= CARRY_PARAGRAPHS


def _lead(
    paragraph: Sequence[Sentence], mentions: Mentions, quotes: Sequence[Quotation]
) -> Mention | None:
    """Whom the last sentence of a paragraph is about: the first person that its narrator names."""
    for mention in mentions.within(paragraph[-1].span):
        quoted = any(quotation.span.covers(mention.span) for quotation in quotes)
        if mention.actor_kind == "person" and not quoted:
            return mention
    return None


def _whole(content: Sequence[Span], quotes: Sequence[Quotation]) -> tuple[Span, ...]:
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


def _distinct(found: Sequence[Found]) -> list[Found]:
    """Drop what was found twice: the same cue for the same content, the surer one kept."""
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


def _finish(
    article: Article,
    found: Sequence[Found],
    quotes: Sequence[Quotation],
    mentions: Mentions,
    flaws: Sequence[Flaw],
) -> Iterator[Statement]:
    ids = [_id(article, one) for one in found]
    holders = [_holder(i, found) for i in range(len(found))]
    for i, one in enumerate(found):
        quote = quote_of(one.content, quotes)
        speaker = None if one.speaker is None else mentions.at(one.speaker.start)
        act, rule = act_of(one, article, None if speaker is None else speaker.actor_kind)
        country = None if speaker is None else speaker.country
        if country is None and one.speaker is not None and one.speaker.actor_id is not None:
            country = country_of(one.speaker.actor_id)
        named = mentions.within_any(one.content)
        about = dict.fromkeys(m.actor_id for m in named if m.actor_id is not None)
        pronoun = speaker is not None and speaker.form == "pronoun"
        if holders[i] is None and pronoun:
            holders[i] = _continued(article, i, found, holders)
        holder = holders[i]
        yield Statement(
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
