"""From a Recognizers-Text resolution to what our mentions say.

What theirs gives           what ours must say
date                        one day; where theirs gives a past and a future day, ours is one of them
... counted ("in 2 weeks")  the same day first among our alternatives: ours keeps the week, month, year that holds it
daterange                   first and last day (their end is exclusive); an open side stays open
... between two periods     theirs ends where the second begins, ours with it ("2014 to 2018"): both named periods
... counted "(a,b,PnX)"     as long, on the same side of the anchor, each end within one such unit: theirs counts whole
                            units from tomorrow, ours from the anchor
... with Mod                before, after, since, until: the period named, and a modifier of ours that looks there too;
                            start, mid, end: the whole period that their timex names, and a modifier on it
... earlier, later this X   theirs cuts X at the anchor, ours keeps X and says early or late
datetime                    an instant without its offset; the end of a day is a day and a modifier
datetimerange, timerange    first and last instant (clock, where no day is named); a part of a day by its letters
time                        a clock time, its day where one is named aside
duration                    the same number of seconds; "several" is theirs 3, ours open
set                         the TIMEX3 value
PRESENT_REF and the like    the TIMEX3 value
Where a spec gives no value (extractors, "not resolved") the kind must fit. A file that tells one kind alone says
nothing about others: there a mention of another kind is no surplus. Slashes are read by American habit, as theirs.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from dateline.errors import EdtfError
from dateline.model import edtf
from dateline.times import TimeMention, find

DEFAULT = dt.datetime(2016, 11, 7)
_DATED = {"day", "period", "clock", "daypart", "vague"}
_KINDS = {
    "date": _DATED,
    "daterange": _DATED | {"duration"},
    "datetime": _DATED,
    "datetimerange": _DATED | {"duration"},
    "time": _DATED,
    "timerange": _DATED,
    "duration": {"duration", "period"},
    "set": {"set"},
}
_PARTS = re.compile(r"T(MO|AF|EV|NI|DT|MI|MEB|MEL|MED)$")
_COUNTED = re.compile(r"^\(.*,P[^T)]+\)$")
_SECONDS = {"DE": 315360000, "CE": 3153600000, "Q": 7776000, "Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
_TIME_SECONDS = {"H": 3600, "M": 60, "S": 1}


ZONE = "America/New_York"
_ALL_KINDS = ("Model", "Merged")


def anchor(case: dict[str, Any]) -> dt.datetime:
    told = (case.get("Context") or {}).get("ReferenceDateTime")
    return dt.datetime.fromisoformat(told[:19]) if told else DEFAULT


def is_right(case: dict[str, Any], file: str) -> str | None:
    """None where the case is right, else why not."""
    text, on = case["Input"], anchor(case)
    mentions = [m for m in find(text, on, ZONE) if m.kind != "recurrence"]
    spans, wanted = [], set()
    for result in case["Results"]:
        start = result.get("Start", text.lower().find(result["Text"].lower()))
        end = start + len(result["Text"])
        spans.append((start, end))
        wanted |= _KINDS.get(_kind(result), _DATED)
        near = [m for m in mentions if m.start < end and start < m.end]
        if not any(_meets(m, result, on.date()) for m in near):
            told = "; ".join(_shown(m) for m in near) or "nothing"
            return f"{result['Text']!r} is {_wanted(result)}, ours {told}"
    extra = [m for m in mentions if m.kind != "vague" and not any(m.start < e and s < m.end for s, e in spans)]
    if not any(name in file for name in _ALL_KINDS):
        told = wanted - {"duration"} if "duration" not in file.lower() else wanted
        extra = [m for m in extra if m.kind in told and m.kind != "clock"]
    return f"extra {', '.join(map(_shown, extra))}" if extra else None


def _shown(m: TimeMention) -> str:
    return f"{m.text!r} {m.kind} {m.edtf or m.timex} {m.instant or ''}{'..' + m.until if m.until else ''}"


def _kind(result: dict[str, Any]) -> str:
    name = result.get("TypeName") or result.get("Typename") or result.get("Type") or ""
    return str(name).rpartition(".")[2].replace("datetimealt", "datetime")


def _values(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The readings that a result gives, each as timex, type, mod and value or start and end."""
    if "Resolution" in result:
        return list((result["Resolution"] or {}).get("values") or [])
    value = result.get("Value") or {"values": []}
    if "values" in value:
        return list(value["values"] or [])
    found = []
    for side in ("FutureResolution", "PastResolution"):
        told = value.get(side) or {}
        one: dict[str, Any] = {"timex": value.get("Timex") or value.get("timex"), "Mod": value.get("Mod")}
        for key, raw in told.items():
            one["start" if key.startswith("start") else "end" if key.startswith("end") else "value"] = raw
        found.append(one)
    return found


def _wanted(result: dict[str, Any]) -> str:
    told = [
        " ".join(f"{k}={v}" for k, v in one.items() if v and k not in ("type", "timezone")) for one in _values(result)
    ]
    return f"{_kind(result)} {' | '.join(dict.fromkeys(told))}"


def _meets(m: TimeMention, result: dict[str, Any], on: dt.date) -> bool:
    kind, values = _kind(result), _values(result)
    if not values:
        return m.kind in _KINDS.get(kind, _DATED)
    return any(_same(m, one, one.get("type") or kind, on) for one in values)


def _same(m: TimeMention, one: dict[str, Any], kind: str, on: dt.date) -> bool:
    timex = str(one.get("timex") or "")
    value = one.get("value")
    if value and "start" not in one and "end" not in one:
        kind = kind.removesuffix("range")  # "around 1pm" is called a range, and given as a point
    if kind == "duration":
        theirs = seconds(timex.replace("P0.5Y", "P6M"))
        return m.kind == "duration" and seconds(m.timex or "", timex) == theirs
    if kind == "set":
        return m.kind == "set" and _bare_set(m.timex) == _bare_set(timex)
    if timex.endswith("_REF"):
        return m.timex == timex
    if value == "not resolved" or (value is None and "start" not in one and "end" not in one):
        return m.kind in _KINDS[kind]
    if kind == "date":
        return _same_day(m, dt.date.fromisoformat(str(value)[:10]))
    if kind in ("datetime", "time"):
        return _same_instant(m, str(value))
    if kind == "timerange" and timex.startswith("TME"):  # "after dinner": the meal is what is told
        return _same_clocks(m, one, timex)
    if str(one.get("Mod")).partition("-")[0] in _LOOKS:
        return _same_bound(m, one)
    return _same_days(m, one, timex, on) if kind == "daterange" else _same_clocks(m, one, timex)


def _same_day(m: TimeMention, day: dt.date) -> bool:
    if any(t.first == t.last == day for t in m.tags):
        return True
    if m.rule == "ago" and m.timex == "PAST_REF":
        return True
    if "X" in (m.timex or "") and m.first is None:
        return m.timex in ("PXD", "PXM", "PXW", "PXY")
    return m.first == m.last == day or bool(m.rule.startswith(_COUNTS) and m.alternatives[:1] == (day.isoformat(),))


_COUNTS = ("ago", "from-now", "in", "later", "from-date")


def _same_instant(m: TimeMention, value: str) -> bool:
    told = _bare(m.instant or m.timex)
    if value.endswith("23:59:59") and m.modifier == "end":
        return m.last is not None and m.last.isoformat() == value[:10]
    if "-" not in value:
        return told[-9:] == _clock_of(value)
    return told == _clock_of(value)


_LOOKS = {
    "before": ("before", "by", "until", "less than", "more than"),
    "until": ("before", "by", "until"),
    "after": ("after", "since", "from", "more than"),
    "since": ("after", "since", "from"),
}


def _same_bound(m: TimeMention, one: dict[str, Any]) -> bool:
    """An open side: the day that theirs gives is an end of the period we name, and we look the same way."""
    look, _, part = one["Mod"].partition("-")
    if m.modifier not in _LOOKS[look] and not part:
        return False
    told = _clock_of(str(one.get("start") or one.get("end") or ""))
    if "T" in told:
        return any(clock.endswith(told) for clock in (_bare(m.instant), _bare(m.until), _bare(m.timex)))
    day = dt.date.fromisoformat(told[:10])
    if part:
        return any(_whole(str(one.get("timex")), day) == (t.first, t.last) for t in m.tags)
    near = [b for t in m.tags for b in (t.first, t.last) if b] + [b for b in (m.first, m.last) if b]
    return any(day - dt.timedelta(1) <= b <= day for b in near) or told[:10] in m.alternatives[:1]


def _bare_set(timex: str | None) -> str:
    """A set without the days it leaves open and the minutes it does not tell."""
    return re.sub(
        r"^XXXX-XX-XX(?=T)",
        "",
        re.sub(r"(T\d\d):00$", r"\1", timex or "").replace("P0.5Y", "P6M").replace("P1WE", "XXXX-WXX-WE"),
    )


def _same_days(m: TimeMention, one: dict[str, Any], timex: str, on: dt.date) -> bool:
    start, end = _day(one.get("start")), _day(one.get("end"))
    last = end - dt.timedelta(1) if end else None
    if (m.first, m.last) == (start, last) or any((t.first, t.last) == (start, last) for t in m.tags):
        return True
    if one.get("Mod") in ("start", "mid", "end") and m.modifier:
        return _whole(timex, start) in ((m.first, m.last), *((t.first, t.last) for t in m.tags))
    if m.modifier in ("early", "late") and (m.first == start or m.last == last):
        return bool(start == on or last == on or end == on or (start and end and start <= on <= end))
    if len(m.tags) == 2 and (m.tags[0].first, m.tags[1].first) == (start, end):
        return True
    if start and end and m.first and m.last and _COUNTED.match(timex) and m.timex is None:
        return abs((m.first - start).days) <= 1 and abs((m.last - end).days) <= 1
    return bool(start and end and _COUNTED.match(timex) and _same_count(m, start, end, timex))


def _same_count(m: TimeMention, start: dt.date, end: dt.date, timex: str) -> bool:
    """A stretch counted from the anchor: as long, and each end no more than one unit off."""
    length = timex.rstrip(")").rpartition(",")[2].replace("BD", "D")
    ours = next((t.value for t in m.tags if t.value.startswith("P")), m.timex or "")
    theirs = seconds(length)
    if seconds(ours, length) != theirs or not isinstance(theirs, float) or m.first is None or m.last is None:
        return "X" in ours and seconds(ours, length) == theirs
    unit = 366 * 10 if "DE" in ours else {"Y": 366, "M": 31, "W": 7, "Q": 92}.get(ours[-1], 3)
    return abs((m.first - start).days) <= unit and abs((m.last - end).days) <= unit


def _whole(timex: str, near: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The period that a timex names: "2017-03", "XXXX-03" by the year of the day given, "2016-W44"."""
    named = timex.replace("XXXX", str(near.year)) if near else timex
    week = re.fullmatch(r"(\d{4})-W(\d{2})", named)
    if week:
        monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + dt.timedelta(6)
    try:
        period = edtf.parse(named)
    except EdtfError:
        return None
    return period.first, period.last


def _same_clocks(m: TimeMention, one: dict[str, Any], timex: str) -> bool:
    part = _PARTS.search(timex)
    start, end = _clock_of(str(one.get("start") or "")), _clock_of(str(one.get("end") or ""))
    if part:
        same_day = len(start) < 12 or (m.first is not None and m.first.isoformat() == start[:10])
        return same_day and (m.timex or "").endswith("T" + part[1])
    told = _bare(m.instant or m.timex), _bare(m.until)
    if len(start or end) < 12:
        told = told[0][-9:], told[1][-9:]
    return told == (start, end)


def _day(raw: Any) -> dt.date | None:
    return dt.date.fromisoformat(str(raw)[:10]) if raw else None


def _clock_of(raw: str) -> str:
    """ "2016-11-07 05:00:00" and "05:00:00" as we write them."""
    return raw.replace(" ", "T") if len(raw) > 10 else f"T{raw}" if ":" in raw else raw


def _bare(told: str | None) -> str:
    """An instant or a clock to the second, without its offset."""
    found = re.search(r"(\d{4}-\d{2}-\d{2})?T(\d{2})(?::(\d{2}))?(?::(\d{2}))?", told or "")
    return f"{found[1] or ''}T{found[2]}:{found[3] or '00'}:{found[4] or '00'}" if found else ""


def seconds(timex: str, like: str = "") -> float | str:
    """The length of a duration, a year of 365 and a month of 30 days; an open one ("PXD") is 3, where ``like`` is."""
    if "X" in timex and "3" in like:
        timex = timex.replace("X", "3")
    timex = timex.replace("BD", "D").replace("WE", "W")
    found = re.fullmatch(r"P((?:[\d.]+(?:DE|CE|[YQMWD]))*)(?:T((?:[\d.]+[HMS])*))?", timex)
    if not found:
        return timex
    days = sum(float(n) * _SECONDS[u] for n, u in re.findall(r"([\d.]+)(DE|CE|[YQMWD])", found[1] or ""))
    return days + sum(float(n) * _TIME_SECONDS[u] for n, u in re.findall(r"([\d.]+)([HMS])", found[2] or ""))
