"""What is left open: ``overdue`` plans that nobody reports on, and ``conflicts`` between sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import EVERY, asked, contract, nothing, of_query, today
from dateline.cli.grouped import Days, Known, Which
from dateline.cli.paper import Cell, Column
from dateline.model import Conflict, Event, Story, to_json

_OVERDUE = (
    Column("when"), Column("late"), Column("status"), Column("parties", True), Column("what", True),
    Column("last told"), Column("id"),
)  # fmt: skip
FieldName = Annotated[
    str | None, typer.Option("--field", metavar="FIELD", help="Only conflicts on it: level, where.place, ...")
]


@app.command()
def overdue(
    context: typer.Context,
    party: options.Parties = None,
    kind: options.Kinds = None,
    query: options.SavedQuery = None,
    on: options.OnDay = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List plans whose day has passed and that no story reports as held, put off or called off.

    Example: `dateline overdue --on 2023-06-01 --party JPN`
    """
    from dateline.store import asking

    day = options.day("--on", on) or today(as_of)
    which, days = of_query(context.obj, query, Which(party, kind), Days())
    with asked(context, which, Known(as_of), days) as one:
        wanted = msgspec.structs.replace(one.wanted, undated=True)
        found = asking.overdue(one.at, day, wanted, limit=EVERY).items
        if json:
            for event in contract(one.at, [late.event.id for late in found]):
                typer.echo(to_json(msgspec.structs.replace(event, phase="overdue")))
        elif not found:
            none = f"Nothing is overdue on {day.isoformat()}; what is ahead: dateline upcoming"
            typer.echo(nothing(one.at, none), err=True)
        else:
            paper.table(_OVERDUE, [_late(late.event, late.days) for late in found])


def _late(one: Event, days: int | None) -> tuple[Cell, ...]:
    told = one.history[-1].known if one.history else None
    return (
        Cell(words.when(one.when)), Cell("-" if days is None else f"{days} d"), words.status(one.status),
        Cell(words.parties(one)), Cell(words.what(one, short=True)), Cell(words.moment(told)[:10]), Cell(one.id[:8]),
    )  # fmt: skip


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict with the event that it is about."""

    event: str
    field: str
    values: tuple[str | int | float | None, ...]
    stories: tuple[str, ...]
    sources: tuple[str, ...]
    verdict: str


@app.command()
def conflicts(
    context: typer.Context,
    party: options.Parties = None,
    field: FieldName = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List what sources disagree on: each value, who says so, and which one stands where the record can tell.

    Example: `dateline conflicts --party TUR`
    """
    from dateline.store import asking, asking_lines

    with asked(context, Which(party), Known(as_of)) as one:
        every = asking.listed_disputes(one.at, one.wanted)
        found = [(told.event, told.conflict) for told in every if field is None or told.conflict.field == field]
        needed = {story for _, conflict in found for story in conflict.stories}
        stories = asking_lines.heads(one.at, needed)
        if not found:
            typer.echo(nothing(one.at, "No conflict; every event: dateline events"), err=True)
    for event, conflict in found:
        if json:
            typer.echo(to_json(_dispute(event, conflict, stories)))
        else:
            _conflict(event, conflict, stories)


def _dispute(event: Event, conflict: Conflict, stories: Mapping[str, Story]) -> Dispute:
    return Dispute(
        event=event.id, field=conflict.field, values=conflict.values, stories=conflict.stories,
        sources=tuple(words.chain(stories[s]) for s in conflict.stories), verdict=conflict.verdict,
    )  # fmt: skip


def _conflict(event: Event, conflict: Conflict, stories: Mapping[str, Story]) -> None:
    head = f"{words.when(event.when)}  {words.parties(event)}: {words.what(event)}  {event.id[:8]}"
    paper.put(paper.styled(head, "bold"))
    for value, story in zip(conflict.values, conflict.stories, strict=True):
        paper.fact(
            conflict.field, f"{value}: {words.chain(stories[story])}, {words.moment(stories[story].known)}", indent=20
        )
    paper.fact("verdict", conflict.verdict, indent=20)
