"""Lines with dates: the instant, and what it is said to be."""

from __future__ import annotations

import pytest
from reading_build import STORY, story

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


# What pages of all nations print: the first stamp, day or instant.
ORDERS = [
    ("9. 12. 2024 14:20", "2024-12-09T14:20:00"),
    ("9.12.2024. 14:20", "2024-12-09T14:20:00"),
    ("08/12/2024 - 17:05", "2024-12-08T17:05:00"),
    ("2024.12.08 17:05", "2024-12-08T17:05:00"),
    ("2024. 12. 08. 17:05", "2024-12-08T17:05:00"),
    ("2024. 12. 8. 17:05:33", "2024-12-08T17:05:33"),
    ("Dec 8, 2024, 05:05 PM", "2024-12-08T17:05:00"),
    ("Sunday, 08 December 2024 17:05", "2024-12-08T17:05:00"),
    ("Last update: Sunday, December 8, 2024 - 17:05", "2024-12-08T17:05:00"),
    ("First published: 8 Dec 2024, 17:05 IST", "2024-12-08T17:05:00"),
    ("17:05, 08 Dec 2024", "2024-12-08T17:05:00"),
    ("17:05 08/12/2024", "2024-12-08T17:05:00"),
    ("17:05 | 08.12.2024", "2024-12-08T17:05:00"),
    ("08-12-2024 17:05", "2024-12-08T17:05:00"),
    ("08.12.24 17:05", "2024-12-08T17:05:00"),
    ("08.12.24", "2024-12-08"),
    ("Posted: Dec. 8, 2024 5:05 p.m.", "2024-12-08T17:05:00"),
    ("8 December 2024 at 17.05", "2024-12-08T17:05:00"),
    ("8 Dec 2024 17h05", "2024-12-08T17:05:00"),
    ("Issued on: 08/12/2024 - 17:05 Modified: 08/12/2024 - 18:00", "2024-12-08T17:05:00"),
    ("Sunday 8th December 2024", "2024-12-08"),
    ("December 8th, 2024", "2024-12-08"),
    ("Dec.8,2024", "2024-12-08"),
    ("DECEMBER 8, 2024", "2024-12-08"),
    ("8-Dec-2024", "2024-12-08"),
    ("08-DEC-24", "2024-12-08"),
    ("08 Dec 24, 17:05", "2024-12-08T17:05:00"),
    ("8. December 2024", "2024-12-08"),
    ("8 December, 2024, 17:05", "2024-12-08T17:05:00"),
    ("2024-12-08 17:05:33", "2024-12-08T17:05:33"),
    ("2024-12-08 at 17:05", "2024-12-08T17:05:00"),
    ("2024/12/08 17:05", "2024-12-08T17:05:00"),
    ("2024-12-8 17:05", "2024-12-08T17:05:00"),
    ("20241208", "2024-12-08"),
    ("2024年12月8日 17:05", "2024-12-08T17:05:00"),
    ("2024년 12월 8일 17:05", "2024-12-08T17:05:00"),
    ("Ngày 08/12/2024, 17:05 (GMT+7)", "2024-12-08T17:05:00+07:00"),
    ("Sunday, December 08, 2024, 17:05 GMT+7", "2024-12-08T17:05:00+07:00"),
    ("08 Aralık 2024 Pazar 17:05", "2024-12-08T17:05:00"),
    ("8 de diciembre de 2024 - 17:05", "2024-12-08T17:05:00"),
    ("8 décembre 2024 à 17h05", "2024-12-08T17:05:00"),
    ("8 décembre 2024 à 17:05", "2024-12-08T17:05:00"),
    ("8 декабря 2024, 17:05", "2024-12-08T17:05:00"),
    ("8. Dezember 2024, 17:05 Uhr", "2024-12-08T17:05:00"),
    ("8 dicembre 2024 17:05", "2024-12-08T17:05:00"),
    ("8 de dezembro de 2024 às 17:05", "2024-12-08T17:05:00"),
    ("8 grudnia 2024 17:05", "2024-12-08T17:05:00"),
    ("8. prosinca 2024.", "2024-12-08"),
    ("8 Desember 2024 17:05 WIB", "2024-12-08T17:05:00+07:00"),
    ("Minggu, 08 Desember 2024 17:05 WIB", "2024-12-08T17:05:00+07:00"),
    ("Sun Dec 08 2024 17:05:33", "2024-12-08T17:05:33"),
    ("Sun, 08 Dec 2024 17:05:33 +0000", "2024-12-08T17:05:33+00:00"),
    ("Sun Dec 8 17:05:33 2024", "2024-12-08T17:05:33"),
    ("17:05 GMT 08.12.2024", "2024-12-08T17:05:00+00:00"),
    ("17:05 GMT, 8 December 2024", "2024-12-08T17:05:00+00:00"),
    ("17:05 (GMT+3) Sunday, 8 December 2024", "2024-12-08T17:05:00+03:00"),
    ("December 8, 2024 17:05 Moscow time", "2024-12-08T17:05:00+03:00"),
    ("8 DEC, 17:05 2024", "2024-12-08T17:05:00"),
    ("Date: 08-12-2024", "2024-12-08"),
    ("Dec 08 2024 05:05pm", "2024-12-08T17:05:00"),
    ("Dec 08 | 2024", "2024-12-08"),
    ("Updated 17:05, 08-Dec-2024", "2024-12-08T17:05:00"),
    ("Update: 04:48, 21 January 2018 Sunday", "2018-01-21T04:48:00"),
    ("221954 GMT SEP 22", "2022-09-22T19:54:00+00:00"),
    ("121349 MET sep 97", "1997-09-12T13:49:00"),
    ("2024-12-08T17:05+01:00", "2024-12-08T17:05:00+01:00"),
    ("2024-12-08T17:05:33.123Z", "2024-12-08T17:05:33+00:00"),
    ("20241208T170533Z", "2024-12-08T17:05:33+00:00"),
    ("2024-12-08T17:05:33+0100", "2024-12-08T17:05:33+01:00"),
    ("8 December 2024, Sunday, 17:05", "2024-12-08T17:05:00"),
    ("Sunday, 17:05, 8/12/2024", "2024-12-08T17:05:00"),
    ("Sunday 08 December 2024 - 17:05", "2024-12-08T17:05:00"),
    ("on 08 December 2024", "2024-12-08"),
    ("8/12/2024 5:05:33 PM", "2024-12-08T17:05:33"),
    ("5:05 PM · Dec 8, 2024", "2024-12-08T17:05:00"),
    ("Time of publication: 08.12.2024 | 17:05", "2024-12-08T17:05:00"),
    ("Last Updated(IST): 08 Dec 2024 5:05 PM", "2024-12-08T17:05:00"),
    ("8 Δεκεμβρίου 2024", "2024-12-08"),
    ("08 ديسمبر 2024", "2024-12-08"),
    ("Thứ hai, 09/12/2024 17:05", "2024-12-09T17:05:00"),
    ("December 8 , 2024", "2024-12-08"),
    ("Sept. 8th 2024", "2024-09-08"),
    ("8 Sept., 2024", "2024-09-08"),
    ("17.05 8.12.2024", "2024-12-08T17:05:00"),
    ("8.12.2024 at 5.05pm", "2024-12-08T17:05:00"),
    ("08 Dec 2024 / 17:05 H.", "2024-12-08T17:05:00"),
    ("08 Dec 2024 17:05hrs", "2024-12-08T17:05:00"),
    ("8 December 2024 1705 hrs", "2024-12-08T17:05:00"),
    ("2024-12-08 | 17:05", "2024-12-08T17:05:00"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ORDERS, ids=[line for line, _ in ORDERS])
def test_the_orders_of_all_nations(line: str, expected: str) -> None:
    assert clock.settle(clock.find(line)[0], None, ()) == expected


@pytest.mark.parametrize(
    "line",
    [
        "3 hours ago",
        "16:41",
        "1403/9/18",
        "version 1.2.24 of the text is out now, and 24/7 help is near by at all hours of the day",
    ],
)
def test_an_age_is_no_day(line: str) -> None:
    assert clock.find(line) == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Posted Thursday, March 3, 2021 5:10 pm", "Thursday beside 2021-03-03, which is a Wednesday"),
        ("Mon 16 June 2022, 14:27", "Monday beside 2022-06-16, which is a Thursday"),
        ("Sunday, 4 May 2024", "Sunday beside 2024-05-04, which is a Saturday"),
    ],
)
def test_a_weekday_that_is_not_the_days_is_said(line: str, says: str) -> None:
    told = "\n\n".join(STORY)
    assert any(says in warning for warning in story(f"Oslo and Santiago to talk\n{line}\n\n{told}").story.warnings)
    assert not story(f"Oslo and Santiago to talk\nWednesday, March 3, 2021\n\n{told}").story.warnings
