"""Which stories stand, and in what order the fold takes them: by ``known``, then story id.

Three kinds are set apart before the fold: a story handed in twice, a re-fetch (one address, same text), and a story
that a later notice supersedes. Their ids still resolve, but they say nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Story, Telling, to_json
from dateline.model.known import AsOf, instant

Key = tuple[dt.datetime, str]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """``steps`` of the fold in order, those whose story id is in ``again`` (re-fetched -> first fetched) for their ids
    alone; then the ``superseded`` in order, for theirs: the story that stands in their place comes after them.
    """

    steps: tuple[Telling, ...]
    again: dict[str, str]
    superseded: tuple[Telling, ...]

    def speaking(self) -> dict[str, Telling]:
        """Every story that speaks, by its id and by the ids of those that only fetched it again."""
        own = {t.story.id: t for t in self.steps if t.story.id not in self.again}
        return own | {later: own[first] for later, first in self.again.items()}


def key(story: Story) -> Key:
    """What the fold sorts by."""
    return instant(story.known), story.id


def place(story: Story) -> str:
    """The same as one string that sorts alike: what a store files steps of the fold under."""
    return place_of(story.known, story.id)


def place_of(known: str | None, name: str) -> str:
    """The place of a story of that clock and id."""
    return f"{clock(instant(known))}|{name}"


def clock(moment: dt.datetime) -> str:
    """How every place of that moment (UTC) begins."""
    return moment.isoformat(timespec="microseconds")[:26]


def address(story: Story) -> tuple[str, int, str | None, str] | None:
    """What a story shares with the same one fetched again; None for standard input."""
    source = story.source
    return None if source.uri == "-" else (source.uri, source.index, story.publisher, story.text_sha256)


def stands_for(story: Story) -> set[str]:
    """The ids whose end is its end, too: its own, and that of the story it translates."""
    return {story.id, story.translation.of} if story.translation else {story.id}


def line_up(tellings: Iterable[Telling], as_of: AsOf) -> Line:
    """Only what was known by then, each story once, in order."""
    allowed = (t for t in tellings if as_of.allows(t.story.known))
    ordered = sorted(_once(allowed).values(), key=lambda t: key(t.story))
    killed = {t.story.supersedes for t in ordered if t.story.notice and t.story.supersedes}
    gone = {t.story.id for t in ordered if stands_for(t.story) & killed}
    again: dict[str, str] = {}
    addresses: dict[tuple[str, int, str | None, str], str] = {}
    for story in (t.story for t in ordered if t.story.id not in gone):
        where = address(story)
        if where is None:
            continue
        if where in addresses:
            again[story.id] = addresses[where]
        else:
            addresses[where] = story.id
    return Line(
        steps=tuple(t for t in ordered if t.story.id not in gone),
        again=again,
        superseded=tuple(t for t in ordered if t.story.id in gone),
    )


def _once(tellings: Iterable[Telling]) -> dict[str, Telling]:
    """One telling a story; where two differ, the choice must not depend on which came first."""
    found: dict[str, Telling] = {}
    for telling in tellings:
        other = found.get(telling.story.id)
        if other is None or (other != telling and to_json(telling) < to_json(other)):
            found[telling.story.id] = telling
    return found
