"""Which mentions are of one event: ECB+ beside the same-lemma baseline.

Not committed data: reads coref/ecbplus_1-35 of the data pack. Its checked sentences are the
articles, its sub-topics the stories. On gold mentions each mention is an event at its words, with
type and actors of our own event there, or its lemma as type and no actors where we find none; on
our own mentions the events are ours, and what only one side has counts against. A mention is its
sentence and its last word. The baseline joins mentions of one sub-topic with one lemma.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from coreference_scores import conll
from report import report
from stories import make

from dragoman.actors import find_mentions
from dragoman.config import Config
from dragoman.events import find_events
from dragoman.language import tokens_of
from dragoman.occurrences import find_occurrences
from dragoman.records import UNKNOWN_DATE, Article, Event, Span, Story, make_id
from dragoman.statements import find_statements

ECB = "coref/ecbplus_1-35/docs.jsonl.gz"
CONFIG = Config()
Place = tuple[str, int, int]


def documents(folder: Path, limit: int | None) -> list[dict[str, Any]]:
    """The documents that have checked sentences."""
    with gzip.open(folder / ECB, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [one for one in found if one["checked_sentences"]][:limit]


def lines_of(document: dict[str, Any]) -> tuple[list[str], dict[int, tuple[int, int]]]:
    """The checked sentences as lines, and where each of their tokens stands in the text."""
    lines, places, at = [], {}, 0
    for number in document["checked_sentences"]:
        first, last = document["sentences"][number]
        words = document["tokens"][first:last]
        for index, word in enumerate(words):
            places[first + index] = (at, at + len(word))
            at += len(word) + 1
        lines.append(" ".join(words))
    return lines, places


def read(document: dict[str, Any]) -> Iterator[tuple[Article, list[Event], dict[Place, Any]]]:
    """The article, our own events, and the gold mentions with lemma and chain."""
    lines, places = lines_of(document)
    article, sentences = make(document["doc_id"], ["", *lines], "en")
    article = replace(article, title=None, body=Span(0, len(article.text)))
    offset = len(article.text) - len("\n".join(lines))
    sentences = [one for one in sentences if len(one.span)]
    mentions = list(find_mentions(article, sentences, config=CONFIG))
    statements = list(find_statements(article, sentences, mentions, [], config=CONFIG))
    events = list(find_events(article, sentences, mentions, statements, config=CONFIG))
    lemmas = {}
    for sentence in sentences:
        for token in tokens_of(article, sentence):
            lemmas[token.end] = token.lemma.casefold()
    gold: dict[Place, Any] = {}
    for one in document["events"]:
        if one["sentence"] in document["checked_sentences"] and "ACTION" in one["tag"]:
            start = places[min(one["tokens"])][0] + offset
            end = places[max(one["tokens"])][1] + offset
            # "checked into" is told by its first word, "did not say" by its last.
            words = [lemmas.get(places[at][1] + offset) for at in one["tokens"]]
            lemma = next((word for word in words if word), one["text"].split()[0].casefold())
            chain = one["chain"] or f"{document['doc_id']} {one['m_id']}"
            gold[document["doc_id"], start, end] = (lemma, chain)
    yield article, events, gold


def score(folder: Path, *, limit: int | None, verbose: bool) -> dict[str, float]:
    """CoNLL F1 and its three parts, on gold and on own mentions, ours and by lemma."""
    del verbose
    articles: list[Article] = []
    own: list[Event] = []
    gold: dict[Place, Any] = {}
    story_of: dict[str, str] = {}
    for document in documents(folder, limit):
        for article, events, mentions in read(document):
            articles.append(article)
            own += events
            gold |= mentions
            story_of[article.article_id] = document["subtopic"]
    texts = {article.article_id: article for article in articles}
    stories = _stories(story_of)
    by_gold = [_at_gold(texts[place[0]], place, told[0], own) for place, told in gold.items()]
    chains: dict[Hashable, Hashable] = {place: told[1] for place, told in gold.items()}
    scores = {}
    lemmas: dict[Hashable, Hashable] = {
        place: (story_of[place[0]], told[0]) for place, told in gold.items()
    }
    told = {"lemma_gold": lemmas, "gold": _joined(stories, articles, by_gold)}
    for name, found in told.items():
        scores |= {f"ecb_{name}_{part}": value for part, value in conll(chains, found).items()}
    placed = _own_places(own, gold)
    joined = {placed[e.event_id]: value for e, value in _by_event(stories, articles, own)}
    spoken: dict[Hashable, Hashable] = {}
    for event in own:
        word = event.trigger.of(texts[event.article_id].text).split()[0].casefold()
        place = placed[event.event_id]
        spoken[place] = lemmas.get(place, (story_of[event.article_id], word))
    for name, found in (("lemma_own", spoken), ("own", joined)):
        scores |= {f"ecb_{name}_{part}": value for part, value in conll(chains, found).items()}
    return scores


def _stories(story_of: dict[str, str]) -> list[Story]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, story in story_of.items():
        groups[story].append(name)
    return [
        Story(
            name,
            name,
            tuple(names),
            tuple((n,) for n in names),
            len(names),
            None,
            None,
            "bench",
            1.0,
        )
        for name, names in groups.items()
    ]


def _at_gold(article: Article, place: Place, lemma: str, own: list[Event]) -> Event:
    """An event at a gold mention: ours where we have one there, else its lemma for a type."""
    _, start, end = place
    span = Span(start, end)
    name = make_id("gold", *place)
    for event in _index(own).get(article.article_id, ()):
        if event.trigger.overlaps(span):
            return replace(event, event_id=name, trigger=span)
    return Event(
        name, article.article_id, cast("Any", lemma), None, (), (), span, UNKNOWN_DATE, None,
        "unknown", None, (span,), 1, None, None, "bench", 1.0,
    )  # fmt: skip


_BY_ARTICLE: dict[int, dict[str, list[Event]]] = {}


def _index(own: list[Event]) -> dict[str, list[Event]]:
    if id(own) not in _BY_ARTICLE:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in own:
            found[event.article_id].append(event)
        _BY_ARTICLE[id(own)] = found
    return _BY_ARTICLE[id(own)]


def _by_event(
    stories: list[Story], articles: list[Article], events: list[Event]
) -> Iterator[tuple[Event, str]]:
    of = {
        name: one.occurrence_id
        for one in find_occurrences(stories, articles, [], [], events, config=CONFIG)
        for name in one.member_ids
    }
    return ((event, of[event.event_id]) for event in events)


def _joined(
    stories: list[Story], articles: list[Article], events: list[Event]
) -> dict[Hashable, Hashable]:
    return {
        (e.article_id, e.trigger.start, e.trigger.end): value
        for e, value in _by_event(stories, articles, events)
    }


def _own_places(own: list[Event], gold: dict[Place, Any]) -> dict[str, Hashable]:
    """For each of our events the gold mention that its trigger touches, else its own place."""
    by_article: dict[str, list[Place]] = defaultdict(list)
    for place in gold:
        by_article[place[0]].append(place)
    found: dict[str, Hashable] = {}
    for event in own:
        touched = [p for p in by_article[event.article_id] if Span(*p[1:]).overlaps(event.trigger)]
        found[event.event_id] = (
            touched[0] if touched else (event.article_id, event.trigger.start, event.trigger.end)
        )
    return found


if __name__ == "__main__":
    report(score, ECB, __doc__)
