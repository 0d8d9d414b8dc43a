"""One request to one checked address, with bounds on time and size."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.errors import PageError
from dragoman.fetch.addresses import resolve

if TYPE_CHECKING:
    from dragoman.fetch.addresses import Target

AGENT = f"dragoman/{__version__}"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
CHUNK = 65_536
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be, and of which kinds (none named: any).

    Seconds to connect, between two packets, and in all; bytes; media types.
    """

    connect: float = 10
    read: float = 20
    total: float = 60
    size: int = 20_000_000
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the body is as it was sent, still packed where it was packed."""

    target: Target
    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)

    def header(self, name: str) -> str | None:
        """The value of the first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def media_type(self) -> str:
        """The kind of the body without its parameters, in small letters; empty where not said."""
        return (self.header("Content-Type") or "").partition(";")[0].strip().lower()


def ask(target: Target, limits: Limits, trusted: frozenset[tuple[str, int]]) -> Answer:
    """The answer of a server to GET, whatever its status; no redirect is followed.

    The name is resolved here, each address of it is checked, and the connection goes to a checked
    one: certificate and `Host` are still those of the name. No proxy of the environment is used.

    Raises:
        PageError: no public address, no connection, an answer too slow, too large or broken off.

    """
    sock = _connect(target, resolve(target, trusted), limits)
    late = threading.Event()

    def stop() -> None:
        late.set()
        # Of the plain socket, under the encryption: what waits for bytes is woken.
        with suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    clock = threading.Timer(limits.total, stop)
    clock.daemon = True
    clock.start()
    try:
        if target.scheme == "https":
            # Wrapped first and greeted then, so that the clock reaches a slow greeting too.
            sock = encrypted = _context().wrap_socket(
                sock, server_hostname=target.host, do_handshake_on_connect=False
            )
            encrypted.do_handshake()
        sock.settimeout(limits.read)
        answer = _exchange(target, sock, limits)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set():
            message = f"no whole answer within {limits.total:g} seconds"
        elif isinstance(error, TimeoutError):
            message = f"no answer for {limits.read:g} seconds"
        else:
            message = f"the exchange failed: {type(error).__name__}: {error}"
        raise PageError(message) from None
    finally:
        clock.cancel()
        sock.close()
    if late.is_set():
        message = f"no whole answer within {limits.total:g} seconds"
        raise PageError(message)
    return answer


def _connect(target: Target, addresses: tuple[str, ...], limits: Limits) -> socket.socket:
    fault: OSError | None = None
    for address in addresses[:3]:
        try:
            return socket.create_connection((address, target.port), timeout=limits.connect)
        except OSError as error:
            fault = error
    message = f"no connection to {target.host}: {fault}"
    raise PageError(message)


def _context() -> ssl.SSLContext:
    """Certificates are checked against certifi's list, or the one that SSL_CERT_FILE names."""
    import certifi  # noqa: PLC0415 -- only where something is asked over TLS

    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())


def _exchange(target: Target, sock: socket.socket, limits: Limits) -> Answer:
    address = str(sock.getpeername()[0])
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = sock
    named = target.site.partition("://")[2]
    try:
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": named, **HEADERS}.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        headers = tuple(response.getheaders())
        answer = Answer(target, address, response.status, response.reason, headers, b"")
        if answer.status != 200:
            return answer
        if limits.kinds and answer.media_type not in limits.kinds:
            kind = answer.media_type or "of a kind that is not said"
            message = f"the answer is {kind}; expected HTML, plain text or XML"
            raise PageError(message)
        return replace(answer, body=_body(response, limits.size))
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, size: int) -> bytes:
    if response.length is not None and response.length > size:
        message = f"the answer has {response.length:,} bytes; the limit is {size:,}"
        raise PageError(message)
    body = bytearray()
    while chunk := response.read(CHUNK):
        body += chunk
        if len(body) > size:
            message = f"the answer has more than {size:,} bytes, the limit"
            raise PageError(message)
    if response.length:
        message = f"the answer broke off with {response.length:,} bytes to come"
        raise PageError(message)
    return bytes(body)
