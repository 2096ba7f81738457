"""The merged event: for each field the best value that its stories tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec
from rapidfuzz import fuzz

from dateline.model import Event, Evidence, Recurrence, Report, Series, Sourcing, Where
from dateline.record import days
from dateline.record.case import Case, Member
from dateline.record.delegates import unite_parties
from dateline.record.differences import changes, conflicts, settled
from dateline.record.origins import origins
from dateline.record.sides import LENDS, code, codes
from dateline.record.words import fold

T = TypeVar("T")
_PROMINENCE = {"main": 0, "supporting": 1, "background": 2}
_STATUS = {"held": 0, "signed": 0, "under_way": 1, "cancelled": 1, "postponed": 2, "planned": 3, "proposed": 4}


def merged(case: Case) -> Event:
    """The event as its reports tell it together."""
    members = sorted(case.members, key=_rank)
    reports = [m.report for m in members]
    behind = case.history.behind[-1].report
    moved = changes(case)
    by_family = origins(case.members)
    stories = tuple(dict.fromkeys(m.story.id for m in case.members))
    odd = stray(case)
    parties = unite_parties(
        [_without(r, odd) for r in _sides(case, reports)],
        [m.report for m in case.members if m.report.prominence != "background"] or reports,
    )
    return Event(
        id=case.first.report,
        aliases=tuple(m.report.report for m in case.members[1:]),
        kind=behind.kind,
        plover=behind.plover,
        status=case.status,
        when=case.when,
        when_was=_when_was(case, behind),
        time=_first(reports, lambda r: r.time),
        duration=_first(reports, lambda r: r.duration),
        where=_where(case, reports),
        mode=_first(reports, lambda r: r.mode),
        parties=parties,
        level=settled(case, "level") or "unknown",
        format=_format(reports, len(parties)),
        portfolios=_first(reports, lambda r: r.portfolios) or (),
        margins_of=_first(reports, lambda r: r.margins_of),
        series=_series(reports),
        recurrence=_recurrence(reports),
        agenda=_distinct(reports, lambda r: r.agenda, fold),
        outcomes=_distinct(reports, lambda r: r.outcomes, lambda o: fold(o.text)),
        reason=_first(reports, lambda r: r.reason),
        confirmed_by=_distinct(reports, lambda r: r.confirmed_by, str),
        sourcing=_first(reports, lambda r: None if r.sourcing == Sourcing() else r.sourcing) or Sourcing(),
        voices=_distinct(reports, lambda r: r.voices, lambda v: (fold(v.speaker or ""), v.kind)),
        prominence=reports[0].prominence,
        evidence=_evidence(members),
        history=tuple(case.history.entries),
        changes=moved,
        reports=len(stories),
        independent_sources=len(set(by_family.values())),
        stories=stories,
        translations=tuple(dict.fromkeys(m.story.id for m in case.members if m.story.translation)),
        conflicts=conflicts(case, by_family),
    )


def _rank(member: Member) -> tuple[int, int, int]:
    report = member.report
    detail = sum(
        bool(value)
        for value in (
            report.when, report.where, report.level != "unknown", report.series.name, report.recurrence.text,
            report.agenda, report.margins_of, any(p.delegates for p in report.parties),
        )
    )  # fmt: skip
    return _PROMINENCE.get(report.prominence, 2), -detail, _STATUS.get(report.status or "", 5)


def _first(reports: Sequence[Report], ask: Callable[[Report], T | None]) -> T | None:
    return next((value for r in reports if (value := ask(r))), None)


def _distinct(
    reports: Sequence[Report], ask: Callable[[Report], Sequence[T]], key: Callable[[T], object]
) -> tuple[T, ...]:
    """Every value once, the best report's first; phrases that say nearly the same count as one."""
    found: dict[object, T] = {}
    for report in reports:
        for value in ask(report):
            mark = key(value)
            near = isinstance(mark, str) and any(
                isinstance(known, str) and (mark in known or fuzz.token_set_ratio(mark, known) >= 90) for known in found
            )
            if mark not in found and not near:
                found[mark] = value
    return tuple(found.values())


def _when_was(case: Case, behind: Report) -> str | None:
    """The day it had been set for before the one that stands."""
    told = [behind.when_was, *(m.report.when_was for m in reversed(case.members))]
    earlier = [e.when for e in reversed(case.history.entries[:-1])]
    if case.status == "held" and not any(m.report.when_was or m.report.status == "postponed" for m in case.members):
        return None
    for was in (*told, *earlier):
        if was and was != case.when and not days.fits(case.when, was):
            return was
    return None


def _where(case: Case, reports: Sequence[Report]) -> Where | None:
    place = settled(case, "place")
    fitting = [r.where for r in reports if r.where and (place is None or r.where.place in (None, place))]
    if not fitting:
        return _first(reports, lambda r: r.where)
    best = max(fitting, key=lambda w: sum(x is not None for x in (w.place, w.country, w.venue)))
    venue = best.venue or next((w.venue for w in fitting if w.venue and w.country in (None, best.country)), None)
    return Where(place=best.place, country=best.country, venue=venue)


def stray(case: Case) -> frozenset[str]:
    """A third side that one dispatch alone names, where two and more list just two: taken for one by mistake.

    Not of what many take part in, nor of a third that lends the room or mediates.
    """
    if case.kinds & {"forum", "exercise", "agreement", "other"} or len(case.sets) < 2:
        return frozenset()
    listed: dict[str, frozenset[str]] = {}
    for member in case.members:
        listed[member.family] = listed.get(member.family, frozenset()) | codes(member.report)
    found = set[str]()
    for side in frozenset().union(*case.sets):
        naming = [told for told in listed.values() if side in told]
        without = [told for told in listed.values() if side not in told and len(told) == 2]
        if len(naming) == 1 and len(without) > 1 and len(naming[0]) == 3 and not case.roles.get(side, set()) & LENDS:
            found.add(side)
    return frozenset(found)


def _without(report: Report, odd: frozenset[str]) -> Report:
    if not odd & codes(report):
        return report
    return msgspec.structs.replace(report, parties=tuple(p for p in report.parties if code(p) not in odd))


def _sides(case: Case, reports: Sequence[Report]) -> list[Report]:
    """Reports whose parties count: the best one, and those that share its parties or only add a third."""
    best = next((r for r in reports if codes(r)), reports[0])
    return [best] + [r for r in reports if r is not best and (codes(r) <= codes(best) or _adds(best, r))]


def _adds(best: Report, other: Report) -> bool:
    extra = codes(other) - codes(best)
    if best.kind in ("forum", "exercise") or len(codes(best)) > 2:
        return True
    return all(p.role in LENDS for p in other.parties if code(p) in extra)


def _format(reports: Sequence[Report], sides: int) -> str | None:
    return _first(reports, lambda r: r.format) if sides else None


def _series(reports: Sequence[Report]) -> Series:
    return Series(name=_first(reports, lambda r: r.series.name), edition=_first(reports, lambda r: r.series.edition))


def _recurrence(reports: Sequence[Report]) -> Recurrence:
    exact = _first(reports, lambda r: r.recurrence if r.recurrence.years is not None else None)
    return exact or _first(reports, lambda r: r.recurrence if r.recurrence.text else None) or Recurrence()


def _evidence(members: Sequence[Member]) -> tuple[Evidence, ...]:
    def all_of() -> Iterator[Evidence]:
        for member in members:
            for entry in member.report.evidence:
                yield msgspec.structs.replace(entry, story=entry.story or member.story.id)

    return tuple(all_of())
