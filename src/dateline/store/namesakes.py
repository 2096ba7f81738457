"""Which two names of a party may be one person's, worked out once for each two and kept.

That follows from the names alone. Those that it is worth asking for are found by keys (``names.keys``), which are kept
as well. A writing command compares new names at its end (``settle``); what is open by then a question compares itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from dateline.record.derived.people import akin, may_mean
from dateline.record.derived.series import Same
from dateline.record.derived.told import Told
from dateline.record.persons import Keys, is_lone, keys_of, same_person
from dateline.record.words import fold
from dateline.store import writing
from dateline.store.derived_people import alike, name_keys, spellings
from dateline.store.portions import portions

AT_ONCE = 200
"""New names compared in one transaction: about half a second."""
MOST = 1_000_000
"""Work that one command does, in names compared with one another: about four minutes, for 100,000 new names."""
KEYED = 10
"""So many comparisons take as long as reading the keys of a name."""

OfParty = tuple[str, str]
"""A party, and a name told for it."""
Near = dict[OfParty, list[str]]
"""By a name all that may be the same person's: none for most."""


def near(connection: sa.Connection, party: str) -> Near:
    """Those of all names of a party, out of the tables where they are compared."""
    found: Near = {}
    for row in connection.execute(sa.select(alike.c.name, alike.c.other).where(alike.c.party == party)):
        found.setdefault((party, row.name), []).append(row.other)
    for name, other in _akin(connection, party, _keyed(_open(connection, party), party)):
        found.setdefault((party, name), []).append(other)
        found.setdefault((party, other), []).append(name)
    return found


def circles(connection: sa.Connection, names: Iterable[OfParty]) -> Near:
    """The same of these names and of all that hang together with them; each has its place in it."""
    wanted = dict.fromkeys(names)
    still = set(connection.execute(sa.select(spellings.c.party).where(_FRESH).distinct()).scalars())
    whole: Near = {}
    for party in {party for party, _ in wanted} & still:
        whole |= near(connection, party)
    found: Near = {}
    while wanted:
        found |= {one: whole.get(one, []) for one in wanted}
        for some in portions(one for one in wanted if one[0] not in still):
            query = sa.select(alike).where(named(alike, some))
            for row in connection.execute(query):
                found[row.party, row.name].append(row.other)
        ahead = ((party, other) for party, name in wanted for other in found[party, name])
        wanted = dict.fromkeys(one for one in ahead if one not in found)
    return found


def named(table: sa.Table, names: Iterable[OfParty]) -> sa.ColumnElement[bool]:
    """Rows of these names; told party by party, which the stores look up by an index."""
    by_party: dict[str, list[str]] = {}
    for party, name in names:
        by_party.setdefault(party, []).append(name)
    each = (sa.and_(table.c.party == party, table.c.name.in_(some)) for party, some in by_party.items())
    return sa.or_(sa.false(), *each)


def called(connection: sa.Connection, wanted: str, parties: Collection[str]) -> set[OfParty]:
    """The names told for these parties that ``wanted`` may mean by how it sounds, be it only a surname."""
    asked = {party: keys_of(wanted, party).asked for party in parties}
    found: set[OfParty] = set()
    for some in portions({key for keys in asked.values() for key in keys}):
        query = sa.select(name_keys.c.party, name_keys.c.name).where(name_keys.c.key.in_(some))
        if len(asked) == 1:
            query = query.where(name_keys.c.party.in_(list(asked)))
        found.update((row.party, row.name) for row in connection.execute(query.distinct()) if row.party in asked)
    for row in connection.execute(sa.select(spellings.c.party, spellings.c.name).where(_FRESH)):
        if row.party in asked and not asked[row.party].isdisjoint(keys_of(row.name, row.party).kept):
            found.add((row.party, row.name))
    return {(party, name) for party, name in found if may_mean(wanted, fold(wanted), name, party)}


def same(connection: sa.Connection, tolds: Iterable[Told]) -> Same:
    """Whether two names of people of those events are one person's, out of the tables where they are compared."""
    told = {one for told in tolds for one in told.people if not is_lone(one[1])}
    compared: set[OfParty] = set()
    near: set[tuple[str, str, str]] = set()
    for some in portions(sorted(told)):
        done = sa.select(spellings.c.party, spellings.c.name).where(named(spellings, some), spellings.c.compared == 1)
        compared.update((row.party, row.name) for row in connection.execute(done))
        pairs = sa.select(alike).where(named(alike, some))
        near.update((row.party, row.name, row.other) for row in connection.execute(pairs))

    def ask(name: str, other: str, party: str) -> bool:
        if (party, name) in compared and (party, other) in compared and name != other:
            return (party, name, other) in near
        if keys_of(name, party).asked.isdisjoint(keys_of(other, party).kept):
            return False
        return same_person(name, other, party)

    return ask


def settle(connection: sa.Connection, most: int = MOST) -> int:
    """Compares some new names with those of their party that they may fit; returns how much work that was (as in
    ``MOST``), 0 where nothing is left.

    Runs inside a writing transaction.
    """
    some = max(1, min(AT_ONCE, most // KEYED))
    query = sa.select(spellings.c.party, spellings.c.name).where(_FRESH)
    ahead = connection.execute(query.order_by(spellings.c.party, spellings.c.name).limit(some)).all()
    work = 0
    for party in dict.fromkeys(row.party for row in ahead):
        fresh = _keyed([row.name for row in ahead if row.party == party], party)
        found = list(_akin(connection, party, fresh))
        rows = [pair for name, other in found for pair in ((name, other), (other, name))]
        writing.put(connection, alike, [{"party": party, "name": a, "other": b} for a, b in rows])
        keys = [(key, name) for name, read in fresh.items() for key in sorted(read.kept)]
        writing.put(connection, name_keys, [{"key": key, "party": party, "name": name} for key, name in keys])
        for done in portions(fresh):
            which = sa.and_(spellings.c.party == party, spellings.c.name.in_(done))
            connection.execute(spellings.update().where(which).values(compared=1))
        work += KEYED * len(fresh) + len(found)
    return work


_FRESH = spellings.c.compared == sa.literal_column("0")


def _open(connection: sa.Connection, party: str) -> list[str]:
    """The names of a party that are not compared yet."""
    return list(connection.execute(sa.select(spellings.c.name).where(_FRESH, spellings.c.party == party)).scalars())


def _keyed(names: Iterable[str], party: str) -> dict[str, Keys]:
    return {name: keys_of(name, party) for name in names}


def _akin(connection: sa.Connection, party: str, fresh: Mapping[str, Keys]) -> Iterator[tuple[str, str]]:
    """Each two names of a party, one at least of the new ones, that may be one person's."""
    asking: dict[int, list[str]] = {}
    for name, read in fresh.items():
        for key in read.asked:
            asking.setdefault(key, []).append(name)
    shared: dict[tuple[str, str], None] = {}
    for some in portions(asking):
        query = sa.select(name_keys.c.key, name_keys.c.name)
        for row in connection.execute(query.where(name_keys.c.party == party, name_keys.c.key.in_(some))):
            shared |= dict.fromkeys((name, row.name) for name in asking[row.key])
    before: set[str] = set()
    for other, read in fresh.items():
        for key in read.kept & asking.keys():
            shared |= dict.fromkeys((name, other) for name in asking[key] if name in before)
        before.add(other)
    yield from (pair for pair in shared if akin(*pair, party))
