"""Laws: spans cut their text, nothing raises, the same in gives the same out, time is linear."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline.times
from dateline.model.edtf import is_edtf
from dateline.times import KINDS, find

PIECES = [
    "the",
    "first",
    "time",
    "in",
    "five",
    "years",
    "since",
    "Monday",
    "next",
    "last",
    "week",
    "May",
    "5",
    "31",
    "2023",
    ",",
    ".",
    "-",
    "April",
    "of",
    "half",
    "second",
    "said",
    "will",
    "meet",
    "to",
    "and",
    "or",
    "two-day",
    "12:30",
    "GMT",
    "p.m.",
    "ago",
    "later",
    "before",
    "after",
    "a",
    "gap",
    "\n\n",
    "1990s",
    "0001-01-01",
    "9999-12-31",
    "'s",
    "Q3",
    "weekend",
    "century",
    "99999999999",
    "early",
    "30",
    "February",
    "30/2/2023",
    "the following day",
    "a year and a half",
    "９月",
    "１４",
    "2023-13-45",
    "nineteenth",
    "spring",
]
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, st.sampled_from([None, "Asia/Seoul", "America/New_York", "America/Santiago", "Nowhere/At_All"]))
def test_spans_cut_their_text_in_order_and_every_edtf_is_one(text: str, on: dt.date | None, zone: str | None) -> None:
    found = find(text, on, zone)
    behind = 0
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert behind <= mention.start < mention.end
        behind = mention.end
        assert mention.edtf is None or is_edtf(mention.edtf)
        assert all(is_edtf(other) for other in mention.alternatives)
        assert mention.rule
        assert mention.kind in KINDS
    assert found == find(text, on, zone)


@settings(max_examples=100, deadline=None)
@given(
    st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 1, 1)),
    st.sampled_from(["Monday", "Friday", "Sunday"]),
)
def test_a_look_back_is_never_read_ahead(on: dt.date, weekday: str) -> None:
    (mention,) = find(f"The ministers met on {weekday}.", on)
    assert mention.first is not None
    assert 0 <= (on - mention.first).days < 7
    (ahead,) = find(f"The ministers will meet on {weekday}.", on)
    assert ahead.first is not None
    assert 0 <= (ahead.first - on).days < 7


HOSTILE = [
    "next ",
    "next next this ",
    "first ",
    "Monday and ",
    "in 1 ",
    "the first of the ",
    "for the first time ",
    "Monday, ",
    "5 May ",
    "(",
    "12:",
    "after ",
    "two days ",
    "at 5 ",
    "5 to ",
    "nineteen ",
    "10th anniversary of ",
    "new year's ",
]


def _calls(text: str) -> int:
    """How many functions, ours and built-in, one reading of ``text`` calls."""
    count = 0

    def step(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        find(text, dt.date(2023, 4, 14))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_steps_in_proportion_to_its_length(piece: str) -> None:
    _calls(piece * 50)  # fills the caches
    once, twice = _calls(piece * 1_000), _calls(piece * 2_000)
    assert twice <= 2.1 * once


def test_public_names() -> None:
    assert dateline.times.__all__ == ["KINDS", "TimeMention", "Timex", "find", "recount"]
