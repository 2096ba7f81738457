"""Arrivals of the web -> the record: each is read, kept, and its visit written down, one after another."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
import typer

from dateline import __version__
from dateline.cli.ingest import Summary, keep
from dateline.cli.sources import stories
from dateline.cli.stopping import heard
from dateline.errors import SourceError
from dateline.model.coverage import Outcome, Visit

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.feeds import Arrival
    from dateline.sources.web import Clock, Fetcher, Validators
    from dateline.store import Store

AGENT = f"dateline/{__version__} (reads news for its user; obeys robots.txt)"


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How the web is asked: limits, the delay between two questions to a host, what of this machine may be asked."""

    max_bytes: int
    delay: float = 2.0
    seconds: float = 60.0
    allow: tuple[str, ...] = ()
    warc: Path | None = None
    agent: str = AGENT


class Memory:
    """What the record knows of earlier rounds; None (nothing) where there is no record yet."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    def validators(self, address: str) -> Validators | None:
        """ETag and Last-Modified of the last good visit."""
        from dateline.sources.web import Validators

        visit = self._store.last_visit(address) if self._store else None
        return Validators(visit.etag, visit.last_modified) if visit else None

    def has(self, address: str, mark: str) -> bool:
        """True where it was taken before."""
        return self._store is not None and self._store.was_taken(address, mark)


def system_clock() -> Clock:
    """The clock of this machine."""
    from dateline.sources.web import Clock

    return Clock(now=lambda: dt.datetime.now(dt.UTC), ticks=time.monotonic, sleep=time.sleep)


def fetcher(manners: Manners, clock: Clock) -> Fetcher:
    """Who asks."""
    from dateline.sources.web import Client, Fetcher, Guard, Limits, Pace, Robots, Warc

    limits = Limits(max_bytes=manners.max_bytes, seconds=manners.seconds)
    client = Client(Guard(manners.allow), limits, clock, manners.agent)
    warc = Warc(manners.warc, AGENT) if manners.warc else None
    return Fetcher(client, Robots(client), Pace(clock, delay=manners.delay), clock, warc)


def take(store: Store, arrivals: Iterable[Arrival], clock: Clock, summary: Summary) -> None:
    """Keeps every arrival, counting in ``summary``; Ctrl-C keeps what is whole."""
    try:
        with heard() as stop_if_asked:
            for arrival in arrivals:
                stop_if_asked()
                store.visit(_one(store, arrival, clock, summary))
    except KeyboardInterrupt:
        summary.interrupted = True


def _one(store: Store, arrival: Arrival, clock: Clock, summary: Summary) -> Visit:
    if arrival.document is None:
        if arrival.outcome in ("failed", "refused"):
            summary.refused[arrival.outcome] += 1
            typer.echo(f"dateline: {arrival.address}: {arrival.reason}; {arrival.advice}", err=True)
        return _visit(arrival, arrival.outcome, clock, reason=arrival.reason)
    try:
        kept = stories(arrival.document, arrival.day)
    except SourceError as error:
        summary.refused[error.reason] += 1
        typer.echo(f"dateline: {error}", err=True)
        return _visit(arrival, "refused", clock, reason=error.problem)
    keep(store, kept, clock.now(), summary)
    shelved = {story.reading.shelved for story in kept}
    day = next((known[:10] for story in kept if (known := story.reading.story.known)), arrival.day)
    if kept and None not in shelved:
        return _visit(arrival, "shelved", clock, reason=", ".join(sorted(filter(None, shelved))), day=day)
    return _visit(arrival, "fetched", clock, day=day)


def _visit(arrival: Arrival, outcome: Outcome, clock: Clock, *, reason: str = "", day: str | None = None) -> Visit:
    return Visit(
        source=arrival.source,
        address=arrival.address,
        at=clock.now().isoformat(timespec="seconds"),
        outcome=outcome,
        reason=reason,
        mark=arrival.mark,
        etag=arrival.validators.etag,
        last_modified=arrival.validators.last_modified,
        day=day or arrival.day,
    )
