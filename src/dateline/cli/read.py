"""``dateline read``: stories as read, without keeping them."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.errors import SourceError, UsageError
from dateline.model import to_json

Files = Annotated[list[str], typer.Argument(metavar="FILE|-...", help="Files or folders; - reads standard input.")]


@app.command()
def read(
    context: typer.Context,
    files: Files,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object a story and line: the contract's form.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="The whole-page text that offsets point into.")] = False,
    date: Annotated[str | None, typer.Option(metavar="DAY", help="The day of stories that carry none.")] = None,
) -> None:
    """Read stories and show what they say.

    Example: `dateline read story.txt` or `dateline read --json page.html | jq .events`
    """
    from dateline import engine, reading
    from dateline.cli import show
    from dateline.sources import Bytes, collect

    if json and text:
        raise UsageError("--json and --text exclude each other; give one of them")
    on = options.iso_day("--date", date)
    failed = False
    for source in collect(files, max_bytes=context.obj.max_source_bytes):
        try:
            if not isinstance(source, Bytes):
                raise source
            if text:
                typer.echo(reading.whole_text(source), nl=False)
                continue
            for one in engine.read(source, date=on):
                if json:
                    typer.echo(to_json(one.line()))
                else:
                    show.reading(one.reading, one.reports)
        except SourceError as error:
            failed = True
            typer.echo(f"dateline: {error}", err=True)
    if failed:
        raise typer.Exit(1)
