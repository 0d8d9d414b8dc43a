"""What two pieces of a page have in common: their content words, cut to stems."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.articles.furniture import furniture
from dragoman.articles.lines import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable


def stems_of(texts: Iterable[str]) -> frozenset[str]:
    """The content words of some texts, cut to five letters so that endings do not part them."""
    found = {_stem(word) for text in texts for word in LETTERS.findall(text)}
    found.discard("")
    return frozenset(found)


@lru_cache(maxsize=50_000)  # the same words come again and again
def _stem(word: str) -> str:
    """A word's stem; nothing where it is none of content."""
    if len(word) <= 3 and not word.isupper():
        return ""
    small = word.casefold()
    return "" if small in furniture().grammar else small[:5]


def shared_of(line: str, stems: frozenset[str]) -> float:
    """Which share of a line's content words some stems have, from 0 to 1."""
    own = stems_of([line])
    return len(own & stems) / len(own) if own else 0.0
