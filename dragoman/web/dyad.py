"""What passed between two actors: counts each way by tone, and a bar for each month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.records import Actor, Event, Occurrence, Statement
from dragoman.web.entry import TONES, Entry
from dragoman.web.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dragoman.ledger import Ledger
    from dragoman.records import ActorRef

WIDTH, HEIGHT, WIDEST = 460, 88, 22
MIDDLE, BAR = 44, 38  # the line between accord (above) and dispute (below); the longest bar
# Months drawn at most: a bar below two points wide cannot be seen.
MOST_MONTHS = 180
ABOVE = ("help", "accord")
BELOW = ("dispute", "force")
COLUMNS = (
    ("neutral", "says, denies"),
    ("accord", "words of accord"),
    ("help", "deeds of help"),
    ("dispute", "words of dispute"),
    ("force", "deeds of force"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a month's bar: where, how high, and its tone."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    told: str


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors and what passed between them, each happening told once.

    `counts` and `bars` leave out what is only planned, conditional, denied or imagined.
    """

    entries: list[Entry]
    counts: dict[tuple[int, str], int]  # (0 for the first to the second, 1 back; tone)
    bars: list[Bar]
    first: str
    last: str


def between(ledger: Ledger, show: Views, one: set[str], other: set[str]) -> Dyad:
    """All that either actor said or did to the other, in the order of time."""
    found: dict[str, Statement | Event] = {}
    for ids, others in ((one, other), (other, one)):
        for actor_id in ids:
            for statement in ledger.store.referring(Statement, "speaker", actor_id):
                aimed = {statement.target} | _ids([statement.addressee])
                if others & aimed:
                    found[statement.statement_id] = statement
            for event in ledger.store.referring(Event, "source", actor_id):
                if others & _ids(event.target):
                    found[event.event_id] = event
    occurrences = [
        occurrence
        for record_id in found
        if (key := ledger.occurrence_of(record_id)) is not None
        and (occurrence := ledger.store.get_typed(Occurrence, key)) is not None
    ]
    entries = show.timeline(list(found.values()), dict.fromkeys(occurrences))
    counts: Counter[tuple[int, str]] = Counter()
    happened = [entry for entry in entries if _happened(found[entry.id])]
    for entry in happened:
        side = 0 if _doers(found[entry.id]) & one else 1
        counts[side, TONES[entry.code]] += 1
    dated = [entry for entry in happened if entry.day[:4].isdigit() and entry.day < "9999"]
    months = [entry.day[:7] for entry in dated]
    first, last = min(months, default=""), max(months, default="")
    return Dyad(entries, dict(counts), _bars(dated, first, last), first, last)


def with_people(ledger: Ledger, ids: set[str]) -> set[str]:
    """The actors, and for each state among them its persons and groups."""
    countries = {actor.actor_id for actor in ledger.store.read(Actor, actor_id=ids, kind="state")}
    people = ledger.store.read(Actor, country=countries, kind=("person", "group"))
    return ids | {actor.actor_id for actor in people}


def counterparts(entries: Iterable[Statement | Event], own: str) -> list[tuple[str, int]]:
    """Whom an actor has most to do with: actor_id and number of records, most first."""
    weight: Counter[str] = Counter()
    for record in entries:
        if isinstance(record, Statement):
            named = {record.target} | _ids([record.speaker, record.addressee])
        else:
            named = _ids([*record.source, *record.target])
        weight.update(each for each in named if each is not None and each != own)
    return weight.most_common(12)


def _ids(refs: Iterable[ActorRef | None]) -> set[str | None]:
    return {ref.actor_id for ref in refs if ref is not None}


def _happened(record: Statement | Event) -> bool:
    """Whether it is told as done; what is only planned, feared or denied is not counted."""
    if isinstance(record, Statement):
        return not record.negated
    return record.factuality in {"actual", "ongoing", "alleged", "historical", "unknown"}


def _doers(record: Statement | Event) -> set[str | None]:
    """Who says or does it."""
    return _ids([record.speaker] if isinstance(record, Statement) else record.source)


def _bars(entries: Sequence[Entry], first: str, last: str) -> list[Bar]:
    """A bar up for accord and help, down for dispute and force, for each month."""
    if not entries or _number(last) - _number(first) >= MOST_MONTHS:
        return []
    step = WIDTH / (_number(last) - _number(first) + 1)
    width = round(min(step * 0.8, WIDEST), 1)
    tally: Counter[tuple[str, str]] = Counter((e.day[:7], TONES[e.code]) for e in entries)
    months = {month for month, _ in tally}
    sides = [sum(tally[m, tone] for tone in side) for m in months for side in (ABOVE, BELOW)]
    unit = BAR / max(1, *sides)
    bars: list[Bar] = []
    for month in sorted(months):
        x = round((_number(month) - _number(first) + 0.5) * step - width / 2, 1)
        for side, sign in ((ABOVE, -1), (BELOW, 1)):
            y = float(MIDDLE)
            for tone in side:
                height = round(tally[month, tone] * unit, 1)
                if height:
                    top = y - height if sign < 0 else y
                    told = f"{month}: {tally[month, tone]} {tone}"
                    bars.append(Bar(x, round(top, 1), width, height, tone, told))
                    y += sign * height
    return bars


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1
