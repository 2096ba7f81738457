"""Events kept by hand in, answers of ``series``, ``channels``, ``people``, ``overdue`` and ``conflicts`` out."""

from __future__ import annotations

import pytest
from cli_build import keep, run
from record_build import event, tell

TALKS = "KOR*: Baek Ji-hyun; JPN: Koichi Hamasaki"
FIVE = {"claim": "first in five years", "years": 5.0, "since": "2018-03"}


@pytest.fixture(autouse=True)
def record(alone: None) -> None:
    """Three rounds of talks, of which the last is set and not reported on; two outlets that differ on the gap."""
    keep(
        tell("old", "2018-03-15", event("held", "2018-03-14", "JPN*; KOR", edition=11, series="security dialogue")),
        tell(
            "new",
            "2023-04-17T18:31:00+09:00",
            event("held", "2023-04-17", TALKS, edition=12, series="security dialogue", **FIVE),
        ),
        tell(
            "four",
            "2023-04-18",
            event("held", "2023-04-17", TALKS, edition=12, years=4.0, claim="first in four"),
            by="AFP",
        ),
        tell(
            "next", "2023-11-09", event("planned", "2023-11-21", "JPN*: Koichi Hamasaki; KOR", edition=13), by="Kyodo"
        ),
    )


def test_series_with_rounds_and_gaps() -> None:
    said = run("series")
    assert "JPN - KOR: security dialogue, director general" in said.out
    assert [line.split()[:2] for line in said.out.splitlines()[2:5]] == [
        ["11", "2018-03-14"],
        ["12", "2023-04-17"],
        ["13", "2023-11-21"],
    ]
    (one,) = run("series", "dialogue", "--party", "Japan", "--json").lines
    assert [r["edition"] for r in one["rounds"]] == [11, 12, 13]
    assert run("series", "--as-of", "2020-01-01", "--json").lines[0]["rounds"][1:] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("series", "trade council"), "No series fits; all there are: dateline series"),
        (("channels", "--party", "USA"), "No channel fits; all there are: dateline channels"),
        (("people", "Nobody"), "Nobody fits; all there are: dateline people"),
        (("overdue", "--on", "2023-11-21"), "Nothing is overdue on 2023-11-21; what is ahead: dateline upcoming"),
        (("conflicts", "--field", "level"), "No conflict; every event: dateline events"),
        (("series", "--as-of", "2001-01-01"), "No event was known as of 2001-01-01; later ones: dateline events"),
    ],
)
def test_an_empty_answer_says_why(asked: tuple[str, ...], told: str) -> None:
    said = run(*asked)
    assert (said.status, said.out) == (0, "")
    assert told in said.err


@pytest.mark.parametrize(
    ("day", "state"), [("2023-05-01", "resumed"), ("2020-06-01", "silent"), ("2018-05-01", "active")]
)
def test_channels_have_a_state_as_of_the_day(day: str, state: str) -> None:
    (one,) = run("channels", "--as-of", day, "--json").lines
    assert (one["state"], one["parties"]) == (state, ["JPN", "KOR"])
    assert state in run("channels", "--as-of", day).out


def test_people_with_posts_and_whom_they_met() -> None:
    assert [(p["party"], p["name"]) for p in run("people", "--json").lines] == [
        ("JPN", "Koichi Hamasaki"),
        ("KOR", "Baek Ji-hyun"),
    ]
    said = run("people", "hamasaki").out
    assert said.startswith("JPN: Koichi Hamasaki") and "met         Baek Ji-hyun (KOR)" in said


def test_overdue_counts_the_days() -> None:
    assert " 9 d" in run("overdue", "--on", "2023-11-30").out
    (one,) = run("overdue", "--on", "2023-11-30", "--json").lines
    assert (one["phase"], one["when"]) == ("overdue", "2023-11-21")


def test_conflicts_name_who_says_what_and_what_stands() -> None:
    (one,) = run("conflicts", "--json").lines
    assert (one["field"], one["values"], one["sources"], one["verdict"]) == (
        "recurrence.years",
        [5.0, 4.0],
        ["Yonhap", "AFP"],
        "5",
    )
    said = run("conflicts").out
    assert "5.0: Yonhap" in said and "4.0: AFP" in said and "verdict             5" in said


def test_show_tells_of_rounds_checks_and_phase() -> None:
    last = run("events", "--since", "2023-11", "--json").lines[0]
    said = run("show", last["id"]).out
    assert "overdue" in said and "round before" in said
    assert run("show", last["id"], "--as-of", "2023-11-10", "--json").lines[0]["phase"] == "ahead"
    held = run("events", "--status", "held", "--since", "2023", "--json").lines[0]
    assert '"first in five years": confirmed by' in run("show", held["id"]).out
