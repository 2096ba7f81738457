"""A claim about a gap is a kind of its own: never a date, above all no future one."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find, recount

ON = dt.date(2023, 4, 14)
# text, span, ordinal, years, since, since_event, scope
CASES = [
    (
        "They will meet for the first time in five years.",
        "for the first time in five years",
        "first",
        5,
        "2018",
        None,
        None,
    ),
    (
        "first joint security talks of diplomats, defence officials in 5 yrs",
        "first joint security talks of diplomats, defence officials in 5 yrs",
        "first",
        5,
        "2018",
        None,
        None,
    ),
    ("It is the first summit in 12 years.", "the first summit in 12 years", "first", 12, "2011", None, None),
    ("the first in five years", "the first in five years", "first", 5, "2018", None, None),
    (
        "They met for the first time since September 2016.",
        "for the first time since September 2016",
        "first",
        None,
        "2016-09",
        None,
        None,
    ),
    (
        "It is the first such meeting since 2018.",
        "the first such meeting since 2018",
        "first",
        None,
        "2018",
        None,
        None,
    ),
    (
        "the first edition since 2021, the navy announced",
        "the first edition since 2021",
        "first",
        None,
        "2021",
        None,
        None,
    ),
    ("The talks resumed after an 18-month gap.", "after an 18-month gap", None, 1.5, "2021", None, None),
    ("The talks resumed after a hiatus of four years.", "after a hiatus of four years", None, 4, "2019", None, None),
    ("ending a four-year hiatus in their dialogue", "a four-year hiatus", None, 4, "2019", None, None),
    (
        "The fourth round this year will be held in Oman.",
        "The fourth round this year",
        "fourth",
        None,
        None,
        None,
        None,
    ),
    ("The first-ever trilateral summit ended.", "The first-ever", "first", None, None, None, None),
    (
        "It is the first visit since the invasion, officials said.",
        "the first visit since the invasion",
        "first",
        None,
        None,
        "the invasion",
        None,
    ),
    (
        "the first in-person meeting in three years",
        "the first in-person meeting in three years",
        "first",
        3,
        "2020",
        None,
        "in-person",
    ),
    (
        "the first visit to Seoul by a Japanese leader in 12 years",
        "the first visit to Seoul by a Japanese leader in 12 years",
        "first",
        12,
        "2011",
        None,
        "visit to Seoul",
    ),
    (
        "for the first time in more than a decade",
        "for the first time in more than a decade",
        "first",
        10,
        "2013",
        None,
        None,
    ),
    (
        "for the first time in nearly two and a half years",
        "for the first time in nearly two and a half years",
        "first",
        2.5,
        "2020",
        None,
        None,
    ),
    (
        "They will meet for the first time since September.",
        "for the first time since September",
        "first",
        None,
        "2022-09",
        None,
        None,
    ),
    (
        "It was Monday's first call since the truce collapsed.",
        "first call since the truce collapsed",
        "first",
        None,
        None,
        "the truce collapsed",
        None,
    ),
    (
        "the first since taking office in July, will last",
        "the first since taking office in July",
        "first",
        None,
        "2022-07",
        "taking office in July",
        None,
    ),
    ("for only the second time since 1945", "the second time since 1945", "second", None, "1945", None, None),
    ("the highest-level talks in four years", "the highest-level talks in four years", None, 4, "2019", None, None),
    (
        "the first since the 2022 invasion",
        "the first since the 2022 invasion",
        "first",
        None,
        "2022",
        "the 2022 invasion",
        None,
    ),
    (
        "Ties were restored after seven years of estrangement.",
        "after seven years of estrangement",
        None,
        7,
        "2016",
        None,
        None,
    ),
    ("the first in four months", "the first in four months", "first", 0.33, "2022", None, None),
    ("for the first time in decades", "for the first time in decades", "first", None, None, None, None),
    ("They will meet for the first time.", "for the first time", "first", None, None, None, None),
    ("for the second time in a year", "for the second time in a year", "second", 1, "2022", None, None),
    (
        "the third such drill in as many months",
        "the third such drill in as many months",
        "third",
        0.25,
        "2023",
        None,
        None,
    ),
    (
        "They will meet in Ankara for the first time in 18 months.",
        "for the first time in 18 months",
        "first",
        1.5,
        "2021",
        None,
        None,
    ),
    (
        "It was the first call between the two since the war began in 2022.",
        "the first call between the two since the war began in 2022",
        "first",
        None,
        "2022",
        "the war began in 2022",
        None,
    ),
    (
        "The ministers met for the first time in over a year.",
        "for the first time in over a year",
        "first",
        1,
        "2022",
        None,
        None,
    ),
    (
        "North Korea fired a missile for the first time in two months.",
        "for the first time in two months",
        "first",
        0.17,
        "2023",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "span", "ordinal", "years", "since", "event", "scope"), CASES)
def test_claims(
    text: str,
    span: str,
    ordinal: str | None,
    years: float | None,
    since: str | None,
    event: str | None,
    scope: str | None,
) -> None:
    (mention,) = [m for m in find(text, ON) if m.kind == "recurrence"]
    assert (mention.text, mention.ordinal, mention.years, mention.since) == (span, ordinal, years, since)
    assert (mention.since_event, mention.scope) == (event, scope)
    assert mention.edtf is None
    assert not [m for m in find(text, ON) if m.is_date and m.text != "Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "The first meeting took place in 2018, and the talks will resume in two weeks.",
        "the first secretary of the embassy",
        "The First Lady visited the school.",
        "In the first place, no date is set.",
        "The third round will be held in June.",
        "the second phase of the deal",
    ],
)
def test_an_ordinal_alone_claims_no_gap(text: str) -> None:
    assert not [m for m in find(text, ON) if m.kind == "recurrence"]


def test_the_gap_is_counted_from_the_year_of_the_event() -> None:
    (mention,) = find("for the first time in five years", dt.date(2023, 12, 20))
    assert mention.since == "2018"
    assert recount(mention, 2024).since == "2019"


def test_a_stated_year_is_not_recounted() -> None:
    (mention,) = find("the first meeting since 2018", ON)
    assert recount(mention, 2030).since == "2018"
