"""How the phrase of an office or group word is read: what belongs to it on its left and right.

One grammar for all languages, driven by the word lists: what may stand before an office word
(former, top, US, Israel's, White House), what may follow it (of Foreign Affairs, van het land).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.actors.behind import further_states, rightward
from dragoman.actors.gazetteer import Entry, Kind, roles, switched
from dragoman.actors.persons import Name
from dragoman.actors.phrases import Phrase, absorb
from dragoman.actors.reading import Line

ABSORBED: tuple[Kind, ...] = (
    "demonym",
    "state",
    "seat",
    "house",
    "body",
    "ministry",
    "region",
    "people",
)


def read_phrase(
    line: Line, match: tuple[int, int, Entry], taken: Sequence[bool], by_end: dict[int, Name]
) -> Phrase:
    """Read what belongs to an office or group word, to its left and to its right."""
    start, end, word = match
    phrase = Phrase(start, end, start, word, title_start=start)
    _leftward(line, phrase, taken, by_end)
    rightward(line, phrase, taken)
    further_states(line, phrase, taken)
    return phrase


def _leftward(line: Line, phrase: Phrase, taken: Sequence[bool], by_end: dict[int, Name]) -> None:
    lists = roles(line.language)["determiners"]
    counts = _counts(line.language)
    at = phrase.start
    while at > 0 and not taken[at - 1]:
        gap = _gap(line, at)
        government = line.before(gap, "government")
        owner = by_end.get(government[0]) if government is not None else None
        if government is not None and owner is not None:  # "a Biden administration official"
            phrase.country = phrase.country or owner.country
            at = phrase.start = phrase.title_start = owner.start
            continue
        if government is not None and line.before(government[0], "demonym", "state", "seat"):
            at = phrase.start = phrase.title_start = government[0]
            continue
        if gap > 0 and taken[gap - 1]:
            if gap < at and line.pieces[at - 1] != "-":
                phrase.owner = True
            return
        match = line.before(gap, *ABSORBED, "modifier", "none")
        if phrase.word.kind == "role" and line.word(at - 1) in counts:
            break
        if match is not None and _stands_alone(line, phrase, match[1], gap == at):
            return
        if match is not None and match[1].kind != "none" and not any(taken[match[0] : gap]):
            if gap == at and match[1].kind == "state" and _unknown_name(line, phrase, at):
                at = phrase.start = phrase.title_start = match[0]
                continue
            absorb(phrase, match[1])
            at = match[0]
            if match[1].kind not in ("demonym", "state", "region", "seat", "people"):
                phrase.title_start = at
            phrase.start = at
            continue
        if gap < at:
            break
        word = line.word(at - 1)
        kind = next(
            (key for key in ("definite", "indefinite", "possessive") if word in lists[key]), None
        )
        token = line.token_of[at - 1]
        if word == "that" and token is not None and token.dep not in ("det", ""):
            break
        if kind is not None:
            phrase.determiner = kind  # type: ignore[assignment]
            phrase.det_start = at - 1
            break
        if not _compound(line, at - 1, phrase.core):
            break
        at -= 1
        phrase.start = phrase.title_start = at
        phrase.modified.append(word)


def _gap(line: Line, at: int) -> int:
    """Where a hyphen or a genitive before word `at` begins; `at` where there is none."""
    if line.pieces[at - 1] == "-" and line.glued(at):
        return at - 1
    if line.pieces[at - 1] == "s" and line.pieces[at - 2] == "'" and at > 2:
        return at - 2
    if line.pieces[at - 1] == "'" and line.pieces[at - 2][-1:] == "s" and at > 1:
        return at - 1
    return at


@cache
def _counts(language: str) -> frozenset[str]:
    """The words of "both", "the two" that are no article."""
    lists = roles(language)
    marks = {word for mark in lists["together"]["marks"] for word in mark.split()}
    return frozenset(marks - set(lists["determiners"]["definite"]))


def _stands_alone(line: Line, phrase: Phrase, entry: Entry, touching: bool) -> bool:
    """As in "l'Ue media", "la Maison-Blanche juge": in Romance what one is of stands behind."""
    bare = touching and entry.kind in ("state", "body", "seat", "house")
    return (
        bare
        and phrase.word.kind in ("group", "role")
        and switched(line.language, "adjective_after")
    )


def _unknown_name(line: Line, phrase: Phrase, at: int) -> bool:
    """As in "a France Telecom spokeswoman": the state is the head of a body's name."""
    return at < phrase.core and line.capital(at) and not line.found[at]


def _recognised(line: Line, i: int) -> bool:
    """As in "Mali's democratically elected president": a participle with an adverb before it."""
    token = line.token_of[i] if i < len(line.token_of) else None
    adverb = line.token_of[i - 1] if i > 1 else None
    if token is None or adverb is None or token.dep != "amod":
        return False
    definite = roles(line.language)["determiners"]["definite"]
    owned = line.word(i - 2) in ("s", "'", *definite)
    return adverb.dep == "advmod" and token.tag in ("VBN", "VBD", "JJ") and owned


def _compound(line: Line, i: int, core: int) -> bool:
    """Whether the parser hangs word i on the phrase's head as an adjective or compound."""
    token = line.token_of[i]
    if token is not None and token.dep == "advmod" and _recognised(line, i + 1):
        return True
    if token is None or token.dep not in ("amod", "compound", "nmod") or not token.text.isalpha():
        return False
    if _recognised(line, i):
        return True
    if token.pos not in ("ADJ", "NOUN", "PROPN") or token.tag in ("VBD", "VBN", "VBG"):
        return False
    if token.text.islower() and token.text.endswith("ed"):
        return False  # "accused President": a participle is no part of an office
    head = token.head
    inside = line.words_of.get(head, ())
    return any(i < k <= core + 3 for k in inside)
