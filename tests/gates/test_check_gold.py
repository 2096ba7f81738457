"""Gold with one fault in, that fault out: of single stories, and of a storyline's record."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from check_gold import faults_of, main
from goldcheck.weekdays import wrong_weekdays

ROOT = Path(__file__).resolve().parents[2]
TEXT = """Ministers meet in Oslo

OSLO, June 13 (NTB) - Norwegian Foreign Minister Ola Haug met Rafael Donoso of Chile in Oslo on Thursday, June 13.

They spoke about fish, the foreign ministry said. The talks were the first since 2019.

READ ALSO: Old news about ferries
"""
PARAGRAPHS = TEXT.split("\n\n")[1:3]
EVENT: dict[str, Any] = {
    "kind": "meeting", "plover": "CONSULT", "status": "held", "when": "2024-06-13", "when_was": None,
    "where": {"place": "Oslo", "country": "NOR", "venue": None},
    "parties": [
        {"code": "NOR", "name": "Norway", "role": "host", "level": "minister",
         "delegates": [{"name": "Ola Haug", "title": "Foreign Minister", "body": None}]},
        {"code": "CHL", "name": "Chile", "role": "participant", "level": "minister", "delegates": []},
    ],
    "level": "minister", "format": "bilateral", "portfolios": ["foreign"], "margins_of": None,
    "series": {"name": None, "edition": None},
    "recurrence": {"text": "the first since 2019", "ordinal": "first", "years": None, "since": "2019"},
    "agenda": ["fish"], "reason": None, "prominence": "main",
    "sourcing": {"speaker": "the foreign ministry", "kind": "ministry", "said_on": "2024-06-13"},
}  # fmt: skip
GOLD: dict[str, Any] = {
    "file": "1.txt", "style": "NTB", "phenomena": ["held"], "negative": False, "reference_date": None,
    "traps": ["Old news about ferries"],
    "story": {
        "headline": "Ministers meet in Oslo", "dateline_text": "OSLO, June 13 (NTB) -", "published": "2024-06-13",
        "updated": None, "dateline": {"place": "Oslo", "country": "NOR", "date": "2024-06-13"},
        "paragraphs": PARAGRAPHS,
    },
    "events": [EVENT],
}  # fmt: skip
RECORD: dict[str, Any] = {
    "families": [], "origins": {"1.txt": "NTB", "2.txt": "NTB"},
    "events": [
        {"key": "talks", "kind": "meeting", "parties": ["CHL", "NOR"], "status": "held", "when": "2024-06-13",
         "level": "minister", "stories": ["1.txt", "2.txt"], "reports": 2, "independent_sources": 1, "changes": [],
         "history": [{"status": "planned", "when": "2024-06-13", "story": "1.txt"},
                     {"status": "held", "when": "2024-06-13", "story": "2.txt"}]},
        {"key": "before", "kind": "meeting", "parties": ["CHL", "NOR"], "status": "held", "when": "2019",
         "level": None, "stories": ["1.txt"], "reports": 1, "independent_sources": 1, "changes": [],
         "history": [{"status": "held", "when": "2019", "story": "1.txt"}]},
    ],
    "as_of": [
        {"as_of": "2024-06-09", "event": "talks", "absent": True},
        {"as_of": "2024-06-10", "event": "talks", "status": "planned", "when": "2024-06-13"},
        {"as_of": "2024-06-13T08:00:00Z", "event": "talks", "status": "planned", "when": "2024-06-13"},
        {"as_of": "2024-06-14", "event": "talks", "status": "held", "when": "2024-06-13"},
    ],
    "must_not_merge": [["talks", "before"]],
    "series": [{"name": "Talks", "events": ["before", "talks"]}],
    "storyline": [["before", "talks"]],
    "relations": [{"type": "follows_from", "from": "talks", "to": "before"}],
    "checks": [{"event": "talks", "story": "1.txt", "claim": "first since 2019", "verdict": "confirmed",
                "by": "before"}],
}  # fmt: skip


def changed(thing: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy with the value at a dotted path set; numbers are places in a list."""
    out = copy.deepcopy(thing)
    at: Any = out
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        at = at[step]
    at[last] = value
    return out


def written(folder: Path, gold: dict[str, Any], record: dict[str, Any] | None = None) -> Path:
    """The gold with its story; with a record, a second story of a later day."""
    folder.mkdir(parents=True, exist_ok=True)
    days = ["2024-06-13"] if record is None else ["2024-06-10", "2024-06-13"]
    for number, day in enumerate(days, 1):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
        one = changed(gold, "file", f"{number}.txt")
        one = one if record is None else changed(one, "story.published", day)
        (folder / f"{number}.gold.json").write_text(json.dumps(one), encoding="utf-8")
    if record is not None:
        (folder / "record.gold.json").write_text(json.dumps(record), encoding="utf-8")
    return folder / ("1.gold.json" if record is None else "record.gold.json")


FAULTS = [
    ("style", "", "no style"),
    ("traps", ["Elsewhere"], "trap not in the source"),
    ("traps", ["fish"], "trap stands in a paragraph"),
    ("reference_date", "2024-13-01", "reference_date"),
    ("negative", True, "negative, but with events"),
    ("story.headline", "Ministers met", "headline not in the source"),
    ("story.paragraphs", ["Something else."], "paragraph not in the source"),
    ("story.dateline_text", "BERGEN, June 13", "does not begin the first paragraph"),
    ("story.published", "June 13", "story.published"),
    ("story.updated", "17:10", "story.updated"),
    ("story.dateline.date", "2024-06", "dateline.date"),
    ("story.dateline.country", "NORWAY", "dateline.country"),
    ("story.dateline.date", "2023-06-13", "'Thursday, June 13' was a Tuesday"),
    ("events.0.kind", "summit", "kind 'summit'"),
    ("events.0.plover", "AGREE", "plover 'AGREE'"),
    ("events.0.status", "signed", "status 'signed' for meeting"),
    ("events.0.level", "boss", "level 'boss'"),
    ("events.0.format", "dual", "format 'dual'"),
    ("events.0.portfolios", ["war"], "portfolios"),
    ("events.0.prominence", "lead", "prominence"),
    ("events.0.when", "last May", "when is no EDTF"),
    ("events.0.when", "2024-02-30", "when is no EDTF"),
    ("events.0.when", "2024-06-14/2024-06-13", "when is no EDTF"),
    ("events.0.accept", {"when": ["soon"]}, "accept.when is no EDTF"),
    ("events.0.accept", {"whn": "any"}, "accept of a field that is not there"),
    ("events.0.where.country", "NRW", "where.country 'NRW'"),
    ("events.0.where.place", "Bergen", "where.place not in the source"),
    ("events.0.parties", [], "no parties"),
    ("events.0.parties.0.code", "XYZ", "party code 'XYZ'"),
    ("events.0.parties.0.code", "IGO:FISH", "party code 'IGO:FISH'"),
    ("events.0.parties.0.role", "guest", "role 'guest'"),
    ("events.0.parties.0.delegates.0.name", "Olga Haug", "delegate not in the source"),
    ("events.0.parties.0.delegates.0.title", "Prime Minister", "title not in the source"),
    ("events.0.recurrence.text", "the first in years", "recurrence.text not in the source"),
    ("events.0.recurrence.since", "five years ago", "recurrence.since is no EDTF"),
    ("events.0.series.edition", "3rd", "series.edition"),
    ("events.0.agenda", ["whales"], "agenda not in the source"),
    ("events.0.sourcing.kind", "person", "sourcing.kind"),
    ("events.0.sourcing.speaker", "the palace", "sourcing.speaker not in the source"),
    ("events.0.sourcing.said_on", "Thursday", "sourcing.said_on"),
]


@pytest.mark.parametrize(
    ("path", "value", "fault"), FAULTS, ids=[f"{path}-{at}" for at, (path, *_) in enumerate(FAULTS)]
)
def test_a_fault_of_a_story_is_caught(tmp_path: Path, path: str, value: Any, fault: str) -> None:
    told = [text for _, text in faults_of(written(tmp_path, changed(GOLD, path, value)))]
    assert any(fault in text for text in told), told


RECORD_FAULTS = [
    ("events.1.key", "talks", "two events of one key"),
    ("events.0.status", "planned", "history does not end"),
    ("events.0.when", "2024-06-12", "history does not end"),
    ("events.0.kind", "summit", "kind 'summit'"),
    ("events.0.parties", ["CHL", "NRW"], "party 'NRW'"),
    ("events.0.reports", 3, "reports 3"),
    ("events.0.independent_sources", 5, "independent_sources"),
    ("events.0.stories", ["1.txt", "9.txt"], "story not there: '9.txt'"),
    ("events.0.history.0.story", "9.txt", "story not there: '9.txt'"),
    ("events.0.history.1.status", "planned", "two equal entries"),
    ("events.0.history", [], "no history"),
    ("events.0.changes", [{"field": "level", "from": "envoy", "to": "envoy", "story": "1.txt"}], "a change of nothing"),
    ("families", [["1.txt", "2.txt"], ["2.txt", "1.txt"]], "in two families"),
    ("families", [["1.txt"]], "a family of one"),
    ("families", [["1.txt", "7.txt"]], "family not there"),
    ("origins", {"1.txt": "NTB"}, "no origin of 2.txt"),
    ("as_of", [], "0 as-of questions"),
    ("as_of.0.event", "lunch", "of no event or no time"),
    ("as_of.0.as_of", "last week", "of no event or no time"),
    ("as_of.1.status", "held", "as of 2024-06-10 the history of talks says"),
    ("as_of.3", {"as_of": "2024-06-14", "event": "talks", "absent": True}, "as of 2024-06-14"),
    ("must_not_merge", [["talks", "lunch"]], "event not there: 'lunch'"),
    ("series", [{"name": "", "events": ["talks"]}], "a series without a name"),
    ("storyline", [["lunch"]], "event not there: 'lunch'"),
    ("relations.0.type", "after", "relation"),
    ("relations.0.to", "lunch", "event not there: 'lunch'"),
    ("checks.0.verdict", "maybe", "check"),
    ("checks.0.story", "9.txt", "check not there: '9.txt'"),
]


@pytest.mark.parametrize(
    ("path", "value", "fault"), RECORD_FAULTS, ids=[f"{path}-{at}" for at, (path, *_) in enumerate(RECORD_FAULTS)]
)
def test_a_fault_of_a_record_is_caught(tmp_path: Path, path: str, value: Any, fault: str) -> None:
    told = [text for _, text in faults_of(written(tmp_path, GOLD, changed(RECORD, path, value)))]
    assert any(fault in text for text in told), told


def test_a_history_out_of_order_is_caught(tmp_path: Path) -> None:
    backwards = changed(changed(RECORD, "events.0.history.0.story", "2.txt"), "events.0.history.1.story", "1.txt")
    told = [text for _, text in faults_of(written(tmp_path, GOLD, backwards))]
    assert any("not in order of known" in text for text in told)


def test_gold_without_fault_has_none(tmp_path: Path) -> None:
    assert faults_of(written(tmp_path / "story", GOLD)) == []
    assert faults_of(written(tmp_path / "line", GOLD, RECORD)) == []


def test_what_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "1.gold.json").write_text("{", encoding="utf-8")
    assert faults_of(tmp_path / "1.gold.json")[0][0] == "broken"
    (tmp_path / "2.gold.json").write_text('{"file": "2.txt"}', encoding="utf-8")
    assert faults_of(tmp_path / "2.gold.json") == [("file", "no source file")]


WEEKDAYS = [
    ("on Monday, April 17, 2023", None, []),
    ("on Tuesday, April 17, 2023", None, ["'Tuesday, April 17, 2023' was a Monday"]),
    ("Friday 14 April", "2023-04-10", []),
    ("Sat. Apr. 15 and Sun, 15 Apr 2023", "2023-04-10", ["'Sun, 15 Apr 2023' was a Saturday"]),
    ("on the 3rd of January (Tuesday)", "2022-12-30", []),
    ("December 30 (Monday)", "2023-01-02", ["'December 30 (Monday' was a Friday"]),
    ("Wednesday, February 30, 2023", None, []),
    ("Monday, 14:05 May 2", "2023-05-02", []),
    ("Tuesday, April 11", None, []),
    ("He may, on Monday 3 others said", "2023-05-02", []),
]


@pytest.mark.parametrize(("text", "anchor", "wrong"), WEEKDAYS)
def test_weekdays_beside_dates(text: str, anchor: str | None, wrong: list[str]) -> None:
    assert list(wrong_weekdays(text, anchor)) == wrong


def test_faults_of_a_blind_part_are_counted_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "test", changed(GOLD, "events.0.kind", "summit"))
    (tmp_path / "test" / "MANIFEST.sha256").write_text("", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "(blind): 2 of class value" in told
    assert "summit" not in told and "1.gold.json" not in told
    assert main(["--list", str(tmp_path)]) == 1
    assert "summit" in capsys.readouterr().out


def test_it_runs_alone(tmp_path: Path) -> None:
    """An outside annotator has Python and this folder, nothing else."""
    written(tmp_path, changed(GOLD, "events.0.status", "met"))
    command = [sys.executable, "-E", "-S", str(ROOT / "bench" / "check_gold.py"), str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert checked.returncode == 1
    assert "status 'met'" in checked.stdout, checked.stderr
