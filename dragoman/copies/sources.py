"""The outlets and agencies that articles name as their sources, by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.text import fold

if TYPE_CHECKING:
    from dragoman.records import Article

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.|edition\.|m\.)?([\w-]+)\.[\w.]{2,}(?:/.*)?$")


def source_key(name: str) -> str:
    """An outlet's or agency's name as a key: "edition.cnn.com", "CNN" and "cnn" are one."""
    found = _DOMAIN.match(name.strip().casefold())
    return re.sub(r"\W+", "", fold(found.group(1) if found else name))


def common_source(left: Article, right: Article) -> str | None:
    """The key of a source outside both articles that both name, first by the alphabet."""
    own = {source_key(article.outlet) for article in (left, right) if article.outlet}
    both = {source_key(name) for name in left.credits} & {
        source_key(name) for name in right.credits
    }
    return min(both - own, default=None)
