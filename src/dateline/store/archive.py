"""Backup and restore: all that is kept, as lines of JSON in one gzip file that any store of this version takes.

What the fold made of it is left out: it is made anew. The last line says how many lines there are and their hash, so
that a file that was cut short is told.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.errors import RecordError
from dateline.store import writing
from dateline.store.derived import pending
from dateline.store.schema import (
    APPLICATION,
    VERSION,
    judgements,
    readings,
    redactions,
    reports,
    stories,
    texts,
    visits,
)

_TABLES = {t.name: t for t in (texts, stories, readings, reports, judgements, redactions, visits)}
_MANY = 500


def backup(connection: sa.Connection, target: Path) -> int:
    """Writes the backup beside ``target`` and moves it there once it is whole; returns how many rows it holds."""
    beside = target.with_name(f"{target.name}.part")
    try:
        with beside.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as out:
            rows = _write(connection, out)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RecordError(f"{target}: {error.strerror or error}; back up to another place") from error
    return rows


def restore(connection: sa.Connection, source: Path) -> int:
    """Puts a backup into an empty record; every story is pending then. Raises RecordError, and nothing is kept."""
    if connection.execute(sa.select(stories.c.id).limit(1)).first():
        raise RecordError(f"the record holds stories; restore {source} into a new one: dateline --record NEW restore")
    rows = 0
    held: dict[str, list[dict[str, Any]]] = {}
    for name, row in _lines(source):
        held.setdefault(name, []).append(row)
        rows += 1
        if len(held[name]) >= _MANY:
            connection.execute(_TABLES[name].insert(), held.pop(name))
    for name, some in held.items():
        connection.execute(_TABLES[name].insert(), some)
    _count_on(connection)
    connection.execute(pending.insert().from_select(["story_id"], writing.all_stories()))
    return rows


def _write(connection: sa.Connection, out: gzip.GzipFile) -> int:
    marks = hashlib.sha256()
    count = 0
    for line in _told(connection):
        out.write(line)
        marks.update(line)
        count += 1
    out.write(msgspec.json.encode({"lines": count, "sha256": marks.hexdigest()}) + b"\n")
    return count - 1


def _told(connection: sa.Connection) -> Iterator[bytes]:
    yield msgspec.json.encode({"application": APPLICATION, "schema_version": VERSION}) + b"\n"
    for name, table in _TABLES.items():
        order = table.c.seq if "seq" in table.c else next(iter(table.primary_key.columns))
        for row in connection.execute(sa.select(table).order_by(order)):
            yield msgspec.json.encode([str(name), _plain(row)]) + b"\n"


def _lines(source: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of the backup; its end is checked before the last one is let go."""
    marks, count, last = hashlib.sha256(), 0, b""
    try:
        with gzip.open(source, "rb") as lines:
            for line in lines:
                if last:
                    count += 1
                    marks.update(last)
                    if count == 1:
                        _check_head(source, last)
                    else:
                        name, row = msgspec.json.decode(last)
                        yield name, row
                last = line
            end = msgspec.json.decode(last)
    except (OSError, EOFError, msgspec.DecodeError, ValueError) as error:
        raise _broken(source, getattr(error, "strerror", None) or str(error)) from error
    if not isinstance(end, dict) or end.get("lines") != count or end.get("sha256") != marks.hexdigest():
        raise _broken(source, "its end is missing or does not fit")


def _check_head(source: Path, line: bytes) -> None:
    head = msgspec.json.decode(line)
    if not isinstance(head, dict) or head.get("application") != APPLICATION:
        raise _broken(source, "its first line is no head of a backup")
    if head["schema_version"] > VERSION:
        raise RecordError(
            f"{source}: backup of schema version {head['schema_version']}, this program knows up to {VERSION}; "
            "update dateline"
        )


def _broken(source: Path, problem: str) -> RecordError:
    return RecordError(f"{source}: no whole backup ({problem}); take another one, made with: dateline backup FILE")


def _count_on(connection: sa.Connection) -> None:
    """PostgreSQL counts rows by a sequence of its own: it goes on behind what was restored."""
    if connection.dialect.name != "postgresql":
        return
    for table in _TABLES.values():
        if "seq" in table.c:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), "
                f"(SELECT coalesce(max(seq), 0) + 1 FROM {table.name}), false)"
            )


def _plain(row: sa.Row[Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row._asdict().items()}
