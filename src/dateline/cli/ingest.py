"""``dateline ingest``: stories into the record."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.sources import read_all, read_as_set
from dateline.cli.stopping import heard
from dateline.errors import DatelineError, SourceError, UsageError
from dateline.sources import Bytes, collect

if TYPE_CHECKING:
    from dateline.engine import Read
    from dateline.store import Store

    Source = Bytes | SourceError


class Summary(msgspec.Struct):
    """What a batch came to, in stories; ``refused`` and ``shelved`` count by reason."""

    read: int = 0
    new: list[str] = []
    kept: int = 0
    redacted: int = 0
    reread: int = 0
    shelved: Counter[str] = msgspec.field(default_factory=Counter)
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    interrupted: bool = False


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files and folders; - or nothing reads standard input."),
    ] = None,
    date: options.Date = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="Processes that read.", min=1)] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read stories into the record. Reading the same story twice changes nothing.

    Example: `dateline --record talks.db ingest stories/`
    """
    from dateline.store import open_store

    if not paths and sys.stdin.isatty():
        raise UsageError("ingest needs stories: name files or folders, or pipe one in; see: dateline ingest --help")
    read_as_set(context)
    on = options.iso_day("--date", date)
    with open_store(context.obj.record, create=True) as store:
        summary = Summary()
        try:
            sources = collect(paths or ["-"], max_bytes=context.obj.max_source_bytes)
            take(store, sources, on, dt.datetime.now(dt.UTC), summary, quiet=quiet, jobs=(jobs, context.obj.pipeline))
        except DatelineError:
            typer.echo(told(summary, None, context.obj.record))
            raise
        copies = copied(store, summary)
    typer.echo(told(summary, copies, context.obj.record))
    if summary.interrupted:
        typer.echo(
            "interrupted: every story counted above is kept whole; the same command goes on from there", err=True
        )
        raise typer.Exit(130)
    if summary.refused:
        raise typer.Exit(1)


def take(
    store: Store,
    sources: Iterable[Source],
    on: str | None,
    now: dt.datetime,
    summary: Summary,
    *,
    quiet: bool,
    jobs: tuple[int, str] = (1, ""),
) -> None:
    """Read every source and keep its stories, counting in ``summary``.

    ``jobs``: how many processes read, and by which pipeline. One bad source never stops the rest; Ctrl-C keeps what is
    whole. Raises RecordError where nothing can be kept.
    """
    try:
        with _progress(sources, quiet=quiet) as shown, heard() as stop_if_asked:
            for read in read_all(shown, on, *jobs):
                stop_if_asked()
                if isinstance(read, SourceError):
                    summary.refused[read.reason] += 1
                    typer.echo(f"dateline: {read}", err=True)
                else:
                    keep(store, read, now, summary)
    except KeyboardInterrupt:
        summary.interrupted = True


@contextmanager
def _progress(sources: Iterable[Source], *, quiet: bool) -> Iterator[Iterable[Source]]:
    """Counts on standard error while it runs, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield sources
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(sources, total=None)


def keep(store: Store, read: Iterable[Read], now: dt.datetime, summary: Summary) -> None:
    """All stories of one source, counted in ``summary``: each is kept whole or not at all."""
    from dateline import engine

    for one in read:
        added = store.add(one.reading, one.reports, engine.engine(), now.isoformat(timespec="seconds"))
        summary.read += 1
        if added == "new":
            summary.new.append(one.reading.story.id)
            if one.reading.shelved:
                summary.shelved[one.reading.shelved] += 1
        elif added == "reread":
            summary.reread += 1
        elif added == "redacted":
            summary.redacted += 1
        else:
            summary.kept += 1


def copied(store: Store, summary: Summary) -> int | None:
    """Folds what is new; how many of it are copies of another dispatch, None where nothing can be said of that."""
    if summary.interrupted or not summary.new:
        return None
    store.catch_up()
    return store.copies(summary.new)


def told(summary: Summary, copied: int | None, record: str) -> str:
    """The summary in one line: read, new, copies, kept before, shelved, refused and why."""
    parts = [
        f"{summary.read} read",
        f"{len(summary.new)} new" + (f" ({copied} of them copies)" if copied else ""),
        f"{summary.kept} kept before",
        f"{summary.reread} read anew by this version" if summary.reread else "",
        f"{summary.redacted} left out (redacted)" if summary.redacted else "",
        f"{summary.shelved.total()} shelved{_why(summary.shelved)}",
        f"{summary.refused.total()} refused{_why(summary.refused)}",
    ]
    return f"{record}: {', '.join(filter(None, parts))}"


def _why(counts: Counter[str]) -> str:
    if not counts:
        return ""
    return f" ({', '.join(f'{n} {reason}' for reason, n in counts.most_common())})"
