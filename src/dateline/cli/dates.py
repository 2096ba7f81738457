"""``dateline dates``: the time expressions of a text."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Any

import typer

from dateline.cli import options, paper
from dateline.cli.app import app
from dateline.cli.paper import Cell, Column

_FIRST = ("text", "start", "end", "edtf", "timex", "kind", "grain", "modifier", "rule", "anchor")
_COLUMNS = (Column("text", True), Column("span"), Column("kind"), Column("when"), Column("rule", True))


@app.command()
def dates(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="The text; - reads standard input.")],
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
    found = times.find(words, anchor)
    if json:
        for one in found:
            typer.echo(msgspec.json.encode(_row(msgspec.to_builtins(one))).decode())
    elif found:
        rows = [
            (Cell(" ".join(m.text.split())), Cell(f"{m.start}-{m.end}"), Cell(m.kind), Cell(_value(m)), Cell(m.rule))
            for m in found
        ]
        paper.table(_COLUMNS, rows)
    else:
        typer.echo("no time expression", err=True)


def _row(mention: dict[str, Any]) -> dict[str, Any]:
    """The fields that every mention has first and always, then those that are set."""
    rest = {name: value for name, value in mention.items() if name not in _FIRST and value not in (None, [], ())}
    return {name: mention.get(name) for name in _FIRST} | rest


def _value(mention: Any) -> str:
    claim = f"since {mention.since}" if mention.since else ""
    return mention.edtf or claim or mention.timex or "-"
