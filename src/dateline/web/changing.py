"""Events -> what changed and when it was known: new events, statuses, days, ranks, places, parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Event
from dateline.model.known import heard_since, instant
from dateline.web.answers import ChangeLine


def changes(events: Iterable[Event], since: str | None) -> list[ChangeLine]:
    """What became known since, the latest first.

    ``since``: a day (that day and later), an instant (after it), or None for all.
    """
    found = [one for event in events for one in _of(event) if heard_since(one.known, since)]
    return sorted(found, key=lambda one: (instant(one.known), one.event, one.field), reverse=True)


def _of(event: Event) -> Iterator[ChangeLine]:
    for at, entry in enumerate(event.history):
        before = event.history[at - 1] if at else None
        if before is None:
            yield ChangeLine(
                event=event.id, field="new", before=None, after=entry.status, known=entry.known, story=entry.story,
                judgement=entry.judgement,
            )  # fmt: skip
            continue
        for field, old, new in (("status", before.status, entry.status), ("when", before.when, entry.when)):
            if old != new:
                yield ChangeLine(
                    event=event.id, field=field, before=old, after=new, known=entry.known, story=entry.story,
                    judgement=entry.judgement,
                )  # fmt: skip
    for one in event.changes:
        yield ChangeLine(
            event=event.id, field=one.field, before=one.before, after=one.after, known=one.known, story=one.story
        )
