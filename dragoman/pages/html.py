"""HTML: its visible text with its blocks, the main text in it, and what its tags say of it."""

from __future__ import annotations

from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from dragoman.errors import PageError
from dragoman.pages.content import main_rows
from dragoman.pages.metadata import (
    byline_of,
    canonical_of,
    items_of,
    json_ld_of,
    language_of,
    metas_of,
    outlet_of,
    section_of,
    title_of,
)
from dragoman.pages.published import marked_up_day, published_day
from dragoman.pages.tree import Tree, blocks_of, read_tree
from dragoman.records import Block, DateRange, Span

# Libraries that go down a tree by recursion end at Python's stack of 1,000.
MAX_DEPTH = 400


@dataclass(frozen=True, slots=True)
class Found:
    """What an HTML page shows and says."""

    text: str
    main: tuple[Span, ...]
    blocks: tuple[Block, ...]
    title: str | None
    byline: str | None
    section: str | None
    published: DateRange | None
    outlet: str | None
    language: str | None
    url: str | None


def read_html(html: str, *, url: str | None = None) -> Found:
    """The visible text of an HTML page, its main text as spans of it, and its metadata.

    A page that is nested too deep to be walked keeps its text, without blocks and main text.

    Raises:
        PageError: the parser gives the page up.

    """
    html = html.replace("\x00", "")
    try:
        head = HTMLTree.parse(html)
    except (ValueError, RuntimeError) as error:
        message = f"the HTML parser gives up: {error}"
        raise PageError(message) from error
    tree = _tree_of(html, head)
    metas, json_ld = metas_of(head), json_ld_of(head)
    items = items_of(json_ld)
    canonical = canonical_of(head, metas)
    url = url or canonical
    outlet = outlet_of(metas, items)
    title = title_of(head, metas, tree.text, outlet=outlet)
    day = published_day(head, metas, json_ld, url=url)
    if day is None and tree.depth <= MAX_DEPTH:
        day = marked_up_day(html, url)
    rows = [tree.rows[number] for number in main_rows(tree, title=title)]
    return Found(
        text=tree.text,
        main=tuple(Span(row.start, row.end) for row in rows),
        blocks=blocks_of(tree),
        title=title,
        byline=byline_of(head, metas, items, outlet),
        section=section_of(metas, items),
        published=day,
        outlet=outlet,
        language=language_of(head, metas, items),
        url=canonical,
    )


def _tree_of(html: str, head: HTMLTree) -> Tree:
    """The page's text with its lines; without lines where it cannot be walked."""
    try:
        return read_tree(html)
    except PageError:
        text = extract_plain_text(
            head, preserve_formatting=True, list_bullets=False, alt_texts=False
        )
        return Tree(text, (), (), MAX_DEPTH + 1)
