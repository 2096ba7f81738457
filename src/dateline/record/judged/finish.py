"""The event that judged reports tell together: bound cases as one, values corrected, and who decided what."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Applied, Event, Evidence, Judgement, Report
from dateline.record.case import Case, Member
from dateline.record.history import Claim
from dateline.record.judged import fields
from dateline.record.judged.judged import Judged
from dateline.record.judged.standing import IN_FORCE, Bound

_OF_HISTORY = frozenset({"status", "when"})


def as_one(cases: Sequence[Case], judged: Judged) -> Case:
    """The case of an event: as it grew, or folded again from corrected reports where judgements bear on it."""
    reports = [m.report for case in cases for m in case.members]
    plain = len(cases) == 1 and not any(isinstance(s.told, Claim) for s in cases[0].steps)
    corrected = judged.corrected(reports) if judged.sets else {r.report: r for r in reports}
    if plain and all(corrected[r.report] is r for r in reports):
        return cases[0]
    steps = sorted((s for case in cases for s in case.steps), key=lambda s: s.at)
    first = cases[0].members[0]
    case = Case(cases[0].ordinal, _right(first, corrected), steps[0].at)
    for step in steps:
        if isinstance(step.told, Claim):
            case.judge(step.told, step.at)
        elif step.told is not first:
            case.add(_right(step.told, corrected), step.at)
    return case


def signed(event: Event, bounds: Sequence[Bound], judged: Judged) -> Event:
    """The event with its judgements, and with what they set; each value they set has its evidence."""
    if not bounds:
        return event
    effects = _effects(bounds, judged.overruled)
    for bound in bounds:
        one = bound.judgement
        if one.verdict == "correct" and effects[one.id] == IN_FORCE and one.field and one.field not in _OF_HISTORY:
            event = _settled(fields.put(one.field, event, one.value), one)
    told = tuple(_applied(b, effects[b.judgement.id]) for b in bounds)
    proof = tuple(e for b in bounds if effects[b.judgement.id] == IN_FORCE for e in _evidence(b))
    return msgspec.structs.replace(event, judgements=told, evidence=(*event.evidence, *proof))


def _settled(event: Event, one: Judgement) -> Event:
    """A conflict over what was corrected is decided."""
    verdict = "not told" if one.value is None else str(one.value)
    conflicts = (msgspec.structs.replace(c, verdict=verdict) if c.field == one.field else c for c in event.conflicts)
    return msgspec.structs.replace(event, conflicts=tuple(conflicts))


def _right(told: Member, corrected: dict[str, Report]) -> Member:
    return msgspec.structs.replace(told, report=corrected[told.report.report])


def _effects(bounds: Sequence[Bound], overruled: dict[str, str]) -> dict[str, str]:
    """The later of two that settle one thing of one event wins."""
    found: dict[str, str] = {}
    latest: dict[str, Judgement] = {}
    for bound in reversed(bounds):
        one = bound.judgement
        found[one.id] = f"overruled by {overruled[one.id]}" if one.id in overruled else IN_FORCE
        topic = _topic(one)
        if topic is None or found[one.id] != IN_FORCE:
            continue
        later = latest.setdefault(topic, one)
        if later is not one:
            found[one.id] = f"overruled by {later.id}"
    return found


def _topic(one: Judgement) -> str | None:
    if one.verdict in ("held", "not_held", "unknown"):
        return "status"
    return one.field if one.verdict == "correct" else None


def _applied(bound: Bound, effect: str) -> Applied:
    one = bound.judgement
    return Applied(
        id=one.id, verdict=one.verdict, by=one.by, why=one.why, made=one.made, field=one.field,
        value=bound.attached or one.value, effect=effect,
    )  # fmt: skip


def _evidence(bound: Bound) -> tuple[Evidence, ...]:
    one = bound.judgement
    field = "stories" if bound.attached else _topic(one)
    if field is None or one.verdict == "unknown":
        return ()
    rule = f"judgement {one.id[:8]} of {one.made[:10]} by {one.by}: {one.why}"
    story = bound.attached or one.anchors[0].story
    return (Evidence(field=field, sources=("judgement",), rule=rule, story=story),)
