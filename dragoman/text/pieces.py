"""Keys and pieces of a text: paragraphs, words, folded lookup keys, slugs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_NOT_SLUG = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its case-folded form and where it stands."""

    form: str
    span: Span


def any_pattern(patterns: Iterable[str]) -> str:
    """The pattern that matches where one of some does; nowhere, where there are none."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"


def fold(text: str) -> str:
    """The lookup key of a text: case-folded, accents off, apostrophes straight."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in parted if not unicodedata.combining(c))
    return bare.translate(_WHOLE).replace("’", "'")


def slug(name: str) -> str:
    """The stable id of a name: "Ban Ki-moon" is "ban-ki-moon"."""
    return _NOT_SLUG.sub("-", fold(name).replace("'", "")).strip("-")


def trimmed(text: str, span: Span) -> Span:
    """A span of a text without the white space at its ends; may be empty."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space, without the space at their ends."""
    spans = []
    for line in _LINE.finditer(text):
        inner = line.group()
        start = line.start() + len(inner) - len(inner.lstrip())
        end = line.start() + len(inner.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, case-folded; a hyphen or an apostrophe inside does not end a word."""
    return tuple(Word(m.group().casefold(), Span(m.start(), m.end())) for m in _WORD.finditer(text))
