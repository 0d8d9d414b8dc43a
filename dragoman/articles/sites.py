"""What the pages of one site have in common, learned while they are read.

A menu, a footer, a box of other stories stands on many pages of a site, a story's own words on
one. What is kept of a site is small: a key of each line and on how many pages it stands. Two
things look like furniture and are none: the same story found twice on a site, and the paragraph of
background that an outlet puts under each story of a run. So a page whose sentences are known
already is no second witness for them, and a line as long as a sentence counts as furniture only
where it stands on a good share of all pages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.articles.furniture import fold
from dragoman.articles.stems import shared_of, stems_of
from dragoman.records import Site, SiteLine, make_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dragoman.articles.lines import Line
    from dragoman.config import Config
    from dragoman.records import Page

# The lines of a site that are kept: the most frequent, and of those seen once a sample, since
# what is seen once may be seen again.
MOST_LINES = 5_000
# A short line is furniture from so many pages on, and from such a share of the site's pages.
LEAST_PAGES = 3
LEAST_SHARE = 0.05
# A line of so many words is a sentence: furniture only from more pages and a larger share on. In
# 612 reports of one event from 75 sites, what recurs on a quarter of a site's pages is notes on
# subscription, comments and rights; what recurs on fewer is background that its stories share.
SENTENCE_WORDS = 12
SHORT_SENTENCE = 6  # of one with a full stop
SENTENCE_PAGES = 4
SENTENCE_SHARE = 0.25
# A page of which nearly all the sentences are known tells a story that was counted; one with many
# sentences of furniture has its own beside them.
REPEATED = 0.8
TOLD = 3
# A title stands above its story, a headline in a list above other headlines.
TITLE_WORDS = 4
TITLE_SHARED = 0.5
LOOK_BELOW = 10
MARKED = {"head", "prose", "ticker"}


def learn_site(known: Site | None, pages: Sequence[Page], *, config: Config) -> Iterator[Site]:
    """What is known of a site after some more of its pages; nothing where no outlet is named.

    `pages` are pages of one site that `known` has not counted. What is learned of all at once and
    in batches is the same as long as a site has no more lines than are kept.
    """
    del config
    if known is not None:
        yield _learn(known, known.name, pages)
        return
    for name in sorted({page.outlet for page in pages if page.outlet is not None}):
        yield _learn(None, name, [page for page in pages if page.outlet == name])


def _learn(known: Site | None, name: str, pages: Sequence[Page]) -> Site:
    counts = Counter({line.key: line.pages for line in known.lines} if known else {})
    for page in sorted(pages, key=lambda page: page.page_id):
        keys = _keys(page.text)
        told = [key for key in keys if key.startswith(SENTENCE)]
        if len(told) >= TOLD and sum(key in counts for key in told) >= REPEATED * len(told):
            keys = keys.difference(told)
        counts.update(keys)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_LINES]
    read = len(pages) + (0 if known is None else known.pages)
    return Site(make_id("site", name), name, read, tuple(SiteLine(k, n) for k, n in most))


# How the key of a line that is as long as a sentence begins.
SENTENCE = "s"


def line_key(line: str) -> str:
    """What a line says in 16 hexadecimal digits, whatever its case and the marks around it.

    That of a line as long as a sentence has an `s` before them.
    """
    words = fold(line)
    key = hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
    count = words.count(" ") + 1
    ended = count >= SHORT_SENTENCE and line.rstrip('"”’») ').endswith(".")
    return f"{SENTENCE}{key}" if count >= SENTENCE_WORDS or ended else key


def _keys(text: str) -> frozenset[str]:
    return frozenset(line_key(line) for line in text.splitlines() if fold(line))


def common_lines(sites: Sequence[Site]) -> frozenset[str]:
    """The keys of the lines that stand on many pages of a page's site."""
    return frozenset(
        line.key
        for site in sites
        for line in site.lines
        if line.pages
        >= (
            max(SENTENCE_PAGES, SENTENCE_SHARE * site.pages)
            if line.key.startswith(SENTENCE)
            else max(LEAST_PAGES, LEAST_SHARE * site.pages)
        )
    )


def mark_common(lines: Sequence[Line], text: str, common: Collection[str]) -> list[Line]:
    """The lines, those of them that the site has on many pages as furniture.

    Not a headline above a story that takes up its words: it stands on the other pages because
    their lists of the most read name it, and here because it is the title.
    """
    if not common:
        return list(lines)
    shared = [line.kind in MARKED and line_key(line.of(text)) in common for line in lines]
    found = []
    for k, line in enumerate(lines):
        own = shared[k] and not (line.words >= TITLE_WORDS and _heads(lines, text, k, shared))
        found.append(replace(line, kind="furniture", dateline=None) if own else line)
    return found


def _heads(lines: Sequence[Line], text: str, k: int, shared: Sequence[bool]) -> bool:
    """Whether prose of this page alone stands below a line and takes up its words."""
    below = [
        lines[j].of(text)
        for j in range(k + 1, min(k + 1 + LOOK_BELOW, len(lines)))
        if lines[j].kind == "prose" and not shared[j]
    ]
    return bool(below) and shared_of(lines[k].of(text), stems_of(below)) >= TITLE_SHARED
