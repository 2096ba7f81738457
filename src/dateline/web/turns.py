"""Questions take turns: a few are worked on, the others wait in line, first come, first served.

Questions worked on at once share one processor and each of them ends later. Without a line each of their steps would
wait anew behind the steps of all the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from dateline.web.guard import App, Message, Receive, Send

_QUICK = "/static/"


class Turns:
    """Wraps ``app``: so many reading questions are worked on ``at_once``.

    A turn ends where the answer begins, so that nobody waits for one who reads a long file slowly. What writes, and
    static files, never wait here.
    """

    def __init__(self, app: App, at_once: int) -> None:
        self._app, self._free = app, asyncio.Semaphore(at_once)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One question."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(_QUICK):
            await self._app(scope, receive, send)
            return
        await self._free.acquire()
        mine = True

        def end() -> None:
            nonlocal mine
            if mine:
                mine = False
                self._free.release()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                end()
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            end()
