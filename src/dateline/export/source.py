"""Events out of a record for a file: page by page, with the stories behind them. No file needs the whole record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.export.context import Cited, cited
from dateline.model import Event
from dateline.record import phased
from dateline.store import asking_event, asking_events, kept
from dateline.store.asking_at import At
from dateline.store.asking_events import Wanted
from dateline.store.portions import portions

FIRST, PAGE = 20, 250
"""Events of the first page, for the first byte, and of the others."""
KEYS = 5_000
"""Ids read at once."""


class Source:
    """The events that fit, as of one moment of the record. ``stories`` are those behind the page in hand."""

    def __init__(self, at: At, wanted: Wanted, on: dt.date) -> None:
        self.stories: dict[str, Cited] = {}
        self._at, self._wanted, self._on = at, wanted, on
        self.total = asking_events.listed(at, wanted, limit=1).total

    def __iter__(self) -> Iterator[Event]:
        """The events, oldest first and undated last, each whole and with its phase."""
        for names in self._pages():
            events = asking_event.whole(self._at, names)
            self._fetch({name for event in events for name in event.stories})
            yield from phased(events, self._on)

    def _pages(self) -> Iterator[list[str]]:
        """Their ids by day, asked for by key, so many that a moment whose rows must be sorted is sorted a few times."""
        after, size = None, FIRST
        while keys := asking_events.keys(self._at, self._wanted, after, size):
            yield from portions((name for *_, name in keys), PAGE)
            after, size = keys[-1], KEYS

    def _fetch(self, names: set[str]) -> None:
        """Puts those stories in the place of the last page's."""
        known = {name: self.stories[name] for name in names if name in self.stories}
        told = kept.heads(self._at.connection, names - known.keys())
        self.stories.clear()
        self.stories.update(known)
        self.stories.update((name, cited(story)) for name, story in told.items())
