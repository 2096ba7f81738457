"""Questions to the record: ``events``, ``upcoming``, ``timeline``, ``show``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.errors import UsageError
from dateline.model import Event, to_json
from dateline.model.known import AsOf
from dateline.record import Record, select
from dateline.record import timeline as timeline_of
from dateline.record import upcoming as upcoming_of
from dateline.settings import Settings


def load(settings: Settings, as_of: str | None) -> Record:
    """The record of the settings as of ``as_of``."""
    from dateline.store import load_record, open_store

    moment = AsOf(as_of)
    with open_store(settings.record, create=False) as store:
        return load_record(store, moment)


@app.command()
def events(
    context: typer.Context,
    party: options.Parties = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    since: options.Since = None,
    until: options.Until = None,
    undated: options.Undated = False,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List events, oldest first.

    Example: `dateline events --party KOR --party JPN --status held --since 2023`
    """
    wanted = _filters(party, kind, status)
    found = select(
        load(context.obj, as_of).events,
        parties=wanted[0],
        kinds=wanted[1],
        statuses=wanted[2],
        since=options.day("--since", since),
        until=options.day("--until", until, last=True),
        undated=undated,
    )
    _put(found, json, "No event fits. See what there is: dateline events")


@app.command()
def upcoming(
    context: typer.Context,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day asked for. [default: today]")] = None,
    party: options.Parties = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List what is ahead: proposed, planned, postponed or under way, by day, undated last.

    Example: `dateline upcoming --on 2023-04-15 --as-of 2023-04-15`
    """
    wanted = _filters(party, kind, status)
    start = options.day("--on", on) or dt.date.today()
    found = select(load(context.obj, as_of).events, parties=wanted[0], kinds=wanted[1], statuses=wanted[2])
    _put(upcoming_of(found, start), json, f"Nothing ahead of {start.isoformat()}. For what is past: dateline events")


@app.command()
def timeline(
    context: typer.Context,
    party: options.Parties = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """Show the events of exactly these parties through time, with the gap since the last one held.

    Example: `dateline timeline --party KOR --party JPN`
    """
    from dateline.cli import show as views

    wanted = _filters(party, kind, status)
    if not wanted[0]:
        raise UsageError("timeline needs its parties; for example: dateline timeline --party KOR --party JPN")
    found = select(load(context.obj, as_of).events, kinds=wanted[1], statuses=wanted[2])
    rows = timeline_of(found, wanted[0])
    if json:
        for row in rows:
            typer.echo(to_json(row.event))
    else:
        views.timeline(rows, wanted[0])


@app.command()
def show(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="Its id, any id it ever had, or the beginning of one.")],
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """Show one event: both sides, evidence, history, sources, conflicts.

    Example: `dateline show 5c1f`
    """
    from dateline.cli import show as views
    from dateline.store import load_record, open_store

    moment = AsOf(as_of)
    with open_store(context.obj.record, create=False) as store:
        record = load_record(store, moment)
        found = record.find(event)
        if json:
            typer.echo(to_json(found))
        else:
            stories = {s.id: s for s in store.stories() if s.id in found.stories}
            views.event(found, stories, record.explain(found))


def _filters(
    party: list[str] | None, kind: list[str] | None, status: list[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (
        options.codes(party),
        options.one_of("kind", kind, options.KINDS),
        options.one_of("status", status, options.STATUSES),
    )


def _put(found: Iterable[Event], json: bool, nothing: str) -> None:
    from dateline.cli import show as views

    listed = list(found)
    if json:
        for one in listed:
            typer.echo(to_json(one))
    elif listed:
        views.events(listed)
    else:
        typer.echo(nothing, err=True)
