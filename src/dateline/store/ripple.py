"""What judgements change of the fold that the tables hold, worked out from the few stories that they bear on.

The tables hold the fold under no judgement. Here those stories are taken again, in order, that a judgement names, that
are copies of what it rejects, and that look for an event which by then stands otherwise; all others stand where the
tables have them. An event is ``mine`` from the step on at which it may differ.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from dateline.model import Telling
from dateline.record.before import Held
from dateline.record.case import Birth, Case
from dateline.record.derived.told import Told
from dateline.record.doubts import Doubt
from dateline.record.families import Families
from dateline.record.growing import Growing
from dateline.record.index import Index
from dateline.record.judged.bench import Due
from dateline.record.judged.judged import Judged
from dateline.record.order import place
from dateline.store import kept, looking
from dateline.store.derived import COPIES, filings, placements, steps
from dateline.store.facets import END
from dateline.store.portions import portions
from dateline.store.standing import Standing

Step = tuple[str, int, str]
"""Where it is in the order of the fold, and what: a story by id, else what is settled there by its number."""


class Ripple:
    """The fold of the tables before ``until``, and of the ``late`` stories behind it, under ``decided``.

    ``late``: their families by id. ``taken``: the stories looked at again, ``latest``: the place of the last. ``mine``:
    the events that may differ, as they stand here, by the id of their first report; ``gone``: those of the tables that
    are not there. ``anew``: the stories taken again that speak; ``doubts`` about their reports, with where they stand
    in the order of the fold; ``unnamed``: ids of silent stories that go by no event.
    Later stories bear on it that look under any of the ``keys``, or are of the families ``rejecting`` some report; any
    does where a superseded story ``ends_silent`` at what stands in the end.
    """

    def __init__(self, connection: sa.Connection, until: str, late: Mapping[str, str], decided: Judged) -> None:
        self.connection = connection
        self.decided = decided
        self.mine: dict[str, Case] = {}
        self.gone: set[str] = set()
        self.births: dict[str, Birth] = {}
        self.anew: set[str] = set()
        self.doubts: list[tuple[str, int, Doubt]] = []
        self.unnamed: set[str] = set()
        self.keys: set[str] = set()
        self.rejecting: set[str] = set()
        self.ends_silent = False
        self.growing = Growing(decided, _View(self))
        self.here = ""
        self.cells: dict[str, dict[Birth, Case]] = {}
        self._until = until
        self._late = late
        self._dues = self.growing.bench.hand_over()
        self._homes: dict[str, Case] = {}
        self._heap: list[Step] = []
        self._queued: set[str] = set()
        self.taken: set[str] = set()
        self.latest = ""
        self._names: dict[Birth, list[tuple[str, int, str]]] = {}
        self._last = self._last_of(steps.c.story_id.in_(sorted(late)) if late else steps.c.place < until)
        self._ready: dict[str, Case] = {}

    @property
    def before(self) -> str:
        """Before which place the tables hold what is asked for here."""
        return min(self.here, self._until)

    def run(self, stories: Iterable[str], reports: Iterable[str]) -> None:
        """Takes again what must be; ``stories`` that speak or came late, and ``reports`` that judgements name."""
        named = list(reports)
        self._queue(stories)
        for nth, due in enumerate(self._dues):
            heapq.heappush(self._heap, (due.at[0], nth, ""))
        while self._heap:
            self.here, nth, name = heapq.heappop(self._heap)
            self.latest = self.here
            self._read_ahead(named)
            if name:
                self._again(name)
            else:
                self._settle(self._dues[nth])
        self.here = END
        self._read_ahead(named)
        for report in named:
            self._case_of(report)
        self._name_superseded()

    def told(self) -> dict[str, Told]:
        """Every event that may differ, by id."""
        ordered = {birth: [name for *_, name in sorted(found)] for birth, found in self._names.items()}
        self.growing.names = ordered
        firsts = [case for case in self.mine.values() if case.bond == case.ordinal]
        return {told.event.id: told for told in map(self.growing.told, firsts)}

    def is_mine(self, name: str) -> bool:
        """True where the tables do not say what became of the event of that id."""
        return name in self.mine or name in self.gone

    def tabled(self, names: Iterable[str]) -> list[Case]:
        """Events as the tables have them here; those born in a story taken again in the order in which it was."""
        found = Standing(self.connection, self.before).cases(names)
        for case in found:
            case.ordinal = case.bond = self.births.get(case.first.report, case.ordinal)
        return found

    @property
    def _is_behind(self) -> bool:
        """True where no story comes any more."""
        return self.here > self._last

    def _last_of(self, which: sa.ColumnElement[bool]) -> str:
        return self.connection.execute(sa.select(sa.func.max(steps.c.place)).where(which)).scalar() or ""

    def _read_ahead(self, reports: Iterable[str]) -> None:
        """Once no story comes any more, reads at once the events of all those reports."""
        if not self._is_behind or self._ready:
            return
        names: dict[str, None] = {}
        for some in portions(report for report in reports if report not in self._homes):
            query = sa.select(placements.c.event).where(placements.c.report.in_(some), placements.c.silent == 0)
            names |= dict.fromkeys(self.connection.execute(query).scalars())
        self._ready = {case.first.report: case for case in self.tabled(n for n in names if not self.is_mine(n))}

    def _queue(self, names: Iterable[str]) -> None:
        """Those are to be taken again, each at its place."""
        new = [name for name in dict.fromkeys(names) if name not in self._queued]
        self._queued.update(new)
        for some in portions(new):
            query = sa.select(steps.c.story_id, steps.c.place).where(
                steps.c.story_id.in_(some), steps.c.role != "superseded"
            )
            for row in self.connection.execute(query):
                if row.place < self._until or row.story_id in self._late:
                    self.taken.add(row.story_id)
                    heapq.heappush(self._heap, (row.place, -1, row.story_id))

    def _again(self, name: str) -> None:
        """One story in its place."""
        row = self.connection.execute(sa.select(steps).where(steps.c.story_id == name)).one()
        telling = kept.tellings(self.connection, [name])[name]
        if row.role == "again":
            self._name(telling)
            return
        family = self._late.get(name, row.family)
        growing = self._fresh(family)
        rejected = len(growing.bench.gone)
        growing.take(telling)
        self._compare(name, self._tables(name))
        if len(growing.bench.gone) > rejected:
            self.rejecting.add(family)
            kin = sa.or_(steps.c.story_id == family, sa.and_(steps.c.family == family, COPIES))
            later = sa.select(steps.c.story_id).where(kin, steps.c.place > self.here)
            self._queue(self.connection.execute(later).scalars())

    def _fresh(self, family: str) -> Growing:
        """Ready for one story."""
        growing = self.growing
        growing.index, growing.families = Index(_View(self)), _Known(family)
        growing.cases, growing.placed, growing.reasons, growing.doubts, growing.names = [], {}, {}, {}, {}
        return growing

    def _tables(self, name: str) -> dict[str, tuple[str, str]]:
        """Where the tables have the reports of a story, and why."""
        query = sa.select(placements.c.report, placements.c.event, placements.c.why).where(
            placements.c.story_id == name, placements.c.silent == 0
        )
        return {r.report: (r.event, r.why) for r in self.connection.execute(query)} if name not in self._late else {}

    def _compare(self, story: str, before: Mapping[str, tuple[str, str]]) -> None:
        """Takes over what the story told otherwise than the tables have it, and what judgements bind together."""
        growing = self.growing
        now = {r: (case.first.report, growing.reasons[r]) for r, case in growing.placed.items()}
        cases = {case.first.report: case for case in growing.placed.values()}
        self.births |= {case.first.report: case.ordinal for case in growing.cases}
        found = {one[0] for r in before.keys() | now.keys() if before.get(r) != now.get(r)
                 for one in (before.get(r), now.get(r)) if one}  # fmt: skip
        found |= {name for r, (name, _) in now.items() if self.decided.constraints.group(r)}
        for name in sorted(found):
            if name in cases:
                self._hold(cases[name])
            elif not self.is_mine(name):
                self._lose(name)
        for name in cases.keys() & self.mine.keys():
            self._file(cases[name])
        self.anew.add(story)
        self.doubts += [(self.here, nth, unsure) for nth, unsure in enumerate(growing.doubts.values())]

    def _lose(self, name: str) -> None:
        """An event of the tables that lacks a report here; it may not be there at all."""
        found = self.tabled([name])
        for case in found:
            self._hold(case)
        if not found:
            self.gone.add(name)
            self._look_as_tabled(name)

    def _hold(self, case: Case) -> None:
        """From here on the event may differ from what the tables have: whoever looks for it looks again."""
        name = case.first.report
        if name in self.mine:
            return
        if name not in self.gone:
            self._name_before(case)
            self._look_as_tabled(name)
        self.gone.discard(name)
        self.mine[name] = case
        self._file(case)

    def _file(self, case: Case) -> None:
        """Under all cells of the event; who looks into one that is new looks again."""
        self._homes |= {member.report.report: case for member in case.members}
        self.keys |= looking.keys_of(case)
        fresh = {cell for cell in looking.filed(case) if case.ordinal not in self.cells.get(cell, {})}
        for cell in fresh:
            self.cells.setdefault(cell, {})[case.ordinal] = case
        if fresh and not self._is_behind:
            self._queue(looking.lookers(self.connection, case, fresh, self.here))

    def _look_as_tabled(self, name: str) -> None:
        """Those look again that, as the tables have it, find the event later."""
        if self._is_behind:
            return
        for case in Standing(self.connection, self._until).cases([name]):
            self.keys |= looking.keys_of(case)
            self._queue(looking.lookers(self.connection, case, looking.filed(case), self.here))

    def _case_of(self, report: str) -> Case | None:
        """The event in which a report stands here, held from now on; None for one that stands in none."""
        if report in self._homes or report in self.growing.bench.gone:
            return self._homes.get(report)
        query = sa.select(placements.c.event).where(
            placements.c.report == report, placements.c.silent == 0, placements.c.place < self.before
        )
        name = self.connection.execute(query).scalar()
        if name is not None and not self.is_mine(name):
            for case in [self._ready[name]] if name in self._ready else self.tabled([name]):
                self._hold(case)
        return self._homes.get(report)

    def _settle(self, due: Due) -> None:
        """What a judgement says of status or day, when its time has come."""
        case = self._case_of(due.claim.report.report)
        if case is not None:
            case.judge(due.claim, due.at)
            self._file(case)

    def _name_before(self, case: Case) -> None:
        """The ids of stories fetched again before here that go by it."""
        query = sa.select(placements.c.report, placements.c.place, placements.c.nth).where(
            placements.c.event == case.first.report, placements.c.silent == 1, placements.c.place < self.before
        )
        rows = self.connection.execute(query)
        self._names.setdefault(case.ordinal, []).extend((row.place, row.nth, row.report) for row in rows)

    def _name(self, telling: Telling, behind: str = "") -> None:
        """A story that does not speak, by the events that its ids would join here."""
        growing = self._fresh("")
        growing.name(telling)
        for nth, (report, case) in enumerate(growing.placed.items()):
            self._hold(case)
            at = f"{behind}{place(telling.story)}", nth, report
            self._names.setdefault(case.ordinal, []).append(at)
        self.unnamed |= {one.report for one in telling.reports} - growing.placed.keys()

    def _name_superseded(self) -> None:
        """What superseded stories told goes by the events that stand in the end."""
        done: set[str] = set()
        ahead = dict(self.mine)
        while ahead:
            names = looking.superseded(self.connection, ahead.values(), self._until) - done
            seen = set(self.mine)
            self.ends_silent = self.ends_silent or bool(names)
            for telling in kept.tellings(self.connection, names).values():
                self._name(telling, END)
            done |= names
            self.taken |= names
            ahead = {name: case for name, case in self.mine.items() if name not in seen}


class _View:
    """What a story taken again finds before it (``record.before.Before``)."""

    def __init__(self, ripple: Ripple) -> None:
        self._ripple = ripple

    def filed(self, cells: Collection[str]) -> Iterable[Case]:
        """Events under any of the cells: those that may differ as they are here, others as the tables have them."""
        found = {case.ordinal: case for cell in cells for case in self._ripple.cells.get(cell, {}).values()}
        names: dict[str, None] = {}
        for some in portions(cells):
            query = sa.select(filings.c.event).where(filings.c.cell.in_(some), filings.c.place < self._ripple.before)
            names |= dict.fromkeys(self._ripple.connection.execute(query).scalars())
        return [*found.values(), *self._ripple.tabled(name for name in names if not self._ripple.is_mine(name))]

    def same_text(self, text_sha256: str) -> tuple[str, str] | None:
        """None: families are as the tables have them."""
        return None

    def held_since(self, moment: dt.datetime | None, most: int) -> Iterable[Held]:
        """None."""
        return ()

    def held(self, known: Held) -> Held:
        return known


class _Known(Families):
    """The families that the tables have."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family

    def join(self, telling: Telling) -> str:
        """As it was joined."""
        return self._family
