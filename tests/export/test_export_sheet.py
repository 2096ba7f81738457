"""A sheet out of the record: what import reads comes back to the same digest, and no cell is a formula."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.running import run

from dateline.entries.sheets import guarded, plain


def digest(record: str) -> str:
    return run("--record", record, "check", "--digest")


HEAD = "key,kind,plover,status,day,party_a,role_a,delegates_a,party_b,role_b,place,agenda,known,source,note,Mood\n"
ROWS = (
    'k1,meeting,,planned,2023-04-17,KOR,host,"Kim Min, director @ ministry; Lee Su",JPN,,Seoul,a; b,2023-04-14,'
    "https://a.example/1; https://a.example/2,,=calm\n"
    "k2,other,PROTEST,,2025-08-15,CHN,actor,,JPN,target,,,2025-08-18,,,\n"
    'k3,call,,held,2024-01~,"Cloud ""Country""",,,김민,,,-,2024-02-01T09:00:00+09:00,,+1,\n'
)


def sheet() -> None:
    Path("talks.csv").write_text(HEAD + ROWS, encoding="utf-8")


@pytest.mark.parametrize("file", ["out.csv", "out.tsv", "out.xlsx"])
def test_an_exported_sheet_imports_to_the_same_digest(folder: Path, file: str) -> None:
    sheet()
    run("--record", "a.db", "import", "talks.csv", "--by", "Ana")
    run("--record", "a.db", "import", "talks.csv", "--by", "Ben")
    Path("talks.csv").write_text((HEAD + ROWS).replace("planned", "held"), encoding="utf-8")
    run("--record", "a.db", "import", "talks.csv", "--by", "Ana")
    run("--record", "a.db", "export", "sheet", "--out", file)
    assert "6 new, 1 updated" in run("--record", "b.db", "import", file)
    assert digest("a.db") == digest("b.db")


def test_a_sheet_in_the_columns_of_another_planner_comes_back_by_its_map(folder: Path) -> None:
    Path("map.toml").write_text(
        'by = "Desk"\nsheet = "Meetings"\nheader = 3\n[columns]\nkey = "No."\nday = "Date"\nparty_a = "Side 1"\n'
        'party_b = "Side 2"\nstatus = "State"\nknown = "Since"\n[constants]\nkind = "meeting"\n'
        '[values.status]\n"took place" = "held"\n[days]\nday = "%d.%m.%Y"\n'
    )
    Path("theirs.csv").write_text(
        "Our talks\n\nNo.;Date;Side 1;Side 2;State;Since\n7;14.03.2018;South Korea;Japan;took place;2018-03-15\n"
    )
    run("--record", "a.db", "import", "theirs.csv", "--map", "map.toml")
    run("--record", "a.db", "export", "sheet", "--out", "out.xlsx", "--map", "map.toml")
    page = load_workbook("out.xlsx")["Meetings"]
    assert [cell.value for cell in page[4]] == ["7", "took place", "14.03.2018", "KOR", "JPN", "2018-03-15"]
    run("--record", "b.db", "import", "out.xlsx", "--map", "map.toml")
    assert digest("a.db") == digest("b.db")


def test_a_map_without_a_column_that_is_filled_is_refused(folder: Path) -> None:
    sheet()
    run("import", "talks.csv", "--by", "Ana")
    Path("map.toml").write_text('by = "Ana"\n[columns]\nkey = "No."\nkind = "Kind"\n')
    assert "no column for status" in run("export", "sheet", "--out", "out.csv", "--map", "map.toml", status=2)
    assert not Path("out.csv").exists()


def test_events_of_stories_become_rows_that_stay_what_they_are(folder: Path) -> None:
    run("demo", "--into", "talks")
    run("--record", "talks/dateline.db", "export", "sheet", "--out", "one.csv", "--by", "Desk")
    told = [json.loads(line) for line in run("--record", "talks/dateline.db", "events", "--json").splitlines()]
    rows = list(csv.DictReader(Path("one.csv").read_text(encoding="utf-8-sig").splitlines()))
    told = [event for event in told if event["parties"]]
    assert {row["key"] for row in rows} == {event["id"] for event in told}
    run("--record", "b.db", "import", "one.csv")
    run("--record", "b.db", "export", "sheet", "--out", "two.csv")
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()
    again = [json.loads(line) for line in run("--record", "b.db", "events", "--json").splitlines()]
    assert held(again) == held(told)


def held(events: list[dict]) -> list[tuple[object, ...]]:  # type: ignore[type-arg]
    """What is held and dated: rows of one author that say so stay events of their own, whatever else matching joins."""
    told = (e for e in events if e["status"] == "held" and e["when"])
    return sorted(
        (e["when"], e["kind"], e["level"], sorted(p["code"] or p["name"] for p in e["parties"])) for e in told
    )


def test_only_the_events_asked_for_with_what_they_superseded(folder: Path) -> None:
    sheet()
    run("import", "talks.csv", "--by", "Ana")
    Path("talks.csv").write_text((HEAD + ROWS).replace("planned", "held"), encoding="utf-8")
    run("import", "talks.csv", "--by", "Ana")
    run("export", "sheet", "--out", "out.csv", "--party", "KOR")
    rows = list(csv.DictReader(Path("out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["status"] for row in rows] == ["planned", "held"]


def test_no_cell_is_a_formula(folder: Path) -> None:
    sheet()
    Path("talks.csv").write_text((HEAD + ROWS).replace("Seoul", "=HYPERLINK(1)"), encoding="utf-8")
    run("import", "talks.csv", "--by", "=1+1")
    run("export", "sheet", "--out", "out.xlsx")
    run("export", "sheet", "--out", "out.csv")
    cells = [cell for row in load_workbook("out.xlsx").active for cell in row if cell.value]
    assert all(cell.data_type == "s" and not str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    rows = csv.reader(Path("out.csv").read_text(encoding="utf-8-sig").splitlines())
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@given(st.text())
def test_a_guarded_cell_is_told_plain(cell: str) -> None:
    assert plain(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t"))


def test_what_is_no_sheet_is_refused(folder: Path) -> None:
    sheet()
    run("import", "talks.csv", "--by", "Ana")
    assert ".xlsx" in run("export", "sheet", "--out", "out.pdf", status=2)
    run("export", "sheet", "--out", "nowhere/out.csv", status=1)
    assert run("export", "sheet").startswith("\ufeffkey,by,")
