"""What a story tells right behind a gathering, without a day: of the same day, or the same gathering once more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.events.draft import Draft
from dateline.events.standing import DONE, words
from dateline.language import Pattern
from dateline.language.around import before

TALKS = ("meeting", "call")
NEXT = 1  # sentences from one telling to what follows it
GOING_ON = ("held", "under_way")
HAD = 20  # characters from "had" to the verb of a pluperfect
_HAD = Pattern(r"\b{pluperfect} (?:\w+ ){0,2}$", words)
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


def joined(text: str, drafts: Sequence[Draft], people: dict[int, str]) -> list[Draft]:
    """The drafts, those joined to another that only tell it once more: "Georgia was represented by A, Russia by B".

    They are of the same parties, without a day or a place of their own, and seat nobody where another sits.
    """
    kept: list[Draft] = []
    for draft in drafts:
        home = next((d for d in kept if _tells_again(text, draft, d, people)), None)
        if home is None:
            kept.append(draft)
            continue
        home.extra_people.update({n: (span, people.get(n)) for n, span in draft.people.items() if n not in home.people})
        home.frames += draft.frames
    return kept


def _tells_again(text: str, draft: Draft, other: Draft, people: dict[int, str]) -> bool:
    told = (draft.status, other.status)
    alike = draft.kind == other.kind == "meeting" and all(s is not None and s.value in GOING_ON for s in told)
    if not alike or other.when is None or any(f.whens or f.place or f.former or f.apart for f in draft.frames):
        return False
    mine, theirs = {people.get(n) for n in draft.people}, {people.get(n) for n in other.people}
    apart = draft.people.keys() - other.people.keys() and mine & theirs
    return (
        set(draft.codes) == set(other.codes)
        and not apart
        and not _HAD.search(before(text, draft.frames[0].trigger.span.start, HAD))
    )
