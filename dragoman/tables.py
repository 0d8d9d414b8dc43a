"""What the command line prints for people."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dragoman import words
from dragoman.articles import LEFT_OUT
from dragoman.doctor import Finding
from dragoman.explain import label, shortened
from dragoman.ledger import Ledger
from dragoman.records import (
    Actor,
    ActorRef,
    Article,
    Copy,
    DateRange,
    Dropped,
    Event,
    Flaw,
    Occurrence,
    Page,
    Record,
    Relation,
    Statement,
    Story,
)
from dragoman.store import Hit

SHORT_ID = 8
Cells = Callable[[Ledger, Any], tuple[str, ...]]


# Columns of a table that goes to a file or a pipe, where no terminal sets them.
PIPE_WIDTH = 140


def open_console(*, stderr: bool = False) -> Console:
    """Where tables are printed: the terminal at its width, a file or a pipe at a fixed one."""
    console = Console(stderr=stderr, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(stderr=stderr, highlight=False, width=PIPE_WIDTH)
    return console


def counted(number: int, kind: str) -> str:
    """A number with its noun: "1 story", "2 stories", "3 dropped"."""
    if number == 1 or kind == "dropped":
        return f"{number} {kind}"
    return f"{number} {kind[:-1]}ies" if kind.endswith("y") else f"{number} {kind}s"


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for column in columns:
        number = column in ("score", "articles", "sources", "count", "reports", "share")
        table.add_column(
            column,
            justify="right" if number else "left",
            overflow="fold",
            no_wrap=column in ("id", "score"),
        )
    return table


def short_id(record_type: str, record_id: str) -> str:
    """An id as it is shown: the beginning of a made one, the whole of an actor's."""
    return record_id if record_type == "actor" else record_id[:SHORT_ID]


def _day(date: DateRange) -> str:
    if date.earliest is None and date.latest is None:
        return "?"
    if date.earliest == date.latest:
        return date.earliest or "?"
    return f"{date.earliest or ''}..{date.latest or ''}"


def named(ref: ActorRef | None) -> str:
    """An actor as a cell of a table: the name, a question mark where nobody is known."""
    if ref is None:
        return "?"
    return ref.name if ref.actor_id is None else f"{ref.name} [{ref.actor_id}]"


def _statement(ledger: Ledger, record: Statement) -> tuple[str, ...]:
    text = ledger.text(record.article_id) or ""
    said = " … ".join(span.of(text) for span in record.content)
    how = f"{record.quote}, {record.fidelity}"
    act = f"not {record.act}" if record.negated else record.act
    return (
        record.statement_id[:SHORT_ID],
        named(record.speaker),
        act,
        "" if record.addressee is None else named(record.addressee),
        how,
        ("↳ " if record.inside else "") + shortened(said, 160),
    )


def _event(ledger: Ledger, record: Event) -> tuple[str, ...]:
    text = ledger.text(record.article_id) or ""
    return (
        record.event_id[:SHORT_ID],
        ", ".join(named(r) for r in record.source) or "?",
        record.type,
        ", ".join(named(r) for r in record.target),
        record.factuality,
        _day(record.date),
        shortened(record.trigger.of(text), 60),
    )


def _article(ledger: Ledger, record: Article) -> tuple[str, ...]:
    flaws = sorted({f.kind for f in ledger.flaws(article_id=record.article_id)})
    return (
        record.article_id[:SHORT_ID],
        record.language,
        record.title or shortened(record.text, 70),
        ", ".join(record.credits) or record.outlet or "",
        _day(record.published),
        ", ".join(flaw.replace("_", " ") for flaw in flaws),
    )


def _story(ledger: Ledger, record: Story) -> tuple[str, ...]:
    days = " to ".join(dict.fromkeys(d for d in (record.first, record.last) if d))
    del ledger
    return (
        record.story_id[:SHORT_ID],
        record.title,
        str(len(record.article_ids)),
        str(record.independent_sources),
        ", ".join(record.common_sources),
        days or "?",
    )


def _copy(ledger: Ledger, record: Copy) -> tuple[str, ...]:
    def name(article_id: str) -> str:
        article = ledger.store.get_typed(Article, article_id)
        return article_id if article is None else f"{article.title or ''} ({article.location})"

    return (
        record.copy_id[:SHORT_ID],
        record.kind,
        name(record.earlier_id),
        name(record.later_id),
        f"{record.share:.0%}",
        record.direction,
    )


def _relation(ledger: Ledger, record: Relation) -> tuple[str, ...]:
    def told(record_id: str) -> str:
        found = ledger.store.get(record_id)
        return record_id if found is None else label(ledger, found)

    return (
        record.relation_id[:SHORT_ID],
        told(record.from_id),
        record.kind,
        told(record.to_id),
        f"{record.score:.2f}",
    )


def _actor(ledger: Ledger, record: Actor) -> tuple[str, ...]:
    del ledger
    offices = "; ".join(dict.fromkeys(office.title for office in record.offices))
    return (record.actor_id, record.kind, record.name, record.country or "", offices)


def _flaw(ledger: Ledger, record: Flaw) -> tuple[str, ...]:
    text = ledger.text(record.article_id) or ""
    words = shortened(record.span.of(text), 60)
    return (record.flaw_id[:SHORT_ID], record.kind, words, record.note, f"{record.score:.2f}")


def _occurrence(ledger: Ledger, record: Occurrence) -> tuple[str, ...]:
    return (
        record.occurrence_id[:SHORT_ID],
        record.kind,
        str(len(record.member_ids)),
        str(record.reporters),
        label(ledger, record),
    )


def _page(ledger: Ledger, record: Page) -> tuple[str, ...]:
    del ledger
    return (record.page_id[:SHORT_ID], record.location, record.media_type, record.charset)


def _dropped(ledger: Ledger, record: Dropped) -> tuple[str, ...]:
    del ledger
    return (record.location, record.reason)


COLUMNS: dict[str, tuple[tuple[str, ...], Cells]] = {
    "statements": (("id", "speaker", "act", "to", "words", "content"), _statement),
    "events": (("id", "source", "type", "target", "factuality", "date", "trigger"), _event),
    "articles": (("id", "lang", "title", "credits", "published", "flaws"), _article),
    "stories": (("id", "title", "articles", "sources", "rest on", "days"), _story),
    "copies": (("id", "kind", "earlier", "later", "share", "direction"), _copy),
    "relations": (("id", "from", "kind", "to", "score"), _relation),
    "actors": (("id", "kind", "name", "country", "offices"), _actor),
    "flaws": (("id", "kind", "words", "note", "score"), _flaw),
    "occurrences": (("id", "kind", "count", "reports", "best wording"), _occurrence),
    "pages": (("id", "location", "media type", "charset"), _page),
    "dropped": (("location", "reason"), _dropped),
}


def print_records(ledger: Ledger, kind: str, records: Sequence[Record], *, total: int) -> None:
    """Print records of a kind as a table, and how many there are."""
    columns, cells = COLUMNS[kind]
    table = _table(*columns)
    article = None
    console = open_console()
    for record in records:
        owner = getattr(record, "article_id", None)
        if kind in ("statements", "events", "flaws") and owner != article:
            article = owner
            found = None if owner is None else ledger.store.get_typed(Article, owner)
            if found is not None:
                heading = f"{found.title or shortened(found.text, 60)}  ({found.location})"
                table.add_section()
                table.add_row("", Text(shortened(heading, 110), style="bold"))
        table.add_row(*(escape(cell) for cell in cells(ledger, record)))
    console.print(table)
    more = f"{len(records)} of {total} {kind}" if len(records) < total else f"{total} {kind}"
    console.print(more)


def print_dropped(dropped: Iterable[Dropped]) -> None:
    """List on standard error what could not be read, each with its reason."""
    console = open_console(stderr=True)
    for record in dropped:
        told = f"{escape(record.location)}: {escape(record.reason)}"
        left = record.reason.startswith(LEFT_OUT)
        console.print(told if left else f"not read: {told}", soft_wrap=True)


def print_summary(ledger: Ledger, db: str, *, seen: int, new: int) -> None:
    """Print what the ledger holds after a run, and what to try next."""
    console = open_console()
    again = "" if new == seen else f", {seen - new} of them already in the ledger"
    console.print(f"{counted(seen, 'page')} read{again}.\n")
    if seen == 0:
        return
    counts = ledger.summary()
    if not counts.get("article"):
        console.print("The ledger holds no article yet.")
        return
    table = _table("story", "articles", "languages", "sources", "statements", "events")
    for story in sorted(ledger.stories(), key=lambda s: (-len(s.article_ids), s.title)):
        articles = [ledger.store.get_typed(Article, a) for a in story.article_ids]
        table.add_row(
            escape(shortened(story.title, 64)),
            str(len(story.article_ids)),
            " ".join(sorted({a.language for a in articles if a is not None})),
            str(story.independent_sources),
            str(sum(len(ledger.statements(article_id=a)) for a in story.article_ids)),
            str(sum(len(ledger.events(article_id=a)) for a in story.article_ids)),
        )
    console.print(table)
    told = ", ".join(counted(n, kind) for kind, n in counts.items() if n)
    console.print(f"In all: {told}.\n")
    _print_mute(console, ledger)
    option = "" if db == "ledger.db" else f" --db {db}"
    console.print("Try next:", style="bold")
    console.print(f"  {_command()} show statements --act DENY{option}", markup=False)
    console.print(f"  {_command()} serve{option}", markup=False)


def _print_mute(console: Console, ledger: Ledger) -> None:
    """Say which languages have no rules for statements: nothing found is not nothing said."""
    articles = Counter(article.language for article in ledger.articles())
    mute = {tag: n for tag, n in articles.items() if not words.load(tag, "speech")}
    if mute:
        told = ", ".join(f"{n} in {tag}" for tag, n in sorted(mute.items()))
        console.print(
            f"No rules for statements in the language of {counted(sum(mute.values()), 'article')} "
            f"({told}): they have copies and stories only. See docs/languages.md.\n"
        )


def _command() -> str:
    """How to call us again: by name where the shell finds it, else by the path of this call."""
    if shutil.which("dragoman") is not None:
        return "dragoman"
    called = Path(sys.argv[0])
    if called.name != "dragoman":
        return "python -m dragoman"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)


def print_hits(ledger: Ledger, hits: Sequence[Hit], asked: str) -> None:
    """Print what a search found: who said it, on which page, with the found words marked."""
    console = open_console()
    if not hits:
        console.print(f"nothing found for {asked!r}", markup=False)
    for hit in hits:
        line = Text(f"{hit.id[:SHORT_ID]}  {hit.record_type:<9}  ")
        record = ledger.store.get(hit.id)
        if isinstance(record, Statement):
            line.append(f"{named(record.speaker)} {record.act}: ")
        article = ledger.store.get_typed(Article, hit.article_id)
        line.append(hit.title or "", style="bold")
        line.append("" if article is None else f"  ({article.location})", style="dim")
        console.print(line)
        snippet = Text("          ")
        for part, found in hit.parts:
            snippet.append(part.replace("\n", " "), style="bold yellow" if found else "")
        console.print(snippet)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what `doctor` found."""
    table = _table("", "part", "found", "mend with")
    for finding in findings:
        mark = "ok" if finding.ok else "--" if finding.optional else "MISSING"
        table.add_row(mark, finding.part, escape(finding.found), escape(finding.mend or ""))
    open_console().print(table)
