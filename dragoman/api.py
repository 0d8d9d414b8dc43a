"""The ledger over HTTP: read-only JSON under /api, pages for people elsewhere."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dragoman.answers import Rows
from dragoman.errors import ConfigError, DragomanError, NotFound
from dragoman.filters import Filter, filters_of
from dragoman.rows import record_type_of
from dragoman.search import Hit
from dragoman.store import open_store
from dragoman.web import routes
from dragoman.web.routes import Asked
from dragoman.web.serving import Offset

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

KINDS = (
    "stories",
    "articles",
    "statements",
    "events",
    "occurrences",
    "copies",
    "relations",
    "actors",
    "flaws",
    "mentions",
    "sentences",
    "pages",
    "dropped",
)
# Enough for a screenful or a script's page; whole ledgers leave by `dragoman export`.
PAGE_SIZE, MAX_PAGE_SIZE = 100, 1000
PAGING = ("limit", "offset")

LOCAL = ("localhost", "127.0.0.1")

HEADERS = {
    # Nothing from outside, no script or style written into a page: text of pages is hostile.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; object-src 'none';"
    " form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(db: str) -> FastAPI:
    """The application over one ledger file, which it never writes to.

    Raises:
        StoreError: the file is missing, is no ledger, or is of a newer Dragoman.

    """
    # Said at the start, not at the first request; this also applies missing migrations.
    read_only = not os.access(db, os.W_OK) and os.access(db, os.R_OK)
    open_store(db, create=False, read_only=read_only).close()
    app = FastAPI(
        title="Dragoman",
        summary="Who said and did what to whom, with the words that say so.",
        docs_url=None,  # its page loads scripts from another host
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.db = db
    app.mount("/static", StaticFiles(directory=Path(routes.__file__).parent / "static"))
    app.middleware("http")(_with_headers)
    app.exception_handler(DragomanError)(_told_error)
    app.exception_handler(404)(_told_error)
    app.exception_handler(RequestValidationError)(_told_error)
    _add_json(app)
    app.include_router(routes.router, include_in_schema=False)
    return app


def serve(db: str, port: int = 8000, host: str = "127.0.0.1") -> None:
    """Serve a ledger until interrupted; by default to this machine only.

    Raises:
        StoreError: as `create_app`.
        ConfigError: the port or the host cannot be listened on.

    """
    import uvicorn  # noqa: PLC0415 -- only needed here

    app = create_app(db)
    _check_free(host, port)
    if host in LOCAL:
        # A page elsewhere must not read the ledger by giving its own name this address.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL))
    uvicorn.run(app, host=host, port=port, log_level="warning")


def _check_free(host: str, port: int) -> None:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family):
            pass
    except (OSError, OverflowError) as error:
        message = f"cannot listen on {host} port {port} ({error}); choose another with --port"
        raise ConfigError(message) from error


async def _with_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response


def _told_error(request: Request, error: Exception) -> Response:
    """A request's error as JSON under /api, else as a page that says what to do."""
    told = str(error) if isinstance(error, DragomanError) else f"{request.url.path}: no such page"
    if isinstance(error, RequestValidationError):
        status = 422
        told = "; ".join(
            f"{one['loc'][-1]}={one['input']!r} is not taken: {one['msg'].lower()}"
            for one in error.errors()
        )
    elif isinstance(error, ConfigError):
        status = 400
    elif isinstance(error, NotFound) or getattr(error, "status_code", None) == 404:
        status = 404
    else:
        status = 503
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": told}, status)
    return routes.error_page(told, status)


Limit = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE)]


def _add_json(app: FastAPI) -> None:
    @app.get("/api/summary", tags=["ledger"])
    def summary(ledger: Asked) -> dict[str, int]:
        """How many records there are of each type."""
        return ledger.summary()

    @app.get("/api/search", tags=["ledger"])
    def search(ledger: Asked, q: str = "", limit: Limit = PAGE_SIZE) -> dict[str, Any]:
        """Articles and statements with these words, best first."""
        hits = ledger.search(q, limit)
        return {"query": q, "total": len(hits), "items": [told_hit(hit) for hit in hits]}

    @app.get("/api/explain/{record_id}", tags=["ledger"])
    def explain(ledger: Asked, record_id: str) -> dict[str, Any]:
        """Why a record is there: words, rule, what it rests on, what rests on it."""
        return ledger.explain(record_id).to_dict(ledger)

    @app.get("/api/{kind}", tags=["records"])
    def records(
        request: Request,
        ledger: Asked,
        kind: str,
        limit: Limit = PAGE_SIZE,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """Records of one kind; every other query parameter is a filter of that kind."""
        record_type = _served(kind)
        asked = request.query_params.items()
        filters: dict[str, Filter] = {k: v for k, v in asked if k not in PAGING and v != ""}
        page: tuple[int, Rows[Any]]
        page = ledger.page(record_type, filters, limit=limit, offset=offset)
        total, rows = page
        return {
            "total": total,
            "offset": offset,
            "filters": filters_of(record_type),
            "items": rows.to_dicts(),
        }

    @app.get("/api/{kind}/{record_id}", tags=["records"])
    def record(ledger: Asked, kind: str, record_id: str) -> dict[str, Any]:
        """One record by its id."""
        found = ledger.store.get_typed(_served(kind), record_id)
        if found is None:
            message = f"there is no record {record_id!r} among the {kind}; /api/{kind} lists them"
            raise NotFound(message)
        return ledger.to_json(found)


def _served(kind: str) -> type:
    if kind not in KINDS:
        message = f"there is nothing at /api/{kind}; expected one of {', '.join(KINDS)}"
        raise NotFound(message)
    return record_type_of(kind)


def told_hit(hit: Hit) -> dict[str, Any]:
    """A find as JSON values; `parts` tell found words from those around them."""
    return {
        "record_type": hit.record_type,
        "id": hit.id,
        "article_id": hit.article_id,
        "title": hit.title,
        "snippet": hit.snippet,
        "parts": [{"text": words, "found": found} for words, found in hit.parts],
        "score": hit.score,
    }
