"""Places that no list knows, by the words before them and the shape of their names.

They have no coordinates and no state; that they are told apart keeps them from being taken for
persons, and lets a reader ask for every place that a text names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dragoman import words
from dragoman.actors.called import NAME, bare_start, capital, heads, is_called, nouns, run_end
from dragoman.actors.gazetteer import Entry, Trie, switched
from dragoman.actors.names import naming, small_words
from dragoman.actors.reading import Line, read
from dragoman.actors.worldnames import given
from dragoman.places import find_places, locate
from dragoman.places.atlas import ONE_NAME, atlas_of, fold
from dragoman.records import Article, Mention, Place, Sentence, Span

# A word with the ending of a place has so many letters before it.
STEM = 2
ELIDED = frozenset({"d", "l", "dell", "nell", "all", "dall", "sull"})
CYRILLIC = re.compile("[а-яё]")


def unlisted_places(
    line: Line, taken: Sequence[bool], article: Article, listed: Sequence[Place] = ()
) -> Iterator[tuple[Place, bool]]:
    """The capitalised words of a sentence that are a place by what stands around or in them.

    `taken` are the words that are something else, `listed` the places among them; start and end are
    offsets into the article. With each, whether it is beyond doubt: "van Exampla" may be a firm.
    """
    capitals = switched(line.language, "noun_capitals")
    if line.headline and not capitals:
        return
    small = small_words(article.text)
    lists = naming(line.language)
    i, last_place, strong = 0, -1, False
    ends = _ends(line, listed)
    while i < len(line.pieces):
        if i in ends:
            strong = is_called(line, i, ends[i]) or (
                strong and last_place >= 0 and _joined(line, last_place, i)
            )
            i = last_place = ends[i]
            continue
        if taken[i] or not capital(line, i) or _inside(line, i):
            i += 1
            continue
        area = next(areas(line.language).at(line.pieces, i), None)
        start, end = i, run_end(line, i, taken) if area is None else area[0]
        i = end
        if area is not None and line.word(end) == "-" and line.glued(end):
            continue  # "le sommet Afrique-France"
        if area is None:
            start = bare_start(line, start, end)
        if CYRILLIC.search(line.text) and line.slice(start, end).isascii():
            continue
        common = [line.lower[k] in lists.common or line.lower[k] in small for k in (start, end - 1)]
        if area is None and common[0] and (start == 0 or end - start == 1):
            continue
        joined = last_place >= 0 and _joined(line, last_place, start)
        rule = "area" if area else _rule(line, start, end, joined=joined, capitals=capitals)
        if joined and strong and rule in (None, "to"):
            rule = "noun"
        if rule is None:
            continue
        last_place, strong = end, rule == "noun"
        span = line.span(start, end)
        name = line.slice(start, end)
        known = locate(line.text, (Span(line.starts[start], line.ends[end - 1]),), line.language)[0]
        if rule == "to" and known is None:
            continue
        country = known.country if known is not None else None
        yield Place(name, country, span.start, span.end), rule != "to"


def named_places(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Place]:
    """Every place of an article that is no actor: those of the lists, then those of no list.

    `mentions` are the article's; start and end are offsets into its text. What no list knows has no
    coordinates, and a state only where one place of that name is known.
    """
    rows = []
    known: dict[str, Place] = {}
    for sentence in sentences:
        offset = sentence.span.start
        here = [_own(m, article.text) for m in mentions if _meet(m.span, sentence.span)]
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
        listed = tuple(found)
        known |= {article.text[p.start : p.end]: p for p in listed}
        for place, sure in unlisted_places(line, taken, article, listed):
            found.append(place)
            if sure:
                known[article.text[place.start : place.end]] = place
        rows.append((line, found, here))
    for line, found, here in rows:
        again = _named_again(line, known, [*here, *(Span(p.start, p.end) for p in found)])
        yield from sorted((*found, *again), key=_first)


def _named_again(line: Line, known: Mapping[str, Place], here: Sequence[Span]) -> Iterator[Place]:
    """The names that the article tells to be places elsewhere: "Exampla's mayor"."""
    taken = [any(_meet(place, span) for span in here) for place in line.places]
    i = 0
    while i < len(line.pieces):
        if taken[i] or not capital(line, i) or _inside(line, i):
            i += 1
            continue
        start, i = i, run_end(line, i, taken)
        name = line.slice(start, i)
        place = known.get(name) or (known.get(name.title()) if name.isupper() else None)
        if place is not None and len(name) >= NAME:
            span = line.span(start, i)
            yield replace(place, start=span.start, end=span.end)


def _own(mention: Mention, text: str) -> Span:
    """The words of a mention without an office, which can name a place: "the mayor of Exampla"."""
    words_of = mention.span.of(text)
    at = words_of.find(mention.name)
    if mention.title is None or mention.form != "name" or at < 0:
        return mention.span
    return Span(mention.span.start + at, mention.span.start + at + len(mention.name))


def _meet(one: Span, other: Span | Place) -> bool:
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


def _rule(line: Line, start: int, end: int, *, joined: bool, capitals: bool) -> str | None:
    """Which rule makes a place of a run: its head, its ending, the words around, an enumeration."""
    first, last = line.pieces[start], line.pieces[end - 1]
    if is_called(line, start, end):
        return "noun"
    if end - start == 1 and (first in given() or first.isupper() or len(first) < 3):
        return None
    if end - start > 1 and first in heads(line.language):
        return "head"
    endings = _endings(line.language)
    whole = end - start > 1 or not _too_short(last, endings)
    if start > 0 and whole and last.lower().endswith(endings):
        return "ending"
    before = line.word(start - 1)
    articles = naming(line.language).articles
    if before in _before(line.language, "adjectives") and before not in articles:
        before = line.word(start - 2)
    if _of_adjective(line, start):
        return "to"
    if before in articles:
        after = not capitals and line.word(start - 2) in _before(line.language, "at")
        return "to" if after else None
    if before in nouns(line.language):
        return None  # asked already
    if before in _before(line.language, "at") and (
        not capitals or " " not in line.slice(start, end)
    ):
        return "at" if _in_tells(line.language) else "to"
    if before in ONE_NAME and line.capital(start - 2):
        return None  # "Sabana de Torres"
    if joined or before in _before(line.language, "to"):
        return "to"
    return None


def _of_adjective(line: Line, start: int) -> bool:
    """As in "im ägyptischen Exampla": the adjective of a state or a region before a name."""
    atlas, word = atlas_of(line.language), line.word(start - 1)
    small = word == line.pieces[start - 1] if start > 0 else False
    return small and fold(word).endswith(atlas.adjective_endings)


def _inside(line: Line, i: int) -> bool:
    """Whether a word goes on with the one before it: "pro-Exampla", but not "d'Exampla"."""
    if not line.glued(i) or line.pieces[i - 1] not in "-'@#.":
        return False
    return not (line.pieces[i - 1] == "'" and line.word(i - 2) in ELIDED)


def _ends(line: Line, listed: Sequence[Place]) -> dict[int, int]:
    """Where each listed place begins and ends in the words of a sentence."""
    ends = {}
    for place in listed:
        inside = [k for k, span in enumerate(line.places) if _meet(span, place)]
        if inside:
            ends[inside[0]] = inside[-1] + 1
    return ends


def _joined(line: Line, last: int, start: int) -> bool:
    """Whether only a comma, "and" or "et de" stands between a place and the next words."""
    between = line.ends[last - 1], line.starts[start]
    return atlas_of(line.language).joined.fullmatch(line.text, *between) is not None


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
def _endings(language: str) -> tuple[str, ...]:
    return tuple(words.load(language, "naming").get("place_endings", ()))
