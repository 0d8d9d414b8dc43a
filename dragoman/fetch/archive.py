"""Answers of servers as records of a WARC file, which `dragoman read` takes."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import StoreError
from dragoman.fetch.client import AGENT

if TYPE_CHECKING:
    from dragoman.fetch.client import Answer

# The body is kept without the chunks that it came in, and its length is said anew.
OF_THE_WAY = ("transfer-encoding", "content-length", "connection", "keep-alive")


def write_answer(path: str, answer: Answer) -> None:
    """Put an answer at the end of a WARC file, which is made where it is missing.

    Each record is a member of its own of a `.gz` file, as ISO 28500 has it in annex D.

    Raises:
        StoreError: the file cannot be written.

    """
    file = Path(path)
    try:
        data = b"" if file.exists() and file.stat().st_size else _packed(path, _info())
        data += _packed(path, _response(answer))
        with file.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise StoreError(message) from error


def _packed(path: str, record: bytes) -> bytes:
    return gzip.compress(record, mtime=0) if path.endswith(".gz") else record


def _info() -> bytes:
    fields = f"software: {AGENT}\r\nformat: WARC File Format 1.1\r\nrobots: obeyed\r\n"
    return _record("warcinfo", fields.encode(), {"Content-Type": "application/warc-fields"})


def _response(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
    lines += [f"{k}: {v}" for k, v in answer.headers if k.lower() not in OF_THE_WAY]
    lines += [f"Content-Length: {len(answer.body)}", "", ""]
    # http.client reads headers as Latin-1, so that these are the bytes that came.
    block = "\r\n".join(lines).encode("latin-1", "replace") + answer.body
    headers = {
        "WARC-Target-URI": answer.target.url,
        "WARC-IP-Address": answer.address,
        "Content-Type": "application/http; msgtype=response",
    }
    return _record("response", block, headers)


def _record(kind: str, block: bytes, headers: dict[str, str]) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType  # noqa: PLC0415 -- only for archives

    record = WarcRecord()
    record.init_headers(record_type=getattr(WarcRecordType, kind))
    for name, value in headers.items():
        record.headers[name] = value
    record.set_bytes_content(block)
    stream = io.BytesIO()
    record.write(stream, checksum_data=True)
    return stream.getvalue()
