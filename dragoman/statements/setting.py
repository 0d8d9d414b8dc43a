"""Through what and on what occasion a thing was said, and what is promised under what condition.

Told from the words of the statement's own sentence, by the lists of its language; a language
without the lists tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.actors import outlet_ids
from dragoman.records import Article, Span, Statement
from dragoman.statements.found import Found
from dragoman.words import load

_BORDER = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[“\"‘A-ZÀ-Þ])|\n+")
_FIRST_WORD = re.compile(r"[\w’']+")
_LAST_WORD = re.compile(r"([\w’']+)\W*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a statement: each part a span of `Article.text`, null where none is told."""

    medium: Span | None  # an outlet, a letter, a joint statement, a social network
    venue: Span | None  # a press conference, a phone call, a summit
    condition: Span | None  # of a promise or a threat
    promised: Span | None  # the deed that is promised or threatened under the condition


def setting_of(article: Article, statement: Statement, others: Sequence[Found] = ()) -> Setting:
    """The setting of a statement of an article.

    `others` is all that was found in the article: what stands nearer to another's cue, or in what
    another says, is no setting of this one.
    """
    medium = _outside(article, statement, others, "media")
    to = statement.addressee
    if medium is None and to is not None and to.actor_id in outlet_ids():
        medium = Span(to.start, to.end) if to.end > to.start else None
    condition, promised = _promise(article, statement)
    return Setting(medium, _outside(article, statement, others, "venues"), condition, promised)


def _any(words: Sequence[object]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda w: -len(str(w))))


@cache
def _phrase(language: str, name: str) -> re.Pattern[str] | None:
    """A preposition, at most three words, and a noun of the list: "in a joint statement"."""
    lists = load(language, "speech")
    nouns, before = lists.get(name, ()), lists.get("settings", ())
    if not nouns or not before:
        return None
    none = f"(?i:{_any([*before, *lists.get('settings_break', ())])})"
    noun = rf"(?:{_any(nouns)})(?:\s(?:{_any(nouns)}))?"
    return re.compile(rf"\b(?i:{_any(before)})\s((?:(?!{none}\b)[\w’'-]+\s){{0,3}}?{noun})\b")


@cache
def _relative(language: str) -> re.Pattern[str] | None:
    words = load(language, "speech").get("relatives", ())
    return re.compile(rf"\b(?:{_any(words)})\b", re.IGNORECASE) if words else None


@cache
def _condition(language: str) -> re.Pattern[str] | None:
    """What opens a condition, up to the next mark; "should" only where it stands first."""
    lists = load(language, "speech")
    opening, first = lists.get("conditions_open", ()), lists.get("conditions_first", ())
    if not opening:
        return None
    starts = rf"\b(?:{_any(opening)})\b"
    if first:
        starts += rf"|(?:(?<=^)|(?<=[“\"‘,] )|(?<=[“\"‘]))(?:{_any(first)})\b"
    return re.compile(rf"(?:{starts})(?:[^,;:–—\n.?!”\"]|\.(?=\w))*", re.IGNORECASE | re.MULTILINE)


@cache
def _own_deed(language: str) -> re.Pattern[str] | None:
    """Where a clause tells what oneself will do: "we will", "it would"."""
    lists = load(language, "speech")
    who = [*lists.get("first_person", ()), *lists.get("self", ())]
    how = [*lists.get("intent", ()), *lists.get("reported", ())]
    if not who or not how:
        return None
    words = rf"(?:{_any(who)})(?:\s|(?=['’]))(?:{_any(how)})\b"
    return re.compile(rf"(?<=\w\s){words}", re.IGNORECASE)


@lru_cache(maxsize=8)
def _borders(text: str) -> tuple[int, ...]:
    """Where sentences begin, and the end of the text."""
    return (0, *(m.end() for m in _BORDER.finditer(text)), len(text) + 1)


def _sentence(text: str, place: int) -> Span:
    """The sentence that a place lies in."""
    borders = _borders(text)
    at = bisect_right(borders, place)
    return Span(borders[at - 1], min(borders[at], len(text)))


def _outside(
    article: Article, statement: Statement, others: Sequence[Found], name: str
) -> Span | None:
    """The nearest phrase of a kind in the statement's sentence that is no part of what was said."""
    pattern = _phrase(article.language, name)
    if pattern is None or statement.cue is None:
        return None
    cue, here = statement.cue.start, _sentence(article.text, statement.cue.start)
    near = [one for one in others if one.cue is not None and here.start <= one.cue.start < here.end]
    found = []
    for match in pattern.finditer(article.text, here.start, here.end):
        span = Span(match.start(), match.end())
        if any(content.overlaps(span) for content in statement.content):
            continue
        if _of_another(span, cue, near) or _of_a_clause(article, span, cue, here):
            continue
        found.append(Span(match.start(1), match.end(1)))
    return min(found, key=lambda span: abs(span.start - cue), default=None)


def _of_another(span: Span, cue: int, others: Sequence[Found]) -> bool:
    """Whether a phrase is said by somebody else, or another's cue stands before it on the way."""
    for one in others:
        if one.cue is None or one.cue.start == cue:
            continue
        if min(cue, span.start) < one.cue.start < max(cue, span.start):
            return True
        said = any(content.overlaps(span) for content in one.content)
        if said and not any(content.start <= cue < content.end for content in one.content):
            return True
    return False


def _of_a_clause(article: Article, span: Span, cue: int, here: Span) -> bool:
    """Whether a phrase belongs to a relative clause: "who was shot at a rally, said"."""
    pattern = _relative(article.language)
    if pattern is None:
        return False
    start = cue if cue < span.start else article.text.rfind(",", here.start, span.start) + 1
    return pattern.search(article.text, max(start, here.start), span.start) is not None


def _promise(article: Article, statement: Statement) -> tuple[Span | None, Span | None]:
    """The condition of a promise or threat, and the deed that stands beside it."""
    pattern = _condition(article.language)
    if pattern is None or statement.act not in ("AGREE", "THREATEN"):
        return None, None
    lists, text = load(article.language, "speech"), article.text
    for span in statement.content:
        for match in pattern.finditer(text, span.start, span.end):
            here = _sentence(text, match.start())
            left = Span(max(span.start, here.start), match.start())
            right = Span(match.end(), min(span.end, here.end))
            last = _last_word(left.of(text))
            if last in lists.get("no_conditions", ()):
                continue
            condition = Span(match.start(), match.end())
            if last is not None and last not in lists.get("before_conditions", ()):
                # "We will, if they agree, sign": the deed is on both sides, and more on one.
                inside = left.of(text).rstrip()[-1:] in {",", "–", "—"}
                deed = max(left, right, key=len) if inside else left
                return _bare(text, condition), _bare(text, deed)
            return _parted(article, condition, right)
    return None, None


def _parted(article: Article, condition: Span, deed: Span) -> tuple[Span | None, Span | None]:
    """A condition that goes before its deed, parted from it where no comma does.

    "If they leave we will sign, and they know it": the deed begins in the middle.
    """
    text, joins = article.text, load(article.language, "speech").get("before_conditions", ())
    first = _FIRST_WORD.search(deed.of(text))
    if first is not None and first.group().lower() not in joins:
        return _bare(text, condition), _bare(text, deed)
    pattern = _own_deed(article.language)
    cuts = [] if pattern is None else list(pattern.finditer(text, condition.start, condition.end))
    if not cuts:
        return None, None
    cut = cuts[-1].start()
    return _bare(text, Span(condition.start, cut)), _bare(text, Span(cut, condition.end))


def _last_word(text: str) -> str | None:
    match = _LAST_WORD.search(text)
    return None if match is None else match.group(1).lower()


def _bare(text: str, span: Span) -> Span | None:
    """A span without the commas and marks at its ends."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if end > start else None
