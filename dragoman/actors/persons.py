"""Full names of persons: from the list, by a given name, by the parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman import words
from dragoman.actors.entities import entities, saying
from dragoman.actors.gazetteer import role_words, roles, switched, waters
from dragoman.actors.reading import Line
from dragoman.actors.shapes import alone, begun, length, sequence
from dragoman.actors.whoswho import Person, given_names, particles, people
from dragoman.actors.worldnames import gender_of, key_of

# So many words at most stand between a name and the kind of house that bears it.
BEARERS = 3
# What the parser may call a word and no name can be.
NOT_NAMES = {"VERB", "AUX", "ADP", "DET", "ADV", "SCONJ", "CCONJ"}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a sentence: its words [start, end), and whom it is taken for."""

    start: int
    end: int
    name: str
    actor_id: str | None
    country: str | None
    gender: str | None
    rule: str
    score: float
    office: str | None = None  # the class of the office word right before it

    @property
    def full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.name


@cache
def doubles() -> frozenset[str]:
    """Given names that are countries too."""
    return frozenset(words.load("all", "people").get("given_and_state", ()))


def from_person(person: Person, start: int, end: int, rule: str, score: float) -> Name:
    """The name of a curated person at some words."""
    return Name(start, end, person.name, person.id, person.country, person.gender, rule, score)


def blocked(line: Line, start: int, end: int) -> bool:
    """Whether a longer name that is nobody's (or some body's) covers these words."""
    if any(stop == end and entry.kind == "none" for stop, entry in line.found[start]):
        return True
    if bears_name(line, end):
        return True
    return line.covered(start, end, "none", "body", "ministry", "role", "roles", "state")


def listed(line: Line) -> Iterator[Name]:
    """The name of the list of persons, in full or in a spelling that the list gives."""
    i = 0
    while i < len(line.pieces):
        match = line.at(i, "person")
        if match is None or blocked(line, i, match[0]):
            i += 1
            continue
        end, entry = match
        if line.word(end) in role_words(line.language, "younger"):
            i += 1
            continue  # "Donald Trump Jr" is his son
        if bears_name(line, end):
            i = end
            continue
        person = people()[entry.id]
        if end - i > 1 and ordinary(line, end):
            name = line.slice(i, end)
            key = f"{entry.id}-namesake"
            yield Name(i, end, name, key, None, person.gender, "listed_name", 0.6)
            i = end
            continue
        yield from_person(person, i, end, "listed_name", 0.98 if end - i > 1 else 0.85)
        i = end


def bears_name(line: Line, end: int) -> bool:
    """Whether what follows bears the name of a person: "Charles de Gaulle airport".

    Other words may stand between: "Kenyatta International Convention Centre".
    """
    listed = role_words(line.language, "after_name")
    if end < len(line.pieces) and line.pieces[end] in listed:
        return True
    if line.headline or switched(line.language, "noun_capitals"):
        return False
    for stop in range(end, min(end + BEARERS, len(line.pieces) - 1)):
        if not line.capital(stop) or line.found[stop]:
            return False
        if line.pieces[stop + 1] in listed:
            return True
    return False


def ordinary(line: Line, end: int) -> bool:
    """Whether what explains a name is an everyday calling: "X, a dentist from Perth"."""
    lists = roles(line.language)
    callings = role_words(line.language, "callings")
    at = end + (line.word(end) == ",")
    articles = {*lists["determiners"]["indefinite"], *lists["determiners"]["definite"]}
    linked = at == end and line.word(at) in lists["links"]["of"]
    at += linked
    if line.word(at) not in articles:
        return False
    for k in range(at + 1, min(at + 5, len(line.pieces))):
        if line.word(k) in callings:
            return True
        if not line.pieces[k].isalpha() or line.at(k, "role", "state", "demonym") is not None:
            return False
    return False


def given(line: Line) -> Iterator[Name]:
    """Capitalised words that begin with a common given name."""
    genders = given_names()
    for i, piece in enumerate(line.pieces):
        named = piece in genders or _double(line, i)
        if not named or (line.capital(i - 1) and line.glued(i)):
            continue
        end = sequence(line, i)
        if line.headline and end - i > 2 and line.lower[i + 1] not in particles():
            end = i + 2  # every word of such a headline has a capital
        if length(line, i, end) < 2 or blocked(line, i, end) or blocked(line, i, i + 1):
            continue
        if no_person(line, i, end):
            continue
        name = line.slice(i, end)
        gender = genders.get(piece)
        yield Name(
            i,
            end,
            name,
            key_of(name, line.language),
            None,
            gender,
            "given_name",
            0.8 if gender else 0.6,
        )


def _double(line: Line, i: int) -> bool:
    """As in "Israel Houghton": a state's name that is given too, and an unknown word."""
    if line.pieces[i] not in doubles() or line.headline or i + 1 >= len(line.pieces):
        return False
    if not line.capital(i + 1) or line.found[i + 1] or line.pieces[i + 1].isupper():
        return False
    if line.capital(i + 2) or line.glued(i + 1):
        return False  # "Jordan River Foundation"
    token = line.token_of[i + 1]
    return token is not None and token.pos == "PROPN" and bool(token.dep)


def no_person(line: Line, start: int, end: int) -> bool:
    """Whether the words of a capitalised sequence show that it is a place, a thing or a clause."""
    lists = roles(line.language)
    style = line.at(start, "courtesy")
    if style is not None and style[0] >= end > start + 1:
        return True  # "Son Excellence"
    if line.pieces[end - 1] in lists.get("not_persons", ()):
        return True
    if bears_name(line, end) or line.slice(start, end) in waters(line.language):
        return True
    if line.pieces[start] in lists.get("place_heads", ()):
        return True
    return any(line.pieces[i] in saying(line.language) for i in range(start + 1, end))


def begun_alike(line: Line) -> Iterator[Name]:
    """Names that only begin like a listed family name: "Aziz Ajanuch" is not Tariq Aziz."""
    for i in range(len(line.pieces) - 1):
        end = begun(line, i)
        if end - i < 2 or blocked(line, i, end) or no_person(line, i, end):
            continue
        name = line.slice(i, end)
        gender = gender_of(line.pieces[i]) or None
        yield Name(i, end, name, key_of(name, line.language), None, gender, "world_given_name", 0.6)


def stands_for_other(line: Line, i: int) -> bool:
    """Whether the lists know word i as something else than a name."""
    return any(
        entry.kind
        in (
            "state",
            "demonym",
            "people",
            "body",
            "house",
            "role",
            "roles",
            "ministry",
            "none",
            "pronoun",
            "modifier",
            "group",
            "government",
            "person",
        )
        for _, entry in line.found[i]
    )


def parsed(line: Line) -> Iterator[Name]:
    """What the parser calls a person, where the words look like a name."""
    for start, end in entities(line, "PERSON"):
        while start < end and (stands_for_other(line, start) or not line.capital(start)):
            if line.pieces[start] in doubles() and end - start > 1:
                break
            if line.word(start) in particles():
                break
            start += 1  # noqa: PLW2901 -- a title at the head of the entity
        stop = min(end, sequence(line, start)) if start < end else start
        if start >= stop or blocked(line, start, stop):
            continue
        if no_person(line, start, stop):
            continue
        if stop - start > 1 and next(alone().at(line.pieces, start), None) is not None:
            continue  # "Trump Plays Golf"
        double = stop - start > 1 and line.pieces[start] in doubles()
        first = start + 1 if double else start
        last = stop - 1 if stop - start > 1 and line.pieces[stop - 1] in doubles() else stop
        if any(line.at(i, "state", "demonym", "body", "house") for i in range(first, last)):
            continue
        name = line.slice(start, stop)
        many = length(line, start, stop) > 1
        gender = (many and gender_of(line.pieces[start])) or None
        if many:
            yield Name(
                start, stop, name, key_of(name, line.language), None, gender, "parsed_name", 0.7
            )
        elif len(name) > 2 and says(line, start):
            yield Name(start, stop, name, None, None, gender, "parsed_name", 0.4)


def says(line: Line, i: int) -> bool:
    """Whether the parser makes word i the subject of a verb of saying."""
    token = line.token_of[i]
    if token is None or token.dep != "nsubj":
        return False
    return line.tokens[token.head].lemma in words.load(line.language, "speech").get("verbs", {})
