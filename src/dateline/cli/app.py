"""The command ``dateline``: global options, and what happens when something goes wrong."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline import __version__
from dateline.errors import DatelineError
from dateline.settings import Settings

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads newswire stories and keeps the dated, sourced record of diplomacy.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _global(
    context: typer.Context,
    record: Annotated[
        str | None,
        typer.Option(
            help="The record: a path, or a URL. [env: DATELINE_RECORD; default: dateline.db]", metavar="PATH-or-URL"
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    chosen = record or os.environ.get("DATELINE_RECORD") or Settings().record
    context.obj = Settings(record=chosen)


def main() -> None:
    """Entry point: runs the command; one line for what Dateline refuses, status 2 for wrong usage, 1 otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
