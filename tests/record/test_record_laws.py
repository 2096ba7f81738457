"""The laws of the fold, from which order, doubling, as-of and identity follow."""

from __future__ import annotations

import itertools

import hypothesis.strategies as st
from hypothesis import given, settings
from record_strategies import KNOWN, tellings

from dateline.model import Telling, to_json
from dateline.model.known import AsOf, instant
from dateline.record import fold

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
        whole = now.family_of(family.id)
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
        for report in told.reports if told.story.id not in gone and told.story.source.uri[0] == "s" else ():
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
