"""Intervals: the same for the same seed, around the figure, over stories or whole storylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.intervals import Bootstrap, f1, share

ROWS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12)


@given(ROWS)
def test_the_same_rows_give_the_same_interval_within_what_single_stories_have(rows: list[tuple[int, int, int]]) -> None:
    interval = Bootstrap(range(len(rows)), resamples=80).interval(rows, f1)
    assert interval == Bootstrap(range(len(rows)), resamples=80).interval(rows, f1)
    if interval is not None:
        own = [value for value in map(f1, rows) if value is not None]
        assert min(own) - 0.001 <= interval[0] <= interval[1] <= max(own) + 0.001


def test_stories_that_are_all_alike_leave_no_doubt() -> None:
    assert Bootstrap(range(9)).interval([(3, 1, 1)] * 9, f1) == (0.75, 0.75)


def test_stories_of_one_line_are_drawn_together() -> None:
    rows = [(1, 1)] * 10 + [(0, 1)] * 10
    apart, together = Bootstrap(range(20)), Bootstrap(["a"] * 10 + ["b"] * 10)
    narrow, wide = apart.interval(rows, share), together.interval(rows, share)
    assert wide == (0.0, 1.0)
    assert narrow is not None
    assert 0.2 < narrow[0] < 0.5 < narrow[1] < 0.8


@pytest.mark.parametrize("clusters", [[], ["one"], ["one", "one"]])
def test_one_cluster_has_no_interval(clusters: list[str]) -> None:
    assert Bootstrap(clusters).interval([(1, 0, 0)] * len(clusters), f1) is None


def test_a_figure_of_nothing_is_none() -> None:
    assert f1((0, 0, 0)) is None
    assert share((0, 0)) is None
    assert Bootstrap(range(3)).interval([(0, 0)] * 3, share) is None
