"""Which addresses may be asked: public ones of the web, none of the user's own network."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dragoman.errors import PageError

PORTS = {"http": 80, "https": 443}
# What may stand unescaped in a path or query (RFC 3986, section 3.3 and 3.4), and the escapes.
KEPT = "%/:=&?~+!$,;'@()*[]|"
# IPv6 networks whose addresses stand for IPv4 ones: mapped and compatible (RFC 4291), 6to4
# (RFC 3056), Teredo (RFC 4380), local NAT64 (RFC 8215). No site of the web needs them.
CARRIERS = tuple(
    ipaddress.IPv6Network(network)
    for network in ("::ffff:0:0/96", "::/96", "2002::/16", "2001::/32", "64:ff9b:1::/48")
)
# Where a network has IPv6 alone, its resolver gives these for sites that have IPv4 (RFC 6052).
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """An address of the web, taken apart: `path` is path and query, escaped."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme and authority, as robots.txt is kept for it."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        usual = PORTS[self.scheme] == self.port
        return f"{self.scheme}://{named}" + ("" if usual else f":{self.port}")


def parse_url(url: str, trusted: frozenset[tuple[str, int]] = frozenset()) -> Target:
    """Take an address of the web apart. `trusted` hosts and ports need no usual port.

    Raises:
        PageError: it is no address of the web, names a user, or another port than the usual.

    """
    try:
        parts = urlsplit(url.strip())
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as error:
        message = f"{url!r} is no address of the web: {error}"
        raise PageError(message) from None
    if scheme not in PORTS:
        message = f"addresses of kind {scheme or 'none'!r} are not fetched; expected http or https"
        raise PageError(message)
    if not host:
        message = f"{url!r} names no host; expected an address such as https://example.org/page"
        raise PageError(message)
    if parts.username is not None or parts.password is not None:
        raise PageError("the address holds a user name or password; take it out")
    port = PORTS[scheme] if port is None else port
    if port not in PORTS.values() and (host, port) not in trusted:
        message = f"port {port} is not asked; expected 80 or 443"
        raise PageError(message)
    path = quote(parts.path or "/", safe=KEPT)
    path += f"?{quote(parts.query, safe=KEPT)}" if parts.query else ""
    target = Target("", scheme, host, port, path)
    return Target(target.site + path, scheme, host, port, path)


def resolve(target: Target, trusted: frozenset[tuple[str, int]] = frozenset()) -> tuple[str, ...]:
    """The IP addresses of a host, all of them checked; the connection goes to one of these.

    A name is asked for once, so that what was checked is what is connected to, whatever the name
    stands for a moment later.

    Raises:
        PageError: the host has no address, or one that is not public.

    """
    try:
        answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{target.host} has no address: {error}"
        raise PageError(message) from None
    found = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in found:
        if (address, target.port) not in trusted and not is_public(address):
            named = "" if address == target.host else f"{target.host} is "
            message = f"{named}{address}, which is no public address, and is not asked"
            raise PageError(message)
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public net: no private, local or reserved one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.is_site_local or any(ip in network for network in CARRIERS):
            return False
    return ip.is_global and not (
        ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
    )
