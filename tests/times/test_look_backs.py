"""The law of look-backs: what the text tells as done is never a future date, whatever else its sentence plans."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.times import TimeMention, find

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DONE = [
    "The ministers met",
    "The pact was signed",
    "The levy took effect",
    "Talks collapsed",
    "Two envoys were killed",
    "The crossing did not open",
    "The army has withdrawn its troops",
    "Both sides had broken off contacts",
    "The king died",
    "The strike began",
    "Rebels seized the port",
    "The two leaders spoke by telephone",
]
PLANNED = [
    "The council will debate the raid that killed nine soldiers",
    "He is to visit the family of a guard who was shot",
    "The premier, who returned to the capital",
    "They will build on the accord they struck",
    "The court is due to hear the case of an aide who was arrested",
    "The two plan to follow up on talks that were held",
    "Envoys are expected to discuss a truce that collapsed",
]
CLAIMS = [
    "for the first time in {n} years",
    "for the first time since {month} {year}",
    "for the first time since {month}",
    "after a {n}-year gap",
    "for the third time this year",
    "in the first such talks since {weekday}",
    "in the first in-person talks in {n} months",
    "after {n} years of silence",
    "in their first meeting since the war began in {month}",
]
DATES = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 12, 31))


def expressions() -> st.SearchStrategy[str]:
    """A day or a month as a story tells it short of its year, with its preposition."""
    weekday, month = st.sampled_from(WEEKDAYS), st.sampled_from(MONTHS)
    return st.one_of(
        weekday.map("on {}".format),
        weekday.map("last {}".format),
        weekday.map("late on {}".format),
        st.builds("on {} {}".format, month, st.integers(1, 28)),
        st.builds("on {1} {0}".format, month, st.integers(1, 28)),
        month.map("in {}".format),
        month.map("in early {}".format),
        month.map("last {}".format),
        st.integers(1, 28).map("on the {}th".format),
        st.integers(2, 20).map("{} days ago".format),
    )


def ahead(found: tuple[TimeMention, ...], on: dt.date) -> list[TimeMention]:
    """Mentions that lie wholly behind ``on``: the future."""
    return [m for m in found if m.is_date and m.first is not None and m.first > on]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(DONE), expressions(), DATES)
def test_what_is_told_as_done_is_never_ahead(done: str, expression: str, on: dt.date) -> None:
    found = find(f"{done} {expression}.", on)
    assert [m for m in found if m.is_date and m.edtf]
    assert ahead(found, on) == []


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLANNED), expressions(), DATES)
def test_what_is_done_stays_behind_in_a_sentence_that_plans(planned: str, expression: str, on: dt.date) -> None:
    assert ahead(find(f"{planned} {expression}.", on), on) == []


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        ["The two will meet {}.", "The ministers are to talk {}.", "{} the two plan to meet.", "Leaders to meet {}"]
    ),
    st.sampled_from(CLAIMS),
    st.integers(2, 40),
    st.sampled_from(MONTHS),
    st.sampled_from(WEEKDAYS),
    DATES,
)
def test_a_claim_of_a_gap_is_never_a_date(
    frame: str, claim: str, n: int, month: str, weekday: str, on: dt.date
) -> None:
    told = claim.format(n=n, month=month, weekday=weekday, year=on.year - n)
    text = frame.format(told[0].upper() + told[1:] if frame.startswith("{}") else told)
    found = find(text, on)
    assert [m.edtf for m in found if m.kind == "recurrence"] == [None]
    assert [m for m in found if m.is_date and m.edtf] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The council will examine Monday's raid.", "2023-04-10"),
        ("They will follow up on Thursday's call.", "2023-04-13"),
        ("Results of Sunday's vote are expected soon.", "2023-04-09"),
        ("He will swear in the judge named in December.", "2022-12"),
        ("The levy took effect on April 17.", "2022-04-17"),
        ("Trains did not run on Saturday.", "2023-04-08"),
        ("The killing of a general on Sunday will not stop the talks.", "2023-04-09"),
    ],
)
def test_look_backs_in_sentences_that_look_ahead(text: str, wanted: str) -> None:
    assert [m.edtf for m in find(text, dt.date(2023, 4, 14)) if m.is_date and m.edtf] == [wanted]
