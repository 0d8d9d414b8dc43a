"""HTML: its visible text, the main text in it, and what its tags say of title and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from dragoman.errors import PageError
from dragoman.pages.metadata import SPACE, canonical_of, find, language_of, metas_of, title_of
from dragoman.pages.published import marked_up_day, published_day
from dragoman.records import DateRange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# lxml goes down the tree by recursion; Python's own stack ends at 1,000.
MAX_DEPTH = 400
# Beyond this the alignment's table of offsets would outgrow the page itself.
MAX_ALIGNED = 4_000_000
TAG = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|li|table|tr|td|b|i|em|strong|font|blockquote|a|p|center|form)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What an HTML page shows and says."""

    text: str
    main: tuple[Span, ...]
    title: str | None
    published: DateRange | None
    outlet: str | None
    language: str | None
    url: str | None


def read_html(html: str, *, url: str | None = None) -> Found:
    """The visible text of an HTML page, its main text as spans of it, and its metadata.

    Raises:
        PageError: the parser gives the page up.

    """
    html = html.replace("\x00", "")
    try:
        tree = HTMLTree.parse(html)
        text = extract_plain_text(
            tree, preserve_formatting=True, list_bullets=False, alt_texts=False
        )
    except (ValueError, RuntimeError) as error:
        message = f"the HTML parser gives up: {error}"
        raise PageError(message) from error
    deep = _depth(html) > MAX_DEPTH
    metas = metas_of(tree)
    canonical = canonical_of(tree, metas)
    url = url or canonical
    site = metas.get("og:site_name") or metas.get("application-name")
    language = find(tree, "html")
    lang = language[0].getattr("lang") if language else None
    return Found(
        text=text,
        main=() if deep else _main(html, text),
        title=title_of(tree, metas, text),
        published=published_day(tree, metas, url) or (None if deep else marked_up_day(html, url)),
        outlet=site,
        language=language_of(lang),
        url=canonical,
    )


def _main(html: str, text: str) -> tuple[Span, ...]:
    """The main text as trafilatura finds it, paragraph by paragraph, as spans of the page text."""
    if len(text) > MAX_ALIGNED:
        return ()
    import trafilatura  # noqa: PLC0415 -- slow to import

    try:
        main = trafilatura.extract(html, include_comments=False, include_tables=False)
    except (ValueError, RecursionError, TypeError, AttributeError):
        # Its parser fails on broken pages in ways of its own; the page is then read as flattened.
        return ()
    return tuple(_align((main or "").split("\n"), text))


def _depth(html: str) -> int:
    """How deep the tags of a page are nested, unclosed ones counted as open."""
    depth = deepest = 0
    for match in TAG.finditer(html):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


def _align(paragraphs: list[str], text: str) -> Iterator[Span]:
    """Each paragraph's place in the text, in order, white space left out of the comparison."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    solid = "".join(text[i] for i in places)
    cursor = 0
    for paragraph in paragraphs:
        key = SPACE.sub("", paragraph).removeprefix("-").strip("|")
        if not key:
            continue
        start = solid.find(key, cursor)
        end = start + len(key)
        if start < 0 and len(key) > 60:
            # Its inside was changed (a link left out, a dash added): both its ends are enough.
            start = solid.find(key[:25], cursor)
            tail = solid.find(key[-25:], start, start + 2 * len(key)) if start >= 0 else -1
            start, end = (start, tail + 25) if tail >= 0 else (-1, 0)
        if start >= 0:
            cursor = end
            yield Span(places[start], places[end - 1] + 1)
