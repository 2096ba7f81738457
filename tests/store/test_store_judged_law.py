"""Stories and judgements through a store, in whatever order and pieces they come: one record."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from record_build import judge
from record_strategies import decided

from dateline.model import Engine, Judgement, Reading, Telling, from_json, to_json
from dateline.record import fold
from dateline.store import Store, load_record, open_store

ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)
NOW = "2023-05-01T00:00:00+00:00"
_NAMES = itertools.count()
Heap = tuple[list[Telling], list[Judgement]]


def fresh(folder: object) -> Store:
    return open_store(str(folder.getbasetemp() / f"judged{next(_NAMES)}.db"), create=True)  # type: ignore[attr-defined]


def put(store: Store, one: Telling | Judgement) -> None:
    if isinstance(one, Judgement):
        store.judge([one])
    else:
        store.add(Reading(story=one.story, text=f"text of {one.story.id}"), one.reports, ENGINE, NOW)


@given(decided(), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_shuffled_and_doubled_together_stories_and_judgements_give_one_record(
    tmp_path_factory: object, given_: Heap, chance: st.randoms
) -> None:
    heap, made = given_
    mixed = [*heap, *made, *heap[:2], *made[:2]]
    chance.shuffle(mixed)
    with fresh(tmp_path_factory) as store:
        for one in mixed:
            put(store, one)
            if chance.random() < 0.2:
                load_record(store)
        assert to_json(load_record(store)) == to_json(fold(heap, judgements=made))


@given(decided())
@settings(max_examples=12, deadline=None)
def test_exported_and_imported_into_a_new_record_they_say_the_same(tmp_path_factory: object, given_: Heap) -> None:
    heap, made = given_
    with fresh(tmp_path_factory) as first, fresh(tmp_path_factory) as second:
        for one in [*heap, *made]:
            put(first, one)
        lines = [to_json(one) for one in first.judgements()]
        second.judge([from_json(line, Judgement) for line in reversed(lines)])
        for told in reversed(heap):
            put(second, told)
        assert [to_json(one) for one in second.judgements()] == lines
        assert to_json(load_record(second)) == to_json(load_record(first))


@given(decided())
@settings(max_examples=10, deadline=None)
def test_undone_in_the_store_the_events_are_what_they_were(tmp_path_factory: object, given_: Heap) -> None:
    heap, made = given_
    with fresh(tmp_path_factory) as store:
        for told in heap:
            put(store, told)
        before = load_record(store).events
        store.judge(made)
        load_record(store)
        store.judge([judge("undo", undoes=j.id, made="2023-06-01T00:00:00+00:00") for j in made if j.verdict != "undo"])
        assert load_record(store).events == before
