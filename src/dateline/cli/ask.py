"""Questions to the record: ``events``, ``upcoming``, ``timeline``, ``show``. No engine is loaded for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.grouped import Days, Known, Which, grouped
from dateline.errors import UnknownValue, UsageError
from dateline.model import Event, to_json
from dateline.model.closed import KINDS, STATUSES
from dateline.model.known import AsOf
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.store import Store


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The record of the settings, for reading."""
    from dateline.store import open_store

    with open_store(settings.record, create=False) as store:
        yield store


def load(settings: Settings, as_of: str | None, judgements: str = "then") -> Record:
    """The record of the settings as of ``as_of``, under the judgements made by then, or under ``all`` of them."""
    from dateline.store import load_record

    moment, by = AsOf(as_of), judged_by(judgements, as_of)
    with opened(settings) as store:
        return load_record(store, moment, by)


def judged_by(judgements: str, as_of: str | None) -> AsOf:
    """By when a judgement must be made to count. Raises UnknownValue for what is neither ``then`` nor ``all``."""
    (asked,) = options.one_of("choice of --judgements", [judgements], ("then", "all"))
    return AsOf(as_of if asked == "then" else None)


class Asked(NamedTuple):
    """The record as of a day, and what of its events a command asks for, checked."""

    record: Record
    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]

    @property
    def events(self) -> Collection[Event]:
        """All events of the record."""
        return self.record.events

    def select(self, *, since: dt.date | None = None, until: dt.date | None = None, undated: bool) -> list[Event]:
        """The events asked for; the days as in ``record.select``."""
        from dateline.record import select

        return select(
            self.events, parties=self.parties, kinds=self.kinds, statuses=self.statuses,
            since=since, until=until, undated=undated,
        )  # fmt: skip


def asked(context: typer.Context, which: Which, known: Known) -> Asked:
    """The record's events and the options of a question about them, checked."""
    kinds = options.one_of("kind", which.kind, KINDS)
    statuses = options.one_of("status", which.status, STATUSES)
    record = load(context.obj, known.as_of, known.judgements)
    return Asked(record, options.codes(which.party, _uncoded(record.events)), kinds, statuses)


@app.command()
@grouped
def events(
    context: typer.Context,
    which: Which,
    days: Days,
    known: Known,
    json: options.AsJson = False,
) -> None:
    """List events, oldest first.

    Example: `dateline events --party KOR --party JPN --status held --since 2023`
    """
    first, last = options.span(days.since, days.until)
    wanted = asked(context, which, known)
    found = wanted.select(since=first, until=last, undated=days.undated)
    narrowed = any((wanted.parties, wanted.kinds, wanted.statuses, first, last))
    otherwise = "No event fits; all there are: dateline events" if narrowed else ""
    _put(found, json, nothing(wanted.events, known.as_of, otherwise), today(known.as_of))


@app.command()
@grouped
def upcoming(
    context: typer.Context,
    which: Which,
    on: options.OnDay = None,
    until: options.Until = None,
    undated: options.Undated = False,
    known: Known = Known(),
    json: options.AsJson = False,
) -> None:
    """List what is ahead of a day: proposed, planned, postponed or under way. By day, undated last.

    Example: `dateline upcoming --as-of 2023-04-15 --party JPN`
    """
    from dateline.record import upcoming as upcoming_of

    start = options.day("--on", on) or today(known.as_of)
    _, last = options.span(None, until)
    wanted = asked(context, which, known)
    found = wanted.select(until=last, undated=undated or last is None)
    none = f"Nothing ahead of {start.isoformat()}; another day: --on DAY, all there is: dateline events"
    _put(upcoming_of(found, start), json, nothing(wanted.events, known.as_of, none), start)


@app.command()
@grouped
def timeline(
    context: typer.Context,
    which: Which,
    days: Days,
    known: Known,
    json: options.AsJson = False,
) -> None:
    """Show the events of exactly these parties through time, with the gap since the last one held.

    Example: `dateline timeline --party KOR --party JPN`
    """
    from dateline.cli import lists
    from dateline.record import select
    from dateline.record import timeline as timeline_of

    if not which.party:
        raise UsageError("timeline needs its parties; for example: dateline timeline --party KOR --party JPN")
    first, last = options.span(days.since, days.until)
    wanted = asked(context, which, known)
    # Gaps count between all events of the kinds asked for; only then are rows left out.
    rows = timeline_of(select(wanted.events, kinds=wanted.kinds), wanted.parties)
    told = (row.event for row in rows)
    fits = select(told, statuses=wanted.statuses, since=first, until=last, undated=days.undated)
    shown = {e.id for e in fits}
    rows = [row for row in rows if row.event.id in shown]
    if json or not rows:
        with_others = f"dateline events {' '.join(f'--party {p}' for p in wanted.parties)}"
        none = f"No event of exactly {', '.join(wanted.parties)} fits; with other parties, too: {with_others}"
        _put([row.event for row in rows], json, nothing(wanted.events, known.as_of, none), today(known.as_of))
    else:
        lists.timeline(rows, wanted.parties)


@app.command()
def show(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="ID", help="Its id, any id it ever had, or the beginning of one.")],
    as_of: options.AsOfDay = None,
    judgements: options.Judged = "then",
    explain: Annotated[
        bool, typer.Option("--explain", help="Every span with its rule, and why each report belongs to the event.")
    ] = False,
    json: options.AsJson = False,
) -> None:
    """Show one event: both sides, history, evidence, sources, conflicts.

    Example: `dateline show 5c1f --as-of 2023-04-16`
    """
    from dateline.cli import event_view
    from dateline.record import phased
    from dateline.store import load_record

    moment = AsOf(as_of)
    with opened(context.obj) as store:
        record = load_record(store, moment, judged_by(judgements, as_of))
        found = _find(record, event, as_of, store)
        if json:
            typer.echo(to_json(phased([found], today(as_of))[0]))
            return
        told = [t for t in store.tellings() if t.story.id in found.stories]
    found = phased([found], today(as_of))[0]
    stories, told_by = {t.story.id: t.story for t in told}, {r.report: t.story.id for t in told for r in t.reports}
    event_view.event(found, stories, record.explain(found), explain=explain, told_by=told_by)


def _find(record: Record, name: str, as_of: str | None, store: Store) -> Event:
    """The event of that id. Where only later stories tell of it, says so."""
    from dateline.store import load_record

    try:
        return record.find(name)
    except UnknownValue:
        if as_of is None:
            raise
        known = load_record(store).find(name).history[0].known or "a story without a date"
        raise UsageError(f"event {name!r} was not known as of {as_of}; first told {known}") from None


def _uncoded(events: Iterable[Event]) -> set[str]:
    return {party.name for event in events for party in event.parties if party.code is None}


def today(as_of: str | None) -> dt.date:
    """The day that the question is asked on: that of ``--as-of``, else today's."""
    AsOf(as_of)
    return dt.date.fromisoformat(as_of[:10]) if as_of else dt.date.today()


def nothing(events: Collection[Event], as_of: str | None, otherwise: str) -> str:
    """Why a list is empty: nothing kept at all, nothing known yet, or nothing that fits."""
    if events:
        return otherwise
    if as_of:
        return f"No event was known as of {as_of}; later ones: dateline events"
    return "The record holds no event yet; read stories into it: dateline ingest PATH..."


def _put(found: Collection[Event], json: bool, none: str, on: dt.date) -> None:
    from dateline.cli import lists
    from dateline.record import phased

    if json:
        for one in phased(found, on):
            typer.echo(to_json(one))
    elif found:
        lists.events(list(found))
    else:
        typer.echo(none, err=True)
