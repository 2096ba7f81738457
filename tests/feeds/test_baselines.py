"""The filled start: sheets of past talks, each row a fact told by two pages or more."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(str(resources.files("dateline") / "starters" / "baselines"))
SHEETS = {
    "kor-jpn": ({"KOR", "JPN"}, 80),
    "kor-usa-jpn": ({"KOR", "USA", "JPN"}, 40),
    "jpn-chn": ({"JPN", "CHN"}, 40),
}
HEADER = (
    "key,by,headline,kind,status,day,day_was,mode,party_a,role_a,level_a,delegates_a,party_b,role_b,level_b,"
    "delegates_b,party_c,role_c,level_c,delegates_c,place,country,venue,portfolios,series,edition,margins_of,"
    "agenda,reason,known,source,note"
)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^/\s]+/\S*")

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet, strict=True))


def every() -> Iterator[tuple[str, Row]]:
    return ((name, row) for name in SHEETS for row in rows(name))


def days(row: Row) -> list[str]:
    return [part for column in ("day", "day_was") for part in row[column].split("/") if part]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_its_columns_and_enough_rows(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as sheet:
        assert ",".join(next(csv.reader(sheet))) == HEADER
    assert len(rows(name)) >= SHEETS[name][1]


def test_keys_are_slugs_and_each_stands_once() -> None:
    keys = [row["key"] for _, row in every()]
    assert [key for key in keys if not SLUG.fullmatch(key)] == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_a_key_names_its_sheet_and_its_first_day() -> None:
    wrong = [row["key"] for name, row in every() if not row["key"].startswith(f"{name}-{days(row)[0]}-")]
    assert wrong == []


def test_every_row_stands_on_two_addresses() -> None:
    thin = [row["key"] for _, row in every() if len(set(row["source"].split("; "))) < 2]
    assert thin == []
    odd = [page for _, row in every() for page in row["source"].split("; ") if not ADDRESS.fullmatch(page)]
    assert odd == []


def test_days_lie_within_the_years_of_the_sheets() -> None:
    out = [row["key"] for _, row in every() if not days(row) or any(not "2010" <= d < "2026" for d in days(row))]
    assert out == []


def test_a_row_is_known_on_a_day_that_may_be() -> None:
    for _, row in every():
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row["known"]), row["key"]
        assert "2010" <= row["known"] < "2027", row["key"]
        if row["status"] in ("held", "signed", "concluded"):
            assert row["known"][: len(days(row)[0])] >= days(row)[0], row["key"]


def test_the_parties_of_a_sheet_are_in_each_of_its_rows() -> None:
    for name, row in every():
        assert {row[f"party_{side}"] for side in "abc"} - {""} >= SHEETS[name][0], row["key"]


def test_rows_stand_in_the_order_of_their_days() -> None:
    for name in SHEETS:
        order = [days(row)[0] for row in rows(name)]
        assert all(one[:7] <= two[:7] for one, two in pairwise(order)), name


def test_every_row_is_an_entry() -> None:
    entries = pytest.importorskip("dateline.entries")
    for name, row in every():
        assert entries.entry_of(row, f"{name} {row['key']}").key == row["key"]
