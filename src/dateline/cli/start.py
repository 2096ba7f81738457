"""``dateline start``: a record that is not empty, and a list of feeds to fill it from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.cli.entering import import_files


@app.command()
def start(
    context: typer.Context,
    region: Annotated[str, typer.Argument(metavar="REGION", help="north-east-asia, south-asia, europe, ...")],
    feeds: Annotated[
        Path | None,
        typer.Option("--feeds", metavar="FILE", help="Where to put the list of feeds. [default: REGION.toml]"),
    ] = None,
) -> None:
    """Fill a new record with what is known of a region, and lay its list of feeds beside it.

    Example: `dateline start north-east-asia`
    """
    from dateline.entries import starters
    from dateline.entries.mapping import Map
    from dateline.feeds import ours

    chosen = starters.region(region)
    if chosen.baselines:
        files = [starters.baseline(name) for name in chosen.baselines]
        import_files(context, files, Map(), None, dry_run=False)
    if chosen.feeds:
        target = feeds or Path(f"{region}.toml")
        if target.exists():
            typer.echo(f"{target} is there already and was left as it is")
        else:
            target.write_bytes(ours.path_of(chosen.feeds).read_bytes())
            typer.echo(f"{target}: a list of feeds; look it over, then: dateline watch {target} --check")
