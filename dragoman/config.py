"""All settings, in one frozen record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.errors import ConfigError

ENGINES = ("local", "dask")


@dataclass(frozen=True, slots=True)
class Config:
    """What a run may be told.

    `published` (ISO 8601 day) and `outlet` are the user's word for every page of the run and
    stand above what a page says. `max_bytes` bounds one page, `max_line` one line of flattened
    text, `page_seconds` the time that one page may take.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    jobs: int = 1
    engine: str = "local"
    max_bytes: int = 20_000_000
    # A line of a million characters is data, not prose: War and Peace is three.
    max_line: int = 1_000_000
    page_seconds: int = 120

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
        if self.jobs < 1:
            message = f"jobs is {self.jobs}; expected 1 or more"
            raise ConfigError(message)
