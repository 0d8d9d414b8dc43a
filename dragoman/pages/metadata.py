"""What the tags of an HTML page say about it: its title, address, language and meta fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

SPACE = re.compile(r"\s+")


def find(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that a CSS selector finds, in the order of the page."""
    return [] if tree.document is None else list(tree.document.query_selector_all(selector))


def metas_of(tree: HTMLTree) -> dict[str, str]:
    """The meta tags of a page by lower-case name; the first of a name stands."""
    metas: dict[str, str] = {}
    for node in find(tree, "meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = (node.getattr("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def canonical_of(tree: HTMLTree, metas: dict[str, str]) -> str | None:
    """The address that the page gives as its own."""
    for node in find(tree, "link[rel=canonical]"):
        if (node.getattr("href") or "").startswith("http"):
            return str(node.getattr("href"))
    address = metas.get("og:url", "")
    return address if address.startswith("http") else None


def language_of(lang: str | None) -> str | None:
    """The primary subtag of a `lang` attribute, in small letters."""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", lang or "")
    return match.group().lower() if match else None


def title_of(tree: HTMLTree, metas: dict[str, str], text: str) -> str | None:
    """The headline: a first-level heading that the title for sharing or the window's title backs.

    A page may have several such headings (the outlet's name, a section), so that the one which
    shares the most words with og:title or <title> is taken.
    """
    window = SPACE.sub(" ", tree.title or "").strip()
    shared = SPACE.sub(" ", metas.get("og:title", "")).strip()
    backing = set(f"{shared} {window}".casefold().split())
    headings = [SPACE.sub(" ", n.text or "").strip() for n in find(tree, "h1")]
    headings = [h for h in headings if 2 < len(h) < 400 and len(h.split()) > 1]
    if headings:
        best = max(headings, key=lambda h: (_share(h, backing), len(h)))
        if _share(best, backing) >= 0.5 or not backing or (not shared and len(headings) == 1):
            return best
    visible = SPACE.sub("", text)
    parts = re.split(r"\s+[|\u2013\u2014-]\s+|\s\u00bb\s|:\s", window)
    for words in (shared, window, *sorted(parts, key=len, reverse=True)):
        if len(words.split()) > 2 and SPACE.sub("", words) in visible:
            return words
    return headings[0] if headings else shared or window or None


def _share(words: str, backing: set[str]) -> float:
    tokens = words.casefold().split()
    return sum(t in backing for t in tokens) / max(1, len(tokens))
