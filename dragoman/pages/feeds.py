"""Feeds: RSS of every version, Atom, and the sitemaps of news sites, which have no text."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.entities import html5
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.pages.build import Source, dropped
from dragoman.pages.decode import decode
from dragoman.pages.streams import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.pages.streams import Opened
    from dragoman.records import Dropped

# The limit that sitemaps.org sets for a sitemap, unpacked; feeds are smaller.
MAX_XML = 50 * (1 << 20)
# A news sitemap has at most 1,000 addresses by Google's rule.
MAX_LISTED = 1_000
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
PROLOGUE = re.compile(r"<\?xml.{0,300}?\?>", re.DOTALL)
# A document type with what it declares between brackets, which only a few old feeds do.
DOCTYPE = re.compile(
    r"<!DOCTYPE\s[^\[>]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>", re.IGNORECASE
)
ENTITY = re.compile(r"<!ENTITY\s+(?!%)", re.IGNORECASE)
BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{1,31};)")
NAMED = re.compile(r"&([A-Za-z]\w{1,31};)")
TAG = re.compile(r"<[^<>]{1,500}>")
# What XML may not hold in any form.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ROOTS = ("rss", "rdf", "feed", "channel", "item", "entry", "urlset", "sitemapindex")
START = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--.{0,5000}?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(\w+)", re.DOTALL
)
HINT = "`dragoman fetch ADDRESS` gets the page"


def is_feed(head: str) -> bool:
    """Whether some XML begins as a feed or a sitemap does."""
    match = START.match(head)
    return match is not None and match.group(1).lower() in ROOTS


def read_feed(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each item of a feed that has text; the others, and sitemaps, are dropped.

    Raises:
        PageError: the file is not XML, is another kind of XML, or declares entities.

    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 -- only for feeds

    data = read_whole(opened, max(MAX_XML, config.max_bytes))
    declared = DECLARED.search(data[:400])
    text, _ = decode(data, declared=declared.group(1).decode() if declared else None)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(_mended(text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"not XML: {error}"
        raise PageError(message) from error
    name = "nothing" if root is None else _local(root)
    if name in {"urlset", "sitemapindex"}:
        yield from _listed(root, name, opened.location)
        return
    items = [] if root is None else [n for n in root.iter("*") if _local(n) in {"item", "entry"}]
    if not items:
        message = (
            f"XML without item or entry (its root is {name!r}); "
            "of XML only RSS, Atom and sitemaps are read"
        )
        raise PageError(message)
    channel = next((n for n in root.iter("*") if _local(n) == "channel"), root)
    outlet, language = _plain(_words(channel, "title")), _words(channel, "language")
    language = language or _attribute(root, "lang")
    for number, item in enumerate(items, start=1):
        source = _item(item, number, outlet=outlet, language=language)
        location = source.url or f"{opened.location}:{number}"
        if len(source.data) > config.max_bytes:
            size = f"{len(source.data):,} bytes; the limit of a page is {config.max_bytes:,}"
            yield dropped(location, f"item {number:,} has {size}")
        elif source.content:
            yield replace(source, location=location)
        else:
            told = f" ({source.title})" if source.title else ""
            yield dropped(location, f"item {number:,}{told} has no text in the feed; {HINT}")


def _item(item: Any, number: int, *, outlet: str | None, language: str | None) -> Source:  # noqa: ANN401 -- lxml has no types
    from lxml import etree  # noqa: PLC0415 -- only for feeds

    published = _words(item, "pubDate", "published", "issued", "date", "publicationDate")
    origin = next((n for n in item if _local(n) == "source"), None)
    named = None if origin is None else _words(origin, "title") or (origin.text or "").strip()
    return Source(
        location="",
        data=etree.tostring(item, encoding="utf-8", with_tail=False),
        media_type="text/html",
        content=_content(item) or "",
        url=_link(item),
        title=_plain(_words(item, "title")),
        published=None if published is None else (published, "feed_published"),
        outlet=named or outlet,
        language=_words(item, "language") or _attribute(item, "lang") or language,
        byline=_plain(_author(item)),
        section=_plain(_words(item, "category") or _term(item)),
        place=f"item {number:,}",
    )


def _listed(root: Any, name: str, location: str) -> Iterator[Dropped]:  # noqa: ANN401 -- lxml has no types
    """What a sitemap lists: each news item by itself, a list of mere addresses as a whole."""
    entries = [n for n in root if isinstance(n.tag, str)]
    news = [n for n in entries if any(_local(child) == "news" for child in n)]
    for entry in news[:MAX_LISTED]:
        inner = next(child for child in entry if _local(child) == "news")
        told = [
            _words(inner, "title") or "no title",
            _words(inner, "publication_date") or "no date",
        ]
        url = _words(entry, "loc")
        reason = f"a news sitemap lists it without its text ({', '.join(told)}); {HINT}"
        yield dropped(url or location, reason)
    if len(news) > MAX_LISTED or not news:
        left = len(entries) - len(news[:MAX_LISTED])
        kind = "sitemaps" if name == "sitemapindex" else "addresses"
        yield dropped(location, f"a sitemap lists {left:,} {kind} and no text; {HINT}")


def _mended(text: str) -> str:
    """XML that a strict parser takes: HTML's entities as characters, bare ampersands escaped.

    Raises:
        PageError: it declares entities, which only attacks on parsers do.

    """
    text = FORBIDDEN.sub("", text[max(0, text.find("<")) :])
    if (doctype := DOCTYPE.search(text, 0, 20_000)) is not None:
        if ENTITY.search(doctype.group()):
            raise PageError("the XML declares entities of its own, which are not resolved")
        text = text[: doctype.start()] + text[doctype.end() :]
    elif ENTITY.search(text, 0, 20_000) and "<!DOCTYPE" in text[:20_000]:
        raise PageError("the XML declares entities of its own, which are not resolved")
    text = PROLOGUE.sub("", text, count=1)
    parts, place = [], 0
    while (start := text.find("<![CDATA[", place)) >= 0:
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end
        parts += [_escaped(text[place:start]), text[start:end]]
        place = end
    return "".join([*parts, _escaped(text[place:])])


def _escaped(text: str) -> str:
    return NAMED.sub(_resolved, BARE.sub("&amp;", text))


def _resolved(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in {"amp;", "lt;", "gt;", "quot;", "apos;"}:
        return match.group()
    return html.escape(html5[name]) if name in html5 else f"&amp;{name}"


def _content(item: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    """The fullest text that an item has, as HTML."""
    for names in (("encoded", "content"), ("description", "summary", "abstract")):
        found = [n for n in item if _local(n) in names]
        bodies = [body for node in found if (body := _body(node))]
        if bodies:
            return max(bodies, key=len)
    return None


def _body(node: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    from lxml import etree  # noqa: PLC0415 -- only for feeds

    kind = node.get("type") or "html"
    if kind == "xhtml" or len(node):
        for part in node.iter("*"):
            part.tag = _local(part)
        inner = [etree.tostring(part, encoding="unicode", method="html") for part in node]
        return ((node.text or "") + "".join(inner)).strip() or None
    words = str(node.text or "").strip()
    # Some feeds escape their HTML once too often, so that no tag is left and many would be.
    if "<" not in words and re.search(r"&lt;(?:p|br|div|a|img)\b", words):
        words = html.unescape(words)
    return html.escape(words) if kind in {"text", "text/plain"} else words or None


def _words(node: Any, *names: str) -> str | None:  # noqa: ANN401 -- lxml has no types
    """The text of the first child with one of the names, in their order, that has some."""
    for name in names:
        for child in node:
            if _local(child) == name and (words := "".join(child.itertext()).strip()):
                return words
    return None


def _link(item: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    """The address of an item's page: not that of the feed, of a sound file, or of the comments."""
    for child in item:
        if _local(child) == "link":
            href = child.get("href")
            if href is None and (words := (child.text or "").strip()):
                return words
            if href and child.get("rel", "alternate") == "alternate":
                return str(href).strip()
    guid = next((n for n in item if _local(n) in {"guid", "id"}), None)
    words = "" if guid is None else (guid.text or "").strip()
    return words if words.startswith(("http://", "https://")) else None


def _author(item: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    names = [_words(n, "name") for n in item if _local(n) == "author" and len(n)]
    named = ", ".join(name for name in names if name)
    words = named or _words(item, "creator", "author") or ""
    # RSS has an address of mail there, with the name in brackets.
    match = re.fullmatch(r"\S+@\S+\s*\(([^()]+)\)", words)
    words = match.group(1) if match else words
    return None if re.fullmatch(r"\S*@\S*|", words) else words


def _term(item: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    terms = (n.get("label") or n.get("term") for n in item if _local(n) == "category")
    return next((term for term in terms if term), None)


def _attribute(node: Any, name: str) -> str | None:  # noqa: ANN401 -- lxml has no types
    return next((str(v) for k, v in node.attrib.items() if k.rpartition("}")[2] == name), None)


def _plain(words: str | None) -> str | None:
    """A title or a name without the tags and entities that feeds put into it."""
    if words is None:
        return None
    return " ".join(html.unescape(TAG.sub("", html.unescape(words))).split()) or None


def _local(node: Any) -> str:  # noqa: ANN401 -- lxml has no types
    """A tag's name without its namespace, declared or not; empty for comments."""
    return re.split(r"[}:]", node.tag)[-1] if isinstance(node.tag, str) else ""
