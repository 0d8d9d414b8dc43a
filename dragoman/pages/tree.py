"""HTML's visible text, line by line, and which element each line stands in.

One walk over the tree, without recursion: block elements and `<br>` end a line, inline ones do not;
white space is run together but in `<pre>`; short cells of one row of a table share a line. What no
reader sees is left out: scripts, styles, `hidden`, `display: none`. A page whose prose is mostly
hidden is one that scripts unveil (a wall to be paid at, tabs), and keeps it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from dragoman import words
from dragoman.errors import PageError
from dragoman.records import Block

TAGS = words.load("all", "html")
UNSEEN = frozenset(TAGS["unseen"])
BLOCKS = frozenset(TAGS["blocks"])
CELLS = frozenset(("td", "th"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Longer cells than these are columns of a page that is laid out as a table.
CELL_CHARS = 80
# Of 990 pages with known main text 3 hide it; the hidden menus, forms and overlays of the others
# have less prose than the text that is seen.
HIDDEN_SHARE = 0.4
PROSE_WORDS = 12


# libxml2 drops what lies deeper than 2,048 elements; of 989 pages two go deeper than 400.
MAX_DEPTH = 2000
# A path must not grow with the depth of a hostile page: only its end is kept then.
MAX_NAME = 60
MAX_PATH = 2000


@dataclass(frozen=True, slots=True)
class Element:
    """A block element: its parent's number (-1 for none), and what it is called.

    `names` are its class, id and role; `path` the tags down to it with their first class.
    """

    tag: str
    parent: int
    path: str
    names: str
    marked: bool  # it is marked up as the body of an article


@dataclass(frozen=True, slots=True)
class Row:
    """A line of page text [start, end), the number of its element, its characters in links."""

    start: int
    end: int
    element: int
    links: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The text of a page, its lines, and the block elements in document order."""

    text: str
    rows: tuple[Row, ...]
    elements: tuple[Element, ...]
    depth: int  # of the deepest element


class _Walk:
    """What a walk has gathered so far."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.rows: list[Row] = []
        self.parts: list[str] = []
        self.length = 0
        self.current = -1
        self.hidden = False
        self.buffer: list[str] = []
        self.linked = 0  # characters of the buffer that stand in links
        self.in_link = 0
        self.in_pre = 0

    def say(self, text: str | None) -> None:
        """Take text into the line that is being read."""
        if text:
            self.buffer.append(text)
            if self.in_link:
                self.linked += len(" ".join(text.split()))

    def end_line(self) -> None:
        """Make a line of what was read since the last one."""
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer = []
        linked, self.linked = self.linked, 0
        if text.isspace() or self.current < 0:
            return
        for line in text.splitlines() if self.in_pre else (text,):
            solid = line.strip() if self.in_pre else " ".join(line.split())
            if solid:
                self._add(solid, min(linked, len(solid)))

    def _add(self, line: str, links: int) -> None:
        separator = "\n"
        if self.rows and self.elements[self.current].tag in CELLS and len(line) <= CELL_CHARS:
            last = self.rows[-1]
            before = self.elements[last.element]
            if (
                before.tag in CELLS
                and last.element != self.current
                and before.parent == self.elements[self.current].parent
                and last.end - last.start <= CELL_CHARS
            ):
                separator = "\t"
        if self.parts:
            self.parts.append(separator)
            self.length += 1
        end = self.length + len(line)
        self.rows.append(Row(self.length, end, self.current, links, self.hidden))
        self.parts.append(line)
        self.length = end

    def enter(self, tag: str, node: etree._Element) -> None:
        """Begin a block element."""
        self.end_line()
        first = (node.get("class") or "").split(None, 1)[:1]
        names = " ".join(filter(None, (node.get("class"), node.get("id"))))
        role = node.get("role")
        step = f"{tag}.{first[0][:MAX_NAME]}" if first else tag
        if self.current >= 0 and tag != "body":
            step = f"{self.elements[self.current].path[-MAX_PATH:]}/{step}"
        body = "articleBody" in (node.get("itemprop"), node.get("property"))
        if role:
            names = f"{names} role={role}"
        self.elements.append(Element(tag, self.current, step, names, body))
        self.current = len(self.elements) - 1
        self.in_pre += tag == "pre"

    def leave(self) -> None:
        """End the block element that was begun last."""
        self.end_line()
        element = self.elements[self.current]
        self.in_pre -= element.tag == "pre"
        self.current = element.parent


def read_tree(html: str) -> Tree:
    """The text of an HTML page with its lines and elements.

    Raises:
        PageError: the parser finds no element in it, or it is nested too deep to be walked.

    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        message = f"the HTML parser gives up: {error}"
        raise PageError(message) from error
    if root is None:
        raise PageError("the page has no HTML element; expected at least one tag")
    walk = _Walk()
    veiled = None  # the element whose end ends what is hidden
    steps = etree.iterwalk(root, events=("start", "end"))
    skipping = False
    depth = deepest = 0
    for event, node in steps:
        tag = node.tag
        if event == "start":
            if tag in UNSEEN or not isinstance(tag, str):
                steps.skip_subtree()
                skipping = True
                continue
            depth += 1
            deepest = max(deepest, depth)
            if veiled is None and tag not in {"html", "body"} and _is_hidden(node):
                walk.end_line()
                veiled, walk.hidden = node, True
            if tag in BLOCKS:
                walk.enter(tag, node)
            elif tag == "br":
                walk.end_line()
            elif tag == "a":
                walk.in_link += 1
            walk.say(node.text)
            continue
        if skipping:
            skipping = False
        else:
            depth -= 1
            if tag in BLOCKS:
                walk.leave()
            elif tag == "a":
                walk.in_link -= 1
        if node is veiled:
            walk.end_line()
            veiled, walk.hidden = None, False
        walk.say(node.tail)
    if deepest >= MAX_DEPTH:
        message = f"its tags are nested {deepest:,} deep; the most that is walked is {MAX_DEPTH:,}"
        raise PageError(message)
    walk.end_line()
    return _seen(walk, deepest)


def _is_hidden(node: etree._Element) -> bool:
    style = node.get("style")
    if style and HIDDEN.search(style) is not None:
        return True
    return node.get("hidden") not in {None, "until-found"}


def _seen(walk: _Walk, depth: int) -> Tree:
    """The tree without its hidden lines, where these are not the page's own text."""
    text = "".join(walk.parts)
    rows, elements = walk.rows, tuple(walk.elements)
    if not any(row.hidden for row in rows):
        return Tree(text, tuple(rows), elements, depth)
    prose = [0, 0]
    for row in rows:
        count = text.count(" ", row.start, row.end) + 1
        prose[row.hidden] += count if count >= PROSE_WORDS else 0
    if prose[1] and prose[1] >= HIDDEN_SHARE * sum(prose):
        return Tree(text, tuple(rows), elements, depth)
    parts: list[str] = []
    kept: list[Row] = []
    length = 0
    for row in rows:
        if row.hidden:
            continue
        if parts:
            parts.append(text[row.start - 1])
            length += 1
        end = length + row.end - row.start
        kept.append(Row(length, end, row.element, row.links))
        parts.append(text[row.start : row.end])
        length = end
    return Tree("".join(parts), tuple(kept), elements, depth)


def blocks_of(tree: Tree) -> tuple[Block, ...]:
    """The blocks of a page: its lines, those that follow each other in one element as one."""
    blocks: list[Block] = []
    last, links = -1, 0
    for row in tree.rows:
        if row.element == last:
            links += row.links
            start = blocks.pop().start
        else:
            last, links, start = row.element, row.links, row.start
        share = round(links / (row.end - start), 3)
        blocks.append(Block(start, row.end, tree.elements[last].path, share))
    return tuple(blocks)
