"""The laws of the fold, from which order, doubling, as-of and identity follow."""

from __future__ import annotations

import datetime as dt
import itertools

import hypothesis.strategies as st
from hypothesis import given, settings
from record_strategies import KNOWN, tellings

from dateline.model import Telling, to_json
from dateline.model.known import AsOf, instant
from dateline.record import channels, fold, overdue, people, phased
from dateline.record.order import stands_for

DAYS = ["2023-03-31", "2023-04-01", "2023-04-14", "2023-04-14T12:00:00+00:00", "2023-04-17", "2023-04-19"]


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_of_ingestion_does_not_matter(heap: list[Telling], chance: st.randoms) -> None:
    shuffled = list(heap)
    chance.shuffle(shuffled)
    assert to_json(fold(shuffled)) == to_json(fold(heap))


@given(tellings())
@settings(max_examples=60, deadline=None)
def test_twice_is_once(heap: list[Telling]) -> None:
    assert to_json(fold([*heap, *reversed(heap)])) == to_json(fold(heap))


@given(tellings(), st.sampled_from(DAYS))
@settings(max_examples=150, deadline=None)
def test_as_of_is_as_if_the_rest_had_never_come(heap: list[Telling], day: str) -> None:
    as_of = AsOf(day)
    assert to_json(fold(heap, as_of)) == to_json(fold([t for t in heap if as_of.allows(t.story.known)]))


@given(tellings(), st.sampled_from([k for k in KNOWN if k]))
@settings(max_examples=100, deadline=None)
def test_a_later_story_changes_no_earlier_family_and_no_earlier_reason(heap: list[Telling], stamp: str) -> None:
    heap = [t for t in heap if not t.story.notice]
    then, now = fold([t for t in heap if instant(t.story.known) <= instant(stamp)]), fold(heap)
    for family in then.families:
        whole = now.family_of(family.stories[0])  # a translation's family may be named after a story that is not kept
        assert whole is not None and whole.stories[: len(family.stories)] == family.stories
    assert then.reasons.items() <= now.reasons.items()


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_every_report_stands_in_one_event_and_every_id_resolves(heap: list[Telling]) -> None:
    record = fold(heap)
    ids = [name for e in record.events for name in (e.id, *e.aliases)]
    assert len(ids) == len(set(ids))
    gone = {t.story.supersedes for t in heap if t.story.notice}
    for told in heap:
        silent = stands_for(told.story) & gone or told.story.source.uri[0] != "s"
        for report in () if silent else told.reports:
            assert report.report in ids and record.find(report.report) in record.events


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_an_event_says_what_its_history_ends_with(heap: list[Telling]) -> None:
    for event in fold(heap).events:
        last = event.history[-1]
        assert (event.status, event.when) == (last.status, last.when)
        pairs = [(h.status, h.when) for h in event.history]
        assert all(one != other for one, other in itertools.pairwise(pairs))
        assert event.reports == len(event.stories) == len(set(event.stories)) >= event.independent_sources >= 1
        if event.kind != "agreement" and "held" in [s for s, _ in pairs]:
            assert pairs[-1][0] == "held"


@given(tellings())
@settings(max_examples=150, deadline=None)
def test_what_is_derived_names_events_of_the_record_and_agrees_with_itself(heap: list[Telling]) -> None:
    record = fold(heap)
    events = {e.id: e for e in record.events}
    for event in record.events:
        assert event.previous is None or events[event.previous].next == event.id
        assert event.next is None or events[event.next].previous == event.id
        assert all(r.event in events and r.event != event.id and r.why for r in event.relations)
        assert len({(r.type, r.event) for r in event.relations}) == len(event.relations)
        assert event.storyline in events and events[event.storyline].storyline == event.storyline
        for check in event.recurrence_checks:
            assert check.verdict in ("confirmed", "contradicted", "open")
            assert (check.by is None) == (check.verdict == "open")
            assert check.by is None or events[check.by].status == "held"
            assert check.story in event.stories
        assert event.phase is None


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_an_event_is_a_round_of_one_series_at_most_and_no_number_comes_twice(heap: list[Telling]) -> None:
    record = fold(heap)
    rounds = [r.event for one in record.series for r in one.rounds]
    assert len(rounds) == len(set(rounds))
    for one in record.series:
        told = [r.edition for r in one.rounds if r.edition is not None and not r.inferred]
        assert len(told) == len(set(told))
        assert not set(one.missing) & {r.edition for r in one.rounds}


@given(tellings(), st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_phase_follows_the_day_and_a_later_day_never_leads_back(heap: list[Telling], day: dt.date) -> None:
    order = ("ahead", "due", "overdue")
    events = fold(heap).events
    for then, later in zip(phased(events, day), phased(events, day + dt.timedelta(days=40)), strict=True):
        if then.phase == "past" or later.phase == "past":
            assert then.phase == later.phase
        else:
            assert order.index(str(then.phase)) <= order.index(str(later.phase))
    assert {o.event.id for o in overdue(events, day)} == {e.id for e in phased(events, day) if e.phase == "overdue"}


@given(tellings(), st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_people_and_channels_as_of_a_day_are_as_if_the_rest_had_never_come(heap: list[Telling], day: str) -> None:
    then = AsOf(day)
    before = [t for t in heap if then.allows(t.story.known)]
    record = fold(heap, then)
    assert people(heap, record, then) == people(before, fold(before), AsOf(None))
    on = dt.date(2023, 5, 1)
    assert channels(record, on) == channels(fold(before), on)
    assert all(c.by in c.events and c.why for c in channels(record, on))
