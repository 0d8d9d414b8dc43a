"""Archives of files: zip, tar and WACZ. Nothing is ever written under a name that they give."""

from __future__ import annotations

import io
import re
import struct
import tarfile
import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.pages.build import dropped
from dragoman.pages.decode import SURROGATE
from dragoman.pages.streams import BUFFER, FAULTS, RATIO, Opened, Reads, Whole, seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Dropped

# An entry of a directory takes 46 bytes in the file and 1,000 in memory.
MAX_MEMBERS = 500_000
# Names and comments; GNU tar itself refuses longer headers than this.
MAX_HEADER = 1 << 20
HELD = (
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
)
LINK = 0o120000
KIND_BITS = 0o170000
WACZ_WARC = re.compile(r"archive/.+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)


class Member(Whole):
    """A file of an archive, which ends with a fault where the archive as a whole is a bomb."""

    def __init__(self, source: Reads, spent: list[int], allowed: int) -> None:
        """Take the file's stream, and what all files of the archive have given and may give."""
        super().__init__(source)
        self.spent = spent
        self.allowed = allowed

    def more(self, size: int) -> bytes:
        """The next bytes."""
        if self.fault is not None:
            return b""
        try:
            data = self.source.read(size)
        except (MemoryError, *FAULTS, zipfile.BadZipFile, RuntimeError, tarfile.TarError) as error:
            self.fault = f"the archive is broken here: {error or type(error).__name__}"
            return b""
        self.spent[0] += len(data)
        if self.spent[0] > self.allowed:
            self.fault = (
                f"the archive unpacks to more than {self.allowed:,} bytes, "
                f"{RATIO} times its size, which is the limit"
            )
            return b""
        return data


def open_zip(
    opened: Opened, *, config: Config, pattern: re.Pattern[str] | None = None
) -> Iterator[Opened | Dropped]:
    """The files of a zip archive, open one after the other; those that match, if asked for.

    Raises:
        PageError: it is no zip archive, has too many entries, or has no file that matches.

    """
    with seekable(opened) as file, _zip(file) as archive:
        spent, found = [0], 0
        allowed = max(config.max_bytes, RATIO * file.seek(0, io.SEEK_END))
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if pattern is not None and pattern.fullmatch(info.filename) is None:
                continue
            found += 1
            location = f"{opened.location}!/{info.filename}"
            reason = _refusal(info.filename)
            if (info.external_attr >> 16) & KIND_BITS == LINK:
                reason = "a symbolic link in an archive, which is not followed"
            elif info.flag_bits & 1:
                reason = "the file is encrypted; unpack the archive with its password"
            if reason is not None:
                yield dropped(location, reason)
                continue
            try:
                stream = archive.open(info)
            except (zipfile.BadZipFile, *FAULTS, NotImplementedError, RuntimeError) as error:
                yield dropped(location, f"the archive is broken here: {error}")
                continue
            with stream:
                member = Member(stream, spent, allowed)
                yield _opened(opened, info.filename, member, info.file_size)
            if spent[0] > allowed:
                raise PageError(str(member.fault))
    if found == 0:
        raise PageError("the archive holds no file" + (" archive/*.warc.gz" if pattern else ""))


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    """The archive, with its directory read.

    Raises:
        PageError: it is none, or has too many entries.

    """
    _check_directory(file)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, *FAULTS, struct.error, NotImplementedError) as error:
        message = f"not a zip archive that can be read: {error}"
        raise PageError(message) from None


def open_tar(opened: Opened, *, config: Config) -> Iterator[Opened | Dropped]:
    """The files of a tar archive, open one after the other as the archive passes by.

    Raises:
        PageError: it is no tar archive, or breaks off.

    """
    found = 0
    try:
        archive = tarfile.open(  # noqa: SIM115 -- it is the caller who closes the stream
            fileobj=opened.stream, mode="r|", tarinfo=_Header
        )
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # it would keep every header
            location = f"{opened.location}!/{info.name}"
            if info.isdir() or (_is_hidden(info.name) and ".." not in info.name):
                continue
            found += 1
            if (reason := _refusal(info.name)) is not None:
                yield dropped(location, reason)
            elif info.issym() or info.islnk():
                yield dropped(location, "a link in an archive, which is not followed")
            elif not info.isreg() or info.issparse():
                yield dropped(location, "not a regular file; expected a file or a folder")
            elif (stream := archive.extractfile(info)) is not None:
                # What a tar holds is as big as the tar, so that nothing can grow in it.
                member = Member(stream, [0], max(config.max_bytes, info.size))
                yield _opened(opened, info.name, member, info.size)
    except (tarfile.TarError, *FAULTS) as error:
        message = f"the tar archive breaks off after {found:,} files: {opened.fault or error}"
        raise PageError(message) from None
    if opened.fault is not None:
        raise PageError(opened.fault)
    if found == 0:
        raise PageError("the archive holds no file")


class _Header(tarfile.TarInfo):
    """A header of a tar archive, refused where it would be held as a whole and is too long."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            # tarfile takes a broken header behind the first for the end of the archive.
            if isinstance(error, tarfile.InvalidHeaderError):  # type: ignore[attr-defined]
                message = f"the tar archive is broken: {error}"
                raise PageError(message) from None
            raise
        if header.type in HELD and header.size > MAX_HEADER:
            message = (
                f"the tar archive has a header of {header.size:,} bytes and type {header.type!r}"
            )
            raise PageError(message)
        return header


def _opened(opened: Opened, name: str, member: Member, size: int) -> Opened:
    return Opened(
        location=SURROGATE.sub("\ufffd", f"{opened.location}!/{name}"),
        name=name,
        stream=io.BufferedReader(member, BUFFER),
        size=size,
        around=opened.around + 1,
        above=(*opened.above, member),
    )


def _is_hidden(name: str) -> bool:
    """Whether a file is one of those that file managers do not show."""
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in parts)


def _refusal(name: str) -> str | None:
    """Why a name is not one of a file inside the archive, if it is not."""
    parts = re.split(r"[/\\]", name)
    if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", name) or "\x00" in name:
        return f"the name {name[:100]!r} leads out of the archive; such a file is not read"
    return None


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a zip archive whose directory alone would fill the memory.

    Raises:
        PageError: names the number of entries and the limit.

    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    length = int.from_bytes(tail[place + 12 : place + 16], "little") if place >= 0 else 0
    wide = tail.rfind(b"PK\x06\x06")
    if length == 0xFFFFFFFF and wide >= 0:
        length = int.from_bytes(tail[wide + 40 : wide + 48], "little")
    if length > 100 * MAX_MEMBERS:
        message = (
            f"the archive's directory has {length:,} bytes; the limit is {100 * MAX_MEMBERS:,}"
        )
        raise PageError(message)
    file.seek(0)
