"""The server's processes: a socket, uvicorn on it, and quiet about what it is asked."""

from __future__ import annotations

import datetime as dt
import os
import socket
import tempfile
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from dateline.cli import garbage
from dateline.errors import UsageError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.web.guard import App
    from dateline.web.serving import Serving

BACKLOG = 256
_SILENT = 60
"""Seconds after which a process that does not answer is ended and another takes its place."""
_IDLE = 75
"""Seconds that a connection may be silent: longer than proxies keep theirs, and than a busy machine takes to begin."""
_AGAIN = 0.2
"""Seconds between two looks whether the server answers yet."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens at that address. Raises UsageError where it is taken or not of this machine."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        one = socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        raise UsageError(f"--host {host} --port {port}: {error.strerror or error}; try another: --port 0") from error
    # What is accepted here inherits it. Without, the end of an answer waits for word of its beginning: 40 ms.
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with one:
        yield one


def cores() -> int:
    """Cores that this process may use."""
    asked = getattr(os, "sched_getaffinity", None)
    return len(asked(0)) if asked else os.cpu_count() or 1


def run(settings: Settings, serving: Serving, on: socket.socket, show: str | None, workers: int) -> None:
    """Serves until Ctrl-C, by so many processes. ``show``: an address to open in a browser. Questions are not logged,
    nor who asks them.
    """
    if show:
        threading.Thread(target=_open, args=(show,), daemon=True).start()
    if workers == 1:
        _server(config(partial(application, settings, serving))).run(sockets=[on])
        return
    from uvicorn.supervisors import Multiprocess

    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        together = msgspec.structs.replace(serving, together=str(Path(folder) / "tries.db"))
        Multiprocess(config(partial(application, settings, together), workers), [on]).run()


def _open(address: str) -> None:
    """In the browser of this machine, once the server answers; says so where there is none."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            with straight.open(f"{address}static/style.css", timeout=_SILENT):
                break
        except OSError:
            time.sleep(_AGAIN)
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        typer.echo(f"--open: no browser found here; open {address}", err=True)


def config(made: Callable[[], App], workers: int = 1) -> Any:
    """How uvicorn serves what ``made`` makes in each of so many processes."""
    import uvicorn

    return uvicorn.Config(
        made, factory=True, log_level="warning", access_log=False,
        server_header=False, date_header=True, lifespan="on", timeout_graceful_shutdown=5, workers=workers,
        timeout_worker_healthcheck=_SILENT, timeout_keep_alive=_IDLE,
        proxy_headers=False,
    )  # fmt: skip


def _server(config: Any) -> Any:
    import uvicorn

    return uvicorn.Server(config)


def application(settings: Settings, serving: Serving) -> App:
    """What each process serves."""
    from dateline.web.app import create_app

    garbage.seldom()
    return create_app(settings, _now, serving)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
