"""``dateline demo``: the main job on the sample stories, from nothing to answers."""

from __future__ import annotations

import datetime as dt
import tempfile
from importlib import resources
from pathlib import Path

import typer

from dateline.cli import show
from dateline.cli.app import app
from dateline.cli.ingest import take
from dateline.model.known import AsOf
from dateline.record import timeline, upcoming
from dateline.sources import collect
from dateline.store import load_record, open_store

BEFORE = "2023-04-15"
PAIR = ("JPN", "KOR")


@app.command()
def demo() -> None:
    """Read the sample stories into a fresh record and show what can be asked of it.

    Example: `dateline demo`
    """
    out = show.console()
    with tempfile.TemporaryDirectory() as folder, resources.as_file(resources.files("dateline") / "samples") as samples:
        record_file = str(Path(folder) / "demo.db")
        with open_store(record_file, create=True) as store:
            summary = take(
                store, collect([str(samples)], max_bytes=1 << 24), None, dt.datetime.now(dt.UTC), quiet=False
            )
            out.print(
                f"$ dateline ingest samples/\nread {summary.read} stories, {len(summary.new)} new\n", markup=False
            )
            then, now = load_record(store, AsOf(BEFORE)), load_record(store)
            out.print(f"$ dateline upcoming --on {BEFORE} --as-of {BEFORE}", markup=False)
            show.events(upcoming(then.events, dt.date.fromisoformat(BEFORE)))
            out.print(f"\n$ dateline timeline --party {PAIR[0]} --party {PAIR[1]}", markup=False)
            rows = timeline(now.events, PAIR)
            show.timeline(rows, PAIR)
            best = max((r.event for r in rows), key=lambda e: (len(e.history), e.reports), default=None)
            if best is not None:
                out.print(f"\n$ dateline show {best.id[:8]}", markup=False)
                show.event(best, {s.id: s for s in store.stories()}, now.explain(best))
    typer.echo("\nNow with stories of your own:\n  dateline ingest FOLDER\n  dateline upcoming\n  dateline --help")
