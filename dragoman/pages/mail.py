"""Pages that a browser saved with all their parts (MHTML), and newsletters (EML)."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.pages.build import Source, iso_time
from dragoman.pages.streams import read_whole

if TYPE_CHECKING:
    from email.message import Message

    from dragoman.config import Config
    from dragoman.pages.streams import Opened

# The headers that a mail or a saved page begins with.
START = re.compile(
    rb"(?:From|MIME-Version|Return-Path|Received|Delivered-To|Date|Subject|Message-ID"
    rb"|Content-Type|Snapshot-Content-Location):\s",
    re.IGNORECASE,
)
# Python's parsers of headers take gigabytes for one of some megabytes.
MAX_HEADER = 2_000
VERSION = re.compile(rb"^MIME-Version:\s*1", re.IGNORECASE | re.MULTILINE)


def is_mail(head: bytes) -> bool:
    """Whether some bytes begin with the headers of a mail."""
    return START.match(head) is not None and VERSION.search(head[:8192]) is not None


def read_mail(opened: Opened, *, config: Config) -> Source:
    """The HTML or, where there is none, the plain text of a saved page or a mail.

    Raises:
        PageError: it is too big, is no mail, or has neither.

    """
    from email import message_from_bytes  # noqa: PLC0415 -- only for mails

    data = read_whole(opened, 4 * config.max_bytes)  # pictures lie beside the page
    try:
        mail = message_from_bytes(data)
        parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
        part = next((p for p in parts if p.get_content_subtype() == "html"), None)
        part = part or next((p for p in parts if p.get_content_subtype() == "plain"), None)
        if part is None:
            raise PageError("neither HTML nor plain text among the parts of this mail")
        payload = part.get_payload(decode=True)
        url = _header(mail, "Snapshot-Content-Location") or _header(part, "Content-Location")
        subject, date = _header(mail, "Subject"), _header(mail, "Date")
        charset = part.get_content_charset()
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        IndexError,
        RecursionError,
    ) as error:
        # The parser of headers fails on broken ones in ways of its own.
        message = f"not a mail that can be read: {type(error).__name__}: {error}"
        raise PageError(message) from error
    body = payload if isinstance(payload, bytes) else b""
    if len(body) > config.max_bytes:
        message = f"its page has {len(body):,} bytes; the limit is {config.max_bytes:,}"
        raise PageError(message)
    url = url if url is not None and url.startswith("http") else None
    # A saved page has the day of saving in its head and the window's title for a subject.
    is_page = url is not None
    return Source(
        location=url or opened.location,
        data=body,
        media_type="text/html" if part.get_content_subtype() == "html" else "text/plain",
        charset=charset,
        url=url,
        title=None if is_page else subject,
        published=None if is_page or not date else (date, "mail_date"),
        fetched_at=iso_time(date) if is_page else None,
    )


def _header(part: Message, name: str) -> str | None:
    """A header with its encoded words decoded; what is longer than any title is cut off."""
    from email.header import decode_header, make_header  # noqa: PLC0415 -- only for mails

    words = str(part.get(name) or "")[:MAX_HEADER]
    with suppress(ValueError, LookupError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.split()) or None
