"""``dateline dates``: the time expressions of a text."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Any

import typer

from dateline.cli import options, paper
from dateline.cli.app import app
from dateline.cli.paper import Cell, Column
from dateline.errors import UnknownValue, UsageError
from dateline.terms import nearest

_ALWAYS = (
    "text", "start", "end", "kind", "edtf", "lasts", "first", "last", "grain", "modifier", "direction",
    "anchor", "rule", "alternatives", "tags",
)  # fmt: skip
_COLUMNS = (Column("text", True), Column("span"), Column("kind"), Column("when"), Column("rule", True))


@app.command()
def dates(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="The text; - reads standard input.")],
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DAY", help="The day that relative dates count from; with a clock, hours count too."
        ),
    ],
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone",
            metavar="ZONE",
            help="Where it was written: an IANA name (Asia/Seoul) or a zone word (KST). "
            "Settles clock times, 4/5/2023 and the seasons.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a time expression.")] = False,
) -> None:
    """Find the time expressions of a text and resolve them against a day.

    Example: `dateline dates --on 2023-04-14 --zone Asia/Seoul "said on Friday that it would meet on Monday"`
    """
    import msgspec

    from dateline import times

    words = sys.stdin.read() if text == "-" else text
    found = times.find(words, _anchor(on), _zone(zone))
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


def _anchor(on: str) -> dt.date | dt.datetime:
    """A day, or a day with its clock. Raises UsageError."""
    if "T" not in on:
        return dt.date.fromisoformat(options.iso_day("--on", on) or "")
    try:
        return dt.datetime.fromisoformat(on)
    except ValueError as error:
        raise UsageError(f"--on {on!r} is no day; allowed: 2023-04-16 or 2023-04-16T09:30") from error


def _zone(zone: str | None) -> str | None:
    """A zone that times knows. Raises UnknownValue with the nearest ones."""
    if zone is None:
        return None
    import zoneinfo

    from dateline.times.words import words

    names = {name.lower(): name for name in zoneinfo.available_timezones()}
    known = names | {word: word.upper() for word, offset in words().zones.items() if offset}
    if zone.lower() not in known:
        near = [known[name] for name in nearest(zone.lower(), known)]
        raise UnknownValue("time zone", zone, near, "allowed: IANA names (Asia/Seoul) and zone words (KST)")
    return known[zone.lower()]


def _row(mention: dict[str, Any]) -> dict[str, Any]:
    """The fields that every mention has first and always, then those that are set."""
    hidden = (*_ALWAYS, "timex")
    rest = {name: value for name, value in mention.items() if name not in hidden and value not in (None, [], ())}
    return {name: mention.get(name) for name in _ALWAYS} | rest


def _value(mention: Any) -> str:
    claim = f"since {mention.since}" if mention.since else ""
    return mention.instant or mention.edtf or claim or mention.timex or "-"
