"""The day of a gathering that its own sentence does not date, out of the order in which a story tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.events.draft import Draft
from dateline.events.standing import DONE

TALKS = ("meeting", "call")
NEXT = 1  # sentences from one telling to what follows it
WEEK = 7  # days before the story in which its news took place


def told_before(draft: Draft, drafts: Sequence[Draft], today: dt.date | None) -> Draft | None:
    """What was told right before talks without a day: "A met B on Monday. He also received C" is of one day.

    It shares a party with them. Not behind a gathering of long ago, of which the story only reminds.
    """
    first = draft.frames[0]
    if today is None or draft.kind not in TALKS or first.former or first.paragraph < 0:
        return None
    undated = draft.when is None and draft.host is None and draft.status is not None and draft.status.value == "held"
    for other in drafts if undated else ():
        right_before = other is not draft and 0 <= first.order - other.frames[-1].order <= NEXT
        if right_before and _is_news(other, today) and set(other.codes) & set(draft.codes):
            return other
    return None


def _is_news(draft: Draft, today: dt.date) -> bool:
    """True for what took place within a week before the story, on a day that its own words tell."""
    day = draft.when.last if draft.when and draft.neighbour is None else None
    done = draft.status is not None and draft.status.value in DONE
    return done and day is not None and 0 <= (today - day).days < WEEK
