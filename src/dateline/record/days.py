"""How two ``when`` values stand to each other: the same day, sharper, vaguer, or apart."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal

from dateline.errors import EdtfError
from dateline.model import edtf
from dateline.model.edtf import Period

Relation = Literal["same", "sharper", "vaguer", "within", "overlap", "apart", "unknown"]

ABOUT = 15
"""Days by which an approximate date (``2017-01~``) may be off at either end."""


@functools.lru_cache(maxsize=65536)
def period(when: str | None) -> Period | None:
    """The days that ``when`` allows; None for nothing, or for what is no EDTF."""
    if not when:
        return None
    try:
        return edtf.parse(when)
    except EdtfError:
        return None


def sharp(when: str | None) -> bool:
    """True for a day and for what lasts from day to day: there is nothing vague to sharpen."""
    found = period(when)
    return found is not None and not found.approximate and (not found.some or found.days == 1)


@functools.lru_cache(maxsize=65536)
def relate(old: str | None, new: str | None) -> Relation:
    """What ``new`` is beside ``old``. ``within``: a day of a lasting period, either way round."""
    before, after = period(old), period(new)
    if before is None or after is None:
        return "unknown"
    if (before.first, before.last) == (after.first, after.last):
        if sharp(old) == sharp(new):
            return "same"
        return "sharper" if sharp(new) else "vaguer"
    if sharp(old) and sharp(new):
        return "within" if before.holds(after) or after.holds(before) else "apart"
    if not sharp(old) and _wide(before).holds(after):
        return "sharper"
    if not sharp(new) and _wide(after).holds(before):
        return "vaguer"
    return "overlap" if _wide(before).overlaps(_wide(after)) else "apart"


def fits(old: str | None, new: str | None) -> bool:
    """True where both are told and may be the same day."""
    return relate(old, new) not in ("apart", "unknown")


def one_day(when: str | None) -> bool:
    """True for a single day."""
    found = period(when)
    return found is not None and found.days == 1


def width(when: str | None) -> int:
    """How many days it leaves open; 1 for what is sharp, 0 for nothing."""
    found = period(when)
    if found is None:
        return 0
    return 1 if sharp(when) else found.days


def gap(one: str | None, other: str | None) -> int:
    """Days between them, 0 where they overlap; a large number where one is missing."""
    first, second = period(one), period(other)
    if first is None or second is None:
        return 10**6
    if first.overlaps(second):
        return 0
    return (second.first - first.last).days if first.last < second.first else (first.first - second.last).days


def date_of(stamp: str | None) -> dt.date | None:
    """The local day of a ``known`` stamp."""
    return dt.date.fromisoformat(stamp[:10]) if stamp else None


def _wide(days: Period) -> Period:
    if not days.approximate:
        return days
    return Period(shifted(days.first, -ABOUT), shifted(days.last, ABOUT), days.some, True)


def shifted(day: dt.date, by: float) -> dt.date:
    """The day ``by`` days on (rounded), or the calendar's last or first day where it is beyond it."""
    try:
        return day + dt.timedelta(days=round(by))
    except OverflowError:
        return dt.date.max if by > 0 else dt.date.min
