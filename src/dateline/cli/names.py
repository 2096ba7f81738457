"""``dateline names``: is it the same person?"""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app


@app.command()
def names(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, with or without titles.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="The state both are told for: a code or a name.")
    ] = None,
    story: Annotated[
        bool, typer.Option("--story", help="Both stand in one story: a lone surname may be short for a full name.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object: same, why, rule.")] = False,
) -> None:
    """Say whether two names are one person's, and why.

    Example: `dateline names "Yoon Suk Yeol" "Yoon Seok-youl"`
    """
    import msgspec

    from dateline.names import Verdict, is_short_for, same

    state = options.codes([country])[0] if country else None
    verdict = same(one, other, country=state)
    if story and not verdict.same and (is_short_for(one, other) or is_short_for(other, one)):
        verdict = Verdict(True, "a short form within one story, and nothing speaks against it", "short form")
    if json:
        typer.echo(msgspec.json.encode(verdict).decode())
    else:
        typer.echo(f"{'same' if verdict.same else 'different'}: {verdict.why}")
