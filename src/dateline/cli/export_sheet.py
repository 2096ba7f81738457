"""``dateline export sheet``: events and entries as the sheet that ``dateline import`` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.cli import options
from dateline.cli.ask import judged_by, of_query, opened
from dateline.cli.export import Out, filters, found, group, to_file
from dateline.cli.grouped import Days, Known, Which, grouped
from dateline.model import Story

MapFile = Annotated[
    Path | None, typer.Option("--map", metavar="MAP.toml", help="Whose columns to write: a map of dateline import.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so, in rows of events that stories told.")]


@group.command()
@grouped
def sheet(
    context: typer.Context,
    which: Which,
    days: Days,
    query: options.SavedQuery = None,
    known: Known = Known(),
    out: Out = None,
    map_: MapFile = None,
    by: By = "Dateline",
) -> None:
    """A sheet that `dateline import` reads (.csv, .tsv, .xlsx): entries as written, other events a row each.

    Example: `dateline export sheet --party KOR --since 2023 --out talks.xlsx`
    """
    from dateline.entries.mapping import Map, load_mapping, unmapped
    from dateline.export.sheet import columns, rows
    from dateline.export.table import table

    by_map = load_mapping(map_) if map_ else Map()
    wanted = filters(context.obj, *of_query(context.obj, query, which, days))
    narrowed = any((*wanted._replace(undated=False), known.as_of))
    with found(context.obj, wanted, known.as_of, judged_by(known.judgements, known.as_of)) as (events, _):
        chosen = [msgspec.structs.replace(event, evidence=()) for event in events]
    with opened(context.obj) as store:
        told = rows(chosen, map(_slim, store.stories()), by=by, everything=not narrowed)
    lines = [unmapped(entry, by_map, f"entry {entry.key}") for entry in told]
    names, page = columns(told, by_map), by_map.sheet or "Dateline"
    _put(out, table(out.suffix.lower() if out else ".csv", names, lines, sheet=page, header=by_map.header), len(lines))
    if left := sum(not event.parties for event in chosen):
        typer.echo(f"{left} left out: a row needs a party, and their stories name none", err=True)


def _slim(story: Story) -> Story:
    """Without the text, but for entries, which are made of it."""
    return story if story.is_entry else msgspec.structs.replace(story, paragraphs=(), dropped=(), evidence=())


def _put(out: Path | None, data: bytes, count: int) -> None:
    if out is not None:
        to_file(out, iter([data]))
        typer.echo(f"{out}: {count} row{'' if count == 1 else 's'}; in again with: dateline import {out}")
    else:
        stream = typer.get_binary_stream("stdout")
        stream.write(data)
        stream.flush()
