"""What the coders of events hand over: an event before it is judged, dated and placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.actors import members
from dragoman.language import Token
from dragoman.records import ActorRef, Article, EventType, Mention, Sentence, Span, Statement


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its tokens (offsets into the article), its mentions and its statements.

    `statements` are those whose content touches the sentence, also where it began before;
    `countries` gives the state of each actor that the article names.
    """

    article: Article
    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    countries: Mapping[str, str] = field(default_factory=dict)


EvidenceKind = Literal["words", "saying", "words_unparsed", "saying_unparsed", "pair_unparsed"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a draft: its kind, its score by words, the coder's share of its type."""

    kind: EvidenceKind
    words: float
    share: float


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as its words name it.

    `carrier` is the token with the event's tense and negation, None where there is none; `noun`
    says that it is an event noun that no verb carries; `last` is the noun that a verb carries.
    `bare` says that it lacks the target without which it counts only as a plan or as a denial;
    `heard` is the evidence that its score was made of, once the trained coder was asked.
    """

    type: EventType
    mode: str | None
    source: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    trigger: Span
    carrier: int | None
    noun: bool
    last: int | None
    evidence: tuple[Span, ...]
    rule: str
    score: float
    statement: Statement | None = None
    bare: bool = False
    heard: Evidence | None = None


def one_by_one(ref: ActorRef) -> tuple[ActorRef, ...]:
    """Those whom one phrase names together ("the two leaders"), each by itself."""
    if ref.actor_id is None:
        return (ref,)
    return tuple(replace(ref, actor_id=name) for name in members(ref.actor_id))
