"""Whether a state's adjective stands before a noun, or names a language."""

from __future__ import annotations

from functools import cache

from dragoman.actors.gazetteer import role_words, roles
from dragoman.actors.reading import Line


def spoken(line: Line, i: int, end: int) -> bool:
    """Whether an adjective is a language here: "in Chinese", "speaks English and French"."""
    if not any(e.kind == "demonym" and stop == end for stop, e in line.found[i]):
        return False
    if line.word(end) in role_words(line.language, "joining"):
        other = line.at(end + 1, "demonym")
        if other is None or attributive(line, end + 1, other[0]):
            return False  # "in Ukrainian and Russian positions"
    elif attributive(line, i, end) and line.word(end) not in _function_words(line.language):
        return False
    start = i
    while line.word(start - 1) in {*role_words(line.language, "joining"), ","}:
        before = line.before(start - 1, "demonym", "people")
        first = before[0] if before is not None else start - 2
        if before is None and not line.capital(first):
            break
        start = first
    at = start - 1
    at -= line.word(at) in role_words(line.language, "articles")
    return line.word(at) in role_words(line.language, "language_before")


@cache
def _function_words(language: str) -> frozenset[str]:
    """Small words that begin another phrase: "learned Spanish in Turkey"."""
    linked = roles(language)["links"]
    listed = role_words(language, "locative", "directed", "articles", "conjunctions", "joining")
    return listed | {*linked["of"], *linked["to"]}


def attributive(line: Line, i: int, end: int) -> bool:
    """Whether a word that can be an adjective stands before a noun here."""
    token = line.token_of[end - 1]
    if token is not None and token.dep:
        if token.dep in ("amod", "compound", "nmod"):
            return True
        return (
            token.pos == "ADJ"
            and end < len(line.pieces)
            and line.pieces[end].isalpha()
            and (
                line.token_of[end] is not None
                and line.token_of[end].pos in ("NOUN", "PROPN", "ADJ")  # type: ignore[union-attr]
            )
        )
    if end >= len(line.pieces):
        return False
    if line.pieces[end] == "-":
        return True
    entry = line.at(i, "state")
    if entry is not None and entry[0] == end:
        return False
    return line.pieces[end].isalpha()
