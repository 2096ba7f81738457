"""Which feeds of a list are due, and how long until the next one is."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.feeds.feedlist import Feed
from dateline.sources.web import Clock


class Due:
    """Every feed is due at once, then again ``every`` so many minutes."""

    def __init__(self, feeds: Iterable[Feed], clock: Clock) -> None:
        self._clock = clock
        self._next = dict.fromkeys(feeds, clock.ticks())

    def now(self) -> tuple[Feed, ...]:
        """Those that are due, and their next time set."""
        ticks = self._clock.ticks()
        due = tuple(feed for feed, at in self._next.items() if at <= ticks)
        self._next |= {feed: ticks + feed.every * 60 for feed in due}
        return due

    def wait(self) -> None:
        """Sleeps until one is due."""
        self._clock.sleep(max(0.0, min(self._next.values()) - self._clock.ticks()))
