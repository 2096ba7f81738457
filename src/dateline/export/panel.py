"""A panel for regressions: a row a dyad and month, zeros where nothing happened, nothing where nothing was read.

"Read" is what the coverage log says (``dateline coverage``): a month on no day of which any source was read has empty
counts, never zeros. ``known`` counts what the record tells of such a month all the same: later stories look back.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.errors import UsageError
from dateline.export.context import Context
from dateline.export.mappings import dyads
from dateline.export.stream import Value, table
from dateline.model import Event
from dateline.model.closed import LEVELS
from dateline.record.days import period

GATHERINGS = ("meeting", "call", "visit", "forum", "exercise")
COUNTS = (
    *GATHERINGS, "planned", "put_off", "called_off", "agreements", "acts", "leader_level", "minister_level",
)  # fmt: skip
HEADS = ("a", "b", "month", "days_read", "known", "highest_level", *COUNTS)
_STATUS = {
    "proposed": "planned", "planned": "planned", "postponed": "put_off", "cancelled": "called_off",
    "declined": "called_off",
}  # fmt: skip
_LEVEL = {"leader": "leader_level", "minister": "minister_level"}
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_UNKNOWN = _RANK["unknown"]
_DONE = frozenset({"held", "under_way"})
Dyad = tuple[str, str]
Month = tuple[int, int]


class _Cell:
    """What is known of one dyad in one month."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.known = 0
        self.highest = _UNKNOWN


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The table in pieces, by dyad and month: of the parties asked for, else of every pair that meets.

    From ``context.since`` to ``until``, else over the months of the events. Raises UsageError for one party alone.
    """
    cells: dict[Dyad, dict[Month, _Cell]] = {}
    wanted = _wanted(context.parties)
    for dyad in wanted:
        cells[dyad] = {}
    for event in events:
        _count(event, cells, wanted)
    read = _read(context)
    months = _months(context, cells, read)
    return table(HEADS, _rows(cells, months, read))


def month_of(event: Event) -> Month | None:
    """The month that an event falls in, or begins in where it lasts; None where no month is told."""
    days = period(event.when)
    if days is None or days.first == dt.date.min:
        return None
    first, last = (days.first.year, days.first.month), (days.last.year, days.last.month)
    return first if first == last or not days.some else None


def _wanted(parties: tuple[str, ...]) -> list[Dyad]:
    if len(parties) == 1:
        raise UsageError(f"a panel needs two parties or none; {parties[0]} alone is no dyad: add a second --party")
    return list(itertools.combinations(sorted(parties), 2))


def _count(event: Event, cells: dict[Dyad, dict[Month, _Cell]], wanted: list[Dyad]) -> None:
    month = month_of(event)
    if month is None:
        return
    sides = sorted({p.code for p in event.parties if p.code and p.role not in dyads().beside})
    for dyad in itertools.combinations(sides, 2):
        if wanted and dyad not in wanted:
            continue
        cell = cells.setdefault(dyad, {}).setdefault(month, _Cell())
        cell.known += 1
        what = _what(event)
        cell.counts[what] += 1
        if what in GATHERINGS:
            cell.highest = min(cell.highest, _RANK.get(event.level, _UNKNOWN))
            cell.counts[_LEVEL.get(event.level, "")] += 1


def _what(event: Event) -> str:
    if event.kind in GATHERINGS and event.status in _DONE:
        return event.kind
    if event.kind == "other":
        return "acts"
    return _STATUS.get(event.status or "", "agreements" if event.kind == "agreement" else "")


def _read(context: Context) -> Counter[Month]:
    """On how many days of each month any source was read."""
    days = {row.day[:10] for row in context.covered if row.read}
    return Counter((int(day[:4]), int(day[5:7])) for day in days)


def _months(context: Context, cells: dict[Dyad, dict[Month, _Cell]], read: Counter[Month]) -> list[Month]:
    known = [month for one in cells.values() for month in one]
    first = _month(context.since) or min(known, default=min(read, default=None))
    last = _month(context.until) or max(known, default=max(read, default=None))
    if first is None or last is None:
        return []
    numbers = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [(number // 12, number % 12 + 1) for number in numbers]


def _month(day: str | None) -> Month | None:
    return (int(day[:4]), int(day[5:7])) if day else None


def _rows(cells: dict[Dyad, dict[Month, _Cell]], months: list[Month], read: Counter[Month]) -> Iterator[list[Value]]:
    for (a, b), told in sorted(cells.items()):
        for month in months:
            cell = told.get(month)
            head: list[Value] = [a, b, f"{month[0]:04d}-{month[1]:02d}", read[month], cell.known if cell else 0]
            if not read[month]:
                yield [*head, None, *(None for _ in COUNTS)]
                continue
            level = LEVELS[cell.highest] if cell and cell.highest < _UNKNOWN else None
            yield [*head, level, *(cell.counts[name] if cell else 0 for name in COUNTS)]
