"""Which addresses may be asked at all. A name is looked up once, and what is checked is what is connected to.

Private, loopback, link-local and reserved addresses (as the IANA special-purpose registries list them) are refused
unless the user allows them: a feed must not be able to make this machine ask its own network.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore

from dateline.errors import SourceRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]
_PORTS = {"http": 80, "https": 443}


def system_lookup(host: str, port: int) -> list[str]:
    """The addresses of ``host`` by the system's resolver. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses only, and to those hosts and networks that ``allow`` names.

    ``allow`` holds host names ("wire.lan"), addresses or networks ("127.0.0.0/8", "::1").
    """

    def __init__(self, allow: Iterable[str] = (), lookup: Lookup = system_lookup) -> None:
        self._networks, self._hosts = _sorted(allow)
        self._lookup = lookup
        self._inner = httpcore.SyncBackend()

    def check(self, uri: str) -> None:
        """Raises SourceRefused for what is no plain http(s) address, before anything is looked up."""
        try:
            parts = urlsplit(uri)
            port = parts.port
        except ValueError:
            raise SourceRefused(uri, "no address", "write it as https://host/path") from None
        if parts.scheme not in _PORTS or not parts.hostname:
            raise SourceRefused(uri, "no http or https address", "write it as https://host/path")
        if parts.username is not None or parts.password is not None:
            raise SourceRefused(uri, "an address with a password in it", "take the part before @ out")
        if port == 0:
            raise SourceRefused(uri, "port 0", "leave the port out")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of ``host`` that may be asked. Raises SourceRefused, ConnectError."""
        try:
            found = self._lookup(host.rstrip("."), port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no such host ({error})") from error
        allowed = [address for address in found if self._may(host, address)]
        if not allowed:
            what = f"a private or reserved address ({', '.join(found[:2])})"
            raise SourceRefused(host, what, f"if it is yours, allow it with: --allow {host}")
        return self._inner.connect_tcp(allowed[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Always refused."""
        raise SourceRefused(path, "a socket of this machine", "write it as https://host/path")

    def sleep(self, seconds: float) -> None:
        """Asked for by the pool between tries; we make none."""

    def _may(self, host: str, text: str) -> bool:
        address = ipaddress.ip_address(text.partition("%")[0])
        plain = getattr(address, "ipv4_mapped", None) or address
        if host.lower() in self._hosts or any(plain in network for network in self._networks):
            return True
        return is_public(plain)


def is_public(address: Address) -> bool:
    """True for an address of the open internet."""
    inside = (getattr(address, "sixtofour", None), (getattr(address, "teredo", None) or (None, None))[1])
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not odd and all(one is None or one.is_global for one in inside)


def _sorted(allow: Iterable[str]) -> tuple[list[Any], frozenset[str]]:
    networks, hosts = [], set()
    for one in allow:
        try:
            networks.append(ipaddress.ip_network(one, strict=False))
        except ValueError:
            hosts.add(one.lower())
    return networks, frozenset(hosts)
