"""Servers for the tests: a record, an application over it, uvicorn in a thread, and a client."""

from __future__ import annotations

import datetime as dt
import itertools
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import httpx
import uvicorn

from dateline import engine
from dateline.settings import Settings
from dateline.sources import Bytes, collect
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.serving import Serving

TOKEN = "a-token-for-tests-only"
TODAY = dt.datetime(2023, 6, 1, 9, 0, tzinfo=dt.UTC)
RECEIVED = "2023-06-01T09:00:00+00:00"


class Served(NamedTuple):
    """A running server: where it is, a client of it, and its record."""

    address: str
    client: httpx.Client
    record: Path

    def get(self, path: str, **more: object) -> httpx.Response:
        """GET, without following redirects."""
        return self.client.get(path, **more)  # type: ignore[arg-type]

    def json(self, path: str, **more: object) -> dict[str, object]:
        """The JSON of a good answer."""
        answer = self.get(path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]


def keep(record: Path, sources: list[Bytes]) -> Path:
    """Reads sources into a record."""
    with open_store(str(record), create=True) as store:
        for source in sources:
            for one in engine.read(source):
                store.add(one.reading, one.reports, engine.engine(), RECEIVED)
    return record


def record_of_samples(folder: Path) -> Path:
    """The sample stories of the demo as a record."""
    root = str(resources.files("dateline") / "samples")
    found = [one for one in collect([root], max_bytes=1 << 24) if isinstance(one, Bytes)]
    record = keep(folder / "samples.db", [one for one in found if one.uri.endswith((".txt", ".html"))])
    # One file without a log beside it, so that it can be copied.
    import sqlite3

    with sqlite3.connect(record) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return record


@contextmanager
def served(
    record: Path, *, token: str | None = None, public: bool = False, hosts: tuple[str, ...] = (), tries: int = 10
) -> Iterator[Served]:
    """Serves a record on a free port until the end of the block."""
    ticks = itertools.count()
    serving = Serving(token=token, public=public, hosts=hosts, tries=tries)
    app = create_app(Settings(record=str(record)), lambda: TODAY + dt.timedelta(milliseconds=next(ticks)), serving)
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on", proxy_headers=False)
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            with httpx.Client(base_url=address, timeout=60) as client:
                yield Served(address, client, record)
        finally:
            server.should_exit = True
            thread.join()
