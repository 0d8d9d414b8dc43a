"""What a page calls its bodies: "Rapid Support Forces (RSF)", and "the RSF" from there on.

A short name that a page explains beats what the lists know by these letters; of several listed
bodies that share them, the one that the page also names in full is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from dragoman import words
from dragoman.actors.bodies import bodies, body_name, body_names, words_of
from dragoman.actors.gazetteer import Entry, Trie, canonical_state, lexicon, states
from dragoman.text import fold, slug

# A bracket with nothing in it but two to eight letters, most of them capitals.
BRACKET = re.compile(r"[ \u00a0]?\(\s?[\"'“‘]?([A-Z][A-Za-z]{0,6}[A-Z])[\"'”’]?\s?\)")
# Two to six capitals alone.
CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,6}(?!\w)")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# From this likeness on a full name and a listed one are two spellings of one name
# ("Organisation", "Organization"; "Co-operation", "Cooperation").
ALIKE = 0.75
# So many characters back a page's full name is looked for.
FAR = 10_000
# Fewer letters than these stand for too many words that are written small.
FEW = 4
# Names of towns of so many letters at most stand inside too many words.
TOWN = 5


@dataclass(frozen=True, slots=True)
class Page:
    """The names of one page's bodies, and the listed ids that its letters do not mean."""

    names: Trie
    short: frozenset[str]
    barred: frozenset[tuple[str, str]]  # letters, and the id that they do not mean here


@lru_cache(maxsize=64)
def page_names(text: str, language: str) -> Page:
    """Read the short names that a page explains, and choose among listed bodies that share one."""
    trie = Trie()
    short = set()
    for letters, full, before in _defined(text):
        entry = _entry(letters, full, before, language)
        if entry is None or letters in short:
            continue
        short.add(letters)
        trie.add(letters, entry)
        trie.add(full, entry)
    for letters, row in _of_listed(text, language):
        if letters not in short:
            trie.add(letters, Entry("body", row["id"], body_name(row), row.get("country")))
    return Page(trie.close(), frozenset(short), frozenset(_barred(text, language)))


def _of_listed(text: str, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """As in "the African Union ... the AU": the letters of a listed body named in full."""
    for letters in sorted(set(CAPITALS.findall(text)) - _taken(language)):
        for name, row in _by_initials().get(letters, ()):
            if name in text:
                yield letters, row
                break


@cache
def _taken(language: str) -> frozenset[str]:
    """Capitals that the lists know by themselves."""
    named = {name for row in states(language).values() for name in row.get("names", ())}
    none = words.load("all", "naming")["not_bodies"]  # "AI" is no Amnesty International
    return frozenset({*named, *none, *(name for row in bodies() for name in words_of(row))})


@cache
def _by_initials() -> dict[str, tuple[tuple[str, dict[str, Any]], ...]]:
    """The long names of listed bodies by the first letters of their words."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in bodies():
        for name in words_of(row):
            plain = [word for word in WORD.findall(name) if word.lower() not in _small()]
            letters = "".join(word[0] for word in plain)
            if len(plain) > 1 and letters.isupper():
                found.setdefault(letters, []).append((name, row))
    return {letters: tuple(rows) for letters, rows in found.items()}


def _defined(text: str) -> Iterator[tuple[str, str, str]]:
    """The letters in a bracket, the full name that they are the first letters of, what precedes."""
    tried = set()
    for match in BRACKET.finditer(text):
        found = _right_before(text, match)
        if found is None and match[1] not in tried:
            tried.add(match[1])
            found = _further_up(text, match)
        if found is not None:
            yield found


def _right_before(text: str, match: re.Match[str]) -> tuple[str, str, str] | None:
    """As in "Rapid Support Forces (RSF)"."""
    head = text[max(0, match.start() - 120) : match.start()].replace("\n", ".")
    found = list(WORD.finditer(head))[-12:]
    for count in range(2, len(found) + 1):
        first = found[-count]
        if re.search(r"[.;:!?()]", head[first.start() :]):
            return None
        row = [word.group() for word in found[-count:]]
        if first.group()[0].isupper() and _initials(row, match[1]):
            return match[1], head[first.start() :].strip(), head[: first.start()]
    return None


def _further_up(text: str, match: re.Match[str]) -> tuple[str, str, str] | None:
    """As in "the department (DFA)": a body that the page has named in full before."""
    noun = re.search(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]*$", text[: match.start()].rstrip())
    if noun is None or len(match[1]) < FEW - 1:
        return None
    small = "|".join(map(re.escape, sorted(_small())))
    joint = rf"\s(?:(?:{small})\s)*"
    wanted = joint.join(rf"{letter}[^\W\d_]+" for letter in match[1].upper())
    head = text[max(0, match.start() - FAR) : match.start()]
    full = re.search(rf"(?<![\w-]){wanted}(?![\w-])", head)
    return (match[1], full[0], head[: full.start()]) if full is not None else None


@cache
def _small() -> frozenset[str]:
    """The words that an abbreviation leaves out: "of", "the"."""
    return frozenset(words.load("all", "organisations").get("left_out", ()))


def _initials(row: list[str], letters: str) -> bool:
    """Whether the letters are the first letters of the words, small words left out or not."""
    plain = [word for word in row if word.lower() not in _small()]
    written_small = len(letters) >= FEW and len(plain) == len(letters)  # "Comité militaire pour"
    if not (written_small or all(word[0].isupper() for word in plain)):
        return False
    wanted = letters.upper()
    strict = "".join(word[0] for word in row).upper()
    return wanted == strict or (
        row[0].lower() not in _small() and wanted == "".join(word[0] for word in plain).upper()
    )


def _entry(letters: str, full: str, before: str, language: str) -> Entry | None:
    """The body that a page's full name means; None where the lists know better."""
    for key, state in states(language).items():
        if key.isupper() and full in state.get("names", ()):  # "Democratic Republic of Congo (DRC)"
            return Entry("state", key, canonical_state(key), key)
    for row in bodies():
        listed = words_of(row)
        if full in listed:
            return Entry("body", row["id"], body_name(row), row.get("country"))
        long = [name for name in listed if " " in name]
        if letters in listed and any(_alike(full, name) for name in long):
            return Entry("body", row["id"], body_name(row), row.get("country"))
        if letters in listed and not long:
            return None
    country = _country(full, before, language)
    ministry = _ministry(full, language)
    if country is not None and ministry is not None:
        return Entry("body", f"{country.lower()}-{ministry}", full, country)
    return Entry("body", slug(full), full, country)


def _alike(full: str, listed: str) -> bool:
    return SequenceMatcher(None, fold(full), fold(listed)).ratio() >= ALIKE


def _country(full: str, before: str, language: str) -> str | None:
    """The state in a full name ("Sudanese Armed Forces") or whose genitive stands before it."""
    inside = _state_of(WORD.findall(full.replace("'s", "").replace("’s", "")), language)
    if inside is not None:
        return inside
    clause = re.split("[,;]", before)[-1]  # "In Chad, the Students' Organisation" is of anywhere
    last = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(clause)[-2:]]
    return _state_of(last, language)


def _state_of(row: list[str], language: str) -> str | None:
    """The one state that some words name by a name or an adjective of one word."""
    known = _words(language)
    found = {known[word] for word in row if word in known}
    return found.pop() if len(found) == 1 else None


@cache
def _words(language: str) -> dict[str, str]:
    return {
        word: key
        for key, row in states(language).items()
        if key.isupper()
        for column in ("names", "adjectives")
        for word in row.get(column, ())
        if " " not in word
    }


def _ministry(full: str, language: str) -> str | None:
    """The kind of state body that a name is, or the words after the state's adjective in it."""
    whole = full.lower().split()
    for rest in (whole, whole[1:]):
        for end, entry in lexicon(language).folded.at(rest, 0) if rest else ():
            if entry.kind == "ministry" and end == len(rest):
                return entry.id
    return None


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    """The short names that several listed bodies go by, with their ids in the order of the list."""
    found: dict[str, list[str]] = {}
    for row in bodies():
        for name in set(words_of(row)):
            if name.isupper() and row["id"] not in found.setdefault(name, []):
                found[name].append(row["id"])
    return {name: tuple(ids) for name, ids in found.items() if len(ids) > 1}


def _barred(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Which listed bodies a page cannot mean, for it names another of these letters in full."""
    for letters, ids in _shared().items():
        if letters not in text:
            continue
        full = [key for key in ids if any(name in text for name in _full_names(key))]
        lands = [key for key in ids if _land_named(key, text, language)]
        chosen = next(iter((*full, *lands, *ids)))
        for key in ids:
            if key != chosen:
                yield letters, key


def _land_named(key: str, text: str, language: str) -> bool:
    """Whether a page names the state that a listed body is of, or a town of it."""
    land = next((row.get("country") for row in bodies() if row["id"] == key), None)
    named = states(language).get(land or "", {}).get("names", ())
    return any(name in text for name in (*named, *_towns_of(land or "")))


@cache
def _towns_of(land: str) -> tuple[str, ...]:
    """The larger towns of a state, whose names say which state a page is about."""
    rows = words.table("all", "places")
    return tuple(row["name"] for row in rows if row["country"] == land and len(row["name"]) > TOWN)


@cache
def _full_names(key: str) -> tuple[str, ...]:
    assert key in body_names()
    return tuple(
        name for row in bodies() if row["id"] == key for name in words_of(row) if " " in name
    )
