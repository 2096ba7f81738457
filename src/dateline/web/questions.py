"""What pages and API may ask the record: one class, typed answers, each as of any day.

Answers never go stale: they are read from the record's tables, and what is held in memory is held under the record's
mark, which changes with the record. Every ``as_of`` is a day (inclusive) or an instant; None is now. Lists are
``Listed``: long as they are, only the stretch that is looked at is read. Methods raise UsageError for an ``as_of``
that is no moment, and UnknownValue for what does not exist, naming the nearest.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.errors import UnknownValue
from dateline.model import Event, Story
from dateline.model.coverage import Covered
from dateline.model.known import AsOf, instant
from dateline.record import Channel, Overdue, SeriesLine, TimelineRow, phased
from dateline.record.coverage import gaps
from dateline.record.order import clock
from dateline.store import Store, asking, asking_events, asking_lines
from dateline.store.asking import At, Wanted
from dateline.store.asking_event import found, shown
from dateline.store.held_coverage import Covering, HeldCoverage
from dateline.store.portions import portions
from dateline.store.searching import Hit
from dateline.terms import codes
from dateline.web import withheld
from dateline.web.answers import (
    Changed,
    ChangeLine,
    CoveragePage,
    Coverings,
    EventPage,
    Filters,
    SeriesPage,
    SourceLine,
    StoryPage,
    StoryRow,
)
from dateline.web.caching import Cached
from dateline.web.changing import changes
from dateline.web.listing import Listed, made
from dateline.web.serving import Clock
from dateline.web.views.days import Days
from dateline.web.wholes import ALL, Wholes, channel_of, narrowed, wanted_of

T = TypeVar("T")
_FIRST = dt.date(1700, 1, 1)
_ALL = 1_000_000
_FIRST_KEYS, _KEYS, _EVENTS_AT_ONCE = 20, 5_000, 200
"""Of a file: events before the first byte, ids read at once behind them, events read at once."""
"""More than any list is long."""


class Questions(Wholes):
    """Questions to one record, beside those to the whole of it."""

    def __init__(self, store: Store, clock: Clock, cached: int = 4) -> None:
        super().__init__(store, clock)
        self._days: Cached[tuple[str, str]] = Cached(1)
        self._pairs = asking.held_pairs()
        self._covered: Cached[list[Covering]] = Cached(cached)
        self._read_so_far = HeldCoverage()

    def mark(self) -> str:
        """Changes whenever any answer may: a short string for ETags."""
        return f"{self._store.folded_mark()}.{self._talks.step}"

    def days(self) -> Days:
        """From the day of the earliest story to today, or to that of the latest: what ``as_of`` may usefully be."""
        today = self.today().isoformat()
        first, last = self._days.get((self.mark(), today), lambda: self._store.days() or (today, today))
        return Days(first=min(first, today), last=max(last, today))

    def settling(self, events: Iterable[Event], *, as_of: str | None = None) -> list[Event]:
        """The events that settle claims of these, by their present ids."""
        named = {check.by for event in events for check in event.recurrence_checks}
        if not any(named):
            return []
        with self._at(as_of) as at:
            return list(asking.briefs(at, sorted(filter(None, named))).values())

    def codes(self, names: Collection[str], as_of: str | None = None) -> tuple[str, ...]:
        """Party codes for codes or names. Raises UnknownValue with the nearest."""
        try:
            return codes(names)
        except UnknownValue:
            with self._at(None) as at:
                return codes(names, asking_lines.uncoded(at, names))

    def events(
        self, filters: Filters = ALL, *, latest: bool = False, full: bool = False, as_of: str | None = None
    ) -> Listed[Event]:
        """The events that fit, each with its phase, by day (``latest``: the newest first), undated last.

        ``full``: with all that follows from other events, too (rounds, relations, storyline), as the contract has it.
        """
        asked, on = wanted_of(filters), self.today(as_of)
        return self._events(
            lambda at, limit, offset: asking.listed(
                at, asked, order="latest" if latest else "day", limit=limit, offset=offset
            ),
            on, full, as_of, each=None if latest else functools.partial(self._by_key, asked, on, full, as_of),
        )  # fmt: skip

    def pairs(
        self, filters: Filters = ALL, on: dt.date | None = None, *, as_of: str | None = None
    ) -> Listed[asking.PairCount]:
        """Every set of two to four parties that met as just these, those with most events first."""
        asked, day = wanted_of(filters), on or self.today(as_of)

        def ask(limit: int, offset: int) -> tuple[Sequence[asking.PairCount], int]:
            with self._at(as_of) as at:
                found = asking.listed_pairs(at, day, asked, limit=limit, offset=offset, held=self._pairs)
            return found.items, found.total

        return Listed(ask)

    def event(self, name: str, *, whole: bool = False, as_of: str | None = None) -> EventPage:
        """One event by id, by any id it ever had, or by the beginning of one.

        ``whole`` (``visitor.reads_all``): its stories with their text, else with an excerpt.
        """
        on = self.today(as_of)
        with self._at(as_of) as at:
            page = asking.event_page(at, self._present(at, name))
            assert page is not None
            event, around = page.event, page.near
            told = asking_lines.tellings(at, event.stories)
            families = asking_lines.families(at, event.stories)
        own = {event.id, *event.aliases}
        stories = {s: told[s].story for s in event.stories if s in told}
        return EventPage(
            event=phased([event], on)[0],
            stories={s: story if whole else withheld.excerpt(story) for s, story in stories.items()},
            families=tuple({f.id: f for f in families.values()}.values()),
            why=tuple(f"{r.report}: {r.why}" for r in page.reasons),
            told_by={r.report: s for s in stories for r in told[s].reports},
            reports={r.report: r for s in stories for r in told[s].reports if r.report in own},
            around={e.id: e for e in phased(around.values(), on)},
        )

    def pair(
        self, parties: Collection[str], filters: Filters = ALL, *, full: bool = False, as_of: str | None = None
    ) -> Listed[TimelineRow]:
        """The events of exactly these parties through time, with the gap since the last one held."""
        asked, on = wanted_of(filters), self.today(as_of)

        def ask(limit: int, offset: int) -> tuple[Sequence[TimelineRow], int]:
            with self._at(as_of) as at:
                found = asking.pair_timeline(at, parties, asked, limit=limit, offset=offset)
                held = self._held(at, [row.event for row in found.items], on, full)
            rows = [msgspec.structs.replace(row, event=held[row.event.id]) for row in found.items]
            return rows, found.total

        return Listed(ask)

    def between(self, parties: Collection[str], *, as_of: str | None = None) -> list[Event]:
        """Every event of all these parties, by day, as a picture needs it: in brief, but for claims and papers."""
        with self._at(as_of) as at:
            found = asking.listed(at, Wanted(parties=tuple(parties)), limit=_ALL).items
            more = [e.id for e in found if e.kind == "agreement" or e.recurrence.text is not None]
            whole = {e.id: e for e in shown(at, more)}
        return phased((whole.get(e.id, e) for e in found), self.today(as_of))

    def events_of(self, names: Iterable[str], *, as_of: str | None = None) -> list[Event]:
        """Events by their present ids, as cards show them."""
        with self._at(as_of) as at:
            return phased(shown(at, names), self.today(as_of))

    def channels_of(self, lines: Iterable[SeriesLine], *, as_of: str | None = None) -> list[Channel]:
        """How these standing talks are."""
        told, on = list(lines), self.today(as_of)
        with self._at(as_of) as at:
            events = asking.briefs(at, [r.event for line in told for r in line.rounds])
        return [one for line in told if (one := channel_of(line, _rounds(line, events), on)) is not None]

    def series_of_pair(self, parties: Collection[str], *, as_of: str | None = None) -> tuple[SeriesLine, ...]:
        """Standing talks of exactly these parties."""
        with self._at(as_of) as at:
            found = asking.listed(at, Wanted(parties=tuple(parties), exactly=True), limit=1).items
            return asking_lines.series_beside(at, [event.id for event in found])

    def series(self, name: str, *, as_of: str | None = None) -> SeriesPage:
        """The talks of that id, or those that an event of that id is a round of."""
        on = self.today(as_of)
        with self._at(as_of) as at:
            page = asking.event_page(at, self._present(at, name))
            line = page.line if page else None
            if line is None:
                raise UnknownValue("series", name, (), "all there are: /v1/series")
            rounds = shown(at, [r.event for r in line.rounds])
        held = {e.id: e for e in phased(rounds, on)}
        return SeriesPage(line=line, channel=channel_of(line, held, on), events=held)

    def upcoming(
        self, filters: Filters = ALL, on: dt.date | None = None, *, full: bool = False, as_of: str | None = None
    ) -> Listed[Event]:
        """What is ahead of ``on`` (default: the day of asking), by day, undated last."""
        asked, start = wanted_of(filters), on or self.today(as_of)
        return self._events(
            lambda at, limit, offset: asking.upcoming(at, start, asked, limit=limit, offset=offset), start, full, as_of,
            each=functools.partial(self._by_key, asking_events.ahead(asked, start), start, full, as_of),
        )  # fmt: skip

    def overdue(
        self, filters: Filters = ALL, on: dt.date | None = None, *, full: bool = False, as_of: str | None = None
    ) -> Listed[Overdue]:
        """Plans whose day has passed and of which nobody says what came of them, the longest overdue first."""
        asked = wanted_of(msgspec.structs.replace(filters, statuses=(), undated=True))
        start = on or self.today(as_of)

        def ask(limit: int, offset: int) -> tuple[Sequence[Overdue], int]:
            with self._at(as_of) as at:
                found = asking.overdue(at, start, asked, limit=limit, offset=offset)
                held = self._held(at, [one.event for one in found.items], start, full)
            return [msgspec.structs.replace(o, event=held[o.event.id]) for o in found.items], found.total

        return Listed(ask)

    def changes(
        self, since: str | None = None, filters: Filters = ALL, *, full: bool = False, as_of: str | None = None
    ) -> Listed[Changed]:
        """What became known since a day (inclusive) or an instant, the latest first."""
        on = self.today(as_of)
        lines = functools.cache(lambda: self.change_lines(since, filters, as_of=as_of))

        def read(some: Sequence[ChangeLine]) -> list[Changed]:
            held = self.events_changed([one.event for one in some], full=full, as_of=as_of, on=on)
            return [Changed(change=one, event=held[one.event]) for one in some if one.event in held]

        def ask(limit: int, offset: int) -> tuple[Sequence[Changed], int]:
            return read(lines()[offset : offset + limit]), len(lines())

        def each() -> Iterator[Changed]:
            for some in self._lines_by_moment(since, filters, as_of):
                yield from read(some)

        return Listed(ask, each=each)

    def _lines_by_moment(self, since: str | None, filters: Filters, as_of: str | None) -> Iterator[list[ChangeLine]]:
        """``change_lines``, those of some moments a question, so that a file of all costs no memory."""
        begin, before, size, left = _before(since) if since else AsOf(None), None, _FIRST_KEYS, True
        while left:
            with self._at(as_of) as at:
                told, left = asking.changed_before(at, begin, before, size, parties=filters.parties)
                names = set[str]().union(*told.values())
                events = narrowed(asking.moving(at, names), _anytime(filters))
            yield [line for line in changes(events, since) if clock(instant(line.known)) in told]
            before, size = min(told, default=before), _EVENTS_AT_ONCE

    def change_lines(self, since: str | None, filters: Filters = ALL, *, as_of: str | None = None) -> list[ChangeLine]:
        """The same without the events: what a page of them is cut out of."""
        parties = filters.parties
        with self._at(as_of) as at:
            if since:
                names = asking.changed_events(at, _before(since), parties=parties)
            else:
                names = asking_events.ids(at, Wanted(parties=parties))
            told = asking.moving(at, names)
        return changes(narrowed(told, _anytime(filters)), since)

    def events_changed(
        self, names: Iterable[str], *, full: bool = False, as_of: str | None = None, on: dt.date | None = None
    ) -> dict[str, Event]:
        """The events of some changes by id, with their phase; not ``full``: without verdicts on their claims."""
        with self._at(as_of) as at:
            events = asking.whole(at, names) if full else shown(at, names, checked=False)
        return {one.id: one for one in phased(events, on or self.today(as_of))}

    def stories(
        self, filters: Filters = ALL, source: str | None = None, *, as_of: str | None = None
    ) -> Listed[StoryRow]:
        """Stories, the latest first: of one source, of events of all the parties, of days by their clocks."""
        about = msgspec.structs.replace(filters, since=None, until=None, undated=False)
        if about != ALL:
            return self._stories_about(about, filters, source, as_of)
        since = filters.since.isoformat() if filters.since else None
        until = filters.until.isoformat() if filters.until else None

        def ask(limit: int, offset: int) -> tuple[Sequence[StoryRow], int]:
            with self._at(as_of) as at:
                found = asking.listed_stories(at, source=source, since=since, until=until, limit=limit, offset=offset)
                return self._rows(at, [row.id for row in found.items]), found.total

        return Listed(ask)

    def story(self, name: str, *, whole: bool = False, as_of: str | None = None) -> StoryPage:
        """One story by id, or by the beginning of one. ``whole`` (``visitor.reads_all``): with its text."""
        with self._at(as_of) as at:
            found = asking.story_page(at, name)
            told = asking_lines.tellings(at, [found.row.id])[found.row.id]
            stands = asking_lines.told_in(at, [found.row.id])[found.row.id]
            family = asking_lines.families(at, [found.row.id]).get(found.row.id)
        page = StoryPage(
            story=told.story, text=self._store.text(found.row.id), reports=told.reports, family=family, events=stands
        )
        return page if whole else withheld.page(page)

    def cited(self, names: Collection[str], *, as_of: str | None = None) -> dict[str, Story]:
        """Stories by id, for those who name them: headline, chain, clock and address, without their text."""
        moment = AsOf(as_of)
        with self._at(None) as at:
            told = asking_lines.heads(at, names)
        return {name: story for name, story in told.items() if moment.allows(story.known)}

    def rows(self, names: Collection[str], *, as_of: str | None = None) -> list[StoryRow]:
        """Stories by id, as lists show them."""
        with self._at(as_of) as at:
            return self._rows(at, list(names))

    def sources(self, *, as_of: str | None = None) -> Listed[SourceLine]:
        """Who the stories came from, the one with most of them first."""
        with self._at(as_of) as at:
            found = asking.sources(at)
        return made(
            [SourceLine(name=s.source or "", stories=s.stories, copies=s.copies, first=s.first, last=s.last)
             for s in found]
        )  # fmt: skip

    def search(
        self, words: str, filters: Filters = ALL, *, most: int = 100, whole: bool = False, as_of: str | None = None
    ) -> Sequence[Hit]:
        """Sentences of the reporting that hold all the words, the latest story's first; days are the stories'.

        Without ``whole`` (``visitor.reads_all``) one sentence a story, of it the words that the story's page shows.
        """
        moment = AsOf(as_of)
        until = min(filter(None, (filters.until, self.today(as_of) if as_of else None)), default=None)
        found = self._store.search(
            words, parties=filters.parties, most=most,
            since=filters.since.isoformat() if filters.since else None, until=until.isoformat() if until else None,
        )  # fmt: skip
        if as_of is not None:
            with self._at(None) as at:
                known = {r.id: r.known for r in asking.story_rows(at, {hit.story for hit in found})}
            found = [hit for hit in found if moment.allows(known.get(hit.story))]
        return found if whole else self._withheld(withheld.once(found))

    def _withheld(self, hits: Sequence[Hit]) -> Listed[Hit]:
        """The hits as everybody may see them; only of those looked at are the stories read."""

        def ask(limit: int, offset: int) -> tuple[Sequence[Hit], int]:
            some = hits[offset : offset + limit]
            with self._at(None) as at:
                told = asking_lines.tellings(at, [hit.story for hit in some])
                texts = asking_lines.texts(at, [hit.story for hit in some])
            return [withheld.hit(h, texts[h.story], told[h.story]) for h in some], len(hits)

        return Listed(ask)

    def coverage(self, filters: Filters = ALL, source: str | None = None, *, as_of: str | None = None) -> CoveragePage:
        """What was read by source and day, and the stretches of which nothing was. Filters: days alone."""
        found = self.covering(filters, source, as_of=as_of)
        rows = [row for one in found.sources for row in one.rows]
        if not found.first or not found.last:
            return CoveragePage(rows=tuple(rows), gaps=(), first=found.first, last=found.last)
        unread = tuple(gaps(rows, found.first, found.last))
        return CoveragePage(rows=tuple(rows), gaps=unread, first=found.first, last=found.last)

    def covering(self, filters: Filters = ALL, source: str | None = None, *, as_of: str | None = None) -> Coverings:
        """The same source by source; those of which nothing changed are the same objects as before."""
        since = filters.since.isoformat() if filters.since else None
        until = filters.until.isoformat() if filters.until else None
        told = self._covering() if as_of is None else self._covered.get((self.mark(), as_of), lambda: self._read(as_of))
        found = [one for one in told if source is None or one.source.lower() == source.lower()]
        if since or until:
            cut = (Covering(one.source, _of_days(one.rows, since, until)) for one in found)
            found = [one for one in cut if one.rows]
        return Coverings(
            sources=tuple(found),
            first=since or min((one.rows[0].day for one in found), default=None),
            last=until or max((one.rows[-1].day for one in found), default=None),
        )

    def _covering(self) -> list[Covering]:
        with self._at(None) as at:
            return self._read_so_far.now(at)

    def _read(self, as_of: str) -> list[Covering]:
        """As of a past moment. Where every story has a day of its own, a day cuts what is held of now."""
        if AsOf(as_of).is_day:
            with self._at(None) as at:
                told = None if asking.any_undated(at) else self._read_so_far.now(at)
            if told is not None:
                cut = (Covering(one.source, _of_days(one.rows, None, as_of)) for one in told)
                return [one for one in cut if one.rows]
        with self._at(as_of) as at:
            rows = asking.coverage(at)
        return [Covering(source, tuple(own)) for source, own in itertools.groupby(rows, lambda row: row.source)]

    def _present(self, at: At, name: str) -> str:
        """The id of the event of that name. Where only later stories tell of it, says so; raises UnknownValue."""
        ids = asking.present_id(at, name)
        if not ids and at.as_of.text is not None:
            with self._at(None) as now:
                later = asking.present_id(now, name)
                if len(later) == 1:
                    known = asking.whole(now, later)[0].history[0].known or "a story without a date"
                    hint = f"it was not known as of {at.as_of.text}; first told {known}"
                    raise UnknownValue("event", name, (), hint)
        return found(at, name)

    def _events(
        self,
        ask: Callable[[At, int, int], asking.Listed[Event]],
        on: dt.date,
        full: bool,
        as_of: str | None,
        each: Callable[[], Iterator[Event]] | None = None,
    ) -> Listed[Event]:
        def read(limit: int, offset: int) -> tuple[Sequence[Event], int]:
            with self._at(as_of) as at:
                found = ask(at, limit, offset)
                held = self._held(at, found.items, on, full)
            return [held[event.id] for event in found.items], found.total

        return Listed(read, each=each)

    def _by_key(self, asked: Wanted, on: dt.date, full: bool, as_of: str | None) -> Iterator[Event]:
        """The events by day, a page a question, so that a file that somebody reads slowly keeps no transaction."""
        after, size = None, _FIRST_KEYS
        while True:
            with self._at(as_of) as at:
                keys = asking_events.keys(at, asked, after, size)
            for names in portions((name for *_, name in keys), _EVENTS_AT_ONCE):
                with self._at(as_of) as at:
                    held = phased(asking.whole(at, names) if full else shown(at, names), on)
                yield from held
            if len(keys) < size:
                return
            after, size = keys[-1], _KEYS

    def _held(self, at: At, events: Iterable[Event], on: dt.date, full: bool) -> dict[str, Event]:
        """Events in brief -> as they are shown, with their phase on ``on``, by id."""
        names = [event.id for event in events]
        return {e.id: e for e in phased(asking.whole(at, names) if full else shown(at, names), on)}

    def _stories_about(
        self, about: Filters, filters: Filters, source: str | None, as_of: str | None
    ) -> Listed[StoryRow]:
        with self._at(as_of) as at:
            events = [e.id for e in asking.listed(at, wanted_of(about), limit=_ALL).items]
            rows = asking.story_rows(at, asking_lines.telling(at, events))
        kept = [
            row.id
            for row in reversed(rows)
            if (source is None or (row.source or "").lower() == source.lower()) and _within(row.day or "", filters)
        ]

        def ask(limit: int, offset: int) -> tuple[Sequence[StoryRow], int]:
            with self._at(as_of) as at:
                return self._rows(at, kept[offset : offset + limit]), len(kept)

        return Listed(ask)

    def _rows(self, at: At, names: Sequence[str]) -> list[StoryRow]:
        events = asking_lines.told_in(at, names)
        told = {row.id: row for row in asking.story_rows(at, names)}
        return [_row(told[n], tuple(dict.fromkeys(events[n].values()))) for n in names if n in told]


def _rounds(line: SeriesLine, events: Mapping[str, Event]) -> dict[str, Event]:
    return {r.event: events[r.event] for r in line.rounds if r.event in events}


def _anytime(filters: Filters) -> Filters:
    """What is still to be asked of events that took part of these parties."""
    return msgspec.structs.replace(filters, parties=(), undated=True)


def _before(since: str) -> AsOf:
    """The moment after which something is news: a day counts itself, so it is the day before."""
    AsOf(since)
    if len(since) > len("2023-04-16"):
        return AsOf(since)
    return AsOf((max(dt.date.fromisoformat(since), _FIRST) - dt.timedelta(days=1)).isoformat())


def _of_days(rows: Sequence[Covered], since: str | None, until: str | None) -> tuple[Covered, ...]:
    return tuple(row for row in rows if (since is None or row.day >= since) and (until is None or row.day <= until))


def _within(day: str, filters: Filters) -> bool:
    if not day:
        return filters.since is None and filters.until is None
    return (filters.since is None or day >= filters.since.isoformat()) and (
        filters.until is None or day <= filters.until.isoformat()
    )


def _row(story: asking.StoryRow, events: tuple[str, ...]) -> StoryRow:
    return StoryRow(
        id=story.id, headline=story.headline, source=story.source or "", agencies=story.agencies, known=story.known,
        language=story.language, uri=withheld.address(story.uri), notice=story.notice, entry=story.entry,
        events=events, copy_of=story.family if story.family != story.id else None,
    )  # fmt: skip
