"""Attributions turned round: the speaker stands where the one spoken to should."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.flaws.fault import Fault
from dragoman.records import Span
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.records import Article

_NAME = r"(?!The\b)[A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+){0,2}"


# A speaker is brought in a few sentences before the words, seldom more.
_NEAR = 600


@dataclass(frozen=True, slots=True)
class _Grammar:
    two_told: re.Pattern[str]
    outlet_first: re.Pattern[str]
    after_quotation: re.Pattern[str]
    introducing: str


def two_told(article: Article) -> Iterator[Fault]:
    """Two stand where one is told ("he told Professor X THE OUTLET"): the first one told it."""
    grammar = _grammar(article.language.split("-", maxsplit=1)[0])
    for match in grammar.two_told.finditer(article.text) if grammar is not None else ():
        name = match.group("name")
        introduced = _introduced(article.text, name, match.start(), grammar)
        if match.group("title") is None and not introduced:
            continue
        note = f"{name} is the speaker, {match.group('outlet')} the one told"
        score = 0.9 if introduced else 0.7
        span = Span(match.start(), match.end())
        yield Fault("inverted_attribution", span, note, "two_after_told", score)


def outlet_then_speaker(article: Article) -> Iterator[Fault]:
    """An outlet, then one who was speaking ("he told the BBC Smith"): the second one told it."""
    grammar = _grammar(article.language.split("-", maxsplit=1)[0])
    for match in grammar.outlet_first.finditer(article.text) if grammar is not None else ():
        name = match.group("name")
        if _introduced(article.text, name, match.start(), grammar):
            note = f"{name} is the speaker, {match.group('outlet')} the one told"
            span = Span(match.start(), match.end())
            yield Fault("inverted_attribution", span, note, "outlet_then_speaker", 0.7)


def told_the_speaker(article: Article) -> Iterator[Fault]:
    """One who was just speaking is told ("Holm says ... “It is so,” he told prof. Holm")."""
    grammar = _grammar(article.language.split("-", maxsplit=1)[0])
    for match in grammar.after_quotation.finditer(article.text) if grammar is not None else ():
        name = match.group("name")
        window = max(0, match.start() - _NEAR)
        nearby = article.text[window : match.start()]
        if not _introduced(nearby, name, len(nearby), grammar):
            continue
        note = f"{name} was speaking and is now the one told"
        span = Span(match.start("pronoun"), match.end())
        yield Fault("inverted_attribution", span, note, "told_the_speaker", 0.5)


def _introduced(text: str, name: str, before: int, grammar: _Grammar | None) -> bool:
    """Whether the last name was brought in earlier as one who says something."""
    if grammar is None:
        return False
    last, verb = re.escape(name.rsplit(maxsplit=1)[-1]), grammar.introducing
    earlier = re.compile(rf"\b{last}\b[^.\n]{{0,120}}\b{verb}\b|\b{verb}\b[^.\n]{{0,60}}\b{last}\b")
    return earlier.search(text, 0, before) is not None


@cache
def _grammar(language: str) -> _Grammar | None:
    """The patterns of a language; None where its `flaws.yml` has no `attribution`."""
    words = load(language, "flaws").get("attribution")
    if words is None:
        return None
    names: set[str] = set()
    for name, entry in load("all", "outlets").get("outlets", {}).items():
        names.update((name, *entry.get("aliases", ())))
    outlets = (re.escape(name) for name in names if len(name) > 1 and name[0].isupper())
    outlet = "(?:" + "|".join(sorted(outlets, key=len, reverse=True)) + ")"
    title = "(?:" + "|".join((*words["titles"], *map(str.capitalize, words["titles"]))) + r")\.?"
    pronoun, told = "(?:" + "|".join(words["pronouns"]) + ")", words["told"]
    article = "|".join(words.get("articles", ("the",)))
    return _Grammar(
        re.compile(
            rf"(?:\b(?i:{pronoun}) )?\b{told} (?P<title>{title} )?(?P<name>{_NAME}) "
            rf"(?:(?:{article}) )?(?P<outlet>{outlet})(?=[.,;:\n”\"»]|$)"
        ),
        re.compile(
            rf"\b{pronoun} {told} (?:(?:{article}) )?(?P<outlet>{outlet}) (?:{title} )?"
            rf"(?P<name>{_NAME})(?=[.;\n]|$)"
        ),
        re.compile(
            rf"[”\"“»] ?,? ?(?P<pronoun>{pronoun}) {told} {title} (?P<name>{_NAME})"
            r"(?=[.,;:\n”\"]|$)"
        ),
        "(?:" + "|".join(words["introducing"]) + ")",
    )
