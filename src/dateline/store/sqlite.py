"""A record in an SQLite file: what is foreign, newer, or not writable is refused before anything is changed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

from dateline.errors import RecordError
from dateline.store.complaints import one_line
from dateline.store.migrations import STEPS
from dateline.store.schema import APPLICATION, APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\0"
_PATIENCE_MS = 30_000
_WRITING_KIB = 65_536
"""Pages held by a writer: what it adds is spread over the keys, so a large record would be read again and again."""


_CONNECTIONS = 8
"""Connections that stay open: a server works on so many questions at once."""
_JOURNAL_PAGES = 10_000
"""Pages of the journal after which they go into the file: what is written again and again meanwhile goes there once."""


_JOURNAL = "journal"
"""The option of an engine that names the file of its journal."""
_JOURNAL_BYTES = 128 << 20
"""A journal larger than this is emptied. While questions come without a pause it is never free to begin anew by itself:
it grew to 1.2 GB in minutes, and whoever reads looks a page up in all of it first."""
_EMPTYING_MS = 2_000
"""How long emptying waits for those who read since before; they are not disturbed, only who writes waits."""


def engine_at(path: Path, *, create: bool) -> sa.Engine:
    """An engine on an existing record file, or (``create``) on a new one, at this program's schema version."""
    fresh = _is_fresh(path)
    if fresh and not create:
        raise RecordError(f"{path}: there is no record; make one with: dateline --record {path} ingest PATH...")
    if not fresh:
        _check_is_ours(path)
    if create:
        _check_writable(path)
    found = 0 if fresh else _version(path)
    if found > VERSION:
        raise RecordError(
            f"{path}: record of schema version {found}, this program knows up to {VERSION}; update dateline"
        )
    if found < VERSION and not create:
        raise RecordError(
            f"{path}: record of schema version {found}, needs {VERSION}; run: dateline --record {path} ingest"
        )
    engine = _engine(path, writing=create)
    if found < VERSION:
        _migrate(engine, path, found)
    return engine


def _is_fresh(path: Path) -> bool:
    try:
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror or error}; choose another file with --record") from error


def _check_is_ours(path: Path) -> None:
    if not path.is_file():
        raise RecordError(f"{path}: not a file; name a record file with --record")
    try:
        with path.open("rb") as handle:
            head = handle.read(100)
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror or error}; check its permissions") from error
    if not head.startswith(_MAGIC):
        raise RecordError(f"{path}: not a record (no SQLite file); choose another file with --record")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise RecordError(f"{path}: an SQLite file, but no Dateline record; choose another file with --record")


def _check_writable(path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise RecordError(f"{path}: there is no folder {folder}; make it first, or choose another file with --record")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise RecordError(f"{path}: not writable; check its permissions, or choose another file with --record")


def _version(path: Path) -> int:
    try:
        connection = _connect_reading(path)
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: damaged record ({error}); restore it from a backup") from error


def _connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that takes no lock on the file; of a read-only folder it reads the file as it stands."""
    address = f"file:{quote(str(path.resolve()))}"
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if os.access(path.parent, os.W_OK) or "locked" in str(error):
            raise
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    return connection


def _connect_writing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, timeout=_PATIENCE_MS / 1000)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"PRAGMA cache_size=-{_WRITING_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint={_JOURNAL_PAGES}")
    return connection


def _engine(path: Path, *, writing: bool) -> sa.Engine:
    connect = _connect_writing if writing else _connect_reading
    engine = sa.create_engine(
        "sqlite://", creator=lambda: connect(path), poolclass=sa.pool.QueuePool, pool_size=_CONNECTIONS,
        execution_options={_JOURNAL: f"{path}-wal"},
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def _no_hidden_begin(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")

    return engine


def tidy(engine: sa.Engine, most: int = _JOURNAL_BYTES) -> bool:
    """Puts a large journal into the file and empties it, behind a transaction; False where nothing was to be done, or
    somebody reads for longer than that waits: then the next transaction tries again."""
    path = engine.get_execution_options().get(_JOURNAL)
    try:
        if not isinstance(path, str) or Path(path).stat().st_size <= most:
            return False
    except OSError:
        return False
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA busy_timeout={_EMPTYING_MS}")
        try:
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    return not busy


def _migrate(engine: sa.Engine, path: Path, found: int) -> None:
    """All missing steps in one transaction, counted again inside it: another process may have been first."""
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            found = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
            for step in STEPS[found:VERSION]:
                step(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
            for name, value in (("application", APPLICATION), ("schema_version", str(VERSION))):
                connection.execute(
                    sa.text("INSERT OR REPLACE INTO meta (name, value) VALUES (:name, :value)"),
                    {"name": name, "value": value},
                )
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA journal_mode=WAL")
    except sa.exc.DatabaseError as error:
        raise one_line(path, error) from error
