"""What the rules say: the docstring of the function that bears a rule's name.

A stage that decides by named rules keeps them in a literal tuple `RULES`: of functions, of pairs
(name, function), or of objects with a `name` or a `func`. The first paragraph of the docstring
is the published explanation. Where a rule is a branch of a function, the pair is (name, text).
"""

from __future__ import annotations

import importlib
import inspect
import re
from functools import cache

STAGE_MODULES = (
    "pages",
    "articles",
    "flaws",
    "language",
    "dates",
    "places",
    "actors",
    "statements",
    "factuality",
    "events",
    "copies",
    "stories",
    "occurrences",
    "relations",
)


# What is put before the name of a date's rule where the words say so, and what behind it where the
# words alone do not give a day.
BEFORE = {
    "since": "From then on",
    "until": "Up to then",
    "before": "Some day before",
    "after": "Some day after",
    "early": "The early part",
    "mid": "The middle part",
    "late": "The late part",
    "earlier": "Up to the day of publication",
    "later": "From the day of publication on",
}
BEHIND = {
    "_without_anchor": "the day of publication, from which it counts, is not known",
    "_impossible": "there is no such day",
}


def describe(rule: str) -> str | None:
    """What a rule says, in a sentence; None where no stage publishes a rule of this name."""
    known = _descriptions()
    if rule in known:
        return known[rule]
    for ending, told in BEHIND.items():
        inner = describe(rule.removesuffix(ending)) if rule.endswith(ending) else None
        if inner is not None:
            return f"{inner.rstrip('.')}; {told}."
    first, _, rest = rule.partition("_")
    inner = describe(rest) if first in BEFORE and rest else None
    return None if inner is None else f"{BEFORE[first]}: {inner[0].lower()}{inner[1:]}"


def rules_of(stage: str) -> dict[str, str]:
    """The rules that one of `STAGE_MODULES` publishes, in its own order."""
    try:
        module = importlib.import_module(f"dragoman.{stage}")
    except ImportError:
        return {}
    found: dict[str, str] = {}
    for entry in getattr(module, "RULES", ()):
        name_and_text = _entry(entry)
        if name_and_text is not None:
            found.setdefault(*name_and_text)
    return found


def humanised(rule: str) -> str:
    """What a rule says, or at least its name in words: "speaker before cue"."""
    told = describe(rule)
    if told is not None:
        return told
    pieces = [piece for piece in re.split(r"[+,;|/]\s*", rule) if piece]
    if len(pieces) > 1:
        return "; ".join(humanised(piece) for piece in pieces)
    return rule.replace("_", " ")


@cache
def _descriptions() -> dict[str, str]:
    found: dict[str, str] = {}
    for stage in STAGE_MODULES:
        for name, told in rules_of(stage).items():
            found.setdefault(name, told)
    return found


def _entry(entry: object) -> tuple[str, str] | None:
    """A rule's name and first paragraph, out of any of the forms that a stage may keep it in."""
    name: object = None
    match entry:
        case (str(branch), str(told)):
            return branch, told
    if isinstance(entry, tuple):
        name = next((part for part in entry if isinstance(part, str)), None)
        entry = next((part for part in entry if callable(part)), entry)
    else:
        name = getattr(entry, "name", None)
        entry = getattr(entry, "func", entry)
    if not isinstance(name, str):
        name = getattr(entry, "__name__", None)
    text = inspect.getdoc(entry) if callable(entry) else None
    if not isinstance(name, str) or not text:
        return None
    return name.lstrip("_"), " ".join(text.split("\n\n")[0].split())
