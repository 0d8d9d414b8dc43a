"""What the sources of a sentence find: words that mean an actor, and the phrase of an office."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.actors.gazetteer import Entry
from dragoman.actors.reading import Line
from dragoman.records import ActorKind
from dragoman.text import slug

Form = Literal["name", "demonym", "metonym", "role", "pronoun", "group"]


Determiner = Literal["definite", "indefinite", "possessive", "plural", "none"]


# Offices that can be of several departments at once.
PORTFOLIOS = {"minister", "foreign-minister", "defence-minister", "finance-minister", "secretary"}


@dataclass(frozen=True, slots=True)
class Found:
    """Words [start, end) of a line that mean an actor, before it is settled whom."""

    start: int
    end: int
    form: Form
    kind: ActorKind
    actor_id: str | None
    name: str
    rule: str
    score: float
    country: str | None = None
    title: str | None = None
    role: str | None = None  # office class of a role, group word of a group
    second: str | None = None  # class of a second office: "Defence Minister General X"
    gender: str | None = None
    many: bool = False
    determiner: Determiner = "none"
    regions: tuple[str, ...] = ()
    body: str | None = None
    covers: tuple[tuple[int, int], ...] = ()  # further words that this phrase explains
    several: tuple[str, ...] = ()  # countries of "the Chinese and Russian ministers"
    head: int = -1  # the word that the sentence builds on


def unlisted_body(line: Line, start: int, end: int, rule: tuple[str, float]) -> Found:
    """An organisation that no list has, by the words [start, end); the rule and its score."""
    name = line.slice(start, end)
    kind: ActorKind = "organisation"
    return Found(start, end, "name", kind, slug(name), name, *rule, head=end - 1)


def land_before(line: Line, start: int) -> str | None:
    """As in "Norway's Rescue Agency", "the Norwegian Rescue Agency": the state right before."""
    genitive = line.word(start - 1) == "s" and line.word(start - 2) == "'"
    match = line.before(start - 2, "state") if genitive else line.before(start, "demonym")
    return match[1].country if match is not None else None


@dataclass(slots=True)
class Phrase:
    """An office or group word with what belongs to it, while it is being read."""

    start: int
    end: int
    core: int
    word: Entry
    country: str | None = None
    body: str | None = None
    determiner: Determiner = "none"
    det_start: int = -1
    regions: tuple[str, ...] = ()
    modified: list[str] = field(default_factory=list)
    title_start: int = -1
    owner: bool = False  # a person's possessive stands before it
    several: tuple[str, ...] = ()  # the states of "the leaders of Serbia and Kosovo"


def absorb(phrase: Phrase, entry: Entry) -> None:
    """Take a state, body or ministry into the phrase."""
    if entry.kind == "seat" and phrase.word.id in ("journalist", "academic", "mayor", "expert"):
        return  # "a Washington correspondent" can be of any country
    if entry.kind in ("demonym", "state", "seat", "house", "people"):
        key = entry.id
        if key.islower():
            phrase.body = phrase.body or key
        else:
            phrase.country = phrase.country or key
        if entry.kind == "house":
            phrase.modified.append(entry.kind)
    elif entry.kind == "body":
        phrase.body = phrase.body or entry.id
        phrase.country = phrase.country or entry.country
    elif entry.kind == "ministry":
        phrase.body = phrase.body or entry.id
    elif entry.kind == "region":
        phrase.regions = entry.extra
    phrase.modified.append(entry.name.lower())
