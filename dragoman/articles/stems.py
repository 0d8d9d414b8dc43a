"""What two pieces of a page have in common: their content words, cut to stems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.articles.furniture import furniture
from dragoman.articles.lines import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable


def stems_of(texts: Iterable[str]) -> frozenset[str]:
    """The content words of some texts, cut to five letters so that endings do not part them."""
    found = set()
    for text in texts:
        for word in LETTERS.findall(text):
            if (len(word) > 3 or word.isupper()) and word.casefold() not in furniture().grammar:
                found.add(word.casefold()[:5])
    return frozenset(found)


def shared_of(line: str, stems: frozenset[str]) -> float:
    """Which share of a line's content words some stems have, from 0 to 1."""
    own = stems_of([line])
    return len(own & stems) / len(own) if own else 0.0
