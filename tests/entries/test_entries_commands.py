"""add and import: sheets and calendars into the record, once; updates by key; a preview that writes nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.running import run

pytestmark = pytest.mark.usefixtures("folder")


def events() -> list[dict[str, object]]:
    return [json.loads(line) for line in run("events", "--json").splitlines()]


HEAD = "key,kind,status,day,party_a,level_a,party_b,level_b,place,known,source\n"
FIRST = "kj-11,meeting,held,2018-03-14,KOR,director_general,JPN,director_general,Tokyo,2018-03-14,https://a.example/1\n"
SECOND = (
    "kj-12,meeting,planned,2023-04-17,KOR,director_general,JPN,director_general,Seoul,2023-04-14,https://a.example/2\n"
)


def test_a_sheet_comes_in_once(tmp_path: Path) -> None:
    Path("talks.csv").write_text(HEAD + FIRST + SECOND)
    assert run("import", "talks.csv", "--by", "Ana") == "dateline.db: 2 new\n"
    assert run("import", "talks.csv", "--by", "Ana") == "dateline.db: 0 new, 2 unchanged\n"
    assert [(e["when"], e["status"]) for e in events()] == [("2018-03-14", "held"), ("2023-04-17", "planned")]


def test_a_changed_row_takes_the_place_of_the_old_one() -> None:
    Path("talks.csv").write_text(HEAD + FIRST + SECOND)
    run("import", "talks.csv", "--by", "Ana")
    Path("talks.csv").write_text(HEAD + FIRST + SECOND.replace("planned", "held"))
    assert run("import", "talks.csv", "--by", "Ana") == "dateline.db: 0 new, 1 updated, 1 unchanged\n"
    assert run("import", "talks.csv", "--by", "Ana") == "dateline.db: 0 new, 2 unchanged\n"
    assert [(e["when"], e["status"]) for e in events()] == [("2018-03-14", "held"), ("2023-04-17", "held")]


def test_two_authors_with_one_key_are_two_sources_of_one_event() -> None:
    Path("talks.csv").write_text(HEAD + FIRST)
    run("import", "talks.csv", "--by", "Ana")
    run("import", "talks.csv", "--by", "Ben")
    (event,) = events()
    assert event["independent_sources"] == 2


def test_rows_of_one_template_stay_events_of_their_own() -> None:
    rows = "".join(FIRST.replace("kj-11", f"k{n}").replace("2018-03", f"2018-{n:02}") for n in range(1, 10))
    Path("talks.csv").write_text(HEAD + rows)
    run("import", "talks.csv", "--by", "Ana")
    assert len(events()) == 9


def test_what_one_author_tells_apart_stays_apart() -> None:
    head = HEAD.replace("place", "party_c,place")
    pair = FIRST.replace("Tokyo", ",Tokyo")
    three = FIRST.replace("kj-11", "three").replace("Tokyo", "USA,Tokyo")
    Path("talks.csv").write_text(head + pair + three)
    run("import", "talks.csv", "--by", "Ana")
    assert sorted(len(e["parties"]) for e in events()) == [2, 3]  # type: ignore[arg-type]


def test_the_preview_tells_new_matching_and_conflicting_rows_and_writes_nothing() -> None:
    Path("talks.csv").write_text(HEAD + FIRST)
    assert "row 2: new, a new event (2018-03-14 held meeting JPN KOR)" in run("import", "talks.csv", "--dry-run")
    assert not Path("dateline.db").exists()
    run("import", "talks.csv", "--by", "Ana")
    Path("other.csv").write_text(HEAD + FIRST.replace("Tokyo", "Osaka") + SECOND)
    out = run("import", "other.csv", "--by", "Ben", "--dry-run").splitlines()
    assert "row 2: new, matches " in out[0] and "1 other stories" in out[0] and "conflict: where" in out[0]
    assert "row 3: new, a new event" in out[1]
    assert out[2] == "dateline.db: 2 new (nothing was written)"
    assert len(events()) == 1


def test_a_bad_row_is_told_and_stops_no_other() -> None:
    Path("talks.csv").write_text(HEAD + FIRST.replace("held", "happened") + SECOND)
    out = run("import", "talks.csv", "--by", "Ana", status=1)
    assert "talks.csv, row 2: status 'happened' is not known; allowed:" in out
    assert "1 new, 1 refused" in out


MAP = """
by = "Desk"
sheet = "Meetings"
header = 2
[columns]
key = "No."
day = "Date"
party_a = "Side 1"
party_b = "Side 2"
status = "State"
place = "Where"
delegates_a = ["Head", "Deputy"]
[constants]
kind = "meeting"
[values.status]
"took place" = "held"
[days]
known = "%d.%m.%Y"
[skip]
State = "draft"
"""


def test_a_workbook_by_a_map() -> None:
    book = Workbook()
    sheet = book.create_sheet("Meetings")
    sheet.append(["Our meetings"])
    sheet.append(["No.", "Date", "Side 1", "Side 2", "State", "Where", "Head", "Deputy", "Mood"])
    sheet.append(
        [7.0, dt.datetime(2018, 3, 14), "South Korea", "Japan", "took place", "Tokyo", "Kim Min", "Lee Su", "calm"]
    )
    sheet.append([8, dt.date(2018, 4, 2), "South Korea", "Japan", "draft", "", "", "", ""])
    book.save("talks.xlsx")
    Path("map.toml").write_text(MAP)
    assert run("import", "talks.xlsx", "--map", "map.toml") == "dateline.db: 1 new, 1 skipped\n"
    (event,) = events()
    assert (event["when"], event["status"]) == ("2018-03-14", "held")
    assert [d["name"] for d in event["parties"][0]["delegates"]] == ["Kim Min", "Lee Su"]  # type: ignore[index]
    shown = run("show", str(event["id"]), "--json")
    assert "Desk" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [("[columns]\nwhen = 'Date'", "no column 'when'"), ("colour = 1", "colour"), ("[columns", "map.toml")],
)
def test_a_broken_map_is_told(text: str, words: str) -> None:
    Path("talks.csv").write_text(HEAD + FIRST)
    Path("map.toml").write_text(text)
    assert words in run("import", "talks.csv", "--map", "map.toml", status=2)


def calendar(day: str, status: str = "CONFIRMED", sequence: int = 0) -> str:
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Desk//EN", "BEGIN:VEVENT", "UID:77@desk.example",
            f"SEQUENCE:{sequence}", f"STATUS:{status}", f"DTSTART;VALUE=DATE:{day}",
            "SUMMARY:South Korea-Japan vice ministers' talks", "LOCATION:Seoul\\, Foreign Ministry",
            "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip


def test_a_calendar_comes_in_once_and_moved_events_move() -> None:
    Path("desk.ics").write_text(calendar("20260510"))
    assert "1 new" in run("import", "desk.ics")
    assert "1 unchanged" in run("import", "desk.ics")
    Path("desk.ics").write_text(calendar("20260512", sequence=1))
    assert "1 updated" in run("import", "desk.ics")
    assert "1 unchanged" in run("import", "desk.ics")
    (event,) = events()
    assert (event["when"], event["when_was"], event["status"]) == ("2026-05-12", "2026-05-10", "planned")
    assert {p["code"] for p in event["parties"]} == {"KOR", "JPN"}  # type: ignore[attr-defined]
    Path("desk.ics").write_text(calendar("20260512", "CANCELLED", 2))
    run("import", "desk.ics")
    (event,) = events()
    assert event["status"] == "cancelled"


def two_days(*changes: str) -> str:
    """A calendar of one event that repeats, one of its days moved."""
    series = ["UID:9@d", "RRULE:FREQ=MONTHLY", "DTSTART;VALUE=DATE:20260601", "SUMMARY:Korea and Japan: working group"]
    moved = [
        "UID:9@d",
        "RECURRENCE-ID;VALUE=DATE:20260701",
        "DTSTART;VALUE=DATE:20260703",
        "SUMMARY:Japan - South Korea",
    ]
    every = (["BEGIN:VEVENT", *rows, "END:VEVENT"] for rows in (series, moved))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *changes,
        *(line for rows in every for line in rows),
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


def test_an_older_calendar_takes_nothing_back_whichever_comes_first() -> None:
    Path("new.ics").write_text(calendar("20260512", sequence=3))
    Path("old.ics").write_text(calendar("20260510", sequence=2))
    run("import", "new.ics", "--by", "Desk")
    assert run("import", "old.ics", "--by", "Desk") == "dateline.db: 0 new, 1 older\n"
    assert [e["when"] for e in events()] == ["2026-05-12"]
    both = calendar("20260512", sequence=3).split("BEGIN:VEVENT", 1)
    every = calendar("20260510", sequence=2).replace(
        "BEGIN:VEVENT", f"BEGIN:VEVENT{both[1].split('END:VCAL')[0]}BEGIN:VEVENT"
    )
    Path("both.ics").write_text(every)
    assert "1 new, 1 updated" in run("--record", "b.db", "import", "both.ics")
    (event,) = [json.loads(line) for line in run("--record", "b.db", "events", "--json").splitlines()]
    assert (event["when"], event["when_was"]) == ("2026-05-12", "2026-05-10")


def test_one_day_of_an_event_that_repeats_is_an_event_of_its_own() -> None:
    Path("desk.ics").write_text(two_days())
    assert "2 new" in run("import", "desk.ics")
    assert "2 unchanged" in run("import", "desk.ics")
    assert [e["when"] for e in events()] == ["2026-06-01", "2026-07-03"]
    assert "note: repeats: FREQ=MONTHLY" in run("search", "FREQ")


def test_a_calendar_that_calls_off_cancels() -> None:
    Path("desk.ics").write_text(two_days())
    run("import", "desk.ics")
    Path("desk.ics").write_text(two_days("METHOD:CANCEL"))
    run("import", "desk.ics")
    assert [e["status"] for e in events()] == ["cancelled", "cancelled"]


def test_a_preview_folds_the_record_once_however_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.cli import preview

    calls, real = [], preview.fold
    monkeypatch.setattr(preview, "fold", lambda *args, **more: calls.append(1) or real(*args, **more))
    rows = "".join(FIRST.replace("kj-11", f"k{n}").replace("2018-03", f"20{n:02}-03") for n in range(10, 60))
    Path("talks.csv").write_text(HEAD + rows)
    assert run("import", "talks.csv", "--dry-run").count("a new event") == 50
    assert len(calls) == 1


def test_a_preview_tells_a_row_that_another_one_of_the_sheet_replaces() -> None:
    Path("talks.csv").write_text(HEAD + FIRST + FIRST.replace("Tokyo", "Osaka"))
    first, second, _ = run("import", "talks.csv", "--dry-run").splitlines()
    assert "a row further down takes its place" in first and "updated, a new event" in second


def test_one_event_is_added_by_hand_and_updated() -> None:
    told = ["kind=meeting", "status=planned", "day=2026-05-10", "party_a=KOR", "party_b=JPN", "place=Seoul", "key=k1"]
    assert run("add", "--by", "Ana", *told) == "dateline.db: 1 new\n"
    assert "1 unchanged" in run("add", "--by", "Ana", *told)
    assert "1 updated" in run("add", "--by", "Ana", *told, "level_a=minister")
    assert "a new event" in run(
        "add", "--by", "Ana", "--dry-run", "kind=call", "status=held", "day=2026-01-02", "party_a=USA", "party_b=CHN"
    )
    assert "status is empty" in run("add", "--by", "Ana", "kind=meeting", "party_a=KOR", status=1)
    assert "no column and value" in run("add", "--by", "Ana", "kind", status=2)
    assert len(events()) == 1


def test_as_of_does_not_know_an_entry_before_its_day() -> None:
    Path("talks.csv").write_text(HEAD + FIRST + SECOND)
    run("import", "talks.csv", "--by", "Ana")
    assert len(run("events", "--json", "--as-of", "2020-01-01").splitlines()) == 1


def test_what_is_no_sheet_is_refused_with_what_is_allowed() -> None:
    Path("talks.pdf").write_text("x")
    assert ".xlsx" in run("import", "talks.pdf", status=1)
    assert "cannot be opened" in run("import", "none.csv", status=1)
    Path("bad.xlsx").write_text("x")
    assert "no workbook" in run("import", "bad.xlsx", status=1)
