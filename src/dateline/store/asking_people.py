"""People out of the tables, as of a moment: the namings of some parties, made into persons where they are asked for."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

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
from dateline.store import kept, marking, namesakes
from dateline.store.asking_at import At
from dateline.store.asking_events import LIMIT, Listed
from dateline.store.derived import states
from dateline.store.derived_people import namings
from dateline.store.facets import END
from dateline.store.portions import portions
from dateline.store.rolls import Entry, Roll, kin

Stand = tuple[int, int]
"""How many namings of a party there are, and which fold wrote the last of them: the same only where nothing changed."""
MOMENTS = 4
"""Of so many moments the rolls are held of parties that stand otherwise then than the tables have it."""


class HeldPeople:
    """The rolls of all parties as the tables have them, made again only where somebody was named. Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stands: tuple[str, dict[str, Stand]] | None = None
        self._held: dict[str, tuple[Stand, Roll]] = {}
        self._moments: dict[tuple[str, str, tuple[str, ...], str], tuple[object, Roll]] = {}
        self._memory: tuple[Record, list[Person]] | None = None

    def stands(self, at: At) -> dict[str, Stand]:
        """Every party of which anybody was ever named."""
        mark = marking.folded(at.connection)
        with self._lock:
            held = self._stands
        if held is None or held[0] != mark:
            held = mark, _stands(at)
            with self._lock:
                self._stands = held
        return held[1]

    def roll(self, at: At, code: str, stand: Stand) -> Roll:
        """That of one party as the tables have it, up to their end."""
        with self._lock:
            held = self._held.get(code)
        if held is None or held[0] != stand:
            held = stand, _roll(At(connection=at.connection), code)
            with self._lock:
                self._held[code] = held
        return held[1]

    def otherwise(self, at: At, code: str) -> Roll:
        """That of one party as of a moment at which it stands otherwise."""
        key = marking.folded(at.connection), at.until, at.late, code
        with self._lock:
            held = self._moments.get(key)
        if held is None or held[0] is not at.judged:
            held = at.judged, _roll(at, code)
            with self._lock:
                self._moments[key] = held
                moments = list(dict.fromkeys(one[:3] for one in self._moments))
                if len(moments) > MOMENTS:
                    self._moments = {one: roll for one, roll in self._moments.items() if one[:3] in moments[-MOMENTS:]}
        return held[1]

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


class People:
    """The people of the record as of ``at``; ``held``: what a server keeps from one question to the next."""

    def __init__(self, at: At, held: HeldPeople | None = None) -> None:
        self._at = at
        self._held = held or HeldPeople()
        self._persons: dict[str, Group] = {}
        self._stands = self._held.stands(at) if at.memory is None else {}

    def listed(
        self, name: str | None = None, parties: Collection[str] = (), *, limit: int = LIMIT, offset: int = 0
    ) -> Listed[Person]:
        """Everybody, or those who may be called ``name``; of any of the parties. By party and name."""
        if self._at.memory is not None:
            found = [p for p in self._held.remembered(self._at) if not parties or p.party in parties]
            some = called(found, name) if name else found
            return Listed(tuple(some[offset : offset + limit]), len(some), offset)
        codes = sorted(code for code in self._stands if not parties or code in parties)
        shown, total = self._called(name, codes, limit, offset) if name else self._all(codes, limit, offset)
        groups = self._groups((code, entry.names[0]) for code, entry in shown)
        by_id = {group.id: group for group in groups}
        return Listed(tuple(self._whole([by_id[entry.id] for _, entry in shown])), total, offset)

    def _all(self, codes: Iterable[str], limit: int, offset: int) -> tuple[list[tuple[str, Entry]], int]:
        """Those of one page, and how many there are."""
        total, shown = 0, list[tuple[str, Entry]]()
        for code in codes:
            roll, until = self._roll(code)
            count = roll.count(until)
            first, last = max(0, offset - total), min(count, offset + limit - total)
            if first < last:
                shown += ((code, entry) for entry in roll.listed(until)[first:last])
            total += count
        return shown, total

    def _called(self, name: str, codes: Sequence[str], limit: int, offset: int) -> tuple[list[tuple[str, Entry]], int]:
        """The same of those who may be called so."""
        meant: dict[str, set[str]] = {}
        for code, other in namesakes.called(self._at.connection, name, codes):
            meant.setdefault(code, set()).add(other)
        found: list[tuple[str, Entry]] = []
        for code in codes:
            roll, until = self._roll(code)
            found += ((code, entry) for entry in roll.called(until, fold(name), meant.get(code, ())))
        return found[offset : offset + limit], len(found)

    def person(self, name: str) -> Person | None:
        """The one of that id, or told of by the naming of that id; None for no such one."""
        if self._at.memory is not None:
            return self._remembered(self._at.memory, name)
        group = self._of_namings([name]).get(name)
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
        found = self._of_namings(wanted)
        return {one.id: one for one in self._whole([group for name, group in found.items() if group.id == name])}

    def _of_namings(self, names: Iterable[str]) -> dict[str, Group]:
        """Of whom each of these namings tells; without those that are not known then."""
        wanted = list(names)
        told: list[tuple[str, str]] = []
        for some in portions(name for name in wanted if name not in self._persons):
            query = sa.select(namings.c.party, namings.c.name).where(namings.c.id.in_(some))
            told += ((row.party, row.name) for row in self._at.connection.execute(query))
        self._groups(told)
        return {name: self._persons[name] for name in wanted if name in self._persons}

    def _groups(self, names: Iterable[tuple[str, str]]) -> list[Group]:
        """The people with these names, each of a party, and those whose names hang together with them."""
        near = namesakes.circles(self._at.connection, names)
        told = _namings(self._at, *(namesakes.named(namings, some) for some in portions(near)))
        by_party: dict[str, list[Naming]] = {}
        for one in told:
            by_party.setdefault(one.party, []).append(one)
        groups = [group for party in by_party.values() for group in grouped(party, kin(near))]
        self._persons |= {one.id: group for group in groups for one in group.named}
        return groups

    def _roll(self, code: str) -> tuple[Roll, str]:
        """That of one party, and up to which place it counts."""
        if code in self._otherwise:
            return self._held.otherwise(self._at, code), END
        return self._held.roll(self._at, code, self._stands[code]), self._at.until

    @cached_property
    def _otherwise(self) -> set[str]:
        """Parties of which somebody is named at an event, or by a story, that stands otherwise than in the tables."""
        found: set[str] = set()
        asked = [*(namings.c.event.in_(some) for some in portions(self._at.hidden)),
                 *(namings.c.story_id.in_(some) for some in portions(self._at.late))]  # fmt: skip
        for which in asked:
            found.update(self._at.connection.execute(sa.select(namings.c.party).where(which).distinct()).scalars())
        return found

    def _whole(self, groups: Collection[Group]) -> list[Person]:
        """With whom they met: who was told of for other parties at events that took place."""
        events = list(dict.fromkeys(event for group in groups for event in group.events))
        told = list(_of_events(self._at, _took_place(self._at, events)))
        self._groups({(one.party, one.name): None for one in told if one.id not in self._persons})
        there: dict[str, dict[tuple[str, str], None]] = {}
        for one in told:
            there.setdefault(one.event, {})[(one.party, self._persons[one.id].id)] = None
        return [person(group, lambda asked: (p for e in asked for p in there.get(e, ()))) for group in groups]


def _stands(at: At) -> dict[str, Stand]:
    query = sa.select(namings.c.party, sa.func.count().label("n"), sa.func.max(namings.c.fold).label("last"))
    rows = at.connection.execute(query.group_by(namings.c.party))
    return {str(row.party): (int(row.n), int(row.last)) for row in rows}


def _roll(at: At, code: str) -> Roll:
    """The namings of a party as of then, as light as they can be."""
    query = sa.select(namings.c.id, namings.c.name, namings.c.event, namings.c.place)
    query = query.where(namings.c.party == code, _known(at)).order_by(namings.c.place, namings.c.nth)
    rows = at.connection.execute(query)
    homes = ((row, at.home(row.id.rpartition(":")[0], row.event)) for row in rows)
    light = (
        (
            row.place,
            Naming(id=row.id, name=row.name, party=code, event=home, title=None, body=None, story="", known=None),
        )
        for row, home in homes
        if home is not None
    )
    return Roll(light, namesakes.near(at.connection, code))


def _known(at: At) -> sa.ColumnElement[bool]:
    """Those that tell what was known then."""
    if at.until == END:
        return sa.true()
    return sa.or_(namings.c.place < at.until, namings.c.story_id.in_(list(at.late)))


def _namings(at: At, *which: sa.ColumnElement[bool]) -> list[Naming]:
    """Those known then of any of these, in the order of the fold, each at the event where its report stood then."""
    rows = [row for some in which for row in at.connection.execute(sa.select(namings).where(some, _known(at)))]
    found: list[Naming] = []
    for row in sorted(rows, key=lambda row: (row.place, row.nth)):
        home = at.home(row.id.rpartition(":")[0], row.event)
        if home is not None:
            found.append(
                Naming(
                    id=row.id, name=row.name, title=row.title, body=row.body, party=row.party, story=row.story_id,
                    known=row.known, event=home,
                )
            )  # fmt: skip
    return found


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
