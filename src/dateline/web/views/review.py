"""What waits for a person, by kind, each with the event that it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from dateline.model import Event
from dateline.record.review import Item
from dateline.web.views.cards import Card, card
from dateline.web.views.words import clean, say


class ReviewRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to settle; ``commands`` settle it from the command line."""

    text: str
    card: Card | None
    judgement: str | None
    stories: tuple[str, ...]
    commands: tuple[str, ...]


def items(found: Iterable[Item], events: Mapping[str, Event], on: dt.date) -> list[tuple[str, str, list[ReviewRow]]]:
    """(kind, its heading, rows) in the order of gravity."""
    groups: dict[str, list[ReviewRow]] = {}
    for item in found:
        event = events.get(item.event or "")
        groups.setdefault(item.kind, []).append(
            ReviewRow(
                text=clean(item.text), card=card(event, on, ()) if event else None, judgement=item.judgement,
                stories=item.stories, commands=item.commands,
            )
        )  # fmt: skip
    return [(kind, say("review", kind), rows) for kind, rows in groups.items()]
