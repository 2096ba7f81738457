"""Where a list goes on: how far it was given, and which items were the last, so that it goes on behind these although
stories came in meanwhile and moved them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from dateline.errors import UnknownValue

LONGEST = 100
"""Characters of a cursor."""
_LAST = 3
"""Items that a cursor tells: the last may be gone, or have become another by what came in."""
_REACHES = (50, 400)
"""How far from its place an item is looked for, in items."""


class Place(msgspec.Struct, frozen=True):
    """Behind ``offset`` items, the last of which were ``last`` (their marks, the very last first)."""

    offset: int = 0
    last: tuple[str, ...] = ()


def place_behind(offset: int, items: Sequence[Any], name: Callable[[Any], str]) -> Place:
    """The place behind ``items``, which end at ``offset`` of their list."""
    return Place(offset, tuple(_mark(name(item)) for item in reversed(items[-_LAST:])))


def resumed(found: Sequence[Any], place: Place, limit: int, name: Callable[[Any], str]) -> tuple[int, list[Any]]:
    """The ``limit`` items behind ``place`` with their offset: behind the last items it tells, wherever they are now."""
    back = min(place.offset, len(place.last))
    some = list(found[place.offset - back : place.offset + limit])
    told = [_mark(name(item)) for item in some[:back]]
    if told != list(reversed(place.last[:back])):
        begin = next((at for reach in _REACHES if (at := _sought(found, place, reach, name)) is not None), None)
        if begin is not None:
            return begin, list(found[begin : begin + limit])
    return place.offset, some[back:]


def _sought(found: Sequence[Any], place: Place, reach: int, name: Callable[[Any], str]) -> int | None:
    """Behind which item around the place to go on; None where none of the last ones is there."""
    start = max(0, place.offset - reach)
    where = {_mark(name(item)): at for at, item in enumerate(found[start : place.offset + reach], start + 1)}
    return next((where[mark] for mark in place.last if mark in where), None)


def cursor_of(place: Place) -> str:
    """What leads to the place; programs hand it back as it is."""
    told = f"at:{place.offset}:{'.'.join(place.last)}"
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> Place:
    """The place that a cursor stands for, the beginning for none. Raises UnknownValue."""
    if not cursor:
        return Place()
    try:
        padded = cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)
        kind, offset, *last = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").split(":")
        if kind == "at" and offset.isdecimal() and len(offset) < 12 and len(last) < 2:
            return Place(int(offset), tuple(mark for marks in last for mark in marks.split(".")[:_LAST] if mark))
    except (binascii.Error, UnicodeError, ValueError):
        pass
    raise UnknownValue("cursor", cursor[:LONGEST], (), "take it from 'next' of the page before")


def _mark(name: str) -> str:
    return hashlib.blake2s(name.encode("utf-8", "replace"), digest_size=4).hexdigest()
