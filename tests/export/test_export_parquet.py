"""Parquet: events -> what pyarrow reads."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pyarrow.parquet as pq
import pytest
from export_build import context, event, file_of, side

from dateline.export import parquet, write


def read(*events: Any, **more: Any) -> list[dict[str, Any]]:
    """The rows."""
    return list(pq.read_table(io.BytesIO(file_of("parquet", *events, **more))).to_pylist())


def test_a_row_has_types() -> None:
    seo = side("KOR*", ("Seo Min-jung", "director-general"), level="director_general")
    (row,) = read(event("e1", "held", "2023-04-17/2023-04-18", seo, "JPN", edition=12, agenda=("trade",)))
    assert (row["when_first"], row["when_last"]) == (dt.date(2023, 4, 17), dt.date(2023, 4, 18))
    assert row["first_known"] == dt.datetime(2023, 4, 14, 6, 6, tzinfo=dt.UTC)
    assert (row["edition"], row["agenda"], row["reason"]) == (12, ["trade"], None)
    assert row["parties"][0]["delegates"] == [{"name": "Seo Min-jung", "title": "director-general", "body": None}]
    assert [step["status"] for step in row["history"]] == ["held"]


def test_many_events_come_in_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 3)
    pieces = list(write("parquet", (event(f"e{n}", "held", "2023-04-17") for n in range(8)), context()))
    assert pieces[0] == b"PAR1"
    file = pq.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert file.num_row_groups == 3 and file.read().column("id").to_pylist() == [f"e{n}" for n in range(8)]


def test_it_says_as_of_when_and_is_the_same_twice() -> None:
    told = event("e1", "held", "2023-04-17")
    data = file_of("parquet", told, as_of="2023-04-18")
    assert pq.read_schema(io.BytesIO(data)).metadata[b"dateline.as_of"] == b"2023-04-18"
    assert data == file_of("parquet", told, as_of="2023-04-18")


def test_without_events_the_columns_stand() -> None:
    assert read() == []


def test_an_end_that_nobody_tells_is_null() -> None:
    (row,) = read(event("e1", "planned", "2026-12-22/.."))
    assert (row["when_first"], row["when_last"]) == (dt.date(2026, 12, 22), None)
