"""Days told without a year, or by a weekday, whose nearest reading lies ahead of the story and not behind it.

"Moved to July 7", "will not take place on Monday", "preparations for the visit in January": the verb beside the day may
be past, but what it tells of is not.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from dateline.times import TimeMention

DAY = 10  # characters of an ISO day
FAR_BACK = 165  # days behind the story from which the next such day is nearer
HORIZON = 200  # days ahead within which a day without a year may lie
_YEAR = re.compile(r"\d{4}")
GUESSED = ("month", "day-range")  # how rules begin that take the year from the story


def nearest(time: TimeMention, today: dt.date | None) -> TimeMention:
    """The same day of the next year where that is nearer to ``today`` and the text names no year."""
    first, last = time.first, time.last
    if not (today and first and last) or (today - last).days <= FAR_BACK:
        return time
    if not time.rule.startswith(GUESSED) or _YEAR.search(time.text):
        return time
    try:
        begins, ends = (day.replace(year=day.year + 1) for day in (first, last))
    except ValueError:  # February 29
        return time
    if not 0 <= (begins - today).days <= HORIZON:
        return time
    told = _YEAR.sub(lambda year: str(int(year[0]) + 1), time.edtf or "")
    return replace(time, edtf=told, first=begins, last=ends, rule=f"{time.rule}+nearest")


def before(time: TimeMention, today: dt.date | None) -> TimeMention:
    """The reading that lies behind, of a weekday alone; the mention as it is where there is none."""
    if not today or not time.first or time.first <= today or not time.rule.startswith("weekday") or " " in time.text:
        return time
    past = sorted(a for a in time.alternatives if len(a) == DAY and a <= today.isoformat())
    if not past:
        return time
    day = dt.date.fromisoformat(past[-1])
    return replace(time, edtf=past[-1], first=day, last=day, rule=f"{time.rule}+before")


def ahead(time: TimeMention, today: dt.date | None) -> TimeMention:
    """The reading that lies ahead, of a weekday too; the mention as it is where there is none."""
    near = nearest(time, today)
    if not today or not near.last or near.last >= today:
        return near
    later = sorted(a for a in near.alternatives if len(a) == DAY and a >= today.isoformat())
    if not later:
        return near
    day = dt.date.fromisoformat(later[0])
    return replace(near, edtf=later[0], first=day, last=day, rule=f"{near.rule}+ahead")
