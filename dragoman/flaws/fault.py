"""What a rule hands over: a flaw before it has its article's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.records import FlawKind, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One defect as a rule found it; the span points into the article's text."""

    kind: FlawKind
    span: Span
    note: str
    rule: str
    score: float
