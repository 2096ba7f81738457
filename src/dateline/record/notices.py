"""Kills, withdrawals and corrections that do not say by id which story they are about: which it may be, by its head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from dateline.model import Story, Telling
from dateline.model.known import instant
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
    told = list(tellings)
    notices = [t.story for t in told if t.story.notice and not t.story.supersedes and t.story.known]
    for notice in sorted(notices, key=lambda s: (instant(s.known), s.id)):
        for telling in told:
            speaks = any(r.report not in record.rejected for r in telling.reports)
            if speaks and telling.story.id != notice.id and means(notice, telling.story):
                yield notice, telling


def means(notice: Story, story: Story) -> bool:
    """True where the notice may be about the story: its outlet, shortly before, under the headline that it names."""
    since = instant(notice.known) - instant(story.known) if story.known else dt.timedelta(-1)
    if not dt.timedelta(0) <= since <= REACH or story.notice in FINAL or not _outlets(notice) & _outlets(story):
        return False
    head = fold(story.headline or "")
    if len(head.split()) < _WORDS:
        return False
    if notice.notice in FINAL:
        words = (notice.headline or "", *(p.text for p in notice.paragraphs), *(d.text for d in notice.dropped))
        return head in fold(" ".join(words))
    return fuzz.token_sort_ratio(head, fold(notice.headline or "")) >= _ALIKE


def _outlets(story: Story) -> set[str]:
    return {outlet(name) for name in (*story.agencies, story.publisher) if name}
