"""The lists of `words/<lang>/speech.yml`, as the shallow grammar asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from dragoman.records import Act
from dragoman.words import load


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue verb: its lemma, act and frames, the particle that it needs, its kind."""

    lemma: str
    act: Act
    frames: str
    particle: str | None
    participle: bool
    infinitive: bool = False


@cache
def forms(language: str) -> dict[str, tuple[Form, ...]]:
    """The forms of the cue verbs of a language, each with what it can be a form of.

    A row of the list is lemma: [act, frames, finite forms, participles]; "wijst~af" is a form whose
    particle stands later in its clause, and "afwijst" is the same form where the verb comes last.
    """
    found: dict[str, list[Form]] = {}
    helped = bool(wordset(language, "helpers"))
    for lemma, value in load(language, "speech").get("verbs", {}).items():
        if helped and " " not in str(lemma):
            act, frames = cast("Act", value[0]), str(value[1])
            whole = Form(str(lemma), act, frames, None, participle=False, infinitive=True)
            found.setdefault(str(lemma), []).append(whole)
        for words, participle in ((value[2:3], False), (value[3:4], True)):
            for word in str(words[0] if words else "").split():
                form, _, particle = word.partition("~")
                entry = Form(
                    str(lemma), cast("Act", value[0]), str(value[1]), particle or None, participle
                )
                for one in [form, *(_inflected(form, language) if participle else ())]:
                    for spelt in _spelt(one, language):
                        found.setdefault(spelt, []).append(entry)
                if particle:
                    joined = replace(entry, particle=None)
                    for spelt in _spelt(particle + form, language):
                        found.setdefault(spelt, []).append(joined)
    # A form that needs its particle is tried first: "stelt voor" before "stelt"; a participle
    # before the finite form that is spelt alike, since it asks for its auxiliary.
    return {
        form: tuple(sorted(entries, key=lambda e: (e.particle is None, not e.participle)))
        for form, entries in found.items()
    }


def _spelt(word: str, language: str) -> Iterator[str]:
    """A word as it may be spelt: the Swiss write "heisst" for "heißt"."""
    yield word
    for letters, others in load(language, "speech").get("spellings", {}).items():
        if str(letters) in word:
            yield word.replace(str(letters), str(others))


def _inflected(participle: str, language: str) -> Iterator[str]:
    """The other forms of a participle where it agrees: "critiqué", "critiquée", "critiqués"."""
    for ending, others in load(language, "speech").get("participle_endings", {}).items():
        if participle.endswith(str(ending)):
            stem = participle[: len(participle) - len(str(ending))]
            yield from (stem + str(other) for other in others)


@cache
def wordset(language: str, name: str) -> frozenset[str]:
    """One of the plain lists of `speech.yml`, as a set of lower-case words."""
    words = (str(word).lower() for word in load(language, "speech").get(name, ()))
    return frozenset(spelt for word in words for spelt in _spelt(word, language))


@cache
def lists_of(language: str) -> dict[str, frozenset[str]]:
    """The names of the plain lists of `speech.yml` that a word is in, by the word."""
    found: dict[str, set[str]] = {}
    for name, words in load(language, "speech").items():
        if isinstance(words, list):
            for word in words:
                for spelt in _spelt(str(word).lower(), language):
                    found.setdefault(spelt, set()).add(str(name))
    return {word: frozenset(names) for word, names in found.items()}


@cache
def switch(language: str, name: str) -> bool:
    """One of the switches of `speech.yml`; off where the file does not give it."""
    return bool(load(language, "speech").get(name, False))


@cache
def other_senses(language: str) -> dict[str, tuple[str, ...]]:
    """The particles that make another verb of a cue, by its lemma."""
    given = load(language, "speech").get("other_senses", {})
    return {str(lemma): tuple(map(str, particles)) for lemma, particles in given.items()}


@cache
def phrases(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """One of the lists of phrases of `speech.yml` by their first letters, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(wordset(language, name), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase.replace("’", "'"))
    return {letter: tuple(group) for letter, group in found.items()}


@cache
def suffixes(language: str, name: str) -> tuple[str, ...]:
    """One of the lists of endings or beginnings of `speech.yml`, the longest first."""
    return tuple(sorted(wordset(language, name), key=len, reverse=True))
