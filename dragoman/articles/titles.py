"""Which line is the title of a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.articles.furniture import fold, furniture
from dragoman.articles.lines import LETTERS, QUOTES, SMALL, Line
from dragoman.articles.sources import is_place
from dragoman.articles.stems import shared_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLETS = r"[\s•·●➤►▶→*+|]*"
MARKS = re.compile(
    rf"{BULLETS}(?:\d{{1,2}}[:.h]\d{{2}}(?:\s?(?:Uhr|uur|hs?|[ap]\.?m\.?))?\s*[|:–—•-]+)?{BULLETS}",
    re.IGNORECASE,
)
CAPTION_WORDS = 8
LISTED_WORDS = 8
# What a quotation under a headline of so many words loses against it.
QUOTED_CAPTION, HEADLINE_WORDS = 1.0, 5
# Letters that are neither large nor small: in Arabic or Chinese a name looks like any word.
UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u109f\u3040-\u9fff\uac00-\ud7af]")


def own_words(line: str) -> tuple[int, int]:
    """Where the words of a headline begin and end: without bullets, arrows and the hour of a post.

    "• 19:33 Uhr: ➤ Talks end" is "Talks end".
    """
    start, end = MARKS.match(line).end(), len(line.rstrip(" +"))  # type: ignore[union-attr]
    return (start, end) if start < end else (0, len(line))


def find_title(
    lines: Sequence[Line], text: str, places: range, stems: frozenset[str], known: str | None
) -> int | None:
    """The headline above a body: a line without full stop that shares its words with the body.

    A line that stands twice, or that the metadata give as the title, is it; else the best of how
    much it shares, its length, and how near it stands.
    """
    key = fold(known) if known else None
    if key:
        for k in reversed(places):
            if same_title(fold(lines[k].of(text)), key):
                return _first_of_doubled(lines, text, k, places.start)
    best, found = 0.0, None
    distance = 0
    for k in reversed(places):
        line = lines[k]
        if line.words > 35 and line.kind in {"ticker", "prose"}:
            break
        words = line.of(text)
        over = lines[k - 1] if k > places.start else None
        listed = over is not None and (
            over.kind == "related" or fold(over.of(text)) in furniture().points
        )
        if line.kind not in {"head", "prose"} or listed:
            # Between a title and its story a picture may stand, with its caption.
            distance += not (line.kind == "furniture" and line.words >= CAPTION_WORDS)
            continue
        doubled = any(
            fold(lines[j].of(text)) == fold(words)
            for j in range(max(places.start, k - 3), min(places.stop + 1, k + 4))
            if j != k
        )
        if (
            line.kind == "prose"
            and (not doubled or _is_caption(words))
            and not _asks(lines, k, words)
        ):
            distance += 1
            continue
        if is_place(words):
            distance += 1
            continue
        shared = shared_of(words, stems)
        if doubled and line.words >= 3 and shared >= 0.3 and not _is_caption(words):
            return _first_of_doubled(lines, text, k, places.start)
        signed = _signed(lines, k, places.stop)
        near = line.words > 4 and (not distance or signed)
        near = near and (shared >= 0.1 or not _is_listed(lines, k))
        least = 2 if k == 0 and shared >= 0.5 else 3
        if least <= line.words <= 45 and not _lists_names(words) and (shared >= 0.3 or near):
            verb = any(w.casefold() in furniture().verbs for w in LETTERS.findall(words))
            score = 2 * shared + min(line.words, 10) / 10 + 0.3 * verb + 0.8 * signed
            score += 0.3 * (k == 0) - 0.05 * distance - 0.6 * _is_pictured(lines, k)
            score -= QUOTED_CAPTION * _is_quoted_caption(lines, text, k, places.start)
            score += 1.2 * (shared >= 0.3 and furniture().live.search(words) is not None)
            if score > best:
                best, found = score, k
        distance += 1
    return found if found is None else _above(lines, text, found, places.start, stems)


def _is_listed(lines: Sequence[Line], k: int) -> bool:
    """Whether a headline is the last of three: of a list nearness says nothing."""
    return k >= 2 and all(
        line.kind == "head" and line.words >= LISTED_WORDS for line in lines[k - 2 : k + 1]
    )


def _is_quoted_caption(lines: Sequence[Line], text: str, k: int, first: int) -> bool:
    """Whether a line quotes somebody under another that can be the title: what a picture's says."""
    if lines[k].of(text)[:1] not in QUOTES:
        return False
    above = [line for line in lines[max(first, k - 3) : k] if line.kind == "head"]
    return any(line.words >= HEADLINE_WORDS and line.of(text)[:1] not in QUOTES for line in above)


def _is_pictured(lines: Sequence[Line], k: int) -> bool:
    """Whether a line between the headline and a picture's credit says what is on the picture."""
    if not 0 < k < len(lines) - 1 or lines[k + 1].kind not in {"furniture", "credit"}:
        return False
    return lines[k - 1].kind == "head" and lines[k - 1].words >= 5


def _lists_names(words: str) -> bool:
    """Whether a line is names with commas between ("Jo Lund, Mia Berg")."""
    return (
        "," in words
        and re.search(rf"\b[a-z{SMALL}]{{2}}", words) is None
        and UNCASED.search(words) is None
    )


def _is_caption(words: str) -> bool:
    """Whether a line that stands twice is a caption, with a full stop, and no title."""
    return words.rstrip().endswith(".")


def _asks(lines: Sequence[Line], k: int, words: str) -> bool:
    """Whether a line of prose can be a headline: a question, a quotation, or signed right below."""
    if lines[k].words > 35:
        return False
    ending = words.rstrip()
    if ending.endswith(("?", "!", "”", '"', "’", "'")):
        return True
    signed = any(line.kind in {"byline", "date"} for line in lines[k + 1 : k + 3])
    return not ending.endswith(".") and (signed or lines[k].words <= 22)


def _signed(lines: Sequence[Line], k: int, stop: int) -> bool:
    """Whether a byline or a date stands close under a line."""
    return any(line.kind in {"byline", "date"} for line in lines[k + 1 : min(k + 5, stop + 1)])


def _above(lines: Sequence[Line], text: str, k: int, first: int, stems: frozenset[str]) -> int:
    """The title, where what was found is the longer line under it that says more."""
    j = k - 1
    # A label of two words may stand between ("Big read").
    while j > first and k - j < 3 and lines[j].words <= 2 and lines[j].kind != "prose":
        j -= 1
    if j < first or lines[j].kind != "head" or lines[j].words < 4:
        return k
    lower = lines[k]
    if not (lower.words >= 14 or (lower.words >= 7 and _signed(lines, k, k + 3))):
        return k
    shared = shared_of(lines[j].of(text), stems)
    if j > first and lines[j - 1].kind == "head" and lines[j - 1].words >= 5:
        # In a list of headlines only one that stands out is this story's.
        return j if shared >= 0.34 > shared_of(lines[j - 1].of(text), stems) else k
    return j if shared >= (0.15 if lower.words >= 14 else 0.34) else k


def same_title(line: str, title: str) -> bool:
    """Whether a line is the title, with or without an outlet's name behind it."""
    if not line or not title:
        return False
    short, long = sorted((line, title), key=len)
    return long.startswith(short) and len(short) >= 0.6 * len(long)


def _first_of_doubled(lines: Sequence[Line], text: str, k: int, first: int) -> int:
    for j in range(max(first, k - 3), k):
        if fold(lines[j].of(text)) == fold(lines[k].of(text)):
            return j
    return k


def title_inside(
    lines: Sequence[Line], text: str, places: range, known: str | None, *, above: bool
) -> int | None:
    """A title inside the stretch: prose stands above it (a cookie notice, a teaser)."""
    key = fold(known) if known else None
    start, stop = places.start, places.stop
    for k in range(start, start + max(1, (stop - start) // 2)):
        line = lines[k]
        own = fold(line.of(text))
        if key and line.words >= 3 and same_title(own, key):
            return k
        doubled = k + 1 < stop and own == fold(lines[k + 1].of(text))
        if doubled and 4 <= line.words <= 45 and not _is_caption(line.of(text)):
            return k
        headline = (line.kind == "head" and not _lists_names(line.of(text))) or (
            line.kind == "prose" and _asks(lines, k, line.of(text))
        )
        if key is None and not above and k < start + 3 and line.words >= 4 and headline:
            under = [other.kind for other in lines[k + 1 : k + 4]]
            if {"byline", "date"} & set(under) and under[0] != "head":
                return k
    return start if key is None and not above and _is_question(lines, text, start, stop) else None


def _is_question(lines: Sequence[Line], text: str, k: int, stop: int) -> bool:
    """Whether the first line of a body asks what the next one, a paragraph, is about."""
    words = lines[k].of(text)
    if not words.rstrip().endswith("?") or not 4 <= lines[k].words <= 25 or k + 1 >= stop:
        return False
    under = lines[k + 1]
    return under.words >= 25 and shared_of(words, stems_of([under.of(text)])) >= 0.3
