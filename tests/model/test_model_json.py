"""The contract's JSON there and back, its schema, its identities, and the clock of the record."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.model import (
    RECORD_VERSION,
    Delegate,
    Engine,
    Event,
    Evidence,
    HistoryEntry,
    Party,
    Recurrence,
    Report,
    Series,
    Sourcing,
    Span,
    Story,
    StoryLine,
    Where,
    from_json,
    report_id,
    schema,
    story_id,
    to_json,
)
from dateline.model.known import NEVER, AsOf, instant

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
PARTIES = st.builds(
    Party,
    code=MAYBE,
    name=WORDS,
    role=st.sampled_from(["host", "participant", "mediator"]),
    delegates=st.lists(st.builds(Delegate, name=WORDS, title=MAYBE, body=MAYBE), max_size=2).map(tuple),
)
SPANS = st.builds(Evidence, field=WORDS, text=WORDS, start=st.integers(0, 99), end=st.integers(0, 99))
DERIVED = st.builds(Evidence, field=WORDS, sources=st.lists(WORDS, max_size=2).map(tuple), rule=WORDS)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(["meeting", "agreement"]),
    "plover": st.sampled_from(["CONSULT", "AGREE"]),
    "status": MAYBE,
    "when": MAYBE,
    "where": st.none() | st.builds(Where, place=MAYBE, country=MAYBE, venue=MAYBE),
    "parties": st.lists(PARTIES, max_size=3).map(tuple),
    "series": st.builds(Series, name=MAYBE, edition=st.none() | st.integers(0, 99)),
    "recurrence": st.builds(Recurrence, text=MAYBE, years=st.none() | st.floats(0, 99)),
    "agenda": st.lists(WORDS, max_size=3).map(tuple),
    "sourcing": st.builds(Sourcing, speaker=MAYBE, anonymous=st.booleans(), via=st.lists(WORDS, max_size=2).map(tuple)),
    "evidence": st.lists(SPANS | DERIVED, max_size=4).map(tuple),
}
REPORTS = st.builds(Report, report=WORDS, **FIELDS)
HISTORY = st.builds(HistoryEntry, status=MAYBE, when=MAYBE, known=MAYBE, story=WORDS)
EVENTS = st.builds(Event, id=WORDS, history=st.lists(HISTORY, max_size=3).map(tuple), **FIELDS)
STORIES = st.builds(Story, id=WORDS, text_sha256=WORDS, headline=MAYBE, published=MAYBE, updated=MAYBE)


@given(STORIES, st.lists(REPORTS, max_size=2).map(tuple))
def test_a_story_line_comes_back(story: Story, reports: tuple[Report, ...]) -> None:
    line = StoryLine(engine=Engine(version="1", vocabulary="v"), story=story, events=reports)
    text = to_json(line)
    assert "\n" not in text
    assert from_json(text, StoryLine) == line
    assert json.loads(text)["record_version"] == RECORD_VERSION == 1


@given(EVENTS)
def test_an_event_comes_back(event: Event) -> None:
    assert from_json(to_json(event).encode(), Event) == event


def test_evidence_names_its_fields_as_the_contract() -> None:
    derived = json.loads(to_json(Evidence(field="level", sources=("parties",), rule="highest")))
    read = json.loads(to_json(Evidence(field="when", text="Monday", start=0, end=6)))
    assert derived == {"field": "level", "from": ["parties"], "rule": "highest"}
    assert read == {"field": "when", "text": "Monday", "start": 0, "end": 6}


def test_unknown_fields_are_ignored_and_wrong_types_named() -> None:
    report = json.loads(to_json(Report(report="r", kind="meeting", plover="CONSULT", status="held")))
    assert from_json(json.dumps({**report, "later": 1}), Report).status == "held"
    with pytest.raises(msgspec.ValidationError, match=r"\$\.kind"):
        from_json(json.dumps({**report, "kind": 1}), Report)


CONTRACT = {
    "StoryLine": "record_version engine story events",
    "Story": "id text_sha256 source language headline version byline publisher agencies dateline published "
    "updated received paragraphs dropped tags related auto_published notice supersedes warnings",
    "Source": "uri index media_type sha256",
    "Dateline": "place country date",
    "Report": "report kind plover status when when_was time duration where mode parties level format portfolios "
    "margins_of series recurrence agenda outcomes reason confirmed_by sourcing voices prominence evidence",
    "Where": "place country venue",
    "Party": "code name role level delegates",
    "Delegate": "name title body",
    "Series": "name edition",
    "Recurrence": "text ordinal years since since_event scope",
    "Sourcing": "speaker kind anonymous via said_on",
    "Outcome": "kind text when",
    "Evidence": "field text start end from rule pointer",
    "Event": "id aliases history changes reports independent_sources stories conflicts kind status when evidence",
    "HistoryEntry": "status when known story sourcing",
    "Change": "field from to known story",
    "Conflict": "field values stories verdict",
}


@pytest.mark.parametrize(("name", "fields"), CONTRACT.items())
def test_the_schema_holds_the_contract_s_fields(name: str, fields: str) -> None:
    assert set(fields.split()) <= set(schema()["$defs"][name]["properties"])


def test_identities() -> None:
    assert story_id("a", 0) != story_id("a", 1) != story_id("b", 1)
    assert story_id("a", 0) == story_id("a", 0) and len(story_id("a", 0)) == 64
    assert report_id("s", 1) != report_id("s", 2) and report_id("s", 1) == report_id("s", 1)
    assert Engine(version="1", vocabulary="a").key != Engine(version="1", vocabulary="b").key


@given(st.text(max_size=30), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_spans(text: str, a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.cut(text) == text[one.start : one.end]
    assert one.overlaps(other) is other.overlaps(one)
    assert not (one.holds(other) and other.holds(one)) or one == other
    assert one.shift(3).shift(-3) == one


ZONES: st.SearchStrategy[Any] = st.timezones() | st.none()
STAMPS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1), timezones=ZONES)


@given(STAMPS, STAMPS)
def test_instants_order_as_time_does(one: dt.datetime, other: dt.datetime) -> None:
    def moment(stamp: dt.datetime) -> dt.datetime:
        return stamp if stamp.tzinfo else stamp.replace(tzinfo=dt.UTC)

    try:
        a, b = instant(one.isoformat()), instant(other.isoformat())
    except ValueError:
        return  # offsets of seconds
    assert (a < b) is (moment(one) < moment(other))
    assert a < NEVER


def test_the_clock() -> None:
    assert instant(None) == instant("") == NEVER
    assert instant("2023-04-14") == dt.datetime(2023, 4, 14, 23, 59, 59, tzinfo=dt.UTC)
    assert instant("2023-04-14T17:10:00+05:30") == instant("2023-04-14T11:40:00Z") == instant("2023-04-14T11:40:00")
    assert instant("2023-04-14T23:00:00Z") < instant("2023-04-14") < instant("2023-04-15T00:00:00Z")


@pytest.mark.parametrize(
    ("as_of", "known", "allowed"),
    [
        (None, None, True),
        (None, "2023-04-14", True),
        ("2023-04-14", None, False),
        ("2023-04-14", "2023-04-14", True),
        ("2023-04-14", "2023-04-14T23:30:00-10:00", True),
        ("2023-04-14", "2023-04-15T00:30:00+09:00", False),
        ("2023-04-14T12:00:00Z", "2023-04-14T12:00:00Z", True),
        ("2023-04-14T12:00:00Z", "2023-04-14T20:59:00+09:00", True),
        ("2023-04-14T12:00:00Z", "2023-04-14", False),
    ],
)
def test_as_of(as_of: str | None, known: str | None, allowed: bool) -> None:
    assert AsOf(as_of).allows(known) is allowed


@pytest.mark.parametrize("text", ["yesterday", "2023-13-01", "2023-04", "14/04/2023"])
def test_as_of_nothing(text: str) -> None:
    with pytest.raises(UsageError, match="as-of"):
        AsOf(text)
