"""Days with names, anniversaries, years in words, figures without a year, lengths in a row, sets with hours."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find

FRIDAY = dt.date(2023, 4, 14)
DATES = [
    ("They met on Good Friday.", {"Good Friday": "2023-04-07"}),
    ("They will meet on Easter Monday 2024.", {"Easter Monday 2024": "2024-04-01"}),
    ("They will meet before Thanksgiving.", {"Thanksgiving": "../2023-11-23"}),
    ("They met on Black Friday last year.", {"Black Friday last year": "2022-11-25"}),
    ("They will meet on Valentine's Day next year.", {"Valentine's Day next year": "2024-02-14"}),
    ("marking the 70th anniversary of the 1953 armistice", {"the 70th anniversary": "2023", "1953": "1953"}),
    (
        "ahead of the second anniversary of the February 24, 2022 invasion",
        {"the second anniversary": "../2024-02-24", "February 24, 2022": "2022-02-24"},
    ),
    (
        "She was born on January twenty-five nineteen eighty-six.",
        {"January twenty-five nineteen eighty-six": "1986-01-25"},
    ),
    ("The plan of two thousand and five", {}),
    ("It opened in two thousand and five.", {"two thousand and five": "2005"}),
    ("It opened on the fourth of July, 1995.", {"the fourth of July, 1995": "1995-07-04"}),
    ("It closed on 2019-Sep-1.", {"2019-Sep-1": "2019-09-01"}),
    ("The figures of 2016-11 are out.", {"2016-11": "2016-11"}),
    ("The season of 2009-10 was short.", {"2009-10": "2009/2010"}),
    ("They met on Friday the 7th.", {"Friday the 7th": "2023-04-07"}),
    ("It was 2 weeks and 2 days ago.", {"2 weeks and 2 days ago": "2023-03-29"}),
    ("They will reply in five working days.", {"five working days": "2023-04-21"}),
    ("In the seventies the two sides fought.", {"the seventies": "[1970-01-01..1979-12-31]"}),
    ("The first week of 2021 was calm.", {"The first week of 2021": "[2021-01-04..2021-01-10]"}),
    ("In week 31 of 2018 it rained.", {"week 31 of 2018": "[2018-07-30..2018-08-05]"}),
    ("They will meet the week after next.", {"the week after next": "[2023-04-24..2023-04-30]"}),
    ("Rates rose at the turn of the year.", {"the turn of the year": "[2022-12-01..2023-01-31]"}),
    ("Rates will rise at the turn of the year.", {"the turn of the year": "[2023-12-01..2024-01-31]"}),
    ("It holds for 2018 or later.", {"2018 or later": "2018/.."}),
    ("between March 2015 and 2018", {"March 2015 and 2018": "2015-03-01/2018-12-31"}),
    ("from February to date", {"February to date": "2023-02-01/2023-04-14"}),
    ("the 3 past years", {"the 3 past years": "[2020-04-14..2023-04-14]"}),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_named(text: str, wanted: dict[str, str]) -> None:
    assert {m.text: m.edtf for m in find(text, FRIDAY) if m.is_date} == wanted


@pytest.mark.parametrize(
    ("text", "zone", "edtf", "alternatives"),
    [
        ("on 4/5/2023", None, None, ("2023-05-04", "2023-04-05")),
        ("on 4/5/2023", "America/New_York", "2023-04-05", ("2023-05-04",)),
        ("on 4/5/2023", "Asia/Kolkata", "2023-05-04", ("2023-04-05",)),
        ("on 22/04", None, "2023-04-22", ()),
    ],
)
def test_slashes_are_settled_by_the_zone(
    text: str, zone: str | None, edtf: str | None, alternatives: tuple[str, ...]
) -> None:
    (mention,) = find(text, FRIDAY, zone)
    assert (mention.edtf, mention.alternatives) == (edtf, alternatives)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("every Sunday at 9 a.m.", "XXXX-WXX-7T09:00"),
        ("9am every Monday", "XXXX-WXX-1T09:00"),
        ("on Tuesday afternoons", "XXXX-WXX-2TAF"),
        ("every day at 7:13 p.m.", "XXXX-XX-XXT19:13"),
        ("the 19th of every month", "XXXX-XX-19"),
        ("every weekend", "XXXX-WXX-WE"),
        ("every morning", "XXXX-XX-XXTMO"),
        ("annually", "P1Y"),
        ("twice a week", "P1W"),
    ],
)
def test_sets(text: str, value: str) -> None:
    (mention,) = find(text, FRIDAY)
    assert (mention.kind, mention.timex, mention.edtf) == ("set", value, None)


@pytest.mark.parametrize(
    "text",
    ["a ratio of 1/2", "24/7 cover", "the 9/11 attacks", "He paid $ 12", "In the 4.22 release", "code 2010-2015-86"],
)
def test_figures_that_are_no_dates(text: str) -> None:
    assert find(text, FRIDAY) == ()


CLASSES = [
    ("They will meet on may twenty-first.", {"may twenty-first": "2023-05-21"}),
    ("They met two Sundays ago.", {"two Sundays ago": "2023-04-02"}),
    ("They met last week between Tuesday and Thursday.", {"Tuesday and Thursday": "2023-04-04/2023-04-06"}),
    ("They will meet on Monday two weeks from now.", {"Monday two weeks from now": "2023-04-24"}),
    ("Talks restart a week on Monday.", {"a week on Monday": "2023-04-24"}),
    ("They plan to meet over Labor Day weekend.", {"Labor Day weekend": "[2023-09-02..2023-09-04]"}),
    ("Exports rose in the year to date.", {"the year to date": "2023-01-01/2023-04-14"}),
    ("They must reply by EOM.", {"EOM": "../2023-04"}),
    ("She was born in August '87.", {"August '87": "1987-08"}),
    ("It holds until 2030 or later.", {"2030 or later": "2030/.."}),
    ("They sit in week 35.", {"week 35": "[2023-08-28..2023-09-03]"}),
    ("The 19th round is on 3-7-23.", {"3-7-23": None}),
]


@pytest.mark.parametrize(("text", "wanted"), CLASSES)
def test_rarer_forms(text: str, wanted: dict[str, str | None]) -> None:
    found = {m.text: m.edtf for m in find(text, FRIDAY) if m.is_date}
    assert {name: found.get(name, "absent") for name in wanted} == wanted


def test_an_hour_to_which_a_clock_time_was_moved() -> None:
    old, new = find("They moved the 3 p.m. session to 5.", FRIDAY)
    assert (old.instant, new.instant) == ("2023-04-14T15:00:00", "2023-04-14T17:00:00")


@pytest.mark.parametrize("text", ["They lost 8 of 10 to 4.", "the tens of thousands who fled", "We will be only 3."])
def test_figures_that_are_no_times(text: str) -> None:
    assert find(text, FRIDAY) == ()
