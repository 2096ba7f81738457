"""Short ways to make gold, a corpus of parts, and a storyline by hand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from record_build import event, tell

from dateline.evaluation.storylines import Line
from dateline.model import Telling

TEXT = (
    "OSLO, June 13 (NTB) - Norwegian Foreign Minister Ola Haug met his Chilean counterpart Rafael Donoso in Oslo on "
    "Thursday.\n"
)


def side(code: str, name: str, role: str, person: str) -> dict[str, Any]:
    delegates = [{"name": person, "title": None, "body": None}]
    return {"code": code, "name": name, "role": role, "level": "minister", "delegates": delegates}


EVENT: dict[str, Any] = {
    "kind": "meeting", "plover": "CONSULT", "status": "held", "when": "2024-06-13",
    "where": {"place": "Oslo", "country": "NOR", "venue": None},
    "parties": [side("NOR", "Norway", "host", "Ola Haug"), side("CHL", "Chile", "participant", "Rafael Donoso")],
    "level": "minister", "format": "bilateral", "portfolios": ["foreign"], "prominence": "main",
}  # fmt: skip
GOLD: dict[str, Any] = {
    "file": "1.txt", "style": "NTB", "phenomena": ["held"], "reference_date": "2024-06-13",
    "story": {"agencies": ["NTB"]}, "events": [EVENT],
}  # fmt: skip


def part(folder: Path, *golds: dict[str, Any], blind: bool = False) -> Path:
    """A part of a corpus: each gold with a story of TEXT beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, gold in enumerate(golds or (GOLD,), 1):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
        told = copy.deepcopy(gold) | {"file": f"{number}.txt"}
        (folder / f"{number}.gold.json").write_text(json.dumps(told), encoding="utf-8")
    if blind:
        (folder / "MANIFEST.sha256").write_text("", encoding="utf-8")
    return folder


def line(gold: dict[str, Any], *told: Telling) -> Line:
    """A storyline as if the engine had read these tellings."""
    return Line("line", told, {t.story.id: t.story.source.uri for t in told}, {"events": [], **gold})


PLAN = tell("plan", "2024-06-01T08:00:00Z", event("planned", "2024-06-13", series="Strategic Dialogue"))
MOVE = tell("move", "2024-06-10T08:00:00Z", event("held", "2024-06-13", series="Strategic Dialogue"))
NEXT = tell("next", "2024-09-01T08:00:00Z", event("planned", "2024-10-02", series="Strategic Dialogue"))


def wanted(key: str, when: str, status: str, *history: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A gold event of KOR and JPN told by the stories of its history."""
    return {
        "key": key, "kind": "meeting", "parties": ["JPN", "KOR"], "status": status, "when": when,
        "stories": [story for _, story in history], "reports": len(history), "independent_sources": 1,
        "history": [{"status": s, "when": when, "story": story} for s, story in history], "changes": [], **more,
    }  # fmt: skip
