"""The pages of lists: statements and events by their filters, and what was not taken in."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.answers import Rows
from dragoman.filters import choices_of
from dragoman.ledger import Ledger
from dragoman.records import Article, Event, Statement
from dragoman.rows import TABLES
from dragoman.web import views
from dragoman.web.serving import PAGE_SIZE, Asked, Offset, paging_of, render

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/statements")
def statements(request: Request, ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """Statements by speaker, act, fidelity ..."""
    return _records(request, ledger, Statement, offset)


@router.get("/events")
def events(request: Request, ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """Events by source, type, target, factuality ..."""
    return _records(request, ledger, Event, offset)


FORMS: dict[type, tuple[tuple[str, str], ...]] = {
    Statement: (
        ("speaker", "Speaker"),
        ("act", "Act"),
        ("addressee", "To"),
        ("target", "Aimed at"),
        ("about", "About"),
        ("quote", "Quote"),
        ("fidelity", "Fidelity"),
        ("language", "Language"),
        ("since", "Since"),
        ("until", "Until"),
    ),
    Event: (
        ("source", "Source"),
        ("type", "Type"),
        ("target", "Target"),
        ("factuality", "Factuality"),
        ("language", "Language"),
        ("since", "Since"),
        ("until", "Until"),
    ),
}


def _records(request: Request, ledger: Ledger, record_type: type, offset: int) -> HTMLResponse:
    names = [*(name for name, _ in FORMS[record_type]), "story_id", "article_id"]
    asked = {name: request.query_params.get(name, "").strip() for name in names}
    given = {name: value for name, value in asked.items() if value}
    page: tuple[int, Rows[Any]]
    page = ledger.page(record_type, dict(given), limit=PAGE_SIZE, offset=offset)
    total, rows = page
    show = views.Views(ledger)
    tags = tuple(ledger.store.count_by(Article, "language"))
    hints = TABLES[record_type].hints
    fields = []
    for name, title in FORMS[record_type]:
        choices = choices_of(record_type, name) if name in hints else ()
        fields.append((name, title, tags if name == "language" else choices))
    kind = TABLES[record_type].name
    return render(
        "records.html",
        here=f"{kind}s",
        kind=kind,
        fields=fields,
        asked=asked,
        total=total,
        entries=show.entries(rows),
        paging=paging_of(offset, total, **given),
    )


@router.get("/dropped")
def dropped(ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """What was not taken in, and why."""
    rows = ledger.dropped()
    return render(
        "dropped.html",
        here="dropped",
        rows=rows[offset : offset + PAGE_SIZE],
        total=len(rows),
        paging=paging_of(offset, len(rows)),
    )
