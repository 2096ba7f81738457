"""``dateline sample``, ``agreement`` and ``codebook``: for those who validate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.errors import SourceError, UsageError

if TYPE_CHECKING:
    from dateline.model import Telling

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object.")]


@app.command()
def sample(
    context: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]", help="Stories; else those of the record.")] = None,
    n: Annotated[int, typer.Option("-n", metavar="N", min=1, help="How many stories.")] = 40,
    stratify: Annotated[
        str,
        typer.Option(metavar="FIELDS", help="Drawn evenly over these: kind, status, level, format, agency."),
    ] = "kind,status",
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed draws the same stories.")] = 1,
    into: Annotated[str, typer.Option(metavar="FOLDER", help="A new folder for sheet, texts and key.")] = "sample",
    date: options.Date = None,
) -> None:
    """Draw stories for a blind coding: a sheet to fill in, the stories to read, and the engine's values apart.

    Give a coder sheet.csv and stories.md, never key.json. Afterwards: `dateline agreement sheet.csv key.json`.

    Example: `dateline sample stories/ -n 40 --stratify kind,status --into coding`
    """
    from dateline.evaluation import is_blind
    from dateline.evaluation.validation import draw

    target = Path(into)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"--into {into}: there is something already; name a new folder")
    if folder and is_blind(folder):
        raise UsageError(f"{folder!r} is a blind part (it has a MANIFEST.sha256): sample stories of your own")
    fields = [field.strip() for field in stratify.split(",") if field.strip()]
    tellings = _of_folder(folder, context, options.iso_day("--date", date)) if folder else _of_record(context)
    drawn = draw(tellings, n, fields, seed=seed)
    drawn.write(target)
    for name, (of, taken) in drawn.strata.items():
        typer.echo(f"{taken} of {of}  {name}")
    typer.echo(f"{len(drawn.stories)} stories in {into}: sheet.csv and stories.md for the coder, key.json for later")


@app.command()
def agreement(
    first: Annotated[str, typer.Argument(metavar="A", help="A folder of gold, a sheet (.csv) or a key (.json).")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another one of the same stories.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Let second readings of A (`accept`, `optional`) count.")
    ] = False,
    differences: Annotated[bool, typer.Option("--differences", help="List where the two differ, by story.")] = False,
    json: AsJson = False,
) -> None:
    """Compare two codings of the same stories: per field precision, recall, F1 and Krippendorff's alpha, lowest first.

    Example: `dateline agreement corpus corpus/second`
    """
    import msgspec

    from dateline.cli import agreement_view
    from dateline.evaluation.validation import agreement as compare
    from dateline.evaluation.validation import load_codings

    one, other = load_codings(first), load_codings(second)
    if differences and (one.blind or other.blind):
        raise UsageError("a blind part is in it: without --differences, or name open folders")
    told = compare(one if accept else one.one_reading(), other)
    if json:
        shown = told if not (one.blind or other.blind) else msgspec.structs.replace(told, differences=())
        typer.echo(msgspec.json.encode(shown).decode())
    else:
        agreement_view.agreement(told, differences=differences)


@app.command()
def codebook(
    examples: Annotated[
        str, typer.Option(metavar="FOLDER", help="Gold to take examples from; none where it is not there.")
    ] = "corpus/dev",
    json: AsJson = False,
) -> None:
    """Every field and value with its definition and examples, as Markdown.

    Example: `dateline codebook > CODEBOOK.md`
    """
    import msgspec

    from dateline.evaluation.validation import codebook as make

    corpus = Path(examples)
    book = make(corpus if corpus.is_dir() else None)
    typer.echo(msgspec.json.encode(book).decode() if json else book.markdown(), nl=json)


def _of_folder(folder: str, context: typer.Context, on: str | None) -> Iterator[Telling]:
    from dateline.cli.sources import read_as_set, stories
    from dateline.model import Telling
    from dateline.sources import collect

    read_as_set(context)
    for source in collect([folder], max_bytes=context.obj.max_source_bytes):
        try:
            for one in stories(source, on):
                yield Telling(story=one.reading.story, reports=one.reports)
        except SourceError as error:
            typer.echo(f"dateline: {error}", err=True)


def _of_record(context: typer.Context) -> Iterator[Telling]:
    from dateline.store import open_store

    with open_store(context.obj.record, create=False) as store:
        yield from store.tellings()
