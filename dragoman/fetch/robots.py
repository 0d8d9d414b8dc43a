"""What the robots.txt of a site allows (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.fetch.addresses import Target
from dragoman.fetch.client import Answer, Limits

if TYPE_CHECKING:
    from protego import Protego

NAME = "dragoman"
# RFC 9309, section 2.5: a crawler reads at least 500 KiB of it. Of a longer one nothing is allowed.
LIMITS = Limits(connect=10, read=10, total=20, size=1_000_000)
Follow = Callable[[Target, Limits, None], Answer]


class Robots:
    """The rules of each site, asked for once."""

    def __init__(self, follow: Follow) -> None:
        """Take the way to ask a site."""
        self._follow = follow
        self._sites: dict[str, Protego | str] = {}

    def check(self, target: Target) -> float:
        """The seconds that the site wants between two requests (0 where it says nothing).

        Raises:
            PageError: its rules forbid the address, or it cannot be known whether they do.

        """
        if target.site not in self._sites:
            self._sites[target.site] = self._rules(target)
        rules = self._sites[target.site]
        if isinstance(rules, str):
            raise PageError(rules)
        if not rules.can_fetch(target.url, NAME):
            message = f"{target.site}/robots.txt does not allow {target.path}"
            raise PageError(message)
        return float(rules.crawl_delay(NAME) or 0)

    def _rules(self, target: Target) -> Protego | str:
        from protego import Protego  # noqa: PLC0415 -- only where something is fetched

        place = replace(target, url=f"{target.site}/robots.txt", path="/robots.txt")
        try:
            answer = self._follow(place, LIMITS, None)
        except PageError as error:
            # Section 2.3.1.4: where it cannot be reached, everything is forbidden.
            return f"{place.url} cannot be read: {error}"
        if answer.status == 200:
            return Protego.parse(_text(answer))
        if 400 <= answer.status < 500:
            # Section 2.3.1.3: where there is none, everything is allowed.
            return Protego.parse("")
        return f"{place.url} cannot be read: the server answers {answer.status} {answer.reason}"


def _text(answer: Answer) -> str:
    import zlib  # noqa: PLC0415 -- only where the rules come packed

    body = answer.body
    if (answer.header("Content-Encoding") or "").lower() == "gzip":
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, LIMITS.size)
        except zlib.error:
            body = b""
    return body.decode("utf-8", "replace")
