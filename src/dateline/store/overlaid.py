"""Works out what judgements change of what the tables have, and what became of each one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from dateline.model import Judgement, Telling
from dateline.record.derived.told import Told
from dateline.record.families import Families
from dateline.record.judged.bench import standings
from dateline.record.judged.judged import Judged
from dateline.store import kept
from dateline.store.derived import steps
from dateline.store.gists import in_brief
from dateline.store.overlay import Bearing, Overlaid
from dateline.store.portions import portions
from dateline.store.ripple import Ripple
from dateline.store.standing import Standing

_PLACING = frozenset({"same", "different", "reject", "attach"})
"""Verdicts that bear on the very stories they name; others on what becomes of an event from when they were made."""


def overlaid(
    connection: sa.Connection, until: str, late: Sequence[str], made: Sequence[Judgement]
) -> tuple[Overlaid, Bearing]:
    """The record before the place ``until`` and of the ``late`` stories behind it, in order, under those judgements."""
    speaking = _speaking(connection, until, late, {anchor.story for one in made for anchor in one.anchors})
    decided = Judged(made, speaking)
    ripple = Ripple(connection, until, _families(connection, until, late), decided)
    reports = [report for bound in decided.bound.values() for report in bound.reports]
    placing = [b for b in decided.bound.values() if b.judgement.verdict in _PLACING]
    ripple.run(
        {speaking[a.story].story.id for b in placing for a in b.judgement.anchors if a.story in speaking}, reports
    )
    over = {name: _in_brief(told) for name, told in ripple.told().items()}
    births = ripple.births | {case.first.report: case.ordinal for case in ripple.mine.values()}
    rejected = dict(ripple.growing.bench.gone)
    found = Overlaid(
        over=over, births=births, gone=frozenset((ripple.mine.keys() | ripple.gone) - over.keys()),
        nowhere=frozenset(rejected.keys() | ripple.unnamed), rejected=rejected, anew=frozenset(ripple.anew),
        doubts=tuple(ripple.doubts), paired=decided.paired,
        judgements=standings(decided, [told.event for told in over.values()]),
    )  # fmt: skip
    named = tuple(sorted({anchor.story for one in made for anchor in one.anchors}))
    bearing = Bearing(tuple(sorted(ripple.keys)), tuple(sorted(ripple.rejecting)), named, ripple.ends_silent)
    return found, bearing


def _in_brief(told: Told) -> Told:
    """The event with so much of its reports as questions look at."""
    return Told(told.event, tuple(in_brief(member) for member in told.members))


def _speaking(connection: sa.Connection, until: str, late: Collection[str], names: Iterable[str]) -> dict[str, Telling]:
    """Those of the stories that speak then, by id; what was fetched again by the story that was fetched first."""
    own: dict[str, str] = {}
    for some in portions(sorted(set(names))):
        query = sa.select(steps).where(steps.c.story_id.in_(some), steps.c.role != "superseded")
        for row in connection.execute(query):
            if row.place < until or row.story_id in late:
                own[row.story_id] = row.story_id if row.role == "speaks" else _first(connection, row.address)
    told = kept.tellings(connection, sorted(set(own.values())))
    return {name: told[first] for name, first in own.items()}


def _first(connection: sa.Connection, address: str) -> str:
    """The story of an address that speaks."""
    query = sa.select(steps.c.story_id).where(steps.c.address == address, steps.c.role == "speaks")
    return str(connection.execute(query).scalar_one())


def _families(connection: sa.Connection, until: str, late: Sequence[str]) -> Mapping[str, str]:
    """The families of the late stories, as of then."""
    if not late:
        return {}
    families = Families(Standing(connection, until))
    told = kept.tellings(connection, late)
    return {name: families.join(told[name]) for name in late}
