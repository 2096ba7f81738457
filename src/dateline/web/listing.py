"""Lists that are read in parts: how many there are, and any stretch of them, each asked for when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

import msgspec

from dateline.web.cursors import Place

T = TypeVar("T")
LIMIT, MOST = 50, 500
"""Items of one answer: where nothing is asked, and at most."""
_AT_ONCE = 200


class Page(msgspec.Struct, frozen=True):
    """The part of a list that is asked for: ``limit`` items (None: all) behind ``place``. ``file``: as a file."""

    limit: int | None = None
    place: Place = Place()
    file: bool = False

    @property
    def whole(self) -> bool:
        """True where events are wanted with all that the contract says of them; files of any length want less."""
        return not self.file


class Listed(Sequence[T]):
    """A list of which ``ask(limit, offset)`` reads a stretch and says how long all of it is.

    Slices are read at once, what is iterated in stretches; the first stretch is kept. Whoever needs a slice and the
    length asks for the slice first: it tells both. ``each``: how it is iterated otherwise than by stretches, for those
    that go on for long.
    """

    def __init__(
        self,
        ask: Callable[[int, int], tuple[Sequence[T], int]],
        first: int = LIMIT,
        each: Callable[[], Iterator[T]] | None = None,
    ) -> None:
        self._ask, self._first, self._each = ask, first, each
        self._held: tuple[Sequence[T], int] | None = None
        self._total: int | None = None

    def __len__(self) -> int:
        return self._begin()[1] if self._total is None else self._total

    @property
    def total(self) -> int:
        """The length, for who wants none of the items: one is read with it."""
        if self._held is None and self._total is None:
            self._total = self._ask(1, 0)[1]
        return len(self)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, int):
            return self[at : at + 1][0] if at >= 0 else list(self)[at]
        start, stop = at.start or 0, at.stop
        if start < 0 or (stop is not None and stop < 0) or at.step not in (None, 1):
            return list(self)[at]
        if self._held is None and start == 0 and stop is not None:
            self._held = self._ask(max(stop, 1), 0)
        if self._held is None and stop is not None:
            items, total = self._ask(max(stop - start, 1), start)
            if items:
                self._total = total
                return list(items[: stop - start])
        held, total = self._begin()
        end = total if stop is None else min(stop, total)
        if end <= len(held):
            return list(held[start:end])
        return list(self._ask(end - start, start)[0]) if end > start else []

    def __iter__(self) -> Iterator[T]:
        if self._each is not None:
            yield from self._each()
            return
        held, total = self._begin()
        yield from held
        for start in range(len(held), total, _AT_ONCE):
            yield from self._ask(min(_AT_ONCE, total - start), start)[0]

    def _begin(self) -> tuple[Sequence[T], int]:
        if self._held is None:
            self._held = self._ask(self._first, 0)
        return self._held


def made(items: Sequence[T]) -> Listed[T]:
    """A list that is there as a whole."""
    return Listed(lambda limit, offset: (items[offset : offset + limit], len(items)), max(1, len(items)))
