"""Where stories differ on level, parties, place or gap: a change where the news moved on, else a conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dateline.model import Change, Conflict, Report
from dateline.record.case import Case, Member
from dateline.record.sides import LENDS, code, codes, left_out
from dateline.record.words import fold

Value = str | float | None
_BESIDE = frozenset({"mediator", "observer", "invited"})


def level(report: Report) -> str | None:
    """None where it is not told."""
    return None if report.level == "unknown" else report.level


def place(report: Report) -> str | None:
    """The city."""
    return report.where.place if report.where else None


def parties(report: Report) -> str | None:
    """Codes, sorted, as one string; who only mediates or looks on is left out."""
    sides = {code(p) for p in report.parties if p.role not in _BESIDE}
    return ", ".join(sorted(sides if len(sides) > 1 else codes(report))) or None


def years(report: Report) -> float | None:
    """The claimed gap."""
    return report.recurrence.years


_CHANGING: dict[str, Callable[[Report], str | None]] = {"level": level, "parties": parties, "place": place}
_DISPUTED: dict[str, Callable[[Report], Value]] = {"recurrence.years": years, "where.place": place, "level": level}


def changes(case: Case) -> tuple[Change, ...]:
    """What the news itself changed, in the order of ``known``."""
    found = [c for name in _CHANGING for c in _changes(case, name)]
    order = {m.story.id: at for at, m in enumerate(case.members)}
    return tuple(_listed(c) for c in sorted(found, key=lambda c: (order[c.story], c.field)))


def _listed(change: Change) -> Change:
    """Parties stand as a list of codes."""
    if change.field != "parties":
        return change
    before, after = (tuple(str(side).split(", ")) for side in (change.before, change.after))
    return msgspec.structs.replace(change, before=before, after=after)


def settled(case: Case, name: str) -> str | None:
    """The value that stands: the last change's, else the first told by a main report, else the first told."""
    moved = _changes(case, name)
    if moved:
        return str(moved[-1].after)
    ask = _CHANGING[name]
    told = [(m.report.prominence != "main", value) for m in case.members if (value := ask(m.report))]
    return min(told, key=lambda t: t[0])[1] if told else None


def conflicts(case: Case, origins: Mapping[str, str]) -> tuple[Conflict, ...]:
    """Values on which independent sources differ while neither says that it changed."""
    found = []
    for name, ask in _DISPUTED.items():
        changed = {c.after for c in _changes(case, name.rpartition(".")[2])} if name != "recurrence.years" else set()
        told: dict[Value, Member] = {}
        for member in case.members:
            value = ask(member.report)
            if value is not None and value not in changed:
                told.setdefault(_alike(told, value), member)
        if len(told) > 1 and len({origins[m.family] for m in told.values()}) > 1:
            found.append(Conflict(field=name, values=tuple(told), stories=tuple(m.story.id for m in told.values())))
    return tuple(found)


def _changes(case: Case, name: str) -> list[Change]:
    """A new value counts as a change where its story also brought a new state of the event."""
    ask = _CHANGING.get(name)
    if ask is None or (name != "parties" and case.kinds == {"agreement"}):
        return []  # each act of a paper has its own place and hands
    news = {entry.story for entry in case.history.entries[1:]}
    now: str | None = None
    found: list[Change] = []
    for member in case.members:
        value = ask(member.report)
        if value is None or _same(now, value):
            continue
        if now is not None:
            if name == "parties" and (_only_lent(case, now, value) or _one_named(value, now)):
                continue
            if name == "parties" and _third(now, value) and not _told_twice(case, value):
                continue
            if name == "parties" and _one_named(now, value):
                now = value
                continue
            if member.story.id not in news or member.report.prominence == "background":
                continue
            found.append(Change(field=name, before=now, after=value, known=member.story.known, story=member.story.id))
        now = value
    return found


def _only_lent(case: Case, one: str, other: str) -> bool:
    """True where the two lists of parties differ by a third alone that lends the room."""
    a, b = set(one.split(", ")), set(other.split(", "))
    return len(a & b) >= 2 and all(case.roles.get(side, set()) & LENDS for side in a ^ b)


def _third(one: str, other: str) -> bool:
    """True where one lists two sides and the other a third beside them."""
    a, b = frozenset(one.split(", ")), frozenset(other.split(", "))
    return left_out(a, b) and min(len(a), len(b)) == 2


def _told_twice(case: Case, value: str) -> bool:
    """True where two dispatches list just these: a side more or less in one alone is left out, or taken for one."""
    return len({m.family for m in case.members if parties(m.report) == value}) > 1


def _one_named(one: str, other: str) -> bool:
    """True where ``one`` is a single side of ``other``: the rest was not told, and is not gone."""
    return ", " not in one and one in other.split(", ")


def _same(one: str | None, other: str) -> bool:
    return one is not None and fold(one) == fold(other)


def _alike(told: Mapping[Value, Member], value: Value) -> Value:
    """The spelling already told, so that "Seoul" and "SEOUL" are one value."""
    if isinstance(value, str):
        return next((k for k in told if isinstance(k, str) and fold(k) == fold(value)), value)
    return value
