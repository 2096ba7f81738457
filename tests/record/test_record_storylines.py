"""The storylines of the corpus: gold reports of each story in, the gold record out. No engine takes part."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.errors import UnknownValue
from dateline.model import Event, Report, Source, Story, Telling, report_id, story_id
from dateline.model.known import AsOf
from dateline.record import Record, fold

ROOT = Path(__file__).parents[2] / "corpus" / "storylines"
LINES = sorted(p.parent.name for p in ROOT.glob("*/record.gold.json"))
_PLAIN = ("language", "headline", "version", "byline", "publisher", "dateline", "published", "updated", "notice")


def gold_telling(path: Path, ids: dict[str, str]) -> Telling:
    """The story and the reports that a perfect engine would read."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = hashlib.sha256((path.parent / gold["file"]).read_bytes()).hexdigest()
    told = gold["story"]
    texts = [p if isinstance(p, str) else p["text"] for p in told["paragraphs"]]
    story = msgspec.convert(
        {
            **{name: told[name] for name in _PLAIN if told.get(name) is not None},
            "id": story_id(source, gold.get("story_index") or 0),
            "text_sha256": hashlib.sha256("\n".join(texts).encode()).hexdigest(),
            "agencies": told.get("agencies") or [],
            "supersedes": ids.get(told.get("supersedes") or ""),
            "paragraphs": [{"text": t, "start": 0, "end": 0} for t in texts],
            "source": msgspec.to_builtins(Source(uri=f"{path.parent.name}/{gold['file']}", sha256=source)),
        },
        Story,
    )
    ids[gold["file"]] = story.id
    reports = [
        msgspec.convert({**_without_none(e), "report": report_id(story.id, at)}, Report)
        for at, e in enumerate(gold["events"])
    ]
    return Telling(story=story, reports=tuple(reports))


def _without_none(value: Any) -> Any:
    """Gold writes null where the type has a default of another form (level, kind of sourcing)."""
    if isinstance(value, dict):
        kept = {k: _without_none(v) for k, v in value.items() if k != "accept" and v is not None}
        for needed in ("status", "code"):
            if needed in value:
                kept[needed] = value[needed]
        return kept
    return [_without_none(v) for v in value] if isinstance(value, list) else value


class Line:
    """One storyline with its gold record, and gold events found again in a folded record."""

    def __init__(self, name: str) -> None:
        self.folder = ROOT / name
        self.ids: dict[str, str] = {}
        paths = sorted(p for p in self.folder.glob("*.gold.json") if not p.name.startswith("record"))
        self.tellings = [gold_telling(p, self.ids) for p in paths]
        self.files = {v: k for k, v in self.ids.items()}
        self.gold = json.loads((self.folder / "record.gold.json").read_text(encoding="utf-8"))

    def match(self, record: Record) -> dict[str, Event]:
        """For each gold event the folded one of that kind, parties, level and stories (most stories shared)."""
        found: dict[str, Event] = {}
        for want in self.gold["events"]:
            near = [e for e in record.events if self._like(want, e)]
            if near:
                found[want["key"]] = max(near, key=lambda e: len(set(self.told(e)) & set(want["stories"])))
        return found

    def told(self, event: Event) -> list[str]:
        return [self.files[s] for s in event.stories]

    @staticmethod
    def _like(want: dict[str, Any], event: Event) -> bool:
        codes = {p.code or p.name for p in event.parties}
        return event.kind == want["kind"] and codes == set(want["parties"]) and event.when == want["when"]


def compare(line: Line, record: Record) -> list[str]:
    """Every difference between the folded record and gold, one line each."""
    faults, found = [], line.match(record)
    for want in line.gold["events"]:
        event = found.get(want["key"])
        if event is None:
            if not want.get("optional"):
                faults.append(f"{want['key']}: missing")
            continue
        for what, expected, got in _pairs(line, want, event):
            if expected != got:
                faults.append(f"{want['key']}: {what} {got}, expected {expected}")
    return faults


def _pairs(line: Line, want: dict[str, Any], event: Event) -> list[tuple[str, Any, Any]]:
    changes = [(c["field"], c["from"], c["to"], c["story"]) for c in want["changes"]]
    return [
        ("status", want["status"], event.status),
        ("level", want["level"] or "unknown", event.level),
        ("stories", want["stories"], sorted(line.told(event))),
        ("reports", want["reports"], event.reports),
        ("independent_sources", want["independent_sources"], event.independent_sources),
        (
            "history",
            [(h["status"], h["when"], h["story"]) for h in want["history"]],
            [(h.status, h.when, line.files[h.story]) for h in event.history],
        ),
        ("changes", changes, [(c.field, c.before, c.after, line.files[c.story]) for c in event.changes]),
    ]


def as_of_faults(line: Line, record: Record) -> list[str]:
    """As-of answers that differ from gold: an event asked for before anybody told of it must be absent."""
    faults, whole = [], line.match(record)
    for question in line.gold["as_of"]:
        event = whole.get(question["event"])
        then = fold(line.tellings, AsOf(question["as_of"]))
        try:
            answer = then.find(event.id) if event else None
        except UnknownValue:
            answer = None
        got = (answer.status, answer.when) if answer else None
        want = None if question.get("absent") else (question["status"], question["when"])
        if got != want:
            faults.append(f"as of {question['as_of']}: {question['event']} {got}, expected {want}")
    return faults


@pytest.mark.parametrize("name", LINES)
def test_the_record_of_a_storyline(name: str) -> None:
    line = Line(name)
    assert compare(line, fold(line.tellings)) == []


@pytest.mark.parametrize("name", LINES)
def test_as_of_answers_of_a_storyline(name: str) -> None:
    line = Line(name)
    assert as_of_faults(line, fold(line.tellings)) == []


@pytest.mark.parametrize("name", LINES)
def test_events_kept_apart_and_families(name: str) -> None:
    line = Line(name)
    record = fold(line.tellings)
    found = line.match(record)
    for one, other in line.gold.get("must_not_merge", []):
        assert one not in found or other not in found or found[one].id != found[other].id
    families = sorted(sorted(line.files[s] for s in f.stories) for f in record.families if len(f.stories) > 1)
    assert families == sorted(sorted(f) for f in line.gold["families"])


@pytest.mark.parametrize("name", LINES)
def test_checks_series_and_storylines(name: str) -> None:
    line = Line(name)
    found = line.match(fold(line.tellings))
    keys = {event.id: key for key, event in found.items()}
    for want in line.gold["checks"]:
        checks = [c for c in found[want["event"]].recurrence_checks if line.files[c.story] == want["story"]]
        assert [(c.verdict, keys.get(c.by or "")) for c in checks] == [(want["verdict"], want["by"])]
    for want in line.gold["series"]:
        assert len({found[key].series.name for key in want["events"]}) == 1
    for keys_of_one in line.gold["storyline"]:
        assert len({found[key].storyline for key in keys_of_one if key in found}) == 1


def test_relations_of_storylines() -> None:
    """What gold names and the record does not is listed here, so that a loss shows."""
    missed, extra = set(), set()
    for name in LINES:
        line = Line(name)
        found = line.match(fold(line.tellings))
        keys = {event.id: key for key, event in found.items()}
        told = {(k, r.type, keys[r.event]) for k, e in found.items() for r in e.relations if r.event in keys}
        wanted = {(r["from"], r["type"], r["to"]) for r in line.gold["relations"]}
        missed |= wanted - told
        extra |= told - wanted
    assert missed == {("wmcc-31", "follows_from", "wmcc-30")}
    assert extra == set()
