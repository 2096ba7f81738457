"""The server's process: a socket, uvicorn on it, and quiet about what it is asked."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.web.guard import App

BACKLOG = 256


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens at that address. Raises UsageError where it is taken or not of this machine."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        one = socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        raise UsageError(f"--host {host} --port {port}: {error.strerror or error}; try another: --port 0") from error
    with one:
        yield one


def run(application: App, on: socket.socket, show: str | None) -> None:
    """Serves until Ctrl-C. ``show``: an address to open in a browser. Questions are not logged, nor who asks them."""
    import uvicorn

    config: Any = uvicorn.Config(
        application, log_level="warning", access_log=False, server_header=False, date_header=True, lifespan="on",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = uvicorn.Server(config)
    if show:
        threading.Timer(0.5, webbrowser.open, (show,)).start()
    server.run(sockets=[on])
