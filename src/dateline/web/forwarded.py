"""Behind a proxy of this machine: who asks by its word, and who handed it on by ours.

A proxy tells the visitor's address and scheme in headers (``X-Forwarded-For``, ``X-Forwarded-Proto``), which anybody of
this machine may write, too, and some proxies pass on. So the word counts, and the connection that it came by as well.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Any, cast

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dateline.web.guard import App, Receive, Send

_TRUSTED = "127.0.0.1"


class Forwarded:
    """Wraps ``app``: it is told the visitor's address and scheme where one of ``FORWARDED_ALLOW_IPS`` (this machine)
    hands a question on, and under ``through`` of the state the address that the connection came from.
    """

    def __init__(self, app: App) -> None:
        trusted = os.environ.get("FORWARDED_ALLOW_IPS", _TRUSTED)
        self.inner = app
        self._app = cast(App, ProxyHeadersMiddleware(cast(Any, app), trusted_hosts=trusted))

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One question."""
        if scope["type"] == "http":
            peer = scope.get("client")
            scope["state"] = {**scope.get("state", {}), "through": peer[0] if peer else ""}
        await self._app(scope, receive, send)
