"""People out of the tables, as of a moment: the namings of some parties, made into persons where they are asked for."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec
import sqlalchemy as sa

from dateline.record.derived.people import (
    TOOK_PLACE,
    Group,
    Naming,
    Person,
    called,
    grouped,
    namings_of,
    people,
    person,
)
from dateline.record.order import line_up
from dateline.record.record import Record
from dateline.record.words import fold
from dateline.store import kept, namesakes
from dateline.store.asking_at import At
from dateline.store.asking_events import LIMIT, Listed
from dateline.store.derived import states
from dateline.store.derived_people import namings
from dateline.store.facets import END
from dateline.store.portions import portions

Stand = tuple[int, int]
"""How many namings of a party there are, and which fold wrote the last of them: the same only where nothing changed."""


class _Party(msgspec.Struct, frozen=True):
    """The people of one party, by name, and whose naming each is."""

    groups: tuple[Group, ...]
    of_naming: Mapping[str, str]


class HeldPeople:
    """The people of each party as they stand now, grouped again only where somebody was named. Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, tuple[Stand, _Party]] = {}
        self._memory: tuple[Record, list[Person]] | None = None

    def remembered(self, at: At) -> list[Person]:
        """Everybody of a record in memory."""
        assert at.memory is not None
        with self._lock:
            held = self._memory
        if held is None or held[0] is not at.memory:
            held = at.memory, people(kept.all_tellings(at.connection, at.as_of), at.memory, at.as_of)
            with self._lock:
                self._memory = held
        return held[1]

    def party(self, at: At, code: str, stand: Stand) -> _Party:
        """Those of one party, for a moment that the tables hold up to their end."""
        with self._lock:
            held = self._held.get(code)
        if held is None or held[0] != stand:
            held = stand, _grouped(at, code)
            with self._lock:
                self._held[code] = held
        return held[1]


class People:
    """The people of the record as of ``at``; ``held``: what a server keeps from one question to the next."""

    def __init__(self, at: At, held: HeldPeople | None = None) -> None:
        self._at = at
        self._held = held or HeldPeople()
        self._parties: dict[str, _Party] = {}
        self._stands = _stands(at) if at.memory is None else {}

    def listed(
        self, name: str | None = None, parties: Collection[str] = (), *, limit: int = LIMIT, offset: int = 0
    ) -> Listed[Person]:
        """Everybody, or those who may be called ``name``; of any of the parties. By party and name."""
        if self._at.memory is not None:
            found = [p for p in self._held.remembered(self._at) if not parties or p.party in parties]
            some = called(found, name) if name else found
            return Listed(tuple(some[offset : offset + limit]), len(some), offset)
        codes = sorted(code for code in self._stands if not parties or code in parties)
        groups = [group for code in codes for group in self._party(code).groups]
        if name:
            wanted = {one.id for one in called((person(group, _nobody) for group in groups), name)}
            groups = [group for group in groups if group.id in wanted]
        return Listed(tuple(self._whole(groups[offset : offset + limit])), len(groups), offset)

    def person(self, name: str) -> Person | None:
        """The one of that id, or told of by the naming of that id; None for no such one."""
        if self._at.memory is not None:
            return self._remembered(self._at.memory, name)
        query = sa.select(namings.c.party).where(namings.c.id == name)
        code = self._at.connection.execute(query).scalar()
        of_naming = self._party(code).of_naming if code else {}
        group = next((one for one in self._party(code).groups if one.id == of_naming.get(name)), None) if code else None
        return self._whole([group])[0] if group else None

    def _remembered(self, record: Record, name: str) -> Person | None:
        """The same of a record in memory."""
        everybody = self._held.remembered(self._at)
        own = next((one for one in everybody if one.id == name), None)
        if own is not None:
            return own
        line = line_up(kept.all_tellings(self._at.connection, self._at.as_of), self._at.as_of)
        told = next((one for one in namings_of(line, record) if one.id == name), None)
        if told is None:
            return None
        fits = (p for p in everybody if p.party == told.party and told.name in p.names and told.event in p.events)
        return next(fits, None)

    def by_id(self, names: Iterable[str]) -> dict[str, Person]:
        """Those of these ids."""
        wanted = list(names)
        if self._at.memory is not None:
            held = {one.id: one for one in self._held.remembered(self._at)}
            return {name: held[name] for name in wanted if name in held}
        groups: list[Group] = []
        for some in portions(wanted):
            query = sa.select(namings.c.party).where(namings.c.id.in_(some)).distinct()
            parties = self._at.connection.execute(query).scalars().all()
            groups += [group for code in parties for group in self._party(code).groups if group.id in some]
        return {one.id: one for one in self._whole(groups)}

    def _party(self, code: str) -> _Party:
        if code not in self._parties:
            now = self._at.until == END and code in self._stands and code not in self._otherwise
            found = self._held.party(self._at, code, self._stands[code]) if now else _grouped(self._at, code)
            self._parties[code] = found
        return self._parties[code]

    @cached_property
    def _otherwise(self) -> set[str]:
        """Parties of which somebody is named at an event that stands otherwise than the tables have it."""
        found: set[str] = set()
        for some in portions(self._at.hidden):
            query = sa.select(namings.c.party).where(namings.c.event.in_(some)).distinct()
            found.update(self._at.connection.execute(query).scalars())
        return found

    def _whole(self, groups: Collection[Group]) -> list[Person]:
        """With whom they met: who was told of for other parties at events that took place."""
        events = list(dict.fromkeys(event for group in groups for event in group.events))
        there: dict[str, dict[tuple[str, str], None]] = {}
        for one in _of_events(self._at, _took_place(self._at, events)):
            told = self._party(one.party).of_naming[one.id]
            there.setdefault(one.event, {})[(one.party, told)] = None
        return [person(group, lambda asked: (p for e in asked for p in there.get(e, ()))) for group in groups]


def _nobody(events: Collection[str]) -> Iterable[tuple[str, str]]:
    return ()


def _grouped(at: At, code: str) -> _Party:
    told = list(_namings(at, namings.c.party == code))
    groups = grouped(told, namesakes.kin(at.connection, code))
    groups.sort(key=lambda group: (fold(group.named[0].name), group.id))
    return _Party(tuple(groups), {one.id: group.id for group in groups for one in group.named})


def _stands(at: At) -> dict[str, Stand]:
    """Every party of which anybody was ever named."""
    query = sa.select(namings.c.party, sa.func.count().label("n"), sa.func.max(namings.c.fold).label("last"))
    rows = at.connection.execute(query.group_by(namings.c.party))
    return {str(row.party): (int(row.n), int(row.last)) for row in rows}


def _namings(at: At, *which: sa.ColumnElement[bool]) -> Iterator[Naming]:
    """Those known then, in the order of the fold, each at the event where its report stood then."""
    known: sa.ColumnElement[bool] = sa.true()
    if at.until != END:
        known = sa.or_(namings.c.place < at.until, namings.c.story_id.in_(list(at.late)))
    query = sa.select(namings).where(*which, known).order_by(namings.c.place, namings.c.nth)
    for row in at.connection.execute(query):
        home = at.home(row.id.rpartition(":")[0], row.event)
        if home is None:
            continue
        yield Naming(
            id=row.id, name=row.name, title=row.title, body=row.body, party=row.party, story=row.story_id,
            known=row.known, event=home,
        )  # fmt: skip


def _of_events(at: At, events: Collection[str]) -> Iterator[Naming]:
    """Who is named at those events."""
    own = {m.story.id for name in events if name in at.over for m in at.over[name].members}
    seen: set[str] = set()
    asked = [*(namings.c.event.in_(some) for some in portions(events)),
             *(namings.c.story_id.in_(some) for some in portions(own))]  # fmt: skip
    for there in asked:
        for one in _namings(at, there):
            if one.event in events and one.id not in seen:
                seen.add(one.id)
                yield one


def _took_place(at: At, events: Collection[str]) -> set[str]:
    own = {name for name, told in at.over.items() if told.event.status in TOOK_PLACE}
    found = {name for name in events if name in own}
    for some in portions(events):
        query = sa.select(states.c.event).where(
            states.c.event.in_(some), states.c.status.in_(TOOK_PLACE), at.tabled(states, sought=False)
        )
        found.update(at.connection.execute(query).scalars())
    return found
