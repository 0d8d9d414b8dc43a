"""What is known of a page's paragraphs that tells whether another story begins with one."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.articles.furniture import fold, furniture
from dragoman.articles.lines import LETTERS, count_words
from dragoman.articles.segments import Segment, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dragoman.articles.lines import Line

STEM = 6  # letters; 5, 6 and 7 give the same F1 within .01
FULL_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'-]+(?: [^\W\d_a-zà-ÿ][\w’'-]+)+")
LEAD_CHARS = 400
# Four words, and twice as many as of the next: languages share small words ("de", "in").
LEAST_TOLD = 4
QUOTES = tuple("\"“„«‘'")
BULLETS = tuple("•●▪■◆►▶")
ABOVE = {"head", "byline", "date", "relative"}
BETWEEN = {"furniture", "related", "end"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, with the headline right above it, and what stands between it and the last."""

    line: int
    cut: int  # the line where its story would begin
    count: int  # of its words
    stems: Counter[str]
    names: frozenset[str]
    full: frozenset[str]
    head: frozenset[str]  # stems of the headline
    head_words: int
    bullet: bool
    timed: bool
    signed: bool
    furnished: bool
    inside: bool
    day: bool
    languages: Counter[str]


def units_in(lines: Sequence[Line], text: str, segment: Segment) -> list[Unit]:
    """The paragraphs of a segment, up to where readers comment on its story."""
    stop = _comments(lines, text, segment)
    places = [k for k in range(segment.body, stop) if lines[k].kind == "prose"]
    behind = _time_behind(lines, places)
    found: list[Unit] = []
    last = segment.first - 1
    for k in places:
        top = k
        while top - 1 > last and lines[top - 1].kind in ABOVE:
            top -= 1
        if behind and found and top == last + 1 and lines[top].kind == "relative" and top < k:
            top += 1  # the time of the story above stands behind it
        found.append(_unit(lines, text, (last, top, k)))
        last = k
    return found


def _unit(lines: Sequence[Line], text: str, places: tuple[int, int, int]) -> Unit:
    """The paragraph at the last of three places, its head at the second, its forerunner first."""
    last, top, k = places
    own = lines[k].of(text)
    heads = [line.of(text) for line in lines[top:k] if line.kind == "head" and line.words >= 2]
    head = heads[-1] if heads else ""
    between = {line.kind for line in lines[last + 1 : k]}
    openings = _openings()
    first = next(LETTERS.finditer(own)).group().casefold()
    lead = own[:LEAD_CHARS]
    head_stems = stems_in(head)
    return Unit(
        line=k,
        cut=top,
        count=lines[k].words,
        stems=stems_in(own) + head_stems,
        names=names_of(own),
        full=frozenset(FULL_NAME.findall(own)),
        head=frozenset(head_stems),
        head_words=count_words(head),
        bullet=head.startswith(BULLETS),
        timed="relative" in between,
        signed=last >= 0 and _is_signed(lines, text, last),
        furnished=bool(between & BETWEEN),
        inside=own.startswith(QUOTES) or first in openings.inside,
        day=openings.days.search(lead) is not None,
        languages=_languages(own),
    )


def _is_signed(lines: Sequence[Line], text: str, k: int) -> bool:
    """Whether an agency's signature ends a paragraph; on a line of its own it is a picture's."""
    below = lines[k + 1]
    return below.kind == "credit" and "\n" not in text[lines[k].end : below.start]


def signs_at(units: Sequence[Unit], first: int, cut: int, last: int) -> dict[str, float]:
    """What speaks for another story below a cut, and what against it."""
    above, below = units[first:cut], units[cut:last]
    over, under = _stems(above), _stems(below)
    unit = below[0]
    names = [frozenset[str]().union(*(one.names for one in part)) for part in (above, below)]
    fewest = min(len(over), len(under))
    smaller, larger = sorted((over.total(), under.total()))
    body = frozenset[str]().union(*(one.stems - Counter(one.head) for one in below[:2]))
    return {
        "one": 1.0,
        # Logarithm of the words of the smaller part, a hundred at the most.
        "size": math.log(min(100, max(1, smaller))),
        # How much more than a hundred the larger has: long texts share more.
        "longer": math.log(max(100, larger) / 100),
        # Shares of the smaller part's words and names that the other part has.
        "shared": len(over.keys() & under.keys()) / max(1, fewest),
        "names": len(names[0] & names[1]) / max(1, min(map(len, names))),
        "hero": _hero(above, below),
        # A line without full stop stands above (most head a part of a story); how much of it the
        # paragraphs below take up; whether it has the length of a headline, or a bullet.
        "head": float(bool(unit.head)),
        "takes_up": _share(unit.head, body),
        "headline": float(unit.head_words >= 5),
        "bullet": float(unit.bullet),
        # A relative time, an agency's signature, share lines or links stand between.
        "time": float(unit.timed),
        "signed": float(unit.signed),
        "furniture": float(unit.furnished),
        # Begins with a quotation, or as only a paragraph inside a story does.
        "inside": float(unit.inside),
        # Names a day of the week, or today.
        "day": float(unit.day),
        # Gives a full name, at most two, that the part above had shortened already.
        "renamed": min(2.0, sum(_is_renamed(name, above) for name in unit.full)),
        "language": float(_is_other_language(above, below)),
    }


def _stems(units: Sequence[Unit]) -> Counter[str]:
    found: Counter[str] = Counter()
    for unit in units:
        found.update(unit.stems)
    return found


def _hero(above: Sequence[Unit], below: Sequence[Unit]) -> float:
    """How large a share of the paragraphs on both sides has a name that most of them have."""
    counts = [Counter(name for unit in part for name in unit.names) for part in (above, below)]
    return max(
        (
            min(counts[0][name] / len(above), counts[1][name] / len(below))
            for name in counts[0].keys() & counts[1].keys()
        ),
        default=0.0,
    )


def _share(some: Iterable[str], others: Iterable[str]) -> float:
    """Which share of some words is among others."""
    own = set(some)
    return len(own & set(others)) / len(own) if own else 0.0


def _is_other_language(above: Sequence[Unit], below: Sequence[Unit]) -> bool:
    """Whether the paragraphs above and below a cut are of two languages, without doubt."""
    found = {_language(above[-2:]), _language(below[:2])}
    return len(found) == 2 and None not in found


def _language(units: Sequence[Unit]) -> str | None:
    """The language that most words of every text's kind are of; none where two are near."""
    counts = Counter[str]()
    for unit in units:
        counts.update(unit.languages)
    best = counts.most_common(2)
    if not best or best[0][1] < LEAST_TOLD:
        return None
    return best[0][0] if len(best) == 1 or best[0][1] >= 2 * best[1][1] else None


def _is_renamed(name: str, above: Sequence[Unit]) -> bool:
    """Whether a full name stands above already, and after it the surname alone."""
    surname = name.rsplit(" ", 1)[-1]
    given = False
    for unit in above:
        full = any(other.rsplit(" ", 1)[-1] == surname for other in unit.full)
        if given and not full and surname in unit.names:
            return True
        given = given or full
    return False


def stems_in(text: str) -> Counter[str]:
    """How often each content word of a text comes in it, cut to six letters."""
    grammar, common = furniture().grammar, _openings().common
    return Counter(
        stem
        for word in LETTERS.findall(text)
        if (len(word) > 3 or word.isupper())
        and (key := word.casefold()) not in grammar
        and (stem := key[:STEM]) not in common
    )


@dataclass(frozen=True, slots=True)
class Openings:
    """The lists `openings` of all languages: how stories begin, and what tells no topic."""

    inside: frozenset[str]
    days: re.Pattern[str]
    common: frozenset[str]  # stems


@cache
def _openings() -> Openings:
    lists = [words.load(language, "openings") for language in words.languages()]

    def all_of(name: str) -> list[str]:
        return [str(word).casefold() for one in lists for word in one.get(name, ())]

    days = "|".join(re.escape(day) for day in all_of("days")) or "(?!)"
    return Openings(
        inside=frozenset(all_of("inside")),
        days=re.compile(rf"\b(?:{days})\b", re.IGNORECASE),
        common=frozenset(word[:STEM] for word in all_of("common")),
    )


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Words of every text's kind ("the", "year"), each with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in words.languages():
        grammar = words.load(language, "furniture").get("grammar", ())
        common = words.load(language, "openings").get("common", ())
        for word in {str(one).casefold() for one in (*grammar, *common)}:
            found[word] = (*found.get(word, ()), language)
    return found


def _languages(text: str) -> Counter[str]:
    """How many words of a text's beginning each language has."""
    spoken = _spoken()
    return Counter(
        language
        for word in LETTERS.findall(text[:LEAD_CHARS])
        for language in spoken.get(word.casefold(), ())
    )


def _comments(lines: Sequence[Line], text: str, segment: Segment) -> int:
    """Where readers' comments begin: below a label, each with a button or a day of its own."""
    replies = furniture().replies
    for k in range(segment.body, segment.last):
        if lines[k].kind != "end":
            continue
        below = lines[k + 1 : segment.last]
        buttons = sum(fold(line.of(text)) in replies for line in below if line.words <= 4)
        if buttons >= 2 and 2 * buttons >= sum(line.kind == "prose" for line in below):
            return k
    return segment.last


def _time_behind(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether the relative times of a page stand behind their stories, and not above them."""
    if not places:
        return False
    above = any(line.kind == "relative" for line in lines[max(0, places[0] - 4) : places[0]])
    return not above and any(
        line.kind == "relative" for line in lines[places[-1] + 1 : places[-1] + 3]
    )
