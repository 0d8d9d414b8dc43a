"""How many independent sources a story has, and which outside sources its articles share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dragoman.copies.sources import source_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.records import Article, Copy


def common_sources(members: Sequence[Article]) -> tuple[str, ...]:
    """The outlets that two or more articles of a story name as their source and none is from.

    The one that most of them name comes first.
    """
    own = {source_key(article.outlet) for article in members if article.outlet is not None}
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for article in members:
        for name in article.credits:
            named[source_key(name)].setdefault(article.article_id, name)
    shared = [
        (-len(by), min(by.values())) for key, by in named.items() if len(by) > 1 and key not in own
    ]
    return tuple(name for _, name in sorted(shared))


def find_origins(members: Sequence[Article], copies: Sequence[Copy]) -> tuple[tuple[str, ...], ...]:
    """The articles of a story, put together where one rests on another; ids in order.

    Two articles are of one origin when
    1. one is a copy of the other, in any of the kinds;
    2. both credit the same source (agency, outlet) and tell the same story: what they have, they
       have from there, whether or not that source is in the ledger;
    3. one credits the outlet that published the other.
    Origins are the connected components of these links.
    """
    parent = {article.article_id: article.article_id for article in members}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def unite(one: str, two: str) -> None:
        low, high = sorted((root(one), root(two)))
        parent[high] = low

    for copy in copies:
        if copy.earlier_id in parent and copy.later_id in parent:
            unite(copy.earlier_id, copy.later_id)
    by_source: dict[str, str] = {}
    for article in members:
        keys = [source_key(name) for name in article.credits]
        if article.outlet is not None:
            keys.append(source_key(article.outlet))
        for key in keys:
            unite(by_source.setdefault(key, article.article_id), article.article_id)
    trees: dict[str, list[str]] = {}
    for article in members:
        trees.setdefault(root(article.article_id), []).append(article.article_id)
    return tuple(tuple(sorted(tree)) for _, tree in sorted(trees.items()))
