"""The command line: thin over `read`, `Ledger`, `export` and `api`."""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman import __version__
from dragoman.choices import Engine, Format, Kind
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dragoman.ledger import Ledger

app = typer.Typer(
    name="dragoman",
    help="From a pile of raw pages to a sourced ledger of who said and did what to whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help: importing rich for it takes more time than all the rest of the start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

KINDS_HELP = (
    "Files (text, Markdown, HTML, JSON, CSV, Parquet, WARC, WACZ, RSS, Atom, saved pages, mail), "
    "zip and tar archives and folders of them, or - for standard input."
)
READ_ALL, SOME_NOT_READ, WRONG_USE = 0, 1, 2

Db = Annotated[str, typer.Option("--db", help="The ledger, an SQLite file.", envvar="DRAGOMAN_DB")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines and nothing else.")]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    del version


@contextmanager
def _ledger(db: str) -> Iterator[Ledger]:
    from dragoman.ledger import Ledger  # noqa: PLC0415
    from dragoman.store import open_store  # noqa: PLC0415

    with Ledger(open_store(db, create=False, read_only=True)) as ledger:
        yield ledger


def _line(value: Any) -> None:  # noqa: ANN401 -- any JSON value
    typer.echo(json.dumps(value, ensure_ascii=False))


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help=KINDS_HELP),
    ],
    db: Db = "ledger.db",
    published: Annotated[
        str | None, typer.Option(help="The day these pages were published, such as 2024-04-26.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published these pages.")] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes to work with; default one a core.")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="Who does the work.")] = Engine.local,
    page_seconds: Annotated[
        int, typer.Option(min=1, help="What takes longer than this to read is left out.")
    ] = 120,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="A page with more bytes than this is left out.")
    ] = 20_000_000,
    as_json: Json = False,
) -> None:
    """Read pages into the ledger. Exit code 1 when some could not be read."""
    from dragoman.config import Config  # noqa: PLC0415
    from dragoman.engine import open_workers  # noqa: PLC0415

    config = Config(
        published=published,
        outlet=outlet,
        jobs=jobs if jobs is not None else os.cpu_count() or 1,
        engine=engine.value,
        page_seconds=page_seconds,
        max_bytes=max_bytes,
    )
    # The first worker imports the stages while this process does.
    with ExitStack() as stack:
        workers = stack.enter_context(open_workers(config))
        from dragoman.ledger import Ledger  # noqa: PLC0415
        from dragoman.pipeline import run  # noqa: PLC0415
        from dragoman.store import open_store  # noqa: PLC0415

        ledger = stack.enter_context(Ledger(open_store(db)))
        with _progress(as_json=as_json) as on_page:
            done = run(paths, ledger.store, config=config, workers=workers, on_page=on_page)
        summary = {"db": db, "seen": done.seen, "new": done.new, "not_read": len(done.unread)}
        if as_json:
            for dropped in done.dropped:
                _line({"type": "dropped"} | ledger.to_json(dropped))
            _line({"type": "run"} | summary | {"counts": ledger.summary()})
        else:
            from dragoman.tables import print_dropped, print_summary  # noqa: PLC0415

            print_dropped(done.dropped)
            print_summary(ledger, db, seen=done.seen, new=done.new)
    raise typer.Exit(SOME_NOT_READ if done.unread else READ_ALL)


@app.command()
def fetch(
    urls: Annotated[
        list[str],
        typer.Argument(metavar="URL...", help="Addresses, or - for a list on standard input."),
    ],
    warc: Annotated[
        str, typer.Option(help="The archive to write; one that exists is written on.")
    ] = "pages.warc.gz",
    seconds: Annotated[
        int, typer.Option(min=1, help="What takes longer than this to come is left out.")
    ] = 60,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="An answer with more bytes than this is left out.")
    ] = 20_000_000,
    as_json: Json = False,
) -> None:
    """Fetch pages into an archive that `read` takes. Exit code 1 when some were not to be had.

    robots.txt is obeyed, a host is asked at most once a second, and only public hosts are asked.
    """
    from dataclasses import replace  # noqa: PLC0415

    from dragoman.fetch import LIMITS, Fetched, Fetcher  # noqa: PLC0415
    from dragoman.fetch import fetch as get  # noqa: PLC0415

    wanted = [url.strip() for line in urls for url in (sys.stdin if line == "-" else [line])]
    limits = replace(LIMITS, total=seconds, size=max_bytes)
    fetched = refused = 0
    with _progress(as_json=as_json, task="asking") as on_page:
        for done in get(filter(None, wanted), warc, fetcher=Fetcher(limits=limits)):
            if isinstance(done, Fetched):
                fetched += 1
                on_page(done.location)
            else:
                refused += 1
            if as_json:
                kind = "fetched" if isinstance(done, Fetched) else "dropped"
                _line({"type": kind} | asdict(done))
            elif not isinstance(done, Fetched):
                typer.echo(f"not fetched: {done.location}: {done.reason}", err=True)
    if as_json:
        _line({"type": "run", "warc": warc, "fetched": fetched, "not_fetched": refused})
    elif fetched:
        pages = "1 page" if fetched == 1 else f"{fetched} pages"
        typer.echo(f"{pages} fetched into {warc}. To read: dragoman read {warc}")
    raise typer.Exit(SOME_NOT_READ if refused else READ_ALL)


@contextmanager
def _progress(
    *, as_json: bool, task: str = "loading the models"
) -> Iterator[Callable[[str], None]]:
    if as_json or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        number = progress.add_task(task, total=None)
        yield lambda location: progress.update(number, advance=1, description=location)


@app.command()
def show(
    kind: Annotated[Kind, typer.Argument(help="What to show.")],
    where: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FIELD=VALUE]...", help="Any other field, such as quote=direct."),
    ] = None,
    db: Db = "ledger.db",
    speaker: Annotated[str | None, typer.Option(help="Statements: who speaks.")] = None,
    addressee: Annotated[str | None, typer.Option(help="Statements: to whom.")] = None,
    about: Annotated[str | None, typer.Option(help="Statements: an actor named in them.")] = None,
    act: Annotated[str | None, typer.Option(help="Statements: ASSERT, DENY, THREATEN ...")] = None,
    source: Annotated[str | None, typer.Option(help="Events: who acts.")] = None,
    target: Annotated[str | None, typer.Option(help="Events, statements: upon whom.")] = None,
    event_type: Annotated[str | None, typer.Option("--type", help="Events: the type.")] = None,
    factuality: Annotated[str | None, typer.Option(help="Events: actual, denied ...")] = None,
    language: Annotated[str | None, typer.Option(help="A BCP 47 tag, such as nl.")] = None,
    story: Annotated[str | None, typer.Option(help="A story's id, or the start of it.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    as_json: Json = False,
) -> None:
    """Show the records of a kind, those that pass every filter."""
    from dragoman.rows import record_type_of  # noqa: PLC0415

    filters: dict[str, Any] = {
        "speaker": speaker,
        "addressee": addressee,
        "about": about,
        "act": act,
        "source": source,
        "target": target,
        "type": event_type,
        "factuality": factuality,
        "language": language,
        "story_id": story,
    }
    for pair in where or ():
        name, equals, value = pair.partition("=")
        if not equals:
            message = f"{pair!r} is no filter; expected FIELD=VALUE, such as quote=direct"
            raise typer.BadParameter(message)
        filters[name] = value
    with _ledger(db) as ledger:
        rows = ledger.rows(record_type_of(kind.value), **filters)
        records = list(rows)[:limit]
        if as_json:
            for record in records:
                _line(ledger.to_json(record))
            return
        from dragoman.tables import print_records  # noqa: PLC0415

        print_records(ledger, kind.value, records, total=len(rows))


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words to look for in articles and statements.")],
    db: Db = "ledger.db",
    limit: Annotated[int, typer.Option(min=1)] = 20,
    as_json: Json = False,
) -> None:
    """Search the text of articles and statements, best hits first."""
    with _ledger(db) as ledger:
        hits = ledger.search(words, limit)
        if as_json:
            for hit in hits:
                _line(
                    {
                        "type": hit.record_type,
                        "id": hit.id,
                        "article_id": hit.article_id,
                        "title": hit.title,
                        "snippet": hit.snippet,
                        "score": hit.score,
                    }
                )
            return
        from dragoman.tables import print_hits  # noqa: PLC0415

        print_hits(ledger, hits, words)


@app.command()
def export(
    out: Annotated[str, typer.Option(help="The folder to write to; made where it is missing.")],
    format: Annotated[Format, typer.Option("--format")] = Format.jsonl,  # noqa: A002
    db: Db = "ledger.db",
) -> None:
    """Write the ledger as files, one for each record type."""
    from dragoman.export import export as write  # noqa: PLC0415

    with _ledger(db) as ledger:
        for path in write(ledger, format.value, out):
            typer.echo(path)


@app.command()
def explain(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or the start of one.")],
    db: Db = "ledger.db",
    as_json: Json = False,
) -> None:
    """Say why a record is there: its evidence, the rules that fired, what it rests on."""
    with _ledger(db) as ledger:
        explanation = ledger.explain(record_id)
        if as_json:
            _line(explanation.to_dict(ledger))
            return
        from dragoman.telling import print_explanation  # noqa: PLC0415

        print_explanation(explanation)


@app.command()
def trace(
    words: Annotated[str, typer.Argument(help="Words that were said, or the id of a statement.")],
    db: Db = "ledger.db",
    as_json: Json = False,
) -> None:
    """Follow a quotation through every variant to its best attested wording.

    The words may be a translation, or not quite those of any page. Shown are the reports of the
    utterance by day, what each changes and whom it credits, where they differ, and what became of
    the utterance: repeated, denied, rejected, kept, broken.
    """
    with _ledger(db) as ledger:
        found = ledger.trace(words)
        if as_json:
            _line(found.to_dict(ledger))
            return
        from dragoman.telling import print_trace  # noqa: PLC0415

        print_trace(found)


@app.command()
def serve(
    db: Db = "ledger.db",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Open the ledger as web pages and as a JSON API."""
    with _ledger(db):
        pass  # a missing or broken ledger is told before the server starts
    from dragoman.api import serve as start  # noqa: PLC0415

    typer.echo(f"Dragoman: http://{host}:{port}/  (Ctrl+C ends it)", err=True)
    start(db, port=port, host=host)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is installed, which models, what is missing and the command that mends it."""
    from dragoman.doctor import examine  # noqa: PLC0415

    findings = examine()
    if as_json:
        for finding in findings:
            _line(asdict(finding))
    else:
        from dragoman.tables import print_findings  # noqa: PLC0415

        print_findings(findings)
    raise typer.Exit(READ_ALL if all(f.ok or f.optional for f in findings) else SOME_NOT_READ)


def main() -> None:
    """Run the command line; every error that Dragoman knows ends it with a line and code 2."""
    try:
        app()
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
