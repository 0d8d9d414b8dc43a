"""A word that points back to what was said in the sentence before: "Dat zei X"."""

from __future__ import annotations

from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.objects import Said, is_light, words_after
from dragoman.statements.shallow.phrases import Speaker
from dragoman.statements.shallow.verbs import Verb


def sentence_start(line: Line, i: int) -> int:
    """The first word of the sentence that a word stands in."""
    for j in range(i - 1, -1, -1):
        if line.is_stop(j, ".;:!?"):
            return j + 1
    return 0


def sentence_before(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A word points back: "Dat zei X", "Iran bestreitet das": what was said stands before."""
    start = sentence_start(line, verb.finite)
    if line.before.sentence is not None and _told_of_before(line, verb, speaker):
        return (line.before.sentence,), "sentence_before", 0.85
    within = verb.start > start and line.is_word(verb.start, "contrasts")
    if not set("cqo") & set(verb.form.frames) or (line.before.sentence is None and not within):
        return None
    opens = verb.finite - start in (1, 2) and line.is_word(start, "back")
    if opens and verb.finite - start == 2 and line.mention(start + 1) is not None:
        opens = False  # "Das Kosovo erkennt"
    if not opens and not _object_points_back(line, verb, speaker):
        return None
    if not opens and line.is_word(verb.finite, "subjunctives"):
        clause = line.span(verb.start, verb.end)  # "Hij zou daarmee ingestemd hebben"
        return None if clause is None else ((clause,), "hearsay", 0.6)
    if not opens and within:
        clause = line.span(start, verb.start - 1)
        return None if clause is None else ((clause,), "sentence_before", 0.8)
    comma = next((j for j in range(verb.i + 1, verb.end) if line.is_stop(j, ",")), verb.end)
    # "So sagte X, dass", but not "Así lo dijo X, que visitó Lima".
    behind_comma = comma + 1 < verb.end and not line.is_word(comma + 1, "relatives")
    that = range(verb.i + 1, comma + 2 if behind_comma else comma)
    if opens and any(line.is_word(j, "complementizers") for j in that):
        return None
    behind = max(verb.i, verb.finite, (speaker.last or 0) if speaker is not None else 0) + 1
    names = set(verb.form.frames) == {"o"} and not verb.form.particle
    if opens and names and behind <= verb.end and not line.is_stop(behind):
        return None  # "Dat noemde hij een schande"
    if line.before.sentence is None:
        return None
    return (line.before.sentence,), "sentence_before", 0.88


def _told_of_before(line: Line, verb: Verb, speaker: Speaker | None) -> bool:
    """Whether all that was said is a "that" before a clause of time: "zei dat nadat hij"."""
    if "c" not in verb.form.frames or verb.passive or verb.final or speaker is None:
        return False
    first = max(verb.i, verb.finite, words_after(speaker, verb.finite) - 1) + 1
    clitic = line.is_word(verb.finite - 1, "back_clitics")
    if not clitic and not line.is_word(first, "back"):
        return False
    after = first if clitic else first + 1
    after += line.is_stop(after, ",")
    if not line.is_word(after, "times_of_saying"):
        return False
    commas = any(line.is_stop(j, ",") for j in range(after, verb.end))
    return not commas or not line.is_word(first, "complementizers")


def _object_points_back(line: Line, verb: Verb, speaker: Speaker | None) -> bool:
    """Whether all that the cue has for an object is a word that points back."""
    if "o" not in verb.form.frames or verb.passive or speaker is None or verb.final:
        return False
    between = verb.form.participle and line.on("verb_second")
    first = words_after(speaker, verb.finite) or (verb.finite if between else verb.i) + 1
    last = verb.i - 1 if between else verb.end
    words = [j for j in range(first, last + 1) if not line.is_stop(j) and not is_light(line, j)]
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    words = [j for j in words if j != particle]
    return len(words) == 1 and line.is_word(words[0], "back")
