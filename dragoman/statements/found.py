"""What both grammars, the parsed and the shallow one, find before it becomes a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Act, ActorRef, Cue, Mention, Span
from dragoman.statements.frames import Frame


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as found in the text, before its act is refined and its time is read."""

    speaker: ActorRef | None
    addressee: ActorRef | None
    cue: Cue | None
    content: tuple[Span, ...]
    act: Act
    target: str | None
    negated: bool
    frame: Span  # where its cue, its speaker and its time were looked for
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an article, in the order of the text."""

    items: tuple[Mention, ...]

    def at(self, place: int) -> Mention | None:
        """The mention that covers a place in the text."""
        for mention in self.items:
            if mention.span.start <= place < mention.span.end:
                return mention
            if mention.span.start > place:
                break
        return None

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie inside a span."""
        return [m for m in self.items if span.covers(m.span)]

    def within_any(self, spans: Sequence[Span]) -> list[Mention]:
        """The mentions that lie inside one of the spans."""
        return [m for m in self.items if any(span.covers(m.span) for span in spans)]


def ref(mention: Mention) -> ActorRef:
    """The mention as a record refers to its actor."""
    return ActorRef(mention.actor_id, mention.name, mention.span.start, mention.span.end)


# A name before the colon of a headline or of a transcript's line is not longer than this.
MAX_NAME = 60


def named_before_colon(frame_text: str) -> str | None:
    """What stands before the first colon of a line, where it could be a name."""
    name, colon, rest = frame_text.partition(": ")
    return name if colon and rest.strip() and 0 < len(name) <= MAX_NAME else None


def named_at_colon(frame: Frame, mentions: Mentions, used: set[int]) -> Iterator[Found]:
    """A headline, or a line of a transcript, that names its speaker at a colon."""
    text = frame.text
    if frame.kind not in ("title", "transcript"):
        return
    sides = []
    if named_before_colon(text) is not None:
        colon = text.index(": ")
        sides.append((frame.back(0, colon), frame.back(colon + 2, len(text)), colon))
    if frame.kind == "title" and text.count(": ") == 1:
        colon = text.index(": ")
        sides.append((frame.back(colon + 2, len(text)), frame.back(0, colon), colon))
    for side, content, colon in sides:
        inside = mentions.within(side)
        # Nothing but the name, its title and a word or two ("Minister Li again: ...").
        if len(inside) == 1 and len(inside[0].span) >= len(side) - 2:
            if "?" in text and inside[0].actor_kind == "organisation":
                return  # a reporter asks, and asserts nothing
            if frame.kind == "title" and inside[0].actor_kind == "state" and not frame.masks:
                return  # "Niger: rebels take a town" tells what it is about
            speaker = ref(inside[0])
            place = frame.back(colon, colon + 1)
            used.update(range(len(frame.masks)))
            yield Found(
                speaker,
                None,
                Cue(place.start, place.end, ":"),
                (content,),
                "ASSERT",
                None,
                False,
                frame.span,
                "headline_colon",
                0.8,
            )
            return
