"""``dateline people``: who took part for whom, in which posts over time, and whom they met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import EVERY, asked, nothing
from dateline.cli.grouped import Known, Which
from dateline.cli.paper import Cell, Column
from dateline.model import to_json

if TYPE_CHECKING:
    from dateline.record import Person

_PEOPLE = (Column("party"), Column("name", True), Column("last post", True), Column("events"), Column("met"))
_FEW = 3


@app.command()
def people(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A name, a surname, or part of one.")] = None,
    party: options.Parties = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List the people of the record, or show those of a name: spellings, posts over time, events, whom they met.

    Example: `dateline people Kim --party KOR`
    """
    from dateline.store.asking import People

    with asked(context, Which(party), Known(as_of)) as one:
        everybody = People(one.at)
        found = everybody.listed(name, one.wanted.parties, limit=EVERY).items
        if json:
            for person in found:
                typer.echo(to_json(person))
        elif not found:
            typer.echo(nothing(one.at, "Nobody fits; all there are: dateline people"), err=True)
        elif name and len(found) <= _FEW:
            met = everybody.by_id({other for person in found for other in person.met})
            names = {p.id: f"{p.name} ({p.party})" for p in met.values()}
            for person in found:
                _person(person, names)
        else:
            paper.table(_PEOPLE, [_row(person) for person in found])


def _row(one: Person) -> tuple[Cell, ...]:
    post = one.posts[-1] if one.posts else None
    told = ", ".join(filter(None, (post.title, post.body))) if post else "-"
    return Cell(one.party), Cell(one.name), Cell(told), Cell(str(len(one.events))), Cell(str(len(one.met)))


def _person(one: Person, names: Mapping[str, str]) -> None:
    paper.put(paper.styled(f"{one.party}: {one.name}", "bold"))
    others = [n for n in one.names if n != one.name]
    if others:
        paper.fact("also", ", ".join(others))
    for post in one.posts:
        told = ", ".join(filter(None, (post.title, post.body)))
        paper.fact("post", f"{told}, told {words.moment(post.since)} to {words.moment(post.until)}")
    for event in one.events:
        paper.fact("event", event[:8])
    if one.met:
        paper.fact("met", "; ".join(names[other] for other in one.met))
