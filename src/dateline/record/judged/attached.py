"""Stories that a person attached to an event: sources that count, though no report of theirs was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.model import Event, Story
from dateline.record.case import Member
from dateline.record.judged.standing import Bound
from dateline.record.order import key
from dateline.record.origins import origin, origins


class Silent(msgspec.Struct, frozen=True):
    """A story that was attached, and its family."""

    story: Story
    family: str


def with_attached(
    event: Event, members: Sequence[Member], bounds: Sequence[Bound], known: Mapping[str, Silent]
) -> Event:
    """The event with its attached stories among its own. One that tells the event itself counts once.

    ``known``: what was attached anywhere, by story id. A story and its translation are one dispatch.
    """
    named = dict.fromkeys(b.attached for b in bounds if b.attached and b.attached not in event.stories)
    added = sorted((known[name] for name in named if name in known), key=lambda one: key(one.story))
    if not added:
        return event
    by_family = origins(members)
    translated = {m.story.translation.of: m.family for m in members if m.story.translation}
    for one in added:
        by_family.setdefault(translated.get(one.story.id, one.family), origin([one.story], None))
    ids = tuple(one.story.id for one in added)
    return msgspec.structs.replace(
        event,
        stories=(*event.stories, *ids),
        attached=ids,
        reports=event.reports + len(ids),
        independent_sources=len(set(by_family.values())),
    )
