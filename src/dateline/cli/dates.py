"""``dateline dates``: the time expressions of a text."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app

FIELDS = ("text", "start", "end", "edtf", "timex", "kind", "grain", "modifier", "rule", "anchor")


@app.command()
def dates(
    text: Annotated[str, typer.Argument(help="The text; - reads standard input.")],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="The day that relative dates count from.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a time expression.")] = False,
) -> None:
    """Find the time expressions of a text and resolve them against a day.

    Example: `dateline dates --on 2023-04-14 "said on Friday that it would meet on Monday"`
    """
    import msgspec

    from dateline import times

    words = sys.stdin.read() if text == "-" else text
    anchor = dt.date.fromisoformat(options.iso_day("--on", on) or "")
    for found in times.find(words, anchor):
        if json:
            row = {k: v for k, v in msgspec.to_builtins(found).items() if k in FIELDS or v is not None}
            typer.echo(msgspec.json.encode(row).decode())
        else:
            typer.echo(f"{found.text:<40} {found.edtf or '-':<28} {found.kind:<11} {found.rule}")
