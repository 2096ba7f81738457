"""Standing talks: ``series`` with their rounds and ``channels`` with their state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import EVERY, asked, nothing, today
from dateline.cli.grouped import Known, Which
from dateline.cli.paper import Cell, Column
from dateline.model import to_json

if TYPE_CHECKING:
    from dateline.record import Channel, SeriesLine

_ROUNDS = (Column("no."), Column("when"), Column("gap"), Column("status"), Column("why a round", True), Column("id"))
_CHANNELS = (
    Column("state"), Column("since"), Column("parties", True), Column("name", True), Column("level"),
    Column("rounds"), Column("by"),
)  # fmt: skip
_STATES = {"active": "good", "resumed": "ahead", "suspended": "off", "silent": "moved"}


@app.command()
def series(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Series that go by this name.")] = None,
    party: options.Parties = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """Show standing talks with their rounds: numbers told and inferred, gaps, and numbers nobody tells of.

    Example: `dateline series --party KOR --party JPN`
    """
    from dateline.store import asking

    with asked(context, Which(party), Known(as_of)) as one:
        told = asking.listed_series(one.at, parties=one.wanted.parties, name=name, limit=EVERY).items
        if not told and not json:
            typer.echo(nothing(one.at, "No series fits; all there are: dateline series"), err=True)
    found = [talks.line for talks in told]
    for at, line in enumerate(found):
        if json:
            typer.echo(to_json(line))
            continue
        if at:
            paper.put()
        _series(line)


def _series(one: SeriesLine) -> None:
    head = ", ".join(filter(None, (one.name or "(no name told)", words.level(one.level))))
    paper.put(paper.styled(f"{' - '.join(one.parties)}: {head}", "bold"))
    gaps = _gaps(one)
    rows = [
        (
            Cell(f"({r.edition})" if r.inferred else str(r.edition or "-")), Cell(words.when(r.when)), Cell(gap),
            words.status(r.status), Cell(r.why), Cell(r.event[:8]),
        )
        for r, gap in zip(one.rounds, gaps, strict=True)
    ]  # fmt: skip
    paper.table(_ROUNDS, rows)
    if any(r.inferred for r in one.rounds):
        paper.put(paper.styled("(n): no story gives the number; it follows from its neighbours", "dim"))
    if one.missing:
        paper.put(paper.styled(f"not in the record: {', '.join(map(str, one.missing))}", "dim"))


def _gaps(one: SeriesLine) -> Iterable[str]:
    """Days from the end of the last round held."""
    from dateline.model import edtf

    last: dt.date | None = None
    for told in one.rounds:
        period = edtf.parse(told.when) if told.when else None
        yield words.gap((period.first - last).days if period and last and period.first >= last else None)
        if period and told.status == "held":
            last = period.last


@app.command()
def channels(
    context: typer.Context,
    party: options.Parties = None,
    on: options.OnDay = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """Show which standing talks are active, silent, suspended or resumed on a day, and because of what.

    Example: `dateline channels --party CHN --on 2024-06-01`
    """
    from dateline.store import asking

    day = options.day("--on", on) or today(as_of)
    with asked(context, Which(party), Known(as_of)) as one:
        found = asking.listed_channels(one.at, day, parties=one.wanted.parties, limit=EVERY).items
        if not found and not json:
            typer.echo(nothing(one.at, "No channel fits; all there are: dateline channels"), err=True)
    if json:
        for told in found:
            typer.echo(to_json(told))
    elif found:
        paper.table(_CHANNELS, [_channel(told) for told in found], {n: told.why for n, told in enumerate(found)})


def _channel(one: Channel) -> tuple[Cell, ...]:
    return (
        Cell(one.state, _STATES[one.state]), Cell(words.when(one.since)), Cell(" ".join(one.parties)),
        Cell(one.name or "-"), Cell(words.level(one.level, short=True)), Cell(str(len(one.events))),
        Cell((one.by or "-")[:8]),
    )  # fmt: skip
