"""What a fold notes beside the events, for the pages of people and of review: namings, headlines, notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Story, Telling
from dateline.model.known import instant
from dateline.record.case import Case
from dateline.record.derived.people import namings as namings_of
from dateline.record.notices import REACH, head_of, is_open, outlets_of, says
from dateline.record.order import clock, place
from dateline.store import kept, writing
from dateline.store.derived_people import namings, spellings
from dateline.store.derived_review import heads, notices, suspects

_BEHIND = "~"
"""Behind every place of a clock."""


class Notes:
    """Those of one chunk on their way into the tables."""

    def __init__(self, fold: int) -> None:
        self._fold = fold
        self._rows: dict[sa.Table, list[dict[str, Any]]] = {namings: [], spellings: [], heads: [], notices: []}
        self._first = ""
        self._last = ""

    def take(self, telling: Telling, placed: Iterable[tuple[str, Case]] | None) -> None:
        """One story; ``placed``: where its reports stand, None for one that does not speak."""
        story = telling.story
        at = place(story)
        self._first, self._last = self._first or at, at
        self._head(story, at, told=bool(telling.reports))
        homes = {report: case.first.report for report, case in placed or ()}
        nth = 0
        for report in telling.reports if placed is not None else ():
            for one in namings_of(report, story, homes[report.report]):
                row = {k: v for k, v in msgspec.structs.asdict(one).items() if k != "story"}
                more = {"place": at, "nth": nth, "story_id": story.id, "fold": self._fold}
                self._rows[namings].append(row | more)
                self._rows[spellings].append({"party": one.party, "name": one.name, "compared": 0})
                nth += 1

    def _head(self, story: Story, at: str, *, told: bool) -> None:
        if is_open(story):
            self._rows[notices].append({"story_id": story.id, "place": at})
        head = head_of(story) if told and story.known else None
        for outlet in sorted(outlets_of(story)) if head else ():
            self._rows[heads].append({"outlet": outlet, "place": at, "story_id": story.id, "head": head})

    def write(self, connection: sa.Connection) -> None:
        """Writes them; then which stories each notice of the chunk may mean, and that of its first instant before."""
        if not self._last:
            return
        for table, rows in self._rows.items():
            writing.put(connection, table, rows, keep_first=table is spellings)
        begin = self._first.partition("|")[0]
        near = sa.select(notices).where(notices.c.place >= begin, notices.c.place <= self._last)
        found = {row.story_id: row.place for row in connection.execute(near)}
        told = kept.tellings(connection, found)
        rows = [row for name, at in found.items() for row in _meant(connection, told[name].story, at)]
        writing.put(connection, suspects, rows, keep_first=True)


def _meant(connection: sa.Connection, notice: Story, at: str) -> Iterator[dict[str, Any]]:
    """The stories folded so far that the notice may mean."""
    moment = instant(notice.known)
    query = sa.select(heads.c.story_id, heads.c.place, heads.c.head).where(
        heads.c.outlet.in_(sorted(outlets_of(notice))),
        heads.c.place >= clock(moment - REACH), heads.c.place < clock(moment) + _BEHIND,
    )  # fmt: skip
    for row in connection.execute(query.distinct()):
        if row.story_id != notice.id and says(notice, row.head):
            yield {"notice": notice.id, "story_id": row.story_id, "place": max(at, row.place)}
