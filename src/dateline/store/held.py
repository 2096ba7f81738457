"""What follows from the events of each set of parties alone, held as it stands now and read again where those grew.

It follows the marks that the fold leaves (``touched``). Where very much grew at once it follows in steps, a few parties
a question: until it is through, the others stand as they were (``Held.step`` says how far it is).
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import sqlalchemy as sa

from dateline.store import marking
from dateline.store.asking_at import At
from dateline.store.derived import touched
from dateline.store.facets import END
from dateline.store.overlay import Overlaid

T = TypeVar("T")
Anew = Callable[[At, Collection[str], dt.date], Iterable[tuple[str, Sequence[T]]]]
"""Gives those things of the parties handed in, on a day, as of a moment at which their events may stand otherwise."""
Found = Iterable[tuple[str, int, Sequence[T]]]
"""Parties, the fold that changed them last by when this was so, and their things."""
Read = Callable[[At, dict[str, int], Mapping[str, int], dt.date], Found[T]]
"""Gives those things of the parties handed in (each with the fold that changed them last) on a day. Beside them: the
folds of what is held of some of them already, which it may leave as they are. What it leaves, or gives of an older fold
than asked for, is asked for again."""


class Held(Generic[T]):
    """Things by their parties (``facets.core_of``); safe to share by threads."""

    def __init__(self, read: Read[T], anew: Anew[T]) -> None:
        self._read = read
        self._anew = anew
        self._lock = threading.Lock()
        self._stands: tuple[str, dt.date] | None = None
        self._behind = False
        self._judged: tuple[Overlaid, dt.date, list[tuple[str, Sequence[T]]]] | None = None
        self._held: dict[str, tuple[int, Sequence[T]]] = {}
        self.step = 0
        """How many steps it took that did not bring it up to the record, and the one that then did."""

    def now(self, at: At, on: dt.date) -> list[tuple[str, Sequence[T]]] | None:
        """All of them by parties, as of now and on a day; None for a moment that the tables do not hold as it is.

        Those of which judgements change an event are read once for what those change (``At.judged``).
        """
        if at.memory is not None or at.until != END or (at.over and at.judged is None):
            return None
        with self._lock:
            stands = marking.folded(at.connection), on
            if stands != self._stands or self._behind:
                self._follow(At(connection=at.connection), on)
                self._stands = stands
            held = {core: things for core, (_, things) in self._held.items()}
            held |= dict(self._under_judgements(at, at.judged, on)) if at.judged else {}
        return [(core, held[core]) for core in sorted(held)]

    def _under_judgements(self, at: At, judged: Overlaid, on: dt.date) -> list[tuple[str, Sequence[T]]]:
        """Things of those parties of whom judgements change an event."""
        if self._judged is None or self._judged[0] is not judged or self._judged[1] != on:
            self._judged = judged, on, list(self._anew(at, judged.cores, on))
        return self._judged[2]

    def _follow(self, at: At, on: dt.date) -> None:
        """Reads again what became otherwise."""
        if self._stands is None or on != self._stands[1]:
            self._held = {}
        folds = {row.core: row.fold for row in at.connection.execute(sa.select(touched.c.core, touched.c.fold))}
        held = {core: fold for core, (fold, _) in self._held.items()}
        changed = {core: fold for core, fold in folds.items() if held.get(core) != fold}
        fresh = {core: (fold, things) for core, fold, things in self._read(at, changed, held, on)}
        now = self._held | fresh
        self._held = {core: now[core] for core in sorted(folds) if core in now}
        behind = any(core not in now or now[core][0] != fold for core, fold in folds.items())
        self.step += behind or self._behind
        self._behind = behind
