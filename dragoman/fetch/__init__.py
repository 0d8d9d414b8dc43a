"""Pages from the web into a WARC file: the only part of Dragoman that touches the network.

Each address is asked once: its host's robots.txt is obeyed (`robots`), at most one request a second
goes to a host, redirects are followed five times at most, and at each of them the host must be a
public one (`addresses`). An answer that is too slow, too large, or neither HTML, text nor XML is
refused with the reason (`client`); the others are kept as they came (`archive`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from dragoman.errors import PageError
from dragoman.fetch.addresses import Target, parse_url
from dragoman.fetch.archive import write_answer
from dragoman.fetch.client import REDIRECTS, Answer, Limits, ask
from dragoman.fetch.robots import Robots
from dragoman.pages import dropped
from dragoman.records import Dropped

__all__ = ["LIMITS", "Fetched", "Fetcher", "fetch"]

MAX_REDIRECTS = 5
# Seconds between two requests to a host; more where its robots.txt says so, up to LONGEST_PAUSE.
PAUSE = 1.0
LONGEST_PAUSE = 30.0
KINDS = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
)
LIMITS = Limits(kinds=KINDS)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched: the address asked for, where it was found, and its size."""

    url: str
    location: str
    media_type: str
    bytes: int


def fetch(
    urls: Iterable[str], warc: str, *, fetcher: Fetcher | None = None
) -> Iterator[Fetched | Dropped]:
    """Fetch pages into a WARC file, which is made or goes on; tells of each what became of it.

    Raises:
        StoreError: the file cannot be written.

    """
    fetcher = fetcher or Fetcher()
    for url in dict.fromkeys(urls):
        try:
            answer = fetcher.get(url)
        except PageError as error:
            yield dropped(url, str(error))
            continue
        write_answer(warc, answer)
        yield Fetched(url, answer.target.url, answer.media_type, len(answer.body))


class Fetcher:
    """Asks servers politely, and only public ones.

    `trusted` are addresses and ports that are asked though they are not public: for tests.
    """

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        trusted: frozenset[tuple[str, int]] = frozenset(),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Start with nothing known of any host."""
        self._limits = limits
        self._trusted = trusted
        self._sleep = sleep
        self._robots = Robots(self._follow)
        self._free: dict[str, float] = {}  # from when on a host may be asked again

    def get(self, url: str) -> Answer:
        """The answer for an address, through its redirects.

        Raises:
            PageError: why there is none: what was asked, and what is expected.

        """
        answer = self._follow(parse_url(url, self._trusted), self._limits, self._robots.check)
        if answer.status != 200:
            message = f"the server answers {answer.status} {answer.reason}".rstrip()
            raise PageError(message)
        return answer

    def _follow(
        self, target: Target, limits: Limits, check: Callable[[Target], float] | None
    ) -> Answer:
        """The first answer that is no redirect; `check` says whether a target may be asked."""
        for _ in range(MAX_REDIRECTS + 1):
            pause = PAUSE if check is None else max(PAUSE, min(check(target), LONGEST_PAUSE))
            self._wait(target.host)
            try:
                answer = ask(target, limits, self._trusted)
            finally:
                self._free[target.host] = time.monotonic() + pause
            place = answer.header("Location")
            if answer.status not in REDIRECTS or place is None:
                return answer
            # A header is bytes; where these are no ASCII they are most often UTF-8.
            place = place.encode("latin-1", "replace").decode("utf-8", "replace")
            target = parse_url(urljoin(target.url, place), self._trusted)
        message = f"more than {MAX_REDIRECTS} redirects"
        raise PageError(message)

    def _wait(self, host: str) -> None:
        rest = self._free.get(host, 0.0) - time.monotonic()
        if rest > 0:
            self._sleep(rest)
