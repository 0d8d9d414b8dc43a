"""Knowledge as data: one folder per language, YAML and TSV files that name their source.

`load("en", "speech")` reads `words/en/speech.yml` once and gives its content; `words/all/` holds
what is not of one language (agencies, offices' codes, places). Adding a language is adding a
folder.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import WordsError

FOLDER = Path(__file__).parent
ALL = "all"
# The safe loader in C where PyYAML was built with it: eight times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def languages() -> tuple[str, ...]:
    """The BCP 47 tags of the languages that have a folder, in alphabetical order."""
    return tuple(
        sorted(
            p.name for p in FOLDER.iterdir() if p.is_dir() and p.name != ALL and p.name[0] != "_"
        )
    )


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """Read one word list; empty where the language has no such list.

    Raises:
        WordsError: the file is not YAML, is no mapping, or does not name its `source`.

    """
    path = FOLDER / language / f"{name}.yml"
    if not path.exists():
        return {}
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=LOADER)  # noqa: S506 -- it is a safe one
    except yaml.YAMLError as error:
        message = f"{path}: not YAML: {error}"
        raise WordsError(message) from error
    if not isinstance(content, dict) or not content.get("source"):
        message = (
            f"{path}: expected a mapping with a `source` line that says where the words come from"
        )
        raise WordsError(message)
    return content


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """Read one TSV table, its first line the column names, lines that begin with # passed over.

    Raises:
        WordsError: the file is missing, or a row has another number of cells than the head.

    """
    path = FOLDER / language / f"{name}.tsv"
    if not path.exists():
        message = f"{path}: no such table"
        raise WordsError(message)
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                message = f"{path}:{reader.line_num}: expected {len(reader.fieldnames or ())} cells"
                raise WordsError(message)
            rows.append(row)
    return tuple(rows)
