"""The full names of a sentence, by all the ways of finding them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.by_office import apposed, behind_department, explained, titled
from dragoman.actors.persons import Name, begun_alike, given, listed, parsed
from dragoman.actors.reading import Line
from dragoman.actors.uncased import uncased_names


def full_names(line: Line) -> Iterator[Name]:
    """The names of a sentence that need no other sentence to be known."""
    taken = [False] * len(line.pieces)
    for name in _candidates(line):
        if not any(taken[name.start : name.end]):
            for i in range(name.start, name.end):
                taken[i] = True
            yield name


def _candidates(line: Line) -> Iterator[Name]:
    """In the order of trust: the list, a given name, a title, the parser."""
    yield from listed(line)
    yield from uncased_names(line)
    yield from given(line)
    yield from titled(line)
    yield from apposed(line)
    yield from explained(line)
    yield from behind_department(line)
    yield from begun_alike(line)
    yield from parsed(line)
