"""Where an event stands as of a day that is handed in: ahead, due, overdue or past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.model import Event
from dateline.model.known import NEVER, instant
from dateline.record import days
from dateline.record.judged.standing import IN_FORCE

Phase = Literal["ahead", "due", "overdue", "past"]
OPEN = frozenset({"proposed", "planned", "postponed", "under_way"})
"""What is still to come, or to be told of."""
FORGOTTEN = 365
"""Days after which a plan that never had a day is overdue: nobody has come back to it."""


def phase(event: Event, on: dt.date) -> Phase:
    """``overdue``: its last day has passed and no story says that it was held, put off or called off.

    What a person judged to be beyond finding out is ``past``, until a story tells more.
    """
    if event.status not in OPEN or given_up(event):
        return "past"
    period = days.period(event.when)
    if period is None:
        heard = days.date_of(event.history[-1].known) if event.history else None
        return "overdue" if heard and (on - heard).days > FORGOTTEN else "ahead"
    if on > period.last:
        return "overdue"
    return "ahead" if on < period.first else "due"


def given_up(event: Event) -> bool:
    """True where the last word is a person's: nobody can say what came of it."""
    heard = instant(event.history[-1].known) if event.history else NEVER
    return any(
        one.verdict == "unknown" and one.effect == IN_FORCE and instant(one.made) >= heard for one in event.judgements
    )


def phased(events: Iterable[Event], on: dt.date) -> list[Event]:
    """The events, each with its phase as of ``on``."""
    return [msgspec.structs.replace(event, phase=phase(event, on)) for event in events]


class Overdue(msgspec.Struct, frozen=True, kw_only=True):
    """A plan whose day has passed; ``days`` since its last possible day, None where it never had one."""

    event: Event
    days: int | None


def overdue_of(event: Event, on: dt.date) -> Overdue | None:
    """The event as overdue by ``on``; None where it is not."""
    if phase(event, on) != "overdue":
        return None
    period = days.period(event.when)
    late = (on - period.last).days if period else None
    return Overdue(event=msgspec.structs.replace(event, phase="overdue"), days=late)


def overdue(events: Iterable[Event], on: dt.date) -> list[Overdue]:
    """What should have happened by ``on`` and nobody reports on, the longest overdue first, undated last."""
    found = [one for event in events if (one := overdue_of(event, on)) is not None]
    return sorted(found, key=lambda o: (o.days is None, -(o.days or 0), o.event.id))
