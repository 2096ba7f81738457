"""A served record for the browser: the sample stories and the baselines of north-east Asia; and Chromium itself."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import uvicorn
from tests.running import run

from dateline.settings import Settings
from dateline.web.app import create_app
from dateline.web.serving import Serving

TOKEN = "a-token-for-tests-only"
TODAY = dt.datetime(2024, 9, 2, 7, 0, tzinfo=dt.UTC)
EVENT = "842ae72e"
"""The talks of 17 April 2023, told by seven samples."""
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip


class Site(NamedTuple):
    """Where a server answers, and the record it serves."""

    address: str
    record: Path


def chromium() -> str | None:
    """The browser of this machine: ``DATELINE_CHROMIUM``, else what is found by the usual names."""
    named = os.environ.get("DATELINE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def command(record: Path, *words: str) -> None:
    """Runs the command line over a record, in this process, which has read its vocabulary; fails where it fails."""
    run("--record", str(record), *words)


def demo_record(folder: Path) -> Path:
    """The record that pages are looked at with. Workers share it: who comes first makes it."""
    record, made = folder / "pages.db", folder / "pages.made"
    try:
        (folder / "pages.lock").mkdir()
    except FileExistsError:
        while not made.exists():
            time.sleep(0.1)
        return record
    command(record, "start", "north-east-asia", "--feeds", str(folder / "feeds.toml"))
    command(record, "ingest", str(resources.files("dateline") / "samples"))
    settled(record)
    made.touch()
    return record


def settled(record: Path) -> None:
    """One file without a log beside it, so that it can be copied."""
    import sqlite3

    with sqlite3.connect(record) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def serving(record: Path, *, public: bool = False, today: dt.datetime = TODAY) -> Iterator[Site]:
    """Serves a record on a free port until the end of the block."""
    ticks = itertools.count()  # two decisions are never of one moment
    serving_as = Serving(token=TOKEN, public=public)
    app = create_app(Settings(record=str(record)), lambda: today + dt.timedelta(milliseconds=next(ticks)), serving_as)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", record)
        finally:
            server.should_exit = True
            thread.join()
