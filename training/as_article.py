"""A marked sentence as an article of its own, whose marked actors are all who are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.config import Config
from dragoman.events.coding import told
from dragoman.events.draft import Draft
from dragoman.events.lexicon import kind_of
from dragoman.language import split_sentences
from dragoman.records import (
    UNKNOWN_DATE,
    ActorRef,
    Article,
    Event,
    Mention,
    Run,
    Sentence,
    Span,
)
from dragoman.statements import find_statements

if TYPE_CHECKING:
    from markup import MarkedEvent, MarkedSentence

CONFIG = Config()


def actors_of(one: MarkedSentence) -> list[str]:
    """The marks of actors, in the order of the text; those of event words begin with e."""
    keys = (key for key in one.marks if key[0] != "e" or len(key) == 1)
    return sorted(keys, key=lambda key: one.marks[key])


def article_of(one: MarkedSentence) -> Article:
    """The sentence as an article that says nothing of its day or outlet."""
    whole = Span(0, len(one.text))
    return Article(
        "marked", "marked", "marked", 0, "main", one.language, None, one.text, whole,
        (Run(0, 0, len(one.text)),), None, None, (), None, UNKNOWN_DATE, "marked", 1.0,
    )  # fmt: skip


def sentences_of(article: Article) -> list[Sentence]:
    """Its sentences, as prose: a short one would pass for a heading."""
    return [replace(s, kind="prose") for s in split_sentences(article, config=CONFIG)]


def mentions_of(one: MarkedSentence) -> list[Mention]:
    """Its marked actors, each one of its own."""
    return [
        Mention(
            f"{one.place}/{key}", "marked", one.marks[key], key, one.marks[key].of(one.text),
            "organisation", None, "name", None, "marked", 1.0,
        )
        for key in actors_of(one)
    ]  # fmt: skip


def coded(one: MarkedSentence, *, floor: float | None = None) -> list[tuple[Draft, Event]]:
    """What the ledger codes in the sentence, by way of its statements."""
    article, mentions = article_of(one), mentions_of(one)
    sentences = sentences_of(article)
    said = list(find_statements(article, sentences, mentions, [], config=CONFIG))
    if floor is None:
        return list(told(article, sentences, mentions, said))
    return list(told(article, sentences, mentions, said, floor=floor))


def matched(one: MarkedSentence, events: Sequence[Event]) -> Iterator[tuple[MarkedEvent, Event]]:
    """The marked events that were found, each with what was found for it.

    Right is one whose type is that of the text, with a marked source and a marked target among its
    own (or both have none). The text follows PLOVER, whose AGREE is every cooperative act that
    lies ahead; the ledger calls a planned visit CONSULT, planned, and that is right too.
    """
    free = list(events)
    for gold in one.events:
        right = [e for e in between(one, gold, free) if e.type == gold.type or _ahead(gold, e)]
        right.sort(key=lambda e: (e.factuality != gold.factuality, -e.score))
        if right:
            free.remove(right[0])
            yield gold, right[0]


def between(one: MarkedSentence, gold: MarkedEvent, events: Sequence[Event]) -> list[Event]:
    """Those of some events that are between the parties of a marked one."""
    ways = [(gold.source, gold.target)]
    if gold.both_ways:
        ways.append((gold.target, gold.source))
        if not gold.target:
            ways += [((a,), (b,)) for a in gold.source for b in gold.source if a != b]
    return [
        e for e in events if any(_met(e.source, s, one) and _met(e.target, t, one) for s, t in ways)
    ]


def _met(refs: tuple[ActorRef, ...], keys: tuple[str, ...], one: MarkedSentence) -> bool:
    if not refs or not keys:
        return not refs and not keys
    return any(
        ref.start < one.marks[key].end and one.marks[key].start < ref.end
        for ref in refs
        for key in keys
    )


def _ahead(gold: MarkedEvent, event: Event) -> bool:
    return (
        gold.type == "AGREE"
        and kind_of(event.type).quad in {1, 2}
        and gold.factuality == event.factuality
        and gold.factuality in {"planned", "conditional"}
    )
