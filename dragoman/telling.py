"""What the command line tells of one record: why it is there, and what became of an utterance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.explain import Explanation
from dragoman.tables import SHORT_ID, counted, named, open_console, short_id
from dragoman.trace import Trace, Variant

if TYPE_CHECKING:
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
    if told.differ:
        console.print(Text("\nreports differ", style="bold"))
    for told_twice in told.differ:
        console.print(f"  {told_twice}", markup=False)
    if told.passages:
        console.print(Text("\nevidence", style="bold"))
    for passage in told.passages:
        line = Text(f"  {passage.role:<10} {passage.start:>6}-{passage.end:<6} ")
        line.append(passage.before, style="dim")
        line.append(passage.text, style="bold")
        line.append(passage.after, style="dim")
        console.print(line)
    for title, links in (("rests on", told.rests_on), ("supports", told.supports)):
        if links:
            console.print(Text(f"\n{title}", style="bold"))
        for link in links:
            name = f"{link.record_type} {short_id(link.record_type, link.id)}"
            console.print(f"  {link.role:<14} {name}  {link.label}", markup=False)


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
    if found.differ:
        console.print(Text("\nreports differ", style="bold"))
    for one in found.differ:
        console.print(f"  {one}", markup=False)
    if found.life:
        console.print(Text("\nwhat became of it", style="bold"))
    for step in found.life:
        line = Text(f"  {step.day or 'no day':<10}  {step.what:<13} ")
        line.append(f"{step.record_id[:SHORT_ID]}  {step.told}")
        console.print(line)
    if found.left_out:
        console.print(Text("\ntake the text without these words", style="bold"))
    for article in found.left_out:
        where = article.outlet or Path(article.location).name
        day = article.published.earliest or "no day"
        told = f"  {day:<10}  {article.article_id[:SHORT_ID]}  {article.language:<3} {where}"
        console.print(told, markup=False)
    if found.others:
        console.print(Text("\nthe words fit these too", style="bold"))
    for other in found.others:
        console.print(f"  {other.statement_id[:SHORT_ID]}  {named(other.speaker)}", markup=False)


def _print_variant(console: Console, one: Variant, against: Variant | None = None) -> None:
    article = one.article
    where = article.outlet or Path(article.location).name
    told = f"{one.statement.quote}, {one.statement.fidelity}"
    line = Text(f"  {one.day or 'no day':<10}  {one.statement.statement_id[:SHORT_ID]}  ")
    line.append(f"{article.language:<3} {where}: {told}", style="dim")
    if one.how is not None:
        line.append(f"; {one.how} copy", style="dim")
    if one.cut:
        line.append("; part of it", style="dim")
    if one.credits:
        line.append(f"; credits {', '.join(one.credits)}", style="dim")
    console.print(line)
    if one is against:
        return
    console.print(Text(f"              {one.words}"))
    for change in one.changes if against is not None else ():
        before, after = change.original or "(nothing)", change.variant or "(left out)"
        console.print(Text(f"              - {before}\n              + {after}", style="yellow"))
