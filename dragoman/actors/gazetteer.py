"""All names that the word lists know, in one trie per language, and the scan over a sentence.

A sentence is scanned once: at each word the longest names that begin there are looked up by their
first word, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dragoman import words
from dragoman.text import fold, slug

Kind = Literal[
    "state",
    "demonym",
    "people",
    "seat",
    "house",
    "body",
    "ministry",
    "government",
    "person",
    "role",
    "roles",
    "courtesy",
    "modifier",
    "group",
    "member",
    "pronoun",
    "region",
    "none",
]
PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
# Family name first: of two or three names the first is what the person is called by.
FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "KHM"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name of the lists stands for."""

    kind: Kind
    id: str
    name: str
    country: str | None = None
    gender: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A row of people.yml."""

    id: str
    name: str
    country: str | None
    gender: str | None
    alone: bool
    aliases: tuple[str, ...]
    offices: tuple[dict[str, str], ...]

    @property
    def family(self) -> str:
        """The name that the person goes by when only one is given."""
        return family_name(self.name, self.country)


@dataclass(slots=True)
class Trie:
    """Names by their first word, the longest first."""

    heads: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def add(self, name: str, entry: Entry, *, folded: bool = False) -> None:
        """Put one name in; `folded` compares without regard to capitals."""
        pieces = tuple(PIECE.findall(name.translate(APOSTROPHES)))
        if folded:
            pieces = tuple(piece.lower() for piece in pieces)
        if pieces:
            self.heads.setdefault(pieces[0], []).append((pieces, entry))

    def close(self) -> Trie:
        """Sort for the longest match."""
        for names in self.heads.values():
            names.sort(key=_length, reverse=True)
        return self

    def at(self, pieces: Sequence[str], i: int) -> Iterator[tuple[int, Entry]]:
        """The names that begin at word i, the longest first: where each ends, and what it is."""
        for name, entry in self.heads.get(pieces[i], ()):
            end = i + len(name)
            if end <= len(pieces) and all(pieces[i + k] == name[k] for k in range(1, len(name))):
                yield end, entry


def _length(item: tuple[tuple[str, ...], Entry]) -> int:
    return len(item[0])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a language: as written, in capitals only, and without regard to capitals."""

    exact: Trie
    upper: Trie
    folded: Trie


def family_name(name: str, country: str | None) -> str:
    """The part of a full name that stands for the person alone, with its particles."""
    parts = name.split()
    if len(parts) == 1:
        return name
    if country in FAMILY_FIRST and len(parts) <= 3 and "-" not in parts[0]:
        return parts[0]
    if parts[-1].rstrip(".") in {"Jr", "Sr", "II", "III", "IV", "VI", "XIV"} and len(parts) > 2:
        parts = parts[:-1]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in particles():
        start -= 1
    return " ".join(parts[start:])


@cache
def people() -> dict[str, Person]:
    """The curated persons by id."""
    rows = words.load("all", "people").get("people", [])
    result = {}
    for row in rows:
        key = row.get("id") or slug(row["name"])
        result[key] = Person(
            id=key,
            name=row["name"],
            country=row.get("country"),
            gender=row.get("gender"),
            alone=row.get("alone", True),
            aliases=tuple(row.get("aliases", ())),
            offices=tuple(row.get("offices", ())),
        )
    return result


@cache
def particles() -> frozenset[str]:
    """Small words inside a name, of all languages: "van", "bin"."""
    return frozenset(words.load("all", "people")["particles"])


@cache
def given_names() -> dict[str, str]:
    """Common given names and the gender that they tell."""
    lists = words.load("all", "people").get("given", {})
    return {name: gender for gender, names in lists.items() for name in names}


@cache
def _family_first() -> frozenset[str]:
    return frozenset(words.load("all", "people").get("family_first", ()))


def family_first(name: str) -> bool:
    """Whether a name of an unlisted person begins with the family name: Hong Lei, Han Duck-soo."""
    row = name.split()
    if len(row) not in (2, 3):
        return False
    joined = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", row[1]) is not None
    return row[0] in _family_first() or (joined and len(row) == 2 and len(row[0]) < 5)


@cache
def roles(language: str) -> dict[str, Any]:
    """The role words of a language, English where it has none."""
    return words.load(language, "roles") or words.load("en", "roles")


@cache
def role_words(language: str, *names: str) -> frozenset[str]:
    """The words of some lists of a language's roles, those that it does not have left out."""
    lists = roles(language)
    return frozenset(str(word) for name in names for word in lists.get(name, ()))


@cache
def switched(language: str, name: str) -> bool:
    """Whether a language's own roles set a switch of its grammar; never by way of English."""
    return bool(words.load(language, "roles").get(name))


@cache
def offices() -> dict[str, dict[str, Any]]:
    """Office classes: curated titles and what else their word can speak of."""
    found: dict[str, dict[str, Any]] = words.load("all", "offices").get("offices", {})
    return found


@cache
def states(language: str) -> dict[str, dict[str, list[str]]]:
    """Each state's names, adjectives, people, seats and houses in a language, by its id."""
    listed = words.load(language, "states") or words.load("en", "states")
    found: dict[str, dict[str, list[str]]] = listed.get("states", {})
    return found


@cache
def bodies() -> tuple[dict[str, Any], ...]:
    """Organisations and outlets: rows with id, country and names by language."""
    rows = list(words.load("all", "organisations").get("organisations", []))
    listed = words.load("all", "outlets").get("outlets", {})
    if isinstance(listed, dict):
        listed = [{"name": name, **row} for name, row in listed.items()]
    for row in listed:
        key = row.get("id") or row.get("actor_id") or slug(row["name"])
        names = [row["name"], *row.get("aliases", ())]
        rows.append({"id": key, "country": row.get("country"), "all": names})
    return tuple(rows)


def words_of(row: dict[str, Any]) -> tuple[str, ...]:
    """All names of a listed body, of every language."""
    skipped = ("id", "country", "state", "generic")
    return tuple(str(name) for key, names in row.items() if key not in skipped for name in names)


@cache
def body_names() -> dict[str, str]:
    """The display name of each listed organisation and outlet by its id."""
    return {row["id"]: body_name(row) for row in bodies()}


@cache
def generic() -> dict[str, str]:
    """Listed bodies whose name other states use too, and ministries, with the kind of body."""
    listed = words.load("all", "organisations")
    found = {row["id"]: str(row["generic"]) for row in bodies() if "generic" in row}
    return {**found, **{key: key for key in listed.get("ministries", {})}}


@cache
def outlet_ids() -> frozenset[str]:
    """The ids of the outlets."""
    listed = words.load("all", "outlets").get("outlets", {})
    rows = listed.values() if isinstance(listed, dict) else listed
    return frozenset(str(row["id"]) for row in rows if "id" in row)


@cache
def lexicon(language: str) -> Lexicon:
    """Every name of a language, ready for the scan."""
    exact, upper, folded = Trie(), Trie(), Trie()

    def both(name: str, entry: Entry) -> None:
        exact.add(name, entry)
        if len(name) > 3:  # "US" and "IS" in a headline of capitals are words
            upper.add(name.upper(), entry)

    for name, entry in _names(language):
        both(name, entry)
    for name, entry in _words(language):
        folded.add(name, entry, folded=True)
    return Lexicon(exact.close(), upper.close(), folded.close())


def _names(language: str) -> Iterator[tuple[str, Entry]]:
    """What is compared with its capitals."""
    kinds: tuple[tuple[str, Kind], ...] = (
        ("names", "state"),
        ("people", "people"),
        ("adjectives", "demonym"),
        ("seats", "seat"),
        ("houses", "house"),
    )
    for key, columns in states(language).items():
        if "names" not in columns and key.isupper():
            continue
        name = canonical_state(key)
        for column, kind in kinds:
            for word in columns.get(column, ()):
                yield word, Entry(kind, key, name, None if key.islower() else key)
    for row in bodies():
        own = [*row.get("all", ()), *row.get(language, row.get("en", ()))]
        for word in own:
            if len(word) > 1:
                yield word, Entry("body", row["id"], body_name(row), row.get("country"))
    for person in people().values():
        entry = Entry("person", person.id, person.name, person.country, person.gender)
        for word in (person.name, *person.aliases):
            yield word, entry
    for word, countries in roles(language).get("regions", {}).items():
        yield word, Entry("region", word, word, extra=tuple(countries))
    for word in roles(language).get("not_actors", ()):
        yield word, Entry("none", word, word)


def _words(language: str) -> Iterator[tuple[str, Entry]]:
    """What is compared without regard to capitals."""
    lists = roles(language)
    for key, row in lists.get("roles", {}).items():
        for word in row.get("words", ()):
            gender = _gender(word, row)
            yield word, Entry("role", key, word, gender=gender)
        for word in row.get("plural", ()):
            yield word, Entry("roles", key, word)
    for key, row in lists.get("groups", {}).items():
        for word in row.get("plural", ()):
            yield word, Entry("group", key, word)
        for word in row.get("singular", ()):
            yield word, Entry("member", key, word)
    for gender, titles in lists.get("courtesy", {}).items():
        for word in titles:
            yield (
                word,
                Entry("courtesy", word, word, gender=gender[0] if gender != "neutral" else None),
            )
    for key, by_language in words.load("all", "organisations").get("ministries", {}).items():
        for word in by_language.get(language, ()):
            yield word, Entry("ministry", key, word)
    for word in words.load("all", "organisations").get("governments", {}).get(language, ()):
        yield word, Entry("government", "government", word)
    for word in lists.get("modifiers", ()):
        yield word, Entry("modifier", word, word)
    for word, row in lists.get("pronouns", {}).items():
        yield word, Entry("pronoun", word, word, gender=row.get("gender"), extra=tuple(row["of"]))


def _gender(word: str, row: dict[str, Any]) -> str | None:
    if word in row.get("female", ()):
        return "f"
    if word in row.get("male", ()):
        return "m"
    return None


@cache
def canonical_state(key: str) -> str:
    """The English name of a state by its id; the id where there is none."""
    names = states("en").get(key, {}).get("names", [])
    if names:
        return str(names[0])
    return next((body_name(row) for row in bodies() if row["id"] == key), key)


def body_name(row: dict[str, Any]) -> str:
    """The display name of an organisation: its short name, else its English one."""
    listed: Iterable[str] = (*row.get("all", ()), *row.get("en", ()))
    return next(iter(listed), str(row["id"]))


@cache
def family_names() -> dict[str, tuple[Person, ...]]:
    """Curated persons by the family name alone, in the order of the list."""
    found: dict[str, list[Person]] = {}
    for person in people().values():
        for form in name_forms(person.name, person.country):
            row = found.setdefault(form, [])
            if person not in row:
                row.append(person)
    return {name: tuple(row) for name, row in found.items()}


@cache
def name_forms(name: str, country: str | None) -> tuple[str, ...]:
    """How a full name is shortened in running text: Al-Maliki, al-Maliki, Maliki."""
    family = family_name(name, country)
    if family == name:
        return (name,)
    forms = {family, family[:1].upper() + family[1:]}
    if match := re.match(r"(?:al|el|as|ash)-(\w.*)", family, re.IGNORECASE):
        forms |= {match[1], "al-" + match[1], "Al-" + match[1], "el-" + match[1]}
    forms |= {fold_name(form) for form in forms}
    return tuple(sorted(forms))


def fold_name(name: str) -> str:
    """A name without its accents, its capitals kept."""
    folded = fold(name)
    if len(folded) != len(name):
        return name
    return "".join(f.upper() if n.isupper() else f for n, f in zip(name, folded, strict=True))
