"""``dateline judgements``: all decisions, as a list or as JSON lines that travel from record to record."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli import options, paper
from dateline.cli.app import app
from dateline.cli.ask import opened
from dateline.cli.group import House
from dateline.cli.paper import Cell, Column
from dateline.errors import DatelineError, UsageError
from dateline.model import Judgement, from_json, to_json
from dateline.model.known import AsOf

if TYPE_CHECKING:
    from dateline.record import Standing
    from dateline.settings import Settings

judgements = typer.Typer(
    name="judgements",
    cls=House,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="All that was decided: list it, export it, import it.",
    epilog="Decide something: `dateline judge --help`.",
)
app.add_typer(judgements)

_COLUMNS = (
    Column("made"), Column("id"), Column("verdict"), Column("by", True), Column("effect", True), Column("events", True),
)  # fmt: skip


@judgements.command(name="list")
def list_(context: typer.Context, as_of: options.AsOfDay = None, json: options.AsJson = False) -> None:
    """List every judgement, undone ones too, with what became of it.

    Example: `dateline judgements list --as-of 2023-06-01`
    """
    made = _standing(context.obj, as_of)
    if json:
        for one in made:
            typer.echo(to_json(one))
    elif not made:
        typer.echo("No judgement was made; what needs one: dateline review", err=True)
    else:
        reasons = {at: f"{_about(one)}{one.judgement.why}" for at, one in enumerate(made)}
        paper.table(_COLUMNS, [_row(one) for one in made], reasons)


def _standing(settings: Settings, as_of: str | None) -> Sequence[Standing]:
    """What became of the judgements made by then; where there are none, nothing is folded."""
    with opened(settings) as store, store.asking(AsOf(as_of), skip_waiting=True) as at:
        return at.judgements


def _row(one: Standing) -> tuple[Cell, ...]:
    told = one.judgement
    style = "good" if one.effect == "in force" else "warning" if one.unbound else "dim"
    events = " ".join(name[:8] for name in one.events) or (told.undoes or "-")[:8]
    return (
        Cell(told.made[:16].replace("T", " ")), Cell(told.id[:8]), Cell(told.verdict.replace("_", " ")), Cell(told.by),
        Cell(one.effect, style), Cell(events),
    )  # fmt: skip


def _about(one: Standing) -> str:
    told = one.judgement
    return f"{told.field} is {told.value if told.value is not None else 'not told'}: " if told.field else ""


@judgements.command()
def export(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; - is standard output.")] = "-",
) -> None:
    """Write all judgements as JSON lines, in the order in which they were made: a new one is a new last line.

    Example: `dateline judgements export judgements.jsonl`
    """
    with opened(context.obj) as store:
        lines = [f"{to_json(one)}\n" for one in store.judgements()]
    if file == "-":
        typer.echo("".join(lines), nl=False)
    else:
        Path(file).write_text("".join(lines), encoding="utf-8", newline="\n")
        typer.echo(f"{file}: {len(lines)} written")


@judgements.command(name="import")
def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines of export; - is standard input.")],
) -> None:
    """Read judgements of another record into this one. Twice is once; what binds to nothing here is kept and listed.

    Example: `dateline judgements import judgements.jsonl`
    """
    from dateline.store import open_store

    read = list(_lines(file))
    with open_store(context.obj.record, create=True) as store:
        new = store.judge(read)
    unbound = sum(one.unbound for one in _standing(context.obj, None))
    typer.echo(f"{context.obj.record}: {len(read)} read, {new} new, {len(read) - new} kept before, {unbound} unbound")
    if unbound:
        typer.echo("unbound ones: dateline review", err=True)


def _lines(file: str) -> Iterator[Judgement]:
    """Every judgement of the file, checked. Raises UsageError naming the line."""
    from dateline.record.judged import fields

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}; name a file that export wrote") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = from_json(line, Judgement)
            yield msgspec.structs.replace(one, value=fields.check(one.field, one.value)) if one.field else one
        except (msgspec.DecodeError, DatelineError) as error:
            raise UsageError(f"{file}, line {number}: {error}; see: dateline judgements export") from error
