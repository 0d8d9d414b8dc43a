"""What a parser calls a name, and the verbs of a headline that are in none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman import words
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import given_names
from dragoman.actors.worldnames import gender_of, is_family

# "Ming", "Ding" and "Xiaoping" are names; a participle has so many letters at least.
PARTICIPLE = 6


def entities(line: Line, *types: str) -> Iterator[tuple[int, int]]:
    """The parser's entities of some types, as words [start, end) of the line."""
    for start, end in _labelled(line, *types):
        yield start + opening(line, start, end), end


def opening(line: Line, start: int, end: int) -> int:
    """How many words of a name are a participle that opens the sentence: "Quoting Berg, she"."""
    word = line.pieces[start]
    name = len(word) < PARTICIPLE or gender_of(word) is not None or is_family(word)
    opens = start == 0 and word.endswith("ing") and line.language == "en" and not line.headline
    return int(opens and end - start > 1 and not name)


def _labelled(line: Line, *types: str) -> Iterator[tuple[int, int]]:
    open_at: int | None = None
    last = ""
    for i, token in enumerate(line.token_of):
        label = token.ent if token is not None else ""
        inside = label[2:] in types
        begins = inside and (label[0] == "B" and (token is None or token.i != _index(line, i - 1)))
        if open_at is not None and (not inside or begins or label[2:] != last):
            yield open_at, i
            open_at = None
        if inside and open_at is None:
            open_at = i
        last = label[2:]
    if open_at is not None:
        yield open_at, len(line.pieces)


def _index(line: Line, i: int) -> int | None:
    token = line.token_of[i] if i >= 0 else None
    return token.i if token is not None else None


@cache
def saying(language: str) -> frozenset[str]:
    """Verbs of saying as a headline in Title Case writes them: "Says", "Warned"."""
    found = set()
    for lemma in words.load(language, "speech").get("verbs", {}):
        for form in (lemma, lemma + "s", lemma + "ed", lemma + "d"):
            found.add(form.capitalize())
    return frozenset(found) - {*given_names()} - {"Bill", "Grant", "Page", "Price", "Stress"}
