"""PLOVER and CAMEO: events -> rows of dyads, read by Python's csv."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from export_build import event, file_of, side

from dateline.export.mappings import codebook, dyads
from dateline.model.closed import GATHERING, LEVELS, PAPER


def rows(name: str, *events: Any) -> list[dict[str, str]]:
    """The table, parsed."""
    return list(csv.DictReader(io.StringIO(file_of(name, *events).decode(), newline="")))


@pytest.mark.parametrize(
    ("kind", "status", "plover", "cameo"),
    [
        ("meeting", "proposed", "REQUEST", "106"),
        ("meeting", "planned", "AGREE", "036"),
        ("meeting", "held", "CONSULT", "040"),
        ("call", "held", "CONSULT", "041"),
        ("visit", "held", "CONSULT", "042"),
        ("meeting", "cancelled", "REJECT", "125"),
        ("visit", "declined", "REJECT", "125"),
        ("agreement", "signed", "SUPPORT", "057"),
    ],
)
def test_the_type_carries_the_status(kind: str, status: str, plover: str, cameo: str) -> None:
    one = event("e1", status, "2023-04-17", kind=kind)
    assert {row["event_type"] for row in rows("plover", one)} == {plover}
    assert {row["code"] for row in rows("cameo", one)} == {cameo}


@pytest.mark.parametrize(
    ("plover", "status", "expected"),
    [
        ("ACCUSE", None, ("ACCUSE", "110")),
        ("PROTEST", None, ("ACCUSE", "114")),
        ("AID", "planned", ("AGREE", "030")),
        ("AID", "declined", ("REJECT", "120")),
        ("SANCTION", "planned", ("THREATEN", "130")),
        ("SANCTION", None, ("SANCTION", "160")),
    ],
)
def test_an_act(plover: str, status: str | None, expected: tuple[str, str]) -> None:
    sides = (side("CHN", role="actor"), side("JPN", role="target"))
    one = event("e1", status, "2023-04-17", *sides, kind="other", plover=plover)
    (row,), (coded,) = rows("plover", one), rows("cameo", one)
    assert (row["source"], row["recipient"]) == ("CHN", "JPN")
    assert (row["event_type"], coded["code"]) == expected


def test_of_talks_every_side_stands_on_both_sides_and_mediators_on_none() -> None:
    told = rows("plover", event("e1", "held", "2023-04-17", "KOR*", "JPN", side("QAT", role="mediator")))
    assert [(row["source"], row["recipient"]) for row in told] == [("KOR", "JPN"), ("JPN", "KOR")]


def test_one_side_alone_has_no_target() -> None:
    (row,) = rows("plover", event("e1", "held", "2023-04-17", "KOR"))
    assert (row["source"], row["recipient"]) == ("KOR", "")


def test_actors_have_a_role_by_rank() -> None:
    told = rows(
        "cameo", event("e1", "held", "2023-04-17", side("KOR", level="military_chief"), side("IGO:UN", level="envoy"))
    )
    assert [(row["source"], row["target"]) for row in told] == [("KORMIL", "IGO"), ("IGO", "KORMIL")]
    assert told[0]["target_party"] == "IGO:UN"


def test_each_row_says_what_it_loses() -> None:
    one = event("e1", "planned", "2023-05-09", when_was="2023-05-07", agenda=("trade",), level="minister")
    (row, _) = rows("cameo", one)
    assert row["lost"] == "status planned, when_was, level, agenda"


def test_without_a_day_the_day_it_was_told() -> None:
    (row, _) = rows("cameo", event("e1", "planned", None))
    assert row["date"] == "2023-04-14"


def test_the_tables_hold_every_kind_status_and_rank() -> None:
    book = codebook()
    assert all(set(GATHERING) <= set(by) for kind, by in book.gatherings.items() if kind != "agreement")
    assert set(PAPER) <= set(book.gatherings["agreement"])
    assert set(dyads().roles) == set(LEVELS) - {"unknown"}


def test_an_end_that_nobody_tells_is_an_empty_cell() -> None:
    assert [row["event_date_last"] for row in rows("plover", event("e1", "planned", "2026-12-22/.."))] == ["", ""]
    assert [row["date"] for row in rows("cameo", event("e1", "held", "../2023-06"))] == ["", ""]
