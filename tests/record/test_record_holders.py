"""Which stories hold a shingle of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.record.holders import HELD_PER_SHINGLE, Holders

SAMPLES = st.lists(st.frozensets(st.integers(0, 30), min_size=1, max_size=8), max_size=60)


@given(SAMPLES, st.integers(0, 60))
def test_counts_are_those_of_the_stories_held(samples: list[frozenset[int]], gone: int) -> None:
    held = Holders()
    for at, sample in enumerate(samples):
        held.add(at, tuple(sample))
    for at, sample in enumerate(samples[:gone]):
        held.drop(at, tuple(sample))
    asked = range(31)
    wanted = {at: len(sample) for at, sample in enumerate(samples) if at >= gone}
    if len(samples) <= HELD_PER_SHINGLE:
        assert held.counted(tuple(asked)) == wanted
    else:
        assert all(count <= wanted[at] for at, count in held.counted(tuple(asked)).items())


def test_nothing_stays_of_what_is_dropped() -> None:
    held = Holders()
    for at in range(3):
        held.add(at, (1, 2, at + 10))
    for at in range(3):
        held.drop(at, (1, 2, at + 10))
    assert not held.counted(tuple(range(20))) and not held._of
