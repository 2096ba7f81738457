"""TIMEX3 tags: text -> (tagged text, type, value). A mention may have several, or its neighbour's."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find

FRIDAY = dt.date(2023, 4, 14)
CASES = [
    ("May 29-31", [("May 29", "DATE", "2023-05-29"), ("31", "DATE", "2023-05-31")]),
    ("from 2015 to 2018", [("2015", "DATE", "2015"), ("2018", "DATE", "2018")]),
    ("for the first time in five years", [("five years", "DURATION", "P5Y")]),
    ("the first since 2016", [("2016", "DATE", "2016")]),
    ("two days after March 3", [("two days", "DURATION", "P2D"), ("March 3", "DATE", "2023-03-03")]),
    ("met at 9 a.m. Thursday", [("9 a.m. Thursday", "TIME", "2023-04-13T09:00")]),
    ("met on Thursday night", [("Thursday night", "TIME", "2023-04-13TNI")]),
    ("over the past three years", [("the past three years", "DURATION", "P3Y")]),
    ("in the past decade", [("the past decade", "DURATION", "P1DE")]),
    ("in recent weeks", [("recent weeks", "DATE", "PAST_REF")]),
    ("in the near future", [("the near future", "DATE", "FUTURE_REF")]),
    ("now", [("now", "DATE", "PRESENT_REF")]),
    ("every two years", [("every two years", "SET", "P2Y")]),
    ("in the second quarter of 2022", [("the second quarter of 2022", "DATE", "2022-Q2")]),
    ("They met over the weekend", [("the weekend", "DATE", "2023-W14-WE")]),
    ("in the 1990s", [("the 1990s", "DATE", "199")]),
    ("in the 19th century", [("the 19th century", "DATE", "18")]),
    ("by 2050", [("2050", "DATE", "2050")]),
    ("for decades", [("decades", "DURATION", "PXDE")]),
    ("for 1 year, 2 months and 3 days", [("1 year, 2 months and 3 days", "DURATION", "P1Y2M3D")]),
]


@pytest.mark.parametrize(("text", "tags"), CASES)
def test_tags(text: str, tags: list[tuple[str, str, str]]) -> None:
    found = [t for m in find(text, FRIDAY) for t in m.tags]
    assert [(t.text, t.type, t.value) for t in found] == tags
    assert all(text[t.start : t.end] == t.text for t in found)


def test_a_hedge_is_the_mod() -> None:
    (mention,) = find("more than two years", FRIDAY)
    assert mention.tags[0].mod == "MORE_THAN"
    (early,) = find("early next year", FRIDAY)
    assert early.tags[0].mod == "START"
