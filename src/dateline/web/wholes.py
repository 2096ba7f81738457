"""Questions that look at the whole record at once: all standing talks, all people, all that needs a person.

They are answered out of the tables; of the record as it stands now, what is worked out is held.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from dateline import record as asking
from dateline.errors import UnknownValue
from dateline.model import Event
from dateline.model.known import AsOf
from dateline.record import Channel, Person, Record, SeriesLine, Standing, phased
from dateline.record.query import select
from dateline.record.review import Item
from dateline.store import Store
from dateline.store import asking as stored
from dateline.store.asking import HeldPeople, People, Wanted
from dateline.store.asking_at import At
from dateline.store.asking_event import shown
from dateline.store.held_talks import HeldTalks, Line, channels_of
from dateline.web.answers import Filters, PersonPage
from dateline.web.listing import Listed, made
from dateline.web.serving import Clock

ALL = Filters()


class Wholes:
    """``clock`` says which day is today where no ``as_of`` does; safe to share by threads."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._talks = HeldTalks()
        self._people = HeldPeople()
        self._open = threading.local()

    def today(self, as_of: str | None = None) -> dt.date:
        """The day that a question is asked on: that of ``as_of``, else today's."""
        AsOf(as_of)
        return dt.date.fromisoformat(as_of[:10]) if as_of else self._clock().date()

    def all_series(
        self, parties: Collection[str] = (), name: str | None = None, *, as_of: str | None = None
    ) -> Listed[SeriesLine]:
        """Standing talks of all these parties (and others), by any of their names."""
        return made([one.line for one in self.lines(parties, name, as_of=as_of)])

    def lines(self, parties: Collection[str] = (), name: str | None = None, *, as_of: str | None = None) -> list[Line]:
        """The same, each with its state."""
        with self._at(as_of) as at:
            found = self._talks.lines(at, self.today(as_of), parties)
        return [one for one in found if one.line.name and asking.named((one.line.name,), name)] if name else found

    def channels(self, parties: Collection[str] = (), *, as_of: str | None = None) -> Listed[Channel]:
        """Standing talks with their state: active, silent, suspended, resumed."""
        with self._at(as_of) as at:
            return made(self._talks.channels(at, self.today(as_of), parties))

    def near_channels(self, parties: Collection[str] = (), *, as_of: str | None = None) -> list[Channel] | None:
        """The same; None where much of a past moment would first have to be worked out, as ``channels`` does."""
        with self._at(as_of) as at:
            found = self._talks.near(at, self.today(as_of), parties)
        return None if found is None else channels_of(found)

    def people(
        self, name: str | None = None, parties: Collection[str] = (), *, as_of: str | None = None
    ) -> Listed[Person]:
        """Everybody, or those who may be called ``name``; of any of the parties."""

        def ask(limit: int, offset: int) -> tuple[Sequence[Person], int]:
            with self._at(as_of) as at:
                found = People(at, self._people).listed(name, parties, limit=limit, offset=offset)
            return found.items, found.total

        return Listed(ask)

    def person(self, name: str, *, as_of: str | None = None) -> PersonPage:
        """The person of that id (``people`` tells it), or of whom any naming of that id tells."""
        with self._at(as_of) as at:
            everybody = People(at, self._people)
            one = everybody.person(name)
            if one is None:
                raise UnknownValue("person", name, (), "all there are: /v1/people")
            met = everybody.by_id(one.met)
            events = {e.id: e for e in phased(shown(at, one.events), self.today(as_of))}
        return PersonPage(
            person=one, events={e: events[e] for e in one.events}, met={m: met[m] for m in one.met if m in met}
        )

    def review(
        self,
        filters: Filters = ALL,
        on: dt.date | None = None,
        kinds: Collection[str] = (),
        *,
        as_of: str | None = None,
    ) -> Listed[Item]:
        """What a person should look at, the gravest first; of these ``kinds``. Notices only without parties."""
        wanted, day = wanted_of(filters), on or self.today(as_of)

        def ask(limit: int, offset: int) -> tuple[Sequence[Item], int]:
            with self._at(as_of) as at:
                found = stored.listed_review(at, day, wanted, kinds=kinds, limit=limit, offset=offset)
            return found.items, found.total

        return Listed(ask)

    def judgements(self, *, as_of: str | None = None) -> Listed[Standing]:
        """Every judgement, undone ones too, with what became of it, in the order in which they were made."""
        with self._at(as_of) as at:
            return made(at.judgements)

    @contextmanager
    def together(self, as_of: str | None = None) -> Iterator[None]:
        """Within it, questions as of ``as_of`` that this thread asks look at one picture of the record.

        They agree with one another whatever is written meanwhile, and what one of them has read the next need not.
        """
        with self._at(as_of) as at:
            before, self._open.picture = self._picture(), (as_of, at)
            try:
                yield
            finally:
                self._open.picture = before

    def _picture(self) -> tuple[str | None, At] | None:
        found: tuple[str | None, At] | None = getattr(self._open, "picture", None)
        return found

    @contextmanager
    def _at(self, as_of: str | None) -> Iterator[At]:
        """The record as of then; what is kept and not yet folded is in no answer until it is, moments later."""
        picture = self._picture()
        if picture is not None and picture[0] == as_of:
            yield picture[1]
            return
        with self._store.asking(AsOf(as_of), skip_waiting=True) as at:
            yield at


def wanted_of(filters: Filters) -> Wanted:
    """The filters as the store's questions have them."""
    return Wanted(
        parties=filters.parties, kinds=filters.kinds, statuses=filters.statuses, since=filters.since,
        until=filters.until, undated=filters.undated,
    )  # fmt: skip


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
