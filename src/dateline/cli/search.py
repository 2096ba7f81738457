"""``dateline search``: sentences of the stories kept that hold the words."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import opened
from dateline.errors import UsageError
from dateline.model import to_json

FromDay = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="Stories of this day, month, year or later.")
]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Stories of this day, month, year or earlier.")]
Most = Annotated[int, typer.Option("--most", metavar="N", help="Sentences shown at most.", min=1)]


@app.command()
def search(
    context: typer.Context,
    asked: Annotated[list[str], typer.Argument(metavar="WORDS...", help='All of them; "in quotes" a phrase.')],
    party: options.Parties = None,
    since: FromDay = None,
    until: ToDay = None,
    most: Most = 100,
    json: options.AsJson = False,
) -> None:
    """Find sentences of the reporting that hold all the words, in any of their forms, the latest story's first.

    Example: `dateline search security talks --party JPN --from 2023`
    """
    first, last = options.day("--from", since), options.day("--to", until, last=True)
    if first and last and last < first:
        raise UsageError(f"--to {until} is before --from {since}; swap them")
    with opened(context.obj) as store:
        found = store.search(
            " ".join(asked), parties=options.codes(party), most=most,
            since=first.isoformat() if first else None, until=last.isoformat() if last else None,
        )  # fmt: skip
    if not found:
        typer.echo("No sentence holds all of them; fewer words find more, every event: dateline events", err=True)
    for hit in found:
        if json:
            typer.echo(to_json(hit))
            continue
        events = f"  event {' '.join(name[:8] for name in hit.events)}" if hit.events else ""
        paper.put(paper.styled(f"{words.moment(hit.known)}  {hit.uri}  {hit.start}-{hit.end}{events}", "dim"))
        paper.put(f"  {hit.sentence}")
