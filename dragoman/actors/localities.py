"""Places that no list knows, by the words before them and the shape of their names.

They have no coordinates and no state; that they are told apart keeps them from being taken for
persons, and lets a reader ask for every place that a text names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman import words
from dragoman.actors.gazetteer import Entry, Trie, switched
from dragoman.actors.names import naming, small_words
from dragoman.actors.reading import Line, read
from dragoman.actors.worldnames import given
from dragoman.places import find_places, locate
from dragoman.records import Article, Mention, Place, Sentence, Span

LONGEST = 5
# A word with the ending of a place has so many letters before it.
STEM = 2


def unlisted_places(line: Line, taken: Sequence[bool], article: Article) -> Iterator[Place]:
    """The capitalised words of a sentence that are a place by what stands around or in them.

    `taken` are the words that are something else; start and end are offsets into the article.
    """
    if line.headline:
        return
    small = small_words(article.text)
    lists = naming(line.language)
    nouns = switched(line.language, "noun_capitals")
    i, last_place = 0, -1
    while i < len(line.pieces):
        if taken[i] or not line.capital(i) or (line.glued(i) and line.pieces[i - 1] in "-'@#."):
            i += 1
            continue
        area = next(areas(line.language).at(line.pieces, i), None)
        start, end = i, _end(line, i, taken) if area is None else area[0]
        i = end
        common = [line.lower[k] in lists.common or line.lower[k] in small for k in (start, end - 1)]
        if area is None and common[0] and (start == 0 or end - start == 1):
            continue
        rule = "area" if area else _rule(line, start, end, last_place, nouns=nouns)
        if rule is None:
            continue
        last_place = end
        span = line.span(start, end)
        name = line.slice(start, end)
        known = locate(line.text, (Span(line.starts[start], line.ends[end - 1]),), line.language)[0]
        if rule == "to" and known is None:
            continue
        yield Place(name, known.country if known is not None else None, span.start, span.end)


def named_places(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Place]:
    """Every place of an article that is no actor: those of the lists, then those of no list.

    `mentions` are the article's; start and end are offsets into its text. What no list knows has no
    coordinates, and a state only where one place of that name is known.
    """
    for sentence in sentences:
        offset = sentence.span.start
        here = [m.span for m in mentions if _meet(m.span, sentence.span)]
        found = []
        for place in find_places(
            sentence.span.of(article.text), article.language, context=article.text
        ):
            span = Span(place.start + offset, place.end + offset)
            if not any(_meet(span, other) for other in here):
                found.append(replace(place, start=span.start, end=span.end))
                here.append(span)
        line = read(article, sentence, ())
        taken = [any(_meet(place, span) for span in here) for place in line.places]
        found += unlisted_places(line, taken, article)
        yield from sorted(found, key=_first)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _first(place: Place) -> int:
    return place.start


@cache
def areas(language: str) -> Trie:
    """Parts of the world that are no state: "Western Europe"."""
    trie = Trie()
    for name in words.load(language, "naming").get("areas", ()):
        trie.add(name, Entry("region", name, name))
    return trie.close()


def _end(line: Line, start: int, taken: Sequence[bool]) -> int:
    """Where a run of capitalised words ends, hyphens and small words inside."""
    end = start + 1
    inner = frozenset(words.load(line.language, "naming").get("place_joining", ()))
    while end < len(line.pieces) and end - start < LONGEST and not taken[end]:
        piece = line.pieces[end]
        if line.capital(end) and piece[0].isalpha() and line.pieces[end - 1] not in ",.":
            end += 1
        elif (
            piece in "-'" and line.glued(end) and line.glued(end + 1) and end + 1 < len(line.pieces)
        ):
            if taken[end + 1] or not line.pieces[end + 1].isalpha() or line.word(end + 1) == "s":
                break
            end += 2
        elif line.pieces[start] in _heads(line.language) and piece in inner:
            step = 2 if line.word(end + 1) in inner else 1
            if not line.capital(end + step) or taken[end + step]:
                break
            end += step + 1
        else:
            break
    return end


def _rule(line: Line, start: int, end: int, last_place: int, *, nouns: bool) -> str | None:
    """Which rule makes a place of a run: its head, its ending, the word before, an enumeration."""
    first, last = line.pieces[start], line.pieces[end - 1]
    if end - start == 1 and (first in given() or first.isupper() or len(first) < 3):
        return None
    if end - start > 1 and first in _heads(line.language):
        return "head"
    endings = _endings(line.language)
    whole = end - start > 1 or not _too_short(last, endings)
    if start > 0 and whole and last.lower().endswith(endings):
        return "ending"
    before = line.word(start - 1)
    if before in naming(line.language).articles:
        after = not nouns and line.word(start - 2) in _before(line.language, "at")
        return "to" if after else None
    if before in _before(line.language, "at") and (not nouns or end - start == 1):
        return "at" if _in_tells(line.language) else "to"
    joint = before in _before(line.language, "and") or before == ","
    if (joint and last_place == start - 1) or before in _before(line.language, "to"):
        return "to"
    return None


@cache
def _in_tells(language: str) -> bool:
    """Whether "in" before a capital is enough for a place; not where games and media follow."""
    return bool(words.load(language, "naming").get("place_after_in"))


def _too_short(word: str, endings: tuple[str, ...]) -> bool:
    return not any(word.lower().endswith(e) and len(word) - len(e) >= STEM for e in endings)


@cache
def _before(language: str, key: str) -> frozenset[str]:
    """The single words of a list of a language's places: "in", "from", "and"."""
    rows = words.load(language, "places").get(key, ())
    return frozenset(row for row in rows if " " not in row)


@cache
def _heads(language: str) -> frozenset[str]:
    """First words of names of places."""
    rows = (words.load(name, "naming").get("place_first", ()) for name in (language, "all"))
    return frozenset(word for row in rows for word in row)


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(words.load(language, "naming").get("place_endings", ()))
