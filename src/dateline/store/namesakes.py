"""Which two names of a party may be one person's, worked out once for each two and kept.

That follows from the names alone. A writing command compares new ones at its end (``settle``), so many at most; what
is not compared by then a question compares itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from dateline.record.derived.people import Kin, akin
from dateline.record.derived.series import Same
from dateline.record.derived.told import Told
from dateline.record.persons import is_lone, same_person
from dateline.store import writing
from dateline.store.derived_people import alike, spellings
from dateline.store.portions import portions

AT_ONCE = 50
"""New names compared in one transaction."""
FEW = 150
"""Names of a party up to which a question compares them as quickly as it would read what is kept."""
MOST = 100_000
"""Pairs of names that one command compares: about half a minute; a whole archive is done by the next commands."""


def kin(connection: sa.Connection, party: str) -> Kin:
    """Who may be called both names, out of the tables where they are compared."""
    query = sa.select(spellings.c.name, spellings.c.compared).where(spellings.c.party == party)
    compared = {str(row.name): bool(row.compared) for row in connection.execute(query)}
    open_ones = [name for name, done in compared.items() if not done]
    near: dict[str, list[str]] = {}
    for row in connection.execute(sa.select(alike.c.name, alike.c.other).where(alike.c.party == party)):
        near.setdefault(row.name, []).append(row.other)

    def ask(_party: str, name: str, others: Collection[str]) -> Iterator[str]:
        if compared.get(name):
            yield from (other for other in near.get(name, ()) if other in others)
            others = [other for other in open_ones if other in others]
        yield from (other for other in others if akin(name, other, party))

    return ask


def same(connection: sa.Connection, tolds: Iterable[Told]) -> Same:
    """Whether two names of people of those events are one person's, out of the tables where they are compared."""
    names: dict[str, set[str]] = {}
    for party, name in {one for told in tolds for one in told.people}:
        names.setdefault(party, set()).add(name)
    compared: set[tuple[str, str]] = set()
    near: set[tuple[str, str, str]] = set()
    for party, told in names.items():
        for some in portions(name for name in sorted(told) if not is_lone(name)):
            done = sa.select(spellings.c.name).where(
                spellings.c.party == party, spellings.c.name.in_(some), spellings.c.compared == 1
            )
            compared.update((party, name) for name in connection.execute(done).scalars())
            pairs = sa.select(alike.c.name, alike.c.other).where(alike.c.party == party, alike.c.name.in_(some))
            near.update((party, row.name, row.other) for row in connection.execute(pairs))

    def ask(name: str, other: str, party: str) -> bool:
        if (party, name) in compared and (party, other) in compared and name != other:
            return (party, name, other) in near
        return same_person(name, other, party)

    return ask


def settle(connection: sa.Connection, most: int = MOST) -> int:
    """Compares some new names with all others of their party; returns how many pairs, 0 where nothing is left.

    Runs inside a writing transaction.
    """
    fresh = spellings.c.compared == sa.literal_column("0")
    open_ones = connection.execute(sa.select(spellings.c.party).where(fresh).distinct()).scalars().all()
    many = [party for party in open_ones if _count(connection, party) > FEW]
    query = sa.select(spellings.c.party, spellings.c.name).where(fresh, spellings.c.party.in_(many[:AT_ONCE]))
    ahead = connection.execute(query.order_by(spellings.c.party, spellings.c.name).limit(AT_ONCE)).all()
    done = 0
    for party in dict.fromkeys(row.party for row in ahead):
        compared = sorted(_compared(connection, party))
        names = [row.name for row in ahead if row.party == party]
        for name in names:
            if done > most:
                break
            others = [other for other in compared if akin(name, other, party)]
            rows = [(name, other) for other in others] + [(other, name) for other in others]
            writing.put(connection, alike, [{"party": party, "name": a, "other": b} for a, b in rows])
            done += max(1, len(compared))
            compared.append(name)
        now = [name for name in names if name in set(compared)]
        for some in portions(now):
            which = sa.and_(spellings.c.party == party, spellings.c.name.in_(some))
            connection.execute(spellings.update().where(which).values(compared=1))
    return done


def _count(connection: sa.Connection, party: str) -> int:
    query = sa.select(sa.func.count()).select_from(spellings).where(spellings.c.party == party)
    return connection.execute(query).scalar_one()


def _compared(connection: sa.Connection, party: str) -> set[str]:
    query = sa.select(spellings.c.name).where(spellings.c.party == party, spellings.c.compared == 1)
    return set(connection.execute(query).scalars())
