"""Persons and organisations that no list knows, by the shape of their names and the words around.

Where there is no parser a name is told by its capitals: a given or family name, initials, a
particle inside, an article or a small word before it, a word that organisations are called by. A
word that the language writes small, or that the article does, is no name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dragoman import words
from dragoman.actors.entities import entities
from dragoman.actors.gazetteer import role_words, switched
from dragoman.actors.namesakes import towns
from dragoman.actors.persons import Name, blocked, from_person, no_person
from dragoman.actors.phrases import Found, land_before, unlisted_body
from dragoman.actors.reading import Line
from dragoman.actors.shapes import sequence
from dragoman.actors.twins import listed_twin
from dragoman.actors.whoswho import people
from dragoman.actors.worldnames import (
    CYRILLIC,
    common_words,
    gender_of,
    given,
    is_family,
    key_of,
    romanised,
)
from dragoman.records import Article

ROMAN = re.compile(r"[IVX]+")
SMALL = re.compile(r"(?<![\w])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
ACRONYM = range(3, 7)  # letters: two are a state's or a word's more often than a body's
MAX_NAME = 8
# What the parser may call a name that is no person's.
NO_PERSONS = {"GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "NORP"}
# Share of the places of a word in which the parser must call it an organisation.
CALLED = 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """The words that tell names in one language."""

    common: frozenset[str]
    articles: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    endings: tuple[str, ...]
    joining: frozenset[str]
    not_bodies: frozenset[str]
    saints: frozenset[str]
    first_of_state: frozenset[str]
    before_state: frozenset[str]
    after_state: frozenset[str]
    family_endings: tuple[str, ...]
    ships: frozenset[str]
    currencies: frozenset[str]
    adjectives: tuple[str, ...]


@cache
def naming(language: str) -> Naming:
    """The word lists of a language and of all."""
    own, shared = words.load(language, "naming"), words.load("all", "naming")
    return Naming(
        common_words(language),
        frozenset(own.get("articles", ())),
        frozenset((*own.get("first", ()), *shared["first"])),
        frozenset((*own.get("last", ()), *shared["last"])),
        tuple(own.get("endings", ())),
        frozenset(own.get("joining", ())),
        frozenset(shared["not_bodies"]),
        frozenset(shared["saints"]),
        frozenset(own.get("first_of_state", ())),
        frozenset(shared["before_state"]),
        frozenset(shared["after_state"]),
        tuple(shared["family_endings"]),
        frozenset(shared["ships"]),
        frozenset(shared["currencies"]),
        tuple(own.get("adjective_endings", ())),
    )


@lru_cache(maxsize=64)
def small_words(text: str) -> frozenset[str]:
    """The words that an article writes with a small letter."""
    return frozenset(SMALL.findall(text))


def unlisted(
    line: Line, taken: Sequence[bool], article: Article, countries: frozenset[str]
) -> Iterator[Name]:
    """Persons by the shape of their names, where the words are nothing else."""
    if line.headline:
        return
    small = small_words(article.text)
    lists = naming(line.language)
    i = 0
    while i < len(line.pieces):
        end = sequence(line, i) if line.capital(i) and not taken[i] else i
        if end <= i:
            i += 1
            continue
        start = i
        i = end
        after_name = (
            start > 0
            and switched(line.language, "state_after")
            and (taken[start - 1] or line.before(start, "state", "body", "role") is not None)
        )
        if line.capital(start - 1) and not (
            after_name and gender_of(line.pieces[start]) is not None
        ):
            continue
        if line.glued(start) and line.pieces[start - 1] in "-'":
            continue
        while end - start > 1 and _word(line, start, lists, small):
            start += 1
        if switched(line.language, "noun_capitals"):
            end = _before_nouns(line, start, end, lists)
        name = _person(line, start, end, lists, small)
        if name is None and end - start == 2:  # a name and a family name
            name = _listed_otherwise(line, start, end, countries)
        if name is not None and not any(taken[start:end]):
            yield name


def _listed_otherwise(line: Line, start: int, end: int, countries: frozenset[str]) -> Name | None:
    """A listed person whose name the list has in other letters: "Кястутіс Будріс"."""
    if blocked(line, start, end) or line.found[start] or line.found[end - 1]:
        return None
    key = listed_twin(romanised(line.slice(start, end), line.language), countries)
    if key is None:
        return None
    return from_person(people()[key], start, end, "listed_name", 0.8)


def _word(line: Line, i: int, lists: Naming, small: frozenset[str]) -> bool:
    """Whether a capitalised word is one that is written small elsewhere."""
    return line.lower[i] in lists.common or line.lower[i] in small


def _person(line: Line, start: int, end: int, lists: Naming, small: frozenset[str]) -> Name | None:
    """The name of a person that some capitalised words are."""
    own = [i for i in range(start, end) if line.capital(i)]
    if (
        len(own) < 2
        or len(line.pieces[own[-1]]) < 2
        or blocked(line, start, end)
        or no_person(line, start, end)
    ):
        return None
    if organised(line, start, end, lists) or line.word(start - 1) in lists.articles:
        return None
    if any(line.at(i, "state", "demonym", "seat", "body", "region", "house") for i in own[:-1]):
        return None
    token = line.token_of[start]
    if token is not None and token.ent[2:] in NO_PERSONS:
        return None
    rule, score = _shape(line, start, own, lists, small)
    if rule is None:
        return None
    name = line.slice(start, end)
    gender = gender_of(line.pieces[start]) or None
    return Name(start, end, name, key_of(name, line.language), None, gender, rule, score)


def _shape(
    line: Line, start: int, own: Sequence[int], lists: Naming, small: frozenset[str]
) -> tuple[str | None, float]:
    """Which rule makes a person of a name with these capitalised words, and how sure it is."""
    first, last = line.pieces[start], line.pieces[own[-1]]
    if line.pieces[start + 1] == "." and len(first) == 1:
        return "initials_and_name", 0.7
    if first.startswith("Saint") or first in lists.saints:
        return None, 0.0
    if gender_of(first) is not None:
        return "world_given_name", 0.7
    if any(_word(line, i, lists, small) for i in own):
        return None, 0.0
    small_inside = any(line.pieces[i].islower() for i in range(start, own[-1]))
    opening = start == 0 and not (CYRILLIC.match(first) and lists.common)
    if line.glued(own[-1]) or small_inside or opening or len(first) < 3:
        return None, 0.0
    if is_family(last) or (len(last) > 4 and last.endswith(lists.family_endings)):
        return "world_family_name", 0.6
    return None, 0.0


def mended(line: Line, name: Name) -> Name | None:
    """A name by its given name, with what belongs to it before and without what does not behind.

    None where the given name is half of another name: "San Diego Chargers".
    """
    if name.rule not in ("given_name", "parsed_name") or name.actor_id in people():
        return name
    lists = naming(line.language)
    start, end = name.start, name.end
    if line.pieces[start - 1] in lists.saints and start > 0:
        return None
    while start > 0 and not line.glued(start):
        if line.pieces[start - 1] == "." and len(line.pieces[start - 2]) == 1 and start > 1:
            start -= 2
        elif gender_of(line.pieces[start - 1]) is not None and not line.titled(start):
            start -= 1
        else:
            break
        if not line.capital(start):
            return name
    if switched(line.language, "noun_capitals"):
        end = _before_nouns(line, start, end, lists)
    if (start, end) == (name.start, name.end):
        return name
    text = line.slice(start, end)
    gender = gender_of(line.pieces[start]) or name.gender
    return replace(
        name, start=start, end=end, name=text, actor_id=key_of(text, line.language), gender=gender
    )


def _before_nouns(line: Line, start: int, end: int, lists: Naming) -> int:
    """Where a name ends when an article or a noun follows: "Mai Lund zum Minister"."""
    stop, capitals = start, 0
    for i in range(start, end):
        word = line.word(i)
        if capitals > 1 and (word in lists.articles or word in lists.common):
            break
        if line.capital(i):
            capitals += 1
            stop = i + 1
    return stop if capitals > 1 else end


def organised(line: Line, start: int, end: int, lists: Naming) -> bool:
    """Whether words that organisations are called by begin or end a name."""
    first, last = line.pieces[start], line.pieces[end - 1]
    if first in lists.first or last in lists.last:
        return True
    return bool(lists.endings) and line.lower[end - 1].endswith(lists.endings)


def shaped_bodies(line: Line, taken: Sequence[bool], article: Article) -> Iterator[Found]:
    """Organisations by a word that they are called by, or by capitals alone."""
    if line.headline or line.shouted:
        return
    lists = naming(line.language)
    i = 0
    while i < len(line.pieces):
        if taken[i] or not line.capital(i) or (line.glued(i) and line.pieces[i - 1] in "-'@#"):
            i += 1
            continue
        end = _body_end(line, i, taken, lists)
        start, i = i, max(end, i + 1)
        while end - start > 1 and _leading(line, start, lists):
            start += 1
        rule = _body_rule(line, start, end, lists, small_words(article.text))
        if rule is not None:
            yield replace(unlisted_body(line, start, end, rule), country=land_before(line, start))


def body_words(lines: Sequence[Line]) -> frozenset[str]:
    """The single words that the parser calls an organisation in most places of an article."""
    called: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for line in lines:
        if line.headline or not line.parsed:
            continue
        seen.update(piece for piece in line.pieces if piece[:1].isupper())
        for start, end in entities(line, "ORG"):
            if end - start == 1:
                called[line.pieces[start]] += 1
    return frozenset(word for word, n in called.items() if n >= CALLED * seen[word])


def single_bodies(
    line: Line, taken: Sequence[bool], article: Article, called: frozenset[str]
) -> Iterator[Found]:
    """A word that the parser calls an organisation in most of an article, and nothing else is."""
    lists = naming(line.language)
    small = small_words(article.text)
    for start, end in entities(line, "ORG") if not line.headline else ():
        word = line.pieces[start]
        if end - start != 1 or taken[start] or word not in called or len(word) < 3:
            continue
        if line.found[start] or _word(line, start, lists, small) or not line.capital(start):
            continue
        if line.word(start - 1) in role_words(line.language, "locative"):
            continue  # "at the office in Sanepa"
        if word in lists.not_bodies or word in given() or word in towns() or not word.isalpha():
            continue
        yield unlisted_body(line, start, end, ("parsed_body_of_one_word", 0.5))


def _leading(line: Line, i: int, lists: Naming) -> bool:
    """Whether a capital before a body's name is that of a sentence's first word or of a noun."""
    common = line.lower[i] in lists.common and line.pieces[i] not in lists.first
    return common and (i == 0 or switched(line.language, "noun_capitals"))


def _body_end(line: Line, start: int, taken: Sequence[bool], lists: Naming) -> int:
    """Where the name of a body ends that begins at a word: capitals, and small words between."""
    end = start + 1
    while end < len(line.pieces) and end - start < MAX_NAME and not taken[end]:
        piece = line.pieces[end]
        if line.capital(end) and line.pieces[end - 1] != ".":
            end += 1
            continue
        step = 1
        while step < 3 and line.word(end + step) in lists.joining:
            step += 1
        ahead = line.capital(end + step) and not taken[end + step]
        small = piece in lists.joining and line.pieces[start] in lists.first
        if ahead and (small or (step == 1 and (piece in "-&'" or piece == "/"))):
            end += step + 1
            continue
        break
    return end


def _body_rule(
    line: Line, start: int, end: int, lists: Naming, small: frozenset[str]
) -> tuple[str, float] | None:
    """Which rule makes an organisation of a capitalised run, and how sure it is."""
    many = sum(line.capital(i) for i in range(start, end)) > 1
    if many and line.pieces[end - 1] in lists.last:
        return "body_by_last_word", 0.6
    if many and line.pieces[start] in lists.first:
        return "body_by_first_word", 0.6
    piece = line.pieces[start]
    if end - start > 1 or (piece in lists.ships and line.capital(end)):
        return None
    if lists.endings and len(piece) > 6 and piece.lower().endswith(lists.endings) and start > 0:
        return None if piece.lower() in small else ("body_by_ending", 0.5)
    if piece in lists.currencies and line.word(end)[:1].isdigit():
        return None
    plain = piece.isalpha() and piece.isupper() and len(piece) in ACRONYM
    if not plain or piece in lists.not_bodies or ROMAN.fullmatch(piece):
        return None
    joined = line.pieces[end : end + 1] in (("-",), ("/",), (".",)) and line.glued(end)
    if joined and line.glued(end + 1):
        return None
    return "body_by_capitals", 0.5
