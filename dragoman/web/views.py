"""Records as the pages show them: names joined in, spans turned into words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.explain import around
from dragoman.records import Actor, Event, Occurrence, Relation, Statement
from dragoman.rules import humanised
from dragoman.web.entry import TONES, VERBS, Answer, Entry, Party, Words
from dragoman.web.wording import actor_href, record_href, told_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dragoman.ledger import Ledger
    from dragoman.records import ActorRef, Article, DateRange

QUOTES = frozenset("\"'“”„‟«»‹›‘’‚「『")


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
