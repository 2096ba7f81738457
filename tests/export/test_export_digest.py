"""The digest of a day: events -> diary, as text, Markdown and HTML."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

import pytest
from cli_build import keep, run
from export_build import event
from hypothesis import given, settings
from record_build import event as report
from record_build import tell
from test_export_hostile import BAD, events

from dateline.export.desk import Digest, digest
from dateline.export.desk.forms import FORMS

ON = dt.date(2023, 4, 17)
TOLD = (
    event("a" * 24, "planned", "2023-04-20", place=("Seoul", "KOR"), confirmed_by=("KOR",), independent_sources=2,
          time="2023-04-20T09:30:00+09:00",
          history=[("planned", "2023-04-18", "2023-04-10"), ("planned", "2023-04-20", "2023-04-16")]),
    event("b" * 24, "planned", "2023-04-10", "CHN", "VNM", history=[("planned", "2023-04-10", "2023-04-01")]),
    event("c" * 24, "held", "2023-04-14", history=[("held", "2023-04-14", "2023-04-14")]),
    event("d" * 24, "proposed", None, "CHN", "JPN", history=[("proposed", None, "2023-04-03")]),
    event("e" * 24, "planned", "2024-01-01", history=[("planned", "2024-01-01", "2023-04-03")]),
)  # fmt: skip


def told(*some: Any) -> Digest:
    """The digest of 17 April 2023, since the day before."""
    return digest(some or TOLD, title="korea", on=ON, since=dt.date(2023, 4, 16))


def test_the_diary() -> None:
    found = told()
    assert [(day.name, [item.event[0] for item in day.items]) for day in found.ahead] == [
        ("Thursday 20 April 2023", ["a"]),
        ("Without a day", ["d"]),
    ]
    assert found.ahead[0].items[0].detail == "planned; 09:30; Seoul, KOR; confirmed by KOR; 2 sources"
    assert [(day.name, [item.detail for item in day.items]) for day in found.changed] == [
        ("16 April 2023", ["moved: 18 April 2023 → 20 April 2023"])
    ]
    assert [(item.event[0], item.detail) for item in found.late] == [("b", "planned for 10 April 2023; 7 days overdue")]


def test_days_stand_before_periods_and_what_has_none() -> None:
    found = told(
        event("a" * 24, "planned", "2023"),
        event("b" * 24, "proposed", None),
        event("c" * 24, "planned", "2023-04-18/2023-04-19"),
        event("d" * 24, "planned", "[2023-04-17..2023-04-23]"),
    )
    assert [day.name for day in found.ahead] == [
        "18–19 April 2023", "In 2023", "Some day of 17–23 April 2023", "Without a day",
    ]  # fmt: skip


def test_what_is_only_recalled_is_no_news() -> None:
    recalled = event("a" * 24, "held", "2018-03", history=[("held", "2018-03", "2023-04-16")])
    recent = event("b" * 24, "held", "2023-04-10", history=[("held", "2023-04-10", "2023-04-16")])
    assert [item.event[0] for day in told(recalled, recent).changed for item in day.items] == ["b"]


def test_what_lasts_over_the_day_is_under_way() -> None:
    found = told(event("a" * 24, "under_way", "2023-04-16/2023-04-18"))
    assert [day.name for day in found.ahead] == ["Under way: 16–18 April 2023"]


def test_a_day_with_nothing() -> None:
    assert told(event("c" * 24, "held", "2020-04-14", history=[("held", "2020-04-14", "2020-04-14")])).empty


def test_as_text() -> None:
    assert FORMS["text"](told(), "").splitlines()[:8] == [
        "korea, 17 April 2023",
        "",
        "AHEAD",
        "  Thursday 20 April 2023",
        "    South Korea – Japan: meeting",
        "    planned; 09:30; Seoul, KOR; confirmed by KOR; 2 sources",
        "      dateline show aaaaaaaa",
        "  Without a day",
    ]


def test_as_markdown_and_html_with_links() -> None:
    markdown, html = (FORMS[form](told(), "https://desk.example") for form in ("md", "html"))
    assert f"- [South Korea – Japan: meeting](<https://desk.example/events/{'a' * 24}>): planned" in markdown
    assert f'<a href="https://desk.example/events/{"a" * 24}">South Korea – Japan: meeting</a>' in html


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.add(tag)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(one=events())
def test_whatever_a_story_says_comes_out_harmless(form: str, one: Any) -> None:
    page = FORMS[form](told(one), "https://desk.example")
    assert not BAD.search(page)
    if form == "html":
        assert Tags(page).found <= {
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "h1",
            "h2",
            "h3",
            "ul",
            "li",
            "br",
            "small",
            "a",
            "p",
        }


def test_the_command() -> None:
    keep(
        tell("a", "2023-04-14", report("planned", "2023-04-17")),
        tell("b", "2023-04-15", report("planned", "2023-05-17")),
    )
    run("query", "save", "korea", "--party", "KOR")
    said = run("digest", "--query", "korea", "--since", "yesterday", "--as-of", "2023-04-16")
    assert said.status == 0 and said.out.startswith("korea, 16 April 2023")
    assert "Monday 17 April 2023" in said.out and "new: planned, 17 May 2023" in said.out
    assert run("digest", "--as-of", "2023-04-16", "--format", "html", "--out", "m.html").status == 0
