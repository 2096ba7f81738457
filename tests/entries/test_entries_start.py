"""A filled start: the record of a region answers the claims of stories that come after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.running import run

from dateline.entries import starters
from dateline.feeds import ours

TALKS = """Seoul and Tokyo to resume security dialogue

SEOUL, April 14, 2023 (Yonhap) -- South Korea and Japan will hold director-general-level security talks in Seoul on
Monday for the first time in five years, the foreign ministry said Friday.
"""
DEFENCE = """Vice defense ministers to meet

SEOUL, Sept. 5, 2022 (Yonhap) -- The vice defense ministers of South Korea and Japan will hold talks in Seoul on
Wednesday for the first time in six years, the defense ministry said Monday.
"""


pytestmark = pytest.mark.usefixtures("folder")


def test_claims_of_a_gap_are_confirmed_by_the_meetings_of_2018_and_2016() -> None:
    out = run("start", "north-east-asia")
    assert "new" in out and "north-east-asia.toml" in out
    Path("a.txt").write_text(TALKS)
    Path("b.txt").write_text(DEFENCE)
    run("ingest", "a.txt", "b.txt")
    events = {e["id"]: e for e in map(json.loads, run("events", "--json").splitlines())}
    checks = {c["claim"]: c for e in events.values() for c in e["recurrence_checks"]}
    five, six = checks["for the first time in five years"], checks["for the first time in six years"]
    assert (five["verdict"], events[five["by"]]["when"][:7]) == ("confirmed", "2018-03")
    assert (six["verdict"], events[six["by"]]["when"][:7]) == ("confirmed", "2016-09")


def test_starting_again_changes_nothing() -> None:
    run("start", "north-east-asia")
    again = run("start", "north-east-asia")
    assert "0 new" in again and "left as it is" in again


def test_the_timeline_of_a_pair_is_worth_reading() -> None:
    run("start", "north-east-asia")
    assert len(run("timeline", "--party", "KOR", "--party", "JPN").splitlines()) > 80


def test_every_region_has_what_it_names() -> None:
    for name, region in starters.regions().items():
        assert all(starters.baseline(sheet).is_file() for sheet in region.baselines), name
        assert region.feeds is None or ours.path_of(region.feeds).is_file(), name


def test_an_unknown_region_is_told_with_those_there_are() -> None:
    assert "north-east-asia" in run("start", "atlantis", status=2)
