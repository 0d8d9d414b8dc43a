"""All names that the word lists know, in one trie per language, and the scan over a sentence.

A sentence is scanned once: at each word the longest names that begin there are looked up by their
first word, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dragoman import words
from dragoman.actors.bodies import bodies, body_name, generic, kinds_of_bodies
from dragoman.actors.whoswho import family_names, fold_name, people
from dragoman.errors import WordsError

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
# Scripts that put no space between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese) are read
# letter by letter; a Korean name keeps its particles in one piece.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
PIECE = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+|[^\w\s]|_")
# What is known without its capitals too; a person by the full name only.
SMALL: tuple[Kind, ...] = ("state", "demonym", "people", "seat", "house", "body", "person")
# "Abdel Fattah al-Sisi" is written without the hyphen too.
ARTICLE = re.compile(r"(?<=\s)([AaEe]l)-")
# And "Abdel-Fattah" is written with one.
ABDEL = re.compile(r"\b(Abd[eu]l|Abd [ae]l) (?=[A-Z])")
# Egyptian papers write the last letter of "العراقي" without its dots.
YEH = ("ي", "ى")
# "عبد العاطي" is written in one word too.
SERVANT = "عبد ال"
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def lowered(word: str) -> str:
    """A word in small letters; the Turkish capital of i leaves no dot behind."""
    return word.lower().replace("\u0307", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name of the lists stands for."""

    kind: Kind
    id: str
    name: str
    country: str | None = None
    gender: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(slots=True)
class Trie:
    """Names by their first word, the longest first."""

    heads: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def add(self, name: str, entry: Entry, *, folded: bool = False) -> None:
        """Put one name in; `folded` compares without regard to capitals."""
        pieces = tuple(PIECE.findall(name.translate(APOSTROPHES)))
        if folded:
            pieces = tuple(lowered(piece) for piece in pieces)
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
    small: Trie  # for a line without any capital


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
def covers(role: str | None) -> frozenset[str | None]:
    """An office class and what its word can also speak of: "the diplomat" of a foreign minister."""
    return frozenset({role, *offices().get(role or "", {}).get("covers", ())})


@cache
def states(language: str) -> dict[str, dict[str, list[str]]]:
    """Each state's names, adjectives, people, seats and houses in a language, by its id."""
    listed = words.load(language, "states") or _territories(language)
    if not listed:
        listed = words.load("en", "states")
    found: dict[str, dict[str, list[str]]] = listed.get("states", {})
    peoples = words.load("all", "peoples").get("peoples", {})
    return found | {key: row[language] for key, row in peoples.items() if language in row}


def _territories(language: str) -> dict[str, Any]:
    """The names alone, of a language of which no more is known than what CLDR calls the states."""
    try:
        rows = words.table("all/territories", language)
    except WordsError:
        return {}
    return {"states": {row["id"]: {"names": row["names"].split("; ")} for row in rows}}


@cache
def stateless() -> frozenset[str]:
    """The ids of peoples without a state of their own: groups, and of no country."""
    return frozenset(key for key in words.load("all", "peoples").get("peoples", {}))


@cache
def ministries(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of ministries by their first word: the words after it, and the kind of ministry."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, by_language in words.load("all", "organisations").get("ministries", {}).items():
        for name in by_language.get(language, ()):
            head, *rest = PIECE.findall(name.translate(APOSTROPHES).lower())
            if rest:
                found.setdefault(head, []).append((tuple(rest), key))
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """Every name of a language, ready for the scan."""
    exact, upper, folded, small = Trie(), Trie(), Trie(), Trie()
    short = role_words(language, "short_names")

    def both(name: str, entry: Entry) -> None:
        exact.add(name, entry)
        capitals = name.upper()
        if len(name) > 3 and capitals != name:  # "US" and "IS" in a headline of capitals are words
            upper.add(capitals, entry)
        if entry.kind in SMALL and (len(name) > 3 or name.lower() in short):
            for form in {name.lower(), fold_name(name).lower()}:
                small.add(form, entry)

    for name, entry in _names(language):
        both(name, entry)
    for form, rows in family_names().items():
        person = next((row for row in rows if row.alone), None)
        if person is not None and len(form) > 3:  # "MAY" and "XI" are words too
            entry = Entry("person", person.id, person.name, person.country, person.gender)
            upper.add(form.upper(), entry)
        if person is not None and (len(form) > 3 or form.lower() in short):
            entry = Entry("person", person.id, person.name, person.country, person.gender)
            small.add(form.lower(), entry)
    for name, entry in _words(language):
        if name.isupper() and len(name) < len("MPs"):  # "ob", "pm" are other words
            exact.add(name, entry)
        else:
            folded.add(name, entry, folded=True)
    return Lexicon(exact.close(), upper.close(), folded.close(), small.close())


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
            entry = Entry(kind, key, name, None if key.islower() else key)
            listed = columns.get(column, ())
            for word in listed:
                yield from ((form, entry) for form in _undotted(word))
                capital = word[:1].upper() + word[1:]  # at the head of a sentence
                if kind in ("demonym", "people") and capital not in listed:
                    yield capital, entry
    for word in words.load("all", "peoples").get("clubs", ()):
        yield word, Entry("none", word, word)
    owned = tuple(role_words(language, "owner_endings"))
    for word, members in words.load("all", "peoples").get("couples", {}).items():
        if not owned:  # "Macrons Partei" is of one of them
            yield word, Entry("body", "+".join(members), word)
    for row in bodies():
        own = [*row.get("all", ()), *row.get(language, row.get("en", ()))]
        entry = Entry("body", row["id"], body_name(row), row.get("country"))
        for word in own:
            if len(word) > 1:
                yield word, entry
                for small in role_words(language, "written_on"):
                    yield small + word, entry
    local: dict[str, list[str]] = words.load(language, "names").get("names", {})
    for person in people().values():
        entry = Entry("person", person.id, person.name, person.country, person.gender)
        spellings: list[str] = [person.name, *person.aliases, *local.get(person.id, ())]
        spelt = [ARTICLE.sub(r"\1 ", one) for one in spellings]
        spelt += [ABDEL.sub(r"\1-", one) for one in spellings if ABDEL.search(one)]
        for word in dict.fromkeys((*spellings, *spelt)):
            yield from ((form, entry) for form in _undotted(word))
            if SERVANT in word:
                yield word.replace(SERVANT, SERVANT.replace(" ", "")), entry
            for end in owned if " " in word and not word.endswith(("s", "x", "z")) else ():
                yield word + end, entry
    for word, countries in roles(language).get("regions", {}).items():
        yield word, Entry("region", word, word, extra=tuple(countries))
    for word in roles(language).get("not_actors", ()):
        yield word, Entry("none", word, word)


def _undotted(word: str) -> tuple[str, ...]:
    """A word, and as Egyptian papers write it."""
    return (word, word[:-1] + YEH[1]) if word.endswith(YEH[0]) else (word,)


def _words(language: str) -> Iterator[tuple[str, Entry]]:
    """What is compared without regard to capitals."""
    lists = roles(language)
    before = lists.get("former_prefixes", ())
    on = role_words(language, "written_on")
    for key, row in lists.get("roles", {}).items():
        for word in row.get("words", ()):
            gender = _gender(word, row)
            entry = Entry("role", key, word, gender=gender)
            yield from ((form, entry) for form in _undotted(word))
            for small in on:  # "ووزير", and "للرئيس" of "الرئيس"
                joined = small + word[1:] if small == word[1:2] else small + word
                yield joined, entry
            for prefix in before if not word.startswith((*before,)) else ():
                yield prefix + word, Entry("role", key, prefix + word, gender=gender)
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
            for small in on:
                yield small + word, Entry("courtesy", word, word)
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


@cache
def waters(language: str) -> frozenset[str]:
    """The names of regions, waters, reefs and borders, in a language and in English."""
    listed = words.load("all", "places_curated")["places"]
    return frozenset(
        str(name)
        for title, row in listed.items()
        for name in (title, *row["names"].get("en", ()), *row["names"].get(language, ()))
    )


@cache
def alliances_of(language: str) -> dict[str, str]:
    """The words that one body alone is called by ("the bloc"), with the body."""
    rows = roles(language).get("alliances", {})
    return {word: key for key, row in rows.items() for word in row}


def kind_of_body(actor_id: str) -> str | None:
    """What ministry or service of its state a body is: "military" of the IDF; None of others."""
    head, _, kind = actor_id.partition("-")
    if head.upper() in states("en") and kind in generic().values():
        return kind
    return kinds_of_bodies().get(actor_id)
