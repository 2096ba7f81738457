"""Which rows of ``states`` a list shows: sorted and counted in indexes alone, and only one page of them read.

A row of ``states`` is as large as its event in brief; a list of a large record must not sort those.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from dateline.model import Event, from_json
from dateline.store.asking_at import At
from dateline.store.derived import attending, states
from dateline.store.facets import UNDATED
from dateline.store.hints import beside
from dateline.store.portions import portions

Order = Literal["day", "latest", "changed", "overdue"]
"""``day``: oldest first; ``latest``: newest day first; both with the undated last. ``changed``: by the clock of the
last entry of its history, newest first. ``overdue``: by the last day, the undated last."""
Key = tuple[int, int, str]
"""First day, last day and id: what a list by day is sorted by."""
Days = Callable[[Any], Sequence[sa.ColumnElement[bool]]]
"""What is asked of ``first`` and ``last`` of a table."""


def no_days(table: Any) -> Sequence[sa.ColumnElement[bool]]:
    """Any day, and none."""
    return ()


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Events as of ``at`` with all those ``parties`` that fit ``days``, and ``where`` (on ``states``).

    Those in ``At.over`` are left out. For a moment that the tables hold (``At.memory`` is None), else none.
    ``few``: hardly any row fits ``where``, so they are sought by it. ``still``: only what is still open fits (``where``
    says so by ``STILL_OPEN``), so that is looked through. ``dear``: ``where`` takes long: it is asked once.
    """

    at: At
    parties: Collection[str] = ()
    days: Days = no_days
    where: Sequence[sa.ColumnElement[bool]] = ()
    few: bool = False
    still: bool = False
    dear: bool = False

    def counted(self, order: Order, limit: int, offset: int = 0) -> tuple[list[Event], int]:
        """So many from there, in brief, and how many there are in all."""
        if self.at.memory is not None:
            return [], 0
        lead, parties = self._led(order)
        keys = self._keys(lead, parties)
        if self.dear:
            return self._at_once(keys.order_by(*_by(lead, order)), limit, offset)
        if order == "latest":
            names = self._latest(keys, lead, limit, offset)
        else:
            by = [beside(one) for one in _by(lead, order)] if self.still else _by(lead, order)
            names = self._names(keys.order_by(*by), limit, offset)
        all_of_them = not offset and len(names) < limit
        return self._read(names), len(names) if all_of_them else self._count_all()

    def names(self) -> sa.Select[Any]:
        """A query of their ids."""
        return self._keys(*self._led("changed"))

    def keys(self, after: Key | None = None, limit: int | None = None) -> list[Key]:
        """The keys of so many (None: all) by day, those behind ``after`` alone. Pages by key cost the same however far
        on they are, and none is told twice or left out where the record grows between two of them."""
        if self.at.memory is not None:
            return []
        lead, parties = self._led("day")
        query = self._keys(lead, parties).with_only_columns(lead.c.first, lead.c.last, lead.c.event)
        if after is not None:
            query = query.where(sa.tuple_(lead.c.first, lead.c.last, lead.c.event) > after)
        by = [beside(one) for one in _by(lead, "day")] if self.still else _by(lead, "day")
        found = self.at.connection.execute(query.order_by(*by).limit(limit))
        return [(row.first, row.last, row.event) for row in found]

    def all(self) -> list[Event]:
        """All of them, in brief, in no order."""
        if self.at.memory is not None:
            return []
        query = sa.select(states.c.brief).where(
            self.at.tabled(states, sought=not self.few), *self.days(states), *self.where
        )
        return [from_json(told, Event) for told in self.at.connection.execute(query).scalars()]

    def _led(self, order: Order) -> tuple[Any, Collection[str]]:
        """The table that is looked through, and the parties that are still to be asked for then."""
        parties = list(dict.fromkeys(self.parties))
        if not parties or self.still or order == "changed":
            return states, parties
        return attending, parties

    def _keys(
        self, lead: Any, parties: Collection[str], among: Any = None, *, all_of_them: bool = False
    ) -> sa.Select[Any]:
        """The event of each row; ``among`` those, or ``all_of_them``: as the tables have them, too, that stand
        otherwise then."""
        stands = self.at.tabled if among is None and not all_of_them else self.at.stands
        few = self.few or among is not None
        query = sa.select(lead.c.event).where(stands(lead, sought=not few), *self.days(lead))
        query = query.where(lead.c.event.in_(among)) if among is not None else query
        asked = list(parties)
        if lead is attending:
            query = query.where(attending.c.code == asked.pop(0))
            if self.where:
                same = (states.c.event == attending.c.event) & (states.c.since == attending.c.since)
                query = query.join(states, same)
        for code in asked:
            other = attending.alias()
            there = sa.select(sa.literal(1)).where(
                other.c.code == code, other.c.event == lead.c.event, other.c.since == lead.c.since
            )
            query = query.where(there.exists())
        return query.where(*self.where)

    def _at_once(self, keys: sa.Select[Any], limit: int, offset: int) -> tuple[list[Event], int]:
        """A page and the count, by one query."""
        query = keys.add_columns(sa.func.count().over().label("total")).limit(limit).offset(offset)
        rows = self.at.connection.execute(query).all()
        total = rows[0].total if rows else self._count(keys) if offset else 0
        return self._read([row.event for row in rows]), total

    def _latest(self, keys: sa.Select[Any], lead: Any, limit: int, offset: int) -> list[str]:
        """Those with a day backwards through the index, then the rest."""
        dated = keys.where(lead.c.first < UNDATED)
        names = self._names(dated.order_by(*_by(lead, "latest")[1:]), limit, offset)
        if len(names) < limit:
            before = 0 if names or not offset else offset - self._count(dated)
            undated = keys.where(lead.c.first == UNDATED).order_by(lead.c.last, lead.c.event)
            names += self._names(undated, limit - len(names), max(0, before))
        return names

    def _count_all(self) -> int:
        """How many there are. Those that stand otherwise are counted apart: to leave them out takes as long again."""
        lead, parties = self._led("day")
        if not self.at.hidden:
            return self._count(self._keys(lead, parties))
        own = (self._count(self._keys(lead, parties, some)) for some in self.at.among_hidden())
        return self._count(self._keys(lead, parties, all_of_them=True)) - sum(own)

    def _count(self, keys: sa.Select[Any]) -> int:
        return self.at.connection.execute(keys.order_by(None).with_only_columns(sa.func.count())).scalar_one()

    def _names(self, keys: sa.Select[Any], limit: int, offset: int) -> list[str]:
        return list(self.at.connection.execute(keys.limit(limit).offset(offset)).scalars())

    def _read(self, names: Sequence[str]) -> list[Event]:
        """Those rows, in that order."""
        told: dict[str, str] = {}
        for some in portions(names):
            query = sa.select(states.c.event, states.c.brief).where(
                states.c.event.in_(some), self.at.stands(states, sought=False)
            )
            told |= {row.event: row.brief for row in self.at.connection.execute(query)}
        return [from_json(told[name], Event) for name in names]


def _by(lead: Any, order: Order) -> tuple[sa.ColumnElement[Any], ...]:
    if order == "changed":
        return lead.c.moved.desc(), lead.c.event.asc()
    if order == "latest":
        return (lead.c.first == UNDATED).asc(), lead.c.first.desc(), lead.c.last.desc(), lead.c.event.asc()
    if order == "overdue":
        return (lead.c.first == UNDATED).asc(), lead.c.last.asc(), lead.c.event.asc()
    return lead.c.first.asc(), lead.c.last.asc(), lead.c.event.asc()
