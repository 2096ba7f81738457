"""``dateline demo``: the main job on the sample stories, from nothing to answers."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli import paper
from dateline.cli.app import app
from dateline.errors import SourceError, UsageError
from dateline.model.known import AsOf
from dateline.sources import Bytes, collect

if TYPE_CHECKING:
    from dateline.model import Event
    from dateline.record import TimelineRow

BEFORE = "2023-04-15"
PAIR = ("JPN", "KOR")
RECORD = "dateline.db"
STORIES = "stories"
ONE = "2023-04-17-yonhap.txt"


@app.command()
def demo(
    into: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="Keep the sample stories and the record in this new folder."),
    ] = None,
) -> None:
    """Read the sample stories into a fresh record and show what can be asked of it.

    Example: `dateline demo --into talks`
    """
    with _place(into) as folder:
        _copy_samples(folder / STORIES)
        _ask(folder)
    paper.put()
    if into:
        paper.put(f"Kept in {into}. Go on there:\n  cd {into}\n  dateline read {STORIES}/{ONE}\n  dateline events")
    else:
        paper.put("Keep it and go on yourself:\n  dateline demo --into talks\nOr with stories of your own:")
        paper.put("  dateline ingest FOLDER\n  dateline upcoming")


@contextmanager
def _place(into: str | None) -> Iterator[Path]:
    """A new folder: the one asked for, else one that is gone afterwards."""
    if into is None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as passing:
            yield Path(passing)
        return
    folder = Path(into)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"--into {into}: there is something already; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    yield folder


def _copy_samples(folder: Path) -> None:
    folder.mkdir()
    for sample in sorted((resources.files("dateline") / "samples").iterdir(), key=lambda s: s.name):
        if sample.name.endswith((".txt", ".html")):
            (folder / sample.name).write_bytes(sample.read_bytes())


def _samples(folder: Path) -> Iterator[Bytes | SourceError]:
    """The copied stories, named as seen from ``folder``."""
    for source in collect([str(folder / STORIES)], max_bytes=1 << 24):
        if isinstance(source, Bytes):
            source = msgspec.structs.replace(source, uri=f"{STORIES}/{Path(source.uri).name}")
        yield source


def _ask(folder: Path) -> None:
    from dateline.cli import ingest, lists
    from dateline.record import timeline, upcoming
    from dateline.store import load_record, open_store

    with open_store(str(folder / RECORD), create=True) as store:
        _command(f"dateline ingest {STORIES}")
        summary = ingest.Summary()
        ingest.take(store, _samples(folder), None, dt.datetime.now(dt.UTC), summary, quiet=False)
        paper.put(ingest.told(summary, ingest.copied(store, summary), RECORD))
        record = load_record(store)
        stories = {story.id: story for story in store.stories()}

        _command(f"dateline upcoming --as-of {BEFORE}", "What was ahead on that day, by the stories known then:")
        lists.events(upcoming(load_record(store, AsOf(BEFORE)).events, dt.date.fromisoformat(BEFORE)))
        pair = " ".join(f"--party {code}" for code in PAIR)
        _command(f"dateline timeline {pair}", "The same pair through time, with all that became known later:")
        rows = timeline(record.events, PAIR)
        lists.timeline(rows, PAIR)
        if rows:
            best = _told_best(rows)
            _command(f"dateline show {best.id[:8]}", "One event: who, how it changed, and which words say so:")
            from dateline.cli import event_view

            event_view.event(best, stories, record.explain(best))


def _told_best(rows: list[TimelineRow]) -> Event:
    """The event with the longest history, and of those the one that most stories tell."""
    return max((row.event for row in rows), key=lambda event: (len(event.history), event.reports))


def _command(line: str, about: str = "") -> None:
    paper.put()
    if about:
        paper.put(paper.styled(about, "dim"))
    paper.put(paper.styled(f"$ {line}", "bold"))
