"""What a dateline is made of, while it is read and afterwards."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.reading.anatomy import clock
from dateline.reading.anatomy.clock import Stamp
from dateline.reading.words import datelines

REACH = 170
DASH = re.compile(r"\s*(?:\.\s?)?(?:[-–—―]+|_|:|;|[•~»>=](?=\s))")
BRACKET = re.compile(r"\s*(?:\((?P<round>[^()\n]{2,90})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slash>[^/\n]{2,40})/)")


class Prefix(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: ``end`` is where the reporting starts behind it, counted from the start of the text given."""

    end: int
    place: str | None = None
    country: str | None = None
    stamp: Stamp | None = None
    credits: tuple[str, ...] = ()


class Parts:
    """What has been read so far; the only mutable thing here, alive for one call of ``find``."""

    def __init__(self) -> None:
        self.place: str | None = None
        self.country: str | None = None
        self.known = False
        self.shouted = False
        self.region = False
        self.stamp: Stamp | None = None
        self.credits: list[str] = []
        self.dashed = False
        self.bare = False
        # True where a credit or the day stands before the place: "(CMC) GEORGETOWN, Guyana --".
        self.led = False


@functools.cache
def day_starts() -> frozenset[str]:
    """The first letters of what a day may begin with but a digit."""
    words = datelines()
    return frozenset(word[:3].lower() for word in (*words.months, *words.weekdays, "the"))


GLUE = re.compile(r"\s*[,/–—-]?\s*")


def opens_date(head: str, at: int) -> bool:
    """True where a day stands at ``at``."""
    return (head[at : at + 1].isdigit() or head[at : at + 3].lower() in day_starts()) and any(
        s.start == 0 for s in clock.find(head[at : at + 60])
    )
