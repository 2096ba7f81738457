"""The command ``dateline`` and its global options."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli import garbage
from dateline.cli.group import Root
from dateline.errors import UsageError
from dateline.settings import Settings

app = typer.Typer(
    name="dateline",
    cls=Root,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads newswire stories and keeps the dated, sourced record of diplomacy.",
    epilog="New here? `dateline demo` shows it on sample stories. Every command: `dateline COMMAND --help`.",
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
    max_source_bytes: Annotated[
        str | None,
        typer.Option(
            help="Larger sources are refused. [env: DATELINE_MAX_SOURCE_BYTES; default: 16777216]", metavar="N"
        ),
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(
            help="How sentences are read: patterns, english (the shipped parser beside them), or a spaCy pipeline such "
            "as en_core_web_sm. [env: DATELINE_PIPELINE; default: patterns]",
            metavar="NAME",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    standard = Settings()
    context.obj = Settings(
        record=record or os.environ.get("DATELINE_RECORD") or standard.record,
        max_source_bytes=_size(max_source_bytes or os.environ.get("DATELINE_MAX_SOURCE_BYTES"), standard),
        pipeline=pipeline or os.environ.get("DATELINE_PIPELINE") or standard.pipeline,
    )


def _size(text: str | None, standard: Settings) -> int:
    if not text:
        return standard.max_source_bytes
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise UsageError(f"--max-source-bytes {text!r} is no size; allowed: a number of bytes such as 50000000")
    return int(text)


def main() -> None:
    """Entry point. Text goes in and out as UTF-8 with plain line ends, so that offsets hold on every system."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline=None if stream is sys.stdin else "\n")
    garbage.seldom()
    app()
