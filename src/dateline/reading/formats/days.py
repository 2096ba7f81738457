"""Days and hours as databases print them in their exports -> ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})\.? (?P<m>[A-Z][a-z]{2,8})\.?,? (?P<y>\d{4})"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2}),? (?P<y2>\d{4})"
)
_HOUR = re.compile(r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::\d\d)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>GMT|UTC|Z)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_in(text: str, hour: str = "") -> str:
    """The day in ``text`` (and the hour in ``hour``, with its offset where it says GMT); "" where there is none."""
    found = _DAY.search(text)
    if found is None:
        return ""
    if found["iso"]:
        day = found["iso"]
    else:
        month = (found["m"] or found["m2"])[:3].lower()
        if month not in MONTHS:
            return ""
        try:
            year, number = int(found["y"] or found["y2"]), int(found["d"] or found["d2"])
            day = dt.date(year, MONTHS.index(month) + 1, number).isoformat()
        except ValueError:
            return ""
    at = _HOUR.search(hour)
    return day + (_clock(at) if at else "")


def _clock(at: re.Match[str]) -> str:
    hour = int(at["h"])
    if at["half"]:
        hour = hour % 12 + (12 if at["half"][0] in "pP" else 0)
    if hour > 23:
        return ""
    return f"T{hour:02}:{at['min']}:00{'+00:00' if at['zone'] else ''}"
