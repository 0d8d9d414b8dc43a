"""From a pile of raw pages to a sourced ledger of who said and did what to whom.

A page is read (`pages`) and taken apart into articles (`articles`) whose wording is checked for
flaws (`flaws`); an article is cut into sentences and parsed (`language`), its actors, times and
places are found (`actors`, `dates`, `places`), then who said what (`statements`) and who did what,
and whether it happened (`events`, `factuality`). Over the whole ledger it is found who copied whom
(`copies`), which articles tell one story (`stories`), which reports are of one occurrence
(`occurrences`), and how statements and events answer each other (`relations`). All of it lies in
one SQLite file (`store`), is asked through `Ledger`, and leaves through `export`, `api` and `web`.

    import dragoman
    ledger = dragoman.read(["pages/"], db="ledger.db")
    ledger.statements(speaker="Kerry", act="ACCUSE").to_polars()
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman import events as events
    from dragoman.config import Config as Config
    from dragoman.ledger import Ledger as Ledger
    from dragoman.reading import Reading as Reading
    from dragoman.reading import open_ledger as open_ledger
    from dragoman.reading import read as read
    from dragoman.reading import read_text as read_text

# numpy's BLAS starts a thread a core for the small products of the sentence encoder, and these
# wait for each other: on two busy cores a batch of 400 sentences took 10.6 s with two threads and
# 1.6 s with one (2026-11). It must be said before numpy is imported; who sets it himself is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
__all__ = [
    "Config",
    "Ledger",
    "Reading",
    "__version__",
    "events",
    "open_ledger",
    "read",
    "read_text",
]

# Public names and the modules they come from, imported when first used: the parser and its models
# take seconds that `dragoman --help` must not pay.
_WHERE = {
    "Config": "dragoman.config",
    "Ledger": "dragoman.ledger",
    "Reading": "dragoman.reading",
    "open_ledger": "dragoman.reading",
    "read": "dragoman.reading",
    "read_text": "dragoman.reading",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    if name == "events":
        return import_module("dragoman.events")
    message = f"module 'dragoman' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
