"""Keeping the record: ``check``, ``rebuild``, ``backup`` and ``restore``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.ask import opened
from dateline.errors import RecordError

if TYPE_CHECKING:
    from dateline.store import Store

_SHOWN = 5
"""Rows named for each thing that is wrong."""


@app.command()
def check(
    context: typer.Context,
    digest: Annotated[
        bool, typer.Option("--digest", help="Print one hash of all the record holds, and no more.")
    ] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Do not fold everything anew for comparison.")] = False,
) -> None:
    """Check that the record is whole: hashes, orphans, and that a fold from the start gives what is kept.

    Example: `dateline check --digest`
    """
    from dateline.store import checking

    with opened(context.obj) as store, store.reading() as connection:
        if digest:
            typer.echo(checking.digest(connection))
            return
        found = list(checking.check(connection, law=not quick))
        told = ", ".join(f"{n} {name}" for name, n in checking.counts(connection).items())
    wrong = Counter((one.what, one.advice) for one in found)
    for (what, advice), count in wrong.items():
        rows = ", ".join(one.row[:12] for one in found if one.what == what)[: 14 * _SHOWN]
        typer.echo(f"{count} x {what} ({rows}); {advice}")
    if wrong:
        raise RecordError(f"{context.obj.record}: {len(found)} thing(s) are wrong with it, as listed; {told}")
    typer.echo(f"{context.obj.record}: whole; {told}{'; not folded anew' if quick else ''}")


@app.command()
def rebuild(
    context: typer.Context,
    reread: Annotated[
        bool, typer.Option("--reread", help="First read events anew from the kept texts, with this version's engine.")
    ] = False,
) -> None:
    """Make events, families and the search index anew from the stories kept. Nothing kept is changed.

    Example: `dateline rebuild --reread`
    """
    from dateline.store import open_store

    _must_be(context.obj.record)
    with open_store(context.obj.record, create=True) as store:
        read = _reread(store) if reread else 0
        store.rebuild()
        stories = store.count()
    told = f", {read} read anew by this version" if reread else ""
    typer.echo(f"{context.obj.record}: {stories} stories folded anew{told}")


@app.command()
def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; .jsonl.gz is a good ending.")],
) -> None:
    """Write all that is kept to one file, which `dateline restore` takes into any store. Others may write meanwhile.

    Example: `dateline backup talks.jsonl.gz`
    """
    from dateline.store import archive

    with opened(context.obj) as store, store.reading() as connection:
        rows = archive.backup(connection, target)
    typer.echo(f"{target}: {rows} rows of {context.obj.record}; back with: dateline --record NEW restore {target}")


@app.command()
def restore(
    context: typer.Context, source: Annotated[Path, typer.Argument(metavar="FILE", help="A file of dateline backup.")]
) -> None:
    """Put a backup into a new record, an SQLite file or a PostgreSQL database.

    Example: `dateline --record again.db restore talks.jsonl.gz`
    """
    from dateline.store import archive, open_store

    if not source.is_file():
        raise RecordError(f"{source}: there is no such file; make one with: dateline backup FILE")
    with open_store(context.obj.record, create=True) as store:
        with store.writing() as connection:
            rows = archive.restore(connection, source)
        store.catch_up()
        stories = store.count()
    typer.echo(f"{context.obj.record}: {rows} rows of {source}, {stories} stories")


def _must_be(record: str) -> None:
    """Nothing to rebuild where there is no record."""
    from dateline.store import open_store

    try:
        open_store(record, create=False).close()
    except RecordError as error:
        if "there is no record" in str(error):
            raise


def _reread(store: Store) -> int:
    """Stories whose events this engine has read anew; what it can read from the source text, it reads whole."""
    from dateline import engine

    mine = engine.engine()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    read = 0
    for old in store.readings(mine.key):
        again = engine.reread(old)
        store.add(again.reading, again.reports, mine, now)
        read += 1
    return read
