"""What the first visitors of a fresh server would wait for, asked for before them: one page of each kind.

A process that has just begun has no template made ready, no word list read, and nothing held of what is counted over
the whole record (pairs, standing talks, what was read by day).
"""

from __future__ import annotations

import contextlib
from collections.abc import MutableMapping
from typing import Any

from anyio import to_thread

from dateline.errors import DatelineError
from dateline.record.words import outlet
from dateline.web.guard import App

PAGES = (
    ("/", ""), ("/pairs", ""), ("/series", ""), ("/coverage", ""), ("/sources", ""), ("/events", ""),
    ("/v1/events", "limit=5"), ("/upcoming", ""), ("/overdue", ""), ("/changes", ""), ("/people", ""), ("/review", ""),
)  # fmt: skip
"""Paths and queries, those first that most visitors ask for, or that take longest."""


async def warm(app: App) -> None:
    """Asks ``app`` for each, one after another, as a visitor would; what fails is left to who asks for it."""
    await to_thread.run_sync(outlet, "Reuters")  # loads the reviewed outlets, which an event as of a past day looks in
    for path, query in PAGES:
        with contextlib.suppress(DatelineError):
            await app(_question(path, query), _nothing, _away)


def _question(path: str, query: str) -> MutableMapping[str, Any]:
    return {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept", b"text/html")], "client": ("127.0.0.1", 0),
        "server": ("localhost", 80), "state": {}, "extensions": {},
    }  # fmt: skip


async def _nothing() -> MutableMapping[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _away(_: MutableMapping[str, Any]) -> None:
    """Nobody waits for it."""
