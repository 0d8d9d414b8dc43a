"""The pages that find: words, the trace of a quotation, one record and where it stands."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from dragoman.errors import NotFound
from dragoman.records import Actor, Article, Event, Flaw, Statement, Story
from dragoman.rows import id_of
from dragoman.trace import trace
from dragoman.web import views, wording
from dragoman.web.serving import Asked, render

router = APIRouter(default_response_class=HTMLResponse)
HITS = 60
TRACED = 1_000  # statements whose meaning is compared while somebody waits: three seconds


@router.get("/search")
def search(ledger: Asked, q: str = "") -> HTMLResponse:
    """Articles and statements with these words."""
    show = views.Views(ledger)
    hits = []
    for hit in ledger.search(q, HITS):
        entry = show.entry_of(hit.id) if hit.record_type == "statement" else None
        hits.append((hit, entry, ledger.article(hit.article_id)))
    actor_ids = ledger.actor_ids(q)[0] if q.strip() else set()
    named = [ledger.store.get_typed(Actor, each) for each in sorted(actor_ids)[:8]]
    return render("search.html", here="search", query=q, hits=hits, named=named, most=HITS)


@router.get("/trace")
def traced(ledger: Asked, q: str = "") -> HTMLResponse:
    """What somebody said, in every wording from the earliest to the latest, and what became of it.

    `q` are words, or the id of a statement.
    """
    try:
        found = trace(ledger, q.strip(), encoded=TRACED) if q.strip() else None
    except NotFound:
        found = None
    if found is None:
        return render("trace.html", here="", query=q, found=None)
    show = views.Views(ledger)
    told = [*(one.statement for one in found.variants), *found.others]
    names = [*(one.statement_id for one in told), *(step.record_id for step in found.life)]
    return render(
        "trace.html",
        here="",
        query=q,
        found=found,
        entries={name: show.entry_of(name) for name in names},
        articles={one.article.article_id: one.article for one in found.variants},
    )


@router.get("/explain/{record_id:path}")
def explain(ledger: Asked, record_id: str) -> HTMLResponse:
    """Any record: its words, the rule, what it rests on and what rests on it."""
    return render(
        "explain.html",
        here="",
        told=ledger.explain(record_id),
        fields=ledger.to_json(ledger.get(record_id)),
    )


@router.get("/r/{record_id:path}")
def place(ledger: Asked, record_id: str) -> RedirectResponse:
    """To the page where a record stands, by its id or the beginning of it."""
    record = ledger.get(record_id)
    if isinstance(record, (Statement, Event, Flaw)):
        return RedirectResponse(wording.record_href(record.article_id, id_of(record)))
    if isinstance(record, Actor):
        return RedirectResponse(wording.actor_href(record.actor_id))
    if isinstance(record, Story):
        return RedirectResponse(f"/stories/{record.story_id}")
    if isinstance(record, Article):
        return RedirectResponse(f"/articles/{record.article_id}")
    return RedirectResponse(f"/explain/{id_of(record)}")
