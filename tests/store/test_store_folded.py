"""The law of the store: whatever came when, in however many pieces, the tables say what the fold says."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings
from record_strategies import tellings
from store_build import put

from dateline.model import Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import load_record, open_store

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
DAYS = [None, "2023-04-01", "2023-04-14", "2023-04-14T12:00:00+00:00", "2023-04-17", "2023-04-19"]


@given(tellings(), st.randoms(use_true_random=False), st.sampled_from(DAYS))
@settings(max_examples=100, deadline=None, phases=UNSHRUNK)
def test_incremental_is_the_fold(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling], chance: st.randoms, day: str | None
) -> None:
    shuffled = [*heap, *chance.sample(heap, len(heap) // 2)]
    chance.shuffle(shuffled)
    file = str(tmp_path_factory.mktemp("store") / "r.db")
    with open_store(file, create=True) as store:
        for told in shuffled:
            put(store, told)
            if chance.random() < 0.4:
                store.catch_up()
        as_of = AsOf(day)
        expected = to_json(fold(heap, as_of))
        assert to_json(load_record(store, as_of)) == expected, "with stories pending"
        store.catch_up()
        assert store.pending() == 0
        assert to_json(load_record(store, as_of)) == expected, "all folded"
