"""Which lines of a stretch of page are one story: its title, its paragraphs, its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.articles.furniture import fold, furniture
from dragoman.articles.heads import deck_of
from dragoman.articles.lines import LETTERS, SENTENCE_END, TURN, UNSPACED, Line
from dragoman.articles.stems import shared_of, stems_of
from dragoman.articles.titles import find_title, own_words, same_title, title_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.segments import Segment

# What a line adds to the stretch that is taken for the story: prose its words, less a fixed price
# so that lists of one-line teasers do not pay for themselves; other lines cost.
PRICE = 7
MOST = 60
# Two paragraphs: cookie notices and teasers above a story are shorter as a rule.
LEAST_ABOVE = 35
# So many words above the label of the comments are a story, however long the comments are: 100 and
# 200 do the same on a third of trafilatura's pages (F1 .846, .844 without).
ENOUGH_ABOVE = 100
# Paragraphs beyond a box of other things: how many lines off, of how many words, and how much they
# share. On 80 and 330 flattened pages .45 gives .941 and .849, .3 .939 and .848, .2 .938 and .846.
FAR = 25
BLOCK_WORDS = 25
BLOCK_SHARED = 0.45
COSTS = {
    "head": -7,
    "furniture": -8,
    "related": -30,
    "end": -400,
    "ticker": -80,
    "relative": -8,
    "byline": -4,
    "date": -4,
    "credit": -12,
}


@dataclass(frozen=True, slots=True)
class Story:
    """The lines of one story, by their place in the list of lines."""

    title: int | None
    body: tuple[int, ...]
    words: int  # of its prose
    before: tuple[int, ...]  # what stands between the title and the body, and around them
    after: tuple[int, ...]  # what stands right behind the body
    deck: int = 0  # how many of the body's first lines sum the story up under its title


def find_story(
    lines: Sequence[Line], text: str, segment: Segment, *, known: str | None = None
) -> Story | None:
    """The story in a segment; nothing where it has no prose.

    `known` is a title that metadata gives.
    """
    first, last = segment.first, _before_comments(lines, text, segment)
    found = _stretch(lines, segment.body, last)
    if found is None:
        return None
    start, stop = found
    stems = stems_of(line.of(text) for line in lines[start:stop] if line.kind == "prose")
    stop = _reach(lines, text, stop, last, stems)
    start, stop = _grown(lines, text, (start, stop), (segment.body, last))
    title = find_title(lines, text, range(max(first, start - 40), start), stems, known)
    above = title is not None and shared_of(lines[title].of(text), stems) >= 0.3
    inside = title_inside(lines, text, range(start, stop), known, above=above)
    if inside is not None:
        title, start = inside, inside + 1
    body = list(_standfirst(lines, text, title, start, stems))
    body += _paragraphs(lines, text, start, stop, title)
    words = sum(lines[k].words for k in body if lines[k].kind == "prose")
    if not words:
        return None
    top = first if title is None else max(first, title - 3)
    # A byline or a date may stand under a caption that is taken for the first paragraph.
    around = range(top, min(last, body[0] + 6))
    return Story(
        title=title,
        body=tuple(body),
        words=words,
        before=tuple(k for k in around if k != title and k not in body),
        after=tuple(range(body[-1] + 1, min(last, body[-1] + 6))),
        deck=deck_of(lines, title, body),
    )


def _before_comments(lines: Sequence[Line], text: str, segment: Segment) -> int:
    """Where the comments of readers begin, which may be longer than the story; else the end.

    They stand below a label that ends a story, and each has a button or a day of its own. Without
    these the label counts where a story stands above it that is not much shorter.
    """
    for k in range(segment.body, segment.last):
        if lines[k].kind != "end":
            continue
        above = sum(line.words for line in lines[segment.body : k] if line.kind == "prose")
        if not above:
            continue
        below = lines[k + 1 : segment.last]
        buttons = sum(
            line.kind in {"date", "relative"} or fold(line.of(text)) in furniture().replies
            for line in below
            if line.words <= 8
        )
        prose = sum(line.kind == "prose" for line in below)
        if prose and buttons >= 2 and 2 * buttons >= prose:
            return k
        most = sum(line.words for line in below if line.kind == "prose")
        if above >= LEAST_ABOVE and (above >= 0.4 * most or above >= ENOUGH_ABOVE):
            return k
    return segment.last


def _stretch(lines: Sequence[Line], first: int, last: int) -> tuple[int, int] | None:
    """The run of lines with the greatest sum, from prose to prose (Kadane's algorithm)."""
    best, found = 0, None
    total, start = 0, first
    for k in range(first, last):
        line = lines[k]
        if total <= 0:
            total, start = 0, k
        if line.kind == "prose":
            # A story's first and only line counts, however short it is.
            gain = max(min(line.words, MOST), line.words // 2) - PRICE
            total += max(1 if total == 0 else -PRICE, gain)
            if total > best:
                best, found = total, (start, k + 1)
        else:
            total += COSTS[line.kind]
    if found is None:
        return None
    start, stop = found
    while lines[start].kind != "prose":
        start += 1
    # A last "He said no." is too short to pay its price, but stands in the same block.
    while start > first and lines[start - 1].kind == "prose":
        start -= 1
    while stop < last and lines[stop].kind == "prose":
        stop += 1
    return start, stop


def _reach(lines: Sequence[Line], text: str, stop: int, last: int, stems: frozenset[str]) -> int:
    """Where the story ends: a last short paragraph may stand behind a link or an advertisement."""
    k = stop
    while k < last and k - stop < 3 and lines[k].kind in {"furniture", "relative", "date"}:
        k += 1
    if k in {stop, last} or lines[k].kind != "prose":
        return stop
    words = lines[k].of(text)
    ended = words.rstrip('"”’») ').endswith((".", "!"))
    return k + 1 if ended and lines[k].words >= 5 and shared_of(words, stems) >= 0.34 else stop


def _grown(
    lines: Sequence[Line], text: str, story: tuple[int, int], within: tuple[int, int]
) -> tuple[int, int]:
    """The stretch with the paragraphs that go on about the same beyond a box of other things."""
    start, stop = story
    stems = stems_of(line.of(text) for line in lines[start:stop] if line.kind == "prose")
    while (found := _next_block(lines, range(stop, within[1]))) is not None:
        if not _is_same(lines, text, found, stems):
            break
        stop = found[1]
    while (found := _next_block(lines, range(start - 1, within[0] - 1, -1))) is not None:
        if not _is_same(lines, text, found, stems):
            break
        start = found[0]
    return start, stop


def _next_block(lines: Sequence[Line], places: range) -> tuple[int, int] | None:
    """The nearest run of prose lines [first, last) in a direction; none behind a story's end."""
    run: list[int] = []
    for number, k in enumerate(places):
        if lines[k].kind == "end" or (not run and number > FAR):
            break
        if lines[k].kind == "prose":
            run.append(k)
        elif run:
            break
    return (min(run), max(run) + 1) if run else None


def _is_same(
    lines: Sequence[Line], text: str, block: tuple[int, int], stems: frozenset[str]
) -> bool:
    """Whether a block of prose is of the story: long, and of its words."""
    own = lines[block[0] : block[1]]
    words = sum(line.words for line in own)
    return (
        words >= BLOCK_WORDS * max(1, len(own) ** 0.5)
        and shared_of(" ".join(line.of(text) for line in own), stems) >= BLOCK_SHARED
    )


def _standfirst(
    lines: Sequence[Line], text: str, title: int | None, start: int, stems: frozenset[str]
) -> list[int]:
    """The lines between title and body that lead in the story."""
    if title is None:
        return []
    own = fold(lines[title].of(text))
    found = []
    for k in range(title + 1, start):
        line = lines[k]
        words = line.of(text)
        if (line.kind == "prose" and line.words >= 6 and shared_of(words, stems) >= 0.3) or (
            line.kind == "head"
            and line.words >= 8
            and shared_of(words, stems) >= 0.5
            and (not same_title(fold(words), own))
        ):
            found.append(k)
    return found


def _paragraphs(
    lines: Sequence[Line], text: str, start: int, stop: int, title: int | None
) -> list[int]:
    """The prose of a stretch, and those of its other lines that head a part of it."""
    heading = None if title is None else _key(lines[title].of(text))
    prose = [k for k in range(start, stop) if lines[k].kind == "prose"]
    stems = stems_of(lines[k].of(text) for k in prose)
    found: list[int] = []
    listed = False  # under a label such as "Read also"
    for k in range(start, stop):
        line = lines[k]
        words = line.of(text)
        if heading is not None and same_title(_key(words), heading):
            continue
        if (k + 1 == stop or lines[k + 1].kind != "prose") and _is_listed_post(words):
            continue
        if line.kind == "prose":
            listed = False
            if not _is_foreign(words, line.words, stems - stems_of([words])) or len(prose) < 4:
                found.append(k)
        elif line.kind == "related":
            listed = True
        elif line.kind == "head" and not listed:
            under = _next(lines, k, 1)
            alone = _next(lines, k, -1).kind == "prose" and under.kind == "prose"
            below = stems_of([under.of(text)])
            if is_heading(words, line.words, stems, alone=alone, below=below):
                found.append(k)
    return _without_biography(lines, text, found)


def _key(line: str) -> str:
    """A headline as its like are known: without the bullet and the hour before it."""
    start, end = own_words(line)
    return fold(line[start:end])


def _is_listed_post(line: str) -> bool:
    """Whether a line is one of a list of posts: a bullet or an hour, and its headline."""
    return any(c.isdigit() for c in line[: own_words(line)[0]])


def _next(lines: Sequence[Line], k: int, step: int) -> Line:
    """The line before or after one, furniture passed over."""
    j = k + step
    while 0 < j < len(lines) - 1 and lines[j].kind in {"furniture", "credit", "date", "relative"}:
        j += step
    return lines[j]


def _without_biography(lines: Sequence[Line], text: str, body: list[int]) -> list[int]:
    """The body up to the lines about its writer, whom the story itself does not name."""
    for number, k in enumerate(body):
        words = lines[k].of(text)
        if 2 * number < len(body) or lines[k].words > 90:
            continue
        if furniture().biography.fullmatch(words) is None:
            continue
        surname = words.split()[1].rstrip(",.")
        if not any(surname in lines[j].of(text) for j in body[:number]):
            return body[:number]
    return body


def _is_foreign(words: str, count: int, others: frozenset[str]) -> bool:
    """Whether a line that reads like prose is a headline of another story.

    It has no full stop, and nearly nothing of it is in the rest of the story; a paragraph that
    breaks off goes on about what the story is about.
    """
    ending = words.rstrip()
    if count > 40 or ending.endswith((".", "!", "…", ":", "”", '"', "’", "'", ")", "»", "“")):
        return False
    if TURN.match(words) is not None or UNSPACED.search(words) is not None:
        return False  # what somebody said in his turn; words that nothing parts
    tokens = [token.casefold() for token in LETTERS.findall(words)]
    grammar = sum(token in furniture().grammar for token in tokens) / max(1, len(tokens))
    if grammar >= 0.35 or (SENTENCE_END.search(words) is not None and not ending.endswith("?")):
        return False
    return len(stems_of([words])) >= 5 and 1 - shared_of(words, others) >= 0.7


def is_heading(
    words: str,
    count: int,
    stems: frozenset[str],
    *,
    alone: bool,
    below: frozenset[str] = frozenset(),
) -> bool:
    """Whether a line between paragraphs heads a part of this story, or is of another one.

    A link to another story is a headline: longer than a heading, with a verb, and about things
    and people that this story does not mention. Of headings nearly all have six words or fewer;
    one that is a sentence takes up words of the paragraph below it.
    """
    if words[:1].islower() and count <= 6:
        return False
    if words.rstrip().endswith(":") and alone:
        return True  # it leads in the words of the next line
    if count >= 5 and words.isupper():
        # Where only some lines are shouted, those are links to other stories.
        return False
    if not count:
        return False
    novel = 1 - shared_of(words, stems)
    tokens = LETTERS.findall(words)
    if count <= 2:
        # Two capitals are as a rule a name: a photographer, a category.
        return alone and (novel == 0 or (count == 2 and tokens[1].islower()))
    verb = any(t.casefold() in furniture().verbs for t in tokens[1:])
    if 7 <= count <= 9 and alone and novel < 0.55 and stems_of([words]) & below:
        return True
    if count >= 7:
        return novel < 0.4 and (alone or novel < 0.25)
    if verb and novel >= 0.6 and not words.rstrip().endswith("?"):
        return False
    names = [t for t in tokens[1:] if t[0].isupper()]
    if len(names) >= 2 and verb and not any(n.casefold()[:5] in stems for n in names):
        return False
    return alone or novel < 0.5


def doubled_body(lines: Sequence[Line], text: str, body: Sequence[int]) -> list[int]:
    """The body without long paragraphs that stand in it twice, and the headings of these."""
    seen: set[str] = set()
    found = []
    keys = [re.sub(r"\W+", "", lines[k].of(text)).casefold() for k in body]
    for k, key, below in zip(body, keys, [*keys[1:], ""], strict=True):
        headed = lines[k].kind == "head" and below in seen
        if (lines[k].words >= 15 or headed) and key in seen:
            continue
        seen.add(key)
        found.append(k)
    return found
