"""Days and periods: what is written is read back, and what is no EDTF is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.errors import EdtfError
from dateline.model import edtf

DAYS = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9998, 12, 31))


@given(DAYS)
def test_a_day_round_trips(day: dt.date) -> None:
    period = edtf.parse(edtf.day(day))
    assert (period.first, period.last, period.some, period.days) == (day, day, False, 1)


@given(DAYS, DAYS)
def test_intervals_and_sets_round_trip(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    lasting, some = edtf.parse(edtf.lasting(first, last)), edtf.parse(edtf.one_of(first, last))
    assert (lasting.first, lasting.last) == (some.first, some.last) == (first, last)
    assert lasting.some is False
    assert some.some is (first != last)
    assert lasting.holds(edtf.parse(edtf.day(first))) and some.overlaps(lasting)


@given(DAYS)
def test_months_and_years_hold_their_days(day: dt.date) -> None:
    month, year = edtf.parse(edtf.month(day.year, day.month)), edtf.parse(f"{day.year:04d}")
    one = edtf.parse(edtf.day(day))
    assert month.holds(one) and year.holds(month) and year.holds(one)
    assert month.some and year.some and 28 <= month.days <= 31 and year.days in (365, 366)


@given(DAYS, DAYS)
def test_holding_and_overlapping_agree(one: dt.date, other: dt.date) -> None:
    a, b = edtf.parse(edtf.month(one.year, one.month)), edtf.parse(edtf.day(other))
    assert a.overlaps(b) is b.overlaps(a) is a.holds(b)


@given(st.text(max_size=24))
def test_what_is_parsed_is_edtf_and_the_rest_raises(text: str) -> None:
    if edtf.is_edtf(text):
        period = edtf.parse(text)
        assert period.first <= period.last
    else:
        with pytest.raises(EdtfError):
            edtf.parse(text)


@given(DAYS, DAYS)
def test_a_period_ends_after_it_starts(one: dt.date, other: dt.date) -> None:
    assume(one > other)
    for text in (f"{one}/{other}", f"[{one}..{other}]"):
        assert not edtf.is_edtf(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "some", "about"),
    [
        ("2023-04-17", "2023-04-17", "2023-04-17", False, False),
        ("2022-11", "2022-11-01", "2022-11-30", True, False),
        ("2024-02", "2024-02-01", "2024-02-29", True, False),
        ("2023", "2023-01-01", "2023-12-31", True, False),
        ("2017-01~", "2017-01-01", "2017-01-31", True, True),
        ("2024-21", "2024-03-01", "2024-05-31", True, False),
        ("2024-24", "2024-12-01", "2025-02-28", True, False),
        ("2024-33", "2024-01-01", "2024-03-31", True, False),
        ("2024-41", "2024-07-01", "2024-12-31", True, False),
        ("../2023-06", "0001-01-01", "2023-06-30", False, False),
        ("2023-06/..", "2023-06-01", "9999-12-31", False, False),
        ("2015-05-29/2015-05-31", "2015-05-29", "2015-05-31", False, False),
        ("[2022-09-05..2022-09-11]", "2022-09-05", "2022-09-11", True, False),
    ],
)
def test_the_forms_of_the_contract(text: str, first: str, last: str, some: bool, about: bool) -> None:
    period = edtf.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert (period.some, period.approximate) == (some, about)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monday",
        "2023-13",
        "2023-02-30",
        "23-04-17",
        "2023/04/17",
        "[2023-04-17",
        "2023-4-7",
        "2024-42",
        "17.04.2023",
    ],
)
def test_no_edtf(text: str) -> None:
    with pytest.raises(EdtfError, match="allowed"):
        edtf.parse(text)
