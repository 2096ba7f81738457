"""What a person should look at, the gravest first, each with the commands that settle it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.model import Conflict, Event, Story, Telling
from dateline.record.derived.phase import Overdue, overdue
from dateline.record.doubts import Doubt
from dateline.record.judged.fields import FIELDS
from dateline.record.judged.standing import Standing
from dateline.record.notices import unsettled
from dateline.record.record import Record

Kind = Literal["notice", "doubt", "unbound", "conflict", "overdue"]
_WHY = "--why TEXT"
_SHORT = 8


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to settle. ``event`` or ``judgement`` is what it is about; any of ``commands`` settles it."""

    kind: Kind
    text: str
    commands: tuple[str, ...]
    event: str | None = None
    judgement: str | None = None
    stories: tuple[str, ...] = ()


def review(record: Record, events: Iterable[Event], on: dt.date) -> list[Item]:
    """Doubtful merges and unbound judgements, then conflicts, then what is overdue on ``on``; of ``events`` alone."""
    wanted = list(events)
    return [
        *_doubts(record, wanted),
        *(unbound_item(standing) for standing in record.judgements if standing.unbound),
        *(conflict_item(event.id, c) for event in wanted for c in event.conflicts if c.verdict == "open"),
        *(overdue_item(one) for one in overdue(wanted, on)),
    ]


def notices(record: Record, tellings: Iterable[Telling]) -> list[Item]:
    """Kills, withdrawals and corrections that name no story by id, with the story that each may mean."""
    return [notice_item(notice, telling.story) for notice, telling in unsettled(tellings, record)]


def notice_item(notice: Story, story: Story) -> Item:
    """A notice, and a story that it may mean."""
    reject = f"judge reject {story.id[:12]} --made {notice.known}"
    text = f"{notice.notice} of {(notice.known or '')[:16]} may mean story {story.id[:12]}, {story.headline}"
    return Item(kind="notice", text=text, commands=_commands((reject,)), stories=(notice.id, story.id))


def _doubts(record: Record, wanted: Iterable[Event]) -> Iterator[Item]:
    """Doubts about the wanted events; a report that is by now its event's first, or stands elsewhere, is in none."""
    asked = {event.id for event in wanted}
    for doubt in record.doubts:
        if doubt.report in record.rejected or (home := record.find(doubt.report).id) not in asked:
            continue
        others = [record.find(name).id for name in doubt.rivals if name not in record.rejected]
        item = doubt_item(doubt, home, others)
        if item is not None:
            yield item


def doubt_item(doubt: Doubt, home: str, rivals: Iterable[str]) -> Item | None:
    """A report that stands in the event ``home`` and may belong to one of the ``rivals``; None where none is left."""
    mine, first = doubt.report[:_SHORT], home[:_SHORT]
    apart = [name[:_SHORT] for name in dict.fromkeys(rivals) if name != home]
    if doubt.joined:
        commands = [f"judge same {first} {mine}", f"judge different {first} {mine}"]
        text = f"report {mine} was put to event {first}: {doubt.why}"
        settled = doubt.report == home
    else:
        commands = [*(f"judge same {other} {mine}" for other in apart), f"judge different {' '.join([mine, *apart])}"]
        text = f"report {mine} stands apart; {doubt.why}"
        settled = not apart
    if settled:
        return None
    return Item(kind="doubt", event=home, text=text, commands=_commands(commands), stories=(doubt.story,))


def unbound_item(standing: Standing) -> Item:
    """A judgement that binds to nothing any more."""
    one = standing.judgement
    about = f" {one.field} {one.value}" if one.field else ""
    text = f"judgement {one.id[:_SHORT]}, {one.verdict}{about}, by {one.by} on {one.made[:10]}: {standing.effect}"
    return Item(
        kind="unbound", judgement=one.id, text=text, commands=_commands((f"judge undo {one.id[:_SHORT]}",)),
        stories=tuple(dict.fromkeys(a.story for a in one.anchors)),
    )  # fmt: skip


def conflict_item(event: str, conflict: Conflict) -> Item:
    """What sources of the event of that id differ on."""
    values = [str(value) for value in conflict.values]
    fix = [f"judge correct {event[:_SHORT]} {conflict.field} {_quoted(v)}" for v in values]
    return Item(
        kind="conflict", event=event, text=f"{conflict.field}: {' / '.join(values)}",
        commands=_commands(fix if conflict.field in FIELDS else ()), stories=conflict.stories,
    )  # fmt: skip


def overdue_item(late: Overdue) -> Item:
    """A plan whose day has passed, whole enough to name its last story."""
    event, name = late.event, late.event.id[:_SHORT]
    passed = "it never had a day" if late.days is None else f"{late.days} days ago"
    text = f"{event.status} for {event.when or 'no day'}, {passed}; no story says what came of it"
    return Item(
        kind="overdue", event=event.id, text=text, stories=event.stories[-1:],
        commands=_commands((f"judge held {name}", f"judge not-held {name}", f"judge unknown {name}")),
    )  # fmt: skip


def _commands(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"dateline {command} {_WHY}" for command in told)


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value
