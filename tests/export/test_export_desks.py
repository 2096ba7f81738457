"""Planning desks and timelines: events -> JSON that fits what Superdesk and TimelineJS document of their forms.

Neither publishes a JSON Schema; these are written after Superdesk's documentation of its events resource and
Knight Lab's of the JSON format, and forbid what they do not name.
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from export_build import event, file_of, side

from dateline.export.mappings import statuses
from dateline.model.closed import STATUSES

INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$"}
TEXT = {"type": "string", "minLength": 1}
CODED = {"type": "object", "required": ["qcode", "name"]}
SUPERDESK = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["guid", "type", "name", "dates", "occur_status", "state", "pubstatus", "versioncreated"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(("guid", "name", "slugline", "definition_short", "definition_long", "source"), TEXT),
            **dict.fromkeys(("internal_note", "reference"), TEXT),
            **dict.fromkeys(("firstcreated", "versioncreated"), INSTANT),
            "type": {"const": "event"},
            "version": {"type": "integer", "minimum": 1},
            "state": {"enum": ["draft", "scheduled", "postponed", "rescheduled", "cancelled"]},
            "pubstatus": {"enum": ["usable", "cancelled"]},
            "dates": {
                "type": "object",
                "required": ["start", "end", "tz"],
                "additionalProperties": False,
                "properties": {
                    "start": INSTANT, "end": INSTANT, "tz": TEXT, "all_day": {"type": "boolean"},
                    "no_end_time": {"type": "boolean"},
                },
            },
            "occur_status": {
                "type": "object",
                "required": ["qcode", "name", "label"],
                "properties": {"qcode": {"pattern": "^eocstat:eos[0-6]$"}},
            },
            "location": {"type": "array", "items": CODED},
            "participant": {"type": "array", "items": CODED},
            "links": {"type": "array", "items": {"type": "string", "pattern": "^https?://"}},
        },
    },
}  # fmt: skip
DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day", "hour", "minute", "second")},
}
WORDS = {"type": "object", "properties": {"headline": TEXT, "text": TEXT}, "additionalProperties": False}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "title": {"type": "object", "properties": {"text": WORDS}, "additionalProperties": False},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "additionalProperties": False,
                "properties": {
                    "start_date": DATE, "end_date": DATE, "text": WORDS, "group": TEXT, "display_date": TEXT,
                    "unique_id": TEXT, "autolink": {},
                },
            },
        },
    },
}  # fmt: skip


def superdesk(*events: Any, **more: Any) -> list[dict[str, Any]]:
    """The list, checked."""
    told = json.loads(file_of("superdesk", *events, **more))
    jsonschema_rs.validate(SUPERDESK, told)
    return list(told)


def slides(*events: Any, **more: Any) -> list[dict[str, Any]]:
    """The slides, checked."""
    told = json.loads(file_of("timelinejs", *events, **more))
    jsonschema_rs.validate(TIMELINE, told)
    return list(told["events"])


@pytest.mark.parametrize(
    ("status", "when", "code"),
    [
        ("proposed", "2023-04-17", "eos3"),
        ("planned", "2023-04-17", "eos4"),
        ("held", "2023-04-17", "eos5"),
        ("postponed", "2023-05-17", "eos4"),
        ("postponed", None, "eos2"),
        ("cancelled", "2023-04-17", "eos6"),
        ("declined", "2023-04-17", "eos6"),
    ],
)
def test_how_likely_it_is(status: str, when: str | None, code: str) -> None:
    (item,) = superdesk(event("e1", status, when, when_was="2023-04-17"))
    assert item["occur_status"]["qcode"] == f"eocstat:{code}"


def test_an_act_is_unplanned_and_a_plan_that_the_host_confirms_is_certain() -> None:
    act, plan = superdesk(
        event("e1", None, "2023-04-17", side("CHN", role="actor"), side("JPN", role="target"), kind="other"),
        event("e2", "planned", "2023-05-17", confirmed_by=("KOR",)),
    )
    assert (act["occur_status"]["qcode"], plan["occur_status"]["qcode"]) == ("eocstat:eos0", "eocstat:eos5")


def test_a_whole_day_and_an_hour() -> None:
    day, hour = superdesk(
        event("e1", "planned", "2023-04-17"), event("e2", "planned", "2023-04-17", time="2023-04-17T09:30:00+09:00")
    )
    assert day["dates"]["all_day"] and day["dates"]["end"] == "2023-04-17T23:59:59+0000"
    assert hour["dates"]["start"] == "2023-04-17T00:30:00+0000" and hour["dates"]["no_end_time"]


def test_a_desk_has_no_place_for_what_has_no_day() -> None:
    assert superdesk(event("e1", "planned", None), event("e2", "planned", "2024")) == []


def test_each_status_of_the_contract_has_its_row() -> None:
    assert set(statuses().statuses) == {*STATUSES, "none"}
    assert {row.eos for row in statuses().statuses.values()} <= set(statuses().eos_names)


def test_a_slide() -> None:
    (slide,) = slides(event("e1", "held", "2024-10-03/2024-10-04"), address="https://desk.example")
    assert slide["start_date"] == {"year": 2024, "month": 10, "day": 3}
    assert slide["end_date"] == {"year": 2024, "month": 10, "day": 4}
    assert (slide["group"], slide["unique_id"]) == ("JPN, KOR", "e1")
    assert '<a href="https://desk.example/events/e1">' in slide["text"]["text"]


def test_a_slide_is_html_so_words_are_escaped() -> None:
    (slide,) = slides(event("e1", "held", "2024-10-03", reason="<img src=x onerror=alert(1)>"))
    assert "<img" not in slide["text"]["text"] and "&lt;img" in slide["text"]["text"]


def test_without_a_day_there_is_no_slide() -> None:
    assert slides(event("e1", "planned", None), event("e2", "held", "../2023-06")) == []


def test_days_on_end_end_on_the_last_though_the_first_hour_is_told() -> None:
    (told,) = superdesk(event("e1", "planned", "2026-12-14/2026-12-16", time="2026-12-14T09:00:00+01:00"))
    assert told["dates"] == {
        "start": "2026-12-14T08:00:00+0000", "end": "2026-12-16T23:59:59+0000", "tz": "UTC", "no_end_time": True,
    }  # fmt: skip


def test_sides_have_their_names() -> None:
    (told,) = superdesk(event("e1", "planned", "2026-12-14"))
    assert told["participant"] == [{"qcode": "JPN", "name": "Japan"}, {"qcode": "KOR", "name": "South Korea"}]


def test_an_hour_of_a_slide_is_on_the_day_that_it_is_in_utc() -> None:
    """23:30 in New York on 10 November -> 04:30 UTC on the 11th, while the words keep the day as told."""
    (told,) = slides(event("e1", "held", "2026-11-10", time="2026-11-10T23:30:00-05:00"))
    assert told["start_date"] == {"year": 2026, "month": 11, "day": 11, "hour": 4, "minute": 30}
    assert told["display_date"] == "2026-11-10 (held)"


def test_what_lasts_with_its_end_untold_is_a_slide_of_its_first_day() -> None:
    (told,) = slides(event("e1", "planned", "2026-12-22/.."))
    assert told["start_date"] == {"year": 2026, "month": 12, "day": 22} and "end_date" not in told
