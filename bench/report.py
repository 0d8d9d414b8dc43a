"""How a bench on a set of the data pack is called and prints its scores."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

DATA = Path(
    os.environ.get("DRAGOMAN_DATA", Path(__file__).parent.parent.parent / "shared" / "data")
)


def report(score: Callable[..., dict[str, float]], needed: str, about: str | None) -> None:
    """Print the scores of `score(folder, limit=, verbose=)`, or that the set is absent."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--limit", type=int, help="so many documents at most")
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not (DATA / needed).exists():
        print(f"skipped: {DATA / needed} not found", file=sys.stderr)
        return
    tell(score(DATA, limit=args.limit, verbose=args.verbose), as_json=args.json)


def tell(scores: dict[str, float], *, as_json: bool) -> None:
    """Print scores, a line each, or as one object for `bench/run.py` to read."""
    if as_json:
        print(json.dumps(scores))
        return
    for name, value in scores.items():
        print(f"{name:40} {value:.3f}")
