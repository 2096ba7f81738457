"""Several processes over one record are one server; questions wait in line, none longer than its turn takes."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from serve_build import TOKEN

from dateline.cli.serving import listening
from dateline.web.tries import Tries
from dateline.web.turns import Turns

NOW = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def two(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of two processes; it must end by itself when asked to."""
    copy = tmp_path_factory.mktemp("workers") / "desk.db"
    copy.write_bytes(samples.read_bytes())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = [sys.executable, "-m", "dateline", "--record", str(copy), "serve", "--port", str(port), "--workers", "2"]
    server = subprocess.Popen(told, env={**os.environ, "DATELINE_TOKEN": TOKEN}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{address}/static/style.css", timeout=60)
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield address
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=60) in (0, 130)


def ask(address: str, path: str, **headers: str) -> httpx.Response:
    """By a connection of its own, which either process may take."""
    return httpx.get(f"{address}{path}", headers=headers, timeout=60)


def test_all_answer_the_same(two: str) -> None:
    assert len({(a.content, a.headers["etag"]) for a in (ask(two, "/v1/events") for _ in range(6))}) == 1


def test_what_one_wrote_the_others_tell(two: str) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    for name in ("first", "second", "third"):
        saved = httpx.put(f"{two}/v1/queries/{name}", json={"party": ["KOR"]}, headers=bearer, timeout=60)
        assert saved.status_code in (200, 201)
    assert {ask(two, "/v1/queries", **bearer).text.count("KOR") for _ in range(4)} == {3}


def test_wrong_tokens_count_whichever_answered(two: str) -> None:
    statuses = [ask(two, "/v1/queries", authorization=f"Bearer wrong-{n}").status_code for n in range(14)]
    assert 429 in statuses
    assert set(statuses[10:]) == {429}


def test_wrong_tokens_are_counted_together_in_a_file(tmp_path: Path) -> None:
    one, other = (Tries(2, str(tmp_path / "tries.db")) for _ in range(2))
    one.wrong("192.0.2.1", NOW)
    assert other.wait("192.0.2.1", NOW) == 0
    other.wrong("192.0.2.1", NOW + dt.timedelta(minutes=1))
    assert one.wait("192.0.2.1", NOW + dt.timedelta(minutes=2)) == 180
    assert one.wait("192.0.2.2", NOW + dt.timedelta(minutes=2)) == 0


def test_questions_take_turns_that_end_where_the_answer_begins() -> None:
    begun: list[str] = []
    go_on = asyncio.Event()

    async def app(scope: dict[str, str], receive: object, send: object) -> None:
        begun.append(scope["path"])
        if scope["path"] == "/file":
            await send({"type": "http.response.start"})  # type: ignore[operator]
        await go_on.wait()

    async def sent(_: object) -> None: ...

    async def asked() -> None:
        line = Turns(app, 1)  # type: ignore[arg-type]
        paths = (("GET", "/file"), ("GET", "/a"), ("GET", "/b"), ("GET", "/static/x"), ("POST", "/judge"))
        scopes = [{"type": "http", "method": method, "path": path} for method, path in paths]
        tasks = [asyncio.create_task(line(scope, None, sent)) for scope in scopes]  # type: ignore[arg-type]
        for _ in range(10):
            await asyncio.sleep(0)
        assert sorted(begun) == ["/a", "/file", "/judge", "/static/x"]
        go_on.set()
        await asyncio.gather(*tasks)
        assert begun[-1] == "/b"

    with start_blocking_portal() as elsewhere:  # a loop of its own: a browser test may have left one in this thread
        elsewhere.call(asked)


def test_who_asks_what_is_being_worked_on_waits_for_that_answer() -> None:
    begun: list[tuple[str, bytes]] = []
    go_on = asyncio.Event()

    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        begun.append((str(scope["path"]), scope["headers"][0][1]))  # type: ignore[index]
        await go_on.wait()
        await send({"type": "http.response.start"})  # type: ignore[operator]

    async def sent(_: object) -> None: ...

    async def asked() -> None:
        line = Turns(app, 3)  # type: ignore[arg-type]
        who = (("/a", b"one"), ("/a", b"one"), ("/a", b"other"), ("/b", b"one"))
        scopes = [{"type": "http", "method": "GET", "path": p, "headers": [(b"cookie", name)]} for p, name in who]
        tasks = [asyncio.create_task(line(scope, None, sent)) for scope in scopes]  # type: ignore[arg-type]
        for _ in range(10):
            await asyncio.sleep(0)
        assert begun == [("/a", b"one"), ("/a", b"other"), ("/b", b"one")]
        go_on.set()
        await asyncio.gather(*tasks)
        assert len(begun) == 4
        assert not line._asked

    with start_blocking_portal() as elsewhere:
        elsewhere.call(asked)


def test_a_server_opens_itself_in_a_browser_that_finds_it(samples: Path, tmp_path: Path) -> None:
    """The address that is opened answers, with several processes and on every address of the machine."""
    record = tmp_path / "open.db"
    record.write_bytes(samples.read_bytes())
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    told = [sys.executable, "-m", "dateline", "--record", str(record), "serve", "--port", "0", "--workers", "2"]
    told += ["--open", "--host", "0.0.0.0", "--public"]
    server = subprocess.Popen(told, env={**os.environ, "BROWSER": str(browser)}, stdout=subprocess.DEVNULL)
    try:
        for _ in range(1500):
            if opened.exists():
                break
            time.sleep(0.1)
        assert httpx.get(opened.read_text().strip(), timeout=60).status_code == 200
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) in (0, 130)


def test_the_end_of_an_answer_never_waits_for_word_of_its_beginning() -> None:
    with listening("127.0.0.1", 0) as server, socket.create_connection(server.getsockname()):
        accepted, _ = server.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
