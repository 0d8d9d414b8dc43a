"""What every page needs: the ledger for a request, the templates, the ways back and on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.ledger import Ledger
from dragoman.rules import humanised
from dragoman.store import open_store
from dragoman.web import wording
from dragoman.web.entry import TONES, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
PAGE_SIZE = 50

templates = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals |= {
    "outlet_of": wording.outlet_of,
    "title_of": wording.title_of,
    "told_date": wording.told_date,
    "told_days": wording.told_days,
    "flaw_words": wording.flaw_words,
    "humanised": humanised,
    "verbs": VERBS,
    "tones": TONES,
}
templates.globals["parts"] = templates.get_template("parts.html").module


def open_ledger(request: Request) -> Iterator[Ledger]:
    """The ledger for one request, closed after it."""
    with Ledger(open_store(request.app.state.db, create=False, read_only=True)) as ledger:
        yield ledger


Asked = Annotated[Ledger, Depends(open_ledger)]
# The largest number that SQLite has.
MAX_OFFSET = 2**63 - 1
Offset = Annotated[int, Query(ge=0, le=MAX_OFFSET)]


def render(template: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """A page out of a template."""
    known = {"here": "", "query": ""}
    return HTMLResponse(templates.get_template(template).render(known | values), status)


def error_page(told: str, status: int) -> HTMLResponse:
    """A page that says what is wrong and where to go on."""
    return render("error.html", status, told=told, code=status)


def paging_of(offset: int, total: int, **query: str) -> dict[str, Any]:
    """Where this page lies among all, with the ways back and on."""

    def href(to: int) -> str:
        return "?" + urlencode({k: v for k, v in query.items() if v} | {"offset": to})

    return {
        "first": min(offset + 1, total),
        "last": min(offset + PAGE_SIZE, total),
        "total": total,
        "back": href(max(0, offset - PAGE_SIZE)) if offset > 0 else None,
        "on": href(offset + PAGE_SIZE) if offset + PAGE_SIZE < total else None,
    }
