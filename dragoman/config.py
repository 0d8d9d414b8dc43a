"""All settings, in one frozen record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.errors import ConfigError

ENGINES = ("local", "dask")
# The least that a number may be.
LEAST = {"jobs": 0, "max_bytes": 1, "max_line": 1, "page_seconds": 1, "page_memory": 0}


@dataclass(frozen=True, slots=True)
class Config:
    """What a run may be told.

    `published` (ISO 8601 day) and `outlet` are the user's word for every page of the run and
    stand above what a page says. `max_bytes` bounds one page, `max_line` one line of flattened
    text. With workers, `page_seconds` bounds the time of one page, and on Linux `page_memory` the
    bytes that a worker may hold (0 is no bound). `jobs` is how many worker processes there are; 0
    reads in this process, where a page that hangs or crashes a library takes the run with it.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    jobs: int = 0
    engine: str = "local"
    max_bytes: int = 20_000_000
    # A line of a million characters is data, not prose: War and Peace is three.
    max_line: int = 1_000_000
    page_seconds: int = 120
    # With all models loaded a worker holds 0.3 GB; HTML of 20 MB is made a page in 0.5 (2026-11).
    page_memory: int = 4_000_000_000

    def __post_init__(self) -> None:
        """Refuse settings that cannot be.

        Raises:
            ConfigError: names the setting, its value and what it may be.

        """
        if self.published is not None:
            try:
                dt.date.fromisoformat(self.published)
            except ValueError:
                message = f"published is {self.published!r}; expected a day such as 2024-04-26"
                raise ConfigError(message) from None
        if self.engine not in ENGINES:
            message = f"engine is {self.engine!r}; expected one of {', '.join(ENGINES)}"
            raise ConfigError(message)
        for name, least in LEAST.items():
            value = getattr(self, name)
            if value < least:
                message = f"{name} is {value}; expected {least} or more"
                raise ConfigError(message)
