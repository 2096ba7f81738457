"""One GET under limits: of time, of bytes (packed and unpacked), of redirects, each of which is checked again."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import certifi
import httpcore
import msgspec

from dateline.errors import SourceError, SourceFailed, SourceRefused, SourceTooLarge
from dateline.sources.web.clock import Clock
from dateline.sources.web.guard import Guard

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
Headers = dict[bytes | str, bytes | str]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """``max_bytes`` of a document unpacked, ``seconds`` for all of it, ``quiet`` seconds without a byte, redirects."""

    max_bytes: int = 16 * 1024 * 1024
    seconds: float = 60.0
    quiet: float = 15.0
    redirects: int = 5


class Validators(msgspec.Struct, frozen=True):
    """What a server gave to ask it again by (RFC 9110, 8.8): only a changed document comes then."""

    etag: str = ""
    last_modified: str = ""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: where it finally came from, its status and headers (small letters), its bytes as sent and unpacked."""

    address: str
    final: str
    status: int
    headers: Mapping[str, str]
    sent: bytes
    data: bytes

    @property
    def unchanged(self) -> bool:
        """True where the server says that nothing is new (304)."""
        return self.status == 304

    @property
    def validators(self) -> Validators:
        """What to ask by next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


class Client:
    """Asks through ``guard`` under ``limits``; ``agent`` is what it calls itself, with an address to complain to."""

    def __init__(self, guard: Guard, limits: Limits, clock: Clock, agent: str) -> None:
        context = ssl.create_default_context(cafile=certifi.where())
        self._guard, self._limits, self._clock, self.agent = guard, limits, clock, agent
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=guard, max_connections=8, keepalive_expiry=20.0
        )

    def close(self) -> None:
        """Lets go of all connections."""
        self._pool.close()

    def check(self, address: str) -> None:
        """Raises SourceRefused for what is no address that may be asked."""
        self._guard.check(address)

    def get(
        self,
        address: str,
        validators: Validators | None = None,
        *,
        most: int | None = None,
        part: tuple[int, int] | None = None,
    ) -> Fetched:
        """The document at ``address``; status 304 where ``validators`` still hold. ``most``: bytes, if not the limit.

        ``part``: only so many bytes from an offset on, (offset, length); status 206.

        Raises SourceRefused (address, redirect), SourceTooLarge, SourceFailed (network, time, any other status; with
        ``status`` and ``retry_after``).
        """
        deadline, at = self._clock.ticks() + self._limits.seconds, address
        for _ in range(self._limits.redirects + 1):
            self._guard.check(at)
            headers = self._headers(validators, part)
            answer = self._once(address, at, headers, most or self._limits.max_bytes, deadline)
            onward = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not onward:
                return _accepted(answer, part is not None)
            at = _target(address, at, onward)
        raise SourceRefused(address, f"more than {self._limits.redirects} redirects", "look where it leads by hand")

    def _once(self, address: str, at: str, asked: Headers, most: int, deadline: float) -> Fetched:
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.quiet)
        try:
            with self._pool.stream("GET", _ascii(at), headers=asked, extensions={"timeout": waits}) as answer:
                headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in answer.headers}
                skip = answer.status in _REDIRECTS or answer.status == 304
                sent, data = (b"", b"") if skip else self._body(address, answer.iter_stream(), headers, most, deadline)
                return Fetched(address=address, final=at, status=answer.status, headers=headers, sent=sent, data=data)
        except SourceRefused as error:
            raise SourceRefused(address, error.problem, error.advice) from None
        except httpcore.TimeoutException:
            raise SourceFailed(address, f"silent for {self._limits.quiet:g} s", "try again later") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise SourceFailed(address, _told(error), "try again later") from None
        except (ValueError, UnicodeError) as error:
            raise SourceRefused(address, f"no address ({error})", "write it as https://host/path") from None

    def _headers(self, validators: Validators | None, part: tuple[int, int] | None) -> Headers:
        headers: Headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        if part is not None:
            headers["Range"] = f"bytes={part[0]}-{part[0] + part[1] - 1}"
            headers["Accept-Encoding"] = "identity"
        return headers

    def _body(
        self, address: str, pieces: Iterator[bytes], headers: Mapping[str, str], most: int, deadline: float
    ) -> tuple[bytes, bytes]:
        """The bytes as sent and unpacked, read piece by piece so that no limit is passed by more than one piece."""
        kind = headers.get("content-encoding", "identity").lower()
        if kind not in _PACKED and kind != "identity":
            raise SourceFailed(address, f"packed as {kind!r}, which was not asked for", "save it by hand")
        sent, data, unpack = bytearray(), bytearray(), _unpacker(kind)
        for piece in pieces:
            if self._clock.ticks() > deadline:
                raise SourceFailed(address, f"not done after {self._limits.seconds:g} s", "raise --seconds")
            sent += piece
            try:
                data += unpack(piece, most + 1 - len(data))
            except zlib.error as error:
                raise SourceFailed(address, f"broken packing ({error})", "try again later") from None
            if max(len(sent), len(data)) > most:
                raise SourceTooLarge(address, f"more than {most:,} bytes", "raise max_source_bytes")
        return bytes(sent), bytes(data)


def _unpacker(kind: str) -> Callable[[bytes, int], bytes]:
    if kind == "identity":
        return lambda piece, room: piece
    inflate = zlib.decompressobj(wbits=47 if kind != "deflate" else 15)
    return lambda piece, room: inflate.decompress(piece, max(1, room))


def _accepted(answer: Fetched, in_part: bool) -> Fetched:
    if answer.status in ((206,) if in_part else (200, 203, 304)):
        return answer
    retry = answer.headers.get("retry-after", "")
    raise SourceFailed(
        answer.address, f"the server answers {answer.status}", _ADVICE.get(answer.status, "try again later"),
        status=answer.status, retry_after=retry,
    )  # fmt: skip


_ADVICE = {
    401: "it asks for a password; save it by hand",
    403: "it is not for programs; save it by hand",
    404: "check the address",
    410: "it was taken away for good; drop it from the list",
    429: "it asks us to wait",
    451: "it may not be shown here",
}


def _target(address: str, at: str, onward: str) -> str:
    try:
        target = urljoin(at, onward.strip())
        urlsplit(target)
    except ValueError:
        raise SourceRefused(address, "sent to what is no address", "look where it leads by hand") from None
    if urlsplit(at).scheme == "https" and urlsplit(target).scheme == "http":
        raise SourceRefused(address, f"sent from https to {target}", "give the address it leads to, if you trust it")
    return target


def _ascii(address: str) -> str:
    """The address as it goes over the wire: host by IDNA, other letters by UTF-8 and per cent."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii") if not (parts.hostname or "").isascii() else None
    netloc = parts.netloc if host is None else host + (f":{parts.port}" if parts.port else "")
    safe = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), ""))


def _told(error: Exception) -> str:
    if isinstance(error, SourceError):
        return error.problem
    words = str(error).strip() or type(error).__name__
    return f"cannot be fetched ({words[:120]})"
