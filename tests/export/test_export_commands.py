"""``dateline export``: the same filters as ``dateline events``, to standard output or a file."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import icalendar
import pytest
from cli_build import keep, run
from record_build import event, tell


@pytest.fixture
def record() -> None:
    """Two plans, one of them moved later."""
    keep(
        tell("a", "2023-04-14", event("planned", "2023-04-17"), uri="https://example.org/a"),
        tell("b", "2023-04-16", event("planned", "2023-05-02", who="CHN; VNM")),
        tell("c", "2023-04-17", event("held", "2023-04-17")),
    )


@pytest.mark.usefixtures("record")
def test_the_filters_of_events() -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "csv", "--party", "KOR").out)))
    assert [(row["status"], row["parties"]) for row in rows] == [("held", "KOR; JPN")]
    assert rows[0]["addresses"] == "https://example.org/a"


@pytest.mark.usefixtures("record")
def test_a_saved_query_of_which_an_option_takes_the_place() -> None:
    run("query", "save", "asean", "--party", "VNM", "--status", "planned")
    rows = [
        list(csv.DictReader(io.StringIO(run("export", "csv", "--query", "asean", *more).out)))
        for more in ((), ("-p", "KOR"))
    ]
    assert [[row["parties"] for row in one] for one in rows] == [["CHN; VNM"], []]
    assert "none is saved" not in run("export", "csv", "--query", "asian").err
    assert "no saved query 'asian'" in run("export", "csv", "--query", "asian").err


@pytest.mark.usefixtures("record")
def test_as_of_a_day_before() -> None:
    calendar = icalendar.Calendar.from_ical(run("export", "ics", "--as-of", "2023-04-15").out)
    assert [str(entry["SEQUENCE"]) for entry in calendar.walk("VEVENT")] == ["0"]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("asked", "library"),
    [(("export", "parquet", "--out", "x"), "pyarrow"), (("chronology", "--format", "docx", "--out", "x"), "docx")],
)
def test_without_its_library_a_format_says_how_to_get_it(
    asked: tuple[str, ...], library: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library or name.endswith(f".{asked[1]}")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "dateline.export.chronology.docx", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    said = run(*asked)
    assert said.status == 2 and f"needs {library}; install it with: pip install 'dateline[export]'" in said.err
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("record")
def test_into_a_file(tmp_path: Path) -> None:
    said = run("export", "atom", "-o", "talks.atom")
    assert (said.status, said.out) == (0, "")
    assert (tmp_path / "talks.atom").read_bytes().startswith(b"<?xml")
    assert sorted(path.name for path in tmp_path.glob("*atom*")) == ["talks.atom"]


@pytest.mark.usefixtures("record")
def test_nothing_that_fits_is_an_empty_file_and_a_line() -> None:
    said = run("export", "csv", "--party", "FRA")
    assert said.out.count("\n") == 1 and "No event fits" in said.err


@pytest.mark.usefixtures("record")
def test_a_word_that_is_not_allowed() -> None:
    said = run("export", "ics", "--cancelled", "hide")
    assert said.status == 2 and "allowed: mark, show, drop" in said.err


@pytest.mark.parametrize(("form", "told"), [("ics", True), ("superdesk", True), ("timelinejs", True), ("csv", False)])
def test_what_a_file_leaves_out_is_counted_beside_it(form: str, told: bool) -> None:
    later = event("planned", "2023-05-02", who="CHN; VNM")
    keep(tell("a", "2023-04-14", event("planned", None)), tell("b", "2023-04-16", later))
    said = run("export", form)
    assert said.status == 0
    assert ("1 of 2 events are left out" in said.err) is told and ("dateline events --undated" in said.err) is told


@pytest.mark.usefixtures("record")
def test_a_file_of_a_query_is_called_by_it() -> None:
    run("query", "save", "asean", "--party", "VNM")
    assert "X-WR-CALNAME:Dateline: asean" in run("export", "ics", "--query", "asean").out
    assert "X-WR-CALNAME:Mine" in run("export", "ics", "--query", "asean", "--title", "Mine").out


@pytest.mark.usefixtures("record")
def test_a_panel_as_of_a_day_has_no_zeros_for_what_was_read_later() -> None:
    """Stories of 14, 16 and 17 April and of 1 June -> as of the 15th one day of April was read, none of June."""
    keep(tell("d", "2023-06-01", event("held", "2023-05-31", who="CHN; VNM")))
    asked = ("export", "panel", "-p", "KOR", "-p", "JPN", "--since", "2023-04", "--until", "2023-06")
    found = [
        [(row["days_read"], row["meeting"]) for row in csv.DictReader(io.StringIO(run(*asked, *more).out))]
        for more in ((), ("--as-of", "2023-04-15"))
    ]
    assert found == [[("3", "1"), ("0", ""), ("1", "0")], [("1", "0"), ("0", ""), ("0", "")]]
