"""Why a record is there: its words, the rule that fired, what it rests on, what rests on it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.copies import find_lost
from dragoman.errors import NotFound
from dragoman.records import (
    Actor,
    ActorRef,
    Article,
    Copy,
    Cue,
    DateRange,
    Dropped,
    Event,
    Flaw,
    Mention,
    Occurrence,
    Page,
    Place,
    Record,
    Relation,
    Sentence,
    Site,
    Span,
    SpanPair,
    Statement,
    Story,
)
from dragoman.rows import TABLES, id_of
from dragoman.rules import humanised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.ledger import Ledger

# How many characters of context stand on each side of a record's words: about a line.
CONTEXT = 80
# How many of one kind of link are told; an actor of a large ledger has thousands.
MAX_LINKS = 25

# Which fields rest on other records. A path with a dot reaches into a composite field.
RESTS_ON: tuple[tuple[type[Record], str], ...] = (
    (Article, "page_id"),
    (Flaw, "article_id"),
    (Sentence, "article_id"),
    (Mention, "article_id"),
    (Mention, "actor_id"),
    (Statement, "article_id"),
    (Statement, "inside"),
    (Statement, "speaker"),
    (Statement, "addressee"),
    (Statement, "target"),
    (Statement, "about"),
    (Event, "article_id"),
    (Event, "asserted_by"),
    (Event, "source"),
    (Event, "target"),
    (Copy, "earlier_id"),
    (Copy, "later_id"),
    (Story, "article_ids"),
    (Occurrence, "story_id"),
    (Occurrence, "member_ids"),
    (Relation, "from_id"),
    (Relation, "to_id"),
    (Actor, "offices"),
)
# Who can rest on whom; the rest of RESTS_ON need not be asked.
SUPPORTS: dict[type[Record], tuple[type[Record], ...]] = {
    Page: (Article,),
    Article: (Statement, Event, Flaw, Copy, Story),
    Actor: (Statement, Event, Mention),
    Mention: (Actor,),
    Statement: (Statement, Event, Occurrence, Relation),
    Event: (Occurrence, Relation),
    Story: (Occurrence,),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a record points at, with a little of what stands around them.

    `role` is the field that points at them. Of a copy it is also `lost` for a sentence that the
    earlier article has and the later one leaves out, and `added` for one of the later's own.
    """

    role: str
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """Another record and the part that it plays for this one."""

    role: str
    record_type: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a record is there.

    `why` is the published explanation of the rule, or its name in words. `rests_on` are the
    records that this one needs, `supports` those that need it (25 of a kind at most). `differ` is
    of an occurrence: what its reports tell differently, each in a line.
    """

    record: Record
    record_type: str
    id: str
    label: str
    rule: str | None
    why: str | None
    score: float | None
    passages: tuple[Passage, ...]
    rests_on: tuple[Link, ...]
    supports: tuple[Link, ...]
    differ: tuple[str, ...] = ()

    def to_dict(self, ledger: Ledger) -> dict[str, Any]:
        """The explanation as JSON values."""
        told = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "record"}
        told["differ"] = list(self.differ)
        for name in ("passages", "rests_on", "supports"):
            told[name] = [
                {f.name: getattr(each, f.name) for f in fields(each)} for each in told[name]
            ]
        return told | {"record": ledger.to_json(self.record)}


def explain(ledger: Ledger, record: Record) -> Explanation:
    """Why this record is there, with all that it rests on."""
    rule = getattr(record, "rule", None)
    return Explanation(
        record=record,
        record_type=TABLES[type(record)].name,
        id=id_of(record),
        label=label(ledger, record),
        rule=rule,
        why=None if rule is None else humanised(rule),
        score=getattr(record, "score", None),
        passages=tuple(_passages(ledger, record)),
        rests_on=tuple(_rests_on(ledger, record)),
        supports=tuple(_supports(ledger, record)),
        differ=tuple(_differ(ledger, record)),
    )


def _differ(ledger: Ledger, record: Record) -> Iterator[str]:
    if isinstance(record, Occurrence):
        from dragoman.trace import accounts  # noqa: PLC0415 -- which tells records by `label`

        yield from map(str, accounts(ledger, record)[1])


def label(ledger: Ledger, record: Record) -> str:
    """A record in a line, for people."""
    text = ledger.texts(record)[0] or ""
    match record:
        case Statement():
            speaker = record.speaker.name if record.speaker is not None else "somebody"
            said = " … ".join(span.of(text) for span in record.content)
            return f"{speaker}, {record.act}: {shortened(said)}"
        case Event():
            source = ", ".join(ref.name for ref in record.source) or "somebody"
            target = ", ".join(ref.name for ref in record.target)
            arrow = f" → {target}" if target else ""
            words = record.trigger.of(text)
            return f"{source} {record.type}{arrow} ({record.factuality}): {shortened(words)}"
        case Article():
            return record.title or shortened(text) or "untitled"
        case Story():
            named = ", ".join(record.common_sources)
            title = record.title or "untitled"
            return f"{title} (its articles name {named})" if named else title
        case Page() | Dropped():
            return record.location
        case Actor() | Site():
            return record.name
        case Flaw():
            return f"{record.kind.replace('_', ' ')}: {shortened(record.span.of(text))}"
        case Sentence() | Mention():
            return shortened(record.span.of(text))
        case Copy():
            return f"{record.kind}, {record.share:.0%} of the later text"
        case Occurrence():
            best = ledger.store.get(record.best_id)
            told = "" if best is None else label(ledger, best)
            sources = "source" if record.reporters == 1 else "sources"
            return f"{record.reporters} independent {sources}: {told}"
        case Relation():
            ends = [ledger.store.get(each) for each in (record.from_id, record.to_id)]
            first, second = (
                "?" if end is None else shortened(label(ledger, end), 70) for end in ends
            )
            return f"{first} | {record.kind} | {second}"


def shortened(text: str, length: int = 120) -> str:
    """The text in one line, cut at a blank where it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + "…"


def _passages(ledger: Ledger, record: Record) -> Iterator[Passage]:
    """Every run of words that the record points at, in the order of its fields."""
    text, other = ledger.texts(record)
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(record, Article) and field.name == "body":
            continue
        published = isinstance(record, Article) and field.name == "published"
        for role, span, later in _spans(field.name, value):
            words = other if published or not later else text
            if words is not None:
                yield _passage(role, span, words)
    if isinstance(record, Copy):
        yield from islice(_lost(ledger, record), MAX_LINKS)


def _lost(ledger: Ledger, copy: Copy) -> Iterator[Passage]:
    """What one side of a copy has between sentences that stand side by side in the other."""
    later, earlier = ledger.texts(copy)
    sides = {copy.earlier_id: ("lost", earlier), copy.later_id: ("added", later)}
    sentences = [one for name in sides for one in ledger.sentences(article_id=name)]
    for name, span in find_lost(copy, sentences):
        role, text = sides[name]
        if text is not None:
            yield _passage(role, span, text)


def _spans(role: str, value: Any) -> Iterator[tuple[str, Span, bool]]:  # noqa: ANN401
    """The spans in a field's value: role, span, whether it is in the record's own text."""
    if isinstance(value, tuple):
        for each in value[:MAX_LINKS]:
            yield from _spans(role, each)
    elif isinstance(value, Span):
        yield role, value, True
    elif isinstance(value, SpanPair):
        yield "earlier", value.earlier, False
        yield "later", value.later, True
    elif isinstance(value, DateRange):
        if value.evidence is not None:
            yield role, value.evidence, True
    elif isinstance(value, (ActorRef, Cue, Place)):
        yield role, Span(value.start, value.end), True


def _passage(role: str, span: Span, text: str) -> Passage:
    before, after = around(span, text)
    return Passage(role, span.start, span.end, before, span.of(text), after)


def around(span: Span, text: str) -> tuple[str, str]:
    """What stands before and after a span, cut between words and at the ends of its line."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    if span.start > CONTEXT and "\n" not in before:
        before = "…" + before[before.find(" ") + 1 :]
    if span.end + CONTEXT < len(text) and "\n" not in after:
        after = after[: after.rfind(" ") + 1 or None].rstrip() + "…"
    # What stands above or below the line is often another paragraph, or a menu.
    return before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]


def _ids(value: Any) -> Iterator[str]:  # noqa: ANN401 -- any field of RESTS_ON
    if isinstance(value, str):
        yield value
    elif isinstance(value, ActorRef):
        yield from _ids(value.actor_id)
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids(each)
    elif value is not None:
        yield from _ids(value.evidence)  # an Office


def _rests_on(ledger: Ledger, record: Record) -> Iterator[Link]:
    for record_type, field in RESTS_ON:
        if isinstance(record, record_type):
            for found in list(dict.fromkeys(_ids(getattr(record, field))))[:MAX_LINKS]:
                yield _link(ledger, field.removesuffix("_id").removesuffix("_ids"), found)


def _link(ledger: Ledger, role: str, record_id: str) -> Link:
    try:
        found = ledger.get(record_id)
    except NotFound:
        return Link(role, "missing", record_id, record_id)
    return Link(role, TABLES[type(found)].name, id_of(found), label(ledger, found))


def _supports(ledger: Ledger, record: Record) -> Iterator[Link]:
    own = id_of(record)
    for record_type in SUPPORTS.get(type(record), ()):
        seen: set[str] = set()
        for kind, field in RESTS_ON:
            if kind is not record_type:
                continue
            for found in ledger.store.referring(record_type, field, own):
                if id_of(found) in seen or id_of(found) == own:
                    continue
                if len(seen) == MAX_LINKS:
                    break
                seen.add(id_of(found))
                role = field.removesuffix("_id").removesuffix("_ids")
                yield Link(role, TABLES[record_type].name, id_of(found), label(ledger, found))
