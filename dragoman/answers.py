"""What the ledger gives when it is asked: records, with ways out of Dragoman."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from dragoman.export import as_line, to_frame
from dragoman.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from dragoman.ledger import Ledger

R = TypeVar("R", bound=Record)


class Rows(Generic[R]):
    """Records that were asked for: a sequence with ways out to dicts, JSON Lines and polars."""

    def __init__(self, record_type: type[R], records: Sequence[R], ledger: Ledger) -> None:
        """Hold the records, and the ledger that has their words."""
        self.record_type = record_type
        self._records = records
        self._ledger = ledger

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[R]: ...
    def __getitem__(self, index: int | slice) -> R | Rows[R]:
        if isinstance(index, slice):
            return Rows(self.record_type, self._records[index], self._ledger)
        return self._records[index]

    def __repr__(self) -> str:
        return f"<{len(self)} x {self.record_type.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each record as in the JSON Lines export, spans with their words."""
        return [self._ledger.to_json(record) for record in self._records]

    def to_json(self) -> str:
        """The records as JSON Lines, exactly as exported; empty where there are none."""
        return "".join(as_line(told) + "\n" for told in self.to_dicts())

    def to_polars(self) -> pl.DataFrame:
        """The records as a polars frame; spans are structs with their words."""
        return to_frame(self.to_dicts(), self.record_type)
