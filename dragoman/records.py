"""The data model: what each stage takes and gives, as frozen dataclasses.

A record's field list is written here and nowhere else: the tables of the store, the columns of
Parquet and CSV, the JSON of the export and the reference in the docs are read off these classes.

Offsets are Unicode code points, half-open. A span of a record points into `Article.text` unless
its field says otherwise; the words are one slice away and are never copied.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

Act = Literal[
    "ASSERT",
    "DENY",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Factuality = Literal[
    "actual",
    "ongoing",
    "planned",
    "conditional",
    "alleged",
    "denied",
    "negated",
    "hypothetical",
    "historical",
    "unknown",
]
Quote = Literal["direct", "indirect", "mixed"]
Fidelity = Literal["verbatim", "translated", "altered", "unknown"]
FlawKind = Literal[
    "glued_words",
    "truncated",
    "unbalanced_quote",
    "scraper_marker",
    "machine_translation",
    "rewritten",
    "inverted_attribution",
    "doubled_text",
    "mojibake",
]
ActorKind = Literal["state", "person", "organisation", "group", "unknown"]
CopyKind = Literal["verbatim", "abridged", "translated", "rewritten"]
RelationKind = Literal[
    "repeats", "denies", "rejects", "contradicts", "fulfils", "breaks", "responds"
]
Precision = Literal["day", "week", "month", "season", "year", "decade", "range", "unknown"]


def make_id(kind: str, *parts: str | int | None) -> str:
    """Name a record by what it is made of, so that a second run makes the same name.

    The parts are joined as a JSON list, so that no two splits of the same letters collide.
    """
    key = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters [start, end) of a text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """How many characters the span covers."""
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words that the span points at in its text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of article text and the stretch of page text that it was taken from.

    `article_start`, `page_start` and `length` are code points; both stretches are the same
    characters. What lies between two runs of an article are joining line breaks, or a
    blank where a broken sentence was joined.
    """

    article_start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """From when to when something can have been, with the words or the rule it rests on.

    `earliest` and `latest` are ISO 8601 days, both inclusive; null where nothing is known.
    `evidence` points at the words (for `Article.published`: into the page text).
    """

    earliest: str | None
    latest: str | None
    precision: Precision
    rule: str
    evidence: Span | None = None


UNKNOWN_DATE = DateRange(None, None, "unknown", "nothing_said")


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as one record names it: who it is taken to be, and the words that say so.

    `actor_id` is null where the words name somebody whom nothing identifies. Where a speaker is
    only implied (no words), `start` equals `end`.
    """

    actor_id: str | None
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that marks a statement as one ("said", "zei", "according to") and its lemma."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as an event names it: canonical name, ISO 3166-1 alpha-3 country, and its words.

    `latitude` and `longitude` are degrees (WGS 84) of its middle; `precision` says of what:
    point, city, county, region, water or country. `start` and `end` are 0 where no words of the
    clause name it and it is the place of the dateline.
    """

    name: str
    country: str | None
    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person was seen to hold, with the page that says so."""

    title: str
    country: str | None
    since: str | None
    until: str | None
    evidence: str | None  # the mention_id that names the office
    as_of: str | None = None  # of a table's office without an end: the day it was looked through


@dataclass(frozen=True, slots=True)
class SpanPair:
    """The same passage on both sides of a copy: in the earlier and in the later article."""

    earlier: Span
    later: Span
    score: float


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of page text that one block of tags holds: a paragraph, a heading, a list item.

    `path` is the tags from the body down with their first class ("body/main/div.story/p");
    `links` is the share of its characters that lie inside links.
    """

    start: int
    end: int
    path: str
    links: float


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched or found: bytes, place, time, and its visible text in reading order."""

    page_id: str
    location: str
    sha256: str
    media_type: str
    charset: str
    fetched_at: str | None  # ISO 8601; null where the page does not come with its time
    text: str
    body: bytes  # the bytes as found, zstd-compressed
    title: str | None = None  # from metadata, where the page has any
    published: DateRange | None = None  # from metadata or from the user
    outlet: str | None = None  # from metadata, from the host, or from the user
    language: str | None = None  # BCP 47, only where the user or the feed says so
    main: tuple[Span, ...] = ()  # where tags show it: the main text, in the page text
    byline: str | None = None  # from metadata: who wrote it
    section: str | None = None  # from metadata: the part of the outlet that it stands in
    blocks: tuple[Block, ...] = ()  # where there are tags: the blocks of the page text, in order


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line that stands on several pages of one site: its key, and on how many pages."""

    key: str
    pages: int


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet's site as far as its pages were read: the lines that they have in common."""

    site_id: str
    name: str  # the outlet of its pages
    pages: int  # how many of them were read
    lines: tuple[SiteLine, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One story's own text on a page: its title and body, as runs of the page text."""

    article_id: str
    page_id: str
    location: str
    ordinal: int
    role: Literal["main", "secondary"]
    language: str  # BCP 47
    title: str | None
    text: str
    body: Span  # the body in `text`; what stands before it is the title
    runs: tuple[Run, ...]
    outlet: str | None
    byline: str | None
    credits: tuple[str, ...]  # agencies and outlets that it names as its source
    dateline: str | None
    published: DateRange
    rule: str
    score: float
    subtitle: Span | None = None  # in `text`: the lines under the title that sum the story up
    section: str | None = None  # the part of the outlet that it stands in ("Politics")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A defect of wording: what kind, where, and how sure."""

    flaw_id: str
    article_id: str
    kind: FlawKind
    span: Span
    note: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was not taken in, and why."""

    dropped_id: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for one, of an article."""

    sentence_id: str
    article_id: str
    ordinal: int
    span: Span
    kind: Literal["title", "heading", "prose"]
    language: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, and who it is taken to be."""

    mention_id: str
    article_id: str
    span: Span
    actor_id: str | None
    name: str  # the actor's name as far as this article knows it
    actor_kind: ActorKind
    country: str | None  # ISO 3166-1 alpha-3 of the state, or of the person's or body's state
    form: Literal["name", "demonym", "metonym", "role", "pronoun", "group"]
    title: str | None  # the office that these words give the person
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organisation, person or group, with the offices seen."""

    actor_id: str  # ISO 3166-1 alpha-3 for states, else a stable slug
    kind: ActorKind
    name: str
    country: str | None
    offices: tuple[Office, ...]
    aliases: tuple[str, ...]
    sector: str | None = None  # PLOVER's: GOV MIL REB OPP PTY JUD LEG SPY COP MED IGO NGO CVL BUS
    cameo: str | None = None  # CAMEO actor code: country or kind, then role ("USAGOV", "IGOUNO")


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech: who said what to whom, in whose words."""

    statement_id: str
    article_id: str
    speaker: ActorRef | None
    addressee: ActorRef | None
    cue: Cue | None
    content: tuple[Span, ...]
    act: Act
    quote: Quote
    fidelity: Fidelity
    about: tuple[str, ...]  # actor_ids named in the content
    target: str | None  # actor_id of whom the act is aimed at
    inside: str | None  # statement_id of the statement that this one lies in
    negated: bool  # the speaker is said not to have said it
    certainty: Literal["certain", "probable", "possible", "unknown"]
    said: DateRange
    rule: str
    score: float
    medium: Span | None = None  # what it was said through: an outlet, a letter, a social network
    venue: Span | None = None  # the occasion that it was said at: a press conference, a call
    condition: Span | None = None  # of a promise or a threat: under what condition
    promised: Span | None = None  # of a promise or a threat: the deed


@dataclass(frozen=True, slots=True)
class Event:
    """Source does something of a PLOVER type to target, with its factuality and who says so."""

    event_id: str
    article_id: str
    type: EventType
    mode: str | None
    source: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    trigger: Span
    date: DateRange
    place: Place | None
    factuality: Factuality
    asserted_by: str | None  # statement_id; null where the narrator says so
    evidence: tuple[Span, ...]
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    cameo: str | None
    goldstein: float | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Copy:
    """A later article takes text from an earlier one."""

    copy_id: str
    earlier_id: str
    later_id: str
    kind: CopyKind
    spans: tuple[SpanPair, ...]
    share: float  # of the later article's body
    direction: str  # how sure it is which is the earlier, and why
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, across languages, and how many sources they really are."""

    story_id: str
    title: str
    article_ids: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]  # the articles of each tree of copies
    independent_sources: int
    first: str | None
    last: str | None
    rule: str
    score: float
    common_sources: tuple[str, ...] = ()  # outlets outside the story that two or more articles name


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One real event, or one utterance, however many articles report it."""

    occurrence_id: str
    story_id: str
    kind: Literal["statement", "event"]
    member_ids: tuple[str, ...]
    best_id: str  # the member with the best-attested wording
    reporters: int  # how many independent origins report it
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements or events answer each other."""

    relation_id: str
    kind: RelationKind
    from_id: str
    to_id: str
    rule: str
    score: float


Record = (
    Page
    | Site
    | Article
    | Flaw
    | Dropped
    | Sentence
    | Mention
    | Actor
    | Statement
    | Event
    | Copy
    | Story
    | Occurrence
    | Relation
)
RECORD_TYPES: tuple[type[Record], ...] = (
    Page,
    Site,
    Article,
    Flaw,
    Dropped,
    Sentence,
    Mention,
    Actor,
    Statement,
    Event,
    Copy,
    Story,
    Occurrence,
    Relation,
)
