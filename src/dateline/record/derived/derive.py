"""Puts what is derived into the events of a record: series, neighbours, relations, storyline, checks, verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Conflict, Event, Evidence, RecurrenceCheck, Relation
from dateline.record.derived.checks import checks
from dateline.record.derived.relations import relations
from dateline.record.derived.series import Growing, SeriesLine, in_order, lines, name_of, series_of
from dateline.record.derived.storylines import storylines
from dateline.record.derived.told import Told

YEARS = "recurrence.years"
Places = Mapping[str, tuple[Growing, list[Told]]]


def derive(tolds: Sequence[Told]) -> tuple[list[Event], tuple[SeriesLine, ...]]:
    """The events with all that follows from them together, in the same order, and the series. Told: in fold order."""
    grown = [one for group in series_of(tolds) for one in group]
    places = places_of(grown)
    series = {event: one.rounds[0].event.id for event, (one, _) in places.items()}
    related = relations(tolds, series)
    verdicts = checks(tolds, {event: rounds for event, (_, rounds) in places.items() if len(rounds) > 1})
    lines_of_events = storylines(tolds, [one.rounds for one in grown], related)
    events = [
        derived(
            told,
            places,
            related.get(told.event.id, ()),
            verdicts.get(told.event.id, ()),
            lines_of_events[told.event.id],
        )
        for told in tolds
    ]
    return events, tuple(lines(grown))


def places_of(grown: Iterable[Growing]) -> Places:
    """Each event of a series with that series and its rounds in order."""
    return {t.event.id: (one, rounds) for one in grown for rounds in [in_order(one.rounds)] for t in one.rounds}


def derived(
    told: Told, places: Places, related: Sequence[Relation], mine: tuple[RecurrenceCheck, ...], storyline: str
) -> Event:
    """The event with what follows from it and others together."""
    previous, following = _neighbours(told, places)
    return msgspec.structs.replace(
        with_verdicts(Told(_named(told, places), told.members), mine),
        previous=previous, next=following, relations=tuple(related), storyline=storyline,
    )  # fmt: skip


def with_verdicts(told: Told, mine: tuple[RecurrenceCheck, ...]) -> Event:
    """The event with the verdicts on its claims, and conflicting gaps settled by them."""
    return msgspec.structs.replace(
        told.event, recurrence_checks=mine, conflicts=tuple(_judged(told.event.conflicts, told, mine))
    )


def _neighbours(told: Told, places: Places) -> tuple[str | None, str | None]:
    if told.event.id not in places:
        return None, None
    rounds = [t.event.id for t in places[told.event.id][1]]
    at = rounds.index(told.event.id)
    return rounds[at - 1] if at else None, rounds[at + 1] if at + 1 < len(rounds) else None


def _named(told: Told, places: Places) -> Event:
    """A round goes by the name of its series; where its own stories give none, the evidence says why."""
    event = told.event
    name = name_of(places[event.id][0]) if event.id in places else None
    if not name or name == event.series.name:
        return event
    why = next(reason for t, reason in places[event.id][0].members if t.event.id == event.id)
    derived = Evidence(field="series.name", sources=("parties", "level", "series.edition"), rule=f"series: {why}")
    return msgspec.structs.replace(
        event,
        series=msgspec.structs.replace(event.series, name=name),
        evidence=(*event.evidence, derived),
    )


def _judged(conflicts: Sequence[Conflict], told: Told, mine: Sequence[RecurrenceCheck]) -> Iterator[Conflict]:
    """Conflicting gaps are settled where the record confirms exactly one of them."""
    years = {m.story.id: m.report.recurrence.years for m in told.members}
    confirmed = {years.get(c.story) for c in mine if c.verdict == "confirmed"} - {None}
    for conflict in conflicts:
        right = [v for v in conflict.values if v in confirmed]
        if conflict.field == YEARS and len(right) == 1:
            yield msgspec.structs.replace(conflict, verdict=f"{right[0]:g}")
        else:
            yield conflict
