"""Is what questions are told under judgements what a fold from the start says, and are the talks that are kept?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from dateline.model import Event, Series, from_json, to_json
from dateline.record import Record
from dateline.store import asking_event, settled
from dateline.store.asking_at import At, at
from dateline.store.facets import core_of
from dateline.store.noted import REBUILD, Finding
from dateline.store.talks import Talks


def under_judgements(connection: sa.Connection, whole: Record, plain: Record) -> Iterator[Finding]:
    """What differs of ``whole``, the fold under all judgements; ``plain``: the same under none."""
    here = at(connection, skip_waiting=True)
    if here.judged is None or here.waiting:
        return
    mine = {event.id: event for event in whole.events}
    told = {event.id: event for event in asking_event.whole(here, here.over)}
    differ = {name for name, event in told.items() if mine.get(name) != event} | (here.judged.gone & mine.keys())
    theirs = {event.id: _as_asked(here, event) for event in plain.events}
    left = (mine.keys() | theirs.keys()) - here.hidden
    differ |= {name for name in left if _alone(mine.get(name)) != _alone(theirs.get(name))}
    for name in sorted(differ):
        yield Finding(what="an event that judgements make otherwise than a question is told", row=name, advice=REBUILD)
    yield from talks(here, whole)


def talks(here: At, record: Record) -> Iterator[Finding]:
    """Standing talks that are kept as of then and not what ``record`` says."""
    events = {event.id: event for event in record.events}
    expected: dict[str, set[str]] = {}
    for line in record.series:
        expected.setdefault(core_of(events[line.rounds[0].event]), set()).add(to_json(line))
    for core, told in settled.kept(here):
        found = {to_json(one.line) for one in from_json(told, tuple[Talks, ...])}
        if found != expected.get(core, set()) and core not in settled.moved(here, [core]):
            yield Finding(what="talks that a fold from the start tells otherwise", row=core, advice=REBUILD)


def _as_asked(here: At, one: Event) -> Event:
    """An event as the tables have it, without ids of superseded stories that go by another under judgements."""
    return msgspec.structs.replace(one, aliases=tuple(a for a in one.aliases if here.home(a, one.id) == one.id))


def _alone(one: Event | None) -> Event | None:
    """What its own stories tell of an event, and judgements about it, without what follows from others."""
    return one and msgspec.structs.replace(
        one, previous=None, next=None, relations=(), recurrence_checks=(), storyline=None, conflicts=(), evidence=(),
        series=Series(),
    )  # fmt: skip
