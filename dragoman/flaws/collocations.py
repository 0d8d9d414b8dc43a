"""Set phrases of which a word was swapped: "joined countries" for "united nations".

News writes some hundreds of phrases in the same words everywhere. Where one of these stands with a
synonym in it that no writer uses there, a program is likelier than a writer. Phrases and synonyms
are data in `words/<lang>/collocations.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.records import Span
from dragoman.text import words
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.text import Word


# A synonym of a spinner's thesaurus may stand beside others; one of a dictionary must be the only
# word swapped, or else phrases that have nothing to do with each other meet.
ALL = 4


@dataclass(frozen=True, slots=True)
class Swapped:
    """A set phrase with other words in it: where it stands, what stands, what is meant."""

    span: Span
    written: str
    meant: str


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class _Synonym:
    words: tuple[str, ...]
    meant: str
    swaps: int  # how much it takes of what may be swapped in a phrase: ALL where nothing else may


@dataclass(frozen=True, slots=True)
class _Book:
    root: _Node
    meant_by: dict[str, tuple[_Synonym, ...]]  # by the first word of the synonym
    whole: frozenset[str]  # what is a phrase of its own, or natural


def swapped_phrases(text: str, tokens: Sequence[Word], language: str) -> Iterator[Swapped]:
    """The set phrases of a text in which a word was swapped, the longest at each place."""
    book = _book(language)
    if book is None:
        return
    forms = [token.form.replace("’", "'") for token in tokens]
    done = 0
    for number in range(len(forms)):
        if number < done:
            continue
        best: tuple[int, str] | None = None
        for end, phrase, swaps in _readings(book, forms, number, book.root):
            if swaps and (best is None or end > best[0]):
                best = end, phrase
        if best is None:
            continue
        end, phrase = best
        written = " ".join(forms[number:end])
        span = Span(tokens[number].span.start, tokens[end - 1].span.end)
        if _stands_alone(written, book.whole) or not _unbroken(text, tokens[number:end]):
            continue
        done = end
        yield Swapped(span, written, phrase)


def _readings(
    book: _Book, forms: Sequence[str], at: int, node: _Node, swaps: int = 0
) -> Iterator[tuple[int, str, int]]:
    """Ways to read the words from `at` as a set phrase: (end, the phrase, how many swaps)."""
    if at >= len(forms):
        return
    form = forms[at]
    ways = [(1, form, 0)]
    if form.endswith("s"):
        ways.append((1, form[:-1], 0))
    for synonym in book.meant_by.get(form, ()):
        size = len(synonym.words)
        if tuple(forms[at : at + size]) == synonym.words:
            ways.append((size, synonym.meant, synonym.swaps))
    for size, word, swap in ways:
        following = node.after.get(word)
        if following is None or swaps + swap > ALL:
            continue
        if following.phrase is not None:
            yield at + size, following.phrase, swaps + swap
        yield from _readings(book, forms, at + size, following, swaps + swap)


def _stands_alone(written: str, whole: frozenset[str]) -> bool:
    return written in whole or written.removesuffix("s") in whole or f"{written}s" in whole


def _unbroken(text: str, tokens: Sequence[Word]) -> bool:
    """Whether nothing but a blank or a hyphen parts the words."""
    gaps = (text[a.span.end : b.span.start] for a, b in pairwise(tokens))
    return all(gap.strip() in {"", "-"} and "\n" not in gap for gap in gaps)


@cache
def _book(language: str) -> _Book | None:
    content = load(language, "collocations")
    if not content:
        return None
    root = _Node()
    for phrase in content["phrases"]:
        node = root
        for word in words(phrase):
            node = node.after.setdefault(word.form, _Node())
        node.phrase = phrase
    meant_by: dict[str, list[_Synonym]] = {}
    for name, swaps in (("synonyms", 1), ("wordnet", ALL)):
        for meant, synonyms in content.get(name, {}).items():
            for synonym in synonyms:
                said = tuple(word.form for word in words(synonym))
                for form in (said, (*said[:-1], f"{said[-1]}s")):
                    meant_by.setdefault(form[0], []).append(_Synonym(form, meant, swaps))
    whole = frozenset((*content["phrases"], *content.get("natural", ())))
    return _Book(root, {first: tuple(found) for first, found in meant_by.items()}, whole)
