"""Bodies whose name holds a state or small adjectives: "Bank of China", "la Cour suprême"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.gazetteer import roles
from dragoman.actors.names import Naming, naming
from dragoman.actors.phrases import Found, unlisted_body
from dragoman.actors.reading import Line

# An adjective of a body's name has more letters than this.
ADJECTIVE = 5


def bodies_of_states(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "Bank of China", "Air France", "France Telecom": a body, not its state."""
    if line.headline or line.shouted:
        return
    lists = naming(line.language)
    for i in range(len(line.pieces)):
        end = _body_with_state(line, i, lists)
        known = line.at(i, "body", "none")
        if end <= i or any(taken[i:end]) or (known is not None and known[0] >= end):
            continue
        yield unlisted_body(line, i, end, ("body_by_first_word", 0.6))


def _body_with_state(line: Line, i: int, lists: Naming) -> int:
    """Where the name of a body that begins at word i and has a state in it ends; `i` for none."""
    words_of = roles(line.language)
    at = i + 1
    if line.pieces[i] in lists.first_of_state and line.word(at) in words_of["links"]["of"]:
        at += 1
        while line.word(at) in words_of["determiners"]["definite"] or line.word(at) == "'":
            at += 1
        state = line.at(at, "state")
        return state[0] if state is not None else i
    if line.pieces[i] in lists.before_state:
        state = line.at(i + 1, "state")
        return state[0] if state is not None else i
    state = line.at(i, "state")
    if state is None or line.glued(state[0]):
        return i
    end = state[0]
    if line.at(end, "ministry", "government", "body", "roles", "role", "group") is not None:
        return i
    known = end < len(line.pieces) and line.pieces[end] in lists.after_state
    return end + 1 if known else i


def bodies_with_adjectives(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "la Commission électorale nationale": a body's first word and small adjectives."""
    lists = naming(line.language)
    if line.headline or line.shouted or not lists.adjectives:
        return
    for i in range(1, len(line.pieces)):
        if taken[i] or line.pieces[i] not in lists.first or line.word(i - 1) not in lists.articles:
            continue
        end = i + 1
        while end < len(line.pieces) and _adjective(line, end, taken, lists):
            end += 1
        known = line.at(i, "body", "ministry", "government", "state", "none")
        if end > i + 1 and known is None and not line.capital(end):
            yield unlisted_body(line, i, end, ("body_by_first_word", 0.6))


def _adjective(line: Line, i: int, taken: Sequence[bool], lists: Naming) -> bool:
    """Whether word i is an adjective that is no state's."""
    word = line.word(i)
    plain = word.isalpha() and line.pieces[i].islower() and not taken[i] and not line.found[i]
    return plain and len(word) > ADJECTIVE and word.endswith(lists.adjectives)
