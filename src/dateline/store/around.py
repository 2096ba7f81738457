"""What stands around an event as of a moment: those its stories tell of, those of the same parties, its storyline.

Series, relations, checks and storylines follow from several events together. For one event they are worked out from
those alone that can bear on them, so that the answer is the fold's: the events of its parties (series, checks), those
of its stories (relations), the larger gatherings of its days (margins), and for the storyline what hangs together.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from dateline.record.case import Birth
from dateline.record.derived.relations import MONTH, relations
from dateline.record.derived.series import Growing, SeriesLine, series_of
from dateline.record.derived.storylines import together
from dateline.record.derived.told import Told
from dateline.store import asking_at, namesakes, settled
from dateline.store.asking_at import At
from dateline.store.derived import events, placements, states
from dateline.store.facets import core_of
from dateline.store.gists import told_of
from dateline.store.portions import portions
from dateline.store.standing import Standing

_GATHERINGS = ("meeting", "forum", "exercise")


class Around:
    """Events read as they are asked for, each once. For a moment that the tables hold (``At.memory`` is None)."""

    def __init__(self, at: At) -> None:
        self._at = at
        self._standing = Standing(at.connection, at.until)
        self._tolds: dict[str, Told] = dict(at.over)
        self._births: dict[str, Birth] = dict(at.births)
        self._series: dict[str, list[Growing]] = {}
        self._stories: dict[str, list[str]] = {}
        self._cores: dict[str, list[Told]] = {}
        self._storylines: dict[str, list[Told]] = {}

    def ahead(self, tolds: Collection[Told]) -> None:
        """Reads at once what is about to be asked for each of these: the events of their stories, and their series."""
        near = self.of_stories(m.story.id for told in tolds for m in told.members)
        cores = {core_of(told.event) for told in (*tolds, *near)} - self._series.keys()
        found = settled.lines_of(self._at, cores)
        self.told(one.event for lines in found.values() for line in lines for one in line.rounds)
        self._series |= {core: [self._grown(line) for line in lines] for core, lines in found.items()}

    def told(self, names: Iterable[str]) -> list[Told]:
        """Events by id, in the order of the fold."""
        wanted = list(dict.fromkeys(names))
        missing = [name for name in wanted if name not in self._tolds or name not in self._births]
        if missing:
            self._load(missing)
        return sorted((self._tolds[n] for n in wanted if n in self._tolds), key=self._birth)

    def of_stories(self, stories: Iterable[str]) -> list[Told]:
        """Every event that these stories tell of."""
        wanted = list(dict.fromkeys(stories))
        missing = [name for name in wanted if name not in self._stories]
        self._stories |= {name: [] for name in missing}
        hidden = self._at.hidden if self._at.judged else frozenset[str]()
        for story in missing:
            self._stories[story] += self._at.front.by_story.get(story, ())
        for some in portions(missing):
            query = sa.select(placements.c.story_id, placements.c.event).where(
                placements.c.story_id.in_(some), placements.c.silent == 0, placements.c.place < self._at.until
            )
            for row in self._at.connection.execute(query.distinct()):
                if row.event not in hidden:
                    self._stories[row.story_id].append(row.event)
        return self.told(name for story in wanted for name in self._stories[story])

    def of_core(self, core: str) -> list[Told]:
        """Every event of those parties (``facets.core_of``)."""
        found = self._cores.get(core)
        if found is None:
            query = sa.select(states.c.event).where(self._at.tabled(states, sought=False), states.c.core == core)
            names = list(self._at.connection.execute(query).scalars())
            names += self._at.front.by_core.get(core, ())
            found = self._cores[core] = self.told(names)
        return found

    def series_of(self, core: str) -> list[Growing]:
        """Every series of those parties."""
        found = self._series.get(core)
        if found is None:
            lines = settled.lines_of(self._at, [core]).get(core)
            if lines is None:
                group = self.of_core(core)
                found = list(itertools.chain(*series_of(group, namesakes.same(self._at.connection, group))))
            else:
                found = [self._grown(line) for line in lines]
            self._series[core] = found
        return found

    def _grown(self, line: SeriesLine) -> Growing:
        """A series out of what is kept of it."""
        why = {one.event: one.why for one in line.rounds}
        rounds = self.told(why)
        growing = Growing(next(told for told in rounds if told.event.id == line.id), why[line.id])
        for told in rounds:
            if told.event.id != line.id:
                growing.add(told, why[told.event.id])
        return growing

    def larger(self, told: Told) -> list[Told]:
        """Gatherings of those days that others may take place beside."""
        if not told.event.margins_of or not told.period:
            return []
        month = told.period.first.toordinal() // MONTH
        query = sa.select(states.c.event).where(
            self._at.tabled(states),
            states.c.first.between((month - 1) * MONTH, (month + 2) * MONTH - 1),
            states.c.kind.in_(_GATHERINGS),
            sa.or_(states.c.series.is_not(None), states.c.pair.not_like("%|%")),
        )
        own = (name for name, one in self._at.over.items() if one.event.kind in _GATHERINGS)
        return self.told([*self._at.connection.execute(query).scalars(), *own])

    def storyline(self, told: Told) -> list[Told]:
        """Every event that belongs with it, in the order of the fold; the first names the storyline."""
        if told.event.id not in self._storylines:
            self.storylines([told])
        return self._storylines[told.event.id]

    def storylines(self, tolds: Iterable[Told]) -> None:
        """Works out those of all these at once, a step of all of them at a time."""
        found: dict[str, Told] = {}
        beside: dict[str, dict[str, None]] = {}
        ahead = {told.event.id: told for told in tolds if told.event.id not in self._storylines}
        while ahead:
            found |= ahead
            near: dict[str, Told] = {}
            for one, other in self._beside(list(ahead.values())):
                near |= {one.event.id: one, other.event.id: other}
                beside.setdefault(one.event.id, {})[other.event.id] = None
                beside.setdefault(other.event.id, {})[one.event.id] = None
            ahead = {name: one for name, one in near.items() if name not in found}
        for name in found:
            if name not in self._storylines:
                line = sorted((found[one] for one in _hanging(name, beside)), key=self._birth)
                self._storylines |= {one.event.id: line for one in line}

    def _beside(self, ones: Collection[Told]) -> Iterator[tuple[Told, Told]]:
        """Which of these belong with which others by series, by relation, or by a story that tells of both."""
        near = self.of_stories(m.story.id for one in ones for m in one.members)
        mine = {one.event.id for one in ones}
        series: dict[str, str] = {}
        for core in dict.fromkeys(core_of(one.event) for one in ones):
            for line in self.series_of(core):
                rounds = line.rounds
                series |= {t.event.id: rounds[0].event.id for t in rounds}
                if any(t.event.id in mine for t in rounds):
                    yield from ((rounds[0], t) for t in rounds)
        for one, other in together(near, relations(near, series)):
            if one.event.id in mine or other.event.id in mine:
                yield one, other

    def _birth(self, told: Told) -> Birth:
        return self._births[told.event.id]

    def _load(self, names: Collection[str]) -> None:
        cut: list[str] = []
        for some in portions(names):
            query = sa.select(events.c.id, events.c.born, events.c.nth, events.c.last, events.c.gist)
            for row in self._at.connection.execute(query.where(events.c.id.in_(some))):
                self._births.setdefault(row.id, (row.born, row.nth))
                if row.id in self._tolds or row.born >= self._at.until:
                    continue
                if row.last < self._at.until:
                    self._tolds[row.id] = told_of(row.gist)
                else:
                    cut.append(row.id)
        self._tolds |= asking_at.tolds_of(self._standing.cases(cut))


def _hanging(name: str, beside: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """All that hangs together with that one, itself too."""
    found = {name: None}
    ahead = [name]
    while ahead:
        near = [one for one in beside.get(ahead.pop(), ()) if one not in found]
        found |= dict.fromkeys(near)
        ahead += near
    return found
