"""``dateline read``: stories as read, without keeping them."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.sources import read_as_set, stories
from dateline.errors import SourceError, UsageError
from dateline.model import to_json
from dateline.sources import Bytes, collect

Files = Annotated[list[str], typer.Argument(metavar="FILE|-...", help="Files or folders; - reads standard input.")]


@app.command()
def read(
    context: typer.Context,
    files: Files,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object a story and line: the contract's form.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="The whole-page text that offsets point into.")] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="The rule and span of each value, why each word that may tell an event gave none, "
            "and why each dropped block was dropped.",
        ),
    ] = False,
    date: options.Date = None,
) -> None:
    """Read stories and show what they say; nothing is kept.

    Example: `dateline read story.txt` or `dateline read --json page.html | jq .events`
    """
    if json + text + explain > 1:
        raise UsageError("--json, --text and --explain exclude each other; give one of them")
    read_as_set(context)
    on = options.iso_day("--date", date)
    failed = False
    for source in collect(files, max_bytes=context.obj.max_source_bytes):
        try:
            _put(source, on, json=json, text=text, explain=explain)
        except SourceError as error:
            failed = True
            typer.echo(f"dateline: {error}", err=True)
    if failed:
        raise typer.Exit(1)


def _put(source: Bytes | SourceError, on: str | None, *, json: bool, text: bool, explain: bool) -> None:
    from dateline import engine, reading
    from dateline.cli import story_view

    if text and isinstance(source, Bytes):
        typer.echo(reading.whole_text(source), nl=False)
        return
    for one in stories(source, on):
        if json:
            typer.echo(to_json(one.line()))
        else:
            story_view.story(one.reading, one.reports, engine.silences(one.reading) if explain else None)
