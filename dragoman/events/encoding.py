"""A sentence with its marked actors as the encoder reads it: word pieces with markers between.

Used alike by the coder and by the script that trains its model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

# Nine in ten sentences of the training text have at most 60 pieces; longer ones are cut around
# their marks.
LONGEST = 128
BEFORE = 24
# The markers that open and close source, target and trigger, as the vocabulary calls them.
MARKERS = tuple(f"[unused{i}]" for i in range(1, 7))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text and the characters that each stands for."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the model is given: ids, where each piece stands in the text, and where marks open.

    Markers stand for no characters: their place is (0, 0). `source` and `target` are 0, the
    place of the first piece, where the text does not name that actor.
    """

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    source: int
    target: int


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces."""
    found = tokenizer.encode(text, add_special_tokens=False)
    # A piece may begin with the blank before its word.
    places = [(_past_blanks(text, start, end), end) for start, end in found.offsets]
    return Pieces(tuple(found.ids), tuple(places))


def _past_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def mark(
    pieces: Pieces,
    tokenizer: Tokenizer,
    *spans: tuple[int, int] | None,
) -> Marked:
    """Put the markers round source, target and trigger (half-open characters; None: not named)."""
    markers = [_id(tokenizer, name) for name in MARKERS]
    edges = []
    for i, span in enumerate(spans):
        if span is not None:
            edges += [(span[0], 1, markers[2 * i]), (span[1], 0, markers[2 * i + 1])]
    edges.sort()
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    at = 0
    for piece, place in zip(pieces.ids, pieces.places, strict=True):
        while at < len(edges) and edges[at][0] <= place[0]:
            ids.append(edges[at][2])
            places.append((0, 0))
            at += 1
        ids.append(piece)
        places.append(place)
    ids += [edge[2] for edge in edges[at:]]
    places += [(0, 0)] * (len(edges) - at)
    first, last = _window(ids, set(markers))
    ids = [_id(tokenizer, "[CLS]"), *ids[first:last], _id(tokenizer, "[SEP]")]
    places = [(0, 0), *places[first:last], (0, 0)]
    return Marked(tuple(ids), tuple(places), _where(ids, markers[0]), _where(ids, markers[2]))


def _id(tokenizer: Tokenizer, piece: str) -> int:
    return cast("int", tokenizer.token_to_id(piece))


def _window(ids: Sequence[int], markers: set[int]) -> tuple[int, int]:
    """The part of a long sentence that holds its marks."""
    room = LONGEST - 2
    if len(ids) <= room:
        return 0, len(ids)
    at = [i for i, one in enumerate(ids) if one in markers]
    first = min(max(0, min(at, default=0) - BEFORE), len(ids) - room)
    return first, first + room


def _where(ids: Sequence[int], marker: int) -> int:
    return ids.index(marker) if marker in ids else 0
