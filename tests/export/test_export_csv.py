"""Tables: events -> what Python's csv reader, and a spreadsheet, make of them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from export_build import event, file_of, side

from dateline.export.csv import COLUMNS


def read(*events: Any, **more: Any) -> list[dict[str, str]]:
    """The rows, parsed."""
    return list(csv.DictReader(io.StringIO(file_of("csv", *events, **more).decode(), newline="")))


def test_a_row_an_event_with_its_lists() -> None:
    seo = side("KOR*", ("Seo Min-jung", "director-general"), level="director_general")
    row, _ = read(
        event("e1", "held", "2023-04-17/2023-04-18", seo, "JPN", agenda=("trade", "visas"), place=("Seoul", "KOR")),
        event("e2", "planned", None),
    )
    told = {"id": "e1", "status": "held", "when_first": "2023-04-17", "when_last": "2023-04-18", "parties": "KOR; JPN"}
    assert told.items() <= row.items()
    assert row["delegates"] == "KOR: Seo Min-jung, director-general"
    assert (row["agenda"], row["place"], row["roles"]) == ("trade; visas", "Seoul", "KOR host; JPN participant")


def test_without_events_the_heads_stand_alone() -> None:
    assert file_of("csv").decode().splitlines() == [",".join(f'"{name}"' for name in COLUMNS)]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1", "%x", "|x", "  =1", "\u202e=1"],
)
def test_no_cell_is_a_formula(words: str) -> None:
    (row,) = read(event("e1", "held", "2023-04-17", reason=words))
    assert row["reason"].startswith("'")


def test_nor_one_behind_a_semicolon() -> None:
    (row,) = read(event("e1", "held", "2023-04-17", reason="talks;=1+1"))
    assert row["reason"] == "talks; =1+1"


def test_figures_stay_figures() -> None:
    line = file_of("csv", event("e1", "held", "2023-04-17", edition=12)).decode().splitlines()[1]
    assert ",12," in line


def test_an_end_that_nobody_tells_is_an_empty_cell() -> None:
    begun, ended = read(event("e1", "planned", "2026-12-22/.."), event("e2", "held", "../2023-06"))
    assert (begun["when_first"], begun["when_last"]) == ("2026-12-22", "")
    assert (ended["when_first"], ended["when_last"]) == ("", "2023-06-30")
