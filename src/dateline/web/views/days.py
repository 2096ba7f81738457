"""The days that the record knows of: the ends of the as-of slider."""

from __future__ import annotations

import datetime as dt

import msgspec


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """From the day of the earliest story to today (or the latest story, where that is later); ISO days."""

    first: str
    last: str

    @property
    def count(self) -> int:
        """Days from the first to the last."""
        return self.place(self.last)

    def place(self, day: str) -> int:
        """How many days behind the first ``day`` stands; the nearer end for a day outside."""
        try:
            wanted = dt.date.fromisoformat(day)
        except ValueError:
            return 0
        first, last = dt.date.fromisoformat(self.first), dt.date.fromisoformat(self.last)
        return (min(max(wanted, first), last) - first).days
