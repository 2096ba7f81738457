"""Questions that look at the whole record at once: all standing talks, all people, all that needs a person.

They are answered from the record in memory, held as of the last few moments asked for under the record's mark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from dateline import record as asking
from dateline.errors import UnknownValue
from dateline.model import Event
from dateline.model.known import AsOf
from dateline.record import Channel, Person, Record, SeriesLine, Standing, phased
from dateline.record.query import select
from dateline.record.review import Item, notices, review
from dateline.store import Store
from dateline.store.asking_at import At
from dateline.store.held_talks import HeldTalks, Line
from dateline.web.answers import Filters, PersonPage
from dateline.web.caching import Cached
from dateline.web.listing import Listed, made
from dateline.web.serving import Clock
from dateline.web.state import State

ALL = Filters()


class Wholes:
    """``clock`` says which day is today where no ``as_of`` does; safe to share by threads."""

    def __init__(self, store: Store, clock: Clock, cached: int) -> None:
        self._store, self._clock = store, clock
        self._states: Cached[State] = Cached(cached)
        self._talks = HeldTalks()

    def today(self, as_of: str | None = None) -> dt.date:
        """The day that a question is asked on: that of ``as_of``, else today's."""
        AsOf(as_of)
        return dt.date.fromisoformat(as_of[:10]) if as_of else self._clock().date()

    def all_series(
        self, parties: Collection[str] = (), name: str | None = None, *, as_of: str | None = None
    ) -> Listed[SeriesLine]:
        """Standing talks of all these parties (and others), by any of their names."""
        found = [one.line for one in self.lines(parties, as_of=as_of)]
        return made([s for s in found if s.name and asking.named((s.name,), name)] if name else found)

    def lines(self, parties: Collection[str] = (), *, as_of: str | None = None) -> list[Line]:
        """Standing talks of all these parties (and others), each with its state."""
        with self._at(as_of) as at:
            return self._talks.lines(at, self.today(as_of), parties)

    def channels(self, parties: Collection[str] = (), *, as_of: str | None = None) -> Listed[Channel]:
        """Standing talks with their state: active, silent, suspended, resumed."""
        with self._at(as_of) as at:
            return made(self._talks.channels(at, self.today(as_of), parties))

    def people(
        self, name: str | None = None, parties: Collection[str] = (), *, as_of: str | None = None
    ) -> Listed[Person]:
        """Everybody, or those who may be called ``name``; of any of the parties."""
        found: Iterable[Person] = self._state(as_of).people
        found = asking.called(found, name) if name else found
        return made([p for p in found if not parties or p.party in parties])

    def person(self, name: str, *, as_of: str | None = None) -> PersonPage:
        """The person of that id (``people`` tells it)."""
        state = self._state(as_of)
        everybody = {p.id: p for p in state.people}
        one = everybody.get(name)
        if one is None:
            raise UnknownValue("person", name, (), "all there are: /v1/people")
        events = phased((state.events[e] for e in one.events), self.today(as_of))
        return PersonPage(person=one, events={e.id: e for e in events}, met={m: everybody[m] for m in one.met})

    def review(
        self,
        filters: Filters = ALL,
        on: dt.date | None = None,
        kinds: Collection[str] = (),
        *,
        as_of: str | None = None,
    ) -> Listed[Item]:
        """What a person should look at, the gravest first; of these ``kinds``. Notices only without parties."""
        state = self._state(as_of)
        told = [] if filters.parties else list(state.tellings.values())
        wanted = narrowed(state.record.events, msgspec.structs.replace(filters, undated=True))
        found = [*notices(state.record, told), *review(state.record, wanted, on or self.today(as_of))]
        return made([item for item in found if not kinds or item.kind in kinds])

    def judgements(self, *, as_of: str | None = None) -> Listed[Standing]:
        """Every judgement, undone ones too, with what became of it, in the order in which they were made."""
        return made(self._state(as_of).record.judgements if self._store.judgements() else ())

    @contextmanager
    def _at(self, as_of: str | None) -> Iterator[At]:
        """The record as of then; what is kept and not yet folded is in no answer until it is, moments later."""
        with self._store.asking(AsOf(as_of), skip_waiting=True) as at:
            yield at

    def _state(self, as_of: str | None) -> State:
        moment = AsOf(as_of)
        return self._states.get((self._store.mark(), as_of), lambda: State(self._store, moment))


def narrowed(events: Iterable[Event], filters: Filters) -> list[Event]:
    """Those that fit."""
    return select(
        events, parties=filters.parties, kinds=filters.kinds, statuses=filters.statuses, since=filters.since,
        until=filters.until, undated=filters.undated,
    )  # fmt: skip


def channel_of(line: SeriesLine, events: Mapping[str, Event], on: dt.date) -> Channel | None:
    """How one series stands, out of the events of its rounds."""
    alone = Record(events=tuple(events.values()), series=(line,))
    return next(iter(asking.channels(alone, on)), None)
