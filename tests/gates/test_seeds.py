"""The two real stories that started Dateline, where they are at hand, and what became of the first one's plan."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dateline import engine
from dateline.model import Report, Story, Telling
from dateline.model.known import AsOf
from dateline.record import Record, fold
from dateline.sources import Bytes

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
TALKS = SEEDS / "000_df0f48aa840264a6.txt"
MARGINS = SEEDS / "004_4c088a4fb1dc575a.txt"
pytestmark = pytest.mark.skipif(not TALKS.exists(), reason=f"the seeds are not at {SEEDS}: nothing to compare with")

HELD = """S. Korea, Japan wrap up first security talks in five years

SEOUL, April 17 (Yonhap) -- South Korea and Japan held director-general-level security talks in Seoul on Monday, the first in five years, the defense ministry said.

Seo Min-jung, director-general for Asia and Pacific affairs at the foreign ministry, and Woo Kyung-seok, deputy director-general for international policy at the defense ministry, sat across from their Japanese counterparts, Takehiro Funakoshi and Atsushi Ando.

The two sides compared notes on the situation on the Korean Peninsula, the ministry said in a release dated April 17, 2023.

(END)
"""  # noqa: E501


def _source(uri: str, text: str) -> Bytes:
    data = text.encode()
    return Bytes(uri, data, hashlib.sha256(data).hexdigest())


def _read(uri: str, text: str) -> tuple[engine.Read, Telling]:
    (one,) = engine.read(_source(uri, text))
    return one, Telling(story=one.reading.story, reports=one.reports)


def _seed(path: Path) -> tuple[engine.Read, Story, tuple[Report, ...]]:
    one, told = _read(str(path), path.read_text(encoding="utf-8"))
    return one, told.story, told.reports


def _people(report: Report, code: str) -> dict[str, str | None]:
    return {d.name: d.title for p in report.parties if p.code == code for d in p.delegates}


def _spans_cut_their_text(one: engine.Read) -> None:
    for report in one.reports:
        for item in report.evidence:
            if item.start is not None and item.end is not None:
                assert one.reading.text[item.start : item.end] == item.text, item


def test_director_general_talks_of_april_2023() -> None:
    one, story, reports = _seed(TALKS)
    assert (
        story.headline == "S.Korea, Japan to hold first joint security talks of diplomats, defence officials in 5 yrs"
    )
    assert story.agencies == ("Yonhap News Agency", "IANS")
    assert story.publisher is None
    assert (story.dateline.place, story.dateline.country, story.dateline.date) == ("Seoul", "KOR", "2023-04-14")
    assert story.updated == "2023-04-14T17:10:00+05:30"
    assert story.auto_published is True
    assert len(story.paragraphs) == 6
    furniture = ("Open in App", "Disclaimer", "Tags:", "Knife Attack", "Realted", "Epaper", "...")
    assert not any(word in p.text for p in story.paragraphs for word in furniture)
    assert len(story.related) == 10
    main = reports[0]
    assert (main.prominence, main.kind, main.status, main.when) == ("main", "meeting", "planned", "2023-04-17")
    assert main.where is not None and (main.where.place, main.where.country) == ("Seoul", "KOR")
    assert {(p.code, p.role) for p in main.parties} == {("KOR", "host"), ("JPN", "participant")}
    assert main.level == "director_general" and main.format == "bilateral"
    assert main.portfolios == ("foreign", "defence")
    assert set(_people(main, "KOR")) == {"Seo Min-jung", "Woo Kyung-seok"}
    assert set(_people(main, "JPN")) == {"Takehiro Funakoshi", "Atsushi Ando"}
    assert all(_people(main, "KOR").values()) and all(_people(main, "JPN").values())
    assert (main.recurrence.ordinal, main.recurrence.years, main.recurrence.since) == ("first", 5, "2018")
    assert (main.sourcing.speaker, main.sourcing.kind) == ("Seoul's defence ministry", "ministry")
    assert (main.sourcing.via, main.sourcing.said_on) == (("Yonhap News Agency",), "2023-04-14")
    assert len(main.agenda) == 3
    _spans_cut_their_text(one)


def test_the_summit_before_is_background_and_suspended_channels_are_no_meeting() -> None:
    _, _, reports = _seed(TALKS)
    (summit,) = reports[1:]
    assert (summit.prominence, summit.kind, summit.status, summit.when) == ("background", "meeting", "held", "2023-03")
    assert summit.where is not None and summit.where.place == "Tokyo"
    assert summit.level == "leader"


def test_vice_ministers_on_the_margins_of_the_seoul_defense_dialogue() -> None:
    one, story, reports = _seed(MARGINS)
    assert [a.split()[0] for a in story.agencies] == ["Yonhap", "Sputnik", "UrduPoint"]
    assert story.publisher == "UrduPoint"
    assert (story.dateline.place, story.dateline.date) == ("Moscow", "2022-09-05")
    main = reports[0]
    assert (main.kind, main.status, main.when, main.level) == ("meeting", "planned", "2022-09-07", "vice_minister")
    assert set(_people(main, "KOR")) == {"Shin Beom-chul"} and set(_people(main, "JPN")) == {"Masami Oka"}
    assert main.margins_of == "Seoul Defense Dialogue"
    assert (main.recurrence.years, main.recurrence.since) == (6, "2016")
    assert main.sourcing.kind == "ministry" and main.sourcing.via and main.sourcing.via[0].startswith("Yonhap")
    assert any(v.anonymous and v.kind == "official" for v in main.voices)
    _spans_cut_their_text(one)


def test_the_forum_the_fleet_review_and_the_pact_are_events_of_their_own() -> None:
    _, _, reports = _seed(MARGINS)
    by_kind = {r.kind: r for r in reports}
    assert by_kind["forum"].series.name == "Seoul Defense Dialogue"
    assert (by_kind["exercise"].status, by_kind["exercise"].when) == ("planned", "2022-11")
    assert by_kind["agreement"].status == "proposed"


def _record(*texts: tuple[str, str], as_of: str | None = None) -> Record:
    return fold([_read(uri, text)[1] for uri, text in texts], AsOf(as_of))


def test_the_plan_turns_held_and_the_day_before_still_says_planned() -> None:
    plan, held = ("plan.txt", TALKS.read_text(encoding="utf-8")), ("held.txt", HELD)
    event = next(e for e in _record(plan, held).events if e.when == "2023-04-17")
    assert (event.status, [h.status for h in event.history]) == ("held", ["planned", "held"])
    before = next(e for e in _record(plan, held, as_of="2023-04-16").events if e.when == "2023-04-17")
    assert (before.status, before.reports) == ("planned", 1)


def test_a_reprint_adds_a_report_but_no_source_and_an_old_one_changes_nothing() -> None:
    text = TALKS.read_text(encoding="utf-8")
    plan, held = ("plan.txt", text), ("held.txt", HELD)
    late = text.replace("April 14, 2023 17:10 IST", "April 18, 2023 09:30 IST")
    event = next(e for e in _record(plan, held).events if e.when == "2023-04-17")
    again = next(e for e in _record(plan, held, ("late.txt", late)).events if e.when == "2023-04-17")
    assert again.reports == event.reports + 1
    assert again.independent_sources == event.independent_sources
    assert (again.status, again.history) == (event.status, event.history)
