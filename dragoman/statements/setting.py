"""Through what and on what occasion a thing was said, and what is promised under what condition.

Told from the words of the statement's own sentence when it is asked for; no record holds it yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.records import Article, Span, Statement
from dragoman.text import trimmed
from dragoman.words import load

_BORDER = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[“\"‘A-ZÀ-Þ])|\n+")


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a statement: each part a span of `Article.text`, null where none is told."""

    medium: Span | None  # an outlet, a letter, a joint statement, a social network
    venue: Span | None  # a press conference, a phone call, a summit
    condition: Span | None  # of a promise or a threat
    promised: Span | None  # the deed that is promised or threatened


@cache
def _phrase(language: str, name: str) -> re.Pattern[str] | None:
    """A preposition, at most three words, and a noun of the list: "in a joint statement"."""
    nouns = [re.escape(str(noun)) for noun in load(language, "speech").get(name, ())]
    before = [re.escape(str(word)) for word in load(language, "speech").get("settings", ())]
    if not nouns or not before:
        return None
    alternatives = "|".join(sorted(nouns, key=len, reverse=True))
    return re.compile(rf"\b(?i:{'|'.join(before)})\s((?:[\w’'-]+\s){{0,3}}?(?:{alternatives}))\b")


@cache
def _condition(language: str) -> re.Pattern[str] | None:
    words = [re.escape(str(word)) for word in load(language, "speech").get("conditions_open", ())]
    return re.compile(rf"\b(?i:{'|'.join(words)})\b[^,;.]*", re.IGNORECASE) if words else None


@cache
def _outlets() -> frozenset[str]:
    return frozenset(str(row["id"]) for row in load("all", "outlets").get("outlets", {}).values())


def setting_of(article: Article, statement: Statement) -> Setting:
    """The setting of a statement of an article."""
    medium = _outside(article, statement, "media")
    to = statement.addressee
    if medium is None and to is not None and to.actor_id is not None:
        medium = Span(to.start, to.end) if to.actor_id in _outlets() else None
    condition, promised = _promise(article, statement)
    return Setting(medium, _outside(article, statement, "venues"), condition, promised)


def _outside(article: Article, statement: Statement, name: str) -> Span | None:
    """The nearest phrase of a kind in the statement's sentence that is no part of what was said."""
    pattern = _phrase(article.language, name)
    if pattern is None or statement.cue is None:
        return None
    cue = statement.cue.start
    borders = [0, *(m.end() for m in _BORDER.finditer(article.text)), len(article.text)]
    start = max(b for b in borders if b <= cue)
    end = min(b for b in borders if b > cue)
    found = [
        Span(match.start(1), match.end(1))
        for match in pattern.finditer(article.text, start, end)
        if not any(s.overlaps(Span(match.start(), match.end())) for s in statement.content)
    ]
    return min(found, key=lambda span: abs(span.start - cue), default=None)


def _promise(article: Article, statement: Statement) -> tuple[Span | None, Span | None]:
    """The condition of a promise or threat, and the deed: what of its sentence is no condition."""
    pattern = _condition(article.language)
    if pattern is None or statement.act not in ("AGREE", "THREATEN"):
        return None, None
    for span in statement.content:
        match = pattern.search(article.text, span.start, span.end)
        if match is None:
            continue
        condition = trimmed(article.text, Span(match.start(), match.end()))
        left, right = Span(span.start, match.start()), Span(match.end(), span.end)
        deed = max(left, right, key=len)
        return condition, _bare(article.text, deed)
    return None, None


def _bare(text: str, span: Span) -> Span | None:
    """A span without the commas and marks at its ends."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if end > start else None
