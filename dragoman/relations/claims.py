"""Statements and events as the relation rules see them: who, towards whom, what, and how told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.actors import country
from dragoman.occurrences import sentence_around, words_of
from dragoman.records import Event, Span, Statement
from dragoman.relations.wording import Wording, is_offer, negates, phrases, read_wording, says_again
from dragoman.stories.signs import published_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dragoman.records import ActorRef, Article

# The act of what somebody is said not to have said: it answers nothing and nothing answers it.
UNSAID = "UNSAID"
# "usa-officials": the state of a group is the first part of its id.
_GROUP = re.compile(r"([a-z]{3})-")
# How many characters before its trigger an event's "renewed", "again" stands.
BEFORE_TRIGGER = 30


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows beside a claim: its occurrence, and the states of actors, by ids."""

    occurrences: Mapping[str, str]
    states: Mapping[str, str]

    def side(self, ids: frozenset[str]) -> frozenset[str]:
        """The ids with the states that they belong to, as far as lists, pages and ids tell."""
        states = {country(name) or self.states.get(name) for name in ids}
        for name in ids:
            group = _GROUP.match(name)
            if group and country(group.group(1).upper()) is not None:
                states.add(group.group(1).upper())
        return ids | frozenset(state for state in states if state is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement or event.

    `by` holds the speaker's or sources' ids and `side` the same with their states; `to` holds
    addressee and targets, `concerns` these and every actor of the content, with their states.
    `told` is its wording, `repeats` says that its cue calls the message not new and `offers` that
    the cue is one of offering. `day` is the day it was said or done, else that of its article,
    `dated` that it is its own. `denial` is of an event that is told as denied, `page` are the title
    and first sentence of its article.
    """

    claim_id: str
    occurrence_id: str
    story_id: str
    is_event: bool
    act: str
    article: Article
    by: frozenset[str]
    by_names: frozenset[str]
    side: frozenset[str]
    to: frozenset[str]
    to_side: frozenset[str]
    about: frozenset[str]
    concerns: frozenset[str]
    cued: bool
    start: int
    end: int
    told: Wording
    negative: bool
    future: bool
    denial: bool
    repeats: bool
    offers: bool
    day: str | None
    dated: bool
    page: Wording

    @property
    def text(self) -> str:
        """The words of the claim."""
        return self.told.text


@dataclass(frozen=True, slots=True)
class _Source:
    """An article with what all its claims share: its title and first sentence, its story."""

    article: Article
    page: Wording
    known: Known
    story_id: str


def read_claims(
    article: Article,
    statements: Sequence[Statement],
    events: Sequence[Event],
    *,
    known: Known,
    story_id: str,
) -> Iterator[Claim]:
    """The claims of one article.

    An event that is the speech act of a statement is no claim of its own: it tells the statement
    whom it is aimed at. Nor is an agreement that is read off what a statement promises.
    """
    promised = [span for one in statements if one.act == "AGREE" for span in one.content]
    spoken: dict[str, Event] = {}
    for event in events:
        for statement in statements:
            cue = statement.cue
            if cue is not None and event.trigger.overlaps(Span(cue.start, cue.end)):
                spoken[event.event_id] = event
    source = _Source(article, _head(article), known, story_id)
    for statement in statements:
        if statement.content:
            yield _of_statement(source, statement, list(spoken.values()))
    for event in events:
        inner = event.type == "AGREE" and any(event.trigger.overlaps(span) for span in promised)
        if event.event_id not in spoken and not inner:
            yield _of_event(source, event)


def _of_statement(source: _Source, statement: Statement, acts: Sequence[Event]) -> Claim:
    article, known = source.article, source.known
    cue = statement.cue
    marks = list(statement.content)
    said: set[str] = set()
    aimed: tuple[ActorRef, ...] = ()
    if cue is not None:
        marks.append(Span(cue.start, cue.end))
        said = {cue.lemma, marks[-1].of(article.text)}
        own = [e for e in acts if e.trigger.overlaps(marks[-1])]
        aimed = tuple(ref for event in own for ref in event.target)
    sentence = sentence_around(article.text, marks)
    told = _wording(article, sentence, statement.content)
    by = _ids((statement.speaker,))
    to = _ids((statement.addressee, *aimed))
    to |= frozenset() if statement.target is None else frozenset({statement.target})
    about = frozenset(statement.about)
    # "refuses", "weigert" hold a "not" of their own; another must stand beside them.
    unsaid = statement.negated and (
        statement.act != "REJECT" or negates(told.around, article.language)
    )
    day = statement.said.earliest
    return Claim(
        claim_id=statement.statement_id,
        occurrence_id=known.occurrences.get(statement.statement_id, statement.statement_id),
        story_id=source.story_id,
        is_event=False,
        act=UNSAID if unsaid else statement.act,
        article=article,
        by=by,
        by_names=_names((statement.speaker,)),
        side=known.side(by),
        to=to,
        to_side=known.side(to),
        about=about,
        concerns=known.side(about | to),
        cued=cue is not None,
        start=min(span.start for span in marks),
        end=max(span.end for span in marks),
        told=told,
        negative=told.negative,
        future=told.future,
        denial=False,
        repeats=says_again(said, article.language) or _again(article, marks[-1]),
        offers=is_offer(said, article.language),
        day=day or published_day(article),
        dated=day is not None,
        page=source.page,
    )


def _of_event(source: _Source, event: Event) -> Claim:
    article, known = source.article, source.known
    spans = [*event.evidence, event.trigger]
    sentence = sentence_around(article.text, spans)
    told = _wording(article, sentence, words_of(event, article), whole=True)
    by, to = _ids(event.source), _ids(event.target)
    day = event.date.earliest
    return Claim(
        claim_id=event.event_id,
        occurrence_id=known.occurrences.get(event.event_id, event.event_id),
        story_id=source.story_id,
        is_event=True,
        act=event.type,
        article=article,
        by=by,
        by_names=_names(event.source),
        side=known.side(by),
        to=to,
        to_side=known.side(to),
        about=by | to,
        concerns=known.side(by | to),
        cued=True,
        start=event.trigger.start,
        end=max(span.end for span in spans),
        told=told,
        negative=event.factuality in {"negated", "denied"},
        future=event.factuality in {"planned", "conditional", "hypothetical"},
        denial=event.factuality == "denied",
        repeats=_again(article, event.trigger, verbs=True),
        offers=False,
        day=day or published_day(article),
        dated=day is not None,
        page=source.page,
    )


def _wording(
    article: Article, sentence: Span, content: Sequence[Span], *, whole: bool = False
) -> Wording:
    text = " … ".join(span.of(article.text) for span in content)
    window = sentence.of(article.text).strip()
    around = window
    for span in () if whole else content:
        around = around.replace(span.of(article.text), " ")
    return _read(text, window, around, article.language)


def _head(article: Article) -> Wording:
    text = sentence_around(article.text, [Span(article.body.start, article.body.start + 1)])
    head = article.text[: text.end].strip()
    return _read(head, head, head, article.language)


# One sentence holds some claims, and copies hold the same ones.
@lru_cache(maxsize=20_000)
def _read(text: str, window: str, around: str, language: str) -> Wording:
    return read_wording(text, window, around, language)


def _again(article: Article, mark: Span, *, verbs: bool = False) -> bool:
    """Whether shortly before these words the text says "again", or of a noun "renewed"."""
    before = article.text[max(0, mark.start - BEFORE_TRIGGER) : mark.start].rsplit(". ", 1)[-1]
    if any(True for _ in phrases("again", before, article.language)):
        return True
    return verbs and says_again(set(before.split()), article.language)


def _ids(refs: Sequence[ActorRef | None]) -> frozenset[str]:
    """The ids of some actors; a name nobody identified stands for itself."""
    return frozenset(
        ref.actor_id or "~" + ref.name.casefold()
        for ref in refs
        if ref is not None and (ref.actor_id or ref.name)
    )


def _names(refs: Sequence[ActorRef | None]) -> frozenset[str]:
    """The last word of each name, by which running text tells a person."""
    return frozenset(ref.name.split()[-1].casefold() for ref in refs if ref and ref.name.split())
