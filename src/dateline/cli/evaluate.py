"""``dateline evaluate``: the numbers of the contract's scorer."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.app import app


@app.command()
def evaluate(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A folder with stories and their *.gold.json.")],
    json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss on standard error: story, field, wanted, got.")
    ] = False,
    only: Annotated[str, typer.Option(metavar="TEXT", help="Only stories whose path holds this.")] = "",
) -> None:
    """Score the engine on gold stories, by field.

    Example: `dateline evaluate corpus/dev --errors`
    """
    import msgspec

    from dateline.cli import scores
    from dateline.evaluation import evaluate as run

    result = run(folder, only=only)
    if errors:
        for miss in result.misses:
            typer.echo(" | ".join(map(str, miss)), err=True)
    if json:
        typer.echo(msgspec.json.encode(result.figures).decode())
    else:
        scores.table(result.figures)
