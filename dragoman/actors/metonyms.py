"""Whether "Beijing" or "the White House" acts here, or is only where something happens."""

from __future__ import annotations

import re
from functools import cache

from dragoman.actors.gazetteer import roles
from dragoman.actors.reading import Line

DATELINE = re.compile(r"^[^a-z]{3,60}?\s*(?:\([^)]{2,40}\))?\s*[-–—:,]\s")
# Nouns that a seat of power cannot be part of without being the state ("Beijing officials").


@cache
def _list(language: str, name: str) -> frozenset[str]:
    return frozenset(roles(language).get(name, ()))


def stands_for_state(line: Line, start: int, end: int, *, house: bool = False) -> bool:
    """Whether a seat of power stands for its state: it acts, is acted upon, is spoken to or with.

    It is a place after a word of place ("in Beijing"), after a verb of going ("visited Beijing"),
    in a dateline, and as part of another name ("the Beijing Winter Olympics").
    """
    if _dateline(line, start, end):
        return False
    before, after = _before(line, start), line.word(end)
    if _with_genitive(line, end):  # "to Beijing's support", but "in Beijing's Forbidden City"
        return before not in _list(line.language, "locative") or not line.capital(end + 2)
    if before in _list(line.language, "locative"):
        return house and before == "from"
    if line.pieces[end : end + 1] and line.pieces[end] in _list(line.language, "after_city"):
        return False
    if not house and _part_of_name(line, start, end):
        return False
    if after == "-" and line.glued(end) and line.word(end + 1) in {"based", "born", "bound"}:
        return False
    if before in _list(line.language, "placing"):
        return before == "of" and _of_state(line, start)
    if before in _list(line.language, "directed"):
        return _spoken_to(line, start)
    return not _second_of_places(line, start)


def _before(line: Line, start: int) -> str:
    """The word before, an article passed over."""
    at = start - 1
    if line.word(at) in {"the", "het", "de", "le", "la", "el", "der", "die", "das", "dem", "den"}:
        at -= 1
    return line.word(at)


def _dateline(line: Line, start: int, end: int) -> bool:
    """Whether the name opens the text as the place it was written at."""
    match = DATELINE.match(line.text)
    if match is not None and line.ends[end - 1] <= match.end() and start < 4:
        return line.pieces[start].isupper() or "(" in match.group()
    return start == 0 and line.word(end) in {",", "(", "–", "—"} and line.word(end + 1) in {"(", "–", "—"}


def _with_genitive(line: Line, end: int) -> bool:
    """Whether a genitive follows: "Beijing's", "Brussels'"."""
    return line.word(end) == "'" and line.word(end + 1) == "s"


def _part_of_name(line: Line, start: int, end: int) -> bool:
    """A capitalised word beside it that no list knows makes it part of a longer name."""
    known_after = bool(line.found[end]) if end < len(line.found) else False
    if line.capital(end) and not known_after and line.pieces[end].isalpha():
        token = line.token_of[end]
        return token is None or token.pos in ("PROPN", "")
    if line.capital(start - 1) and start > 1 and not line.found[start - 1]:
        return not line.glued(start) or line.pieces[start - 1] != "-"
    if line.word(start - 1) == "," and line.capital(start - 2) and start > 2:
        return not line.found[start - 2] and line.word(end) in {",", "."}
    return False


def _of_state(line: Line, start: int) -> bool:
    """"Accused of", "the support of Beijing": of is no word of place after these."""
    token = line.token_of[start - 1]
    if token is None or not token.dep:
        return False
    head = line.tokens[token.head]
    return head.pos in ("VERB", "ADJ") or head.lemma in {
        "support", "position", "government", "policy", "help", "consent", "approval", "side",
        "demand", "influence", "accusation", "criticism", "view", "claim", "rest", "part", "control",
    }


def _spoken_to(line: Line, start: int) -> bool:
    """Whether "to" leads to whom something is said, given or sold, and not to where one goes."""
    speaking = _list(line.language, "speaking")
    token = line.token_of[start - 1]
    if token is not None and token.dep:
        head = line.tokens[token.head]
        return head.lemma in speaking or head.text.lower() in speaking
    return any(line.word(start - k) in speaking for k in range(2, 5))


def _second_of_places(line: Line, start: int) -> bool:
    """"In Tokyo and Seoul": the second of two places."""
    if line.word(start - 1) not in {"and", "or", "en", "of", "und", "et", "y", ","}:
        return False
    match = line.before(start - 1, "seat", "state")
    if match is None:
        return False
    return _before(line, match[0]) in _list(line.language, "locative")
