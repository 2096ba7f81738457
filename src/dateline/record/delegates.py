"""Sides and their people, united over stories: spellings and name order vary, every spelling stays in ``names``."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Delegate, Party, Report
from dateline.record.persons import is_lone, is_surname_of, same_person
from dateline.record.sides import code

_ROLES = ("host", "mediator", "observer", "actor", "target", "invited", "participant")


def unite_parties(reports: Sequence[Report], latest: Sequence[Report]) -> tuple[Party, ...]:
    """Sides as the best report (the first) orders them, then what the others add; levels as last told (``latest``)."""
    told: dict[str, list[Party]] = {}
    for report in reports:
        for party in report.parties:
            told.setdefault(code(party), []).append(party)
    last = {code(p): p.level for r in latest for p in r.parties if p.level != "unknown"}
    return tuple(_unite(sides, last.get(key, "unknown")) for key, sides in told.items())


def unite_delegates(told: Sequence[Delegate], side: str = "") -> tuple[Delegate, ...]:
    """One delegate a person; a lone surname joins the only one it can mean. ``side`` sent them."""
    groups: list[list[Delegate]] = []
    for person in sorted(told, key=lambda d: is_lone(d.name)):
        fits = [g for g in groups if any(_same(person.name, other.name, side) for other in g)]
        if len(fits) == 1 or (fits and not is_lone(person.name)):
            fits[0].append(person)
        elif not fits:
            groups.append([person])
    return tuple(_one(g) for g in groups)


def _same(name: str, other: str, side: str) -> bool:
    return same_person(name, other, side) or is_surname_of(name, other, side)


def _one(group: Sequence[Delegate]) -> Delegate:
    best = group[0]
    spellings = dict.fromkeys(n for d in group for n in (d.name, *d.names))
    return msgspec.structs.replace(
        best,
        title=next((d.title for d in group if d.title), None),
        body=next((d.body for d in group if d.body), None),
        names=tuple(sorted(spellings)) if len(spellings) > 1 else best.names,
    )


def _unite(sides: Sequence[Party], level: str) -> Party:
    role = min((p.role for p in sides), key=_ROLES.index)
    people = unite_delegates([d for p in sides for d in p.delegates], code(sides[0]))
    return msgspec.structs.replace(sides[0], role=role, level=level, delegates=people)
