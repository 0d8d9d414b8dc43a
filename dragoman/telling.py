"""What the command line tells of one record: why it is there, and what became of an utterance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.explain import Explanation
from dragoman.stories.signs import published_day
from dragoman.tables import SHORT_ID, counted, named, open_console, short_id
from dragoman.trace import Trace, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console


def print_explanation(told: Explanation) -> None:
    """Print why a record is there."""
    console = open_console()
    console.print(Text(f"{told.record_type} {told.id}", style="bold"))
    console.print(told.label, markup=False)
    if told.rule is not None:
        score = "" if told.score is None else f"  (score {told.score:.2f})"
        console.print(Text.assemble(("\nrule   ", "bold"), f"{told.rule}{score}"))
        if told.why is not None:
            console.print(f"       {told.why}", markup=False)
    _print_rows(console, "reports differ", told.differ)
    if told.passages:
        console.print(Text("\nevidence", style="bold"))
    for passage in told.passages:
        line = Text(f"  {passage.role:<10} {passage.start:>6}-{passage.end:<6} ")
        line.append(passage.before, style="dim")
        line.append(passage.text, style="bold")
        line.append(passage.after, style="dim")
        console.print(line)
    for title, links in (("rests on", told.rests_on), ("supports", told.supports)):
        rows = [
            f"{k.role:<14} {k.record_type} {short_id(k.record_type, k.id)}  {k.label}"
            for k in links
        ]
        _print_rows(console, title, rows)


def print_trace(found: Trace) -> None:
    """Print an utterance: its best wording, every variant by day, and what became of it."""
    console = open_console()
    original = found.original.statement
    sources = counted(found.independent_sources, "independent source")
    console.print(Text(f"{named(original.speaker)}, {original.act}", style="bold"))
    console.print(f"{counted(len(found.variants), 'report')}, {sources}\n", markup=False)
    console.print(Text("best attested wording", style="bold"))
    _print_variant(console, found.original)
    console.print(Text("\nevery report, the earliest first", style="bold"))
    for variant in found.variants:
        _print_variant(console, variant, against=found.original)
    _print_rows(console, "reports differ", found.differ)
    life = [
        f"{step.day or 'no day':<10}  {step.what:<13} {step.record_id[:SHORT_ID]}  {step.told}"
        for step in found.life
    ]
    _print_rows(console, "what became of it", life)
    left_out = []
    for article in found.left_out:
        where = article.outlet or Path(article.location).name
        day = published_day(article) or "no day"
        left_out.append(
            f"{day:<10}  {article.article_id[:SHORT_ID]}  {article.language:<3} {where}"
        )
    _print_rows(console, "take the text without these words", left_out)
    others = [f"{one.statement_id[:SHORT_ID]}  {named(one.speaker)}" for one in found.others]
    _print_rows(console, "the words fit these too", others)


def _print_rows(console: Console, title: str, rows: Sequence[object]) -> None:
    """A heading and its lines, where there are any."""
    if rows:
        console.print(Text(f"\n{title}", style="bold"))
    for row in rows:
        console.print(f"  {row}", markup=False)


def _print_variant(console: Console, one: Variant, against: Variant | None = None) -> None:
    article = one.article
    where = article.outlet or Path(article.location).name
    told = f"{one.statement.quote}, {one.fidelity}"
    line = Text(f"  {one.day or 'no day':<10}  {one.statement.statement_id[:SHORT_ID]}  ")
    line.append(f"{article.language:<3} {where}: {told}", style="dim")
    if one.how is not None:
        line.append(f"; {one.how} copy", style="dim")
    if one.cut:
        line.append("; part of it", style="dim")
    if one.frame and one.statement.quote == "mixed":
        line.append("; other words around it", style="dim")
    if one.credits:
        line.append(f"; credits {', '.join(one.credits)}", style="dim")
    console.print(line)
    if one is against:
        return
    console.print(Text(f"              {one.words}"))
    for change in one.changes if against is not None else ():
        before, after = change.original or "(nothing)", change.variant or "(left out)"
        console.print(Text(f"              - {before}\n              + {after}", style="yellow"))
