"""The panel: events and what was read -> dyad by month, zeros and gaps."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from export_build import event, file_of, side

from dateline.errors import UsageError
from dateline.model.coverage import Covered


def rows(*events: Any, days: tuple[str, ...] = (), **more: Any) -> list[dict[str, str]]:
    """The panel, where Yonhap was read on ``days``."""
    covered = tuple(Covered(source="Yonhap", day=day, fetched=1) for day in days)
    data = file_of("panel", *events, covered=covered, **more).decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


READ = ("2023-03-01", "2023-03-02", "2023-04-14", "2023-06-30")


def test_zeros_where_something_was_read_and_nothing_where_nothing_was() -> None:
    told = rows(event("e1", "held", "2023-04-17"), days=READ, since="2023-03-01", until="2023-06-30")
    assert [(row["month"], row["days_read"], row["meeting"]) for row in told] == [
        ("2023-03", "2", "0"),
        ("2023-04", "1", "1"),
        ("2023-05", "0", ""),
        ("2023-06", "1", "0"),
    ]


def test_what_is_known_of_a_month_that_was_not_read_is_no_count() -> None:
    (row,) = rows(event("e1", "held", "2023-05-02"), days=READ)
    assert (row["meeting"], row["known"]) == ("", "1")


def test_a_source_that_only_failed_was_not_read() -> None:
    covered = (Covered(source="Yonhap", day="2023-04-01", failed=3),)
    data = file_of("panel", event("e1", "held", "2023-04-17"), covered=covered).decode()
    assert data.splitlines()[1].startswith('"JPN","KOR","2023-04",0,1,"",')


def test_counts_by_kind_status_and_rank() -> None:
    (row,) = rows(
        event("e1", "held", "2023-04-17", level="minister"),
        event("e2", "held", "2023-04-18", kind="visit", level="leader"),
        event("e3", "cancelled", "2023-04-19", level="leader"),
        event("e4", "planned", "2023-04-20"),
        event("e5", None, "2023-04-21", side("JPN", role="actor"), side("KOR", role="target"), kind="other"),
        event("e6", "signed", "2023-04", kind="agreement"),
        days=READ,
    )
    assert (row["meeting"], row["visit"], row["called_off"], row["planned"]) == ("1", "1", "1", "1")
    assert (row["acts"], row["agreements"], row["leader_level"], row["minister_level"]) == ("1", "1", "1", "1")
    assert (row["highest_level"], row["known"]) == ("leader", "6")


def test_every_pair_of_many_sides_but_no_mediator() -> None:
    told = rows(event("e1", "held", "2023-04-17", "CHN", "JPN", "KOR", side("QAT", role="mediator")), days=READ)
    assert [(row["a"], row["b"]) for row in told] == [("CHN", "JPN"), ("CHN", "KOR"), ("JPN", "KOR")]


def test_the_pair_asked_for_stands_even_where_nothing_is_known() -> None:
    told = rows(days=READ, parties=("KOR", "CHN"))
    assert [(row["a"], row["b"], row["month"], row["meeting"]) for row in told] == [
        ("CHN", "KOR", "2023-03", "0"),
        ("CHN", "KOR", "2023-04", "0"),
        ("CHN", "KOR", "2023-05", ""),
        ("CHN", "KOR", "2023-06", "0"),
    ]


@pytest.mark.parametrize(("when", "months"), [("2023-04-28/2023-05-02", ["2023-04"]), ("[2023-04-28..2023-05-02]", [])])
def test_what_lasts_counts_where_it_begins_and_what_may_be_either_nowhere(when: str, months: list[str]) -> None:
    assert [row["month"] for row in rows(event("e1", "held", when), days=READ) if row["known"] == "1"] == months


def test_one_party_is_no_dyad() -> None:
    with pytest.raises(UsageError, match="KOR alone is no dyad"):
        rows(parties=("KOR",))
