"""Which changes were sent where: a JSON file beside the record, so that each is sent once.

A place is kept as a hash of its address, for an address may be a secret. Two senders at a time would send twice: the
first holds a lock, the second is told so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dateline.errors import RecordError
from dateline.export.desk.changes import Change

STALE = 600.0
"""Seconds after which a lock was left behind by a sender that died."""


class _File(msgspec.Struct):
    sent: dict[str, dict[str, str]] = {}


class Sent:
    """What the file holds: for each query and place, each key with the moment at which it was sent."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._told = msgspec.json.decode(path.read_bytes(), type=_File)
        except FileNotFoundError:
            self._told = _File(sent={})
        except msgspec.MsgspecError as error:
            advice = "take it away to begin anew; the first run then sends nothing"
            raise RecordError(f"{path}: it is not what alerts keep ({error}); {advice}") from error

    def begun(self, query: str, place: str) -> bool:
        """True where something was ever kept for that query and place."""
        return slot(query, place) in self._told.sent

    def unsent(self, query: str, place: str, found: Iterable[Change]) -> list[Change]:
        """Those that were not sent there, under any id that their event ever had."""
        done = self._told.sent.get(slot(query, place), {})
        return [one for one in found if not any(short(key) in done for key in one.keys)]

    def keep(self, query: str, place: str, found: Iterable[Change], at: str) -> None:
        """Notes that those were sent there at that moment, and writes the file whole."""
        done = self._told.sent.setdefault(slot(query, place), {})
        done.update({short(one.keys[0]): at for one in found})
        part = self.path.with_name(f".{self.path.name}.part")
        part.write_bytes(msgspec.json.format(msgspec.json.encode(self._told), indent=1))
        part.replace(self.path)


def short(key: str) -> str:
    """A key as the file keeps it."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def slot(query: str, place: str) -> str:
    """The name of a query and a place, which tells nobody the place."""
    return f"{query} {hashlib.sha256(place.encode()).hexdigest()[:16]}"


@contextmanager
def only_one(path: Path, now: float) -> Iterator[None]:
    """Holds the lock of that file; ``now``: seconds since 1970. Raises RecordError where another sender holds it."""
    lock = path.with_name(f"{path.name}.lock")
    if lock.exists() and now - lock.stat().st_mtime > STALE:
        lock.unlink(missing_ok=True)
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise RecordError(f"{lock}: another dateline alert is sending; wait for it, or take the lock away") from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
