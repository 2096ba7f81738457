"""Lines with dates: the instant, and what it is said to be."""

from __future__ import annotations

import pytest

from dateline.reading.anatomy import clock

LINES = [
    ("By IANS | Updated: April 14, 2023 17:10 IST", "IND", [("2023-04-14T17:10:00+05:30", "updated")]),
    ("Updated: April 14, 2023 17:10 IST", None, [("2023-04-14T17:10:00", "updated")]),
    ("Updated: April 14, 2023 17:10 IST", "IRL", [("2023-04-14T17:10:00+01:00", "updated")]),
    ("Updated: April 14, 2023 17:10 IST", "ISR", [("2023-04-14T17:10:00+03:00", "updated")]),
    ("Published October 13, 2021 | 06:20 PM", "PAK", [("2021-10-13T18:20:00", "published")]),
    ("Montevideo, August 31st 2023 - 14:02 UTC", None, [("2023-08-31T14:02:00+00:00", "")]),
    ("All News 16:41 March 19, 2025", "KOR", [("2025-03-19T16:41:00", "")]),
    ("05 July 2022 16:24 (UTC +04:00)", None, [("2022-07-05T16:24:00+04:00", "")]),
    ("November 6, 2024 17:22 GMT+700", None, [("2024-11-06T17:22:00+07:00", "")]),
    (
        "Updated: 14-01-2025 21:37 IST | Created: 14-01-2025 19:02 IST",
        "IND",
        [("2025-01-14T21:37:00+05:30", "updated"), ("2025-01-14T19:02:00+05:30", "published")],
    ),
    ("Write: 2024-07-18 09:12:40 / Update: 2024-07-18 11:03:11", None, [
        ("2024-07-18T09:12:40", ""), ("2024-07-18T11:03:11", "updated"),
    ]),
    ("August 18, 2025, 18:27 (JST)", None, [("2025-08-18T18:27:00+09:00", "")]),
    ("22.11.2018 17:38 CET", None, [("2018-11-22T17:38:00+01:00", "")]),
    ("AP-NY-07-12-23 1815EDT", "USA", [("2023-07-12T18:15:00-04:00", "")]),
    ("KUNA 101815 Jun 21NNNN", None, [("2021-06-10T18:15:00", "")]),
    ("2024-05-13T15:40:22+05:30", None, [("2024-05-13T15:40:22+05:30", "")]),
    ("3:40 pm on 14 February 2025", "NZL", [("2025-02-14T15:40:00", "")]),
    ("Sat, 05 Sep 2020 | 00:30 hrs", None, [("2020-09-05T00:30:00", "")]),
    ("12:05 a.m. EDT, June 3, 2019", "USA", [("2019-06-03T00:05:00-04:00", "")]),
    ("2023. 4. 14.", None, [("2023-04-14", "")]),
    ("Tuesday, 18 November 2014 11:26 CST", "CHN", [("2014-11-18T11:26:00+08:00", "")]),
    ("Tuesday, 18 November 2014 11:26 CST", "USA", [("2014-11-18T11:26:00-06:00", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "country", "expected"), LINES, ids=[line for line, *_ in LINES])
def test_a_dated_line(line: str, country: str | None, expected: list[tuple[str, str]]) -> None:
    assert [(clock.settle(s, None, (country,)), s.role) for s in clock.find(line)] == expected


@pytest.mark.parametrize("line", ["", "no date here", "2+2 talks in 2018", "45 May 2020", "the 14 members", "12:30"])
def test_no_date(line: str) -> None:
    assert clock.find(line) == ()
