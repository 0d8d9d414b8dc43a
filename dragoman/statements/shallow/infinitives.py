"""Infinitives without a parser: which words are one, where one begins, and whose it is."""

from __future__ import annotations

from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.verbs import Verb

MARKS = '“”„"«»‘’'


def another_says(line: Line, verb: Verb, i: int) -> bool:
    """Whether a conjunction leads another finite cue here: "regrette la guerre et exhorte"."""
    form = line.form(i) if i > verb.i + 1 else None
    if form is None or form.participle or form.infinitive:
        return False
    # "pidió más datos, al tiempo que urgió a Roma a actuar": the nearest cue has the infinitive.
    nearer = "i" in form.frames and not line.on("verb_second")
    return nearer or line.is_word(i - 1, "coordinators")


def is_infinitive(line: Line, j: int) -> bool:
    """Whether a mark with its infinitive stands at a word, or a bare infinitive does."""
    if line.is_word(j, "infinitive_marks"):
        return line.has(j + 1) and (
            not line.on("infinitives_next") or looks_infinitive(line, j + 1)
        )
    if line.starts_like(j, "infinitive_prefixes"):
        return True
    return (
        line.on("bare_infinitives") and looks_infinitive(line, j) and line.form(j - 1) is not None
    )


def looks_infinitive(line: Line, j: int) -> bool:
    """Whether a word looks like an infinitive, what leans on it passed over."""
    while line.is_word(j, "clitics", "negations") or (line.has(j) and line.tokens[j].text in MARKS):
        j += 1
    return (
        line.ends_like(j, "infinitive_endings")
        and line.mention(j) is None
        and line.tokens[j].text[:1].islower()
        and not line.is_word(j, "not_infinitives", "determiners", "prepositions")
    )


def opening(line: Line, first: int, mark: int) -> int:
    """Where an infinitive clause begins: at its own mark, behind a comma, or behind the object."""
    for j in range(mark, first - 1, -1):
        if line.is_word(j, "openers"):
            return j
    if not line.on("verb_second"):
        return mark
    comma = next((j for j in range(mark, first - 1, -1) if line.is_stop(j, ",")), None)
    return first if comma is None else comma + 1
