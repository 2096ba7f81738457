"""Content lines of iCalendar (RFC 5545, 3.1 and 3.3): escaped, folded at 75 octets, never inside a character.

Written here because the library at hand takes ten times as long for a line as all the rest of an entry takes; what
comes out is read back by it in the tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

_OCTETS = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def content(name: str, value: str) -> bytes:
    """One property, whose ``value`` is written as it must stand (see ``text``)."""
    line = f"{name}:{value}".encode()
    return (line if len(line) <= _OCTETS else _folded(line)) + b"\r\n"


def text(words: str) -> str:
    """A TEXT value; ``words`` have been made harmless (``safe``)."""
    return words.translate(_ESCAPED)


def texts(words: Iterable[str]) -> str:
    """A list of TEXT values."""
    return ",".join(text(one) for one in words)


def date(day: dt.date) -> str:
    """A DATE value."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def instant(moment: dt.datetime) -> str:
    """A DATE-TIME value in UTC."""
    utc = moment.astimezone(dt.UTC)
    return f"{date(utc)}T{utc.hour:02d}{utc.minute:02d}{utc.second:02d}Z"


def _folded(line: bytes) -> bytes:
    """Every line but the first begins with a space, which counts."""
    pieces, at, room = [], 0, _OCTETS
    while at < len(line):
        end = at + room
        while end < len(line) and line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[at:end])
        at, room = end, _OCTETS - 1
    return b"\r\n ".join(pieces)
