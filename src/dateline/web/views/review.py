"""What waits for a person, by kind, each with the event that it is about."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterable, Mapping

import msgspec

from dateline.model import Event
from dateline.record.review import Item
from dateline.web.views.cards import Card, card
from dateline.web.views.words import clean, clipped, say


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One way to settle it, as a form sends it."""

    words: str
    verdict: str
    ids: tuple[str, ...]
    field: str = ""
    value: str = ""


class ReviewRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to settle; ``commands`` settle it from the command line, ``choices`` in the page."""

    text: str
    card: Card | None
    judgement: str | None
    stories: tuple[str, ...]
    commands: tuple[str, ...]
    choices: tuple[Choice, ...]


def items(found: Iterable[Item], events: Mapping[str, Event], on: dt.date) -> list[tuple[str, str, list[ReviewRow]]]:
    """(kind, its heading, rows) in the order of gravity."""
    groups: dict[str, list[ReviewRow]] = {}
    for item in found:
        event = events.get(item.event or "")
        groups.setdefault(item.kind, []).append(
            ReviewRow(
                text=clean(_text(item)), card=card(event, on, ()) if event else None, judgement=item.judgement,
                stories=item.stories, commands=item.commands,
                choices=tuple(c for command in item.commands if (c := choice(command)) is not None),
            )
        )  # fmt: skip
    return [(kind, say("review", kind), rows) for kind, rows in groups.items()]


def _text(item: Item) -> str:
    """What it says, the field that sources differ on in words."""
    field, found, rest = item.text.partition(": ")
    return f"{say('fields', field)}: {rest}" if found and item.kind == "conflict" else item.text


_WORDS = {"same": "One event", "different": "Different events", "reject": "No event"}


def choice(command: str) -> Choice | None:
    """What a command of the review decides: "dateline judge same A B --why TEXT"; None for what has its own buttons."""
    parts = shlex.split(command)[1:]
    told = parts[: parts.index("--why")] if "--why" in parts else parts
    told = told[: told.index("--made")] if "--made" in told else told
    if told[:2] == ["judge", "correct"] and len(told) == 5:
        return Choice(
            words=clipped(f"It is {told[4]}", 80), verdict="correct", ids=(told[2],), field=told[3], value=told[4]
        )
    if told[:1] == ["judge"] and len(told) > 2 and told[1] in _WORDS:
        return Choice(words=f"{_WORDS[told[1]]}: {' '.join(told[2:])}", verdict=told[1], ids=tuple(told[2:]))
    return None
