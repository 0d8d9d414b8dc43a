"""Who "I" is outside quotations: who wrote the column or the letter, where the page signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman import words
from dragoman.actors.worldnames import gender_of, key_of
from dragoman.records import Article, Sentence

FULL = r"(?P<name>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){1,3})"
# A line that is a name with a full stop or a dash, as letters are signed.
SIGNED = re.compile(rf"^(?:[—–-]\s?{FULL}|{FULL.replace('name', 'stopped')}\.)$", re.MULTILINE)


def authors(article: Article, sentences: Sequence[Sentence]) -> list[tuple[str, str] | None]:
    """The id and name of who writes each sentence: of the next signature, else of the byline."""
    signed = list(_signatures(article.text))
    byline = re.match(
        rf"^(?:(?:{_listed('byline_openers')})\s+)?{FULL}$", (article.byline or "").strip()
    )
    whole = _person(byline["name"], article.language) if byline is not None else None
    return [
        next((who for at, who in signed if at >= sentence.span.end), whole)
        for sentence in sentences
    ]


def _signatures(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Where a text is signed, and by whom, in order."""
    for match in SIGNED.finditer(text):
        who = _person(match["name"] or match["stopped"], "en")
        if who is not None:
            yield match.start(), who
    last = text.rstrip().rfind("\n") + 1
    told = re.match(rf"^{FULL} (?:{_listed('author_verbs')})\b", text[last:])
    who = _person(told["name"], "en") if told is not None else None
    if who is not None:
        yield last, who


@cache
def _listed(name: str) -> str:
    return "|".join(map(re.escape, words.load("all", "naming")[name]))


def _person(name: str, language: str) -> tuple[str, str] | None:
    """A name that begins with a given name, with its id."""
    if gender_of(name.split(maxsplit=1)[0]) is None:
        return None
    return key_of(name, language), name
