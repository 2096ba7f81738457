"""Before and behind every answer: which host names count, how long a question may be, and what a browser may do.

A plain ASGI wrapper, so that answers stream through it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from dateline.web.problems import TooLarge, problem_response

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

LONGEST_QUERY = 4_096
LONGEST_PATH = 1_024
LOCAL = ("localhost", "127.0.0.1", "[::1]")
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
"""No script, style or picture but this server's own, nothing inline, no frame around a page."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_DEFAULTS = {"cache-control": "private, no-cache", "vary": "Accept, Authorization, Cookie, HX-Request"}


class Guard:
    """Wraps ``app``. ``hosts``: names beside this machine's own that are answered; ``largest``: bytes of a body.

    ``knows``: the application that has the pages, for what is refused here.
    """

    def __init__(self, app: App, hosts: tuple[str, ...], largest: int, knows: object = None) -> None:
        self._app, self._hosts, self._largest = app, frozenset(h.lower() for h in (*LOCAL, *hosts)), largest
        self.knows = knows

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One question. A refused one never reaches the application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        refused = self._refused(scope)
        if refused is not None:
            nothing = {**scope, "app": self.knows, "query_string": b""}
            await problem_response(nothing, *refused)(scope, receive, _dressed(scope, send))
            return
        if scope["method"] == "HEAD":
            scope, receive, send = _without_body(scope, receive, send)
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._largest:
                raise TooLarge(self._largest)
            return message

        await self._app(scope, counted, _dressed(scope, send))

    def _refused(self, scope: MutableMapping[str, Any]) -> tuple[int, str] | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = _host(headers.get(b"host", ""))
        if host not in self._hosts:
            return 421, f"host {host[:80]!r} is not served here; start with: dateline serve --allow-host NAME"
        if len(scope["query_string"]) > LONGEST_QUERY:
            return 400, f"a question may have {LONGEST_QUERY} characters; this one has {len(scope['query_string'])}"
        if len(scope.get("raw_path") or scope["path"].encode()) > LONGEST_PATH:
            return 404, f"an address may have {LONGEST_PATH} characters"
        size = headers.get(b"content-length", "0")
        if not size.isdecimal() or int(size) > self._largest:
            return 413, f"a body may have {self._largest} bytes (--max-source-bytes)"
        return None


def _without_body(
    scope: MutableMapping[str, Any], receive: Receive, send: Send
) -> tuple[MutableMapping[str, Any], Receive, Send]:
    """HEAD as GET: the same headers, no body; what would stream is told behind them that nobody listens."""
    begun = asyncio.Event()

    async def receiving() -> Message:
        if begun.is_set():
            return {"type": "http.disconnect"}
        return await receive()

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
            await send({"type": "http.response.body", "body": b""})
            begun.set()

    return {**scope, "method": "GET"}, receiving, sending


def _host(value: str) -> str:
    """The host of a Host header without its port."""
    name = value.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def _dressed(scope: MutableMapping[str, Any], send: Send) -> Send:
    """Puts the headers on whatever is answered; one that the answer sets itself stays, but for the strict ones."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower(): value for name, value in message.get("headers", [])}
            tag = scope["state"].get("etag")
            if tag and message["status"] == 200:
                own[b"etag"] = tag
                message["headers"] = [*message.get("headers", []), (b"etag", tag.encode())]
            add = {**{k: v for k, v in _DEFAULTS.items() if k.encode() not in own}, **HEADERS}
            kept = [(name, value) for name, value in message.get("headers", []) if name.decode().lower() not in HEADERS]
            message["headers"] = [*kept, *((k.encode(), v.encode()) for k, v in add.items())]
        await send(message)

    return sending
