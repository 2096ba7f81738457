"""Questions to the record: ``events``, ``upcoming``, ``timeline``, ``show``. No engine is loaded for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
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
    from dateline.export.desk import Queries, Query
    from dateline.record import Record
    from dateline.store import Store
    from dateline.store.asking_at import At
    from dateline.store.asking_events import Wanted


EVERY = 10_000_000
"""More than any list is long."""


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
    """The record as of a moment, and what of its events a command asks for, checked."""

    at: At
    wanted: Wanted


@contextmanager
def asked(context: typer.Context, which: Which, known: Known, days: Days = Days()) -> Iterator[Asked]:
    """The record's tables and the options of a question about them, checked."""
    from dateline.store.asking_events import Wanted

    first, last = options.span(days.since, days.until)
    kinds = options.one_of("kind", which.kind, KINDS)
    statuses = options.one_of("status", which.status, STATUSES)
    moment, by = AsOf(known.as_of), judged_by(known.judgements, known.as_of)
    parties = coded(context.obj, which.party)
    with opened(context.obj) as store, store.asking(moment, by) as at:
        wanted = Wanted(
            parties=parties, kinds=kinds, statuses=statuses, since=first, until=last, undated=days.undated
        )  # fmt: skip
        yield Asked(at, wanted)


def of_query(settings: Settings, name: str | None, which: Which, days: Days) -> tuple[Which, Days]:
    """What is asked for: of a saved query what no option takes the place of, its events without a day, too."""
    if not name:
        return which, days
    saved = saved_query(settings, name)
    chosen = Which(which.party or [*saved.party], which.kind or [*saved.kind], which.status or [*saved.status])
    return chosen, Days(days.since or saved.since, days.until or saved.until, days.undated or saved.undated)


def saved_query(settings: Settings, name: str | None) -> Query:
    """The saved query of that name; one that everything fits, where none is named."""
    from dateline.export.desk import Query

    return kept(settings).find(name) if name else Query()


def kept(settings: Settings) -> Queries:
    """The saved queries of that record."""
    from dateline.export.desk import Queries

    return Queries.of(settings.record)


def coded(settings: Settings, party: options.Parties) -> tuple[str, ...]:
    """The codes of parties; only for a name that has none is the record asked which of those it holds."""
    try:
        return options.codes(party)
    except UnknownValue:
        from dateline.store import asking_lines

        with opened(settings) as store, store.asking() as at:
            return options.codes(party, asking_lines.uncoded(at, party or ()))


@app.command()
@grouped
def events(
    context: typer.Context,
    which: Which,
    days: Days,
    query: options.SavedQuery = None,
    known: Known = Known(),
    json: options.AsJson = False,
) -> None:
    """List events, oldest first.

    Example: `dateline events --party KOR --party JPN --status held --since 2023`
    """
    from dateline.store import asking_events

    which, days = of_query(context.obj, query, which, days)
    with asked(context, which, known, days) as one:
        narrowed = one.wanted != type(one.wanted)(undated=days.undated)
        otherwise = "No event fits; all there are: dateline events" if narrowed else ""
        _put(one, asking_events.ids(one.at, one.wanted), json, otherwise, today(known.as_of))


@app.command()
@grouped
def upcoming(
    context: typer.Context,
    which: Which,
    on: options.OnDay = None,
    until: options.Until = None,
    undated: options.Undated = False,
    query: options.SavedQuery = None,
    known: Known = Known(),
    json: options.AsJson = False,
) -> None:
    """List what is ahead of a day: proposed, planned, postponed or under way. By day, undated last.

    Example: `dateline upcoming --as-of 2023-04-15 --party JPN`
    """
    from dateline.store import asking_events

    start = options.day("--on", on) or today(known.as_of)
    which, days = of_query(context.obj, query, which, Days(until=until, undated=undated))
    with asked(context, which, known, days) as one:
        none = f"Nothing ahead of {start.isoformat()}; another day: --on DAY, all there is: dateline events"
        _put(one, asking_events.ids(one.at, asking_events.ahead(one.wanted, start)), json, none, start)


@app.command()
@grouped
def timeline(
    context: typer.Context,
    which: Which,
    days: Days,
    query: options.SavedQuery = None,
    known: Known = Known(),
    json: options.AsJson = False,
) -> None:
    """Show the events of exactly these parties through time, with the gap since the last one held.

    Example: `dateline timeline --party KOR --party JPN`
    """
    from dateline.cli import lists
    from dateline.store import asking_events

    which, days = of_query(context.obj, query, which, days)
    if not which.party:
        raise UsageError("timeline needs its parties; for example: dateline timeline --party KOR --party JPN")
    with asked(context, which, known, days) as one:
        parties = one.wanted.parties
        rows = asking_events.pair_timeline(one.at, parties, one.wanted, limit=EVERY).items
        if json or not rows:
            with_others = f"dateline events {' '.join(f'--party {p}' for p in parties)}"
            none = f"No event of exactly {', '.join(parties)} fits; with other parties, too: {with_others}"
            _put(one, [row.event.id for row in rows], json, none, today(known.as_of))
            return
        whole = {event.id: event for event in contract(one.at, [row.event.id for row in rows])}
    lists.timeline([msgspec.structs.replace(row, event=whole[row.event.id]) for row in rows], parties)


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
    from dateline.store import asking_event, asking_lines

    with opened(context.obj) as store, store.asking(AsOf(as_of), judged_by(judgements, as_of)) as at:
        page = asking_event.event_page(at, _find(at, event, as_of, store))
        assert page is not None
        (found,) = phased([page.event], today(as_of))
        if json:
            typer.echo(to_json(found))
            return
        told = asking_lines.tellings(at, found.stories)
    event_view.event(
        found, {name: one.story for name, one in told.items()}, [f"{r.report}: {r.why}" for r in page.reasons],
        explain=explain, told_by={r.report: name for name, one in told.items() for r in one.reports},
    )  # fmt: skip


def _find(at: At, name: str, as_of: str | None, store: Store) -> str:
    """The id of that event. Where only later stories tell of it, says so."""
    from dateline.store import asking_event, asking_plain

    try:
        return asking_event.found(at, name)
    except UnknownValue:
        if as_of is None:
            raise
        with store.asking() as now:
            (later,) = asking_plain.plain(now, [asking_event.found(now, name)])
        known = later.history[0].known or "a story without a date"
        raise UsageError(f"event {name!r} was not known as of {as_of}; first told {known}") from None


def today(as_of: str | None) -> dt.date:
    """The day that the question is asked on: that of ``--as-of``, else today's."""
    AsOf(as_of)
    return dt.date.fromisoformat(as_of[:10]) if as_of else dt.date.today()


def nothing(at: At, otherwise: str) -> str:
    """Why a list is empty: nothing kept at all, nothing known yet, or nothing that fits."""
    from dateline.store import asking_events

    if asking_events.listed(at, limit=1).total:
        return otherwise
    if at.as_of.text:
        return f"No event was known as of {at.as_of.text}; later ones: dateline events"
    return "The record holds no event yet; read stories into it: dateline ingest PATH..."


def contract(at: At, names: Sequence[str]) -> Iterable[Event]:
    """Events by id with all that follows from others, too, some at a time."""
    from dateline.store import asking_event
    from dateline.store.portions import portions

    for some in portions(names):
        yield from asking_event.whole(at, some)


def _put(one: Asked, names: Sequence[str], json: bool, none: str, on: dt.date) -> None:
    from dateline.cli import lists
    from dateline.record import phased
    from dateline.store import asking_plain

    if not names:
        if not json:
            typer.echo(nothing(one.at, none), err=True)
    elif json:
        for event in contract(one.at, names):
            typer.echo(to_json(phased([event], on)[0]))
    else:
        lists.events(asking_plain.plain(one.at, names))
