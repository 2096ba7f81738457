"""The record out of the tables: what was folded is taken as it stands, and only the rest is folded here.

The tables hold the fold of every story that is not pending, under every notice and no judgement. What knows
less (as of a day), or more (judgements), shares all of it up to some place; behind it stories are folded anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dateline.model import Judgement, Telling
from dateline.model.known import AsOf
from dateline.record.before import Held
from dateline.record.case import Case
from dateline.record.growing import Growing, Placed
from dateline.record.judged.judged import judged
from dateline.record.order import Line, line_up, place
from dateline.record.record import Record
from dateline.store import judged as judged_rows
from dateline.store import kept, writing
from dateline.store.derived import placements, steps
from dateline.store.folding import LATE
from dateline.store.standing import Standing

if TYPE_CHECKING:
    from dateline.store.store import Store


def load_record(store: Store, as_of: AsOf | None = None, judged_by: AsOf | None = None) -> Record:
    """The record as of ``as_of`` (default: all of it): folded before, so far as the store has it, the rest here.

    Judgements count that were made by ``judged_by`` (default: by ``as_of``).
    """
    moment = as_of or AsOf(None)
    with store.reading() as connection:
        return load(connection, moment, judged_by or moment)


def load(connection: sa.Connection, as_of: AsOf, judged_by: AsOf) -> Record:
    """The record as of ``as_of``, under the judgements made by ``judged_by``."""
    tellings = kept.all_tellings(connection, as_of)
    return grown(connection, line_up(tellings, AsOf(None)), judged_rows.kept(connection), judged_by).record()


def grown(connection: sa.Connection, line: Line, made: Sequence[Judgement], judged_by: AsOf) -> Growing:
    """The fold of a line of stories, so far as the tables know it out of them."""
    speaking = line.speaking()
    taken = _taken(connection)
    until = shared_until(line, taken, _judged_stories(made, judged_by, speaking))
    placed = _placed(connection)
    growing = Growing(judged(made, judged_by, speaking), _Families(Standing(connection, until)))
    for telling in line.steps:
        name, at = telling.story.id, place(telling.story)
        old = until is None or at < until
        if name in line.again:
            growing.rename(placed.get(name, ())) if old else growing.name(telling)
        elif old:
            family, why = taken[name].family, taken[name].why
            growing.families.retake(name, family, why)
            growing.retake(telling, family, placed.get(name, ()))
        else:
            growing.take(telling)
    growing.close(line.superseded)
    return growing


def shared_until(line: Line, taken: Mapping[str, Any], judged_stories: Iterable[str]) -> str | None:
    """The place up to which the tables hold the fold of this line; None: all of it."""
    roles = {t.story.id: "again" if t.story.id in line.again else "speaks" for t in line.steps}
    roles |= {t.story.id: "superseded" for t in line.superseded}
    places = {t.story.id: place(t.story) for t in (*line.steps, *line.superseded)}
    differ = [at for name, at in places.items() if name not in taken or taken[name].role != roles[name]]
    differ += [places[name] for name in judged_stories if name in places]
    last = max(places.values(), default="")
    differ += [row.place for name, row in taken.items() if name not in roles and row.place < last]
    return min(differ, default=None)


def _taken(connection: sa.Connection) -> dict[str, Any]:
    waiting = writing.waiting(connection)
    query = sa.select(steps.c.story_id, steps.c.place, steps.c.role, steps.c.family, steps.c.why)
    rows: Iterable[Any] = connection.execute(query)
    return {row.story_id: row for row in rows if row.story_id not in waiting}


def _placed(connection: sa.Connection) -> dict[str, list[Placed]]:
    """What each story's reports were placed by, in order; without those of superseded stories."""
    query = sa.select(placements).where(placements.c.place < LATE).order_by(placements.c.story_id, placements.c.nth)
    found: dict[str, list[Placed]] = {}
    for row in connection.execute(query):
        placed = Placed(row.report, row.event, row.why, kept.doubt_of(row.doubt))
        found.setdefault(row.story_id, []).append(placed)
    return found


def _judged_stories(made: Iterable[Judgement], judged_by: AsOf, speaking: Mapping[str, Telling]) -> list[str]:
    """The stories whose words judgements stand on, a re-fetched one by that which speaks."""
    names = (a.story for one in made if judged_by.allows(one.made) for a in one.anchors)
    return [speaking[name].story.id for name in names if name in speaking]


class _Families:
    """What families need of the stories before; events are in memory already."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def filed(self, cells: Collection[str]) -> Iterable[Case]:
        """None further."""
        return ()

    def same_text(self, text_sha256: str) -> tuple[str, str] | None:
        """As the store knows it."""
        return self._standing.same_text(text_sha256)

    def held_since(self, moment: dt.datetime | None, most: int) -> Iterable[Held]:
        """As the store knows it."""
        return self._standing.held_since(moment, most)

    def held(self, known: Held) -> Held:
        return self._standing.held(known)
