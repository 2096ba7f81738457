"""Which two names of a party may be one person's, worked out once for each two and kept.

That follows from the names alone. Those that it is worth asking for are found by keys (``names.keys``), which are kept
as well. A writing command compares new names at its end (``settle``); what is open by then a question compares itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from dateline.record.derived.people import Kin, akin
from dateline.record.derived.series import Same
from dateline.record.derived.told import Told
from dateline.record.persons import Keys, is_lone, keys_of, same_person
from dateline.store import writing
from dateline.store.derived_people import alike, spellings
from dateline.store.portions import portions

AT_ONCE = 200
"""New names compared in one transaction: about half a second."""
MOST = 1_000_000
"""Work that one command does, in names compared with one another: about four minutes, for 100,000 new names."""
KEYED = 10
"""So many comparisons take as long as reading the keys of a name."""
_NUMBERS = "i"
"""How keys are packed: 32 bits each, with a sign."""


def kin(connection: sa.Connection, party: str) -> Kin:
    """Who may be called both names, out of the tables where they are compared."""
    open_ones = _open(connection, party)
    near: dict[str, list[str]] = {}
    for row in connection.execute(sa.select(alike.c.name, alike.c.other).where(alike.c.party == party)):
        near.setdefault(row.name, []).append(row.other)
    if open_ones:
        for name, other in _akin(party, _keyed(open_ones, party), _filed(connection, party)):
            near.setdefault(name, []).append(other)
            near.setdefault(other, []).append(name)

    def ask(_: str, name: str, others: Collection[str]) -> Iterator[str]:
        return (other for other in near.get(name, ()) if other in others)

    return ask


def same(connection: sa.Connection, tolds: Iterable[Told]) -> Same:
    """Whether two names of people of those events are one person's, out of the tables where they are compared."""
    names: dict[str, set[str]] = {}
    for party, name in {one for told in tolds for one in told.people}:
        names.setdefault(party, set()).add(name)
    kept: dict[tuple[str, str], array[int]] = {}
    near: set[tuple[str, str, str]] = set()
    for party, told in names.items():
        for some in portions(name for name in sorted(told) if not is_lone(name)):
            done = sa.select(spellings.c.name, spellings.c.filed).where(
                spellings.c.party == party, spellings.c.name.in_(some), spellings.c.compared == 1
            )
            kept |= {(party, row.name): _unpacked(row.filed) for row in connection.execute(done)}
            pairs = sa.select(alike.c.name, alike.c.other).where(alike.c.party == party, alike.c.name.in_(some))
            near.update((party, row.name, row.other) for row in connection.execute(pairs))
    fresh: dict[tuple[str, str], Keys] = {}

    def read(one: tuple[str, str]) -> Keys:
        if one not in fresh:
            fresh[one] = keys_of(one[1], one[0])
        return fresh[one]

    def ask(name: str, other: str, party: str) -> bool:
        asking, asked = (party, name), (party, other)
        if asking in kept and asked in kept and name != other:
            return (party, name, other) in near
        if asking in kept:
            asking, asked = asked, asking
        filed = kept[asked] if asked in kept else read(asked).kept
        return not read(asking).asked.isdisjoint(filed) and same_person(name, other, party)

    return ask


def settle(connection: sa.Connection, most: int = MOST) -> int:
    """Compares some new names with those of their party that they may fit; returns how much work that was (as in
    ``MOST``), 0 where nothing is left.

    Runs inside a writing transaction.
    """
    query = sa.select(spellings.c.party, spellings.c.name).where(spellings.c.compared == sa.literal_column("0"))
    some = max(1, min(AT_ONCE, most // KEYED))
    ahead = connection.execute(query.order_by(spellings.c.party, spellings.c.name).limit(some)).all()
    work = 0
    for party in dict.fromkeys(row.party for row in ahead):
        fresh = _keyed([row.name for row in ahead if row.party == party], party)
        found = list(_akin(party, fresh, _filed(connection, party)))
        rows = [pair for name, other in found for pair in ((name, other), (other, name))]
        writing.put(connection, alike, [{"party": party, "name": a, "other": b} for a, b in rows])
        _file(connection, party, fresh)
        work += KEYED * len(fresh) + len(found)
    return work


def _open(connection: sa.Connection, party: str) -> list[str]:
    """The names of a party that are not compared yet."""
    fresh = sa.and_(spellings.c.compared == sa.literal_column("0"), spellings.c.party == party)
    return list(connection.execute(sa.select(spellings.c.name).where(fresh)).scalars())


def _keyed(names: Iterable[str], party: str) -> dict[str, Keys]:
    return {name: keys_of(name, party) for name in names}


def _filed(connection: sa.Connection, party: str) -> Iterator[tuple[str, array[int]]]:
    """The names of a party that are compared, each with the keys that it is kept under."""
    query = sa.select(spellings.c.name, spellings.c.filed).where(spellings.c.party == party, spellings.c.compared == 1)
    for row in connection.execute(query):
        yield row.name, _unpacked(row.filed)


def _akin(
    party: str, fresh: Mapping[str, Keys], filed: Iterable[tuple[str, Iterable[int]]]
) -> Iterator[tuple[str, str]]:
    """Each two names, one at least of the new ones, that may be one person's."""
    asking: dict[int, list[str]] = {}
    for name, read in fresh.items():
        for key in read.asked:
            asking.setdefault(key, []).append(name)
    wanted = asking.keys()
    for other, kept in filed:
        found = dict.fromkeys(name for key in wanted & set(kept) for name in asking[key])
        yield from ((name, other) for name in found if akin(name, other, party))
    before: set[str] = set()
    for other, read in fresh.items():
        found = dict.fromkeys(name for key in wanted & read.kept for name in asking[key] if name in before)
        yield from ((name, other) for name in found if akin(name, other, party))
        before.add(other)


def _file(connection: sa.Connection, party: str, fresh: Mapping[str, Keys]) -> None:
    """Keeps that those names are compared, and their keys."""
    which = sa.and_(spellings.c.party == party, spellings.c.name == sa.bindparam("which"))
    rows = [{"which": name, "packed": array(_NUMBERS, sorted(read.kept)).tobytes()} for name, read in fresh.items()]
    connection.execute(spellings.update().where(which).values(compared=1, filed=sa.bindparam("packed")), rows)


def _unpacked(packed: bytes) -> array[int]:
    return array(_NUMBERS, packed)
