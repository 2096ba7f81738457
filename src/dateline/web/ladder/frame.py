"""The rungs of both sides with their heights, from how many lanes of marks each must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.web.ladder.lanes import Rung

HEAD = 52.0
"""Room for the heading."""
PIN = 24.0
"""Room for a lane of claims."""
AXIS = 22.0
"""Room for the years, between the halves."""
FOOT = 66.0
"""Room for the legend and the line that says where it is from."""
_LEAST = 19.0
_PAD = 7.0

Key = tuple[bool, str]


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """One rung of one side: from ``y`` down over ``height``."""

    level: str
    upper: bool
    y: float
    height: float


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything stands from top to bottom."""

    bands: tuple[Band, ...]
    pins: float
    top: float
    axis: float
    bottom: float
    height: float
    step: float

    def band(self, key: Key) -> Band:
        """The rung of a side: (True for the upper half, level)."""
        return next(b for b in self.bands if (b.upper, b.level) == key)

    def y(self, key: Key, lane: int) -> float:
        """The middle of a lane; lane 0 is nearest to the axis."""
        band = self.band(key)
        away = _PAD / 2 + self.step / 2 + lane * self.step
        return round(band.y + band.height - away if band.upper else band.y + away, 1)

    def pin(self, lane: int) -> float:
        """The line of a lane of claims; lane 0 is the lowest."""
        return self.top - 8.0 - lane * PIN


def frame(levels: Sequence[str], rungs: Mapping[Key, Rung], step: float, claims: int, drawn: bool) -> Frame:
    """The frame for ``levels`` (the highest first), as high as the filled ``rungs`` and lanes of ``claims`` need."""
    top = HEAD + claims * PIN + (10.0 if claims else 0.0)
    bands: list[Band] = []
    y = top
    for level in levels:
        bands.append(_band(level, True, y, rungs, step))
        y += bands[-1].height
    axis = y
    y += AXIS
    for level in reversed([level for level in levels if level != "acts"]):
        bands.append(_band(level, False, y, rungs, step))
        y += bands[-1].height
    return Frame(bands=tuple(bands), pins=HEAD, top=top, axis=axis, bottom=y, height=y + FOOT, step=step)


def _band(level: str, upper: bool, y: float, rungs: Mapping[Key, Rung], step: float) -> Band:
    rung = rungs.get((upper, level))
    lanes = rung.used if rung else 0
    return Band(level=level, upper=upper, y=y, height=max(_LEAST, lanes * step + _PAD))
