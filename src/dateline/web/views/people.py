"""People as rows, and the posts of one person over time."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.model import Report, Story
from dateline.record import Person
from dateline.record.derived.people import namings
from dateline.web.views import dates
from dateline.web.views.words import clipped, party


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who took part; ``post`` is the latest that a story tells."""

    id: str
    name: str
    spellings: tuple[str, ...]
    code: str
    party: str
    post: str
    events: int
    met: int


class PostLine(msgspec.Struct, frozen=True, kw_only=True):
    """A post as worded, with the clocks of the stories that tell it first and last."""

    post: str
    since: str
    until: str
    story: str


def person_row(one: Person) -> PersonRow:
    """A person for a list."""
    latest = max(one.posts, key=lambda p: p.until or "", default=None)
    return PersonRow(
        id=one.id, name=clipped(one.name, 90), spellings=tuple(clipped(n, 90) for n in one.names if n != one.name),
        code=one.party, party=clipped(party(one.party), 60),
        post=clipped(", ".join(filter(None, (latest.title, latest.body))), 160) if latest else "",
        events=len(one.events), met=len(one.met),
    )  # fmt: skip


def named_by(told: Iterable[tuple[Story, Report]], event: str) -> dict[tuple[str, str], str]:
    """Who is named by the reports of an event, by party and spelling: an id by which the person is found."""
    found: dict[tuple[str, str], str] = {}
    for story, report in told:
        for one in namings(report, story, event):
            found.setdefault((one.party, one.name), one.id)
    return found


def posts(one: Person) -> list[PostLine]:
    """Posts in the order in which they were told."""
    return [
        PostLine(
            post=clipped(", ".join(filter(None, (p.title, p.body))), 240), since=dates.moment(p.since)[:11],
            until=dates.moment(p.until)[:11], story=p.story,
        )
        for p in sorted(one.posts, key=lambda p: p.since or "")
    ]  # fmt: skip
