"""All benches in one table, with the floors that no score may silently fall below.

`--check` runs the quick ones and exits 1 when a score is below its floor (names that begin with
`bad_` count faults: those must not be above). `--update` raises the floors to what was seen; it
refuses to lower one that is not named with `--allow-regression`.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
QUICK = ("examples.py", "seeds.py")
SLOW = (
    "articles.py",
    "flattened.py",
    "joined.py",
    "flaws.py",
    "hostile.py",
    "dates.py",
    "actors.py",
    "coreference.py",
    "coreference_own.py",
    "names.py",
    "places.py",
    "states.py",
    "statements.py",
    "german.py",
    "shallow_speed.py",
    "events.py",
    "events_own.py",
    "events_pages.py",
    "alarms.py",
    "petrarch.py",
    "factuality.py",
    "copies.py",
    "helsinki.py",
    "stories.py",
    "relations.py",
    "occurrences.py",
    "scale.py",
)
# Counts that tell how much there was, and are neither good nor bad when they change.
NO_FLOOR = (
    "_expected",
    "_per_second",
    "_a_second",
    "_second_dragoman",
    "_ms",
    "_unknown",
    "_p",
    "_r",
    "_overlap_f1",
    # of others
    "_trafilatura",
    "_justext",
    "_readability",
    "_everything",
    "_vectors",
    "_hdbscan",
    "_us_a_sentence",
    "events_not_in_gold",
    "times",
    "optional_statements",
)

# Scores of others, in the same table.
PEERS = ("spacy_", "_expressions_", "_textacy_")


def run(name: str) -> dict[str, float]:
    """The scores of one bench; none where its data is absent."""
    path = HERE / name
    if not path.exists():
        return {}
    done = subprocess.run(
        [sys.executable, str(path), "--json"], capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        sys.exit(f"{name} failed:\n{done.stderr}")
    if not lines:
        print(f"{name}: {(done.stdout + done.stderr).strip()}")
        return {}
    return {k: float(v) for k, v in json.loads(lines[-1]).items()}


def is_fault(name: str) -> bool:
    return "bad_" in name


def fails(name: str, value: float, floor: float) -> bool:
    return value > floor + 1e-9 if is_fault(name) else value < floor - 1e-9


def floor_of(name: str, value: float) -> float:
    """The floor that a score sets: shares rounded down to a hundredth, counts as they are."""
    if value == int(value) or is_fault(name):
        return value
    return math.floor(value * 100) / 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="append", default=[], metavar="NAME")
    args = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    scores: dict[str, float] = {}
    for name in QUICK if args.check else (*QUICK, *SLOW):
        scores |= run(name)
    fallen = []
    for name, value in scores.items():
        floor = floors.get(name)
        below = floor is not None and fails(name, value, floor)
        fallen += [name] if below else []
        told = "" if floor is None else f"{floor:g}"
        print(f"{name:28} {value:10.3f} {told:>10}{'  FELL' if below else ''}")
    if args.update:
        refused = [name for name in fallen if name not in args.allow_regression]
        if refused:
            sys.exit(
                f"would lower {', '.join(refused)}; say --allow-regression NAME if it is meant"
            )
        floors |= {
            name: floor_of(name, value)
            for name, value in scores.items()
            if not (name.endswith(NO_FLOOR) or any(peer in name for peer in PEERS))
        }
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n")
    elif fallen:
        sys.exit(f"below the floor: {', '.join(fallen)}; see bench/floors.json")


if __name__ == "__main__":
    main()
