"""What pages and API may ask the record: one class, typed answers, each as of any day.

Answers never go stale: what is held in memory is held under the record's mark, which changes with the record.
Every ``as_of`` is a day (inclusive) or an instant; None is now. Lists come in pages (``Listed``): the part
that ``page`` names, by default the whole. Methods raise UsageError for an ``as_of`` that is
neither, and UnknownValue for what does not exist, naming the nearest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec

from dateline import record as asking
from dateline.errors import UnknownValue
from dateline.model import Event, Story
from dateline.model.known import AsOf
from dateline.record import Channel, Overdue, Person, SeriesLine, Standing, TimelineRow, phased
from dateline.record.coverage import covered, gaps, source_of
from dateline.record.query import by_day, select
from dateline.record.review import Item, notices, review
from dateline.store import Store
from dateline.store.searching import Hit
from dateline.terms import codes
from dateline.web import withheld
from dateline.web.answers import (
    Changed,
    CoveragePage,
    EventPage,
    Filters,
    PersonPage,
    SeriesPage,
    SourceLine,
    StoryPage,
    StoryRow,
)
from dateline.web.caching import Cached
from dateline.web.changing import changes
from dateline.web.listing import WHOLE, Listed, Page, part
from dateline.web.serving import Clock
from dateline.web.state import State
from dateline.web.views.days import Days

ALL = Filters()


class Questions:
    """Questions to one record. ``clock`` says which day is today where no ``as_of`` does; safe to share by threads."""

    def __init__(self, store: Store, clock: Clock, cached: int = 4) -> None:
        self._store, self._clock = store, clock
        self._states: Cached[State] = Cached(cached)
        self._days: Cached[tuple[str, str]] = Cached(1)

    def mark(self) -> str:
        """Changes whenever any answer may: a short string for ETags."""
        return self._store.mark()

    def today(self, as_of: str | None = None) -> dt.date:
        """The day that a question is asked on: that of ``as_of``, else today's."""
        AsOf(as_of)
        return dt.date.fromisoformat(as_of[:10]) if as_of else self._clock().date()

    def days(self) -> Days:
        """From the day of the earliest story to today, or to that of the latest: what ``as_of`` may usefully be."""
        today = self.today().isoformat()
        first, last = self._days.get((self._store.mark(), today), lambda: self._store.days() or (today, today))
        return Days(first=min(first, today), last=max(last, today))

    def settling(self, events: Iterable[Event], *, as_of: str | None = None) -> list[Event]:
        """The events that settle claims of these, by their present ids."""
        held = self._state(as_of).events
        named = {check.by for event in events for check in event.recurrence_checks}
        return [held[name] for name in sorted(filter(None, named)) if name in held]

    def codes(self, names: Collection[str], as_of: str | None = None) -> tuple[str, ...]:
        """Party codes for codes or names. Raises UnknownValue with the nearest."""
        try:
            return codes(names)
        except UnknownValue:
            return codes(names, self._state(as_of).uncoded)

    def events(self, filters: Filters = ALL, *, page: Page = WHOLE, as_of: str | None = None) -> Listed[Event]:
        """The events that fit, each with its phase, by day, undated last."""
        found = part(sorted(self._select(filters, as_of), key=by_day), page)
        return Listed(phased(found, self.today(as_of)), found.total, page.offset)

    def event(self, name: str, *, whole: bool = False, as_of: str | None = None) -> EventPage:
        """One event by id, by any id it ever had, or by the beginning of one.

        ``whole`` (``visitor.reads_all``): its stories with their text, else with an excerpt.
        """
        state, on = self._state(as_of), self.today(as_of)
        event = self._find(state, name)
        told = [state.tellings[s] for s in event.stories if s in state.tellings]
        named = {event.previous, event.next, *(r.event for r in event.relations)}
        named |= {check.by for check in event.recurrence_checks}
        families = {f.id: f for s in event.stories if (f := state.record.family_of(s))}
        return EventPage(
            event=phased([event], on)[0],
            stories={t.story.id: t.story if whole else withheld.excerpt(t.story) for t in told},
            families=tuple(families.values()),
            why=state.record.explain(event),
            told_by={r.report: t.story.id for t in told for r in t.reports},
            reports={r.report: r for t in told for r in t.reports if r.report in {event.id, *event.aliases}},
            around={e.id: e for n in sorted(filter(None, named)) for e in phased([state.record.find(n)], on)},
        )

    def pair(
        self,
        parties: Collection[str],
        filters: Filters = ALL,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[TimelineRow]:
        """The events of exactly these parties through time, with the gap since the last one held."""
        rows = asking.timeline(select(self._state(as_of).record.events, kinds=filters.kinds), parties)
        shown = {e.id for e in _narrowed((row.event for row in rows), filters)}
        on = self.today(as_of)
        found = [msgspec.structs.replace(r, event=phased([r.event], on)[0]) for r in rows if r.event.id in shown]
        return part(found, page)

    def all_series(
        self,
        parties: Collection[str] = (),
        name: str | None = None,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[SeriesLine]:
        """Standing talks of all these parties (and others), by any of their names."""
        found = [s for s in self._state(as_of).record.series if set(parties) <= set(s.parties)]
        found = [s for s in found if s.name and asking.named((s.name,), name)] if name else found
        return part(found, page)

    def series(self, name: str, *, as_of: str | None = None) -> SeriesPage:
        """The talks of that id, or those that an event of that id is a round of."""
        state, on = self._state(as_of), self.today(as_of)
        event = self._find(state, name).id
        for line in state.record.series:
            if event in {r.event for r in line.rounds}:
                rounds = phased((state.events[r.event] for r in line.rounds), on)
                return SeriesPage(line=line, channel=_channel(state, line, on), events={e.id: e for e in rounds})
        raise UnknownValue("series", name, (), "all there are: /v1/series")

    def channels(
        self, parties: Collection[str] = (), *, page: Page = WHOLE, as_of: str | None = None
    ) -> Listed[Channel]:
        """Standing talks with their state: active, silent, suspended, resumed."""
        found = asking.channels(self._state(as_of).record, self.today(as_of))
        return part([c for c in found if set(parties) <= set(c.parties)], page)

    def people(
        self,
        name: str | None = None,
        parties: Collection[str] = (),
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[Person]:
        """Everybody, or those who may be called ``name``; of any of the parties."""
        found: Iterable[Person] = self._state(as_of).people
        found = asking.called(found, name) if name else found
        return part([p for p in found if not parties or p.party in parties], page)

    def person(self, name: str, *, as_of: str | None = None) -> PersonPage:
        """The person of that id (``people`` tells it)."""
        state = self._state(as_of)
        everybody = {p.id: p for p in state.people}
        one = everybody.get(name)
        if one is None:
            raise UnknownValue("person", name, (), "all there are: /v1/people")
        events = phased((state.events[e] for e in one.events), self.today(as_of))
        return PersonPage(person=one, events={e.id: e for e in events}, met={m: everybody[m] for m in one.met})

    def upcoming(
        self,
        filters: Filters = ALL,
        on: dt.date | None = None,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[Event]:
        """What is ahead of ``on`` (default: the day of asking), by day, undated last."""
        start = on or self.today(as_of)
        undated = filters.undated or filters.until is None
        wanted = self._select(msgspec.structs.replace(filters, since=None, undated=undated), as_of)
        found = part(asking.upcoming(wanted, start), page)
        return Listed(phased(found, start), found.total, page.offset)

    def overdue(
        self,
        filters: Filters = ALL,
        on: dt.date | None = None,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[Overdue]:
        """Plans whose day has passed and of which nobody says what came of them, the longest overdue first."""
        wanted = self._select(msgspec.structs.replace(filters, statuses=(), undated=True), as_of)
        return part(asking.overdue(wanted, on or self.today(as_of)), page)

    def changes(
        self,
        since: str | None = None,
        filters: Filters = ALL,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[Changed]:
        """What became known since a day (inclusive) or an instant, the latest first."""
        AsOf(since)
        wanted = self._select(msgspec.structs.replace(filters, undated=True), as_of)
        return part(changes(phased(wanted, self.today(as_of)), since), page)

    def stories(
        self,
        filters: Filters = ALL,
        source: str | None = None,
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[StoryRow]:
        """Stories, the latest first: of one source, of events of all the parties, of days by their clocks."""
        state = self._state(as_of)
        about = {s for e in self._select(_about(filters), as_of) for s in e.stories} if _about(filters) != ALL else None
        found = [
            story
            for story in (t.story for t in state.tellings.values())
            if (about is None or story.id in about)
            and (source is None or source_of(story).lower() == source.lower())
            and _within((story.known or "")[:10], filters)
        ]
        told = part(sorted(found, key=lambda s: (s.known or "", s.id), reverse=True), page)
        return Listed([_line(state, story) for story in told], told.total, page.offset)

    def story(self, name: str, *, whole: bool = False, as_of: str | None = None) -> StoryPage:
        """One story by id, or by the beginning of one. ``whole`` (``visitor.reads_all``): with its text."""
        state = self._state(as_of)
        found = [name] if name in state.tellings else [s for s in state.tellings if name and s.startswith(name)]
        if len(found) != 1:
            what = "single story" if found else "story"
            raise UnknownValue(what, name, [s[:12] for s in found[:3]], "see: /v1/stories")
        told, record = state.tellings[found[0]], state.record
        page = StoryPage(
            story=told.story, text=self._store.text(found[0]), reports=told.reports, family=record.family_of(found[0]),
            events={r.report: record.find(r.report).id for r in told.reports if r.report not in record.rejected},
        )  # fmt: skip
        return page if whole else withheld.page(page)

    def cited(self, names: Collection[str], *, as_of: str | None = None) -> dict[str, Story]:
        """Stories by id, for those who name them: headline, chain, clock and address, without their text."""
        known = self._state(as_of).tellings
        return {name: withheld.excerpt(known[name].story) for name in names if name in known}

    def sources(self, *, page: Page = WHOLE, as_of: str | None = None) -> Listed[SourceLine]:
        """Who the stories came from, the one with most of them first."""
        state = self._state(as_of)
        lines = [_source(state, name, stories) for name, stories in state.by_source.items()]
        return part(sorted(lines, key=lambda line: (-line.stories, line.name)), page)

    def search(
        self, words: str, filters: Filters = ALL, *, most: int = 100, whole: bool = False, as_of: str | None = None
    ) -> list[Hit]:
        """Sentences of the reporting that hold all the words, the latest story's first; days are the stories'.

        Without ``whole`` (``visitor.reads_all``) one sentence a story, cut.
        """
        until = min(filter(None, (filters.until, self.today(as_of) if as_of else None)), default=None)
        found = self._store.search(
            words, parties=filters.parties, most=most,
            since=filters.since.isoformat() if filters.since else None, until=until.isoformat() if until else None,
        )  # fmt: skip
        if as_of is not None:
            known = self._state(as_of).tellings
            found = [hit for hit in found if hit.story in known]
        return found if whole else withheld.hits(found)

    def coverage(self, filters: Filters = ALL, source: str | None = None, *, as_of: str | None = None) -> CoveragePage:
        """What was read by source and day, and the stretches of which nothing was. Filters: days alone."""
        state = self._state(as_of)
        visits = [v for v in self._store.visits() if state.as_of.allows(v.at)]
        every = covered((t.story for t in state.tellings.values()), visits)
        rows = [r for r in every if (source is None or r.source.lower() == source.lower()) and _within(r.day, filters)]
        first = filters.since.isoformat() if filters.since else min((r.day for r in rows), default=None)
        last = filters.until.isoformat() if filters.until else max((r.day for r in rows), default=None)
        found = gaps(rows, first, last) if first and last else ()
        return CoveragePage(rows=tuple(rows), gaps=tuple(found), first=first, last=last)

    def review(
        self,
        filters: Filters = ALL,
        on: dt.date | None = None,
        kinds: Collection[str] = (),
        *,
        page: Page = WHOLE,
        as_of: str | None = None,
    ) -> Listed[Item]:
        """What a person should look at, the gravest first; of these ``kinds``. Notices only without parties."""
        state = self._state(as_of)
        told = [] if filters.parties else list(state.tellings.values())
        wanted = self._select(msgspec.structs.replace(filters, undated=True), as_of)
        found = [*notices(state.record, told), *review(state.record, wanted, on or self.today(as_of))]
        return part([item for item in found if not kinds or item.kind in kinds], page)

    def judgements(self, *, page: Page = WHOLE, as_of: str | None = None) -> Listed[Standing]:
        """Every judgement, undone ones too, with what became of it, in the order in which they were made."""
        return part(self._state(as_of).record.judgements, page)

    def _state(self, as_of: str | None) -> State:
        moment = AsOf(as_of)
        return self._states.get((self._store.mark(), as_of), lambda: State(self._store, moment))

    def _select(self, filters: Filters, as_of: str | None) -> list[Event]:
        return _narrowed(self._state(as_of).record.events, filters)

    def _find(self, state: State, name: str) -> Event:
        """Where only later stories tell of it, says so."""
        try:
            return state.record.find(name)
        except UnknownValue:
            if state.as_of.text is None:
                raise
            known = self._state(None).record.find(name).history[0].known or "a story without a date"
            hint = f"it was not known as of {state.as_of.text}; first told {known}"
            raise UnknownValue("event", name, (), hint) from None


def _narrowed(events: Iterable[Event], filters: Filters) -> list[Event]:
    return select(
        events, parties=filters.parties, kinds=filters.kinds, statuses=filters.statuses, since=filters.since,
        until=filters.until, undated=filters.undated,
    )  # fmt: skip


def _about(filters: Filters) -> Filters:
    """The part of the filters that asks for events: of stories, days are the stories' own."""
    return msgspec.structs.replace(filters, since=None, until=None, undated=False)


def _within(day: str, filters: Filters) -> bool:
    if not day:
        return filters.since is None and filters.until is None
    return (filters.since is None or day >= filters.since.isoformat()) and (
        filters.until is None or day <= filters.until.isoformat()
    )


def _channel(state: State, line: SeriesLine, on: dt.date) -> Channel | None:
    alone = msgspec.structs.replace(state.record, series=(line,))
    return next(iter(asking.channels(alone, on)), None)


def _line(state: State, story: Story) -> StoryRow:
    family = state.record.family_of(story.id)
    return StoryRow(
        id=story.id, headline=story.headline, source=source_of(story), agencies=story.agencies, known=story.known,
        language=story.language, uri=withheld.address(story.source.uri), notice=story.notice, entry=story.is_entry,
        events=state.told_in.get(story.id, ()), copy_of=family.id if family and family.id != story.id else None,
    )  # fmt: skip


def _source(state: State, name: str, stories: Collection[Story]) -> SourceLine:
    families = [state.record.family_of(s.id) for s in stories]
    days = sorted(s.known[:10] for s in stories if s.known)
    return SourceLine(
        name=name, stories=len(stories),
        copies=sum(f is not None and f.id != s.id for f, s in zip(families, stories, strict=True)),
        shelved=sum(s.language != "en" for s in stories),
        events=len({e for s in stories for e in state.told_in.get(s.id, ())}),
        first=days[0] if days else None, last=days[-1] if days else None,
        chains=tuple(sorted({" < ".join(s.agencies) for s in stories if s.agencies})),
    )  # fmt: skip
