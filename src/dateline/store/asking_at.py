"""The record as of some moment, as questions read it: tables up to a place, and on top what they cannot hold.

``at`` finds that place. Around the ends of a day some stories count that stand behind it: they are folded here, and
what they make of events (``At.over``) stands in front of the tables, and so does what judgements change
(``overlaid.py``). Where stories wait to be folded, and where a notice not yet known silences a story that was, all of
it is folded in memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from dateline.model.known import AsOf, instant
from dateline.record.order import clock, stands_for
from dateline.store.derived import RETOLD, SILENT, pending, placements, steps
from dateline.store.derived_judged import judged_events
from dateline.store.facets import END
from dateline.store.fronted import Front
from dateline.store.hints import beside
from dateline.store.portions import portions
from dateline.store.schema import judgements

if TYPE_CHECKING:
    from dateline.model import Judgement, Telling
    from dateline.record.case import Birth, Case
    from dateline.record.derived.told import Told
    from dateline.record.doubts import Doubt
    from dateline.record.growing import Growing
    from dateline.record.judged.standing import Standing as JudgedStanding
    from dateline.record.record import Record
    from dateline.store.around import Around
    from dateline.store.overlay import Overlaid

NOW = AsOf(None)
EAST, WEST = dt.timedelta(hours=14), dt.timedelta(hours=12)
"""How far a local day may begin before, and end after, the same day in UTC."""
Remember = Callable[[sa.Connection, AsOf, AsOf], "Record"]
"""Gives the record folded in memory."""
Overlay = Callable[[sa.Connection, AsOf, AsOf, Callable[[], "Overlaid"]], "Overlaid"]
"""Gives what judgements change as of a moment, worked out by the last of these where it is not held."""


class At(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One moment of the record: what stands in the tables before ``until``, but for the events in ``over``.

    ``births``: where in the fold those began. ``late``: the stories folded for them, ``doubts`` where they may stand
    wrong. ``judged``: what judgements change, all of ``over`` then. ``memory``: all of it, where the tables do not do.
    ``waiting``: stories kept that are in no answer yet.
    """

    connection: sa.Connection
    as_of: AsOf = NOW
    until: str = END
    over: dict[str, Told] = {}
    births: dict[str, Birth] = {}
    late: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    judged: Overlaid | None = None
    memory: Record | None = None
    waiting: int = 0

    @cached_property
    def front(self) -> Front:
        """What stands in front of the tables, to be looked up in."""
        return self.judged.front if self.judged is not None else Front(self.over)

    @property
    def hidden(self) -> frozenset[str]:
        """Events of which the tables do not say how they stand then."""
        return self.front.hidden

    @cached_property
    def around(self) -> Around:
        """What stands around events then: each is read once, however many questions of one picture ask for it."""
        from dateline.store.around import Around

        return Around(self)

    def among_hidden(self) -> Iterator[Any]:
        """The same for ``IN``: so many at a time, or all of them by a query."""
        if self.judged is not None and self.judged.kept:
            yield sa.select(judged_events.c.event)
        else:
            yield from portions(sorted(self.hidden))

    @cached_property
    def otherwise(self) -> frozenset[str]:
        """The parties (``facets.core_of``) of what is in ``over``, now and as the tables have it without judgements."""
        if self.judged is not None:
            return self.judged.cores
        return frozenset(self.front.by_core)

    def home(self, report: str, event: str) -> str | None:
        """Where a report (or an id that no story speaks for) stands then that the tables have in ``event``."""
        found = self.front.homes.get(report)
        if found is not None or self.judged is None:
            return found or event
        return None if event in self.hidden or report in self.judged.nowhere else event

    @property
    def judgements(self) -> tuple[JudgedStanding, ...]:
        """Every judgement made by then, and what became of it."""
        told = self.memory or self.judged
        return told.judgements if told is not None else ()

    @cached_property
    def silent(self) -> tuple[tuple[str, str], ...]:
        """Ids that no story speaks for any more and the events that they resolve to then, in order."""
        query = sa.select(placements.c.report, placements.c.event).where(RETOLD)
        query = query.order_by(placements.c.place, placements.c.nth)
        if self.until == END:
            return tuple((row.report, row.event) for row in self.connection.execute(query))
        again = self.connection.execute(query.where(placements.c.place < self.until))
        return (*((row.report, row.event) for row in again), *self._superseded())

    def _superseded(self) -> Iterator[tuple[str, str]]:
        """What a superseded story told goes by the event that its ids would join."""
        query = sa.select(steps.c.story_id).where(SILENT, steps.c.role == "superseded", steps.c.place < self.until)
        names = list(self.connection.execute(query.order_by(steps.c.place)).scalars())
        if not names:
            return
        from dateline.store import kept

        growing = _grown(self.connection, self.until, self.late)
        told = kept.tellings(self.connection, names)
        for telling in _in_order(told, names):
            before = len(growing.placed)
            growing.name(telling)
            for report, case in list(growing.placed.items())[before:]:
                yield report, case.first.report

    def stands(self, table: Any, *, sought: bool = True) -> sa.ColumnElement[bool]:
        """Rows of ``states``, ``attending`` or ``turns`` that stand then, whatever is in ``over``.

        ``sought`` False: what is asked beside leaves few rows, so that they are looked up by that.
        """
        if self.until == END:
            standing: sa.ColumnElement[bool] = (table.c.till if sought else beside(table.c.till)) == END
            return standing
        return sa.and_(table.c.since < self.until, (table.c.till if sought else beside(table.c.till)) >= self.until)

    def tabled(self, table: Any, *, sought: bool = True) -> sa.ColumnElement[bool]:
        """The same without the events in ``over``, and without those that judgements leave none of."""
        stands = self.stands(table, sought=sought)
        if not self.hidden:
            return stands
        if self.judged is not None and self.judged.kept:
            hidden = sa.select(sa.literal(1)).where(judged_events.c.event == table.c.event)
            return sa.and_(stands, ~hidden.exists())
        return sa.and_(stands, table.c.event.not_in(sorted(self.hidden)))


def at(
    connection: sa.Connection,
    as_of: AsOf = NOW,
    judged_by: AsOf | None = None,
    *,
    skip_waiting: bool = False,
    remember: Remember | None = None,
    overlay: Overlay | None = None,
) -> At:
    """The record as of ``as_of``, under the judgements made by ``judged_by`` (default: by then).

    Stories that are kept and not yet folded are folded in memory, which takes long while many come in;
    ``skip_waiting`` answers without them, and ``At.waiting`` says how many there are.
    """
    waiting = connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()
    by = judged_by or as_of
    seen = None if waiting and not skip_waiting else _seen(connection, as_of)
    if seen is None:
        record = (remember or _folded)(connection, as_of, by)
        return At(connection=connection, as_of=as_of, memory=record)
    until, late = seen
    here = At(connection=connection, as_of=as_of, until=until, waiting=waiting)
    if any(by.allows(made) for made in connection.execute(sa.select(judgements.c.made)).scalars()):
        judged = (overlay or _worked_out)(connection, as_of, by, lambda: _overlaid(connection, until, late, by))
        return msgspec.structs.replace(here, late=tuple(late), over=judged.over, births=judged.births, judged=judged)
    if not late:
        return here
    growing = _grown(connection, until, late)
    cases = _once(growing.placed.values())
    return msgspec.structs.replace(
        here, late=tuple(late), over=tolds_of(cases), births={case.first.report: case.ordinal for case in cases},
        doubts=tuple(growing.doubts.values()),
    )  # fmt: skip


def _folded(connection: sa.Connection, as_of: AsOf, judged_by: AsOf) -> Record:
    """All of it folded in memory; what folds is loaded only then."""
    from dateline.store.loading import load

    return load(connection, as_of, judged_by)


def _worked_out(_: sa.Connection, __: AsOf, ___: AsOf, work_out: Callable[[], Overlaid]) -> Overlaid:
    return work_out()


def _overlaid(connection: sa.Connection, until: str, late: list[str], by: AsOf) -> Overlaid:
    """What the judgements made by then change."""
    from dateline.store import judged_now
    from dateline.store.judged import kept
    from dateline.store.overlay import all_of

    if until == END and by.text is None:
        return judged_now.now(connection)
    from dateline.store.overlaid import Moment, grouped

    made: list[Judgement] = [one for one in kept(connection) if by.allows(one.made)]
    before = judged_now.before(connection, until, late, {one.id for one in made})
    stay = {group.judgements: told for group, told in before}
    found = grouped(Moment(connection=connection, until=until, late=late, made=made), [group for group, _ in before])
    return all_of(told or stay[group.judgements] for group, told in found)


def _seen(connection: sa.Connection, as_of: AsOf) -> tuple[str, list[str]] | None:
    """A place, and the stories behind it that count; None where a later notice silences a story known by then."""
    if as_of.text is None:
        return END, []
    if not as_of.is_day:
        until, late = clock(instant(as_of.text)) + END, list[str]()
    else:
        until, late = _by_local_day(connection, as_of)
    gone = steps.alias()
    unheard = (
        sa.select(steps.c.story_id)
        .join(gone, gone.c.story_id == steps.c.supersedes)
        .where(steps.c.supersedes > "", beside(gone.c.place) < until, beside(steps.c.place) >= until)
    )
    late_notice = sa.select(steps.c.story_id).where(steps.c.story_id.in_(late), steps.c.role != "speaks")
    if connection.execute(unheard.limit(1)).first() or (late and connection.execute(late_notice).first()):
        return None
    if _translation_unheard(connection, until):
        return None
    return until, late


def _translation_unheard(connection: sa.Connection, until: str) -> bool:
    """True where a translation is silenced by a notice behind the place: one that names the story it translates, which
    may never have been kept."""
    query = sa.select(steps.c.story_id).where(
        SILENT, steps.c.role == "superseded", steps.c.text_sha256 == "", steps.c.place < until
    )
    names = list(connection.execute(query).scalars())
    if not names:
        return False
    from dateline.store import kept

    ends = [stands_for(told.story) for told in kept.tellings(connection, names).values()]
    known = sa.select(steps.c.supersedes).where(steps.c.supersedes.in_(set().union(*ends)), steps.c.place < until)
    heard = set(connection.execute(known).scalars())
    return any(heard.isdisjoint(own) for own in ends)


def _by_local_day(connection: sa.Connection, as_of: AsOf) -> tuple[str, list[str]]:
    """A day counts where the story was filed: around its ends some stories of it come behind some of the next."""
    start = instant(f"{as_of.text}T00:00:00+00:00")
    first, last = clock(start + dt.timedelta(days=1) - EAST), clock(start + dt.timedelta(days=1) + WEST)
    query = sa.select(steps.c.story_id, steps.c.place, steps.c.day).where(steps.c.place >= first, steps.c.place <= last)
    rows = connection.execute(query.order_by(steps.c.place)).all()
    n = next((n for n, row in enumerate(rows) if not as_of.allows(row.day)), len(rows))
    until = rows[n].place if n < len(rows) else last
    return until, [row.story_id for row in rows[n:] if as_of.allows(row.day)]


def _grown(connection: sa.Connection, until: str, late: Collection[str]) -> Growing:
    """The few stories behind the place, folded on top of what stands before it."""
    from dateline.record.growing import Growing
    from dateline.record.judged.judged import Judged
    from dateline.store import kept
    from dateline.store.standing import Standing

    growing = Growing(Judged((), {}), Standing(connection, until))
    told = kept.tellings(connection, late)
    for telling in _in_order(told, late):
        growing.take(telling)
    return growing


def _once(cases: Iterable[Case]) -> list[Case]:
    return list({case.first.report: case for case in cases}.values())


def _in_order(told: dict[str, Telling], names: Iterable[str]) -> list[Telling]:
    return [told[name] for name in names]


def tolds_of(cases: Iterable[Case]) -> dict[str, Told]:
    """Events with their reports, by id."""
    from dateline.record.derived.told import Told
    from dateline.record.merge import merged

    return {case.first.report: Told(merged(case), tuple(case.members)) for case in cases}
