"""Headlines in Title Case and in CAPITALS, where a capital says nothing.

What is a name, the body under the headline tells: names have their capital inside its sentences,
other words do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from dragoman.records import Span

# Share of capitals among the words of more than three letters from which a line is in title case.
CAPITALS = 0.7
# A capital right after a small word or a comma, so not the first word of a sentence.
INSIDE = re.compile(r"(?:(?<=[a-zß-öø-ÿ])|(?<=[a-zß-öø-ÿ],))\s[^\W\d_a-zß-öø-ÿ]\w*")
SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÖØ-Þ]\w*")
WORD = re.compile(r"[^\W\d_]+")


def title_case(words: Sequence[str]) -> bool:
    """Whether nearly all longer words have capitals, and there are enough of them to tell."""
    long = [word for word in words if word.isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > 2 and capitals > CAPITALS * len(long) and capitals > len(long) - 3


@lru_cache(maxsize=64)
def cases(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a text's sentences write with a capital inside, and those they write small."""
    capital: set[str] = set()
    small: set[str] = set()
    for line in text.splitlines():
        if not title_case(line.split()):
            capital.update(word[1:] for word in INSIDE.findall(line))
            small.update(SMALL.findall(line))
    return frozenset(capital), frozenset(small)


def as_sentence(
    headline: str, names: Sequence[Span], text: str, known: Callable[[str], bool]
) -> str:
    """A headline as a sentence would be written, of the same length; a sentence as it is.

    `names` are spans of the headline whose words stay as they are, `text` is the article's;
    `known` says whether a word in small letters is in the dictionary.
    """
    shouted = headline.isupper()
    if not shouted and not title_case(WORD.findall(headline)):
        return headline
    capital, small = cases(text)

    def written(match: re.Match[str]) -> str:
        word = match.group()
        lowered, raised = word.lower(), word.capitalize()
        if len(lowered) != len(word) or word in capital:
            return word
        if shouted:
            return raised if raised in capital or not match.start() else lowered
        named = any(n.start <= match.start() < n.end for n in names)
        if named or not match.start() or not word[1:].islower():
            return word
        return lowered if lowered in small or known(lowered) else word

    return WORD.sub(written, headline)
