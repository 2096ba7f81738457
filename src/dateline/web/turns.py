"""Questions take turns: a few are worked on, the others wait in line, first come, first served.

Questions worked on at once share one processor and each of them ends later. Without a line each of their steps would
wait anew behind the steps of all the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from typing import Any

from dateline.web.guard import App, Message, Receive, Send

_QUICK = "/static/"


_SAME = (b"host", b"cookie", b"authorization", b"accept", b"accept-encoding", b"hx-request", b"if-none-match")
"""Headers by which two questions for one address may be answered otherwise."""


class Turns:
    """Wraps ``app``: so many reading questions are worked on ``at_once``.

    A turn ends where the answer begins, so that nobody waits for one who reads a long file slowly. What writes, and
    static files, never wait here. Who asks what is just being worked on waits for that answer, which is then given
    again (``ready``), and not made as often as it is asked for.
    """

    def __init__(self, app: App, at_once: int) -> None:
        self._app, self._free = app, asyncio.Semaphore(at_once)
        self._asked: dict[tuple[object, ...], asyncio.Event] = {}

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One question."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(_QUICK):
            await self._app(scope, receive, send)
            return
        asked = _question(scope)
        before = self._asked.get(asked)
        if before is not None:
            await before.wait()
            await self._turn(scope, receive, send, lambda: None)
            return
        begun = self._asked[asked] = asyncio.Event()

        def answered() -> None:
            self._asked.pop(asked, None)
            begun.set()

        try:
            await self._turn(scope, receive, send, answered)
        finally:
            if self._asked.get(asked) is begun:
                answered()

    async def _turn(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send, answered: Callable[[], None]
    ) -> None:
        await self._free.acquire()
        mine = True

        def end() -> None:
            nonlocal mine
            if mine:
                mine = False
                self._free.release()
                answered()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                end()
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            end()


def _question(scope: MutableMapping[str, Any]) -> tuple[object, ...]:
    """What is asked and by whom: equal only where the answer would be the same."""
    headers = scope.get("headers", ())
    told = tuple((name, value) for name, value in headers if name in _SAME)
    return scope["method"], scope["path"], scope.get("query_string"), told
