"""What many tests share: one ledger of the example pages."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"


@pytest.fixture(scope="session")
def examples_db(tmp_path_factory):
    """The path of a ledger of the example pages; tests only read it."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    dragoman.read([PAGES], db=path).close()
    return path


@pytest.fixture
def examples(examples_db):
    with dragoman.open_ledger(examples_db) as ledger:
        yield ledger
