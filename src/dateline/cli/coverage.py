"""``dateline coverage``: what was read, by source and day, and of which days nothing was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.model.known import AsOf

if TYPE_CHECKING:
    from dateline.model.coverage import Covered


LONGEST = 4


@app.command()
def coverage(
    context: typer.Context,
    source: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this source. Repeated: each.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOfDay = None,
    as_json: options.AsJson = False,
) -> None:
    """What was read, by source and day: where "nothing on record" means "nothing read".

    Example: `dateline coverage --since 2023-04 --until 2023-04`
    """
    from dateline.store import asking_stories, open_store

    first, last = options.span(since, until)
    with open_store(context.obj.record, create=False) as store, store.asking(AsOf(as_of)) as at:
        read = asking_stories.coverage(at)
    wanted = {name.lower() for name in source or ()}
    rows = tuple(
        row
        for row in read
        if (not wanted or row.source.lower() in wanted)
        and (first is None or row.day >= first.isoformat())
        and (last is None or row.day <= last.isoformat())
    )
    if as_json:
        for row in rows:
            typer.echo(msgspec.json.encode(row).decode())
    elif rows:
        _print(rows, first.isoformat() if first else None, last.isoformat() if last else None)
    else:
        typer.echo("nothing was read of those days and sources; see: dateline ingest, dateline watch")


def _print(rows: tuple[Covered, ...], first: str | None, last: str | None) -> None:
    """A line a source, and under it the longest stretches of which nothing was read."""
    from dateline.record.coverage import gaps

    begin, end = first or min(row.day for row in rows), last or max(row.day for row in rows)
    for source in dict.fromkeys(row.source for row in rows):
        own = [row for row in rows if row.source == source]
        typer.echo(f"{source}: {_counts(own)}, on {sum(row.read for row in own)} of {_length(begin, end)} days")
        unread = sorted(gaps(own, begin, end), key=lambda gap: (-gap.days, gap.first))
        for gap in unread[:LONGEST]:
            days = f"{gap.first} to {gap.last}, {gap.days} days" if gap.days > 1 else gap.first
            typer.echo(f"  nothing read: {days}")
        if unread[LONGEST:]:
            typer.echo(f"  nothing read: {len(unread[LONGEST:])} shorter stretches; see them all with --json")


def _counts(rows: list[Covered]) -> str:
    told = ((name, sum(getattr(row, name) for row in rows)) for name in ("fetched", "shelved", "refused", "failed"))
    return ", ".join(f"{count} {name}" for name, count in told if count) or "nothing new"


def _length(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
