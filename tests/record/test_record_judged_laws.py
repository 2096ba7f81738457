"""The laws of the fold hold with judgements in it, and judgements do what they say."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings
from record_build import anchor, judge
from record_strategies import decided

from dateline.model import Judgement, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import Record, fold, folded, line_up

Heap = tuple[list[Telling], list[Judgement]]
DAYS = ["2023-04-01", "2023-04-14", "2023-04-15T03:00:00+00:00", "2023-04-17", "2023-04-18", "2023-04-30"]
LAST = "2023-06-01T00:00:00+00:00"


def home(record: Record) -> dict[str, str]:
    return {name: event.id for event in record.events for name in (event.id, *event.aliases)}


@given(decided(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_repetition_change_nothing(given_: Heap, chance: st.randoms) -> None:
    heap, made = given_
    told, said = [*heap, *heap[:3]], [*made, *made[:3]]
    chance.shuffle(told)
    chance.shuffle(said)
    assert to_json(fold(told, judgements=said)) == to_json(fold(heap, judgements=made))


@given(decided(), st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_as_of_is_as_if_later_stories_and_decisions_had_never_come(given_: Heap, day: str) -> None:
    heap, made = given_
    then = AsOf(day)
    known = [t for t in heap if then.allows(t.story.known)]
    heard = [j for j in made if then.allows(j.made)]
    assert to_json(fold(heap, then, made)) == to_json(fold(known, judgements=heard))


@given(decided(), st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_all_judgements_of_stories_known_by_then_can_be_asked_for(given_: Heap, day: str) -> None:
    heap, made = given_
    then = AsOf(day)
    known = [t for t in heap if then.allows(t.story.known)]
    assert to_json(folded(line_up(heap, then), made, AsOf(None))) == to_json(fold(known, judgements=made))


@given(decided())
@settings(max_examples=50, deadline=None)
def test_undoing_all_restores_the_record_exactly(given_: Heap) -> None:
    heap, made = given_
    undone = [judge("undo", undoes=one.id, made=LAST) for one in made if one.verdict != "undo"]
    plain, back = fold(heap), fold(heap, judgements=[*made, *undone])
    assert (back.events, back.series, back.families, back.reasons) == (
        plain.events, plain.series, plain.families, plain.reasons,
    )  # fmt: skip


@given(decided())
@settings(max_examples=60, deadline=None)
def test_what_is_judged_and_in_force_is_so(given_: Heap) -> None:
    heap, made = given_
    record = fold(heap, judgements=made)
    where = home(record)
    speaking = line_up(heap, AsOf(None)).speaking()
    reports = {(s, e.start): r.report for s, t in speaking.items() for r in t.reports for e in r.evidence}
    for standing in record.judgements:
        one = standing.judgement
        if standing.effect != "in force" or one.verdict not in ("same", "different"):
            continue
        named = {reports[a.story, a.start] for a in one.anchors}
        homes = [where[name] for name in named if name in where and name not in record.rejected]
        assert len(set(homes)) == (1 if one.verdict == "same" and homes else len(homes))


@given(decided())
@settings(max_examples=50, deadline=None)
def test_every_report_stands_in_one_event_or_is_rejected(given_: Heap) -> None:
    heap, made = given_
    record = fold(heap, judgements=made)
    ids = [name for e in record.events for name in (e.id, *e.aliases)]
    assert len(ids) == len(set(ids)) and not set(ids) & set(record.rejected)
    for event in record.events:
        last = event.history[-1]
        assert (event.status, event.when) == (last.status, last.when)
        assert event.reports == len(event.stories) >= event.independent_sources >= 1
        assert all(event.id in s.events for s in record.judgements for a in event.judgements if a.id == s.judgement.id)
    assert {s.judgement.id for s in record.judgements} == {j.id for j in made}


@given(decided())
@settings(max_examples=60, deadline=None)
def test_the_last_word_of_a_judge_stands_where_no_news_follows(given_: Heap) -> None:
    heap, made = given_
    dated = [t for t in heap if t.story.known]
    for told in dated:
        for at in range(len(told.reports)):
            last = judge("held", anchor(told, at), made=LAST)
            record = fold(dated, judgements=[*made, last])
            mine = next(s for s in record.judgements if s.judgement == last)
            assert [e.status for e in record.events if e.id in mine.events] == ["held"] * (mine.effect == "in force")
