"""CSV (RFC 4180): a row an event, a column a field; lists in one cell, parted by "; ".

A cell that a spreadsheet would take for a formula begins with an apostrophe (``safe.cell``). UTF-8 without a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import created, ends, modified
from dateline.export.stream import Value, table
from dateline.model import Event
from dateline.record.days import period


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The table in pieces, heads first."""
    return table(list(COLUMNS), ([read(event, context) for read in COLUMNS.values()] for event in events))


def _first(event: Event, _: Context) -> str | None:
    first = ends(period(event.when))[0]
    return first.isoformat() if first else None


def _last(event: Event, _: Context) -> str | None:
    last = ends(period(event.when))[1]
    return last.isoformat() if last else None


def _where(field: str) -> Callable[[Event, Context], Value]:
    return lambda event, _: getattr(event.where, field) if event.where else None


def _told(field: str) -> Callable[[Event, Context], Value]:
    return lambda event, _: getattr(event, field)


def _list(field: str) -> Callable[[Event, Context], Value]:
    return lambda event, _: "; ".join(getattr(event, field))


def _parties(event: Event, _: Context) -> str:
    return "; ".join(party.code or party.name for party in event.parties)


def _roles(event: Event, _: Context) -> str:
    return "; ".join(f"{party.code or party.name} {party.role}" for party in event.parties)


def _levels(event: Event, _: Context) -> str:
    return "; ".join(f"{party.code or party.name} {party.level}" for party in event.parties)


def _people(event: Event, _: Context) -> str:
    named = ((party.code or party.name, told) for party in event.parties for told in words.delegates(party))
    return "; ".join(f"{side}: {told}" for side, told in named)


def _conflicts(event: Event, _: Context) -> str:
    return "; ".join(dict.fromkeys(one.field for one in event.conflicts))


def _addresses(event: Event, context: Context) -> str:
    return " ".join(one.address for one in context.told(event.stories) if one.address)


COLUMNS: dict[str, Callable[[Event, Context], Value]] = {
    "id": _told("id"),
    "kind": _told("kind"),
    "plover": _told("plover"),
    "status": _told("status"),
    "phase": _told("phase"),
    "when": _told("when"),
    "when_first": _first,
    "when_last": _last,
    "when_was": _told("when_was"),
    "time": _told("time"),
    "duration": _told("duration"),
    "place": _where("place"),
    "country": _where("country"),
    "venue": _where("venue"),
    "mode": _told("mode"),
    "parties": _parties,
    "roles": _roles,
    "level": _told("level"),
    "levels": _levels,
    "delegates": _people,
    "format": _told("format"),
    "portfolios": _list("portfolios"),
    "margins_of": _told("margins_of"),
    "series": lambda event, _: event.series.name,
    "edition": lambda event, _: event.series.edition,
    "claim": lambda event, _: event.recurrence.text,
    "claim_years": lambda event, _: event.recurrence.years,
    "claim_since": lambda event, _: event.recurrence.since,
    "agenda": _list("agenda"),
    "reason": _told("reason"),
    "confirmed_by": _list("confirmed_by"),
    "speaker": lambda event, _: event.sourcing.speaker,
    "speaker_kind": lambda event, _: event.sourcing.kind,
    "prominence": _told("prominence"),
    "reports": _told("reports"),
    "independent_sources": _told("independent_sources"),
    "conflicts": _conflicts,
    "first_known": lambda event, _: created(event).isoformat(),
    "last_changed": lambda event, _: modified(event).isoformat(),
    "changes": lambda event, _: max(0, len(event.history) - 1) + len(event.changes),
    "previous": _told("previous"),
    "next": _told("next"),
    "storyline": _told("storyline"),
    "stories": _list("stories"),
    "addresses": _addresses,
    "page": lambda event, context: context.page(event.id),
    "translations": _list("translations"),
}
"""Each column and where its value comes from. New ones are added behind."""
