"""Questions out of the tables about standing talks and what stories tell; and names of parties without a code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from dateline.model import Story, Telling
from dateline.record.derived.series import SeriesLine, lines
from dateline.record.families import Family
from dateline.store import kept, settled
from dateline.store.asking_at import At
from dateline.store.asking_event import placed
from dateline.store.asking_stories import of_families
from dateline.store.derived import placements, sides, steps
from dateline.store.facets import core_of
from dateline.store.portions import portions


def series_beside(at: At, names: Iterable[str]) -> tuple[SeriesLine, ...]:
    """Every series of the parties of these events, each once."""
    if at.memory is not None:
        held = {one.id: one.codes for one in at.memory.events}
        cores = {held[name] for name in names if name in held}
        return tuple(line for line in at.memory.series if frozenset(line.parties) in cores)
    meeting = dict.fromkeys(core_of(told.event) for told in at.around.told(names))
    ready = settled.lines_of(at, meeting)
    found: dict[str, SeriesLine] = {}
    for core in meeting:
        told = ready[core] if core in ready else lines(at.around.series_of(core))
        found |= {line.id: line for line in told}
    return tuple(found.values())


def told_in(at: At, stories: Collection[str]) -> dict[str, dict[str, str]]:
    """Of each story its reports and the events that they stand in then, in order."""
    found: dict[str, dict[str, str]] = {name: {} for name in stories}
    for row in _placed(at, stories):
        found[row[0]][row[1]] = row[2]
    return found


def _placed(at: At, stories: Collection[str]) -> Iterator[tuple[str, str, str]]:
    if at.memory is not None:
        reports = {r.report: name for name, told in kept.tellings(at.connection, stories).items() for r in told.reports}
        home = {i: e.id for e in at.memory.events for i in (e.id, *e.aliases)}
        yield from ((name, r, home[r]) for r, name in reports.items() if r in home)
        return
    for part in portions(list(stories)):
        query = sa.select(placements).where(
            placements.c.story_id.in_(part), placements.c.silent == 0,
            sa.or_(placed(at), placements.c.story_id.in_(list(at.late))),
        )  # fmt: skip
        for row in at.connection.execute(query.order_by(placements.c.nth)):
            if (there := at.home(row.report, row.event)) is not None:
                yield row.story_id, row.report, there


def telling(at: At, events: Collection[str]) -> list[str]:
    """The stories that tell of any of these events then."""
    if at.memory is not None:
        wanted = set(events)
        return list(dict.fromkeys(s for e in at.memory.events if e.id in wanted for s in e.stories))
    found: dict[str, None] = {}
    own = (at.over[name].event for name in events if name in at.over)
    found |= dict.fromkeys(story for event in own for story in event.stories)
    for part in portions(name for name in events if name not in at.over):
        query = sa.select(placements.c.story_id).where(
            placements.c.event.in_(part), placements.c.silent == 0, placed(at)
        )
        found |= dict.fromkeys(at.connection.execute(query).scalars())
    return list(found)


def tellings(at: At, stories: Collection[str]) -> dict[str, Telling]:
    """Stories as their newest engine read them, known or not."""
    return kept.tellings(at.connection, stories)


def texts(at: At, stories: Collection[str]) -> dict[str, str]:
    """The source texts of stories, which the offsets of their newest reading point into."""
    return {n: text for some in portions(list(stories)) for n, text in kept.texts_of(at.connection, some).items()}


def heads(at: At, stories: Collection[str]) -> dict[str, Story]:
    """The same without text, evidence and reports."""
    return kept.heads(at.connection, stories)


def families(at: At, stories: Collection[str]) -> dict[str, Family]:
    """The family of each story, by the stories known then."""
    names: dict[str, str] = {}
    for part in portions(list(stories)):
        query = sa.select(steps.c.story_id, steps.c.family).where(steps.c.story_id.in_(part))
        names |= {row.story_id: row.family for row in at.connection.execute(query) if row.family}
    members: dict[str, dict[str, str]] = {}
    for part in portions(sorted(set(names.values()))):
        kin = sa.select(steps.c.story_id, steps.c.family, steps.c.why, steps.c.day).where(of_families(part))
        for row in at.connection.execute(kin.order_by(steps.c.place)):
            if at.as_of.text is None or (row.day and row.day <= at.as_of.text[:10]):
                members.setdefault(row.family, {})[row.story_id] = row.why or ""
    made = {
        name: Family(id=name, stories=tuple(held), why={s: why for s, why in held.items() if why})
        for name, held in members.items()
    }
    return {story: made[name] for story, name in names.items() if name in made}


def uncoded(at: At, names: Collection[str]) -> set[str]:
    """Those of the names, in any case, that are parties of the record, as it writes them."""
    lowered = {name.strip().lower() for name in names}
    query = sa.select(sides.c.code).where(sa.func.lower(sides.c.code).in_(sorted(lowered))).distinct()
    return set(at.connection.execute(query).scalars())
