"""What follows from the events of each set of parties alone, held as it stands now and read again where those grew.

It follows the marks that the fold leaves (``touched``), so that it is never older than the record.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import sqlalchemy as sa

from dateline.store import marking
from dateline.store.asking_at import At
from dateline.store.derived import touched
from dateline.store.facets import END

T = TypeVar("T")
Read = Callable[[At, dict[str, int], dt.date], Iterable[tuple[str, Sequence[T]]]]
"""Gives those things of each of the parties handed in (each with the fold that changed them last) on a day."""


class Held(Generic[T]):
    """Things by their parties (``facets.core_of``); safe to share by threads."""

    def __init__(self, read: Read[T]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._stands: tuple[str, dt.date] | None = None
        self._held: dict[str, tuple[int, Sequence[T]]] = {}

    def now(self, at: At, on: dt.date) -> list[tuple[str, Sequence[T]]] | None:
        """All of them by parties, as of now and on a day; None for a moment that the tables do not hold as it is."""
        if at.memory is not None or at.until != END or at.over:
            return None
        with self._lock:
            stands = marking.folded(at.connection), on
            if stands != self._stands:
                self._follow(at, on)
                self._stands = stands
            return [(core, things) for core, (_, things) in self._held.items()]

    def _follow(self, at: At, on: dt.date) -> None:
        """Reads again what became otherwise."""
        if self._stands is None or on != self._stands[1]:
            self._held = {}
        folds = {row.core: row.fold for row in at.connection.execute(sa.select(touched.c.core, touched.c.fold))}
        changed = {core: fold for core, fold in folds.items() if self._held.get(core, (None,))[0] != fold}
        fresh = {core: (folds[core], things) for core, things in self._read(at, changed, on)}
        self._held = {core: found for core in sorted(folds) if (found := fresh.get(core) or self._held.get(core))}
