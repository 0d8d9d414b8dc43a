"""Open files as streams of bytes, packed ones unpacked, with a limit on what comes out."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Protocol

import zstandard

from dragoman.errors import PageError

if TYPE_CHECKING:
    from dragoman.config import Config

PACKED = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
ENDINGS = (
    (".tgz", ".tar"),
    (".tbz2", ".tar"),
    (".txz", ".tar"),
    (".gz", ""),
    (".bz2", ""),
    (".xz", ""),
    (".zst", ""),
)
# A stream that grows more than this is a bomb. News pages shrink 5 to 10 times in gzip, a thousand
# copies of one page 60 times in gzip and 150 times in zstd; zeros shrink 1,000 times in gzip.
RATIO = 200
# zstd with `--long=27`, the most that its own command unpacks without being told to.
WINDOW = 1 << 27
BUFFER = 1 << 16
# What a nested archive or one from standard input may take of the disk while it is read.
SPOOL = 2 << 30
# The faults of the unpackers; `zstandard.ZstdError` and `zlib.error` have no common base.
FAULTS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


class Reads(Protocol):
    """Whatever gives bytes in order."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        ...


class Whole(io.RawIOBase):
    """A stream that fills every buffer as far as its source goes, which pipes do not.

    `fault` says why it ended before its time; the bytes before that are given. It is kept and not
    raised because readers written in other languages do not pass exceptions on.
    """

    def __init__(self, source: Reads) -> None:
        """Take the stream that it reads."""
        super().__init__()
        self.source = source
        self.fault: str | None = None
        self.given = 0

    def readable(self) -> bool:
        """Whether it can be read; it can."""
        return True

    def tell(self) -> int:
        """How many bytes were given; FastWARC asks for it."""
        return self.given

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stay where it is, which is all that FastWARC asks for.

        Raises:
            io.UnsupportedOperation: another place is asked for.

        """
        if (whence == io.SEEK_CUR and offset == 0) or (
            whence == io.SEEK_SET and offset == self.given
        ):
            return self.given
        message = "a stream cannot be read at another place"
        raise io.UnsupportedOperation(message)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, or what the source still has of it."""
        filled = 0
        while filled < len(buffer) and (data := self.more(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        self.given += filled
        return filled

    def more(self, size: int) -> bytes:
        """Some bytes of the source, at most `size`; none at its end or behind a fault."""
        return self.source.read(size)


class Unpacked(Whole):
    """What a packed stream holds; it ends with a fault where it is broken or grows without end."""

    def __init__(self, source: Reads, kind: str, *, config: Config) -> None:
        """Take the packed stream and the name of its packing."""
        super().__init__(source)
        self.kind = kind
        self.taken = 0
        self.free = config.max_bytes
        counted = _Counted(self)
        self.unpacker = _unpacker(counted, kind)

    def more(self, size: int) -> bytes:
        """The next unpacked bytes."""
        if self.fault is not None:
            return b""
        try:
            data = self.unpacker.read1(size)
        except EOFError:
            self.fault = f"the {self.kind} stream breaks off after {self.given:,} unpacked bytes"
        except (MemoryError, *FAULTS) as error:
            self.fault = f"the {self.kind} stream is broken after {self.given:,} bytes: {error}"
        else:
            total = self.given + len(data)
            if total <= max(self.free, RATIO * self.taken):
                return data
            self.fault = (
                f"{self.taken:,} bytes of {self.kind} unpack to more than {total:,}; "
                f"the limit is {RATIO} times as many"
            )
        return b""


class _Counted:
    """The packed side of a stream, which counts what was taken from it."""

    def __init__(self, owner: Unpacked) -> None:
        self.owner = owner

    def read(self, size: int = -1, /) -> bytes:
        data = self.owner.source.read(size)
        self.owner.taken += len(data)
        return data

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return True


class _Read1(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


class _Zstd:
    """zstd frame after frame, in steps so small that a bomb cannot fill the memory in one."""

    # A block of four bytes can unpack to 128 KB: 512 bytes to 16 MB.
    STEP = 512

    def __init__(self, source: _Counted) -> None:
        self.source = source
        self.ready = self.rest = b""
        self.frame: zstandard.ZstdDecompressionObj | None = None

    def read1(self, size: int = -1, /) -> bytes:
        while not self.ready:
            data = self.rest or self.source.read(self.STEP)
            self.rest = b""
            if not data:
                if self.frame is not None:
                    raise EOFError
                return b""
            if self.frame is None:
                self.frame = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj()
            self.ready = self.frame.decompress(data)
            if self.frame.eof:
                self.rest, self.frame = self.frame.unused_data, None
        data, self.ready = self.ready[:size], self.ready[size:]
        return data


def _unpacker(source: _Counted, kind: str) -> _Read1:
    stream: IO[bytes] = source  # type: ignore[assignment]  # as much of a file as they ask for
    if kind == "gzip":
        return gzip.GzipFile(fileobj=stream, mode="rb")
    if kind == "bzip2":
        return bz2.BZ2File(stream)
    return lzma.LZMAFile(stream) if kind == "xz" else _Zstd(source)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, or a part of an archive, that is open for reading.

    `location` is what records say of where it lies, `name` what its kind is told by, `size` its
    bytes where they are known. `around` is how many archives it lies in; `above` are the streams
    that it is unpacked by.
    """

    location: str
    name: str
    stream: io.BufferedReader[Any]
    size: int | None = None
    around: int = 0
    above: tuple[Whole, ...] = ()

    @property
    def fault(self) -> str | None:
        """Why the stream ended before its time, if it did."""
        return next((s.fault for s in self.above if s.fault is not None), None)

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(BUFFER)[:BUFFER]


def packed_kind(head: bytes) -> str | None:
    """The name of the packing that some first bytes show."""
    return next((kind for magic, kind in PACKED if head.startswith(magic)), None)


def bare(name: str) -> str:
    """The name of a packed file without the ending that says so."""
    for ending, kept in ENDINGS:
        if name.lower().endswith(ending):
            return name[: -len(ending)] + kept
    return name


def unpacked(opened: Opened, kind: str, *, config: Config) -> Opened:
    """The same file, unpacked."""
    stream = Unpacked(opened.stream, kind, config=config)
    return Opened(
        location=opened.location,
        name=bare(opened.name),
        stream=io.BufferedReader(stream, BUFFER),
        around=opened.around,
        above=(*opened.above, stream),
    )


@contextmanager
def seekable(opened: Opened) -> Iterator[IO[bytes]]:
    """The same bytes as a file in which one can go back and forth.

    Raises:
        PageError: it breaks off, or takes too much of the disk.

    """
    if opened.stream.seekable():
        yield opened.stream
        return
    with tempfile.NamedTemporaryFile() as spool:
        while data := opened.stream.read(1 << 20):
            if spool.tell() + len(data) > SPOOL:
                message = f"it has more than {SPOOL:,} bytes, the limit of what is put on the disk"
                raise PageError(message)
            spool.write(data)
        if opened.fault is not None:
            raise PageError(opened.fault)
        spool.seek(0)
        yield spool


def read_whole(opened: Opened, limit: int) -> bytes:
    """All bytes of a file that is one page.

    Raises:
        PageError: there are more than `limit`, or it breaks off.

    """
    data = opened.stream.read(limit + 1)
    if opened.fault is not None:
        raise PageError(opened.fault)
    if len(data) > limit:
        size = f"more than {limit:,}" if opened.size is None else f"{opened.size:,}"
        message = f"the file has {size} bytes; the limit is {limit:,}"
        raise PageError(message)
    return data
