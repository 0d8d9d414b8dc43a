"""Sentences that stand on several lines, joined: each link on its own line, or lines hard-wrapped.

Text that was taken out of tags piece by piece has a line break where a link or a name in bold
begins and ends ("The minister met" / "Jo Lund" / "on Monday."); old e-mails and text files break
their lines at a column. Nothing is taken out: a joined line is one stretch of page text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.articles.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORD = re.compile(r"[^\W\d_][\w'’-]*")
ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
# What goes on: a small letter, or a mark that nothing begins with.
GOES_ON = re.compile(
    r"[a-zà-ÿа-яёąćęłńóśźżčďěňřšťůž]|[,;.:!?)\]”»’%…](?:\s|$|[a-zà-ÿ])|['’]s\b|[–—-]\s[a-zà-ÿ]"
)
OPEN = re.compile(r"(?:[,(\[„“«‘]|\s[–—-])$")
# A joined sentence of fewer words is not worth its risk; a link in one has rarely more than ten.
LEAST_WORDS = 8
LINK_WORDS = 10
SMALL_WORD = 3  # "of", "van", "und"
# A paragraph of an old e-mail has ten lines; one of many links twenty pieces.
MOST_LINES = 100
APART = {"relative", "byline", "date", "related", "end", "furniture", "credit"}


def join_broken(
    text: str, lines: Sequence[tuple[int, int]], kind_of: Callable[[str], str]
) -> list[tuple[int, int]]:
    """The lines [start, end) of a text, those of one broken sentence or paragraph as one.

    Only lines with nothing between them but one line break are joined, and only where what comes
    out is prose; `kind_of` tells what a line is by its words.
    """
    joined: list[tuple[int, int]] = []
    k = 0
    while k < len(lines):
        last = k
        most = min(len(lines), k + MOST_LINES)
        while last + 1 < most and _goes_on(text, lines, last, begun=last > k, kind_of=kind_of):
            last += 1
        if last > k:
            stretch = text[lines[k][0] : lines[last][1]]
            whole = re.sub(r"\s+", " ", stretch)
            if len(WORD.findall(whole)) >= LEAST_WORDS and kind_of(whole) == "prose":
                joined.append((lines[k][0], lines[last][1]))
                k = last + 1
                continue
        joined += lines[k : last + 1]
        k = last + 1
    return joined


def _goes_on(
    text: str,
    lines: Sequence[tuple[int, int]],
    k: int,
    *,
    begun: bool,
    kind_of: Callable[[str], str],
) -> bool:
    """Whether the sentence of line k goes on in the next line."""
    own, under = text[slice(*lines[k])].strip(), text[slice(*lines[k + 1])].strip()
    if not own or not under:
        return False
    soft = _is_soft(own, under)
    if not soft and (begun or _is_sentence(own)) and ENDED.search(own) is None:
        # A name in the middle: what follows it goes on.
        over = text[slice(*lines[k + 2])].strip() if k + 2 < len(lines) else ""
        soft = bool(over) and _is_named(under) and _is_soft(under, over)
    return soft and kind_of(under) not in APART and (begun or kind_of(own) not in APART)


def _is_soft(own: str, under: str) -> bool:
    """Whether nothing ends with the first line, and nothing begins with the second."""
    ended = ENDED.search(own) is not None
    if GOES_ON.match(under) is not None:
        return not ended or len(own.split()) <= 3
    if ended:
        return False
    if OPEN.search(own) is not None:
        return len(own.split()) >= 3
    words = own.split()
    if len(words) < 3 or words[-1] not in furniture().leads_on:
        return False
    # "Oslo kündigt neue Fähren an": the particle of a verb ends its clause, and leads nowhere.
    verbs = furniture().separable.get(words[-1], frozenset())
    return verbs.isdisjoint(word.casefold() for word in words[:-1])


def _is_named(words: str) -> bool:
    """Whether some words can be a name or a link inside a sentence, and do not begin one."""
    found = WORD.findall(words)
    if not found or len(found) > LINK_WORDS or found[-1][0].islower():
        return False
    return not any(word[0].islower() and len(word) > SMALL_WORD for word in found)


def _is_sentence(own: str) -> bool:
    """Whether a line reads like the beginning of a sentence and not like a headline or a label."""
    words = WORD.findall(own)
    if len(words) < 3:
        return False
    small = sum(word[0].islower() for word in words)
    return small >= 0.5 * len(words) and any(w.casefold() in furniture().grammar for w in words)
