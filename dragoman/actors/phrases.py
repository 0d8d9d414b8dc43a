"""How the phrase of an office or group word is read: what belongs to it on its left and right.

One grammar for all languages, driven by the word lists: what may stand before an office word
(former, top, US, Israel's, White House), what may follow it (of Foreign Affairs, van het land).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dragoman.actors.gazetteer import Entry, Kind, role_words, roles, switched
from dragoman.actors.persons import Name
from dragoman.actors.reading import Line
from dragoman.actors.worldnames import gender_of
from dragoman.records import ActorKind
from dragoman.text import slug

Form = Literal["name", "demonym", "metonym", "role", "pronoun", "group"]


Determiner = Literal["definite", "indefinite", "possessive", "plural", "none"]


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


# Offices that can be of several departments at once.
PORTFOLIOS = {"minister", "foreign-minister", "defence-minister", "finance-minister", "secretary"}


# What a department of a ministry is not: "Foreign Minister and President X".
HELD: tuple[Kind, ...] = ("role", "roles", "state", "demonym", "courtesy", "people", "person")


@dataclass(frozen=True, slots=True)
class Found:
    """Words [start, end) of a line that mean an actor, before it is settled whom."""

    start: int
    end: int
    form: Form
    kind: ActorKind
    actor_id: str | None
    name: str
    rule: str
    score: float
    country: str | None = None
    title: str | None = None
    role: str | None = None  # office class of a role, group word of a group
    second: str | None = None  # class of a second office: "Defence Minister General X"
    gender: str | None = None
    many: bool = False
    determiner: Determiner = "none"
    regions: tuple[str, ...] = ()
    body: str | None = None
    covers: tuple[tuple[int, int], ...] = ()  # further words that this phrase explains
    several: tuple[str, ...] = ()  # countries of "the Chinese and Russian ministers"
    head: int = -1  # the word that the sentence builds on


def unlisted_body(line: Line, start: int, end: int, rule: tuple[str, float]) -> Found:
    """An organisation that no list has, by the words [start, end); the rule and its score."""
    name = line.slice(start, end)
    kind: ActorKind = "organisation"
    return Found(start, end, "name", kind, slug(name), name, *rule, head=end - 1)


@dataclass(slots=True)
class Phrase:
    """An office or group word with what belongs to it, while it is being read."""

    start: int
    end: int
    core: int
    word: Entry
    country: str | None = None
    body: str | None = None
    determiner: Determiner = "none"
    det_start: int = -1
    regions: tuple[str, ...] = ()
    modified: list[str] = field(default_factory=list)
    title_start: int = -1
    owner: bool = False  # a person's possessive stands before it
    several: tuple[str, ...] = ()  # the states of "the leaders of Serbia and Kosovo"


def read_phrase(
    line: Line, match: tuple[int, int, Entry], taken: Sequence[bool], by_end: dict[int, Name]
) -> Phrase:
    """Read what belongs to an office or group word, to its left and to its right."""
    start, end, word = match
    phrase = Phrase(start, end, start, word, title_start=start)
    _leftward(line, phrase, taken, by_end)
    rightward(line, phrase, taken)
    _further_states(line, phrase, taken)
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
            _absorb(phrase, match[1])
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


def _compound(line: Line, i: int, core: int) -> bool:
    """Whether the parser hangs word i on the phrase's head as an adjective or compound."""
    token = line.token_of[i]
    if token is None or token.dep not in ("amod", "compound", "nmod") or not token.text.isalpha():
        return False
    if token.pos not in ("ADJ", "NOUN", "PROPN") or token.tag in ("VBD", "VBN", "VBG"):
        return False
    if token.text.islower() and token.text.endswith("ed"):
        return False  # "accused President": a participle is no part of an office
    head = token.head
    inside = line.words_of.get(head, ())
    return any(i < k <= core + 3 for k in inside)


def _absorb(phrase: Phrase, entry: Entry) -> None:
    if entry.kind == "seat" and phrase.word.id in ("journalist", "academic", "mayor", "expert"):
        return  # "a Washington correspondent" can be of any country
    if entry.kind in ("demonym", "state", "seat", "house", "people"):
        key = entry.id
        if key.islower():
            phrase.body = phrase.body or key
        else:
            phrase.country = phrase.country or key
        if entry.kind == "house":
            phrase.modified.append(entry.kind)
    elif entry.kind == "body":
        phrase.body = phrase.body or entry.id
        phrase.country = phrase.country or entry.country
    elif entry.kind == "ministry":
        phrase.body = phrase.body or entry.id
    elif entry.kind == "region":
        phrase.regions = entry.extra
    phrase.modified.append(entry.name.lower())


def rightward(line: Line, phrase: Phrase, taken: Sequence[bool]) -> None:
    """Read what an office is of, and in French and Spanish its country."""
    lists = roles(line.language)
    if phrase.word.id in PORTFOLIOS and " " in phrase.word.name:
        phrase.end = _portfolio(line, phrase.end, taken)
    at = _country_after(line, phrase, taken)
    for _ in range(3):
        link = line.word(at)
        straight = link in lists["links"]["of"]
        if not straight and link not in lists["links"]["to"]:
            return
        inner = at + 1
        if phrase.word.kind in ("group", "member"):
            _group_of(line, phrase, inner, straight=straight)
            return
        if line.word(inner) in lists["determiners"]["definite"]:
            inner += 1
        inner += line.word(inner) == "'"  # "de l'ONU", "dell'Onu"
        stop = _object(line, phrase, inner, taken)
        if stop == inner or any(taken[at:stop]):
            return
        second = line.at(stop + 1, "state", "region")
        joined = line.word(stop) in role_words(line.language, "conjunctions")
        if joined and second is not None and line.capital(second[0]):
            stop = second[0]  # "envoy for Ukraine and Russia Keith Kellogg"
        phrase.end = stop
        if straight and phrase.word.id in PORTFOLIOS:
            phrase.end = _portfolio(line, stop, taken)
        at = _country_after(line, phrase, taken)


def _portfolio(line: Line, end: int, taken: Sequence[bool]) -> int:
    """Where a list of departments ends: "Foreign Affairs, European Union and Cooperation"."""
    at = end
    while line.word(at) == "," and line.capital(at + 1):
        at += 1
        while at < len(line.pieces) and line.capital(at) and not taken[at]:
            at += 1
    if line.word(at) not in role_words(line.language, "conjunctions", "conjunctions_before_i"):
        return end
    at += 1
    lists = roles(line.language)
    between = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    while line.word(at) in between:  # "degli Affari esteri e della Cooperazione"
        at += 1
    first = at
    while line.capital(at) and not taken[at] and line.at(at, *HELD) is None:
        at += 1
    if at == first or line.at(first, *HELD) is not None or any(taken[end:at]):
        return end
    lone = switched(line.language, "adjective_after") and line.pieces[at : at + 1] != ()
    at += lone and line.pieces[at].islower() and line.word(at + 1) == ","
    return at if _ends_portfolio(line, at, taken) else end


def _ends_portfolio(line: Line, at: int, taken: Sequence[bool]) -> bool:
    """Whether a comma, a name or the state stands behind the departments of an office."""
    if line.word(at) in (",", "") or taken[at]:
        return True
    lists = roles(line.language)
    if line.word(at) in lists["links"]["of"]:
        at += 1
        at += line.word(at) in lists["determiners"]["definite"]
        return line.at(at, "state") is not None
    return line.at(at, "demonym") is not None


def _further_states(line: Line, phrase: Phrase, taken: Sequence[bool]) -> None:
    """Read the other states of several holders: "the leaders of Serbia, Albania and Kosovo"."""
    last = line.before(phrase.end, "state", "demonym")
    if phrase.word.kind not in ("group", "roles") or last is None or last[0] < phrase.core:
        return
    lists = roles(line.language)
    between = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    found, at, joined = [last[1].id], phrase.end, False
    while not joined and line.word(at) in {",", *role_words(line.language, "conjunctions")}:
        joined = line.word(at) != ","
        at += 1
        while line.word(at) in between:
            at += 1
        match = line.at(at, last[1].kind)
        if match is None or match[1].id in found or any(taken[phrase.end : match[0]]):
            return
        found.append(match[1].id)
        at = match[0]
    if joined and line.word(at) != "'" and all(key.isupper() for key in found):
        phrase.several, phrase.end = tuple(found), at


def _country_after(line: Line, phrase: Phrase, taken: Sequence[bool]) -> int:
    """Read the country that stands after, with no word between; where the phrase ends.

    French and Spanish put its adjective there ("ministre russe"), Russian and Arabic its name, in
    the genitive or as it is ("президент Франции").
    """
    at = phrase.end
    after = switched(line.language, "adjective_after")
    named = switched(line.language, "state_after")
    while at < len(line.pieces) and not taken[at]:
        qualified = after_office(line, at)
        if qualified > at:
            at = phrase.end = qualified
            continue
        if not (after or named):
            break
        match = line.at(at, "state", "body") if named else None
        if match is None and after and not line.capital(at):
            match = line.at(at, "demonym")
        if match is None:
            break
        _absorb(phrase, match[1])
        at = phrase.end = match[0]
    return at


def after_office(line: Line, i: int) -> int:
    """Where "-elect", "electo" or "السابق" after an office ends; `i` where none stands there."""
    hyphen = line.word(i) == "-" and line.glued(i)
    at = i + 1 if hyphen else i
    qualifies = line.word(at) in role_words(line.language, "after_office")
    return at + 1 if qualifies and (not hyphen or line.glued(at)) else i


def _group_of(line: Line, phrase: Phrase, i: int, *, straight: bool) -> None:
    """As in "Citizens of Ukraine": of a group only a state or body is wanted."""
    if line.word(i) in roles(line.language)["determiners"]["definite"]:
        i += 1
    match = line.at(i, "state", "body")
    if phrase.word.id == "troops" and line.word(phrase.end) != "of":
        return  # "troops from Germany" may be leaving it
    if match is not None and line.word(match[0]) == "'":
        return  # "members of Iran's elite force"
    if straight and match is not None and phrase.country is None and phrase.body is None:
        _absorb(phrase, match[1])
        phrase.end = match[0]


def _object(line: Line, phrase: Phrase, i: int, taken: Sequence[bool]) -> int:
    """Where the thing that an office is of ends; `i` where there is none."""
    lists = roles(line.language)
    straight = not {line.word(i - 1), line.word(i - 2)} & set(lists["links"]["to"])
    noun = i
    while (adjective := line.at(noun, "modifier")) is not None:
        noun = adjective[0]
    for tail in lists.get("tails", ()):
        parts = tail.split()
        bare = parts[1:] if parts[0] in lists["determiners"]["definite"] else parts
        if noun > i and list(line.lower[noun : noun + len(bare)]) == bare:
            return noun + len(bare)  # "of the ruling party"
        for offset in (0, 1):  # "the country" with or without the article read already
            at = i - offset
            if at >= 0 and list(line.lower[at : at + len(parts)]) == parts and len(parts) > offset:
                return at + len(parts)
    match = line.at(i, "state", "body", "house", "ministry", "demonym", "none")
    if match is not None:
        end, entry = match
        more = line.at(end, "ministry", "government", "body") if entry.kind == "demonym" else None
        if straight and (entry.kind in ("state", "house", "body") or more is not None):
            _absorb(phrase, entry)
        further = line.at(end, "ministry", "government", "group", "body")
        holder = line.at(end, "role")
        if holder is not None and entry.kind == "demonym" and not any(taken[end : holder[0] + 1]):
            further = further or holder  # "a guest of the Saudi crown prince"
        if further is not None and entry.kind == "demonym":
            return further[0]
        if entry.kind == "demonym" and further is None and _noun_after(line, end, taken):
            if straight:
                _absorb(phrase, entry)  # "Direktor des russischen Auslandsgeheimdienstes"
            return end + 1
        if entry.kind == "body" and line.pieces[end : end + 1]:
            organised = line.pieces[end] in lists.get("organised", ())
            return end + 1 if organised and not taken[end] else end  # "the ECOWAS Commission"
        return end
    end, small = i, {"&", *role_words(line.language, "linking")}
    while end < len(line.pieces):
        linking = line.word(end) in small
        if taken[end] or (end > i and line.capital(end + 1) and _begins_name(line, end)):
            break
        if line.capital(end) and line.pieces[end].isalpha():
            end += 1
        elif end > i and line.pieces[end] == "-" and line.glued(end) and line.capital(end + 1):
            end += 2
        elif end > i and linking and line.capital(end + 1):
            end += 1
        else:
            break
    return end


def _begins_name(line: Line, i: int) -> bool:
    """Whether a given name stands at word i: "ministro de Comercio Halvard Brekkeli"."""
    return line.capital(i) and gender_of(line.pieces[i]) is not None


def _noun_after(line: Line, i: int, taken: Sequence[bool]) -> bool:
    """Whether a noun that is no name stands at word i, in a language that gives it a capital."""
    capitals = switched(line.language, "noun_capitals") and line.capital(i)
    return capitals and not taken[i] and not line.found[i] and gender_of(line.pieces[i]) is None
