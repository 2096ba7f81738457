"""One small rule a trait: does this report fit that event? Each answers points and a reason, or a veto."""

from __future__ import annotations

import msgspec

from dateline.model import Report
from dateline.record import levels
from dateline.record.case import TALKS, Case
from dateline.record.partial import nearly
from dateline.record.persons import is_surname_of, same_person
from dateline.record.sides import LENDS, code, codes
from dateline.record.words import fold, other_label, same_label


class Opinion(msgspec.Struct, frozen=True):
    """``points`` None is a veto; ``firm`` False says that another event as likely must not be there."""

    points: float | None
    reason: str
    firm: bool = True


NOTHING = Opinion(0.0, "")


def veto(reason: str) -> Opinion:
    """It cannot be the same."""
    return Opinion(None, reason)


def parties(case: Case, report: Report) -> Opinion:
    """The same parties; one side may leave out a mediator, an observer, or who lends the room."""
    told = codes(report)
    if told in case.sets:
        return Opinion(3.0, "same parties") if told else _by_name(case, report)
    for known in case.sets:
        small, large = sorted((known, told), key=len)
        both = len(known & told)
        if both >= 2 and all(_lends(case, report, side) for side in known ^ told):
            return Opinion(2.0, "same parties but for a third that lends the room or mediates")
        if both >= 2 and both / len(known | told) >= 0.6 and (len(small) > 2 or _same_series(case, report)):
            return Opinion(1.5, "mostly the same parties")
        if both and _in_part(case, report, small, large):
            return Opinion(1.0, "a list of its many parties, in part")
    near = nearly(case, report, shared_people(case, report))
    return Opinion(0.0, near, firm=False) if near else _by_name(case, report)


def kinds(case: Case, report: Report) -> Opinion:
    """The same kind; a visit or a call and a meeting may turn out to be one."""
    if report.kind in case.kinds:
        if report.kind == "other":
            return _same_act(case, report)
        return Opinion(1.0, "")
    if report.kind in TALKS and case.kinds <= TALKS and "meeting" in case.kinds | {report.kind}:
        return Opinion(0.0, f"{'/'.join(sorted(case.kinds))} and {report.kind} on the same days")
    if {report.kind, *case.kinds} == {"forum", "meeting"} and _same_series(case, report):
        return Opinion(0.0, "forum and meeting of one name")
    return veto("another kind")


def rank(case: Case, report: Report) -> Opinion:
    """Summits and working talks of one pair are different gatherings."""
    if report.kind in ("agreement", "forum", "exercise", "other"):
        return NOTHING
    gap = levels.nearest(case.levels, report.level)
    if gap is None:
        return NOTHING
    if gap == 0:
        return Opinion(1.5, f"same level, {report.level}")
    leaders = gap == 1 and "leader" in (report.level, *case.levels)
    if (gap >= 2 or leaders) and not (case.has_round(report) or shared_people(case, report) >= 2):
        return veto(f"level {report.level} beside {'/'.join(sorted(case.levels))}")
    return Opinion(0.0, "a rung apart")


def portfolio(case: Case, report: Report) -> Opinion:
    """Foreign ministers and defence ministers meet apart, unless one story tells of both."""
    known, told = case.portfolios - {"other"}, set(report.portfolios) - {"other"}
    if not known or not told:
        return NOTHING
    if known & told:
        return Opinion(0.5, "")
    return NOTHING if shared_people(case, report) else veto(f"portfolio {sorted(told)} beside {sorted(known)}")


def series(case: Case, report: Report) -> Opinion:
    """Rounds with different numbers never merge; a shared name speaks for it."""
    edition = report.series.edition
    if edition is not None and case.editions:
        if edition not in case.editions:
            return veto(f"round {edition} beside {sorted(case.editions)}")
        return Opinion(3.0, f"same round, {edition}")
    name = report.series.name
    if name and case.labels:
        if any(same_label(name, known) for known in case.labels):
            return Opinion(1.5, "same series")
        if all(other_label(name, known) for known in case.labels):
            return veto(f"series {name!r} beside {sorted(case.labels)}")
    return NOTHING


def margins(case: Case, report: Report) -> Opinion:
    """On whose sidelines it takes place."""
    told = report.margins_of
    if not told or not case.margins:
        return NOTHING
    if any(same_label(told, known) for known in case.margins):
        return Opinion(1.0, "on the same margins")
    return veto(f"on the margins of {told!r}, not of {sorted(case.margins)}") if _all_other(told, case) else NOTHING


def place(case: Case, report: Report) -> Opinion:
    """The same city speaks for it; another country against it, but only a day can forbid."""
    where = report.where
    if where is None:
        return NOTHING
    if where.place and case.places:
        same = any(fold(where.place) == fold(known) for known in case.places)
        if same:
            return Opinion(1.0, f"in {where.place}")
    if where.country and case.countries:
        return Opinion(0.3, "") if where.country in case.countries else Opinion(-1.5, f"in {where.country}")
    return NOTHING


def people(case: Case, report: Report) -> Opinion:
    """The same delegates on the same sides."""
    shared = shared_people(case, report)
    return Opinion(min(2.0, float(shared)), f"{shared} delegate(s) shared") if shared else NOTHING


def shared_people(case: Case, report: Report) -> int:
    """How many of the report's delegates the event already has."""
    if not case.people:
        return 0
    return sum(_known(case, code(party), d.name) for party in report.parties for d in party.delegates)


def elsewhere(case: Case, report: Report) -> bool:
    """True where the countries told differ."""
    where = report.where.country if report.where else None
    return bool(where and case.countries and where not in case.countries)


def _known(case: Case, side: str, name: str) -> bool:
    return any(side == known and _one_person(name, other, side) for known, other in case.people)


def _one_person(name: str, other: str, side: str) -> bool:
    if same_person(name, other, side):
        return True
    return is_surname_of(name, other, side) or is_surname_of(other, name, side)


def _in_part(case: Case, report: Report, small: frozenset[str], large: frozenset[str]) -> bool:
    """True for two lists of who comes to one drill or forum of many: nobody lists them all.

    In one place the host alone need be in both; elsewhere in the country two must be.
    """
    if report.kind not in ("exercise", "forum") or case.kinds != {report.kind} or len(large) < 3:
        return False
    where, shared = report.where, len(small & large)
    if where is None or elsewhere(case, report):
        return False
    if where.place and any(fold(where.place) == fold(known) for known in case.places):
        return bool(shared) and (len(small) > 2 or len(small - large) <= 1)
    at_home = bool(where.country and where.country in case.countries)
    return at_home and (shared > 1 or small == {where.country} or large == {where.country})


def _lends(case: Case, report: Report, side: str) -> bool:
    roles = case.roles.get(side, set()) | {p.role for p in report.parties if code(p) == side}
    return bool(roles & LENDS)


def _by_name(case: Case, report: Report) -> Opinion:
    """A forum is known by its name, whoever of its delegations a story lists."""
    if report.kind == "forum" and "forum" in case.kinds and _same_series(case, report):
        return Opinion(1.5, "same forum")
    if report.kind == "exercise" and _same_series(case, report) and any(codes(report) & known for known in case.sets):
        return Opinion(1.0, "same exercise")
    return veto("other parties")


def _same_act(case: Case, report: Report) -> Opinion:
    def cast(one: Report) -> set[tuple[str, str]]:
        return {(code(p), p.role) for p in one.parties}

    same = report.plover == case.first.plover and cast(report) == cast(case.first)
    return Opinion(1.0, "same act") if same else veto("another act")


def _same_series(case: Case, report: Report) -> bool:
    name = report.series.name
    return bool(name) and any(same_label(name or "", known) for known in case.labels)


def _all_other(told: str, case: Case) -> bool:
    return all(other_label(told, known) for known in case.margins)


RULES = (parties, kinds, rank, portfolio, series, margins, place, people)
"""Cheapest veto first."""
