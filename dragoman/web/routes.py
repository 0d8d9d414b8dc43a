"""The pages for people, all of them under one router."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web import actors, finding, listings, reports
from dragoman.web.serving import Asked, error_page, open_ledger, render

__all__ = ["Asked", "error_page", "open_ledger", "render", "router"]

router = APIRouter()
for pages in (reports, listings, actors, finding):
    router.include_router(pages.router)
