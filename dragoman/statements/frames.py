"""A sentence with its long quotations masked, so that who speaks can be seen around them.

A parser that has to read through forty quoted words loses the two that matter: "he said". The
frame of `"We will act. They know it," he said` is `"It is so," he said`; every character of a
frame knows where in the article it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Article, Sentence, Span
from dragoman.text import Quotation

# A masked quotation stands in its frame as this clause, which parsers attach to its cue as its
# complement before it, after it and around it ("Yes" and "It" were tried: read as subject or
# interjection).
PLACEHOLDER = "It is so"
# Shorter quotations stay in the sentence: they are scraps or words held at arm's length.
MIN_WORDS = 3
# Words of a title that need no capital: "How to Feed the World".
SMALL = 3


@dataclass(frozen=True, slots=True)
class Mask:
    """A masked quotation: where its placeholder stands in the frame, and the quotation."""

    start: int
    end: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of article text, as it reads with its long quotations masked.

    `offsets[i]` is the place in the article of character i of `text`; `left` are the quotations
    that were not masked.
    """

    span: Span
    kind: str
    text: str
    offsets: tuple[int, ...]
    masks: tuple[Mask, ...]
    left: tuple[Quotation, ...]

    def back(self, start: int, end: int) -> Span:
        """The article span of frame characters [start, end); a mask gives its whole quotation."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        for mask in self.masks:
            if mask.start < end and start < mask.end:
                first = min(first, mask.quotation.span.start)
                last = max(last, mask.quotation.span.end)
        return Span(first, last)


def units(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Sequence[Sentence]]:
    """Group sentences so that no quotation runs over the border of two groups."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        previous = groups[-1][-1] if groups else None
        if previous is not None and any(
            q.span.start < previous.span.end and q.span.end > sentence.span.start
            for q in quotations
        ):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return list(groups)


def is_long(text: str, span: Span, quotation: Quotation, *, continued: bool) -> bool:
    """Whether a quotation is speech of its own and no scrap inside the reporter's sentence.

    It is when it opens like a sentence at the start of the text, after a comma, colon or full
    stop, or goes on with what an attribution interrupted.
    """
    content = quotation.content.of(text).strip()
    before = text[span.start : quotation.span.start].rstrip()
    opens = not before or before[-1] in ',:;.!?…—–-)”"’»'
    if continued and before.endswith((",", ".", ":", ", but", ", and")):
        return True
    if not opens or before.rstrip(",").endswith(" that"):
        return False
    first = next((c for c in content if c.isalnum()), "")
    if first.islower():
        return not before and quotation.lost_open
    if len(content.split()) >= MIN_WORDS:
        return True
    return not before or before.endswith(":") or content.endswith((",", "!", "?", "."))


def is_title(quoted: str) -> bool:
    """Whether quoted words are the title of a book or a film: only small words without capitals."""
    words = [w for w in quoted.split() if w[0].isalpha()]
    great = [w for w in words if w[0].isupper()]
    small = all(w[0].isupper() or len(w) <= SMALL for w in words)
    return small and len(great) > 1 and not quoted.rstrip().endswith(("!", "?"))


def make_frame(
    article: Article, span: Span, quotations: Sequence[Quotation], *, kind: str
) -> Frame:
    """Mask the long quotations of a stretch of an article."""
    text = article.text
    inside = [q for q in quotations if span.covers(q.span)]
    outer = [q for q in inside if not any(o is not q and o.content.covers(q.span) for o in inside)]
    characters: list[str] = []
    offsets: list[int] = []
    masks: list[Mask] = []
    left: list[Quotation] = []
    position = span.start
    for quotation in sorted(outer, key=lambda q: q.span):
        if quotation.span.start < position:
            continue
        if not is_long(text, span, quotation, continued=bool(masks)):
            left.append(quotation)
            continue
        for i in range(position, quotation.span.start):
            characters.append(text[i])
            offsets.append(i)
        after = text[quotation.span.end : span.end].lstrip()
        last = quotation.content.of(text).rstrip()[-1:]
        goes_on = bool(after) and (after[0].islower() or after[0] in ",–—" or last == ",")
        stop = "," if goes_on and not after.startswith(",") else last if last in ".!?" else ""
        placeholder = PLACEHOLDER
        start = len(characters)
        content_start, content_end = quotation.content.start, quotation.content.end
        characters.append("“")
        offsets.append(quotation.span.start)
        for i, character in enumerate(placeholder):
            characters.append(character)
            offsets.append(min(content_start + i, content_end - 1))
        for character in stop + "”":
            characters.append(character)
            offsets.append(quotation.span.end - 1)
        masks.append(Mask(start, len(characters), quotation))
        position = quotation.span.end
        # A lost blank after the closing mark would glue the placeholder to the next word.
        if position < span.end and text[position].isalnum():
            characters.append(" ")
            offsets.append(position)
    for i in range(position, span.end):
        characters.append(text[i])
        offsets.append(i)
    return Frame(span, kind, "".join(characters), tuple(offsets), tuple(masks), tuple(left))
