"""``dateline ingest``: stories into the record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import msgspec
import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.errors import SourceError
from dateline.sources import Bytes, collect
from dateline.store import Store, load_record, open_store


class Summary(msgspec.Struct):
    """What a batch came to. ``refused`` lists why sources were not read."""

    read: int = 0
    new: list[str] = []
    known: int = 0
    shelved: int = 0
    refused: list[SourceError] = []
    interrupted: bool = False


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files and folders; - or nothing reads standard input."),
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="DAY", help="The day of stories that carry none.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read stories into the record. Reading the same story twice changes nothing.

    Example: `dateline --record talks.db ingest stories/`
    """
    on = options.iso_day("--date", date)
    with open_store(context.obj.record, create=True) as store:
        sources = collect(paths or ["-"], max_bytes=context.obj.max_source_bytes)
        summary = take(store, sources, on, dt.datetime.now(dt.UTC), quiet=quiet)
        copies = _copies(store, summary.new)
    _say(summary, copies, context.obj.record)
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.refused:
        raise typer.Exit(1)


def take(
    store: Store, sources: Iterable[Bytes | SourceError], on: str | None, now: dt.datetime, *, quiet: bool
) -> Summary:
    """Read every source and keep its stories; one bad source never stops the rest, Ctrl-C keeps what is whole."""
    from rich.progress import track

    summary = Summary()
    try:
        for source in track(sources, description="reading", disable=quiet, transient=True):
            try:
                if not isinstance(source, Bytes):
                    raise source
                _keep(store, source, on, now, summary)
            except SourceError as error:
                summary.refused.append(error)
                typer.echo(f"dateline: {error}", err=True)
    except KeyboardInterrupt:
        summary.interrupted = True
    return summary


def _keep(store: Store, source: Bytes, on: str | None, now: dt.datetime, summary: Summary) -> None:
    from dateline import engine

    for one in engine.read(source, date=on):
        summary.read += 1
        added = store.add(one.reading, one.reports, engine.engine(), now.isoformat(timespec="seconds"))
        if added == "new":
            summary.new.append(one.reading.story.id)
            summary.shelved += bool(one.reading.shelved)
        else:
            summary.known += 1


def _copies(store: Store, new: list[str]) -> int:
    """How many of the new stories are copies of a dispatch known before."""
    if not new:
        return 0
    record = load_record(store)
    families = (record.family_of(story) for story in new)
    return sum(family is not None and family.id != story for family, story in zip(families, new, strict=True))


def _say(summary: Summary, copies: int, record: str) -> None:
    reasons = Counter(error.reason for error in summary.refused)
    why = f" ({', '.join(f'{n} {reason}' for reason, n in reasons.items())})" if reasons else ""
    typer.echo(
        f"{record}: read {summary.read}, new {len(summary.new)} ({copies} copies of known dispatches), known {summary.known}, "
        f"shelved {summary.shelved}, refused {len(summary.refused)}{why}"
    )
    if summary.interrupted:
        typer.echo("interrupted: every story counted here is kept whole; run the same command again to go on", err=True)
