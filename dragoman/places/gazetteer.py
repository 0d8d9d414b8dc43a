"""What a name of a place can stand for: towns, provinces, counties and states, with coordinates.

The table (`words/all/places_world.tsv`, GeoNames) is sorted by the folded name. It is read as lines
and looked up by bisection, so that nothing is parsed but the rows of the name that is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dragoman import words

if TYPE_CHECKING:
    from collections.abc import Iterable

# One form for words that stand in names of places in two.
SHORT = {"saint": "st", "fort": "ft", "mount": "mt"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can stand for.

    `division` is GeoNames' code of the state or province it lies in, or of itself; `population` is
    0 where it is no town.
    """

    name: str
    country: str | None
    division: str
    kind: str  # capital, city, county, province, state, region, water, point
    population: int
    latitude: float
    longitude: float

    @property
    def area(self) -> tuple[str | None, str]:
        """The state and the first-level division that the place lies in."""
        return self.country, self.division.split(".", maxsplit=1)[0]


def key_of(tokens: Iterable[str]) -> str:
    """The form in which a name is looked up, of its folded words."""
    return " ".join(SHORT.get(t, t) for t in tokens)


@cache
def _lines() -> list[bytes]:
    """The rows of the table, in order; 25 ms for 130,000."""
    rows = (words.FOLDER / words.ALL / "places_world.tsv").read_bytes().split(b"\n")
    head = next(i for i, row in enumerate(rows) if not row.startswith(b"#"))
    return rows[head + 1 : -1]


@lru_cache(maxsize=20_000)
def candidates(key: str) -> tuple[Candidate, ...]:
    """All that a key can stand for, the largest first."""
    rows = _lines()
    sought = key.encode() + b"\t"
    i = bisect_left(rows, sought)
    found = []
    while i < len(rows) and rows[i].startswith(sought):
        _, name, country, division, kind, people, lat, lon = rows[i].decode().split("\t")
        place = Candidate(
            name or key.title(), country, division, kind, int(people), float(lat), float(lon)
        )
        found.append(place)
        i += 1
    return tuple(sorted(found, key=lambda c: -c.population))


@lru_cache(maxsize=50_000)
def begins_name(word: str) -> bool:
    """Whether a name of the table begins with a folded word."""
    rows = _lines()
    key = SHORT.get(word, word).encode()
    i = bisect_left(rows, key)
    return i < len(rows) and rows[i].startswith((key + b" ", key + b"\t"))


@cache
def points_of_states() -> dict[str, tuple[float, float]]:
    """ISO 3166-1 alpha-3 -> latitude and longitude of the middle of the state."""
    rows = words.table(words.ALL, "places_states")
    return {row["state"]: (float(row["lat"]), float(row["lon"])) for row in rows}
