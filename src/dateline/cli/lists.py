"""Lists on a terminal: events, what is ahead, and the timeline of a set of parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli import paper, words
from dateline.cli.paper import Cell, Column
from dateline.model import Event

if TYPE_CHECKING:
    from dateline.record import TimelineRow

_WIDE = 110
_EVENTS = (
    Column("when"), Column("status"), Column("parties", True), Column("what", True), Column("where", True),
    Column("src"), Column("id"),
)  # fmt: skip
_TIMELINE = (
    Column("when"), Column("gap"), Column("status"), Column("what", True), Column("about", True), Column("where", True),
    Column("src"), Column("id"),
)  # fmt: skip
_LEGEND = "* host   src: independent sources/stories   one event: dateline show ID"


def events(found: Sequence[Event]) -> None:
    """One event a line."""
    short = paper.width() < _WIDE
    rows = [(Cell(words.when(e.when)), words.status(e.status), Cell(words.parties(e)), *_rest(e, short)) for e in found]
    paper.table(_EVENTS, rows)
    paper.put(paper.styled(f"{_LEGEND}{_translated(found)}", "dim"))


def timeline(rows: Sequence[TimelineRow], parties: Sequence[str]) -> None:
    """The events of one set of parties through time; the gap counts from the last one held."""
    short = paper.width() < _WIDE
    head = f"{' - '.join(sorted(parties))}: {len(rows)} event{'' if len(rows) == 1 else 's'}"
    paper.put(paper.styled(head, "bold"))
    lines = [
        (
            Cell(words.when(r.event.when)), Cell(words.gap(r.gap)), words.status(r.event.status),
            *_rest(r.event, short, Cell(words.about(r.event, short=short))),
        )
        for r in rows
    ]  # fmt: skip
    paper.table(_TIMELINE, lines, {at: words.remark(row.event) for at, row in enumerate(rows)})
    legend = "gap: since the last one held   src: independent sources/stories"
    paper.put(paper.styled(f"{legend}{_translated([row.event for row in rows])}", "dim"))


def _translated(found: Sequence[Event]) -> str:
    """What the t behind a count of sources means, where there is one."""
    return "   t: told in translation only" if any(words.sources(one).endswith("t") for one in found) else ""


def _rest(one: Event, short: bool, *about: Cell) -> tuple[Cell, ...]:
    return (
        Cell(words.what(one, short=short)),
        *about,
        Cell(words.place(one, short=True)),
        Cell(words.sources(one)),
        Cell(one.id[:8]),
    )
