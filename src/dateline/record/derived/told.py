"""An event with the reports behind it: what the derived steps look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

import msgspec

from dateline.model import Event
from dateline.model.edtf import Period
from dateline.record import days
from dateline.record.case import TALKS, Member
from dateline.record.sides import code

_BESIDE = frozenset({"mediator", "observer", "invited"})


class Told(msgspec.Struct, frozen=True, dict=True, eq=False):
    """An event and its reports, earliest first."""

    event: Event
    members: tuple[Member, ...]

    @cached_property
    def core(self) -> frozenset[str]:
        """Who meets: the parties without those who only mediate, look on, or are asked."""
        sides = frozenset(code(p) for p in self.event.parties if p.role not in _BESIDE)
        return sides if len(sides) > 1 else frozenset(code(p) for p in self.event.parties)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Every wording of its series' name, earliest told first."""
        return tuple(dict.fromkeys(m.report.series.name for m in self.members if m.report.series.name))

    @cached_property
    def period(self) -> Period | None:
        """The days of the event."""
        return days.period(self.event.when)

    @cached_property
    def family(self) -> str:
        """Talks of any form are one family of kinds."""
        return "talks" if self.event.kind in TALKS else self.event.kind

    @cached_property
    def people(self) -> frozenset[tuple[str, str]]:
        """Side and name of each delegate."""
        return frozenset((code(p), d.name) for p in self.event.parties for d in p.delegates)

    @property
    def edition(self) -> int | None:
        """The number that its stories give it."""
        return self.event.series.edition

    @property
    def held(self) -> bool:
        """True for what took place."""
        return self.event.status == "held"

    def before(self, other: Told) -> bool:
        """True where its last day lies before the other's first."""
        return bool(self.period and other.period and self.period.last < other.period.first)

    def news(self) -> bool:
        """True where some story tells it as its news, not only in looking back."""
        return any(m.report.prominence != "background" for m in self.members)


def same_sides(one: Told, other: Told) -> bool:
    """True where the same parties meet, or at least two of them."""
    return bool(one.core) and (one.core == other.core or len(one.core & other.core) > 1)


def by_story(tolds: Iterable[Told]) -> dict[str, list[tuple[Told, Member]]]:
    """What each story tells, in the order of the fold."""
    stories: dict[str, list[tuple[Told, Member]]] = {}
    for told in tolds:
        for member in told.members:
            stories.setdefault(member.story.id, []).append((told, member))
    return stories


def by_core(tolds: Iterable[Told]) -> dict[frozenset[str], list[Told]]:
    """Events of exactly the same parties."""
    groups: dict[frozenset[str], list[Told]] = {}
    for told in tolds:
        groups.setdefault(told.core, []).append(told)
    return groups


def first_day(told: Told) -> dt.date:
    """What chronological lists sort by; undated last."""
    return told.period.first if told.period else dt.date.max
