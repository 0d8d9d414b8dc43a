"""Web archives: WARC, packed or not, with the responses of a crawl."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.pages.build import Source, dropped, iso_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.pages.streams import Opened
    from dragoman.records import Dropped

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(opened: Opened, *, config: Config) -> Iterator[Source | Dropped]:
    """A source for each successful HTML or text response, and for each text that a crawler made.

    Raises:
        PageError: the file holds no such record, or breaks off.

    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 -- only for archives

    wanted = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    found = 0
    fault: str | None = None
    try:
        for record in ArchiveIterator(opened.stream, record_types=wanted, stream_detect=False):
            source = _source(record, opened, config)
            if source is not None:
                found += 1
                yield source
    except (OSError, ValueError, EOFError) as error:
        fault = str(error)
    except BaseException as error:
        # FastWARC's core is written in Rust and panics with an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        fault = str(error)
    fault = opened.fault or fault
    if fault is not None and found:
        message = f"the archive breaks off after {found:,} pages, which are read: {fault}"
        raise PageError(message)
    if fault is not None:
        message = f"not a WARC file that can be read: {fault}"
        raise PageError(message)
    if found == 0:
        message = f"no response of type {', '.join(PAGE_TYPES)} with status 200 in this archive"
        raise PageError(message)


def _source(record: Any, opened: Opened, config: Config) -> Source | Dropped | None:  # noqa: ANN401 -- FastWARC has no types
    """What one record gives; nothing where it is no page."""
    http = record.http_headers
    kind = str(record.http_content_type or record.headers.get("Content-Type") or "")
    kind = kind.partition(";")[0].strip().lower()
    if kind not in PAGE_TYPES or (http is not None and http.status_code not in {None, 200}):
        return None
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    location = url or f"{opened.location}:{record.record_id}"
    expected = record.content_length
    data = record.reader.read(config.max_bytes + 1)
    if len(data) > config.max_bytes:
        return dropped(
            location, f"the response has more than {config.max_bytes:,} bytes, the limit"
        )
    if len(data) < expected:
        reason = f"the record breaks off after {len(data):,} of its {expected:,} bytes"
        return dropped(location, reason)
    if http is not None:
        decoded = _decoded(data, {str(k).lower(): str(v) for k, v in http}, config.max_bytes)
        if isinstance(decoded, str):
            return dropped(location, decoded)
        data = decoded
    return Source(
        location=location,
        data=data,
        media_type="text/html" if "html" in kind else kind,
        charset=record.http_charset,
        url=url,
        fetched_at=iso_time(record.headers.get("WARC-Date")),
    )


def _decoded(data: bytes, headers: dict[str, str], limit: int) -> bytes | str:
    """The content of a response that was sent in chunks or packed; a reason where it is too much.

    Crawlers keep the headers and decode the content as often as not, so that the headers are only
    believed where the content can be decoded by them.
    """
    coded = {k: headers[k] for k in ("transfer-encoding", "content-encoding") if k in headers}
    if all(value.strip().lower() == "identity" for value in coded.values()):
        return data
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 -- only for archives

    http = "HTTP/1.1 200 OK\r\n" + "".join(f"{k}: {v}\r\n" for k, v in coded.items()) + "\r\n"
    block = http.encode("utf-8", "replace") + data
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    try:
        # The one record by itself: what goes wrong in it does not end the archive.
        stream = io.BytesIO(head.encode() + block + b"\r\n\r\n")
        for record in ArchiveIterator(stream, auto_decode="all", stream_detect=False):
            decoded = bytes(record.reader.read(limit + 1))
            if len(decoded) > limit:
                return f"the response unpacks to more than {limit:,} bytes, the limit"
            return decoded or data
    except (OSError, ValueError, EOFError):
        pass
    return data
