"""Answers kept in memory: the last few, each made once however many ask for it at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Cached(Generic[T]):
    """The ``most`` answers asked for last, by key. A key holds all that the answer depends on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, Future[T]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer under ``key``, made now where it is not held. What ``make`` raises is raised and not held."""
        with self._lock:
            held = self._held.get(key)
            mine = held is None
            if held is None:
                held = self._held[key] = Future()
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        if mine:
            self._fill(key, held, make)
        return held.result()

    def _fill(self, key: Hashable, held: Future[T], make: Callable[[], T]) -> None:
        try:
            held.set_result(make())
        except BaseException as error:
            with self._lock:
                self._held.pop(key, None)
            held.set_exception(error)
