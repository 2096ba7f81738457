"""Claims of recurrence held against the record: "the first in five years", "since March", "the second this year"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import RecurrenceCheck
from dateline.model.edtf import Period
from dateline.record import days, levels
from dateline.record.case import Member
from dateline.record.derived.claim_words import recurrence_words
from dateline.record.derived.told import Told, by_core, first_day
from dateline.record.words import fold

Sort = tuple[str, str, str]
"""Family, kind and level of an event: what claims are counted by."""


class Claim(msgspec.Struct, frozen=True):
    """One story's claim on one event, and the day it counts back from."""

    told: Told
    member: Member
    on: dt.date

    @property
    def years(self) -> float | None:
        """The gap as claimed."""
        return self.member.report.recurrence.years

    @property
    def count(self) -> int | None:
        """How many before it the claim allows within its span: none for "first".

        "The 12th round and the first since March": a round's number counts nothing within the span.
        """
        report = self.member.report
        told, places = report.recurrence, recurrence_words().ordinals
        place = places.get(fold(told.ordinal)) if told.ordinal else 1
        if place is None or place == report.series.edition:
            words = [places[word] for word in fold(told.text or "").split() if word in places]
            own = [one for one in words if one != report.series.edition]
            place = own[-1] if own else 1 if told.since or told.years is not None else place
        return None if place is None else place - 1


def checks(tolds: Sequence[Told], series: Mapping[str, Sequence[Told]]) -> dict[str, tuple[RecurrenceCheck, ...]]:
    """Every claim's verdict by the id of its event. ``series``: event -> the rounds it stands among."""
    found: dict[str, tuple[RecurrenceCheck, ...]] = {}
    for group in by_core(tolds).values():
        found |= checks_of(group, group, series, covers_since(group))
    return {told.event.id: found[told.event.id] for told in tolds if told.event.id in found}


def checks_of(
    tolds: Iterable[Told], group: Sequence[Told], series: Mapping[str, Sequence[Told]], covered: str | None
) -> dict[str, tuple[RecurrenceCheck, ...]]:
    """The same for some of the events of one set of parties. ``group``: all of them, or those that were held and these;
    ``covered``: what ``covers_since`` says of all.
    """
    claimed = ((told, _claims(told)) for told in tolds)
    sorts: dict[Sort, list[Told]] = {}
    for one in group:
        sorts.setdefault(_sort(one), []).append(one)
    return {
        t.event.id: tuple(_check(claim, sorts, series, covered) for claim in claims) for t, claims in claimed if claims
    }


def _claims(told: Told) -> list[Claim]:
    """One a story; the event's day counts, else the story's."""
    found: dict[str, Claim] = {}
    for member in told.members:
        on = told.period.first if told.period else days.date_of(member.story.known)
        if member.report.recurrence.text and on:
            found.setdefault(member.story.id, Claim(told, member, on))
    return list(found.values())


def _comparable(claim: Claim, among: Iterable[Told]) -> list[Told]:
    """What was held before and is in the claim's scope, earliest first."""
    told = claim.told
    before = [
        t for t in among if t is not told and t.held and t.period and t.period.last < claim.on and _in_scope(claim, t)
    ]
    return sorted(before, key=lambda t: (first_day(t), t.event.id))


def _sort(told: Told) -> Sort:
    return told.family, told.event.kind, told.event.level


def _alike(one: Sort, other: Sort) -> bool:
    """Calls are counted with calls, visits with visits; the level must not differ."""
    if one[0] != other[0] or (one[1] != other[1] and {one[1], other[1]} & {"call", "visit"}):
        return False
    return one[2] == other[2] or not levels.nearest({one[2]}, other[2])


def _in_scope(claim: Claim, other: Told) -> bool:
    """A visit counts visits to that country; a narrower claim ("visit to Athens") what was in that place."""
    scope = claim.member.report.recurrence.scope
    mine, theirs = claim.told.event.where, other.event.where
    if mine and mine.country and claim.told.event.kind == "visit" and not (theirs and theirs.country == mine.country):
        return False
    if not scope or not mine or not mine.place or fold(mine.place) not in fold(scope):
        return True
    return bool(theirs and theirs.place and fold(theirs.place) == fold(mine.place))


def _check(
    claim: Claim, sorts: Mapping[Sort, Sequence[Told]], series: Mapping[str, Sequence[Told]], covers: str | None
) -> RecurrenceCheck:
    """Held against the rounds of its series; where they leave it open, others of its sort may confirm it."""
    mine = _sort(claim.told)
    alike = [t for sort, some in sorts.items() if _alike(mine, sort) for t in some]
    rounds = series.get(claim.told.event.id)
    verdict, by, why = _verdict(claim, _comparable(claim, rounds or alike))
    if verdict == "open" and rounds:
        wider = _verdict(claim, _comparable(claim, {t.event.id: t for t in (*rounds, *alike)}.values()))
        verdict, by, why = wider if wider[0] == "confirmed" else (verdict, by, why)
    recurrence = claim.member.report.recurrence
    return RecurrenceCheck(
        claim=recurrence.text or "", story=claim.member.story.id, verdict=verdict,
        by=by.event.id if by else None, covers_since=covers, why=why,
    )  # fmt: skip


def _verdict(claim: Claim, before: Sequence[Told]) -> tuple[str, Told | None, str]:
    count = claim.count
    if count is None:
        return "open", None, "what it counts is not understood"
    if count:
        return _counted(claim, before, count)
    start = _start(claim)
    if start is None:
        return _first_ever(claim, before)
    last = before[-1] if before else None
    if last is None or last.period is None:
        return "open", None, "the record knows of none at that time"
    if last.period.overlaps(start) or _about(claim, last):
        return "confirmed", last, f"the one before was held {last.event.when}"
    if last.period.last < start.first:
        return "open", None, f"the record knows of none since {last.event.when}"
    if last.event.level == "unknown" and claim.told.event.level != "unknown" and not claim.told.labels:
        return "open", None, f"the level of the one held {last.event.when} is not known"
    return "contradicted", last, f"one was held {last.event.when}"


def _about(claim: Claim, last: Told) -> bool:
    """True where the gap is that many years, give or take half a year."""
    if claim.years is None or last.period is None:
        return False
    return abs((claim.on - last.period.last).days / 365.25 - claim.years) <= 0.5


def _start(claim: Claim) -> Period | None:
    """When the last one is said to have been."""
    recurrence = claim.member.report.recurrence
    since = days.period(recurrence.since)
    if since is None and recurrence.years is not None:
        since = days.period(str(claim.on.year - round(recurrence.years)))
    return since


def _first_ever(claim: Claim, before: Sequence[Told]) -> tuple[str, Told | None, str]:
    recurrence = claim.member.report.recurrence
    if recurrence.since_event:
        return "open", None, f"when {recurrence.since_event} was is not told"
    if before:
        return "contradicted", before[-1], f"one was held {before[-1].event.when}"
    return "open", None, "the record knows of none before"


def _counted(claim: Claim, before: Sequence[Told], count: int) -> tuple[str, Told | None, str]:
    """ "The second this year", "the third in two years": so many, and no more, in the span before it."""
    span = _span(claim)
    if span is None:
        return "open", None, "over what span it counts is not told"
    within = [t for t in before if t.period and span <= t.period.first]
    if len(within) == count:
        return "confirmed", within[-1], f"{count} before it since {span}"
    if len(within) > count:
        return "contradicted", within[-1], f"{len(within)} before it since {span}"
    return "open", None, f"the record knows of {len(within)} before it since {span}"


def _span(claim: Claim) -> dt.date | None:
    text = fold(claim.member.report.recurrence.text or "")
    if any(words in text for words in recurrence_words().this_year):
        return dt.date(claim.on.year, 1, 1)
    if claim.years is not None:
        return days.shifted(claim.on, -claim.years * 365.25)
    start = _start(claim)
    return start.first if start else None


def covers_since(group: Iterable[Told]) -> str | None:
    """The earliest day on which any story tells of these parties."""
    known = [m.story.known[:10] for t in group for m in t.members if m.story.known]
    return min(known, default=None)
