"""Statements and events as the relation rules see them: who, towards whom, what, and how told."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.actors import country
from dragoman.occurrences import sentence_around
from dragoman.records import Event, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.records import ActorRef, Article, Occurrence

_WORD = re.compile(r"\w+(?:[’']\w+)?")
STEM = 5
CUES = ("breach", "fulfilment", "response")
# The act of what somebody is said not to have said: it answers nothing and nothing answers it.
UNSAID = "UNSAID"
# "usa-officials": the state of a group is the first part of its id.
_GROUP = re.compile(r"([a-z]{3})-")
# What a negation reaches to, read off the marks between clauses.
_CLAUSE = re.compile(r"[,;:.!?…—–()\"“”„«»]+|\s-+\s")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement or event.

    `by` holds the speaker's or sources' ids, `to` addressee and targets, `about` every actor of
    the content, `side` the speaker's or sources' ids and their states. `text` is the content,
    `window` the sentence or sentences around it; `words` are the stems of its words of some
    matter (not "that", "would"), `plain` those that are no names, `denied` the plain ones in
    clauses with a negation, `focus` those beside the negation. `negative` says that the
    content denies something, `future` that it speaks of what will be, `demand` that it names a
    demand; `cues` names the lists of relations.yml with a phrase in the window,
    `repeats` that the cue verb says the message is not new.
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
    side: frozenset[str]
    cued: bool
    start: int
    end: int
    text: str
    window: str
    words: frozenset[str]
    plain: frozenset[str]
    denied: frozenset[str]
    focus: frozenset[str]
    demand: bool
    negative: bool
    future: bool
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
        UNSAID if statement.negated else statement.act,
        article,
        _ids((statement.speaker,)),
        _names((statement.speaker,)),
        _ids((statement.addressee,))
        | (frozenset() if statement.target is None else frozenset({statement.target})),
        frozenset(statement.about),
        _side(_ids((statement.speaker,))),
        cue is not None,
        min(span.start for span in marks),
        max(span.end for span in marks),
        text,
        window,
        _content_words(text, lists),
        _plain_words(text, article.language, lists),
        _denied_words(text, article.language, lists),
        _focus(text, article.language, lists),
        not lists.demand.isdisjoint(_WORD.findall(text.casefold())),
        _negative(text, lists.negation),
        _future(text, lists),
        _cues(window, lists) - ({"response"} - _cues(_without(article, window, spans), lists)),
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
        _side(_ids(event.source)),
        True,
        event.trigger.start,
        max(span.end for span in spans),
        text,
        window,
        _content_words(text, lists),
        _plain_words(text, article.language, lists),
        _denied_words(text, article.language, lists),
        _focus(text, article.language, lists),
        not lists.demand.isdisjoint(_WORD.findall(text.casefold())),
        event.factuality in {"negated", "denied"},
        event.factuality in {"planned", "conditional", "hypothetical"},
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


def _side(ids: frozenset[str]) -> frozenset[str]:
    """The ids with the states that they belong to, as far as lists and ids tell."""
    states = {country(name) for name in ids}
    for name in ids:
        group = _GROUP.match(name)
        if group and country(group.group(1).upper()) is not None:
            states.add(group.group(1).upper())
    return ids | frozenset(state for state in states if state is not None)


def _without(article: Article, window: str, spans: Sequence[Span]) -> str:
    """The window without the content: what the text says about the statement."""
    for span in spans:
        window = window.replace(span.of(article.text), " ")
    return window


@dataclass(frozen=True, slots=True)
class _Lists:
    negation: frozenset[str]
    common: frozenset[str]
    future: frozenset[str]
    demand: frozenset[str]
    repeat: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _lists(language: str) -> _Lists:
    content = words.load(language.split("-", maxsplit=1)[0], "relations")
    return _Lists(
        frozenset(content.get("negation", ())),
        frozenset(content.get("common", ())),
        frozenset(content.get("future", ())),
        frozenset(content.get("demand", ())),
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
    """Whether the words deny something; two negations are mostly one ("no ... nada")."""
    return any(True for _ in _negations(text, negation))


def _negations(text: str, negation: frozenset[str]) -> Iterator[str]:
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if _negates(word, negation):
            yield word


def _negates(word: str, negation: frozenset[str]) -> bool:
    return word in negation or word.endswith(("n't", "n’t"))


def _content_words(text: str, lists: _Lists) -> frozenset[str]:
    """The stems (five letters) of the words of four letters and more that are of some matter."""
    found = (match.group().casefold() for match in _WORD.finditer(text))
    return frozenset(word[:STEM] for word in found if _tells(word, lists))


def _tells(word: str, lists: _Lists) -> bool:
    return len(word) > 3 and word not in lists.negation and word not in lists.common


def _plain(word: str, language: str, lists: _Lists) -> bool:
    """Whether a word is of some matter and no name, which its capital letter tells.

    A language that writes every noun so, such as German, keeps its names.
    """
    name = word[0].isupper() and not _noun_capitals(language)
    return not name and _tells(word.casefold(), lists)


@cache
def _noun_capitals(language: str) -> bool:
    """Whether every noun of a language has a capital letter."""
    return bool(words.load(language.split("-", maxsplit=1)[0], "roles").get("noun_capitals"))


def _plain_words(text: str, language: str, lists: _Lists) -> frozenset[str]:
    return frozenset(
        word[:STEM].casefold() for word in _WORD.findall(text) if _plain(word, language, lists)
    )


def _focus(text: str, language: str, lists: _Lists) -> frozenset[str]:
    """For each negation the next plain word of its clause, or where there is none, the last one."""
    found: set[str] = set()
    for clause in _CLAUSE.split(text):
        spoken = _WORD.findall(clause)
        for at, word in enumerate(spoken):
            if _negates(word.casefold(), lists.negation):
                beside = [*spoken[at + 1 :], *reversed(spoken[:at])]
                plain = (other for other in beside if _plain(other, language, lists))
                found.update(other[:STEM].casefold() for other in itertools.islice(plain, 1))
    return frozenset(found)


def _denied_words(text: str, language: str, lists: _Lists) -> frozenset[str]:
    """The plain words of the clauses that hold a negation."""
    return frozenset(
        stem
        for clause in _CLAUSE.split(text)
        if _negative(clause, lists.negation)
        for stem in _plain_words(clause, language, lists)
    )


def _future(text: str, lists: _Lists) -> bool:
    """Whether the words tell what will be."""
    return not lists.future.isdisjoint(_WORD.findall(text.casefold()))


def _cues(window: str, lists: _Lists) -> frozenset[str]:
    return frozenset(name for name, pattern in lists.patterns if pattern.search(window))
