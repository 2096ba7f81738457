"""Scores the record that the engine's reading of whole storylines folds into: events, history, sources, as-of answers.

A storyline is a folder with stories and a ``record.gold.json`` (form: corpus/WRITING.md). Gold events that are
``optional`` count neither way.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from dateline import engine
from dateline.errors import UsageError
from dateline.model import Event, Telling, edtf
from dateline.model.known import AsOf
from dateline.record import Record, fold
from dateline.sources import Bytes, collect

SAME_KIND = frozenset({"meeting", "visit", "call"})


class Line(msgspec.Struct, frozen=True):
    """One storyline as read: its tellings, which file each story came from, and its gold."""

    name: str
    tellings: tuple[Telling, ...]
    files: dict[str, str]
    gold: dict[str, Any]


def has_lines(folder: str | Path) -> bool:
    """True where the folder holds a storyline."""
    return any(Path(folder).rglob("record.gold.json"))


def evaluate_lines(folder: str | Path) -> dict[str, Any]:
    """Figures over all storylines under ``folder``, each as [right, asked] but ``events`` (P, R, F1).

    Raises UsageError where there is none.
    """
    golds = sorted(Path(folder).rglob("record.gold.json"))
    if not golds:
        raise UsageError(f"no storyline (record.gold.json) under {str(folder)!r}; see corpus/WRITING.md for its form")
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in golds:
        _score(read_line(path.parent), right, asked)
    found, wanted, told = right["events"], asked["events"], asked["told"]
    precision, recall = found / max(1, told), found / max(1, wanted)
    figures: dict[str, Any] = {name: [right[name], asked[name]] for name in asked if name not in ("events", "told")}
    figures["events"] = {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "n": wanted,
    }
    return {"storylines": len(golds), **figures}


def read_line(folder: Path) -> Line:
    """Read every story of one storyline with the engine."""
    tellings, files = [], {}
    for source in collect([str(folder)], max_bytes=1 << 24):
        if isinstance(source, Bytes):
            for read in engine.read(source):
                tellings.append(Telling(story=read.reading.story, reports=read.reports))
                files[read.reading.story.id] = Path(source.uri).name
    gold = json.loads((folder / "record.gold.json").read_text(encoding="utf-8"))
    return Line(folder.name, tuple(tellings), files, gold)


def _score(line: Line, right: Counter[str], asked: Counter[str]) -> None:
    record = fold(line.tellings)
    pairs = _align(line, record)
    wanted = [e for e in line.gold["events"] if not e.get("optional")]
    asked["events"] += len(wanted)
    asked["told"] += len(record.events) - sum(e["key"] in pairs for e in line.gold["events"] if e.get("optional"))
    for want in wanted:
        event = pairs.get(want["key"])
        right["events"] += event is not None
        for name, hit in _fields(line, want, event).items():
            asked[name] += 1
            right[name] += hit
    for question in line.gold.get("as_of", ()):
        asked["as_of"] += 1
        right["as_of"] += _answered(line, question)


def _align(line: Line, record: Record) -> dict[str, Event]:
    """Gold key -> folded event of like kind and parties on overlapping days, most shared stories first, each once."""
    candidates = []
    for want in line.gold["events"]:
        for event in record.events:
            shared = len({line.files[s] for s in event.stories} & set(want["stories"]))
            if shared and _alike(want, event):
                candidates.append((shared, want["when"] == event.when, want["key"], event))
    pairs: dict[str, Event] = {}
    for _, _, key, event in sorted(candidates, key=lambda c: (c[1], c[0]), reverse=True):
        if key not in pairs and all(event is not taken for taken in pairs.values()):
            pairs[key] = event
    return pairs


def _alike(want: dict[str, Any], event: Event) -> bool:
    kinds = {want["kind"], event.kind}
    if len(kinds) > 1 and not kinds <= SAME_KIND:
        return False
    if not set(want["parties"]) & event.codes:
        return False
    if not want["when"] or not event.when:
        return True
    return edtf.parse(want["when"]).overlaps(edtf.parse(event.when))


def _fields(line: Line, want: dict[str, Any], event: Event | None) -> dict[str, bool]:
    if event is None:
        return dict.fromkeys(("status", "when", "history", "sources", "reports"), False)
    history = [(h.status, h.when, line.files[h.story]) for h in event.history]
    return {
        "status": event.status == want["status"],
        "when": event.when == want["when"],
        "history": history == [(h["status"], h["when"], h["story"]) for h in want["history"]],
        "sources": event.independent_sources == want["independent_sources"],
        "reports": event.reports == want["reports"],
    }


def _answered(line: Line, question: dict[str, Any]) -> bool:
    """An as-of question: the event as it stood, or that nothing was known of it."""
    record = fold(line.tellings, AsOf(question["as_of"]))
    event = _align(line, record).get(question["event"])
    if question.get("absent"):
        return event is None
    return event is not None and (event.status, event.when) == (question["status"], question["when"])
