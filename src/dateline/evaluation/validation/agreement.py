"""How far two codings of the same stories agree: per field precision, recall, F1, and Krippendorff's alpha.

Precision, recall and F1 are the contract's, with the first coding as gold and the second as answer; but the values of
an event that only the second has count too, so that F1 over all events is the same either way round. Alpha is nominal,
over the events that both have (joined as the scorer joins them); null is a value of its own, sets are values, and what
the scorer takes for the same wording is the same value. Whether an event is there at all is told by the row ``event``:
for what nobody coded there is no count, and so no alpha.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.errors import UsageError
from dateline.evaluation import contract_score as contract
from dateline.evaluation.tallies import Tally, pooled, prf, tally
from dateline.evaluation.validation.alpha import alpha
from dateline.evaluation.validation.codings import Coding

Event = dict[str, Any]
Pair = tuple[Event, Event]
_AS_ANSWER = "/"


class Row(msgspec.Struct, frozen=True):
    """One field: agreement on main events and on all, and alpha over ``units`` pairs of events."""

    field: str
    main: tuple[float, float, float, int] | None
    every: tuple[float, float, float, int] | None
    alpha: float | None
    units: int


class Agreement(msgspec.Struct, frozen=True):
    """Two codings compared: how many stories they share, each field with the lowest first, and where they differ."""

    stories: int
    main: tuple[float, float, float, int]
    every: tuple[float, float, float, int]
    rows: tuple[Row, ...]
    differences: tuple[tuple[str, str, Any, Any], ...]


def agreement(first: Coding, second: Coding) -> Agreement:
    """Compares the stories that both have. Raises UsageError where there is none."""
    names = sorted(first.stories.keys() & second.stories.keys())
    if not names:
        some = ", ".join(sorted(first.stories)[:3]), ", ".join(sorted(second.stories)[:3])
        raise UsageError(f"the two codings share no story: {some[0]} ... against {some[1]} ...")
    tallies, pairs, differences = [], [], []
    for name in names:
        one, other = first.stories[name], _answer(second.stories[name])
        counted = tally(_AS_ANSWER + name, _annotated(one), {one.get("story_index") or 0: other})
        joined = _joined(one, other)
        _count_extra(counted, other, joined)
        tallies.append(counted)
        pairs += joined
        differences += [(name, *miss) for miss in _differences(one, other, joined)]
    rows = sorted(_rows(tallies, pairs), key=_lowest)
    main, every = prf(pooled(tallies, "main")), prf(pooled(tallies, "every"))
    return Agreement(len(names), main, every, tuple(rows), tuple(differences))


def _answer(gold: dict[str, Any]) -> dict[str, Any]:
    return {"story": gold.get("story") or {}, "events": gold.get("events") or []}


def _annotated(gold: dict[str, Any]) -> dict[str, Any]:
    """As the scorer wants it: an event that the other coder calls declined counts as any other."""
    return {"story": {}, "events": [], **gold, "declined_annotated": True}


def _real(gold: dict[str, Any]) -> list[Event]:
    return [event for event in gold.get("events") or () if event.get("kind") != "other"]


def _joined(one: dict[str, Any], other: dict[str, Any]) -> list[Pair]:
    """As the scorer does: events that must be there first, then those that may."""
    pairs, left = [], _real(other)
    for group in (False, True):
        first = [event for event in _real(one) if contract.is_optional(event) == group]
        found = [(first[i], left[j]) for i, j in contract.align(first, left)]
        taken = {id(event) for _, event in found}
        left = [event for event in left if id(event) not in taken]
        pairs += found
    return pairs


def _count_extra(counted: Tally, other: dict[str, Any], joined: Sequence[Pair]) -> None:
    """Values of the events that only the second coder has, as wrong ones."""
    there = {id(second) for _, second in joined}
    for event in (e for e in _real(other) if id(e) not in there and not contract.is_optional(e)):
        lost = contract.Tally()
        contract.score_slots(lost, event, None, [], counted.story)
        for kept in (counted.every, counted.main) if event.get("prominence") == "main" else (counted.every,):
            kept.fp.update(lost.fn)


def _rows(tallies: Sequence[Tally], pairs: Sequence[Pair]) -> Iterator[Row]:
    yield Row("event", None, prf(pooled(tallies, "events")), None, 0)
    for field in (*contract.SLOTS, "party", "host", "delegate"):
        units = [values(field, *pair) for pair in pairs]
        main, every = prf(pooled(tallies, "main", field)), prf(pooled(tallies, "every", field))
        if main[3] or every[3]:
            yield Row(field, main, every, alpha(units), len(units))
    for field in _ONLY_ALPHA:
        units = [values(field, *pair) for pair in pairs]
        if any(value != "null" for unit in units for value in unit):
            yield Row(field, None, None, alpha(units), len(units))


def _lowest(row: Row) -> tuple[float, str]:
    """Lowest first: F1 of main events, else of all, else alpha."""
    figure = row.main if row.main and row.main[3] else row.every
    return (figure[2] if figure and figure[3] else 1.0 if row.alpha is None else row.alpha), row.field


def _same_text(one: Any, other: Any) -> bool:
    return (not one and not other) or contract.tokf1(one, other) >= 0.5


def _set(event: Event, field: str) -> set[Any]:
    if field == "party":
        return set(contract.codes(event))
    if field == "host":
        return {p.get("code") for p in contract.dicts(event.get("parties")) if p.get("role") == "host"}
    return {(contract.norm(name), code) for name, code, _ in contract.people(event)}


_SETS = ("party", "host", "delegate")
_ONLY_ALPHA = ("portfolios", "prominence", "sourcing.kind", "sourcing.speaker", "sourcing.said_on", "reason")
_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "sourcing.speaker": _same_text,
    "reason": _same_text,
    "portfolios": lambda a, b: sorted(a or ()) == sorted(b or ()),
}


def values(field: str, one: Event, other: Event) -> tuple[Hashable, Hashable]:
    """The two values of ``field`` as categories: equal where the scorer would take the second for the first."""
    if field in _SETS:
        first, second = _set(one, field), _set(other, field)
        return _category(sorted(map(str, first))), _category(sorted(map(str, second)))
    want, got = contract.get(one, field), contract.get(other, field)
    if want in contract.EMPTY or got in contract.EMPTY:
        return _category(want), _category(got)
    same = _SAME[field](want, got) if field in _SAME else contract.slot_eq(field, want, got)
    return _category(want), _category(want if same or _accepted(one, field, got) else got)


def _accepted(one: Event, field: str, got: Any) -> bool:
    right = contract.right_values(one, field)
    return right == contract.ANY or any(contract.slot_eq(field, value, got) for value in right)


def _category(value: Any) -> str:
    return "null" if value in contract.EMPTY else str(value)


def _differences(one: dict[str, Any], other: dict[str, Any], pairs: Sequence[Pair]) -> Iterator[tuple[str, Any, Any]]:
    for first, second in pairs:
        for field in (*contract.SLOTS, *_SETS, *_ONLY_ALPHA):
            if field.split(".")[0] in first or field in _SETS:
                want, got = values(field, first, second)
                if want != got:
                    yield field, want, got
    joined = {id(event) for pair in pairs for event in pair}
    for event in (e for e in _real(one) if id(e) not in joined):
        yield "event", _told(event), None
    for event in (e for e in _real(other) if id(e) not in joined):
        yield "event", None, _told(event)


def _told(event: Event) -> str:
    return f"{event.get('kind')} {event.get('status')} {event.get('when')} {' '.join(sorted(contract.codes(event)))}"
