"""Long lists in pages, and the filter form as it stands."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from dateline.model.closed import KINDS, STATUSES
from dateline.vocabulary.tables import organisations, states
from dateline.web.views.words import clipped, say

T = TypeVar("T")
PER_PAGE = 50


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which stretch of a list is shown: page ``number`` of ``last``, of ``total`` in all."""

    number: int
    last: int
    total: int


class Cut(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A stretch of a list, and where it stands."""

    items: list[T]
    page: Page


def cut(found: Sequence[T], number: int, per: int = PER_PAGE) -> Cut[T]:
    """Page ``number`` (from 1; one beyond the end is the last)."""
    at = max(1, number)
    items = list(found[(at - 1) * per : at * per])
    last = max(1, -(-len(found) // per))
    if at > last:
        at, items = last, list(found[(last - 1) * per : last * per])
    return Cut(items=items, page=Page(number=at, last=last, total=len(found)))


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The filter form as a visitor filled it in; ``known`` are codes and names of parties to choose from."""

    party: tuple[str, ...]
    kind: tuple[str, ...]
    status: tuple[str, ...]
    since: str
    until: str
    undated: bool

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        """Parties with a code, by name."""
        return parties()

    @property
    def active(self) -> bool:
        """True where anything is asked for."""
        return bool(self.party or self.kind or self.status or self.since or self.until)

    @property
    def words(self) -> str:
        """What is asked for, in words."""
        days = " ".join(
            filter(None, (f"from {self.since}" if self.since else "", f"to {self.until}" if self.until else ""))
        )
        told = [
            " and ".join(self.party), " or ".join(say("kinds", k) for k in self.kind),
            " or ".join(say("statuses", s) for s in self.status), days,
        ]  # fmt: skip
        return clipped(", ".join(filter(None, told)), 160)


@functools.cache
def parties() -> tuple[tuple[str, str], ...]:
    """Every state and organisation with a code, by name."""
    told = [(s.code, s.name) for s in states()] + [(o.code, o.name) for o in organisations()]
    return tuple(sorted(told, key=lambda one: one[1]))


def kinds() -> tuple[tuple[str, str], ...]:
    """Kinds to choose from, in words."""
    return tuple((kind, say("kinds", kind)) for kind in KINDS)


def statuses() -> tuple[tuple[str, str], ...]:
    """Statuses to choose from, in words."""
    return tuple((status, say("statuses", status)) for status in STATUSES)
