"""``dateline export FORMAT``: events in the forms of others. The filters are those of ``dateline events``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import asked, nothing, opened, today
from dateline.errors import UsageError
from dateline.export.context import Context
from dateline.export.formats import FORMATS

if TYPE_CHECKING:
    from dateline.export.context import Cited
    from dateline.model import Event
    from dateline.model.coverage import Covered
    from dateline.settings import Settings

CANCELLED = ("mark", "show", "drop")
group = typer.Typer(no_args_is_help=True, help="Write events in the forms of others: calendars, feeds, tables, desks.")
app.add_typer(group, name="export")

Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there. [default: standard output]")
]
Address = Annotated[
    str,
    typer.Option(
        envvar="DATELINE_ADDRESS", metavar="URL", help="Where the pages are, such as https://desk.example: for links."
    ),
]
Title = Annotated[str, typer.Option(metavar="TEXT", help="What the calendar, feed or file is called.")]
WhenOff = Annotated[
    str,
    typer.Option(
        "--cancelled",
        metavar="mark|show|drop",
        help="What was called off: marked as cancelled (some calendars take it out), shown as tentative, or left out.",
    ),
]


def command(name: str) -> Callable[..., None]:
    """The command of one format: the options are the same for all, and a format ignores what is not for it."""

    def export(
        context: typer.Context,
        party: options.Parties = None,
        kind: options.Kinds = None,
        status: options.Statuses = None,
        since: options.Since = None,
        until: options.Until = None,
        undated: options.Undated = False,
        as_of: options.AsOfDay = None,
        judgements: options.Judged = "then",
        out: Out = None,
        address: Address = "",
        title: Title = "Dateline",
        cancelled: WhenOff = "mark",
    ) -> None:
        (off,) = options.one_of("choice of --cancelled", [cancelled], CANCELLED)
        first, last = options.span(since, until)
        wanted = asked(context, party, kind, status, as_of, judgements)
        found = wanted.select(since=first, until=last, undated=undated)
        about = _context(
            context.obj, found, name, as_of=as_of, address=address, title=title, cancelled=off,
            parties=wanted.parties, since=_iso(first), until=_iso(last),
        )  # fmt: skip
        if not found:
            typer.echo(nothing(wanted.events, as_of, "No event fits; all there are: dateline events"), err=True)
        put(name, found, about, out, as_of)

    export.__doc__ = f"{FORMATS[name].what}\n\nExample: `dateline export {name} --party KOR --since 2023`"
    return export


for _name in FORMATS:
    group.command(_name)(command(_name))


def _context(settings: Settings, found: Iterable[Event], name: str, **told: Any) -> Context:
    """What the writer of that format needs beside the events."""
    stories, engine = cited_of(settings, {story for event in found for story in event.stories})
    covered = _covered(settings) if FORMATS[name].covers else ()
    return Context(stories=stories, engine=engine, covered=covered, **told)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _covered(settings: Settings) -> tuple[Covered, ...]:
    from dateline.record.coverage import covered

    with opened(settings) as store:
        return covered(store.stories(), store.visits())


def cited_of(settings: Settings, names: set[str]) -> tuple[dict[str, Cited], str]:
    """Those stories as files and footnotes name them, and the engine that is at work here."""
    from dateline import engine
    from dateline.export.context import cited

    with opened(settings) as store:
        found = {story.id: cited(story) for story in store.stories() if story.id in names}
    return found, engine.engine().key


def put(name: str, events: Iterable[Event], context: Context, out: Path | None, as_of: str | None) -> None:
    """Writes the file piece by piece. A file that fails half-way is not left behind."""
    from dateline.export import write
    from dateline.record import phased

    pieces = write(name, phased(events, today(as_of)), context)
    if out is not None:
        to_file(out, pieces)
        return
    if FORMATS[name].binary and sys.stdout.isatty():
        raise UsageError(f"{name} is no text for a terminal; write it to a file: --out FILE.{FORMATS[name].suffix}")
    stream = typer.get_binary_stream("stdout")
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def to_file(path: Path, pieces: Iterator[bytes]) -> None:
    """The file, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            for piece in pieces:
                stream.write(piece)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
