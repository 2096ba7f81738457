"""Works out what judgements change of what the tables have, and what became of each one, group by group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from dateline.model import Judgement, Telling
from dateline.model.known import instant
from dateline.record.derived.told import Told
from dateline.record.families import Families
from dateline.record.judged.bench import standings
from dateline.record.judged.judged import Judged
from dateline.record.judged.standing import in_order
from dateline.store import kept
from dateline.store.asking_at import At
from dateline.store.derived import placements, states, steps
from dateline.store.facets import END, core_of
from dateline.store.gists import in_brief
from dateline.store.groups import Bundle, Group, joined, seed, settled, together
from dateline.store.overlay import Overlaid
from dateline.store.portions import portions
from dateline.store.ripple import Ripple
from dateline.store.standing import Standing

_PLACING = frozenset({"same", "different", "reject", "attach"})
"""Verdicts that bear on the very stories they name; others on what becomes of an event from when they were made."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """The record before the place ``until`` and of the ``late`` stories behind it, in order, under those judgements."""

    connection: sa.Connection
    until: str = END
    late: Sequence[str] = ()
    made: Sequence[Judgement]


def grouped(moment: Moment, ready: Sequence[Group] = ()) -> list[tuple[Group, Overlaid | None]]:
    """Every judgement in a group, with what that changes; None for those that are ``ready`` and stay as they are."""
    ordered = in_order(moment.made)
    known = {one.id: one for one in ordered}
    done = {name for group in ready for name in group.judgements}
    bundles = [settled(group, _undoing(group, known)) for group in ready]
    bundles += [seed(one) for one in ordered if one.id not in done]
    bundles += [Bundle((), frozenset(moment.late), stories=tuple(moment.late))] if moment.late else []
    families = _families(moment)
    found: dict[tuple[str, ...], Overlaid] = {}
    while True:
        bundled = together(bundles, ordered)
        if all(len(some) == 1 and some[0].group for some in bundled):
            return [(one.group, found.get(one.judgements)) for one in bundles if one.group]
        bundles = []
        for some in bundled:
            one = some[0] if len(some) == 1 else joined(some)
            if one.group is None:
                made = [known[name] for name in one.judgements]
                group, overlaid = _worked_out(moment, made, one.stories, families)
                one = settled(group, _undoing(group, known), one.stories)
                found[one.judgements] = overlaid
            bundles.append(one)


def _undoing(group: Group, known: Mapping[str, Judgement]) -> list[str]:
    """What judgements of a group undo."""
    return [undone for name in group.judgements if (undone := known[name].undoes)]


def _worked_out(
    moment: Moment, some: Iterable[Judgement], late: Sequence[str], families: Mapping[str, str]
) -> tuple[Group, Overlaid]:
    """What these judgements change, and the ``late`` stories that go with them."""
    made = in_order(some)
    connection, until = moment.connection, moment.until
    speaking = _speaking(moment, {anchor.story for one in made for anchor in one.anchors})
    decided = Judged(made, speaking)
    ripple = Ripple(connection, until, families, decided)
    reports = [report for bound in decided.bound.values() for report in bound.reports]
    placing = [b for b in decided.bound.values() if b.judgement.verdict in _PLACING]
    named = {speaking[a.story].story.id for b in placing for a in b.judgement.anchors if a.story in speaking}
    ripple.run([*sorted(named), *late], reports)
    overlaid = _overlaid(moment, ripple, decided)
    return _group(moment, ripple, overlaid, decided), overlaid


def _overlaid(moment: Moment, ripple: Ripple, decided: Judged) -> Overlaid:
    over = {name: _in_brief(told) for name, told in ripple.told().items()}
    rejected = dict(ripple.growing.bench.gone)
    cores = {core_of(told.event) for told in over.values()}
    at = At(connection=moment.connection, until=moment.until)
    for some in portions(sorted(ripple.mine.keys() | ripple.gone)):
        query = sa.select(states.c.core).where(states.c.event.in_(some), at.stands(states, sought=False))
        cores.update(moment.connection.execute(query).scalars())
    return Overlaid(
        over=over,
        births=ripple.births | {case.first.report: case.ordinal for case in ripple.mine.values()},
        gone=frozenset((ripple.mine.keys() | ripple.gone) - over.keys()),
        nowhere=frozenset(rejected.keys() | ripple.unnamed), rejected=rejected, anew=frozenset(ripple.anew),
        doubts=tuple(ripple.doubts), paired=decided.paired,
        judgements=standings(decided, [told.event for told in over.values()]), cores=frozenset(cores),
    )  # fmt: skip


def _group(moment: Moment, ripple: Ripple, overlaid: Overlaid, decided: Judged) -> Group:
    named = frozenset(anchor.story for one in decided.ordered for anchor in one.anchors)
    events = frozenset(overlaid.over) | overlaid.gone
    moments = {one.id: one.made for one in decided.ordered}
    claims = ((claim.family, claim.story.known) for claim in decided.claims())
    return Group(
        judgements=tuple(one.id for one in decided.ordered),
        stories=named | ripple.taken, named=named, events=events, cores=overlaid.cores,
        keys=frozenset(ripple.keys), families=frozenset(ripple.rejecting), always=ripple.ends_silent,
        late=tuple((name, at) for name, at in claims if instant(at) > instant(moments[name])),
        latest=END if ripple.ends_silent else max(ripple.latest, _latest(moment.connection, events, named)),
    )  # fmt: skip


def _latest(connection: sa.Connection, events: Collection[str], named: Collection[str]) -> str:
    """The place of the last report of any of those events, and of the last of the stories named."""
    found = [""]
    for column, place, names in (
        (placements.c.event, placements.c.place, events), (steps.c.story_id, steps.c.place, named)
    ):  # fmt: skip
        for some in portions(sorted(names)):
            query = sa.select(sa.func.max(place)).where(column.in_(some))
            found.append(connection.execute(query).scalar() or "")
    return max(found)


def _in_brief(told: Told) -> Told:
    """The event with so much of its reports as questions look at."""
    return Told(told.event, tuple(in_brief(member) for member in told.members))


def _speaking(moment: Moment, names: Iterable[str]) -> dict[str, Telling]:
    """Those of the stories that speak then, by id; what was fetched again by the story that was fetched first."""
    connection = moment.connection
    own: dict[str, str] = {}
    for some in portions(sorted(set(names))):
        query = sa.select(steps).where(steps.c.story_id.in_(some), steps.c.role != "superseded")
        for row in connection.execute(query):
            if row.place < moment.until or row.story_id in moment.late:
                own[row.story_id] = row.story_id if row.role == "speaks" else _first(connection, row.address)
    told = kept.tellings(connection, sorted(set(own.values())))
    return {name: told[first] for name, first in own.items()}


def _first(connection: sa.Connection, address: str) -> str:
    """The story of an address that speaks."""
    query = sa.select(steps.c.story_id).where(steps.c.address == address, steps.c.role == "speaks")
    return str(connection.execute(query).scalar_one())


def _families(moment: Moment) -> Mapping[str, str]:
    """The families of the late stories, as of then."""
    if not moment.late:
        return {}
    families = Families(Standing(moment.connection, moment.until))
    told = kept.tellings(moment.connection, moment.late)
    return {name: families.join(told[name]) for name in moment.late}
