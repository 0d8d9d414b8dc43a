"""Sentences in the mood of indirect speech, which go on with who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.statements.found import Found
from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.phrases import understood
from dragoman.statements.shallow.verbs import clause_start

# In how many of its first words a sentence of indirect speech shows its subjunctive.
RUN_WORDS = 24
WEAK_WORDS = 12
# A sentence that has more than this share of its letters attributed is no run.
OWN_SHARE = 0.4


def _first(line: Line, name: str, words: int) -> int | None:
    """The first of some words of a sentence that is in a list, and of its main clause."""
    near = range(min(words, len(line.tokens)))
    return next((j for j in near if line.is_word(j, name) and _is_main(line, j)), None)


def _is_main(line: Line, i: int) -> bool:
    """Whether a verb is of a main clause: "la fecha, que sería la primera" is the narrator's.

    Where a sentence of indirect speech has its mood in each clause any of them shows it.
    """
    if line.on("bare_clauses"):
        return True
    start = clause_start(line, i)
    opened = line.starts_clause(start - 1) or line.is_word(start - 1, "relatives")
    return not (start > 0 and opened) and not line.is_word(start, "relatives")


def subjunctive_run(line: Line, found: Sequence[Found]) -> list[Found]:
    """A sentence in the mood of indirect speech right after a statement goes on with its speaker.

    "Er habe nichts gewusst": the German Konjunktiv I; "Ook zou hij", "il aurait": hearsay.
    """
    if line.before.sentence is None or line.frame.kind != "prose":
        return []
    between = line.article.text[line.before.sentence.end : line.frame.span.start]
    if "\n" in between and not line.on("bare_clauses"):
        return []
    # What has an attribution of its own for most of its words goes on with nobody.
    if any(sum(map(len, f.content)) > len(line.frame.span) * OWN_SHARE for f in found):
        return []
    speaker = line.before.speaker
    told = [c for f in found if f.cue is not None and f.speaker is not None for c in f.content]
    marked = _first(line, "subjunctives", RUN_WORDS)
    if marked is None and speaker is not None:
        marked = _first(line, "subjunctives_weak", WEAK_WORDS)
    if marked is None or marked == 0:
        return []
    place = line.place(marked).start
    if any(c.start <= place < c.end for c in told):
        return []
    # "Er gab an, es gehe ihm gut" has an attribution of its own, be it one that was not read.
    cues = (line.form(j) for j in range(marked))
    if any(cue is not None and "c" in cue.frames for cue in cues):
        return []
    if line.on("bare_clauses"):
        speaker = speaker or line.before.lately
    if speaker is None and line.is_word(0, "pronouns"):
        speaker = understood(line)
    if speaker is None:
        return []
    span = line.span(0, len(line.tokens) - 1)
    if span is None:
        return []
    content, frame = (span,), line.frame.span
    return [
        Found(speaker, None, None, content, "ASSERT", None, False, frame, "subjunctive_run", 0.75)
    ]
