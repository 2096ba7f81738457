"""What a person should look at, the gravest first, each with the commands that settle it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.model import Conflict, Event, Telling
from dateline.record.derived.phase import overdue
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
        *(_unbound(standing) for standing in record.judgements if standing.unbound),
        *(_conflict(event, c) for event in wanted for c in event.conflicts if c.verdict == "open"),
        *(_overdue(one.event, one.days) for one in overdue(wanted, on)),
    ]


def notices(record: Record, tellings: Iterable[Telling]) -> list[Item]:
    """Kills, withdrawals and corrections that name no story by id, with the story that each may mean."""
    found = []
    for notice, telling in unsettled(tellings, record):
        story = telling.story
        reject = f"judge reject {story.id[:12]} --made {notice.known}"
        text = f"{notice.notice} of {(notice.known or '')[:16]} may mean story {story.id[:12]}, {story.headline}"
        found.append(Item(kind="notice", text=text, commands=_commands((reject,)), stories=(notice.id, story.id)))
    return found


def _doubts(record: Record, wanted: Iterable[Event]) -> Iterator[Item]:
    """Doubts about the wanted events; a report that is by now its event's first, or stands elsewhere, is in none."""
    asked = {event.id for event in wanted}
    for doubt in record.doubts:
        if doubt.report in record.rejected:
            continue
        event, mine = record.find(doubt.report), doubt.report[:_SHORT]
        if event.id not in asked or (doubt.joined and doubt.report == event.id):
            continue
        others = [record.find(name).id for name in doubt.rivals if name not in record.rejected]
        apart = [name[:_SHORT] for name in dict.fromkeys(others) if name != event.id]
        if doubt.joined:
            first = event.id[:_SHORT]
            commands = [f"judge same {first} {mine}", f"judge different {first} {mine}"]
            text = f"report {mine} was put to event {first}: {doubt.why}"
        else:
            commands = [
                *(f"judge same {other} {mine}" for other in apart),
                f"judge different {' '.join([mine, *apart])}",
            ]
            text = f"report {mine} stands apart; {doubt.why}"
        if doubt.joined or apart:
            yield Item(kind="doubt", event=event.id, text=text, commands=_commands(commands), stories=(doubt.story,))


def _unbound(standing: Standing) -> Item:
    one = standing.judgement
    about = f" {one.field} {one.value}" if one.field else ""
    text = f"judgement {one.id[:_SHORT]}, {one.verdict}{about}, by {one.by} on {one.made[:10]}: {standing.effect}"
    return Item(
        kind="unbound", judgement=one.id, text=text, commands=_commands((f"judge undo {one.id[:_SHORT]}",)),
        stories=tuple(dict.fromkeys(a.story for a in one.anchors)),
    )  # fmt: skip


def _conflict(event: Event, conflict: Conflict) -> Item:
    values = [str(value) for value in conflict.values]
    fix = [f"judge correct {event.id[:_SHORT]} {conflict.field} {_quoted(v)}" for v in values]
    return Item(
        kind="conflict", event=event.id, text=f"{conflict.field}: {' / '.join(values)}",
        commands=_commands(fix if conflict.field in FIELDS else ()), stories=conflict.stories,
    )  # fmt: skip


def _overdue(event: Event, days: int | None) -> Item:
    late = "it never had a day" if days is None else f"{days} days ago"
    name = event.id[:_SHORT]
    text = f"{event.status} for {event.when or 'no day'}, {late}; no story says what came of it"
    return Item(
        kind="overdue", event=event.id, text=text, stories=event.stories[-1:],
        commands=_commands((f"judge held {name}", f"judge not-held {name}", f"judge unknown {name}")),
    )  # fmt: skip


def _commands(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"dateline {command} {_WHY}" for command in told)


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value
