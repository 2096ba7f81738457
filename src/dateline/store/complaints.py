"""What a database complains about, as one line of ours with the next thing to try."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import RecordError

_LOCKED = ("locked", "lock timeout", "lock_timeout", "canceling statement due to lock")
_FULL = ("disk is full", "disk full", "no space left", "disk i/o error", "could not extend")


def one_line(name: Path | str, error: Exception) -> RecordError:
    """The error about the record ``name``."""
    problem = next(iter(str(getattr(error, "orig", None) or error).splitlines()), type(error).__name__)
    told = problem.lower()
    if any(words in told for words in _LOCKED):
        return RecordError(f"{name}: another process is writing to the record; try again when it is done")
    if any(words in told for words in _FULL):
        return RecordError(
            f"{name}: no room to write ({problem}); free some, and run the same command again: what was kept is whole"
        )
    if "connection failed" in told or "could not connect" in told or "connection refused" in told:
        return RecordError(f"{name}: no PostgreSQL answers there ({problem}); check host, port, database and user")
    return RecordError(f"{name}: {problem}; check the disk and the permissions of the file and its folder")
