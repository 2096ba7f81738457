"""``dateline add`` and ``dateline import``: what people know, row by row, into the record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli.app import app
from dateline.errors import EntryError, UsageError

if TYPE_CHECKING:
    from dateline.entries.mapping import Map
    from dateline.entries.taking import Row, Step
    from dateline.sources import Bytes
    from dateline.store import Store


class Tally(msgspec.Struct):
    """What became of the rows: by outcome, and how many stories were kept."""

    rows: Counter[str] = msgspec.field(default_factory=Counter)

    def told(self, record: str, *, dry: bool) -> str:
        """One line."""
        order = ("new", "updated", "unchanged", "older", "skipped", "refused")
        parts = ", ".join(f"{self.rows[name]} {name}" for name in order if self.rows[name] or name == "new")
        return f"{record}: {parts}" + (" (nothing was written)" if dry else "")


@app.command("add")
def add(
    context: typer.Context,
    fields: Annotated[
        list[str],
        typer.Argument(metavar="COLUMN=VALUE...", help="kind=meeting status=held day=2018-03-14 party_a=KOR ..."),
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, write nothing.")] = False,
) -> None:
    """Write down one event that you know of. The same key again is an update.

    Example: `dateline add --by Ana kind=meeting status=held day=2018-03-14 party_a=KOR party_b=JPN place=Seoul`
    """
    from dateline.entries import entry_of
    from dateline.entries.taking import Row

    row = dict(_pair(field) for field in fields)
    row.setdefault("by", by)
    named = (row.get(name) for name in ("party_a", "party_b", "day", "kind"))
    row.setdefault("key", "-".join(filter(None, named)))
    _enter(context, [Row(where="the entry", entry=entry_of(row, "the entry"))], Tally(), dry_run=dry_run)


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=".csv, .tsv, .xlsx or .ics")],
    map_: Annotated[Path | None, typer.Option("--map", metavar="MAP.toml", help="Which columns are which.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who says so. [default: the sheet, the map, the file]")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show new, matching and conflicting rows; write nothing.")
    ] = False,
) -> None:
    """Read rows of spreadsheets and calendars into the record. Reading a sheet again updates by key.

    Example: `dateline import talks.csv --map map.toml --dry-run`
    """
    from dateline.entries.mapping import Map, load_mapping

    import_files(context, files, load_mapping(map_) if map_ else Map(), by, dry_run=dry_run)


def import_files(context: typer.Context, files: Iterable[Path], by_map: Map, by: str | None, *, dry_run: bool) -> None:
    """Reads sheets into the record and says what became of their rows. Status 1 where one was refused."""
    tally, most = Tally(), context.obj.max_source_bytes
    rows = (row for path in files for row in _entries(path, _for(path, by_map, by), most, tally))
    _enter(context, rows, tally, dry_run=dry_run)


def _pair(field: str) -> tuple[str, str]:
    name, equals, value = field.partition("=")
    if not equals:
        raise UsageError(f"{field!r} is no column and value; allowed: column=value, such as day=2018-03-14")
    return name.strip(), value


def _for(path: Path, by_map: Map, by: str | None) -> Map:
    """The map for one file: who says so, and what a calendar leaves unsaid."""
    constants = dict(by_map.constants)
    if path.suffix.lower() == ".ics":
        constants.setdefault("kind", "meeting")
    return msgspec.structs.replace(by_map, by=by or by_map.by or path.stem, constants=constants)


def _entries(path: Path, by_map: Map, most: int, tally: Tally) -> Iterator[Row]:
    from dateline.entries.mapping import mapped
    from dateline.entries.sheets import rows
    from dateline.entries.taking import Row

    for where, row in rows(path, by_map, max_bytes=most):
        try:
            entry = mapped(row, by_map, f"{path.name}, {where}")
        except EntryError as error:
            tally.rows["refused"] += 1
            typer.echo(f"dateline: {error}", err=True)
            continue
        if entry is None:
            tally.rows["skipped"] += 1
        else:
            yield Row(where=f"{path.name}, {where}", entry=entry, moves=path.suffix.lower() == ".ics")


def _enter(context: typer.Context, rows: Iterable[Row], tally: Tally, *, dry_run: bool) -> None:
    from dateline.entries.taking import Known, steps

    today = dt.datetime.now(dt.UTC)
    with _opened(context.obj.record, dry_run=dry_run) as store:
        taken = steps(rows, Known(store.stories() if store else ()), today.date().isoformat())
        if dry_run:
            _preview(store, taken, tally)
            taken = iter(())
        for step in taken:
            tally.rows[step.outcome] += 1
            if store is not None and step.source is not None:
                _keep(store, step.source, today)
    typer.echo(tally.told(context.obj.record, dry=dry_run))
    if tally.rows["refused"]:
        raise typer.Exit(1)


def _preview(store: Store | None, taken: Iterable[Step], tally: Tally) -> None:
    """A line for each row: what it would do."""
    from dateline.cli.preview import preview

    tellings = store.tellings() if store else ()
    for step, told in preview(taken, tellings, store.judgements() if store else ()):
        tally.rows[step.outcome] += 1
        typer.echo(f"{step.where}: {told}")


@contextmanager
def _opened(record: str, *, dry_run: bool) -> Iterator[Store | None]:
    """The record; for a dry run without writing, None where there is none yet."""
    from dateline.store import open_store

    if dry_run and "://" not in record and not Path(record).exists():
        yield None
        return
    with open_store(record, create=not dry_run) as store:
        yield store


def _keep(store: Store, source: Bytes, today: dt.datetime) -> None:
    from dateline import engine

    for one in engine.read(source):
        store.add(one.reading, one.reports, engine.engine(), today.isoformat(timespec="seconds"))
