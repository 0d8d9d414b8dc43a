"""What of an article can be copied: its body sentences, as words and as spans."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.records import Article, Sentence, Span

# A word; in scripts that put no blanks between words (Thai, kana, Han) every letter is one.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
# Quoted words between marks of one style; a quotation left open ends with its sentence.
_QUOTED = re.compile(
    r"[\u201c\u201d\u201e\u201f\"\u00ab\u00bb]([^\u201c\u201d\u201e\"\u00ab\u00bb]+)"
    r"(?:[\u201c\u201d\u201f\"\u00ab\u00bb]|$)"
)
# Shorter lines ("Source link", "Follow us on X") are furniture rather than sentences.
MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Passages:
    """The body sentences of one article.

    `words` are case-folded; `own` counts the words of each sentence that stand outside quotation
    marks: two reports share the words of a speaker without one copying the other.
    """

    article: Article
    title: str
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    own: tuple[int, ...]
    telling: frozenset[str]  # the words of five letters and more

    @property
    def size(self) -> int:
        """How many words the body has."""
        return sum(map(len, self.words))


def split_words(text: str) -> tuple[str, ...]:
    """The case-folded words of a text, one per letter in scripts without blanks."""
    return tuple(_WORD.findall(text.casefold()))


def own_words(text: str) -> int:
    """How many words of a text stand outside quotation marks."""
    return len(_WORD.findall(_QUOTED.sub(" ", text)))


def read_passages(articles: Sequence[Article], sentences: Sequence[Sentence]) -> list[Passages]:
    """The passages of every article, ordered by article_id so that input order never shows.

    Sentences of the body with fewer than four words, headings and titles are left out.
    """
    by_article: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence.article_id].append(sentence)
    found = []
    for article in sorted(articles, key=lambda article: article.article_id):
        spans, texts, words = [], [], []
        for sentence in sorted(by_article[article.article_id], key=lambda s: s.span):
            text = sentence.span.of(article.text)
            split = split_words(text)
            if sentence.kind == "prose" and len(split) >= MIN_WORDS:
                spans.append(sentence.span)
                texts.append(text)
                words.append(split)
        found.append(
            Passages(
                article,
                article.title or "",
                tuple(spans),
                tuple(texts),
                tuple(words),
                tuple(map(own_words, texts)),
                frozenset(word for split in words for word in split if len(word) > 4),
            )
        )
    return found
