"""One event with all that follows from it and others: its neighbours, relations, checks, storyline, and its stories."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec
import sqlalchemy as sa

from dateline.errors import UnknownValue
from dateline.model import Event, RecurrenceCheck, from_json
from dateline.record.derived.derive import derived, places_of, with_verdicts
from dateline.record.derived.relations import relations
from dateline.record.derived.series import SeriesLine, lines
from dateline.record.derived.told import Told
from dateline.record.record import Record, taken_back
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.asking_events import briefs
from dateline.store.asking_plain import out_of, plain, with_silent
from dateline.store.asking_stories import StoryRow, story_rows
from dateline.store.claims import checks
from dateline.store.derived import events, placements
from dateline.store.facets import brief, core_of
from dateline.store.portions import portions

_END = "~"
_MANY = 50
"""Ids read to find the single one that begins so."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report belongs to its event."""

    report: str
    why: str


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """One event as its page shows it. ``near``: in brief, by id, every event that it names: rounds before and after,
    relations, what settles its checks. ``line``: its series. ``storyline``: all that belongs with it, itself too, in
    the order in which they were first told. ``stories``: what tells of it, in the order of their clocks.
    """

    event: Event
    near: dict[str, Event] = {}
    line: SeriesLine | None = None
    storyline: tuple[Event, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    reasons: tuple[Reason, ...] = ()


def present_id(at: At, name: str) -> tuple[str, ...]:
    """The ids of the events that go by that id, alias, or beginning of one: one where it is clear, none, or several.

    Ids not known yet as of then resolve to none.
    """
    if not name:
        return ()
    if at.memory is not None:
        return _ids({e.id: (e.id, *e.aliases) for e in at.memory.events}, name)
    own: dict[str, list[str]] = {}
    for called, event in at.front.called(name):
        own.setdefault(event, []).append(called)
    for report, silent in at.silent if at.as_of.text else ():
        if (home := at.home(report, silent)) is not None:
            own.setdefault(home, []).append(report)
    query = sa.select(placements.c.report, placements.c.event).where(
        placements.c.report >= name, placements.c.report < f"{name}{_END}", placed(at)
    )
    for row in at.connection.execute(query.order_by(placements.c.report).limit(_MANY)):
        if (home := at.home(row.report, row.event)) is not None:
            own.setdefault(home, []).append(row.report)
    return _ids(own, name)


def found(at: At, name: str) -> str:
    """The id of the one event that goes by that id, alias or beginning of one. Raises UnknownValue."""
    ids = present_id(at, name)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise UnknownValue("single event", name, sorted(ids)[:3], "give more of its id")
    if at.memory is not None:
        at.memory.find(name)
    gone = (
        sorted({by for report, by in at.judged.rejected.items() if name and report.startswith(name)})
        if at.judged
        else []
    )
    if gone:
        raise UnknownValue("event", name, (), taken_back(gone[0]))
    raise UnknownValue("event", name, (), "see: dateline events")


def event(at: At, name: str) -> Event | None:
    """The whole event of that id, alias, or beginning of a single one; None for no such one."""
    found = present_id(at, name)
    return next(iter(whole(at, found)), None) if len(found) == 1 else None


def event_page(at: At, name: str) -> EventPage | None:
    """The page of one event; ``name`` as in ``event``."""
    found = present_id(at, name)
    if len(found) != 1:
        return None
    if at.memory is not None:
        return _remembered(at, found[0])
    around = at.around
    (told,) = around.told(found)
    around.ahead([told])
    mine = checks(at, around, [told]).get(told.event.id, ())
    one = _whole(around, told, _full(at, [told])[told.event.id], mine)
    line = [g for g in around.series_of(core_of(one)) if any(t.event.id == one.id for t in g.rounds)]
    return EventPage(
        event=one,
        near=briefs(at, named_by(one)),
        line=next(lines(line), None),
        storyline=tuple(brief(t.event) for t in around.storyline(told)),
        stories=story_rows(at, one.stories),
        reasons=_reasons(at, told),
    )


def whole(at: At, names: Iterable[str]) -> list[Event]:
    """Events by id, with all that the contract says of them; those not known then are left out."""
    wanted = list(dict.fromkeys(names))
    if at.memory is not None:
        return out_of(at.memory, wanted)
    around = at.around
    told = around.told(wanted)
    around.ahead(told)
    around.storylines(told)
    full, mine = _full(at, told), checks(at, around, told)
    found = {one.event.id: _whole(around, one, full[one.event.id], mine.get(one.event.id, ())) for one in told}
    return [found[name] for name in wanted if name in found]


def named_by(one: Event) -> list[str]:
    """The other events that an event names."""
    names = [one.previous, one.next, *(r.event for r in one.relations), *(c.by for c in one.recurrence_checks)]
    return list(dict.fromkeys(name for name in names if name))


def _whole(around: Around, told: Told, full: Event, mine: tuple[RecurrenceCheck, ...]) -> Event:
    places = places_of(around.series_of(core_of(told.event)))
    near = around.of_stories(m.story.id for m in told.members)
    others = {t.event.id: t for t in (*near, *around.larger(told))}
    related = relations(around.told(others), {name: one.rounds[0].event.id for name, (one, _) in places.items()})
    storyline = around.storyline(told)[0].event.id
    return derived(Told(full, told.members), places, related.get(told.event.id, ()), mine, storyline)


def _full(at: At, tolds: Collection[Told]) -> dict[str, Event]:
    """The events whole, by id: what was read of them in brief has no evidence."""
    found = {told.event.id: told.event for told in tolds}
    in_brief = [name for name, one in found.items() if one.evidence == () and one.stories == ()]
    return {one.id: one for one in with_silent(at, (found | _kept(at, in_brief)).values())}


def _kept(at: At, names: Iterable[str]) -> dict[str, Event]:
    """Events as they stand in the tables now, by id."""
    found: dict[str, Event] = {}
    for some in portions(names):
        rows = at.connection.execute(sa.select(events.c.id, events.c.event).where(events.c.id.in_(some)))
        found |= {row.id: from_json(row.event, Event) for row in rows}
    return found


def _reasons(at: At, told: Told) -> tuple[Reason, ...]:
    """Of each report by then why it belongs, in order."""
    if told.event.id in at.over:
        return tuple(Reason(report=m.report.report, why=m.why) for m in told.members)
    query = sa.select(placements).where(placements.c.event == told.event.id, placements.c.silent == 0, placed(at))
    rows = at.connection.execute(query.order_by(placements.c.place, placements.c.nth))
    return tuple(Reason(report=row.report, why=row.why) for row in rows)


def placed(at: At) -> sa.ColumnElement[bool]:
    """Reports known by then."""
    return placements.c.place < at.until if at.as_of.text else sa.true()


def _ids(named: Mapping[str, Collection[str]], name: str) -> tuple[str, ...]:
    """Those whose names hold that one, else those of which a name begins with it."""
    exact = tuple(event for event, names in named.items() if name in names)
    return exact or tuple(event for event, names in named.items() if any(n.startswith(name) for n in names))


def _remembered(at: At, name: str) -> EventPage:
    """The page of an event out of the record in memory."""
    record = at.memory or Record()
    one = record.find(name)
    return EventPage(
        event=one,
        near=briefs(at, named_by(one)),
        line=next((line for line in record.series if any(r.event == name for r in line.rounds)), None),
        storyline=tuple(brief(e) for e in record.events if e.storyline == one.storyline),
        stories=story_rows(at, one.stories),
        reasons=tuple(Reason(report=r, why=record.reasons.get(r, "")) for r in (one.id, *one.aliases)),
    )


def shown(at: At, names: Iterable[str], *, checked: bool = True) -> list[Event]:
    """Events by id as a card shows them: all that their own stories tell, and (``checked``) what became of a claim
    about the gap. What else follows from other events (rounds, relations, storyline) is left out; ``whole`` has it.
    """
    wanted = list(dict.fromkeys(names))
    if at.memory is not None:
        return whole(at, wanted)
    around = at.around
    found = {one.id: one for one in plain(at, wanted)}
    claiming = around.told(name for name, one in found.items() if checked and one.recurrence.text is not None)
    mine = checks(at, around, claiming)
    for told in claiming:
        own = Told(found[told.event.id], told.members)
        found[told.event.id] = with_verdicts(own, mine.get(told.event.id, ()))
    return [found[name] for name in wanted if name in found]
