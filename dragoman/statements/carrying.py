"""Whose a quotation is when its own sentence does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from dragoman.records import ActorRef, Article, Flaw, Mention, Sentence, Span
from dragoman.statements.found import Found, Mentions, ref
from dragoman.statements.frames import Frame
from dragoman.statements.tree import wordset
from dragoman.text import Quotation

# A quotation alone in its paragraph goes on with the speaker before it, at most this many
# paragraphs back.
CARRY_PARAGRAPHS = 2
# Characters between two sentences of one paragraph.
CLOSE = 3
# Where a sentence ends, and how far behind that whom it is about is named: "The ", "Der ".
SENTENCE = re.compile(r"[.!?][”\"’»')\]]*\s+")
OPENING = 4


def go_on(found: list[Found], frame: Frame) -> list[Found]:
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


def carry(
    article: Article,
    here: list[Found],
    before: Sequence[Found],
    lead: Mention | None,
    mentions: Mentions,
) -> list[Found]:
    """Give quotations that no attribution in their paragraph claims the speaker next to them.

    That is the last who spoke in the paragraph, or whom it has turned to since; else whom the last
    sentence of the paragraph before is about (`lead`), or who spoke in it; else who spoke last.
    `mentions` are those of the article.
    """
    out: list[Found] = []
    for one in sorted(here, key=lambda f: f.content[0].start):
        quoted = one.rule.startswith("quotation") and one.speaker is None
        if not quoted:
            out.append(one)
            continue
        nearest = _last_speaking(out)
        last = _last_speaking(before)
        turned = None if nearest is None else _turned_to(article, nearest, one, mentions)
        speaker: ActorRef | None
        if turned is not None:
            speaker, score = turned, 0.5
        elif nearest is not None:
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


def run_on(found: Sequence[Found], quotes: Sequence[Quotation]) -> list[Found]:
    """Give the paragraphs of one quotation the speaker whom one of them names.

    By the rule of printers each paragraph of it opens with a mark, and only the last one closes.
    """
    opened = {q.span.end for q in quotes if q.span.end == q.content.end}
    out = sorted(found, key=lambda f: f.content[0].start)
    direct = [i for i, f in enumerate(out) if f.content[0].start in {q.span.start for q in quotes}]
    pairs = [
        (i, j)
        for i, j in pairwise(direct)
        if out[i].content[-1].end in opened
        and 0 <= out[j].content[0].start - out[i].content[-1].end <= CLOSE
    ]
    for i, j in [*reversed(pairs), *pairs]:
        for one, other in ((i, j), (j, i)):
            if out[one].cue is None and out[other].cue is not None and out[other].speaker:
                out[one] = replace(
                    out[one],
                    speaker=out[other].speaker,
                    addressee=out[other].addressee,
                    rule="quotation_runs_on",
                    score=0.85,
                )
    return out


def turned_round(one: Found, mentions: Mentions, flaws: Sequence[Flaw]) -> Found:
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


def _turned_to(article: Article, last: Found, one: Found, mentions: Mentions) -> ActorRef | None:
    """Whom a paragraph turns to between who spoke last and a quotation that nobody claims.

    It is the person whom the sentence before the quotation begins with, or the first behind a "but"
    that the narrator goes on with: "X said it would hold, but that left Y cold. "We disagree."".
    """
    ends = [span.end for span in last.content] + [0 if last.cue is None else last.cue.end]
    text, stop = article.text, one.content[0].start
    start = min(max(ends), stop)
    sentences = [m.end() for m in SENTENCE.finditer(text, start, stop)]
    begin = max((at for at in sentences if text[at:stop].strip()), default=start)
    if begin > start:
        found = next(iter(mentions.within(Span(begin, stop))), None)
        if found is not None and found.span.start > begin + OPENING:
            return None
    elif _contrast(article.language).match(text, start, stop) is not None:
        people = (m for m in mentions.within(Span(start, stop)) if m.actor_kind == "person")
        found = next(people, None)
    else:
        return None
    if found is None or found.actor_kind != "person" or found.form not in ("name", "role"):
        return None
    same = last.speaker is not None and found.actor_id == last.speaker.actor_id
    return None if same and found.actor_id is not None else ref(found)


@cache
def _contrast(language: str) -> re.Pattern[str]:
    """A comma and a "but"."""
    either = "|".join(sorted(wordset(language, "contrasts"))) or "(?!)"
    return re.compile(rf"\W*,\s(?:{either})\b")


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


def lead_of(
    paragraph: Sequence[Sentence], mentions: Mentions, quotes: Sequence[Quotation]
) -> Mention | None:
    """Whom the last sentence of a paragraph is about: the first person that its narrator names."""
    for mention in mentions.within(paragraph[-1].span):
        quoted = any(quotation.span.covers(mention.span) for quotation in quotes)
        if mention.actor_kind == "person" and not quoted:
            return mention
    return None
