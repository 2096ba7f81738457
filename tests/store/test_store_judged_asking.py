"""Under judgements, too, what the tables answer as of any moment is what the fold of what was known then says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import decided
from store_build import keep
from test_store_asking import DAYS, UNSHRUNK, new_file, pages, questions, standing_talks

from dateline.model import Judgement, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import checking, open_store

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


def superseded(heap: list[Telling]) -> bool:
    return any(told.story.supersedes for told in heap)
