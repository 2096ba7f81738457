"""Room for marks that would cover one another: lanes within a rung, then a step to the side."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

MOST = 7
"""Lanes of a rung; what does not fit any more moves to the side."""


class Rung:
    """The marks of one rung, lane by lane. ``step`` is the least distance of two marks' middles."""

    def __init__(self, step: float, most: int = MOST) -> None:
        self._step = step
        self._most = most
        self._lanes: list[list[float]] = []

    @property
    def used(self) -> int:
        """How many lanes hold a mark."""
        return len(self._lanes)

    def free(self, x: float) -> int | None:
        """The lowest lane with room at ``x``; None where all are taken."""
        for at, lane in enumerate(self._lanes):
            if _fits(lane, x, self._step):
                return at
        return len(self._lanes) if len(self._lanes) < self._most else None

    def take(self, lane: int, x: float) -> None:
        """Puts a mark there."""
        while len(self._lanes) <= lane:
            self._lanes.append([])
        bisect.insort(self._lanes[lane], x)


def put(x: float, rungs: tuple[Rung, ...], step: float) -> tuple[float, tuple[int, ...]]:
    """The place nearest to ``x`` where each of ``rungs`` has room, taken; and the lane in each."""
    for place in _outward(x, step):
        lanes = [rung.free(place) for rung in rungs]
        if all(lane is not None for lane in lanes):
            found = tuple(lane for lane in lanes if lane is not None)
            for rung, lane in zip(rungs, found, strict=True):
                rung.take(lane, place)
            return place, found
    raise AssertionError("unreachable: to the side there is always room")


def pack(spans: list[tuple[float, float]]) -> list[int]:
    """A lane for each span (from, to) so that none covers another; the first come lowest."""
    ends: list[float] = []
    lanes = []
    for start, end in spans:
        lane = next((at for at, taken in enumerate(ends) if taken <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        lanes.append(lane)
    return lanes


def _fits(lane: list[float], x: float, step: float) -> bool:
    at = bisect.bisect(lane, x)
    return (at == 0 or x - lane[at - 1] >= step) and (at == len(lane) or lane[at] - x >= step)


def _outward(x: float, step: float) -> Iterator[float]:
    yield x
    away = 0
    while True:
        away += 1
        yield x + away * step / 2
        yield x - away * step / 2
