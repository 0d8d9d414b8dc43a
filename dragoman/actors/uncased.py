"""Names of persons in a script without capitals: by a given name and the office before it.

What ends a name there is told by lists: small words, verbs of news, words that are something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman import words
from dragoman.actors.by_office import title_before
from dragoman.actors.gazetteer import role_words, switched
from dragoman.actors.persons import Name, blocked, stands_for_other
from dragoman.actors.reading import Line, days
from dragoman.actors.shapes import bases
from dragoman.actors.worldnames import gender_of, key_of

# Given names and the family name, a name of two words counted once.
MOST = 4
# A word of fewer letters is no family name.
SHORT = 3
COMMAS = ("،", ",")
# How a noun ends that somebody owns: "his efforts" is no family name.
OWNED = ("ه", "ها", "هم")
# The first half of a given name of two words: "عبد الفتاح", servant of the Opener.
SERVANT = "عبد"


def uncased_names(line: Line) -> Iterator[Name]:
    """As in "وزير الخارجية أحمد عطاف": a given name and what goes on with it, or an apposition."""
    if not switched(line.language, "uncased"):
        return
    for i in range(len(line.pieces)):
        opening = _opening(line, i)
        if opening is None:
            yield from _between_commas(line, i)
            continue
        first, title = opening[0], title_before(line, i)
        end = _end(line, opening[1])
        if end - opening[1] < 1 or blocked(line, i, end):
            continue
        if title is None and not _sure(line, opening[1], end, first):
            continue
        name = " ".join((first, *line.pieces[opening[1] : end]))
        gender = gender_of(first) or None
        office = title[1].id if title is not None and title[1].kind == "role" else None
        rule, score = ("given_name", 0.6) if title is None else ("title_name", 0.8)
        key = key_of(name, line.language)
        yield Name(i, end, name, key, None, gender, rule, score, office)


def _opening(line: Line, i: int) -> tuple[str, int] | None:
    """The given name that begins at word i and where it ends, without an "and" written on to it.

    As "أحمد", "وأحمد" and "عبد الفتاح".
    """
    if stands_for_other(line, i) and line.at(i, "person") is None:
        return None
    for piece in (line.pieces[i], *bases(line, i)):
        if piece == SERVANT and i + 1 < len(line.pieces) and line.pieces[i + 1].startswith("ال"):
            return f"{piece} {line.pieces[i + 1]}", i + 2
        if gender_of(piece) is not None and (piece == line.pieces[i] or len(piece) > SHORT):
            return piece, i + 1  # "بيان" is a statement, and no "ب" before "يان"
    return None


def _between_commas(line: Line, i: int) -> Iterator[Name]:
    """As in "رئيس الوزراء، هيلي مريام، قال": words of no list after an office and a comma."""
    if i < 2 or line.pieces[i - 1] not in COMMAS:
        return
    title = title_before(line, i - 1)
    end = i
    while end < len(line.pieces) and _goes_on(line, end) and not line.pieces[end].startswith("ال"):
        end += 1
    closed = line.pieces[end : end + 1]
    if title is None or not 2 <= end - i <= MOST or not closed or closed[0] not in COMMAS:
        return
    if blocked(line, i, end):
        return
    name, office = line.slice(i, end), title[1].id if title[1].kind == "role" else None
    key = key_of(name, line.language)
    yield Name(i, end, name, key, None, title[1].gender, "title_name", 0.6, office)


def _end(line: Line, at: int) -> int:
    """Where a name ends whose given name ends at word `at`: more given names, one family name."""
    count = 1
    if line.pieces[at : at + 1] and line.pieces[at] in _lists(line.language, "last_halves"):
        at += 1
    while at < len(line.pieces) and count < MOST and _goes_on(line, at):
        piece = line.pieces[at]
        if piece in _lists(line.language, "first_halves"):
            if not (at + 1 < len(line.pieces) and _goes_on(line, at + 1)):
                break
            at += 2
            last = line.pieces[at - 1]
        else:
            at += 1
            last = piece
        if at < len(line.pieces) and line.pieces[at] in _lists(line.language, "last_halves"):
            at += 1
        count += 1
        given = gender_of(last) is not None and _goes_on(line, at)
        family = given and _closed(line, at + 1) and not line.pieces[at].endswith(OWNED)
        more = given and line.pieces[at] in _lists(line.language, "first_halves")
        further = family or more or (given and gender_of(line.pieces[at]) is not None)
        if not (further or (count == 2 and _of_a_family(line, at))):
            break
    return at


def _of_a_family(line: Line, i: int) -> bool:
    """Whether word i is one more family name: with its article and ending, or before a comma."""
    if i >= len(line.pieces) or not _goes_on(line, i):
        return False
    family = line.pieces[i].startswith("ال") and line.pieces[i].endswith("ي")
    behind = line.pieces[i + 1 : i + 2]
    return (family and _closed(line, i + 1)) or (behind != () and behind[0] in COMMAS)


def _closed(line: Line, i: int) -> bool:
    return i >= len(line.pieces) or not _goes_on(line, i)


def _goes_on(line: Line, i: int) -> bool:
    """Whether a name can go on with word i."""
    piece = line.pieces[i] if i < len(line.pieces) else ""
    if not piece.isalpha() or len(piece) < SHORT - (piece in _lists(line.language, "first_halves")):
        return False
    if piece in _lists(line.language, "name_ends") or piece in days(line.language):
        return False
    if stands_for_other(line, i) and gender_of(piece) is None:
        return False
    for small in role_words(line.language, "and_written_on"):
        rest = piece.removeprefix(small)
        known = gender_of(rest) is not None or rest in _lists(line.language, "name_ends")
        if rest != piece and (known or rest.startswith("ال")) and gender_of(piece) is None:
            return False
    return True


def _sure(line: Line, i: int, end: int, first: str) -> bool:
    """Whether a given name with no office before it is no word, and words [i, end) go with it."""
    if first in _lists(line.language, "words_too"):
        return False
    piece = line.pieces[i]
    family = piece.startswith("ال") and piece.endswith("ي")
    known = gender_of(piece) is not None or piece in _lists(line.language, "first_halves")
    return family or known or _closed(line, end)


@cache
def _lists(language: str, name: str) -> frozenset[str]:
    return frozenset(words.load(language, "naming").get(name, ()))
