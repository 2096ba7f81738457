"""``dateline export FORMAT``: events in the forms of others. The filters are those of ``dateline events``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import msgspec
import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import coded, judged_by, nothing, of_query, opened, today
from dateline.cli.grouped import Days, Known, Which, grouped
from dateline.errors import UsageError
from dateline.export.context import Cancelled, Context
from dateline.export.formats import FORMATS, Format
from dateline.model.closed import KINDS, STATUSES
from dateline.model.known import AsOf

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
Title = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="What the calendar, feed or file is called. [default: Dateline, and the name of --query]"
    ),
]
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
        which: Which,
        days: Days,
        query: options.SavedQuery = None,
        known: Known = Known(),
        out: Out = None,
        address: Address = "",
        title: Title = None,
        cancelled: WhenOff = "mark",
    ) -> None:
        (off,) = options.one_of("choice of --cancelled", [cancelled], CANCELLED)
        wanted = filters(context.obj, *of_query(context.obj, query, which, days))
        about = Context(
            title=title or (f"Dateline: {query}" if query else "Dateline"),
            address=address,
            as_of=known.as_of,
            cancelled=cast(Cancelled, off),
            parties=wanted.parties,
            since=_iso(wanted.since),
            until=_iso(wanted.until),
        )
        _export(context.obj, name, wanted, about, out, judged_by(known.judgements, known.as_of))

    export.__doc__ = f"{FORMATS[name].what}\n\nExample: `dateline export {name} --party KOR --since 2023`"
    return grouped(export)


for _name in FORMATS:
    group.command(_name)(command(_name))


class Filters(NamedTuple):
    """What of the record is asked for, checked."""

    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    undated: bool


def _export(settings: Settings, name: str, wanted: Filters, about: Context, out: Path | None, by: AsOf) -> None:
    """Writes the events that fit."""
    form = FORMATS[name]
    engine = engine_key() if form.tells_engine else ""
    covered = _covered(settings, about.as_of) if form.covers else ()
    about = msgspec.structs.replace(about, engine=engine, covered=covered)
    with found(settings, wanted, about.as_of, by) as (events, stories):
        counted = Counted(events, form)
        put(name, counted, msgspec.structs.replace(about, stories=stories), out)
    if counted.without:
        told = f"{counted.without} of {counted.total} events are left out: no day is told, or only a long period"
        typer.echo(f"{name}: {told}; dateline events --undated has them", err=True)


class Counted:
    """The events of a file, as they are asked for; ``without`` counts those that have no place in its form."""

    def __init__(self, events: Iterable[Event], form: Format) -> None:
        self.total = self.without = 0
        self._events, self._form = events, form

    def __iter__(self) -> Iterator[Event]:
        """The same events."""
        place = self._form.place
        for event in self._events:
            self.total += 1
            self.without += place is not None and place(event) is None
            yield event


@contextmanager
def found(
    settings: Settings, wanted: Filters, as_of: str | None, by: AsOf
) -> Iterator[tuple[Iterable[Event], Mapping[str, Cited]]]:
    """The events that fit, oldest first, page by page, and the stories behind that in hand."""
    from dateline.export.source import Source
    from dateline.store import asking_events

    with opened(settings) as store, store.asking(AsOf(as_of), by) as at:
        source = Source(at, asking_events.Wanted(**wanted._asdict()), today(as_of))
        if not source.total:
            typer.echo(nothing(at, "No event fits; all there are: dateline events"), err=True)
        yield source, source.stories


def filters(settings: Settings, which: Which, days: Days) -> Filters:
    """The options of a question, checked."""
    first, last = options.span(days.since, days.until)
    return Filters(
        parties=coded(settings, which.party), kinds=options.one_of("kind", which.kind, KINDS), since=first, until=last,
        statuses=options.one_of("status", which.status, STATUSES), undated=days.undated,
    )  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _covered(settings: Settings, as_of: str | None) -> tuple[Covered, ...]:
    """What had been read by then: a month that nobody had read counts no zeros."""
    from dateline.store import asking_stories

    with opened(settings) as store, store.asking(AsOf(as_of)) as at:
        return tuple(asking_stories.coverage(at))


def cited_of(settings: Settings, names: set[str]) -> dict[str, Cited]:
    """Those stories as files and footnotes name them."""
    from dateline.export.context import cited
    from dateline.store import asking_lines

    with opened(settings) as store, store.asking() as at:
        return {name: cited(story) for name, story in asking_lines.heads(at, names).items()}


def engine_key() -> str:
    """The engine that is at work here."""
    from dateline import engine

    return engine.engine().key


def put(name: str, events: Iterable[Event], context: Context, out: Path | None) -> None:
    """Writes the file piece by piece. A file that fails half-way is not left behind."""
    from dateline.export import write

    pieces = write(name, events, context)
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
