"""What two say of each other: "Norwegen und Schweden warfen sich gegenseitig vor, zu lügen"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.statements.found import Found, ref
from dragoman.statements.shallow.line import Line

# Words from a cue to its "each other", before it and behind it.
BEFORE, BEHIND = 3, 8


def each_other(line: Line, i: int, one: Found) -> list[Found]:
    """A statement of two who say it of each other, once for each of them; else as it is."""
    near = range(max(0, i - BEFORE), min(i + BEHIND, len(line.tokens)))
    if one.speaker is None or not any(line.phrase_at(j, "mutuals") for j in near):
        return [one]
    place = one.speaker.start
    first = next((t.i for t in line.tokens if line.place(t.i).end > place), len(line.tokens))
    behind = line.past(first)
    if not line.is_word(behind, "coordinators"):
        return [one]
    behind += 1
    while line.is_word(behind, "determiners") and line.mention(behind) is None:
        behind += 1
    other = line.mention(behind)
    if other is None or other.actor_id == one.speaker.actor_id:
        return [one]
    return [
        replace(one, target=other.actor_id),
        replace(one, speaker=ref(other), target=one.speaker.actor_id),
    ]
