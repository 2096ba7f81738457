"""So many names or rows at a time as one query may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
MOST = 400
"""Fewer than any of the stores allows in one query."""


def portions(told: Iterable[T], most: int = MOST) -> Iterator[list[T]]:
    """All of them in their order, ``most`` at a time."""
    listed = list(told)
    for at in range(0, len(listed), most):
        yield listed[at : at + most]
