"""Kills, withdrawals and corrections that do not say by id which story they are about: which it may be, by its head."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from dateline.model import Story, Telling
from dateline.model.known import instant
from dateline.record.order import key
from dateline.record.record import Record
from dateline.record.words import fold, outlet

FINAL = frozenset({"kill", "withdrawn"})
REACH = dt.timedelta(days=30)
"""How far back a notice reaches."""
_WORDS = 4
"""Words of a headline short of which it names no story."""
_ALIKE = 85
"""Likeness, of 100, of a corrected story's headline to the first one's."""


def unsettled(tellings: Iterable[Telling], record: Record) -> Iterator[tuple[Story, Telling]]:
    """Each notice without an id, with each earlier story of its outlet that it may mean and that still speaks."""
    told = sorted(tellings, key=lambda t: key(t.story))
    clocks = [key(t.story)[0] for t in told]
    for notice in (t.story for t in told if is_open(t.story)):
        moment = instant(notice.known)
        for telling in told[bisect_left(clocks, moment - REACH) : bisect_right(clocks, moment)]:
            speaks = any(r.report not in record.rejected for r in telling.reports)
            if speaks and telling.story.id != notice.id and means(notice, telling.story):
                yield notice, telling


def is_open(notice: Story) -> bool:
    """True for a notice that names no story by its id."""
    return bool(notice.notice and not notice.supersedes and notice.known)


def means(notice: Story, story: Story) -> bool:
    """True where the notice may be about the story: its outlet, shortly before, under the headline that it names."""
    since = instant(notice.known) - instant(story.known) if story.known else dt.timedelta(-1)
    if not dt.timedelta(0) <= since <= REACH or not outlets_of(notice) & outlets_of(story):
        return False
    head = head_of(story)
    return head is not None and says(notice, head)


def head_of(story: Story) -> str | None:
    """The folded headline under which a notice may mean the story; None where it names none."""
    head = fold(story.headline or "")
    return None if story.notice in FINAL or len(head.split()) < _WORDS else head


def says(notice: Story, head: str) -> bool:
    """True where the notice names that headline, or (a correction) has one like it."""
    if notice.notice in FINAL:
        words = (notice.headline or "", *(p.text for p in notice.paragraphs), *(d.text for d in notice.dropped))
        return head in fold(" ".join(words))
    return fuzz.token_sort_ratio(head, fold(notice.headline or "")) >= _ALIKE


def outlets_of(story: Story) -> set[str]:
    """Who brought it, by one key each."""
    return {outlet(name) for name in (*story.agencies, story.publisher) if name}
