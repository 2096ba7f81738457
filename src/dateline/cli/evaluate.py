"""``dateline evaluate``: the numbers of the contract's scorer."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.errors import UsageError


@app.command()
def evaluate(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A folder with stories and their *.gold.json.")],
    json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss on standard error: story, field, wanted, got.")
    ] = False,
    only: Annotated[str, typer.Option(metavar="TEXT", help="Only stories whose path holds this.")] = "",
) -> None:
    """Score the engine on gold stories, by field, and on storylines by the record they fold into.

    Example: `dateline evaluate corpus/dev --errors`
    """
    import msgspec

    from dateline.cli import scores
    from dateline.evaluation import evaluate as run
    from dateline.evaluation import evaluate_lines, has_lines, is_blind

    if errors and is_blind(folder):
        raise UsageError(f"{folder!r} is a blind part (it has a MANIFEST.sha256): score it without --errors")
    result = run(folder, only=only)
    record = evaluate_lines(folder) if has_lines(folder) and not only else {}
    if errors:
        for miss in result.misses:
            typer.echo(" | ".join(map(str, miss)), err=True)
    if json:
        typer.echo(msgspec.json.encode(result.figures | ({"record": record} if record else {})).decode())
    else:
        scores.table(result.figures)
        scores.lines(record)
