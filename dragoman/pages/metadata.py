"""What the tags of an HTML page say about it: title, writer, section, outlet, language, address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dragoman import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from resiliparse.parse.html import ElementNode, HTMLTree

    # What one thing of JSON-LD says of itself: property to value, as others wrote it.
    Item = Mapping[str, Any]

SPACE = re.compile(r"\s+")
NOT_WORD = re.compile(r"[\W_]+")
# Where a title is parted from the outlet's name: "Port closed | Harbour News".
PARTING = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022:-]+\s+|\s*[|\u00bb\u00ab\u2039\u203a]\s*|:\s")
ARTICLE = re.compile(r"Article|Posting|Report|Review|BlogPost|OpinionPiece|Recipe")
BYLINE_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
)
BYLINES = (
    "[rel=author]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".author-name",
    ".author__name",
    ".byline-name",
    ".byline__name",
    ".byline",
    ".author",
)
SECTION_METAS = ("article:section", "parsely-section", "section", "dc.subject")
LONGEST_NAME = 5  # words: "Maria da Conceição dos Santos"


def find(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that a CSS selector finds, in the order of the page."""
    return [] if tree.document is None else list(tree.document.query_selector_all(selector)[:])


def metas_of(tree: HTMLTree) -> dict[str, str]:
    """The meta tags of a page by lower-case name; the first of a name stands."""
    metas: dict[str, str] = {}
    for node in find(tree, "meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = (node.getattr("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def json_ld_of(tree: HTMLTree) -> list[Any]:
    """The page's JSON-LD, script by script; what is no JSON is passed over."""
    contents = []
    for node in find(tree, "script[type='application/ld+json']"):
        try:
            contents.append(json.loads(node.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    return contents


def items_of(json_ld: Iterable[Any]) -> list[Item]:
    """What JSON-LD tells of articles on its page, in its order; the first is the page's own."""
    return [item for content in json_ld for item in _items_in(content, 0)]


def _items_in(content: Any, depth: int) -> Iterator[Item]:  # noqa: ANN401 -- JSON of others
    if depth > 4:
        return
    if isinstance(content, list):
        for part in content:
            yield from _items_in(part, depth + 1)
    elif isinstance(content, dict):
        if ARTICLE.search(str(content.get("@type"))) is not None:
            yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items_in(content.get(key), depth + 1)


def canonical_of(tree: HTMLTree, metas: Mapping[str, str]) -> str | None:
    """The address that the page gives as its own."""
    for node in find(tree, "link[rel=canonical]"):
        if (node.getattr("href") or "").startswith("http"):
            return str(node.getattr("href"))
    address = metas.get("og:url", "")
    return address if address.startswith("http") else None


def language_of(tree: HTMLTree, metas: Mapping[str, str], items: Sequence[Item] = ()) -> str | None:
    """The primary subtag of the language that the page says it is in, in small letters."""
    told = [node.getattr("lang") or node.getattr("xml:lang") for node in find(tree, "html")]
    told += [metas.get("og:locale"), *(item.get("inLanguage") for item in items)]
    for lang in told:
        match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", lang if isinstance(lang, str) else "")
        if match is not None:
            return match.group().lower()
    return None


def outlet_of(metas: Mapping[str, str], items: Sequence[Item] = ()) -> str | None:
    """The outlet's name: as the page gives it for sharing, else the publisher of its JSON-LD."""
    names = [metas.get("og:site_name"), *(_name(item.get("publisher")) for item in items)]
    names.append(metas.get("application-name"))
    return next((SPACE.sub(" ", name).strip() for name in names if name and name.strip()), None)


def section_of(metas: Mapping[str, str], items: Sequence[Item] = ()) -> str | None:
    """The part of the outlet that the article stands in ("Politics")."""
    told = [item.get("articleSection") for item in items]
    firsts = [part[0] if isinstance(part, list) and part else part for part in told]
    for words_ in (*(metas.get(name) for name in SECTION_METAS), *firsts):
        if isinstance(words_, str) and 1 < len(words_.strip()) <= 60:
            return SPACE.sub(" ", words_).strip()
    return None


def title_of(
    tree: HTMLTree, metas: Mapping[str, str], text: str, *, outlet: str | None = None
) -> str | None:
    """The headline: a first-level heading that the title for sharing or the window's title backs.

    A page may have several such headings (the outlet's name, a section); and one that holds a
    kicker or a subtitle as well is cut to the title for sharing where that is a part of it.
    """
    window = _clean(tree.title)
    shared = _stripped(_clean(metas.get("og:title")), outlet)
    parts = [part for part in PARTING.split(window) if part]
    headings = [_clean(node.text) for node in find(tree, "h1")]
    headings = [h for h in headings if 2 < len(h) < 400 and _key(h) != _key(outlet)]
    visible = _key(text)
    if shared and _key(shared) in visible and len(_key(shared)) > 5:
        for heading in headings:
            if _key(heading) == _key(shared):
                return heading
        if any(_key(shared) in _key(h) for h in headings) or not headings:
            return shared
    backing = set((shared or window).casefold().split())
    headings = [h for h in headings if not shared or len(h.split()) > 1]
    if headings:
        best = max(headings, key=lambda h: (_share(h, backing), len(h)))
        # The outlet's name is in the window's title too, behind the headline.
        behind = not shared and any(_key(best) == _key(part) for part in parts[1:])
        if (_share(best, backing) >= 0.5 and not behind) or not backing:
            return best
        parts = [part for part in parts if not behind or _key(part) != _key(best)]
    for words_ in (shared, window, *sorted(parts, key=len, reverse=True)):
        if len(words_.split()) > 1 and len(_key(words_)) > 5 and _key(words_) in visible:
            return words_
    return headings[0] if headings else shared or window or None


def _stripped(title: str, outlet: str | None) -> str:
    """A title without the outlet's name before or behind it."""
    name = _key(outlet)
    for parting in list(PARTING.finditer(title)) if name else []:
        if _key(title[parting.end() :]) == name:
            return title[: parting.start()]
        if _key(title[: parting.start()]) == name:
            return title[parting.end() :]
    return title


def byline_of(
    tree: HTMLTree, metas: Mapping[str, str], items: Sequence[Item], outlet: str | None
) -> str | None:
    """Who wrote the article: names of persons, as the first place that tells them has them."""
    for item in items[:1]:
        told = item.get("author") or item.get("creator")
        authors = told if isinstance(told, list) else [told]
        if (names := _names(filter(None, map(_name, authors)), outlet)) is not None:
            return names
    for name in BYLINE_METAS:
        if name in metas and (names := _names([metas[name]], outlet)) is not None:
            return names
    for selector in BYLINES:
        nodes = find(tree, selector)
        if not 0 < len(nodes) <= 4:
            continue  # none, or the writers of many stories
        if (names := _names([_clean(node.text) for node in nodes], outlet)) is not None:
            return names
    return None


def _names(told: Iterable[str], outlet: str | None) -> str | None:
    """The names in what is told of writers; nothing where it is an outlet, a desk or an address."""
    lists = words.load("all", "html")
    leads = "|".join(lists["byline_leads"])
    desks = {_key(word) for word in lists["desks"]}
    found: list[str] = []
    for words_ in told:
        line = re.sub(rf"^\W*(?:(?:{leads})\b\s*:?\s*)+", "", words_, flags=re.IGNORECASE)
        line = re.split(r"[|\u2022\n\t(]|\s[\u2013-]\s", line)[0]
        for name in re.split(rf"\s*[,;&/]\s*|\s+(?:{'|'.join(lists['ands'])})\s+", line):
            person = name.strip(" .:")
            parts = person.split()
            if not 2 <= len(parts) <= LONGEST_NAME or re.search(r"[\d@_<>]|https?:|\.\w+/", person):
                continue
            if _key(person) == _key(outlet) or any(_key(part) in desks for part in parts):
                continue
            if parts[0][0].isupper() and parts[-1][:1].isupper() and person not in found:
                found.append(person)
    return ", ".join(found[:6]) or None


def _name(thing: Any) -> str | None:  # noqa: ANN401 -- JSON of others
    """The name of a person or body in JSON-LD, which may be bare words."""
    if isinstance(thing, list) and thing:
        thing = thing[0]
    if isinstance(thing, dict):
        thing = thing.get("name")
    return _clean(thing) or None if isinstance(thing, str) else None


def _clean(text: str | None) -> str:
    return SPACE.sub(" ", text or "").strip()


def _key(text: str | None) -> str:
    return NOT_WORD.sub("", text or "").casefold()


def _share(text: str, backing: set[str]) -> float:
    tokens = text.casefold().split()
    return sum(t in backing for t in tokens) / max(1, len(tokens))
