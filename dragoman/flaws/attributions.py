"""Attributions turned round: the speaker stands where the one spoken to should."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.flaws.fault import Fault
from dragoman.records import Span
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.records import Article

_TITLE = (
    r"(?:[Pp]rof(?:essor)?|[Dd]r|[Pp]resident|[Mm]inister|[Ss]enator|[Gg]en(?:eral)?|[Aa]mbassador|"
    r"[Ss]ecretary|[Aa]nalyst|[Ee]xpert|Mr|Mrs|Ms|[Ss]pokes(?:man|woman|person))\.?"
)
_NAME = r"(?!The\b)[A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+){0,2}"


def two_told(article: Article) -> Iterator[Fault]:
    """Two stand where one is told ("he told Professor X THE OUTLET"): the first one told it."""
    if not article.language.startswith("en"):
        return
    for match in _two_told().finditer(article.text):
        name = match.group("name")
        introduced = _introduced(article.text, name, match.start())
        if match.group("title") is None and not introduced:
            continue
        note = f"{name} is the speaker, {match.group('outlet')} the one told"
        score = 0.9 if introduced else 0.7
        span = Span(match.start(), match.end())
        yield Fault("inverted_attribution", span, note, "two_after_told", score)


def outlet_then_speaker(article: Article) -> Iterator[Fault]:
    """An outlet, then one who was speaking ("he told the BBC Smith"): the second one told it."""
    if not article.language.startswith("en"):
        return
    for match in _outlet_first().finditer(article.text):
        name = match.group("name")
        if _introduced(article.text, name, match.start()):
            note = f"{name} is the speaker, {match.group('outlet')} the one told"
            span = Span(match.start(), match.end())
            yield Fault("inverted_attribution", span, note, "outlet_then_speaker", 0.7)


def _introduced(text: str, name: str, before: int) -> bool:
    """Whether the last name was brought in earlier as one who says something."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    verb = r"(?:says|said|argues|argued|believes|explains|explained|thinks|notes|according)"
    earlier = re.compile(rf"\b{last}\b[^.\n]{{0,120}}\b{verb}\b|\b{verb}\b[^.\n]{{0,60}}\b{last}\b")
    return earlier.search(text, 0, before) is not None


@cache
def _outlets() -> str:
    names = {"VOA", "CNN", "BBC", "Reuters", "AFP", "AP"}
    for name, entry in load("all", "outlets").get("outlets", {}).items():
        names.add(name)
        names.update(alias for alias in entry.get("aliases", ()))
    usable = (re.escape(name) for name in names if len(name) > 1 and name[0].isupper())
    return "(?:" + "|".join(sorted(usable, key=len, reverse=True)) + ")"


@cache
def _two_told() -> re.Pattern[str]:
    outlet = _outlets()
    return re.compile(
        rf"\b(?:(?:he|she|they|it|[Hh]e|[Ss]he) told|told) (?P<title>{_TITLE} )?(?P<name>{_NAME}) "
        rf"(?:the )?(?P<outlet>{outlet})(?=[.,;:\n”\"]|$)"
    )


@cache
def _outlet_first() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:he|she|they) told (?:the )?(?P<outlet>{_outlets()}) (?:{_TITLE} )?(?P<name>{_NAME})"
        r"(?=[.;\n]|$)"
    )


ATTRIBUTION_RULES = (two_told, outlet_then_speaker)
