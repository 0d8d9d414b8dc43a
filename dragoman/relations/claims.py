"""Statements and events as the relation rules see them: who, towards whom, what, and how told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.occurrences import sentence_around
from dragoman.records import Event, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.records import ActorRef, Article, Occurrence

_WORD = re.compile(r"\w+(?:[’']\w+)?")
CUES = ("breach", "fulfilment", "response")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement or event.

    `by` holds the speaker's or sources' ids, `to` addressee and targets, `about` every actor of
    the content; `text` is the content, `window` the sentence or sentences around it; `negative`
    says that the content denies something; `cues` names the lists of relations.yml with a phrase
    in the window, `repeats` that the cue verb says the message is not new.
    """

    claim_id: str
    occurrence_id: str
    is_event: bool
    act: str
    article: Article
    by: frozenset[str]
    by_names: frozenset[str]
    to: frozenset[str]
    about: frozenset[str]
    start: int
    end: int
    text: str
    window: str
    words: frozenset[str]
    negative: bool
    cues: frozenset[str]
    repeats: bool
    day: str | None


def read_claims(
    article: Article,
    statements: Sequence[Statement],
    events: Sequence[Event],
    occurrences: dict[str, Occurrence],
) -> Iterator[Claim]:
    """The claims of one article. An event that is the speech act of a statement is left out."""
    cues = [statement.cue for statement in statements if statement.cue is not None]
    for statement in statements:
        if statement.content:
            yield _of_statement(article, statement, occurrences)
    for event in events:
        spoken = any(event.trigger.overlaps(Span(cue.start, cue.end)) for cue in cues)
        if not spoken:
            yield _of_event(article, event, occurrences)


def _of_statement(
    article: Article, statement: Statement, occurrences: dict[str, Occurrence]
) -> Claim:
    spans = list(statement.content)
    text = " … ".join(span.of(article.text) for span in spans)
    marks = spans + ([Span(statement.cue.start, statement.cue.end)] if statement.cue else [])
    window = sentence_around(article.text, marks).of(article.text).strip()
    lists = _lists(article.language)
    cue = statement.cue
    said = {cue.lemma, article.text[cue.start : cue.end]} if cue is not None else set()
    return Claim(
        statement.statement_id,
        _occurrence(statement.statement_id, occurrences),
        False,
        "DENY" if statement.negated and statement.act == "ASSERT" else statement.act,
        article,
        _ids((statement.speaker,)),
        _names((statement.speaker,)),
        _ids((statement.addressee,))
        | (frozenset() if statement.target is None else frozenset({statement.target})),
        frozenset(statement.about),
        min(span.start for span in marks),
        max(span.end for span in marks),
        text,
        window,
        _content_words(text, lists.negation),
        _negative(text, lists.negation) != statement.negated,
        _cues(window, lists),
        bool({word.casefold() for word in said} & lists.repeat),
        statement.said.earliest or article.published.earliest,
    )


def _of_event(article: Article, event: Event, occurrences: dict[str, Occurrence]) -> Claim:
    spans = [*event.evidence, event.trigger]
    window = sentence_around(article.text, spans).of(article.text).strip()
    text = " … ".join(span.of(article.text) for span in event.evidence) or window
    lists = _lists(article.language)
    return Claim(
        event.event_id,
        _occurrence(event.event_id, occurrences),
        True,
        event.type,
        article,
        _ids(event.source),
        _names(event.source),
        _ids(event.target),
        _ids((*event.source, *event.target)),
        event.trigger.start,
        max(span.end for span in spans),
        text,
        window,
        _content_words(text, lists.negation),
        event.factuality in {"negated", "denied"},
        _cues(window, lists),
        False,
        event.date.earliest or article.published.earliest,
    )


def _occurrence(claim_id: str, occurrences: dict[str, Occurrence]) -> str:
    found = occurrences.get(claim_id)
    return claim_id if found is None else found.occurrence_id


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


@dataclass(frozen=True, slots=True)
class _Lists:
    negation: frozenset[str]
    repeat: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _lists(language: str) -> _Lists:
    content = words.load(language.split("-", maxsplit=1)[0], "relations")
    return _Lists(
        frozenset(content.get("negation", ())),
        frozenset(content.get("repeat", ())),
        tuple(
            (
                name,
                re.compile("|".join(rf"\b(?:{phrase})" for phrase in content[name]), re.IGNORECASE),
            )
            for name in CUES
            if content.get(name)
        ),
    )


def _negative(text: str, negation: frozenset[str]) -> bool:
    """Whether the words deny something: an odd number of negations."""
    return sum(1 for word in _negations(text, negation)) % 2 == 1


def _negations(text: str, negation: frozenset[str]) -> Iterator[str]:
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if word in negation or word.endswith(("n't", "n’t")):
            yield word


def _content_words(text: str, negation: frozenset[str]) -> frozenset[str]:
    """The stems (five letters) of the words of four letters and more, negations left out."""
    found = _WORD.findall(text.casefold())
    return frozenset(word[:5] for word in found if len(word) > 3 and word not in negation)


def _cues(window: str, lists: _Lists) -> frozenset[str]:
    return frozenset(name for name, pattern in lists.patterns if pattern.search(window))
