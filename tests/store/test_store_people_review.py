"""The law of the pages of people and of review: out of the tables as out of the fold of what was known by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings
from record_build import event, story, telling
from record_strategies import decided, tellings
from store_build import keep

from dateline.model import Judgement, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold, people, select
from dateline.record.derived.people import called, namings_of
from dateline.record.order import line_up
from dateline.record.review import notices, review
from dateline.store import asking, checking, open_store
from dateline.store.asking import At, HeldPeople, People, Wanted

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
DAYS = [None, "2023-04-01", "2023-04-14", "2023-04-14T12:00:00+00:00", "2023-04-17", "2023-04-19"]
ON = dt.date(2023, 4, 19)
NAMES = ["Woo Kyung-seok", "Woo Kyung Seok", "Woo", "Han Bit-na", "Han"]
HEADS = ["Talks of two states set for Monday", "Talks of the two states set for Monday", "Talks set"]


@st.composite
def told(draw: st.DrawFn) -> list[Telling]:
    """Stories of few people by many spellings; some are notices that name no story by its id."""
    heap = draw(tellings())
    for number in range(draw(st.integers(1, 5))):
        who = f"KOR: {draw(st.sampled_from(NAMES))}; JPN: {draw(st.sampled_from(['Atsushi Ando', 'Ando']))}"
        known = f"2023-04-{draw(st.sampled_from([13, 14, 16, 18]))}T{draw(st.sampled_from(['00', '20']))}:00:00+09:00"
        notice = draw(st.sampled_from([None, None, "correction", "kill"]))
        one = story(
            f"n{number}", known, draw(st.sampled_from(HEADS)), by=draw(st.sampled_from(["Yonhap", "Kyodo"])),
            headline=draw(st.sampled_from(HEADS)), notice=notice,
        )  # fmt: skip
        day = draw(st.sampled_from(["2023-04-17", "2023-04-18"]))
        heap.append(telling(one, event(draw(st.sampled_from(["held", "planned"])), day, who)))
    return heap


def answers(at: At, heap: list[Telling], made: list[Judgement], as_of: AsOf) -> None:
    """Every answer beside that of the fold."""
    record = fold(heap, as_of, made)
    known = [t for t in heap if as_of.allows(t.story.known)]
    everybody = people(known, record, as_of)
    assert [to_json(p) for p in People(at).listed(limit=99).items] == [to_json(p) for p in everybody]
    korean = [p.id for p in everybody if p.party == "KOR"]
    found = People(at).listed("Woo", ("KOR",), limit=1, offset=1)
    assert {p.id for p in found.items} <= set(korean)
    for wanted in ("Woo", "Gyeongseok Woo", "k"):
        assert list(People(at).listed(wanted, limit=99).items) == called(everybody, wanted)
    for one in everybody:
        assert People(at).person(one.id) == one
        assert People(at).by_id([one.id]) == {one.id: one}
    assert People(at).person("none") is None
    for naming in namings_of(line_up(known, as_of), record):
        met = People(at).person(naming.id)
        assert met is not None and met in everybody
        assert met.party == naming.party and naming.name in met.names and naming.event in met.events
    expected = [*notices(record, known), *review(record, record.events, ON)]
    assert list(asking.listed_review(at, ON, limit=99).items) == expected
    paged = [asking.listed_review(at, ON, limit=2, offset=n) for n in range(0, len(expected) + 2, 2)]
    assert [item for page in paged for item in page.items] == expected
    assert {page.total for page in paged} == {len(expected)}
    held = select(record.events, parties=("KOR",), statuses=("held",))
    narrowed = asking.listed_review(at, ON, Wanted(parties=("KOR",), statuses=("held",)), limit=99)
    assert list(narrowed.items) == review(record, held, ON)
    assert [(d.event.id, d.conflict) for d in asking.listed_disputes(at)] == [
        (e.id, c) for e in record.events for c in e.conflicts
    ]


def law(
    fresh: Callable[[], str], given_: tuple[list[Telling], list[Judgement]], chance: st.randoms, day: str | None
) -> None:
    heap, made = given_
    shuffled = list(heap)
    chance.shuffle(shuffled)
    with open_store(fresh(), create=True) as store:
        keep(store, shuffled, chance)
        store.judge(made)
        store.settle(names=chance.choice([0, 1, 30]))
        with store.asking(AsOf(day)) as at:
            answers(at, heap, made, AsOf(day))
        store.settle()
        with store.asking(AsOf(day)) as at:
            answers(at, heap, made, AsOf(day))
        with store.reading() as connection:
            assert list(checking.check(connection)) == []


PLAIN = told().map(lambda heap: (heap, []))


@given(st.one_of(PLAIN, decided(told())), st.randoms(use_true_random=False), st.sampled_from(DAYS))
@settings(max_examples=70, deadline=None, phases=UNSHRUNK)
def test_people_and_review_are_the_folds_in_whatever_order_it_came(
    tmp_path_factory: pytest.TempPathFactory,
    given_: tuple[list[Telling], list[Judgement]],
    chance: st.randoms,
    day: str | None,
) -> None:
    law(lambda: str(tmp_path_factory.mktemp("store") / "r.db"), given_, chance, day)


@given(st.one_of(PLAIN, decided(told())), st.randoms(use_true_random=False), st.integers(0, 9))
@settings(max_examples=10, deadline=None, phases=UNSHRUNK)
def test_what_a_server_holds_of_people_follows_the_record(
    tmp_path_factory: pytest.TempPathFactory,
    given_: tuple[list[Telling], list[Judgement]],
    chance: st.randoms,
    first: int,
) -> None:
    heap, made = given_
    held = HeldPeople()
    with open_store(str(tmp_path_factory.mktemp("store") / "r.db"), create=True) as store:
        for part, decisions in ((heap[:first], []), (heap[first:], []), ([], made)):
            keep(store, part, chance)
            store.judge(decisions)
            for day in (None, DAYS[3], DAYS[4], None):
                with store.asking(AsOf(day)) as at:
                    everybody = People(at).listed(limit=99)
                    pages = [People(at, held).listed(limit=2, offset=n) for n in range(0, everybody.total + 2, 2)]
                assert [one for page in pages for one in page.items] == list(everybody.items)
                assert {page.total for page in pages} == {everybody.total}


def test_the_same_on_postgresql(database: Callable[[], str]) -> None:
    given(st.one_of(PLAIN, decided(told())), st.randoms(use_true_random=False), st.sampled_from(DAYS))(
        settings(max_examples=10, deadline=None, phases=UNSHRUNK)(
            lambda given_, chance, day: law(database, given_, chance, day)
        )
    )()
