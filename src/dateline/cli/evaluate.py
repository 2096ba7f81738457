"""``dateline evaluate``: the numbers of the contract's scorer, and what a change did to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.sources import read_as_set
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.evaluation import Part
    from dateline.evaluation.measure import Measured

GROUPINGS = ("field", "phenomenon", "style", "format")


@app.command()
def evaluate(
    context: typer.Context,
    folders: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER...", help="Folders with stories and their *.gold.json, or a whole corpus."),
    ],
    json: Annotated[bool, typer.Option("--json", help="All figures, one JSON object a part and line.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss on standard error: story, field, wanted, got.")
    ] = False,
    only: Annotated[str, typer.Option(metavar="TEXT", help="Only stories whose path holds this.")] = "",
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="GROUPING", help=f"{', '.join(GROUPINGS)}. Repeated: each of them."),
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(metavar="OLD.json", help="What broke and what mended since an earlier evaluate --json."),
    ] = None,
    predictions: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Score another system: its JSON lines in the form of corpus/README.md."),
    ] = None,
) -> None:
    """Score the engine on gold stories, by field, and on storylines by the record they fold into.

    A folder with a MANIFEST.sha256 is blind: its figures are told, its misses never.

    Example: `dateline evaluate corpus/dev --errors` or `dateline evaluate corpus --by phenomenon`
    """
    from dateline.evaluation import parts_of

    read_as_set(context)
    groupings = options.one_of("grouping", by, GROUPINGS)
    parts = [part for folder in folders for part in parts_of(folder)]
    if errors and any(part.blind for part in parts):
        hidden = ", ".join(repr(str(part.folder)) for part in parts if part.blind)
        raise UsageError(f"{hidden} is a blind part (it has a MANIFEST.sha256): score it without --errors")
    measured = _measure(parts, only, predictions)
    if errors:
        for miss in (miss for one in measured for miss in one.misses):
            typer.echo(" | ".join(map(str, miss)), err=True)
    groups = [name for name in groupings if name != "field"]
    if compare is not None:
        _compare(measured, compare, as_json=json)
    elif json:
        _as_json(measured, groups)
    else:
        _show(measured, groups, fields=not groups or "field" in groupings)


def _measure(parts: Iterable[Part], only: str, predictions: str | None) -> list[Measured]:
    from dateline.evaluation.measure import measure

    return [measure(part, only=only, watch=_progress, predictions=predictions) for part in parts]


def _progress(files: list[str]) -> Iterator[str]:
    """Counts stories on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, "reading", console=Console(stderr=True), transient=True)


def _as_json(measured: list[Measured], groups: list[str]) -> None:
    import msgspec

    for one in measured:
        typer.echo(msgspec.json.encode(one.json(groups)).decode())


def _show(measured: list[Measured], groups: list[str], *, fields: bool) -> None:
    from dateline.cli import scores, scores_beside

    if fields and len(measured) == 1:
        scores.part(measured[0])
    elif fields:
        scores_beside.parts(measured)
    for name in groups:
        scores_beside.groups(measured, name)


def _compare(measured: list[Measured], old: str, *, as_json: bool) -> None:
    import msgspec

    from dateline.cli import scores_change
    from dateline.evaluation.compare import compare, load

    before = load(old)
    for one in measured:
        now = msgspec.json.decode(msgspec.json.encode(one.json()))
        if one.part.name not in before:
            raise UsageError(f"--compare {old!r} has no part {one.part.name!r}; it has: {', '.join(sorted(before))}")
        change = compare(before[one.part.name], now)
        if as_json:
            typer.echo(msgspec.json.encode(change).decode())
        else:
            scores_change.change(change)
