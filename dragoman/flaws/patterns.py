"""Regular expressions that are only run where the letters that they need stand in the text.

Some two hundred patterns look at each article and hardly any of them finds something. Most hold a
run of plain letters without which nothing can match, and looking for that is fifty times as fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 3
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_REPEAT = re.compile(r"[?*]|\{\d*,?\d*\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and, where it has them, letters of which one run must be there."""

    expression: re.Pattern[str]
    needed: tuple[str, ...]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text."""
        if self.needed and not any(letters in text for letters in self.needed):
            return iter(())
        return self.expression.finditer(text)


def compiled(pattern: str) -> Pattern:
    """A pattern in which ^ and $ are the ends of lines."""
    return Pattern(re.compile(pattern, re.MULTILINE), needed(pattern))


def needed(pattern: str) -> tuple[str, ...]:
    """The longest run of plain letters of each alternative; none where an alternative has none."""
    if "(?i" in pattern or "(?s" in pattern:
        return ()
    longest: list[str] = []
    for runs in _runs(pattern):
        best = max(runs, key=len, default="")
        if len(best) < LEAST:
            return ()
        longest.append(best)
    return tuple(longest)


def _runs(pattern: str) -> list[list[str]]:
    """The runs of letters outside groups, by alternative."""
    alternatives: list[list[str]] = [[]]
    run, depth, at = "", 0, 0
    while at < len(pattern):
        character, size = pattern[at], 1
        plain = ""
        if character == "\\":
            size = 2
            plain = pattern[at + 1] if not pattern[at + 1].isalnum() else ""
        elif character == "[":
            found = _CLASS.match(pattern, at)
            size = len(found.group()) if found else 1
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character not in ".^$|?*+{}":
            plain = character
        at += size
        if depth > 0:
            plain = ""
        repeat = _REPEAT.match(pattern, at)
        if plain and not repeat:
            run += plain
            continue
        if run:
            alternatives[-1].append(run)
        run = ""
        if repeat:
            at = repeat.end()
        if character == "|" and depth == 0:
            alternatives.append([])
    if run:
        alternatives[-1].append(run)
    return alternatives
