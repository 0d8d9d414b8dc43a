"""What the pages of one site have in common, learned while they are read."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from dragoman.articles.furniture import fold
from dragoman.records import Site, SiteLine, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.config import Config
    from dragoman.records import Page


def learn_site(known: Site | None, pages: Sequence[Page], *, config: Config) -> Iterator[Site]:
    """What is known of a site after some more of its pages; nothing where no outlet is named."""
    del config
    names = {page.outlet for page in pages} - {None}
    counts = Counter({line.key: line.pages for line in known.lines} if known else {})
    for page in pages:
        counts.update({line_key(line) for line in page.text.split("\n") if line.strip()})
    lines = tuple(SiteLine(key, n) for key, n in sorted(counts.items()) if n > 1)
    for name in names:
        seen = len(pages) + (known.pages if known else 0)
        yield Site(make_id("site", name), str(name), seen, lines)


def line_key(line: str) -> str:
    """A line by what it says, whatever its case and the marks around it."""
    return hashlib.blake2b(fold(line).encode(), digest_size=8).hexdigest()
