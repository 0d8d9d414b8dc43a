"""Where a physical line is cut: at what publishing leaves at its start, in it and at its end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from dragoman.articles.furniture import furniture
from dragoman.articles.sources import find_dateline, find_prefix, find_signature

# What a piece is where the cut itself says so.
CutKind = Literal["credit", "date", "byline", "furniture"]

TERMINAL = re.compile(r"[.!?…。！？։۔।][\s\"'”’»›)\]*]*$")
# A city in capitals, and something in brackets that can be an agency.
INLINE_DATELINE = re.compile(
    r"(?:(?<=[\s.!?\"”’»)])|(?<=[a-zà-ÿ]))(?=[A-ZÀ-Þ]{3,}[^()]{0,60}\([A-Z])"
)
NAMES = r"(?:[A-Z][\w.'’-]+ ?){2,4}"
INLINE_BYLINE = re.compile(rf"(?:\s\b|(?<=[a-z]))By {NAMES}(?:and {NAMES})?$")
# "date 2021-03-04 Port closes", "date 2021-03 Port closes": what a crawler wrote before a page.
LEADING_DAY = re.compile(
    r"(?i:date\s?:?\s)?(?:19|20)\d\d-\d\d-\d\d(?=\s+[\"“«„'‘(\[]?[^\W\d_a-zà-ÿ])"
    r"|(?i:date\s?:?\s)(?:19|20)\d\d-\d\d(?:-\d\d)?(?=\s+[^\s\da-zà-ÿ])"
)
REPORTERS = re.compile(
    r"(?<=[.!?”\"’ ])\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Cc]ompiled|[Ee]diting) by "
    r"[^()]{3,300}\)\s*$"
)
# How live pages date a post, its headline glued to it: "Port closespublished at 10:15 2 May".
POSTED = re.compile(r"published at \d{1,2}:\d\d\b[^.!?]{0,60}$")
TABS = re.compile(r" ?\t[\t ]*")
BULLET = re.compile(r"[\s\u00a0\u200b\ufeff]*(?:#{1,6}\s+)?")
# Tags that stand as letters in a text, as where only a part of a page was taken off its HTML.
BLOCKS = r"h[1-6]|p|div|br|hr|ul|ol|li|blockquote|section|article|table|tr|td|figure|figcaption"
TAG = re.compile(rf"</?(?:{BLOCKS}|strong|b|em|i|u|a|span|small|img|font)(?:\s[^<>]{{0,300}})?/?>")
TAGS = re.compile(rf"(?:\s*{TAG.pattern})+\s*")
BLOCK = re.compile(rf"</?(?:{BLOCKS})\b")
FULL_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]+(?: [^\W\d_a-zà-ÿ][\w.'’-]+){1,3}")


def cut_line(text: str, start: int, end: int) -> list[tuple[int, int, CutKind | None]]:
    """The pieces of a physical line, white space off; each with its kind where the cut tells it.

    It is cut at glued relative times, datelines inside it, a day, an outlet or tags before it, and
    an agency or reporters behind it.
    """
    if (bullet := BULLET.match(text, start, end)) is not None:
        start = bullet.end()
    line = text[start:end]
    if not line.strip():
        return []
    cuts = {0, len(line)} | _times(line) | _datelines(line)
    kinds: dict[int, CutKind] = {}
    tags = _cut_tags(line, cuts, kinds)
    _cut_start(line, cuts, kinds)
    # Cells of a table come out of HTML with tabs between them.
    if "\t" in line:
        cuts |= {match.start() for match in TABS.finditer(line)}
    if line.endswith(")") and (reporters := REPORTERS.search(line, max(0, len(line) - 320))):
        cuts.add(reporters.start())
    elif (signature := find_signature(line)) is not None and signature > 0:
        cuts.add(signature)
        kinds[signature] = "credit"
    if (tail := furniture().tails.search(line, max(0, len(line) - 220))) is not None:
        cuts.add(tail.start())
        kinds[tail.start()] = "furniture"
    if (posted := POSTED.search(line, max(0, len(line) - 80))) is not None:
        cuts.add(posted.start())
        kinds[posted.start()] = "date"
    if ":" in line:
        cuts |= {match.start() for match in furniture().inline.finditer(line)}
    pieces = []
    for left, right in pairwise(sorted(cuts)):
        piece = line[left:right]
        solid = piece.strip()
        if solid and left not in tags:
            begin = start + left + (len(piece) - len(piece.lstrip()))
            pieces.append((begin, begin + len(solid), kinds.get(left)))
    return pieces


def _times(line: str) -> set[int]:
    """Where relative times that are glued to other words begin and end."""
    cuts: set[int] = set()
    lists = furniture()
    if lists.relative_hint.search(line) is None:
        return cuts
    for match in lists.relative.finditer(line):
        before = line[max(0, match.start() - 20) : match.start()].rstrip()
        after = line[match.end() : match.end() + 200]
        glued_after = bool(re.match(r"[A-ZÀ-ÞА-Я\"“‘«]", after))
        alone_before = not before or bool(TERMINAL.search(before))
        if alone_before and (glued_after or not after.strip() or find_dateline(after.lstrip())):
            cuts |= {match.start(), match.end()}
    return cuts


def _datelines(line: str) -> set[int]:
    """Where the datelines of other stories stand inside a line."""
    cuts: set[int] = set()
    opening = find_dateline(line)
    covered = 0 if opening is None else opening.length
    for match in INLINE_DATELINE.finditer(line) if "(" in line else ():
        place = match.end()
        if place < covered:
            continue
        if (found := find_dateline(line[place : place + 200])) is not None and found.sure:
            covered = place + found.length
            cuts.add(place)
            # "Headline By Jane Doe CITY (Agency) - ": the byline is a piece of its own.
            if (byline := INLINE_BYLINE.search(line, max(0, place - 120), place)) is not None:
                cuts.add(byline.start())
    return cuts


def _cut_start(line: str, cuts: set[int], kinds: dict[int, CutKind]) -> None:
    """Cut off a day and an outlet's name before the words."""
    at = 0
    if (leading := LEADING_DAY.match(line)) is not None:
        kinds[0] = "date"
        at = leading.end()
        cuts.add(at)
        at += len(line[at:]) - len(line[at:].lstrip())
        # The outer cut is where the words begin, so that what is cut next finds its place.
        cuts.add(at)
        # A dateline inside the line was looked for from the line's start, and may be cut in two.
        opening = find_dateline(line[at:])
        if opening is not None:
            cuts -= set(range(at + 1, at + opening.length))
    if (prefix := find_prefix(line[at:])) is not None:
        kinds[at] = "credit"
        cuts.add(at + prefix)


def _cut_tags(line: str, cuts: set[int], kinds: dict[int, CutKind]) -> set[int]:
    """Cut out tags between blocks, and tell where they stand; a name alone in one is a byline."""
    if "<" not in line:
        return set()
    found = [
        match
        for match in TAGS.finditer(line)
        if BLOCK.search(match.group()) or not match.start() or match.end() == len(line)
    ]
    for match in found:
        cuts |= {match.start(), match.end()}
    for first, second in pairwise(found):
        name = line[first.end() : second.start()]
        if first.start() == 0 and FULL_NAME.fullmatch(name):
            kinds[first.end()] = "byline"
    return {match.start() for match in found}
