"""A real server on this machine that misbehaves by address, and the fetcher that faces it."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dateline.sources.web import Client, Clock, Fetcher, Guard, Limits, Pace, Robots

HOME = "127.0.0.1"
AGENT = "dateline/test (+https://dateline.example/bot)"
START = dt.datetime(2023, 4, 14, 9, 0, tzinfo=dt.UTC)


class Rogue(ThreadingHTTPServer):
    """``pages``: path -> what answers it; ``asked``: every request line's path, with its headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOME, 0), _Handler)
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str) -> str:
        return f"http://{HOME}:{self.server_address[1]}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up early are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Rogue

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.pages.get(self.path, say(404, b"no such page"))
        with suppress(ConnectionError):
            answer(self)

    def log_message(self, *_: object) -> None:
        pass


Answer = Callable[[BaseHTTPRequestHandler], None]


def say(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def page(text: str, **headers: str) -> Answer:
    return say(200, text.encode(), **{"Content_Type": "text/html; charset=utf-8", **headers})


def packed(body: bytes) -> Answer:
    return say(200, gzip.compress(body), Content_Encoding="gzip")


def only_if_changed(text: str, etag: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers.get("If-None-Match") == etag
        (say(304, ETag=etag) if same else page(text, ETag=etag))(request)

    return answer


def drips(seconds: float, piece: bytes = b".") -> Answer:
    """A byte every so often, for ever."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(2_000):
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(seconds)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """The first answer first; the last one for ever."""
    left = list(answers)

    def answer(request: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request)

    return answer


_NUMBERS = re.compile(r"[\d.]+|[\da-f:]*:[\da-f:.]*")
"""An address in numbers: nobody is asked for it."""


@contextmanager
def nobody_else(monkeypatch: Any) -> Iterator[list[str]]:
    """Whoever is connected to, or looked up, other than this machine: at the end there must be nobody."""
    import socket

    strangers: list[str] = []
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def watched(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in (HOME, "::1"):
            strangers.append(str(address))
            raise ConnectionRefusedError(f"no test may ask {address}")
        connect(self, address)

    def looked_up(host: Any, *args: Any, **more: Any) -> Any:
        if not _NUMBERS.fullmatch(str(host)) and host not in ("localhost", None):
            strangers.append(str(host))
            raise OSError(f"no test may look up {host}")
        return lookup(host, *args, **more)

    monkeypatch.setattr(socket.socket, "connect", watched)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    yield strangers
    assert not strangers


@contextmanager
def rogue() -> Iterator[Rogue]:
    with Rogue() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


class Ticking:
    """A clock whose sleeps cost no time but count."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def clock(self) -> Clock:
        return Clock(
            now=lambda: START + dt.timedelta(seconds=sum(self.slept)), ticks=self._ticks, sleep=self.slept.append
        )

    def _ticks(self) -> float:
        return time.monotonic() + sum(self.slept)


LIMITS = Limits(max_bytes=200_000, seconds=1.5, quiet=0.6, redirects=5)


@contextmanager
def fetching(
    time_of: Ticking | None = None, *, limits: Limits = LIMITS, delay: float = 0.0, patience: float = 60.0
) -> Iterator[Fetcher]:
    clock = (time_of or Ticking()).clock()
    client = Client(Guard([HOME]), limits, clock, AGENT)
    try:
        yield Fetcher(client, Robots(client), Pace(clock, delay=delay, patience=patience), clock)
    finally:
        client.close()
