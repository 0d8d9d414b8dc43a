"""What a sentence of the training text asks and answers: its pairs, its triggers, the whole."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markup import MarkedEvent, MarkedSentence

WORDS = Path(__file__).parent.parent / "dragoman" / "words" / "all"
Place = tuple[int, int] | None
# Persons of the training text are named by their offices, so that bare names would stand for
# nothing political: so many of the swapped names are of persons.
PERSONS = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with one pair of actors: what the heads should say.

    `events` are those between the pair (none where nothing happens); with a `trigger` those of
    that trigger. With neither actor nor trigger they are all that the sentence tells of.
    """

    sentence: MarkedSentence
    source: str | None
    target: str | None
    trigger: str | None
    events: tuple[MarkedEvent, ...]

    @property
    def asks(self) -> str:
        """Of what it asks: a `pair`, a pair and a `trigger`, or the whole `sentence`."""
        if self.trigger is not None:
            return "trigger"
        return "pair" if self.source is not None or self.target is not None else "sentence"


def _pairs(event: MarkedEvent) -> Iterable[tuple[str | None, str | None]]:
    sources, targets = event.source or (None,), event.target or (None,)
    if event.both_ways and not event.target:
        yield from ((a, b) for a in sources for b in sources if a != b)
        return
    for a in sources:
        for b in targets:
            yield a, b
            if event.both_ways:
                yield b, a


def examples(sentence: MarkedSentence) -> list[Example]:
    """What a sentence teaches: as a whole, each pair, each trigger, and the pairs with none."""
    between: dict[tuple[str | None, str | None], list[MarkedEvent]] = defaultdict(list)
    for event in sentence.events:
        for pair in _pairs(event):
            between[pair].append(event)
    quiet = {pair for pair in sentence.nothing if pair not in between}
    quiet |= {
        (b, a) for a, b in between if a is not None and b is not None and (b, a) not in between
    }
    found = [Example(sentence, None, None, None, tuple(sentence.events))]
    for (a, b), events in between.items():
        found.append(Example(sentence, a, b, None, tuple(events)))
        found += [Example(sentence, a, b, event.trigger, (event,)) for event in events]
        # A trigger of others says nothing of this pair.
        others = {e.trigger for e in sentence.events} - {e.trigger for e in events}
        found += [Example(sentence, a, b, other, ()) for other in sorted(others)[:1]]
    for a, b in sorted(quiet, key=str):
        found.append(Example(sentence, a, b, None, ()))
        mine = sorted({e.trigger for e in sentence.events})
        found += [Example(sentence, a, b, name, ()) for name in mine[:1]]
    return found


def turned(sentence: MarkedSentence) -> Iterable[Example]:
    """Each directed event asked about the wrong way round: its own trigger, its parties changed."""
    told = {(pair, event.trigger) for event in sentence.events for pair in _pairs(event)}
    for (a, b), trigger in sorted(told, key=str):
        if a is not None and b is not None and ((b, a), trigger) not in told:
            yield Example(sentence, b, a, trigger, ())


def swapped(
    sentence: MarkedSentence, names: Sequence[str], chance: random.Random
) -> MarkedSentence:
    """The sentence with other names for its actors that are bare names, so that none is learned."""
    text, marks = sentence.text, dict(sentence.marks)
    known = set(names)
    for key in sorted(marks, key=lambda k: -marks[k].start):
        span = marks[key]
        words = text[span.start : span.end]
        if words not in known or text.count(words) > 1:
            continue
        other = person(chance) if chance.random() < PERSONS else chance.choice(names)
        shift = len(other) - len(words)
        text = text[: span.start] + other + text[span.end :]
        marks = {
            k: s
            if s.start < span.start
            else replace(s, end=s.end + shift)
            if k == key
            else replace(s, start=s.start + shift, end=s.end + shift)
            for k, s in marks.items()
        }
    return replace(sentence, text=text, marks=marks)


@cache
def _people() -> tuple[list[str], list[str]]:
    given, family = (
        [line.split("\t")[0] for line in (WORDS / name).read_text("utf-8").splitlines()[3:]]
        for name in ("given_names.tsv", "family_names.tsv")
    )
    return given, family


def person(chance: random.Random) -> str:
    """A name of nobody: "Kipkorir", or one time in two "Adrienne Kipkorir"."""
    given, family = _people()
    surname = chance.choice(family)
    return f"{chance.choice(given)} {surname}" if chance.random() < 0.5 else surname


def bare_names(sentences: Sequence[MarkedSentence]) -> list[str]:
    """Names of one word that stand as actors: "Norland", "Turkey", "Ankara"."""
    found = Counter(
        s.text[m.start : m.end] for s in sentences for k, m in s.marks.items() if k[0] != "e"
    )
    return sorted(w for w in found if w.isalpha() and w.istitle())
