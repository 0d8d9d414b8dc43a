"""The example pages against what a careful reader finds there (`examples/expected.yml`)."""

from __future__ import annotations

import pytest

from examples import check, score

# What must be right wherever it is looked for, and the shares that must at least be found. The
# bench's floors hold the exact scores; these are what the examples promise.
PROMISED = {
    "articles": 1.0,
    "language": 1.0,
    "never": 1.0,
    "not_copy": 1.0,
    "copy": 1.0,
    "flaw": 1.0,
    "title": 0.95,
    "furniture": 0.93,
    "published": 0.9,
    "statement": 0.92,
    "speaker": 0.88,
    "act": 0.93,
    "quote": 0.95,
    "fidelity": 0.75,
    "event": 0.7,
    "factuality": 0.88,
}


@pytest.fixture(scope="module")
def checks(examples_db):
    import dragoman  # noqa: PLC0415

    with dragoman.open_ledger(examples_db) as ledger:
        return check(ledger)


@pytest.mark.parametrize("kind", sorted(PROMISED))
def test_what_is_found_on_the_example_pages(kind, checks):
    missed = [
        f"{c.page}: wanted {c.wanted}; found {c.found}"
        for c in checks
        if c.kind == kind and not c.ok
    ]
    assert score(checks)[f"examples_{kind}"] >= PROMISED[kind], missed
