"""Who meets: every set of parties with its events counted, where possible in an index of the tables alone."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from dateline.model import Event
from dateline.record.derived.phase import OPEN, given_up
from dateline.store.asking_at import At
from dateline.store.asking_events import LIMIT, Listed, Wanted, days_of, fitting
from dateline.store.derived import states
from dateline.store.facets import UNDATED, core_of, pair_of, span
from dateline.store.held import Found, Held
from dateline.store.hints import beside
from dateline.store.portions import portions

_HELD = ("held", "under_way")
_MOST = 4
"""Parties of what is still called a pair: two to four that met as just these."""


class PairCount(msgspec.Struct, frozen=True, kw_only=True):
    """Parties that met as just these (codes, or names where there is none): how many ``events`` they have, how many of
    them were ``held``; the last day of what was held by the day asked for, the first day of what is ahead of it."""

    parties: tuple[str, ...]
    events: int
    held: int
    last: dt.date | None
    next: dt.date | None


def listed_pairs(
    at: At,
    on: dt.date,
    wanted: Wanted | None = None,
    *,
    limit: int = LIMIT,
    offset: int = 0,
    held: Held[PairCount] | None = None,
) -> Listed[PairCount]:
    """Every set of two to four parties with gatherings and papers that fit, those with most events first.

    ``held`` (of this record, ``held_pairs``): the counts of all events are taken from there.
    """
    asked = wanted or Wanted()
    counts = held.now(at, on) if held and msgspec.structs.replace(asked, parties=()) == Wanted() else None
    found = _summed(
        itertools.chain.from_iterable(own for _, own in counts) if counts is not None else _asked(at, on, asked)
    )
    kept = [one for one in found if set(asked.parties) <= set(one.parties)]
    kept.sort(key=lambda one: (-one.events, one.parties))
    return Listed(tuple(kept[offset : offset + limit]), len(kept), offset)


def held_pairs() -> Held[PairCount]:
    """Holds the counts of one record as they stand now."""
    return Held(_of_cores, _anew)


def _of_cores(at: At, folds: dict[str, int], _held: Mapping[str, int], on: dt.date) -> Found[PairCount]:
    found: dict[str, list[PairCount]] = {core: [] for core in folds}
    for some in portions(sorted(folds)):
        for core, one in _tabled(at, on, Wanted(), some):
            found[core].append(one)
    return ((core, folds[core], counts) for core, counts in found.items())


def _anew(at: At, cores: Collection[str], on: dt.date) -> Iterable[tuple[str, list[PairCount]]]:
    """The counts of those parties where judgements change an event of theirs."""
    found: dict[str, list[PairCount]] = {core: [] for core in cores}
    for some in portions(sorted(cores)):
        for core, one in _tabled(at, on, Wanted(), some):
            found[core].append(one)
    for told in at.over.values():
        found[core_of(told.event)] += _counted([told.event], on)
    return found.items()


def _asked(at: At, on: dt.date, asked: Wanted) -> Iterable[PairCount]:
    told = at.memory.events if at.memory is not None else [one.event for one in at.over.values()]
    if at.memory is None:
        yield from (one for _, one in _tabled(at, on, asked))
    yield from _counted(fitting(at, told, asked), on)


def _tabled(at: At, on: dt.date, asked: Wanted, cores: Sequence[str] | None = None) -> Iterable[tuple[str, PairCount]]:
    """The counts as the tables hold them, with (of ``cores`` alone) who meets."""
    today = on.toordinal()
    held = sa.func.sum(sa.case((states.c.status == "held", 1), else_=0))
    over = sa.and_(states.c.status.in_(_HELD), states.c.last <= today)
    ahead = sa.and_(states.c.status.in_(sorted(OPEN)), states.c.last >= today, states.c.first != UNDATED)
    core = states.c.core if cores is not None else sa.literal("")
    query = sa.select(
        states.c.pair, core.label("core"), sa.func.count().label("n"), held.label("held"),
        sa.func.max(sa.case((over, states.c.last))).label("latest"),
        sa.func.min(sa.case((ahead, states.c.first))).label("soonest"),
    ).where(at.tabled(states, sought=cores is None), states.c.kind != "other", *_fitting(asked))  # fmt: skip
    if cores is None:
        query = query.group_by(beside(states.c.pair))
    else:
        query = query.where(states.c.core.in_(cores)).group_by(states.c.core, beside(states.c.pair))
    for row in at.connection.execute(query):
        parties = tuple(row.pair.split("|"))
        if 1 < len(parties) <= _MOST:
            yield (
                row.core,
                PairCount(
                    parties=parties, events=row.n, held=int(row.held), last=_day(row.latest), next=_day(row.soonest)
                ),
            )


def _fitting(asked: Wanted) -> Iterable[sa.ColumnElement[bool]]:
    """Filters but for the parties, which the name of the set tells."""
    for column, values in ((states.c.kind, asked.kinds), (states.c.status, asked.statuses)):
        if values:
            yield column.in_(values)
    yield from days_of(asked, states)


def _counted(events: Iterable[Event], on: dt.date) -> Iterable[PairCount]:
    """The same of events at hand, one each."""
    for event in events:
        if event.kind == "other" or not 1 < len(event.codes) <= _MOST:
            continue
        first, last = span(event)
        dated, today = first != UNDATED, on.toordinal()
        over = dated and event.status in _HELD and last <= today
        ahead = dated and event.status in OPEN and last >= today and not given_up(event)
        yield PairCount(
            parties=tuple(pair_of(event.codes).split("|")), events=1, held=int(event.status == "held"),
            last=_day(last) if over else None, next=_day(first) if ahead else None,
        )  # fmt: skip


def _summed(counts: Iterable[PairCount]) -> list[PairCount]:
    found: dict[tuple[str, ...], PairCount] = {}
    for one in counts:
        before = found.get(one.parties)
        found[one.parties] = one if before is None else PairCount(
            parties=one.parties, events=before.events + one.events, held=before.held + one.held,
            last=max(filter(None, (before.last, one.last)), default=None),
            next=min(filter(None, (before.next, one.next)), default=None),
        )  # fmt: skip
    return list(found.values())


def _day(ordinal: int | None) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal is not None else None
