"""What the reports of one occurrence tell differently: kept side by side, never averaged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.occurrences import words_of
from dragoman.occurrences.figures import figures
from dragoman.records import Event, Statement
from dragoman.stories.signs import published_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dragoman.records import ActorRef, Article, DateRange


@dataclass(frozen=True, slots=True)
class Account:
    """One value of what is told differently, and the members that tell it, the earliest first."""

    value: str
    member_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A part of an occurrence that its reports tell differently.

    `about` is number, date, source, target, place, factuality or act; of a number, `counts` says
    of what ("killed", the stem of a noun). Values come in the order of their first report.
    """

    about: str
    counts: str | None
    accounts: tuple[Account, ...]

    def __str__(self) -> str:
        """As in "number of killed: 12 (2 reports), 15 (1 report)"."""
        name = self.about if self.counts is None else f"{self.about} ({self.counts})"
        told = [
            f"{one.value} ({len(one.member_ids)} report{'s' * (len(one.member_ids) > 1)})"
            for one in self.accounts
        ]
        return f"{name}: {', '.join(told)}"


def disagreements(
    members: Sequence[Statement | Event], articles: Mapping[str, Article]
) -> tuple[Disagreement, ...]:
    """Where the members of one occurrence differ; `articles` are theirs, by id.

    What a report leaves out is no disagreement, and of days only those that cannot both be right.
    """
    told: dict[tuple[str, str | None], dict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    ranges: list[DateRange] = []
    for member in sorted(members, key=lambda one: when_told(one, articles)):
        article = articles[member.article_id]
        name = member.event_id if isinstance(member, Event) else member.statement_id
        for key, value in _values(member, article):
            if name not in told[key][value]:
                told[key][value].append(name)
        ranges.append(member.date if isinstance(member, Event) else member.said)
    found = []
    for (about, counts), values in sorted(
        told.items(), key=lambda item: (item[0][0], item[0][1] or "")
    ):
        if about == "date" and not _apart(ranges):
            continue
        if len(values) > 1 and not (counts is not None and _told_by_one(values)):
            accounts = tuple(Account(value, tuple(names)) for value, names in values.items())
            found.append(Disagreement(about, counts, accounts))
    return tuple(found)


def _told_by_one(values: Mapping[str, list[str]]) -> bool:
    """Whether a report tells all of the numbers ("two dead in A and three in B")."""
    return any(
        all(name in names for names in values.values())
        for names in values.values()
        for name in names
    )


def _values(
    member: Statement | Event, article: Article
) -> Iterator[tuple[tuple[str, str | None], str]]:
    for span in words_of(member, article):
        for one in figures(span.of(article.text), article.language, span.start):
            yield ("number", one.counts), f"{one.value:,.10g}"
    if isinstance(member, Statement):
        yield ("act", None), member.act
        if member.said.earliest is not None:
            yield ("date", None), _days(member.said)
        return
    yield ("factuality", None), member.factuality
    if member.date.earliest is not None or member.date.latest is not None:
        yield ("date", None), _days(member.date)
    for about, refs in (("source", member.source), ("target", member.target)):
        if refs:
            yield (about, None), _names(refs)
    if member.place is not None and member.place.start != member.place.end:
        yield ("place", None), member.place.name


def _days(when: DateRange) -> str:
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or ''} to {when.latest or ''}".strip()


def _apart(ranges: Sequence[DateRange]) -> bool:
    """Whether two of the days cannot both be right."""
    starts = [when.earliest for when in ranges if when.earliest is not None]
    ends = [when.latest for when in ranges if when.latest is not None]
    return bool(starts) and bool(ends) and max(starts) > min(ends)


def _names(refs: Sequence[ActorRef]) -> str:
    return " + ".join(sorted(ref.actor_id or ref.name for ref in refs))


def when_told(member: Statement | Event, articles: Mapping[str, Article]) -> tuple[str, str]:
    """The order in which reports were published, those without a day last; then by id."""
    name = member.event_id if isinstance(member, Event) else member.statement_id
    return published_day(articles[member.article_id]) or "9999", name
