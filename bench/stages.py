"""Statements and events, as a bench has them of a sentence that is an article of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.config import Config
from dragoman.events import find_events
from dragoman.language import split_sentences
from dragoman.records import Article, Event, Mention, Sentence
from dragoman.statements import find_statements

CONFIG = Config()


def prose_of(article: Article) -> list[Sentence]:
    """The sentences of an article, as prose: a short one would pass for a heading."""
    return [replace(s, kind="prose") for s in split_sentences(article, config=CONFIG)]


def events_of(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Event]:
    """The events among the mentions, by way of the statements."""
    said = list(find_statements(article, sentences, mentions, [], config=CONFIG))
    return list(find_events(article, sentences, mentions, said, config=CONFIG))
