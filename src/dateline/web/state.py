"""The record as of one moment, held in memory: what questions are answered from."""

from __future__ import annotations

from functools import cached_property

from dateline.model import Event, Story, Telling
from dateline.model.known import AsOf
from dateline.record import Person, Record, people
from dateline.record.coverage import source_of
from dateline.store import Store, load_record


class State:
    """The record of ``store`` as of ``as_of``; stories and people are read when they are asked for."""

    def __init__(self, store: Store, as_of: AsOf) -> None:
        self._store = store
        self.as_of = as_of
        with store.asking(as_of, skip_waiting=True) as at:
            self.record: Record = at.memory or load_record(store, as_of)

    @cached_property
    def tellings(self) -> dict[str, Telling]:
        """Every story known by then with its reports, by id."""
        return {t.story.id: t for t in self._store.tellings() if self.as_of.allows(t.story.known)}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by their present id."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def people(self) -> list[Person]:
        """Everybody whom its stories name."""
        return people(self.tellings.values(), self.record, self.as_of)

    @cached_property
    def uncoded(self) -> frozenset[str]:
        """Names of parties that have no code."""
        return frozenset(p.name for e in self.record.events for p in e.parties if p.code is None)

    @cached_property
    def told_in(self) -> dict[str, tuple[str, ...]]:
        """Story id -> ids of the events that it tells."""
        found: dict[str, dict[str, None]] = {}
        for event in self.record.events:
            for story in event.stories:
                found.setdefault(story, {})[event.id] = None
        return {story: tuple(events) for story, events in found.items()}

    @cached_property
    def by_source(self) -> dict[str, list[Story]]:
        """Stories by who they came from."""
        found: dict[str, list[Story]] = {}
        for telling in self.tellings.values():
            found.setdefault(source_of(telling.story), []).append(telling.story)
        return found
