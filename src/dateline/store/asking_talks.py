"""Lists of standing talks: series with their rounds, and channels with their state, as of a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from dateline.record.derived import channels
from dateline.record.derived.channels import Channel
from dateline.record.derived.series import named
from dateline.store import talks
from dateline.store.asking_at import At
from dateline.store.asking_event import present_id
from dateline.store.asking_events import LIMIT, Listed
from dateline.store.talks import Talks


def listed_series(
    at: At, *, parties: Collection[str] = (), name: str | None = None, limit: int = LIMIT, offset: int = 0
) -> Listed[Talks]:
    """Standing talks of all these parties (and others), those that go by that name: by parties and earliest round."""
    found = [
        one for one in talks.of_record(at, parties) if not name or (one.line.name and named((one.line.name,), name))
    ]
    return Listed(tuple(found[offset : offset + limit]), len(found), offset)


def series(at: At, name: str) -> Talks | None:
    """The talks of that id, or those that an event of that id, alias or beginning of one is a round of."""
    found = present_id(at, name)
    if len(found) != 1:
        return None
    return next((one for one in talks.of_event(at, found[0]) if found[0] in one.rounds), None)


def listed_channels(
    at: At, on: dt.date, *, parties: Collection[str] = (), limit: int = LIMIT, offset: int = 0
) -> Listed[Channel]:
    """Standing talks of all these parties (and others) with their state on a day, the latest heard of first."""
    every = (channels.channel_of(one.line, one.rounds, on) for one in talks.of_record(at, parties))
    found = channels.in_order(every)
    return Listed(tuple(found[offset : offset + limit]), len(found), offset)
