"""The time axis: days to places across, and the marks of years, quarters or months."""

from __future__ import annotations

import datetime as dt

import msgspec

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NARROW = 34.0
"""Room that the four figures of a year need."""


class Tick(msgspec.Struct, frozen=True):
    """A line across the picture at ``x``; ``label`` is empty where there is no room, ``year`` where one begins."""

    x: float
    label: str
    year: bool


class Scale(msgspec.Struct, frozen=True):
    """Whole years from ``first`` to ``last`` (both included) laid over ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    @property
    def start(self) -> dt.date:
        """The first day shown."""
        return dt.date(self.first, 1, 1)

    @property
    def end(self) -> dt.date:
        """The last day shown."""
        return dt.date(self.last, 12, 31)

    @property
    def per_year(self) -> float:
        """Room of one year."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def x(self, day: dt.date) -> float:
        """Where a day stands; days outside stand at the edge."""
        whole = (self.end - self.start).days + 1
        share = ((day - self.start).days + 0.5) / whole
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 1)

    def shows(self, first: dt.date, last: dt.date) -> bool:
        """True where some day of the stretch is shown."""
        return first <= self.end and self.start <= last

    def ticks(self) -> list[Tick]:
        """Years; from three years down quarters or months, too."""
        found = []
        every = next(n for n in (1, 2, 5, 10, 25, 100) if self.per_year * n >= _NARROW)
        for year in range(self.first, self.last + 1):
            label = str(year) if (year - self.first) % every == 0 else ""
            found.append(Tick(self.x(dt.date(year, 1, 1)), label, True))
            found += [Tick(self.x(dt.date(year, m, 1)), _MONTHS[m - 1], False) for m in self._months()]
        return found

    def _months(self) -> range:
        if self.per_year >= 12 * _NARROW:
            return range(2, 13)
        return range(4, 13, 3) if self.per_year >= 4 * _NARROW else range(0)
