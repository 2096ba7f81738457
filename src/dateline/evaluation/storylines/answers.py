"""Events of the record against the gold's: their fields, history and changes, and as-of questions about them."""

from __future__ import annotations

import re
from typing import Any

from dateline.evaluation.storylines.align import align
from dateline.evaluation.storylines.line import Line
from dateline.evaluation.storylines.sheet import Sheet
from dateline.model import Event

_CODE = re.compile(r"[A-Z]{3}(:[A-Z0-9]+)?")
FIELDS = ("status", "when", "history", "sources", "reports")


def events(line: Line, sheet: Sheet, pairs: dict[str, Event]) -> None:
    """Which events there are, and each one's fields. An optional event of the gold counts neither way."""
    wanted = [e for e in line.gold["events"] if not e.get("optional")]
    spare = [e["key"] for e in line.gold["events"] if e.get("optional")]
    answering = {event.id: key for key, event in pairs.items()}
    told = {answering.get(event.id, f"extra {_short(event)}") for event in line.record.events}
    sheet.compare("events", {e["key"] for e in wanted}, told - set(spare))
    for want in wanted:
        event = pairs.get(want["key"])
        gold, got = _gold_fields(want), _fields(line, event)
        for field in FIELDS:
            right = event is not None and gold[field] == got[field]
            sheet.answer(field, want["key"], gold[field], got[field], right=right)
        if event is not None:
            sheet.compare("changes", _gold_changes(want), _changes(line, want, event))


def apart(line: Line, sheet: Sheet, pairs: dict[str, Event]) -> None:
    """Pairs of events that must not have become one. An event that nothing answers may have been swallowed."""
    for one, other in line.gold.get("must_not_merge") or ():
        right = one in pairs and other in pairs and pairs[one].id != pairs[other].id
        sheet.answer("kept apart", f"{one} / {other}", "two events", "one, or one is not there", right=right)


def as_of(line: Line, sheet: Sheet) -> None:
    """Each as-of question: the event as it stood, or that nothing was known of it."""
    histories = {e["key"]: e["history"] for e in line.gold["events"]}
    for question in line.gold.get("as_of") or ():
        key, day = question["event"], question["as_of"]
        event = align(line, line.as_of(day), ever=True).get(key)
        want = None if question.get("absent") else (question["status"], question["when"])
        got = None if event is None else (event.status, event.when)
        sheet.answer("as_of", f"{key} on {day}", want, got, right=want == got)
        sheet.leaks += want != got and _leaks(want, got, histories.get(key) or [])


def _leaks(want: tuple[Any, ...] | None, got: tuple[Any, ...] | None, history: list[dict[str, Any]]) -> bool:
    """True where the answer says what was only said later: it is there too early, or stands further on."""
    states = [(entry["status"], entry["when"]) for entry in history]
    if got is None:
        return False
    if want is None:
        return True
    return got in states[states.index(want) + 1 :] if want in states else False


def _gold_fields(want: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": want["status"],
        "when": want["when"],
        "history": [(h["status"], h["when"], h["story"]) for h in want["history"]],
        "sources": want["independent_sources"],
        "reports": want["reports"],
    }


def _fields(line: Line, event: Event | None) -> dict[str, Any]:
    if event is None:
        return dict.fromkeys(FIELDS)
    return {
        "status": event.status,
        "when": event.when,
        "history": [(h.status, h.when, line.files[h.story]) for h in event.history],
        "sources": event.independent_sources,
        "reports": event.reports,
    }


def _gold_changes(want: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {
        (want["key"], c["field"], _words(c.get("from")), _words(c.get("to")), c["story"])
        for c in want.get("changes") or ()
    }


def _changes(line: Line, want: dict[str, Any], event: Event) -> set[tuple[Any, ...]]:
    return {(want["key"], c.field, _words(c.before), _words(c.after), line.files[c.story]) for c in event.changes}


def _words(value: Any) -> str | None:
    """A changed value as one string: parties may be a list of codes, or codes in one string, in any order."""
    if value is None:
        return None
    told = value if isinstance(value, (list, tuple)) else [value]
    words = [word for part in told for word in re.split(r"[,;\s]+", str(part)) if word]
    return " ".join(sorted(words)) if all(map(_CODE.fullmatch, words)) else str(value)


def _short(event: Event) -> str:
    return f"{event.kind} {event.when} {' '.join(sorted(event.codes))}"
