"""The gold of a storyline's record against its stories and the contract."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from goldcheck import values as v
from goldcheck.story import Fault

LEAST_QUESTIONS = 4
Clocks = dict[str, str | None]
"""Story file -> when the world could know it."""


def check_record(gold: Path) -> Iterator[Fault]:
    """Every fault of one ``record.gold.json``."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    clocks = clocks_of(gold.parent)
    events = {e.get("key"): e for e in data.get("events") or []}
    if len(events) != len(data.get("events") or []):
        yield "record", "two events of one key"
    for key, event in events.items():
        for kind, fault in check_event(event, clocks):
            yield kind, f"{key}: {fault}"
    yield from check_stories(data, clocks)
    yield from check_links(data, events, clocks)
    yield from check_questions(data, events, clocks)


def clocks_of(folder: Path) -> Clocks:
    """From the gold of each story: ``updated``, else ``published``."""
    out: Clocks = {}
    for gold in sorted(folder.glob("*.gold.json")):
        if gold.name.startswith("record"):
            continue
        data = json.loads(gold.read_text(encoding="utf-8"))
        story = data.get("story") or {}
        out[str(data.get("file"))] = story.get("updated") or story.get("published") or data.get("reference_date")
    return out


def check_event(event: dict[str, Any], clocks: Clocks) -> Iterator[Fault]:
    stories, history = event.get("stories") or [], event.get("history") or []
    checks = [
        (event.get("kind") in v.KINDS, "value", f"kind {event.get('kind')!r}"),
        (event.get("status") in v.allowed_statuses(event.get("kind")), "value", f"status {event.get('status')!r}"),
        (event.get("level") in v.LEVELS, "value", f"level {event.get('level')!r}"),
        (event.get("when") is None or v.edtf_ok(event.get("when")), "day", f"when {event.get('when')!r}"),
        (event.get("reports") == len(set(stories)), "record", f"reports {event.get('reports')!r} of {len(stories)}"),
        (1 <= (event.get("independent_sources") or 0) <= len(stories), "record", "independent_sources"),
        (bool(history), "record", "no history"),
    ]
    yield from ((kind, fault) for right, kind, fault in checks if not right)
    yield from (("code", f"party {p!r}") for p in event.get("parties") or [] if not _party_ok(p))
    yield from _missing("story", [*stories, *_told_by(event)], clocks)
    for change in event.get("changes") or []:
        if not change.get("field") or change.get("from") == change.get("to"):
            yield "record", f"a change of nothing: {change!r}"
    if history and (history[-1].get("status"), history[-1].get("when")) != (event.get("status"), event.get("when")):
        yield "record", "the history does not end in the event's status and when"
    told = [moment(clocks.get(h.get("story"))) for h in history]
    if told != sorted(told):
        yield "record", "the history is not in order of known"
    for before, after in pairwise(history):
        if (before.get("status"), before.get("when")) == (after.get("status"), after.get("when")):
            yield "record", "two equal entries of history in a row"


def _party_ok(party: str) -> bool:
    """A code, or the name of a party that the closed list has not."""
    looks = ":" in party or (len(party) == 3 and party.isupper())
    return v.code_ok(party) if looks else bool(party.strip())


def _told_by(event: dict[str, Any]) -> list[Any]:
    return [row.get("story") for name in ("history", "changes") for row in event.get(name) or []]


def check_stories(data: dict[str, Any], clocks: Clocks) -> Iterator[Fault]:
    families = data.get("families") or []
    members = Counter(file for family in families for file in family)
    yield from _missing("family", members, clocks)
    yield from (("record", f"in two families: {file}") for file, times in members.items() if times > 1)
    yield from (("record", f"a family of one: {family}") for family in families if len(family) < 2)
    if "origins" in data:
        yield from _missing("origin", data["origins"], clocks)
        yield from (("record", f"no origin of {file}") for file in clocks if file not in data["origins"])


def check_links(data: dict[str, Any], events: dict[Any, Any], clocks: Clocks) -> Iterator[Fault]:
    """Series, storylines, relations, checks and must-not-merge pairs name events that are there."""
    series = data.get("series") or []
    named = [key for row in series for key in row.get("events") or []]
    named += [key for group in (*(data.get("storyline") or []), *(data.get("must_not_merge") or [])) for key in group]
    named += [r.get(end) for r in data.get("relations") or [] for end in ("from", "to")]
    named += [c.get("event") for c in data.get("checks") or []]
    named += [c["by"] for c in data.get("checks") or [] if c.get("by")]
    yield from _missing("event", named, events)
    yield from _missing("check", [c.get("story") for c in data.get("checks") or []], clocks)
    for relation in data.get("relations") or []:
        if relation.get("type") not in v.RELATIONS or relation.get("from") == relation.get("to"):
            yield "value", f"relation {relation!r}"
    for check in data.get("checks") or []:
        if check.get("verdict") not in v.VERDICTS or not check.get("claim"):
            yield "value", f"check {check!r}"
    yield from (("record", "a series without a name") for row in series if not row.get("name"))


def check_questions(data: dict[str, Any], events: dict[Any, Any], clocks: Clocks) -> Iterator[Fault]:
    """As-of questions: enough of them, of events that are there, and the answer is what the history says."""
    questions = data.get("as_of") or []
    if len(questions) < LEAST_QUESTIONS:
        yield "record", f"{len(questions)} as-of questions; at least {LEAST_QUESTIONS}"
    for question in questions:
        key, day = question.get("event"), question.get("as_of")
        if key not in events or not v.clock_ok(day):
            yield "record", f"as-of question of no event or no time: {question!r}"
            continue
        known = [h for h in events[key].get("history") or [] if knows(clocks.get(h.get("story")), day)]
        want = None if question.get("absent") else (question.get("status"), question.get("when"))
        says = (known[-1].get("status"), known[-1].get("when")) if known else None
        if want != says:
            yield "record", f"as of {day} the history of {key} says {says}, the answer {want}"


def moment(clock: str | None) -> dt.datetime:
    """The order of clocks: an instant without an offset is UTC, a day counts as its last second, none is last."""
    if not clock:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    if len(clock) == 10:
        clock += "T23:59:59"
    at = dt.datetime.fromisoformat(clock.replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def knows(clock: str | None, day: str) -> bool:
    """A day lets through what its own local date is not after; an instant, what is not after it."""
    if not clock:
        return False
    return clock[:10] <= day if len(day) == 10 else moment(clock) <= moment(day)


def _missing(what: str, names: Iterable[Any], there: Iterable[Any]) -> Iterator[Fault]:
    known = set(there)
    yield from (("record", f"{what} not there: {name!r}") for name in dict.fromkeys(names) if name not in known)
