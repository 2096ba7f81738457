"""What changed, in the words of a desk: new, moved, cancelled, downgraded, upgraded, overdue, and the rest.

What is first told of long after it happened is recalled, not new.

Each change has keys that a later reading of the same stories gives again, so that it is told once: the ids that the
event ever had, with what became of it and when that was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from dateline.export import dates, words
from dateline.export.safe import line
from dateline.model import Change as Changed
from dateline.model import Event
from dateline.model.closed import LEVELS
from dateline.model.known import heard_since, instant
from dateline.record.days import date_of, period, relate

KINDS = ("new", "moved", "cancelled", "downgraded", "upgraded", "overdue", "status", "place", "parties", "recalled")
"""Kinds of change, in the order in which a desk wants them."""
OLD = 31
"""Days by which an event lies back when it is first told of: then a story recalls it, and it is no news."""
_OFF = frozenset({"cancelled", "declined"})
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_APART = frozenset({"apart", "overlap"})


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change of an event: ``before`` and ``after`` in words, ``known`` its clock (of ``overdue``: the day it was
    due), ``value`` what became of it."""

    event: Event
    kind: str
    before: str
    after: str
    known: str | None
    value: str

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is known again by, one for each id that the event ever had."""
        rest = f"{self.kind}|{self.value}|{self.known or ''}"
        return tuple(f"{name}|{rest}" for name in (self.event.id, *self.event.aliases))

    @property
    def told(self) -> str:
        """In one line: "moved: 7 May 2023 → 9 May 2023"."""
        if self.kind in ("new", "recalled"):
            return f"{self.kind}: {self.after}"
        if self.kind == "overdue":
            return f"overdue: was due {self.before}"
        return f"{self.kind}: {self.before} → {self.after}"


def changes(events: Iterable[Event], *, since: str | None = None) -> list[Change]:
    """What became known since a day (that day and later) or an instant, oldest first; overdue ones by their phase.

    ``events`` carry a phase where overdue ones are asked for (``record.phased``).
    """
    found = since_day([one for event in events for one in _of(event)], since)
    return sorted(found, key=lambda one: (instant(one.known), one.event.id, KINDS.index(one.kind)))


def since_day(found: Iterable[Change], since: str | None) -> list[Change]:
    """Those known since; all of them where ``since`` is None."""
    return [one for one in found if heard_since(one.known, since)]


def _of(event: Event) -> Iterator[Change]:
    first = event.history[:1]
    for entry in first:
        day = dates.told(entry.when)
        after = f"{words.status(entry.status)}, {day}" if entry.status else day
        yield _change(event, "recalled" if _old(entry.when, entry.known) else "new", "", after, entry.known, "")
    for before, entry in zip(event.history, event.history[1:], strict=False):
        if entry.status in _OFF and before.status not in _OFF:
            was, now = words.status(before.status), words.status(entry.status)
            yield _change(event, "cancelled", was or "told", now, entry.known, entry.status or "")
            continue
        if _moved(before.when, before.status, entry.when, entry.status):
            after = dates.told(entry.when)
            yield _change(event, "moved", dates.told(before.when), after, entry.known, entry.when or "put off")
        if entry.status not in (before.status, "postponed") and entry.status:
            was = words.status(before.status) or "told"
            yield _change(event, "status", was, words.status(entry.status), entry.known, entry.status)
    for one in event.changes:
        yield _field(event, one)
    if event.phase == "overdue":
        due = dates.told(event.when)
        yield _change(event, "overdue", due, "", _due(event), event.when or "")


def _old(when: str | None, known: str | None) -> bool:
    days, heard = period(when), date_of(known)
    return days is not None and heard is not None and (heard - days.last).days > OLD


def _field(event: Event, one: Changed) -> Change:
    before, after = _listed(one.before), _listed(one.after)
    kind = one.field if one.field in KINDS else "status"
    if one.field == "level":
        kind = "downgraded" if _RANK.get(after, 0) > _RANK.get(before, 0) else "upgraded"
        before, after = before.replace("_", " "), after.replace("_", " ")
    elif one.field.startswith("where"):
        kind = "place"
    return _change(event, kind, before or "not told", after or "not told", one.known, after)


def _change(event: Event, kind: str, before: str, after: str, known: str | None, value: str) -> Change:
    return Change(event=event, kind=kind, before=line(before), after=line(after), known=known, value=line(value))


def _moved(before: str | None, was: str | None, after: str | None, now: str | None) -> bool:
    """A day that became sharper has not moved; what is put off has, whether or not its new day is known."""
    if now == "postponed" and was != "postponed":
        return True
    return before != after and (relate(before, after) in _APART or (before is None and was == "postponed"))


def _due(event: Event) -> str | None:
    """The last day on which it could have been on time; of what never had one, when it was last heard of."""
    days = period(event.when)
    if days is not None and days.last < dt.date.max:
        return days.last.isoformat()
    return (event.history[-1].known or "")[:10] or None if event.history else None


def _listed(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""
