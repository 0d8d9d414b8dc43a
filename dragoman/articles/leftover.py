"""Prose of a flattened page that no story has taken: another story, or told as left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.articles.furniture import furniture
from dragoman.articles.lines import count_words
from dragoman.articles.region import Story, find_story
from dragoman.articles.segments import Segment
from dragoman.articles.stems import shared_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dragoman.articles.lines import Line

# How the reason of a passage that was left out of a page begins; the page itself was read.
LEFT_OUT = "left out: "
# Two sentences: of less nobody misses what was left out.
LEAST_CHARS = 200
# A story right below the main one, under its own headline, is one from about one sentence on; a
# teaser beside the story has a headline too, but stands in a list.
LEAST_WORDS = 15
BETWEEN = {"furniture", "credit", "date", "byline", "head"}
WALLS = {"end", "related", "ticker"}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines [first, last) whose prose is in no story."""

    first: int
    last: int
    chars: int
    walled: bool  # it stands below a label of other stories, or below the end of the story


def find_blocks(lines: Sequence[Line], text: str, taken: Collection[int]) -> list[Block]:
    """The stretches of prose between what the stories have taken (line numbers)."""
    blocks: list[Block] = []
    first: int | None = None
    walled = False
    for k in range(len(lines) + 1):
        line = lines[k] if k < len(lines) else None
        if line is not None and k not in taken and line.kind in BETWEEN | {"prose"}:
            if first is None and line.kind != "credit":  # that signs what stands above it
                first = k
            continue
        if first is not None:
            chars = sum(
                len_of(lines[j])
                for j in range(first, k)
                if lines[j].kind == "prose" and not _is_biography(lines[j], text)
            )
            if chars:
                blocks.append(Block(first, k, chars, walled))
            first = None
        if line is not None and k in taken:
            walled = False
        elif line is not None and line.kind in WALLS:
            walled = True
    return blocks


def _is_biography(line: Line, text: str) -> bool:
    return line.words <= 90 and furniture().biography.fullmatch(line.of(text)) is not None


def len_of(line: Line) -> int:
    """How many characters a line has."""
    return line.end - line.start


def story_of(
    lines: Sequence[Line], text: str, block: Block, taken: Collection[int]
) -> Story | None:
    """The story that a block is: it has a headline right above it, whose words it takes up.

    Not a list of teasers (many headlines, a sentence each), nor what follows a label or comments.
    """
    if block.walled or block.first == 0:
        return None
    heads = [k for k in range(block.first, block.last) if lines[k].kind == "head"]
    prose = [k for k in range(block.first, block.last) if lines[k].kind == "prose"]
    after_story = block.first - 1 in taken
    if not heads or heads[0] > prose[0] or len(heads) > len(prose):
        return None
    segment = Segment(block.first, block.last, later=True, body=block.first)
    story = find_story(lines, text, segment)
    if story is None or story.title is None or story.words < LEAST_WORDS:
        return None
    words = lines[story.title].of(text)
    own = stems_of(lines[k].of(text) for k in story.body)
    chars = sum(len_of(lines[k]) for k in story.body if lines[k].kind == "prose")
    if lines[story.title].words < 4 or shared_of(words, own) < 0.4 or furniture().end.search(words):
        return None
    return story if chars >= LEAST_CHARS or (after_story and len(prose) == 1) else None


def left_out(lines: Sequence[Line], text: str, blocks: Sequence[Block]) -> str | None:
    """What to tell of the blocks that stay out; nothing where they are short."""
    long = [block for block in blocks if block.chars >= LEAST_CHARS]
    if not long:
        return None
    parts = []
    for block in long[:5]:
        above = next(
            (
                lines[k].of(text)
                for k in range(block.first, max(-1, block.first - 4), -1)
                if lines[k].kind in {"head", *WALLS} and count_words(lines[k].of(text))
            ),
            None,
        )
        where = f" under {above[:60]!r}" if above is not None else ""
        start = next(lines[k] for k in range(block.first, block.last) if lines[k].kind == "prose")
        parts.append(f"{block.chars:,}{where} ({start.of(text)[:40]!r} ...)")
    more = f", and {len(long) - 5:,} more" if len(long) > 5 else ""
    total = sum(block.chars for block in long)
    return f"{LEFT_OUT}{total:,} characters of prose: {', '.join(parts)}{more}"
