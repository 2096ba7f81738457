"""Pages of a list: so many from an offset, how many there are, and the cursor that leads on."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from dateline.errors import UsageError

T = TypeVar("T")
LIMIT, MOST = 100, 500
"""Items of one answer: where nothing is asked, and at most."""
_LONGEST_CURSOR = 40


class Page(msgspec.Struct, frozen=True):
    """The part of a list that is asked for: ``limit`` items (None: all) from ``offset`` on."""

    limit: int | None = None
    offset: int = 0


WHOLE = Page()


class Listed(list[T], Generic[T]):
    """The items of one page; ``total`` is how many there are, ``offset`` how many stand before these."""

    def __init__(self, items: Iterable[T], total: int, offset: int = 0) -> None:
        super().__init__(items)
        self.total, self.offset = total, offset

    @property
    def next(self) -> int | None:
        """The offset of the following page; None on the last."""
        end = self.offset + len(self)
        return end if self and end < self.total else None


def part(items: Sequence[T], page: Page) -> Listed[T]:
    """One page out of all ``items``."""
    end = None if page.limit is None else page.offset + page.limit
    return Listed(items[page.offset : end], len(items), page.offset)


def cursor_of(offset: int) -> str:
    """What leads to the page at ``offset``; programs hand it back as it is."""
    return base64.urlsafe_b64encode(f"at:{offset}".encode()).decode().rstrip("=")


def offset_of(cursor: str | None) -> int:
    """The offset that a cursor stands for, 0 for none. Raises UsageError."""
    if not cursor:
        return 0
    try:
        padded = cursor[:_LONGEST_CURSOR] + "=" * (-len(cursor[:_LONGEST_CURSOR]) % 4)
        told = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii")
        if told.startswith("at:") and told[3:].isdigit() and len(told) < 15:
            return int(told[3:])
    except (binascii.Error, UnicodeError):
        pass
    raise UsageError(f"cursor {cursor[:_LONGEST_CURSOR]!r} is none of ours; take it from 'next' of the page before")
