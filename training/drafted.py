"""What event words alone name in a sentence of the training text, as questions for the coder.

The ledger asks the coder about each draft of the lexicon: this source, this target, this word. So
it learns on what the lexicon makes of the training text, where it is right and where the word has
another sense or other parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from as_article import actors_of, article_of, mentions_of, sentences_of
from questions import Example

from dragoman.events import clauses, shallow
from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.mending import mended
from dragoman.factuality import PARSED
from dragoman.language import tokens_of
from dragoman.records import ActorRef, Span

if TYPE_CHECKING:
    from markup import MarkedEvent, MarkedSentence

# The mark of the word that a draft rests on; marks of the text begin with e1.
WORD = "e0"


def drafted(one: MarkedSentence) -> Iterator[Example]:
    """A question for each draft of the lexicon that the marks of the sentence can answer."""
    for draft in _drafts(one):
        source, target = _mark(draft.source, one), _mark(draft.target, one)
        if (source is None) != (not draft.source) or (target is None) != (not draft.target):
            continue
        told = _told(draft, source, target, one)
        if told is not None:
            marks = {**one.marks, WORD: draft.trigger}
            yield Example(replace(one, marks=marks), source, target, WORD, told)


def _told(
    draft: Draft, source: str | None, target: str | None, one: MarkedSentence
) -> tuple[MarkedEvent, ...] | None:
    """What the text tells of a draft: an event, nothing, or None where that is open."""
    here = [e for e in one.events if one.marks[e.trigger].overlaps(draft.trigger)]
    same = [e for e in one.events if e.type == draft.type]
    for event in (*here, *same):
        if _fits(event, source, target):
            return (event,)
    if here:
        return () if source is not None and target is not None else None
    # A word beside the trigger may tell the same event: "imposed" a "ban".
    return None if same or any(_fits(e, source, target) for e in one.events) else ()


def _fits(event: MarkedEvent, source: str | None, target: str | None) -> bool:
    """Whether an event is of these parties, as far as they are named."""
    ways = [(event.source, event.target)]
    if event.both_ways:
        ways += [(event.target or event.source, event.source)]
    return any(
        (source is None or source in doers) and (target is None or target in done_to)
        for doers, done_to in ways
    )


def _mark(refs: tuple[ActorRef, ...], one: MarkedSentence) -> str | None:
    spans = {Span(ref.start, ref.end) for ref in refs}
    return next((key for key in actors_of(one) if one.marks[key] in spans), None)


def idle(one: MarkedSentence) -> Iterator[Example]:
    """Event words of a sentence in which nothing happens, each beside one pair of its actors."""
    if one.events or not one.nothing:
        return
    words = lexicon(one.language)
    mine = [one.marks[key] for key in actors_of(one)]
    place = 0
    for scene in _scenes(one):
        for token in scene.tokens:
            span = Span(token.start, token.end)
            lemma = re.split("['’]", token.lemma)[-1]  # "l'accord"
            known = token.pos != "AUX" and (lemma in words.verbs or lemma in words.nouns)
            if known and not any(span.overlaps(other) for other in mine):
                source, target = one.nothing[place % len(one.nothing)]
                place += 1
                yield Example(
                    replace(one, marks={**one.marks, WORD: span}), source, target, WORD, ()
                )


def _drafts(one: MarkedSentence) -> Iterator[Draft]:
    coder = clauses if one.language in PARSED else shallow
    for scene in _scenes(one):
        yield from coder.find(scene)


def _scenes(one: MarkedSentence) -> Iterator[Scene]:
    article = article_of(one)
    for sentence in sentences_of(article):
        mentions = tuple(m for m in mentions_of(one) if sentence.span.covers(m.span))
        tokens = mended(tokens_of(article, sentence))
        yield Scene(article, sentence, tokens, mentions, ())
