"""Laws: spans cut their text, nothing raises, the same in gives the same out, time is linear."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline.times
from dateline.model.edtf import is_edtf
from dateline.times import find

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
        assert mention.kind in ("date", "time", "duration", "set", "recurrence")
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
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    text = piece * 20_000
    before = time.perf_counter()
    find(text, dt.date(2023, 4, 14))
    assert time.perf_counter() - before < 10


def test_public_names() -> None:
    assert dateline.times.__all__ == ["TimeMention", "find", "recount"]
