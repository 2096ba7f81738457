"""Under judgements, too, what the tables answer as of any moment is what the fold of what was known then says."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from record_build import anchor, event, judge, story, tell, telling
from record_strategies import decided
from store_build import keep, put
from test_store_asking import DAYS, UNSHRUNK, new_file, pages, questions, standing_talks

from dateline.model import Judgement, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import Store, checking, load_record, open_store, searching
from dateline.store.derived_judged import judged_groups, judged_talks

Heap = tuple[list[Telling], list[Judgement]]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_answer_is_the_folds(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fresh = request.getfixturevalue("database") if kind == "postgresql" else lambda: new_file(tmp_path_factory)

    @given(decided(), st.randoms(use_true_random=False), st.sampled_from(DAYS))
    @settings(max_examples=40 if kind == "sqlite" else 10, deadline=None, phases=UNSHRUNK)
    def law(given_: Heap, chance: st.randoms, day: str | None) -> None:
        heap, made = given_
        shuffled = list(heap)
        chance.shuffle(shuffled)
        with open_store(fresh(), create=True) as store:
            store.judge(made[: chance.randint(0, len(made))])
            keep(store, shuffled, chance)
            store.judge(made)
            if chance.random() < 0.5:
                store.settle_judged()
            record = fold(heap, AsOf(day), made)
            with store.asking(AsOf(day)) as at:
                assert at.memory is None or superseded(heap)
                questions(at, record, AsOf("2023-04-14"))
                pages(at, record)
                standing_talks(at, record)
                assert to_json(list(at.judgements)) == to_json(list(record.judgements))
            with store.reading() as connection:
                assert list(checking.check(connection)) == []

    law()


@given(decided(), st.randoms(use_true_random=False), st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None, phases=UNSHRUNK)
def test_stories_and_judgements_may_come_in_any_order_each_worked_out_by_itself(
    tmp_path_factory: pytest.TempPathFactory, given_: Heap, chance: st.randoms, day: str | None
) -> None:
    heap, made = given_
    mixed = [*heap, *made]
    chance.shuffle(mixed)
    with open_store(new_file(tmp_path_factory), create=True) as store:
        for one in mixed:
            if isinstance(one, Judgement):
                store.judge([one])
            else:
                put(store, one)
            if chance.random() < 0.6:
                store.catch_up()
                store.settle()
                assert asked(store) == to_json(list(load_record(store).judgements))
        store.catch_up()
        record = fold(heap, AsOf(day), made)
        with store.asking(AsOf(day)) as at:
            questions(at, record, AsOf("2023-04-14"))
            pages(at, record)
            standing_talks(at, record)
            assert to_json(list(at.judgements)) == to_json(list(record.judgements))
        store.settle()
        with store.reading() as connection:
            assert list(checking.check(connection)) == []


def asked(store: Store) -> str:
    with store.asking() as at:
        return to_json(list(at.judgements))


def superseded(heap: list[Telling]) -> bool:
    return any(told.story.supersedes for told in heap)


def held(n: int) -> Telling:
    told = event("held", f"2023-0{n}-01", series="border talks", edition=n)
    return telling(story(f"s{n}", f"2023-0{n}-01T08:00:00+09:00"), told)


ROUNDS = [held(1), held(2)]


@pytest.mark.parametrize(("table", "right"), [(judged_groups, '"minister"'), (judged_talks, '"border talks"')])
def test_check_tells_where_what_is_kept_of_judgements_is_not_the_folds(
    tmp_path: Path, table: sa.Table, right: str
) -> None:
    with open_store(str(tmp_path / "record.db"), create=True) as store:
        for told in ROUNDS:
            put(store, told)
        store.catch_up()
        store.judge([judge("correct", anchor(ROUNDS[1]), field="level", value="minister")])
        store.settle()
        with store.reading() as connection:
            assert list(checking.check(connection)) == []
        with store.writing() as connection:
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 1
            wrong = sa.func.replace(table.c.told, right, '"leader"')
            connection.execute(table.update().values(told=wrong))
        with store.reading() as connection:
            assert [one.what for one in checking.check(connection)] != []


@pytest.mark.parametrize("common", [False, True])
def test_search_follows_judgements(tmp_path: Path, common: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if common:  # stories are gone through, latest first
        monkeypatch.setattr(searching, "_RARE", 0)
    held, other = ROUNDS[0], tell("s3", "2023-03-01T08:00:00+09:00", event("held", "2023-03-01", who="CHN; VNM"))

    def found(store: Store, *parties: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(hit.story, hit.events) for hit in store.search("tells words", parties=parties)]

    with open_store(str(tmp_path / "record.db"), create=True) as store:
        for told in (held, other):
            put(store, told)
        store.catch_up()
        mine = held.reports[0].report
        assert found(store, "KOR", "JPN") == [(held.story.id, (mine,))]
        assert found(store, "KOR", "CHN") == []
        store.judge(
            [judge("correct", anchor(held), field="parties", value=("KOR", "CHN")), judge("reject", anchor(other))]
        )
        assert found(store, "KOR", "JPN") == []
        assert found(store, "KOR", "CHN") == [(held.story.id, (mine,))]
        assert found(store) == [(other.story.id, ()), (held.story.id, (mine,))]
