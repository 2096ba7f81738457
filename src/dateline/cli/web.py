"""``dateline fetch``, ``watch`` and ``backfill``: stories from the web into the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.ingest import Summary, copied, told
from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.cli.arrivals import Manners, Memory
    from dateline.feeds import Arrival, Feed
    from dateline.sources.web import Fetcher

Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="HOST|NET", help="A private host or network that may be asked. Repeated: each."),
]
Delay = Annotated[float, typer.Option("--delay", min=0.0, metavar="S", help="Seconds between two questions to a host.")]
Seconds = Annotated[float, typer.Option("--seconds", min=1.0, metavar="S", help="Longest time for one document.")]
WarcFile = Annotated[
    Path | None, typer.Option("--warc", metavar="FILE", help="Keep the raw answers, too (.warc or .warc.gz).")
]


@app.command()
def fetch(
    context: typer.Context,
    addresses: Annotated[list[str], typer.Argument(metavar="URL...", help="Pages and feeds (RSS, Atom).")],
    allow: Allow = None,
    delay: Delay = 2.0,
    seconds: Seconds = 60.0,
    warc: WarcFile = None,
) -> None:
    """Fetch pages and feeds and read their stories into the record.

    robots.txt is obeyed. Example: `dateline fetch https://wire.example/2023/04/talks`
    """
    from dateline.feeds.asked import asked

    manners = _manners(context, allow, delay, seconds, warc)
    _run(context, manners, lambda fetcher, memory: asked(addresses, fetcher, memory, max_bytes=manners.max_bytes))


@app.command()
def watch(
    context: typer.Context,
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The list of feeds.")],
    check: Annotated[
        bool, typer.Option("--check", help="Ask each feed once, print what it gives, keep nothing.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="One round, then end: for cron.")] = False,
    allow: Allow = None,
    delay: Delay = 2.0,
    seconds: Seconds = 60.0,
    warc: WarcFile = None,
) -> None:
    """Go round a list of feeds and read what is new into the record, until Ctrl-C.

    Example: `dateline watch feeds.toml --once`
    """
    from dateline.feeds import load_feeds

    listed = load_feeds(feeds)
    manners = _manners(context, allow, delay, seconds, warc)
    if check:
        _check(listed, manners)
    elif once:
        _run(context, manners, _round(listed, manners))
    else:
        _go_round(context, listed, manners)


@app.command()
def backfill(
    context: typer.Context,
    source: Annotated[str, typer.Option("--source", metavar="HOST", help="Whose pages.")],
    since: Annotated[int, typer.Option("--from", metavar="YEAR", help="The first year.")],
    until: Annotated[int | None, typer.Option("--until", metavar="YEAR", help="The last year. [default: this]")] = None,
    sitemap: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="A sitemap to start from. [default: those its robots.txt names]"),
    ] = None,
    index: Annotated[
        str | None, typer.Option(metavar="NAME", help="Ask this public crawl, not the host: commoncrawl.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Pages at most; a further run goes on.")] = 1000,
    allow: Allow = None,
    delay: Delay = 2.0,
    seconds: Seconds = 60.0,
    warc: WarcFile = None,
) -> None:
    """Read a paper's older stories: by its sitemaps, or from a public crawl.

    Example: `dateline backfill --source wire.example --from 2018`
    """
    from dateline.feeds.backfill import Wish, by_index, by_sitemaps

    last = until or dt.datetime.now(dt.UTC).year
    if last < since:
        raise UsageError(f"--until {last} is before --from {since}; swap them")
    manners = _manners(context, allow, delay, seconds, warc)
    wish = Wish(host=source, first=since, last=last, limit=limit, max_bytes=manners.max_bytes)
    if index is not None:
        _run(context, manners, lambda fetcher, memory: by_index(wish, index, fetcher, memory))
    else:
        _run(context, manners, lambda fetcher, memory: by_sitemaps(wish, sitemap or (), fetcher, memory))


Asks = Callable[["Fetcher", "Memory"], "Iterable[Arrival]"]


def _run(context: typer.Context, manners: Manners, asks: Asks) -> None:
    """One run over all arrivals, told in one line. Status 1 where something was refused or failed."""
    from dateline.cli import arrivals
    from dateline.store import open_store

    clock, summary = arrivals.system_clock(), Summary()
    with open_store(context.obj.record, create=True) as store:
        arrivals.take(store, asks(arrivals.fetcher(manners, clock), arrivals.Memory(store)), clock, summary)
        copies = copied(store, summary)
    typer.echo(told(summary, copies, context.obj.record))
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.refused:
        raise typer.Exit(1)


def _round(listed: Sequence[Feed], manners: Manners) -> Asks:
    from dateline.feeds import watch

    return lambda fetcher, memory: watch(listed, fetcher, memory, max_bytes=manners.max_bytes)


def _go_round(context: typer.Context, listed: Sequence[Feed], manners: Manners) -> None:
    """Round after round, each feed as often as its list says, until Ctrl-C; a line for each round with news."""
    from dateline.cli import arrivals
    from dateline.feeds.due import Due
    from dateline.store import open_store

    clock = arrivals.system_clock()
    fetcher, due = arrivals.fetcher(manners, clock), Due(listed, clock)
    with open_store(context.obj.record, create=True) as store:
        while True:
            summary = Summary()
            arrivals.take(store, _round(due.now(), manners)(fetcher, arrivals.Memory(store)), clock, summary)
            if summary.read or summary.refused:
                typer.echo(told(summary, copied(store, summary), context.obj.record))
                store.settle()
            if summary.interrupted:
                raise typer.Exit(130)
            due.wait()


def _check(listed: Sequence[Feed], manners: Manners) -> None:
    """One line a feed: entries and the newest day, or what is wrong. Status 1 where any is wrong."""
    from dateline.cli import arrivals
    from dateline.feeds import check

    clock, wrong = arrivals.system_clock(), 0
    for one in check(listed, arrivals.fetcher(manners, clock), max_bytes=manners.max_bytes):
        wrong += bool(one.fault)
        newest = f", newest {one.newest}" if one.newest else ""
        typer.echo(f"{one.feed.name}: {one.fault or f'{one.entries} entries{newest}'}")
    if wrong:
        raise typer.Exit(1)


def _manners(
    context: typer.Context, allow: list[str] | None, delay: float, seconds: float, warc: Path | None
) -> Manners:
    from dateline.cli.arrivals import Manners

    return Manners(
        max_bytes=context.obj.max_source_bytes, delay=delay, seconds=seconds, allow=tuple(allow or ()), warc=warc
    )
