"""Lines in which prose and menus lie in one lump, cut where the prose begins and ends.

Where a page was flattened coarsely a whole column of it is one line: its menu, a title, the story,
and the headlines of others. Prose is told from the rest word by word: it has words of grammar,
small letters and commas, menus and headlines have capitals; a stretch counts where it has enough
of them to pay for its two ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.articles.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
# A line of fewer words is a paragraph, whatever it is; of more characters no prose.
LEAST_WORDS = 80
LEAST_CHARS = 400
MOST_CHARS = 400_000
# What a word says for prose (and a stop, a comma behind it).
GRAMMAR, SMALL, CAPITAL, FIGURE, COMMA, ENDED = 1.0, 0.15, -0.6, -0.3, 0.4, 0.5
# What the two ends of a stretch of prose cost: two sentences do not pay for them. On 40 and 105
# pages flattened into lumps 12 gives .827 and .752, 20 .818 and .747 (bench/flattened.py).
ENDS = 12.0
# What lies between is menus from so many words on; prose that lists names has more commas.
JUNK_WORDS = 8
JUNK_MARKS = 0.15
BACK = 3
TAIL = 25
AHEAD = 5  # "... until Saturday, March 3."


def cut_lump(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line [start, end) as it is, or cut into prose and what is none."""
    if not LEAST_CHARS <= end - start <= MOST_CHARS:
        return [(start, end)]
    tokens = list(TOKEN.finditer(text, start, end))
    if len(tokens) < LEAST_WORDS:
        return [(start, end)]
    stretches = _merged(text, tokens, _stretches(_weights(text, tokens)))
    if stretches == [(0, len(tokens))]:
        return [(start, end)]
    cuts = []
    for first, last in stretches:
        begin, stop = _edges(text, tokens, first, last)
        cuts.append((begin, max(begin, stop)))
    pieces: list[tuple[int, int]] = []
    position = start
    for begin, stop in cuts:
        if begin < position or stop == begin:
            continue
        pieces += [(position, begin), (begin, stop)]
        position = stop
    if pieces and TOKEN.search(text, position, end) is None:
        pieces[-1] = (pieces[-1][0], end)  # the marks behind the last word
    else:
        pieces.append((position, end))
    found = [(a, b) for a, b in pieces if text[a:b].strip()]
    return found or [(start, end)]


def _weights(text: str, tokens: Sequence[re.Match[str]]) -> list[float]:
    """What each word says for prose; one that begins a sentence may have its capital."""
    grammar = furniture().grammar
    weights = []
    begins = True
    for token in tokens:
        word = token.group()
        if word in grammar or (begins and word.casefold() in grammar):
            weight = GRAMMAR
        elif word[0].isdigit():
            weight = FIGURE
        elif word[0].islower():
            weight = SMALL
        else:
            weight = 0.0 if begins or word[0].lower() == word[0] else CAPITAL
        after = text[token.end() : token.end() + 1]
        begins = after in ".!?…" and after != "" and STOP.match(text, token.end()) is not None
        weights.append(weight + (ENDED if begins else COMMA if after == "," else 0.0))
    return weights


def _stretches(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches [first, last) with the greatest sum, each less the price of its ends."""
    outside, inside = 0.0, -ENDS
    came_in: list[bool] = []  # whether the best way to be inside comes from outside
    went_out: list[bool] = []
    for weight in weights:
        went_out.append(inside > outside)
        came_in.append(outside - ENDS > inside)
        outside, inside = max(outside, inside), max(inside, outside - ENDS) + weight
    found: list[tuple[int, int]] = []
    k, within = len(weights), inside > outside
    last = k
    while k:
        k -= 1
        if within and came_in[k]:
            found.append((k, last))
            within = False
        elif not within and went_out[k]:
            within, last = True, k
            # Step k lay outside; what is inside ends before it.
    if within:
        found.append((0, last))
    return found[::-1]


def _merged(
    text: str, tokens: Sequence[re.Match[str]], stretches: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches, those as one between which (and the line's ends) prose lists many names."""
    found: list[tuple[int, int]] = []
    for first, last in stretches:
        before = found[-1][1] if found else 0
        if _is_junk(text, tokens[before:first]):
            found.append((first, last))
        elif found:
            found[-1] = (found[-1][0], last)
        else:
            found.append((0, last))
    if found and not _is_junk(text, tokens[found[-1][1] :]):
        found[-1] = (found[-1][0], len(tokens))
    return found


def _is_junk(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether a stretch between prose is menus and headlines: long, and with hardly a comma."""
    if len(tokens) < JUNK_WORDS:
        return False
    marks = sum(
        text[token.end() : token.end() + 1] == "," or STOP.match(text, token.end()) is not None
        for token in tokens
    )
    return marks <= JUNK_MARKS * len(tokens)


def _edges(text: str, tokens: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """Where a stretch of tokens begins and ends as sentences do."""
    if first == 0 and last == len(tokens):
        return tokens[0].start(), tokens[-1].end()
    k = first
    while first - k < BACK and k and tokens[k].group()[0].islower():
        if STOP.match(text, tokens[k - 1].end()) is not None:
            break
        k -= 1
    begin = tokens[k if tokens[k].group()[0].isupper() else first].start()
    stop = tokens[last - 1].end()
    ended = STOP.match(text, stop)
    if ended is not None:
        return _opened(text, begin), ended.end()
    ahead = range(last, min(len(tokens), last + AHEAD))
    for j in (*ahead, *range(last - 1, max(first, last - TAIL), -1)):
        if (ended := STOP.match(text, tokens[j].end())) is not None:
            return _opened(text, begin), ended.end()
    return _opened(text, begin), stop


def _opened(text: str, begin: int) -> int:
    """The place before the marks that open a quotation."""
    while begin and text[begin - 1] in "\"'“‘«„([":
        begin -= 1
    return begin
