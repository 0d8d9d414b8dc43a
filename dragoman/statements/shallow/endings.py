"""Where what was said ends in its sentence, without a parser."""

from __future__ import annotations

from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.lists import wordset
from dragoman.statements.shallow.verbs import Verb

# Words from the conjunction of a clause to its verb.
CLAUSE = 12


def end_of_content(line: Line, verb: Verb, start: int) -> int:
    """Where a subordinate content ends: before the verb that goes on with the main clause.

    "Dat de inflatie daalt, zei X" and "X said that ..., and added that": the sentence, cut before
    a coordinated cue that has a clause of its own.
    """
    for j in range(start + 2, verb.end):
        if line.is_stop(j, ",") and _contrasts(line, j + 1, verb.end):
            return j - 1
        if line.is_stop(j, ",") and (
            _closes(line, j + 1, verb.end) or _breaks_off(line, j + 1, verb.end)
        ):
            return j - 1
        joined = line.is_word(j, "coordinators") and not line.is_word(j + 1, "complementizers")
        if joined and _goes_on_saying(line, j + 1):
            return j - 1
    return verb.end


def _goes_on_saying(line: Line, i: int) -> bool:
    """Whether a cue of the same speaker stands at a word: "und warnte", "y ha dicho que"."""
    form = line.form(i)
    if form is not None:
        return not form.participle and bool(set("cti") & set(form.frames))
    if line.on("verb_second") or not line.is_word(i, "clitics", "perfects"):
        return False
    while line.is_word(i, "clitics", "perfects", "adverbs"):
        i += 1
    form = line.form(i)
    governs = form is not None and form.participle and bool(set("ci") & set(form.frames))
    return governs and any(
        line.is_word(j, "complementizers") or line.is_stop(j, ":") for j in range(i + 1, i + 5)
    )


def _closes(line: Line, i: int, end: int) -> bool:
    """Whether ", zegt X" or ", a dit X" stands at a word and closes its sentence."""
    cue = i + 1 if line.is_word(i, "perfects") else i
    form = line.form(cue)
    if form is None or "c" not in form.frames or form.participle != (cue > i):
        return False
    later = range(cue + 1, end + 1)
    return not any(line.is_word(j, "complementizers") or line.is_stop(j, ",:") for j in later)


def _contrasts(line: Line, i: int, end: int) -> bool:
    """Whether the narrator goes on with what another said: ", maar het ministerie ontkent dat"."""
    if not line.is_word(i, "contrasts"):
        return False
    if _points_back(line, i + 1, min(i + CLAUSE, end)):
        return True
    for j in range(i + 1, min(i + CLAUSE, end)):
        if line.starts_clause(j) or line.is_stop(j) or line.mask(j) is not None:
            return False
        form = line.form(j)
        if form is not None and not form.participle:
            return bool(set("cio") & set(form.frames)) and j > i + 1
    return False


def _points_back(line: Line, i: int, end: int) -> bool:
    """Whether the narrator tells how what was said struck another: ", maar dat liet X koud"."""
    if not line.is_word(i, "back") or line.is_word(i + 1, "subjunctives"):
        return False
    verb = line.is_word(i + 1, "modals", "perfects", "passives") or line.form(i + 1) is not None
    named = any(line.mention(k) is not None for k in range(i + 1, end))
    return named and (verb or not line.is_word(i, "complementizers"))


def _breaks_off(line: Line, i: int, end: int) -> bool:
    """Whether a new main clause with a cue of its own begins: ", por lo que X aseguró que"."""
    if not line.has(i):
        return False
    text, place = line.frame.text.lower(), line.tokens[i].start
    if not any(text.startswith(f"{p} ", place) for p in wordset(line.language, "consequences")):
        return False
    near = range(i, min(i + CLAUSE, end))
    return any((form := line.form(j)) is not None and "c" in form.frames for j in near)
