"""Standing talks as of past moments, held for the next question: from one day to the next few become otherwise.

The talks of some parties are the same at all moments between two stories that tell of their events, as long as no fold
changes any of those (``touched``). They are held as JSON, those asked for last, so many at most.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from dateline.model import from_json, to_json
from dateline.store import settled, talks
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.derived import states, touched
from dateline.store.portions import portions
from dateline.store.talks import Talks

MOST = 4_000
"""Parties whose talks are held: some 10 kB each where they have met for years."""
AT_ONCE = 50
"""Parties looked at before the next look whether they are too many."""
Stand = tuple[str, int, str, str]
"""Parties, the fold that changed their events last, and the last places by then at which one began and one ended to
stand as it did."""


class HeldThen:
    """For one record; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[Stand, str] = OrderedDict()

    def talks(self, at: At, parties: Collection[str] = (), most: int | None = None) -> list[Talks] | None:
        """What ``talks.of_record`` tells, for a moment that the tables hold (``At.memory`` is None).

        None where more than ``most`` states of events would have to be looked at.
        """
        moved = settled.moved(at)
        wanted = talks.cores(at, parties)
        ready = dict(settled.kept(at, [core for core in wanted if core not in moved]))
        rest = [core for core in wanted if core not in ready]
        stands, open_ones, left = dict[str, Stand](), set[str](), most
        for some in portions(rest, AT_ONCE):
            standing = _stands(at, [core for core in some if core not in at.otherwise])
            stands |= {core: stand for core, (stand, _) in standing.items()}
            with self._lock:
                ready |= {core: self._held[stands[core]] for core in standing if stands[core] in self._held}
            named = _named(at, [core for core in some if core not in ready])
            open_ones |= named
            if left is not None:
                left -= sum(standing[core][1] if core in standing else 1 for core in named)
                if left < 0:
                    return None
        found: dict[str, Sequence[Talks]] = {core: from_json(told, tuple[Talks, ...]) for core, told in ready.items()}
        for core in rest:
            if core not in ready:
                found[core] = talks.worked_out(at, Around(at), core) if core in open_ones else ()
        self._hold((stands[core], to_json(list(found[core]))) for core in rest if core in stands and core not in ready)
        return [one for core in sorted(found) for one in found[core]]

    def _hold(self, told: Iterable[tuple[Stand, str]]) -> None:
        with self._lock:
            for stand, one in told:
                self._held[stand] = one
                self._held.move_to_end(stand)
            while len(self._held) > MOST:
                self._held.popitem(last=False)


def _stands(at: At, cores: Collection[str]) -> dict[str, tuple[Stand, int]]:
    """How the events of those parties stand then, with how many states they had had; without parties of none."""
    ended = sa.case((states.c.till < at.until, states.c.till), else_="")
    found: dict[str, tuple[Stand, int]] = {}
    for some in portions(cores):
        last = at.connection.execute(sa.select(touched).where(touched.c.core.in_(some)))
        folds = {row.core: row.fold for row in last}
        query = sa.select(
            states.c.core, sa.func.max(states.c.since).label("began"), sa.func.max(ended).label("ended"),
            sa.func.count().label("n"),
        ).where(states.c.core.in_(some), states.c.since < at.until)  # fmt: skip
        for row in at.connection.execute(query.group_by(states.c.core)):
            found[row.core] = (row.core, folds.get(row.core, 0), row.began, row.ended), int(row.n)
    return found


def _named(at: At, cores: Collection[str]) -> set[str]:
    """Those of whose events any had a series' name or number then, and those that the tables do not tell of alone."""
    found = {core for core in cores if core in at.otherwise}
    for some in portions(core for core in cores if core not in found):
        query = sa.select(states.c.core).where(states.c.core.in_(some), talks.IN_SERIES)
        query = query.where(at.tabled(states, sought=False))
        found.update(at.connection.execute(query.distinct()).scalars())
    return found
