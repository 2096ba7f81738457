"""Events -> what a chronology says of each, by year: the day, a sentence, and a footnote with its citation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.export import words
from dateline.export.citing import chicago
from dateline.export.citing.citation import citation
from dateline.export.context import Context
from dateline.export.dates import told
from dateline.export.safe import line
from dateline.model import Event
from dateline.record.days import period


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """``days`` and ``text`` of an event, ``details`` under it, and its footnote."""

    days: str
    text: str
    details: tuple[str, ...]
    note: str


class Chronology(msgspec.Struct, frozen=True, kw_only=True):
    """Entries under their years, undated ones last; ``as_of`` is the day that all of it was known by."""

    title: str
    as_of: str
    years: tuple[tuple[str, tuple[Entry, ...]], ...]


def chronology(events: Iterable[Event], context: Context) -> Chronology:
    """The chronology of those events as of ``context.as_of``."""
    years: dict[str, list[Entry]] = {}
    for event in sorted(events, key=_by_day):
        days = period(event.when)
        year = str(days.first.year) if days and days.first > dt.date.min else "No day"
        years.setdefault(year, []).append(_entry(event, context))
    told_by_year = tuple((year, tuple(entries)) for year, entries in years.items())
    return Chronology(title=line(context.title), as_of=context.as_of or "", years=told_by_year)


def _by_day(event: Event) -> tuple[dt.date, dt.date, str]:
    days = period(event.when)
    if days is None or days.first == dt.date.min:
        return dt.date.max, dt.date.max, event.id
    return days.first, days.last, event.id


def _entry(event: Event, context: Context) -> Entry:
    days = told(event.when)
    about = ", ".join(filter(None, (words.title(event), words.place(event))))
    status = words.status(event.status)
    if event.phase == "overdue":
        status += "; no story tells what came of it"
    return Entry(
        days=days[:1].upper() + days[1:],
        text=f"{about} ({status})" if status else about,
        details=tuple(_details(event)),
        note=chicago.note(citation(event, context)),
    )


def _details(event: Event) -> Iterable[str]:
    for party in event.parties:
        if party.delegates:
            yield words.side(party)
    if event.agenda:
        yield line(f"On the agenda: {'; '.join(event.agenda)}", 1_000)
    if event.recurrence.text:
        verdicts = sorted({check.verdict for check in event.recurrence_checks})
        yield line(f"Told as “{event.recurrence.text}”" + (f": {', '.join(verdicts)}" if verdicts else ""), 1_000)
    if event.when_was:
        yield f"Had been set for {told(event.when_was)}"
    if event.reason:
        yield line(f"Reason given: {event.reason}", 1_000)
