"""``dateline import --dry-run``: what each row would do to the record. All rows are folded once, together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.entries.taking import Step
from dateline.errors import UnknownValue
from dateline.model import Event, Judgement, Telling
from dateline.record import Record, fold


def preview(
    steps: Iterable[Step], tellings: Iterable[Telling], judgements: Iterable[Judgement]
) -> Iterator[tuple[Step, str]]:
    """Each row with one line: what becomes of it, the event it joins, and the fields on which they disagree.

    A row counts as joining what the record holds, and what rows above it say.
    """
    from dateline import engine

    held = list(tellings)
    taken, own = list(steps), {}
    for at, step in enumerate(taken):
        if step.source is not None:
            (read,) = engine.read(step.source)
            own[at] = Telling(story=read.reading.story, reports=read.reports)
    record = fold([*held, *own.values()], judgements=judgements)
    before = {telling.story.id for telling in held}
    for at, step in enumerate(taken):
        if at not in own:
            yield step, step.outcome
            continue
        yield step, f"{step.outcome}, {_told(record, own[at], before)}"
        before.add(own[at].story.id)


def _told(record: Record, telling: Telling, before: set[str]) -> str:
    try:
        event = record.find(telling.reports[0].report)
    except UnknownValue:
        return "and a row further down takes its place"
    mine = telling.story.id
    if mine not in event.stories:
        return "and a row further down takes its place"
    others = sum(story in before for story in event.stories if story != mine)
    doubts = [one.field for one in event.conflicts if mine in one.stories]
    joins = f"matches {event.id[:12]} ({_words(event)}, {others} other stories)" if others else "a new event"
    new = "" if others else f" ({_words(event)})"
    return f"{joins}{new}" + (f"; conflict: {', '.join(doubts)}" if doubts else "")


def _words(event: Event) -> str:
    return f"{event.when or 'no day'} {event.status} {event.kind} {' '.join(sorted(event.codes))}"
