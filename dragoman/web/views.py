"""Records as the pages show them: names joined in, spans turned into words, codes into verbs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dragoman.explain import around, shortened
from dragoman.records import Actor, Event, Occurrence, Relation, Statement
from dragoman.rules import humanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dragoman.ledger import Ledger
    from dragoman.records import ActorRef, Article, DateRange, Flaw, Story

# The codes of PLOVER as a reader would say them, "X ... Y"; the code itself stands beside it.
VERBS = {
    "ASSERT": "says",
    "DENY": "denies",
    "AGREE": "agrees",
    "CONSULT": "consults",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "cooperates",
    "AID": "aids",
    "RETREAT": "retreats",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilizes",
    "COERCE": "coerces",
    "ASSAULT": "assaults",
}
# What colour an act or a type has: PLOVER's four quads, and speech that takes no side.
TONES = {
    **dict.fromkeys(("ASSERT", "DENY"), "neutral"),
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "accord"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "help"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "dispute"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "force"),
}


QUOTES = frozenset("\"'“”„‟«»‹›‘’‚「『")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as a record names them, with a page of their own where they are known."""

    name: str
    href: str | None
    words: str = ""


# Words in a row, each stretch with its look: "" plain, "quote" to be put in quotation marks,
# "trigger" the word that an event rests on, "context" what stands around.
Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement or an event as a line of a page."""

    id: str
    kind: str
    code: str
    verb: str
    tone: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    words: tuple[Words, ...]
    trigger: str
    badges: tuple[tuple[str, str], ...]  # (what kind of badge, its text)
    when: str
    when_why: str
    day: str  # sorts
    start: int
    anchor: tuple[int, int]  # the cue of a statement, the trigger of an event
    article: Article | None
    href: str
    rule: str
    why: str
    score: float
    facts: tuple[tuple[str, str], ...] = ()
    inside: Entry | None = None
    asserted_by: Entry | None = None
    reports: tuple[Entry, ...] = ()
    reporters: int = 0

    @property
    def label(self) -> str:
        """The entry in a few words, without markup."""
        sources = ", ".join(party.name for party in self.sources) or self.nobody
        targets = ", ".join(party.name for party in self.targets)
        return f"{sources} {self.verb} → {targets}" if targets else f"{sources} {self.verb}"

    @property
    def glimpse(self) -> str:
        """A few of its words: what was said, or what the deed is called in the text."""
        if self.kind == "event":
            return self.trigger
        return shortened(" … ".join(text for words in self.words for text, _ in words), 64)

    @property
    def nobody(self) -> str:
        """What stands where no source is known."""
        return "unnamed" if self.kind == "event" else "somebody"


@dataclass(frozen=True, slots=True)
class Answer:
    """A relation with both of its ends."""

    relation: Relation
    source: Entry
    target: Entry
    why: str


@dataclass(slots=True)
class Views:
    """Makes entries out of records; reads the actors' names once."""

    ledger: Ledger
    _names: dict[str, str] | None = field(default=None)

    def name(self, actor_id: str) -> str:
        """An actor's name; the id where the ledger does not know the actor."""
        if self._names is None:
            self._names = {actor.actor_id: actor.name for actor in self.ledger.store.read(Actor)}
        return self._names.get(actor_id, actor_id)

    def party(self, ref: ActorRef | None, text: str) -> tuple[Party, ...]:
        """A named actor as a link, or nothing."""
        if ref is None:
            return ()
        href = None if ref.actor_id is None else actor_href(ref.actor_id)
        return (Party(ref.name, href, text[ref.start : ref.end]),)

    def entry(self, record: Statement | Event, *, deep: bool = True) -> Entry:
        """A statement or an event as a line; `deep` joins what it lies in or rests on."""
        return (
            self._said(record, deep=deep)
            if isinstance(record, Statement)
            else self._done(record, deep=deep)
        )

    def _said(self, statement: Statement, *, deep: bool) -> Entry:
        article = self.ledger.article(statement.article_id)
        text = "" if article is None else article.text
        badges: list[tuple[str, str]] = [("quote", statement.quote)]
        if statement.fidelity != "unknown":
            badges.append((f"fidelity {statement.fidelity}", statement.fidelity))
        if statement.negated:
            badges.append(("fact denied", "not said"))
        targets = self.party(statement.addressee, text)
        aimed = statement.target
        if aimed is not None and all(party.href != actor_href(aimed) for party in targets):
            targets += (Party(self.name(aimed), actor_href(aimed)),)
        about = ", ".join(self.name(each) for each in statement.about)
        facts = [
            ("Cue", "" if statement.cue is None else text[statement.cue.start : statement.cue.end]),
            ("About", about),
            ("Certainty", "" if statement.certainty == "unknown" else statement.certainty),
        ]
        inside = self.entry_of(statement.inside) if deep else None
        start = min((span.start for span in statement.content), default=0)
        return Entry(
            id=statement.statement_id,
            kind="statement",
            code=statement.act,
            verb=VERBS[statement.act],
            tone=TONES[statement.act],
            sources=self.party(statement.speaker, text),
            targets=targets,
            words=tuple(_said_words(span.of(text), statement.quote) for span in statement.content),
            trigger="" if statement.cue is None else text[statement.cue.start : statement.cue.end],
            badges=tuple(badges),
            when=_when(statement.said, article),
            when_why=humanised(statement.said.rule),
            day=_sort_day(statement.said, article),
            start=start,
            anchor=(0, 0) if statement.cue is None else (statement.cue.start, statement.cue.end),
            article=article,
            href=record_href(statement.article_id, statement.statement_id),
            rule=statement.rule,
            why=humanised(statement.rule),
            score=statement.score,
            facts=tuple((name, told) for name, told in facts if told),
            inside=inside,
        )

    def _done(self, event: Event, *, deep: bool) -> Entry:
        article = self.ledger.article(event.article_id)
        text = "" if article is None else article.text
        facts = [
            ("Mode", (event.mode or "").replace("_", " ")),
            ("Place", "" if event.place is None else event.place.name),
            ("CAMEO", event.cameo or ""),
            ("Goldstein", "" if event.goldstein is None else f"{event.goldstein:+.1f}"),
        ]
        return Entry(
            id=event.event_id,
            kind="event",
            code=event.type,
            verb=VERBS[event.type],
            tone=TONES[event.type],
            sources=tuple(p for ref in event.source for p in self.party(ref, text)),
            targets=tuple(p for ref in event.target for p in self.party(ref, text)),
            words=tuple(_done_words(event, text)),
            trigger=event.trigger.of(text),
            badges=((f"fact {event.factuality}", event.factuality),),
            when=_when(event.date, article),
            when_why=humanised(event.date.rule),
            day=_sort_day(event.date, article),
            start=event.trigger.start,
            anchor=(event.trigger.start, event.trigger.end),
            article=article,
            href=record_href(event.article_id, event.event_id),
            rule=event.rule,
            why=humanised(event.rule),
            score=event.score,
            facts=tuple((name, told) for name, told in facts if told),
            asserted_by=self.entry_of(event.asserted_by) if deep else None,
        )

    def entry_of(self, record_id: str | None) -> Entry | None:
        """The entry of the record with this id; None where there is no such record."""
        if record_id is None:
            return None
        for record_type in (Statement, Event):
            found = self.ledger.store.get_typed(record_type, record_id)
            if isinstance(found, (Statement, Event)):
                return self.entry(found, deep=False)
        return None

    def entries(self, records: Iterable[Statement | Event]) -> list[Entry]:
        """The records as lines, in the order given."""
        return [self.entry(record) for record in records]

    def timeline(
        self, records: Sequence[Statement | Event], occurrences: Iterable[Occurrence]
    ) -> list[Entry]:
        """Records in the order of time, told once where they are reports of one occurrence.

        A verbal act is a statement and an event on the same word; they are told as one.
        """
        by_id = {_own_id(record): record for record in records}
        merged: list[Entry] = []
        told: set[str] = set()
        for occurrence in occurrences:
            members = [by_id[each] for each in occurrence.member_ids if each in by_id]
            if not members:
                continue
            best = by_id.get(occurrence.best_id, members[0])
            reports = () if len(members) == 1 else tuple(self.entries(members))
            told |= {_own_id(member) for member in members}
            merged.append(_with_reports(self.entry(best), reports, occurrence.reporters))
        merged += [self.entry(record) for key, record in by_id.items() if key not in told]
        return sorted(_paired(merged), key=_by_time)

    def answers(self, ids: Iterable[str]) -> list[Answer]:
        """The relations that start or end at one of these records, each once, repeats last.

        Reports of one occurrence repeat each other by nature, and are set side by side elsewhere.
        """
        found: dict[str, Answer] = {}
        wanted = list(ids)
        same = self.ledger.occurrence_of
        for side in ("from_id", "to_id"):
            for relation in self.ledger.store.read(Relation, **{side: wanted}):
                occurrence = same(relation.from_id)
                if occurrence is not None and occurrence == same(relation.to_id):
                    continue
                source = self.entry_of(relation.from_id)
                target = self.entry_of(relation.to_id)
                if source is not None and target is not None:
                    why = humanised(relation.rule)
                    found[relation.relation_id] = Answer(relation, source, target, why)
        return sorted(
            found.values(),
            key=lambda answer: (answer.relation.kind == "repeats", *_by_time(answer.source)),
        )


def _said_words(words: str, quote_kind: str) -> Words:
    """What was said; quotation marks are drawn where the words are direct and bear none."""
    drawn = quote_kind == "direct" and not {words[:1], words[-1:]} & QUOTES
    return ((words, "quote" if drawn else ""),)


def _done_words(event: Event, text: str) -> Iterator[Words]:
    """An event's evidence with its trigger told apart; else the trigger in its context."""
    trigger = event.trigger
    if not any(span.covers(trigger) and len(span) > len(trigger) for span in event.evidence):
        before, after = around(trigger, text)
        yield ((before, "context"), (trigger.of(text), "trigger"), (after, "context"))
        return
    for span in event.evidence:
        if span.covers(trigger):
            before, after = text[span.start : trigger.start], text[trigger.end : span.end]
            yield ((before, ""), (trigger.of(text), "trigger"), (after, ""))
        else:
            yield ((span.of(text), ""),)


def _with_reports(entry: Entry, reports: tuple[Entry, ...], reporters: int) -> Entry:
    return replace(entry, reports=reports, reporters=reporters)


def _paired(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, an event joined to the statement of the same act on the same word."""
    events: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.kind == "event":
            events.setdefault(_act(entry), []).append(entry)
    joined: set[str] = set()
    paired: list[Entry] = []
    for entry in entries:
        if entry.kind == "statement":
            for event in events.get(_act(entry), ()):
                if entry.anchor[0] < event.anchor[1] and event.anchor[0] < entry.anchor[1]:
                    joined.add(event.id)
                    badges = (*entry.badges, *event.badges)
                    reports = max(entry.reports, event.reports, key=len)
                    reporters = max(entry.reporters, event.reporters)
                    entry = replace(  # noqa: PLW2901 -- the same entry, told more of
                        entry,
                        kind="statement event",
                        badges=badges,
                        reports=reports,
                        reporters=reporters,
                    )
                    break
        paired.append(entry)
    return [entry for entry in paired if entry.id not in joined]


def _act(entry: Entry) -> tuple[str, str]:
    return ("" if entry.article is None else entry.article.article_id, entry.code)


def _own_id(record: Statement | Event) -> str:
    return record.statement_id if isinstance(record, Statement) else record.event_id


def _by_time(entry: Entry) -> tuple[str, str, int, int]:
    article = entry.article
    where = ("", 0) if article is None else (article.location, article.ordinal)
    return (entry.day, *where, entry.start)


def _when(date: DateRange, article: Article | None) -> str:
    """When it was; where the words do not say, when it was reported."""
    if (date.earliest, date.latest) != (None, None) or article is None:
        return told_date(date)
    reported = told_date(article.published)
    return reported if reported == "undated" else f"reported {reported}"


def _sort_day(date: DateRange, article: Article | None) -> str:
    """When it was, else when it was reported, else last."""
    if date.earliest is not None:
        return date.earliest
    published = None if article is None else article.published.earliest
    return published or "9999"


def actor_href(actor_id: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(actor_id, safe='')}"


def record_href(article_id: str, record_id: str) -> str:
    """A record in its place on the article's page."""
    return f"/articles/{quote(article_id, safe='')}#r-{quote(record_id, safe='')}"


def outlet_of(article: Article | None) -> str:
    """Who published an article, or at least the file that it lay in."""
    if article is None:
        return "unknown"
    if article.outlet is not None:
        return article.outlet
    return shortened(article.location.rstrip("/").rsplit("/", 1)[-1] or article.location, 40)


def title_of(article: Article | None) -> str:
    """An article's title, else how its text begins."""
    if article is None:
        return "unknown"
    return article.title or shortened(article.body.of(article.text), 90) or "Untitled"


def told_date(date: DateRange | None) -> str:
    """A range of dates as people write it: "3 May 2024", "22–28 April 2024", "2021"."""
    if date is None or (date.earliest is None and date.latest is None):
        return "undated"
    if date.precision == "year" and date.earliest is not None:
        return date.earliest[:4]
    if date.precision == "month" and date.earliest is not None:
        return _day_words(date.earliest).split(" ", 1)[-1]
    return told_days(date.earliest, date.latest)


def told_days(earliest: str | None, latest: str | None) -> str:
    """From one day to another, without saying month and year twice."""
    if earliest is None:
        return "undated" if latest is None else f"until {_day_words(latest)}"
    if latest is None:
        return f"from {_day_words(earliest)}"
    first, last = _day_words(earliest), _day_words(latest)
    if first == last:
        return first
    if first.split(" ")[1:] == last.split(" ")[1:]:
        return f"{first.split(' ')[0]}–{last}"
    if first[-4:] == last[-4:]:
        return f"{first[:-5]} – {last}"
    return f"{first} – {last}"


def _day_words(day: str) -> str:
    try:
        date = dt.date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{date.day} {date:%b} {date.year:04}"


def story_numbers(
    story: Story, statements: Mapping[str, int], events: Mapping[str, int]
) -> dict[str, Any]:
    """How much a story holds, from counts by article."""
    return {
        "story": story,
        "dates": told_days(story.first, story.last),
        "articles": len(story.article_ids),
        "statements": sum(statements.get(each, 0) for each in story.article_ids),
        "events": sum(events.get(each, 0) for each in story.article_ids),
    }


def flaw_words(flaw: Flaw) -> str:
    """A kind of flaw in words."""
    return flaw.kind.replace("_", " ")
