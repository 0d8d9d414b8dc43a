"""What the words of a claim say, as far as lists of words tell: its matter, a "not", its cues."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.occurrences.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+(?:[’']\w+)?")
STEM = 5
# The lists of relations.yml that hold patterns: what the text says of a claim.
CUES = (
    "breach",
    "fulfilment",
    "carried_out",
    "response",
    "retort",
    "uninvolved",
    "again",
    "aftermath",
    "long_before",
)
# "denied this for years", "wees dat woensdag af": what only points has no more words.
POINTING_WORDS = 4
# "fired", "taken", "boats" are words of four letters with an ending.
_ENDINGS = ("s", "ed", "en")
# What a negation reaches to, read off the marks between clauses.
_CLAUSE = re.compile(r"[,;:.!?…—–()\"“”„«»]+|\s-+\s")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim.

    `text` is the content, `window` the sentence or sentences around it, `around` the window
    without the content. `words` are the stems of the content's words of some matter (not "that",
    "would"), `plain` those that are no names, `denied` the plain ones in clauses with a negation,
    `focus` those beside the negation, `setting` the plain stems of the window. `charge`, `demand`,
    `offer` and `view` say that the content names one ("the claim", "the call"), `points` that it
    only points at one ("this"). `negative` says that the content denies something, `future` that
    it speaks of what will be; `cues` names the lists of relations.yml with a phrase in the window
    and `figures` are its numbers.
    """

    text: str
    window: str
    around: str
    words: frozenset[str]
    plain: frozenset[str]
    denied: frozenset[str]
    focus: frozenset[str]
    setting: frozenset[str]
    charge: bool
    demand: bool
    offer: bool
    view: bool
    points: bool
    negative: bool
    future: bool
    cues: frozenset[str]
    figures: frozenset[tuple[str, float]]

    @property
    def bare(self) -> bool:
        """Whether it names no matter of its own ("the demand", "the charges of Kyiv")."""
        return not self.plain and (
            self.charge or self.demand or self.offer or self.view or self.points
        )


def read_wording(text: str, window: str, around: str, language: str) -> Wording:
    """The wording of a content in its sentence; `around` is the sentence without it."""
    lists = _lists(language)
    spoken = frozenset(_WORD.findall(text.casefold()))
    named = lists.charge | lists.demand | lists.offer | lists.view
    heads = frozenset(word[:STEM] for word in named)
    # Of "the demand as absurd" the matter is what stands before the "as".
    own = text
    if not named.isdisjoint(spoken):
        own = lists.aside.split(text, maxsplit=1)[0] if lists.aside is not None else text
    plain = _plain_words(own, language, lists) - (heads if not named.isdisjoint(spoken) else set())
    # What is said in the content is no answer of its speaker; of an event all is told.
    outside = _cues(around, lists)
    return Wording(
        text,
        window,
        around,
        _content_words(text, lists),
        plain,
        _denied_words(text, language, lists),
        _focus(text, language, lists),
        _plain_words(window, language, lists),
        not lists.charge.isdisjoint(spoken),
        not lists.demand.isdisjoint(spoken),
        not lists.offer.isdisjoint(spoken),
        not lists.view.isdisjoint(spoken),
        not lists.points.isdisjoint(spoken) and len(spoken) <= POINTING_WORDS,
        negates(text, language),
        not lists.future.isdisjoint(_WORD.findall(text.casefold())),
        (_cues(window, lists) - {"response", "retort", "uninvolved"})
        | (outside & {"response", "retort"})
        | (_cues(text, lists) & {"uninvolved"}),
        frozenset((one.counts, one.value) for one in figures(text, language)),
    )


@dataclass(frozen=True, slots=True)
class _Lists:
    negation: frozenset[str]
    common: frozenset[str]
    future: frozenset[str]
    charge: frozenset[str]
    demand: frozenset[str]
    offer: frozenset[str]
    view: frozenset[str]
    points: frozenset[str]
    pointers: frozenset[str]
    repeat: frozenset[str]
    opposites: frozenset[tuple[str, str]]
    aside: re.Pattern[str] | None
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _lists(language: str) -> _Lists:
    content = words.load(language.split("-", maxsplit=1)[0], "relations")
    aside = content.get("aside", ())

    def listed(name: str) -> frozenset[str]:
        return frozenset(content.get(name, ()))

    return _Lists(
        listed("negation"),
        listed("common"),
        listed("future"),
        listed("charge"),
        listed("demand"),
        listed("offer"),
        listed("view"),
        listed("points"),
        listed("pointers"),
        listed("repeat"),
        frozenset(_opposed(content.get("opposites", ()))),
        re.compile(rf"[,;:]|\b(?:{'|'.join(aside)})\b", re.IGNORECASE) if aside else None,
        tuple((name, _pattern(content[name])) for name in CUES if content.get(name)),
    )


def _opposed(pairs: list[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        one, two = pair.split(" / ")
        yield one, two
        yield two, one


def opposed(one: str, two: str, language: str) -> bool:
    """Whether one text has a word whose opposite stands in the other ("below", "exceeded")."""
    left, right = (_WORD.findall(text.casefold()) for text in (one, two))
    return any(
        any(word.startswith(a) for word in left) and any(word.startswith(b) for word in right)
        for a, b in _lists(language).opposites
    )


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{phrase})" for phrase in phrases), re.IGNORECASE)


def phrases(cue: str, text: str, language: str) -> Iterator[re.Match[str]]:
    """The phrases of one list of relations.yml that stand in a text."""
    for name, pattern in _lists(language).patterns:
        if name == cue:
            yield from pattern.finditer(text)


def points_back(phrase: str, language: str) -> bool:
    """Whether a phrase only points at what was told before ("despite that promise")."""
    return not _lists(language).pointers.isdisjoint(_WORD.findall(phrase.casefold()))


def says_again(spoken: set[str], language: str) -> bool:
    """Whether one of these forms or lemmas of a cue says that a message is not new."""
    return not _lists(language).repeat.isdisjoint(word.casefold() for word in spoken)


def is_offer(spoken: set[str], language: str) -> bool:
    """Whether one of these forms or lemmas of a cue is one of offering."""
    return not _lists(language).offer.isdisjoint(word.casefold() for word in spoken)


def negates(text: str, language: str) -> bool:
    """Whether the words deny something."""
    negation = _lists(language).negation
    return any(_negates(word, negation) for word in _WORD.findall(text.casefold()))


def _negates(word: str, negation: frozenset[str]) -> bool:
    return word in negation or word.endswith(("n't", "n’t")) or word.partition("'")[0] == "n"


def _content_words(text: str, lists: _Lists) -> frozenset[str]:
    """The stems (five letters) of the words of four letters and more that are of some matter."""
    found = (match.group().casefold() for match in _WORD.finditer(text))
    return frozenset(_stem(word) for word in found if _tells(word, lists))


def _stem(word: str) -> str:
    """The first letters of a word; of one that is just so long, without a plural's "s"."""
    stem = _untied(word)[:STEM].casefold()
    ends = len(_untied(word)) == STEM and stem.endswith(_ENDINGS)
    return stem[:-1] if ends else stem


def _untied(word: str) -> str:
    """A word without the article that French ties to it, or an English "'s" behind it."""
    tied, mark, rest = word.replace("’", "'").partition("'")
    return rest if mark and len(tied) < 3 else tied


def _tells(word: str, lists: _Lists) -> bool:
    return len(word) > 3 and word not in lists.negation and word not in lists.common


def _plain(word: str, language: str, lists: _Lists) -> bool:
    """Whether a word is of some matter and no name, which its capital letter tells.

    A language that writes every noun so, such as German, keeps its names.
    """
    name = _untied(word)[:1].isupper() and not _noun_capitals(language)
    return not name and _tells(word.casefold(), lists)


@cache
def _noun_capitals(language: str) -> bool:
    """Whether every noun of a language has a capital letter."""
    return bool(words.load(language.split("-", maxsplit=1)[0], "roles").get("noun_capitals"))


def _plain_words(text: str, language: str, lists: _Lists) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text) if _plain(word, language, lists))


def _focus(text: str, language: str, lists: _Lists) -> frozenset[str]:
    """For each negation the next plain word of its clause, or where there is none, the last one."""
    found: set[str] = set()
    for clause in _CLAUSE.split(text):
        spoken = _WORD.findall(clause)
        for at, word in enumerate(spoken):
            if _negates(word.casefold(), lists.negation):
                beside = [*spoken[at + 1 :], *reversed(spoken[:at])]
                plain = (other for other in beside if _plain(other, language, lists))
                found.update(_stem(other) for other in itertools.islice(plain, 1))
    return frozenset(found)


def _denied_words(text: str, language: str, lists: _Lists) -> frozenset[str]:
    """The plain words of the clauses that hold a negation."""
    return frozenset(
        stem
        for clause in _CLAUSE.split(text)
        if any(_negates(word, lists.negation) for word in _WORD.findall(clause.casefold()))
        for stem in _plain_words(clause, language, lists)
    )


def _cues(window: str, lists: _Lists) -> frozenset[str]:
    return frozenset(name for name, pattern in lists.patterns if pattern.search(window))
