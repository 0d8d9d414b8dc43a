"""Which lines of an HTML page are its main text, told by its elements and their names.

Three steps. Elements whose tag, role or name says so are furniture (`words/all/html.yml`), unless
much of the page's prose is in them: templates put "sidebar" on the whole page too. Then the element
that holds nearly all prose that is left. Last, its lines, with those between the headline and it
that sum the story up, less links, labels, and headings of what was left out.

Tried on the 989 pages of trafilatura's evaluation, by its own measure (F1 of wanted and unwanted
strings), developed on one half and confirmed on the other, and on the 80 of Fundus (ROUGE-LSum):
see `bench/articles.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman import words
from dragoman.pages.tree import Tree
from dragoman.text import any_pattern

# Of a sentence there is an end; a stop of scripts without spaces may stand anywhere.
ENDED = re.compile(r"[.!?…:;]['\"”’»)\]\s]*$|[。！？।۔]")
LETTERS = re.compile(r"[^\W\d_]+")
NOT_WORD = re.compile(r"[\W_]+")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# The numbers below were tried above and below their values: between .3 and .5 (GUARD), .85 and .95
# (HELD), .5 and .85 (NAMED) none changes F1 by more than .004.
GUARD = 0.4  # furniture by name has less than this share of the page's prose
FIRM_GUARD = 0.6  # and by tag or firm name than this
HELD = 0.9  # a child that has this share of its parent's prose stands for it
NAMED = 0.7  # and one that is called the body, this
MOST_WORDS = 80  # of a line that count, so that one long notice does not outweigh a story
LEAST_WORDS = 30  # of a main text; with less, names are trusted less
LEAD_LINES = 60  # between the headline and the main text: share buttons, pictures, bylines
TEASER_LINKS = 0.08


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line is like: its words, the share of links, its tag; whether it is prose."""

    text: str
    words: int
    links: float
    tag: str
    prose: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """The patterns of `words/all/html.yml`."""

    tags: frozenset[str]
    roles: frozenset[str]
    firm: re.Pattern[str]
    furniture: re.Pattern[str]
    teaser: re.Pattern[str]
    states: re.Pattern[str]
    not_states: re.Pattern[str]
    body: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _names() -> _Names:
    lists = words.load("all", "html")

    def any_of(name: str) -> re.Pattern[str]:
        return re.compile(any_pattern(lists[name]), re.IGNORECASE)

    return _Names(
        tags=frozenset(lists["furniture_tags"]),
        roles=frozenset(f"role={role}" for role in lists["furniture_roles"]),
        firm=any_of("firm_names"),
        furniture=any_of("furniture_names"),
        teaser=any_of("teaser_names"),
        states=any_of("states"),
        not_states=any_of("not_states"),
        body=any_of("body_names"),
        lead=any_of("lead_names"),
    )


def main_rows(tree: Tree, *, title: str | None) -> list[int]:
    """The numbers of the lines that are the page's main text, in order; none where it has none.

    `title` is the page's headline, below which the main text begins; it is no part of it.
    """
    if not tree.rows:
        return []
    lines = [_line_of(tree, number) for number in range(len(tree.rows))]
    found: list[int] = []
    # Where hardly anything is left, the names have misled: comments are what a forum is made of.
    for trust in (2, 1, 0):
        shut = _shut(tree, lines, trust)
        found = _chosen(tree, lines, shut, title)
        if sum(lines[k].words for k in found) >= LEAST_WORDS:
            break
    return found


def _line_of(tree: Tree, number: int) -> _Line:
    row = tree.rows[number]
    text = tree.text[row.start : row.end]
    count = len(LETTERS.findall(text))
    if count < len(text) / 12 and not text.isascii():
        count = len(text) // 6  # of scripts without spaces
    ended = ENDED.search(text) is not None
    links = row.links / len(text)
    prose = links < 0.5 and ((ended and count >= 6) or count >= 18)
    return _Line(text, count, links, tree.elements[row.element].tag, prose, ended)


@cache
def _kind_of(names: str) -> str:
    """What class, id and role make of an element: "firm", "furniture", "teaser" or nothing."""
    known = _names()
    kind = ""
    for name in names.split():
        if name in known.roles:
            return "firm"
        if name.startswith("role=") or (
            known.states.fullmatch(name) is not None and known.not_states.search(name) is None
        ):
            continue
        if known.firm.search(name) is not None:
            return "firm"
        if known.furniture.search(name) is not None:
            kind = "furniture"
        elif not kind and known.teaser.search(name) is not None:
            kind = "teaser"
    return kind


def _sums(tree: Tree, own: list[int]) -> list[int]:
    """What each element has with all that stands in it, of what it has itself."""
    sums = own.copy()
    for number in range(len(sums) - 1, 0, -1):
        parent = tree.elements[number].parent
        if parent >= 0:
            sums[parent] += sums[number]
    return sums


def _shut(tree: Tree, lines: list[_Line], trust: int) -> list[bool]:
    """Of each element whether it is furniture, or stands in such.

    `trust` is 2 for all names, 1 for firm ones and tags, 0 for `nav` and `footer` alone.
    """
    elements = tree.elements
    size = len(elements)
    own, links, chars = [0] * size, [0] * size, [0] * size
    called: dict[str, int] = {}
    holders: set[int] = set()  # what holds the headline is no furniture
    for row, line in zip(tree.rows, lines, strict=True):
        if line.prose:
            own[row.element] += line.words
        links[row.element] += row.links
        chars[row.element] += row.end - row.start
        if not holders and line.tag == "h1" and line.words >= 3:
            number = elements[row.element].parent
            while number >= 0:
                holders.add(number)
                number = elements[number].parent
    for number, element in enumerate(elements):
        if element.names and own[number]:
            called[element.names] = called.get(element.names, 0) + own[number]
    prose, links, chars = _sums(tree, own), _sums(tree, links), _sums(tree, chars)
    total = max(1, prose[0])
    shut = [False] * size
    for number, element in enumerate(elements):
        if element.parent >= 0 and shut[element.parent]:
            shut[number] = True
            continue
        if number in holders or (trust < 1 and element.tag not in {"nav", "footer"}):
            continue
        if element.tag in _names().tags:
            shut[number] = prose[number] < FIRM_GUARD * total
            continue
        if element.tag in {"html", "body", "main", "article"} or not element.names:
            continue
        kind = _kind_of(element.names)
        if kind == "teaser" and links[number] < TEASER_LINKS * max(1, chars[number]):
            continue
        most = max(prose[number], called.get(element.names, 0))
        if kind == "firm":
            shut[number] = prose[number] < FIRM_GUARD * total
        elif kind and trust > 1:
            shut[number] = most < GUARD * total
    return shut


def _root(tree: Tree, lines: list[_Line], shut: list[bool]) -> int:
    """The element that holds nearly all prose that is not furniture."""
    elements = tree.elements
    own = [0] * len(elements)
    for row, line in zip(tree.rows, lines, strict=True):
        if line.prose and not shut[row.element]:
            own[row.element] += min(line.words, MOST_WORDS)
    prose = _sums(tree, own)
    children: dict[int, list[int]] = {}
    for number, element in enumerate(elements):
        if prose[number]:
            children.setdefault(element.parent, []).append(number)
    root = 0
    while root in children:
        child = max(children[root], key=lambda number: prose[number])
        if prose[child] < HELD * prose[root]:
            break
        root = child
    under = _under(tree, root)
    named = [
        number
        for number in range(root + 1, len(elements))
        if under[number] and not shut[number] and prose[number] >= max(1, NAMED * prose[root])
    ]
    marked = [number for number in named if elements[number].marked]
    if marked:
        return marked[0]
    named = [
        number
        for number in named
        if elements[number].tag == "article"
        or (elements[number].names and _names().body.search(elements[number].names) is not None)
    ]
    return max(named, key=lambda number: (prose[number], number), default=root)


def _under(tree: Tree, root: int) -> list[bool]:
    """Of each element whether it is the root or stands in it."""
    under = [False] * len(tree.elements)
    under[root] = True
    for number in range(root + 1, len(under)):
        parent = tree.elements[number].parent
        under[number] = parent >= 0 and under[parent]
    return under


def _chosen(tree: Tree, lines: list[_Line], shut: list[bool], title: str | None) -> list[int]:
    under = _under(tree, _root(tree, lines, shut))
    found = [
        number
        for number, (row, line) in enumerate(zip(tree.rows, lines, strict=True))
        if under[row.element] and not shut[row.element] and _is_text(line)
    ]
    if found:
        found = _lead(tree, lines, shut, found[0], title) + found
    return _without_headings(lines, found)


def _is_text(line: _Line) -> bool:
    """Whether a line of the main text's element is text: no list of links, no rule of stars."""
    if not any(c.isalnum() for c in line.text):
        return False
    # A sentence may hold a long link.
    return line.links <= 0.5 or (line.links < 0.75 and line.words >= 12 and line.ended)


def _lead(
    tree: Tree, lines: list[_Line], shut: list[bool], first: int, title: str | None
) -> list[int]:
    """The lines between the headline and the main text that sum the story up."""
    top = _headline(lines, first, title)
    lead = []
    for number in range(top + 1, first):
        line, element = lines[number], tree.rows[number].element
        if line.tag == "h1" or line.links > 0.3:
            continue
        names = tree.elements[element].path.rsplit("/", 2)[-1] + tree.elements[element].names
        called = line.tag == "h2" or _names().lead.search(names) is not None
        if not shut[element] and (line.prose or (line.words >= 5 and called)):
            lead.append(number)
    return lead


def _headline(lines: list[_Line], first: int, title: str | None) -> int:
    """The number of the headline's line above the main text; else the line before the latter."""
    key = NOT_WORD.sub("", title or "").casefold()
    low = max(-1, first - LEAD_LINES)
    heading = None
    for number in range(first, low, -1):
        line = lines[number]
        own = NOT_WORD.sub("", line.text).casefold()
        if len(own) >= 12 and key and (own in key or key in own) and len(own) < 2 * len(key):
            return number
        if heading is None and line.tag == "h1":
            heading = number
    return first if heading is None else heading


def _without_headings(lines: list[_Line], found: list[int]) -> list[int]:
    """The lines without the headline, and without headings over nothing."""
    found = [k for k in found if lines[k].tag != "h1"]
    kept = []
    for place, k in enumerate(found):
        below = lines[found[place + 1]].tag if place + 1 < len(found) else "h1"
        tag = lines[k].tag
        if tag in HEADINGS and below in HEADINGS and below <= tag and (place or below == "h1"):
            continue
        kept.append(k)
    while kept and lines[kept[-1]].tag in HEADINGS:
        kept.pop()
    return kept
