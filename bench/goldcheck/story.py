"""One gold story against its source and the contract. A fault is (class, what is wrong)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldcheck import values as v
from goldcheck.weekdays import wrong_weekdays
from goldcheck.words import all_there, norm, text_of

Fault = tuple[str, str]


def source_of(gold: Path, data: dict[str, Any]) -> Path | None:
    if data.get("file"):
        return gold.parent / str(data["file"])
    stem = gold.name[: -len("gold.json")]
    found = [p for p in sorted(gold.parent.glob(stem + "*")) if not p.name.endswith(".gold.json")]
    return found[0] if found else None


def check_gold(gold: Path) -> Iterator[Fault]:
    """Every fault of one gold file."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    source = source_of(gold, data)
    if source is None or not source.exists():
        yield "file", "no source file"
        return
    text = text_of(source)
    yield from check_file(data)
    yield from check_story(data, text)
    if data.get("negative") and any(e.get("kind") != "other" and not _may(e) for e in data.get("events") or []):
        yield "negative", "negative, but with events"
    for n, event in enumerate(data.get("events") or []):
        for kind, fault in check_event(event, norm(text)):
            yield kind, f"event {n}: {fault}"


def _may(event: dict[str, Any]) -> bool:
    return bool(event.get("optional") or (event.get("accept") or {}).get("absent"))


def check_file(data: dict[str, Any]) -> Iterator[Fault]:
    if not str(data.get("style") or "").strip():
        yield "file", "no style"
    if not isinstance(data.get("phenomena"), list):
        yield "file", "phenomena is no list"
    if data.get("reference_date") is not None and not v.day_ok(data["reference_date"]):
        yield "day", f"reference_date {data['reference_date']!r}"


def check_story(data: dict[str, Any], text: str) -> Iterator[Fault]:
    story, flat = data.get("story") or {}, norm(text)
    paragraphs = story.get("paragraphs") or []
    for p in paragraphs:
        if norm(p) not in flat:
            yield "paragraph", f"paragraph not in the source: {p[:70]!r}"
    for trap in data.get("traps") or []:
        if norm(trap) not in flat:
            yield "trap", f"trap not in the source: {trap!r}"
        if any(norm(trap) in norm(p) for p in paragraphs):
            yield "trap", f"trap stands in a paragraph: {trap!r}"
    if story.get("headline") and norm(story["headline"]) not in flat:
        yield "words", f"headline not in the source: {story['headline']!r}"
    if story.get("dateline_text") and paragraphs and not norm(paragraphs[0]).startswith(norm(story["dateline_text"])):
        yield "words", f"dateline_text does not begin the first paragraph: {story['dateline_text']!r}"
    yield from _clocks(story)
    anchor = (story.get("dateline") or {}).get("date") or story.get("published") or data.get("reference_date")
    for wrong in dict.fromkeys([*wrong_weekdays("\n".join(paragraphs), anchor), *wrong_weekdays(text, None)]):
        yield "weekday", wrong


def _clocks(story: dict[str, Any]) -> Iterator[Fault]:
    dateline = story.get("dateline") or {}
    if story.get("published") and not v.clock_ok(story["published"]):
        yield "day", f"story.published is no day: {story['published']!r}"
    if story.get("updated") and not v.clock_ok(story["updated"]):
        yield "day", f"story.updated is no instant: {story['updated']!r}"
    if dateline.get("date") and not v.day_ok(dateline["date"]):
        yield "day", f"dateline.date is no day: {dateline['date']!r}"
    if dateline.get("country") and dateline["country"] not in v.states():
        yield "code", f"dateline.country {dateline['country']!r}"
    if story.get("notice") not in v.NOTICES:
        yield "value", f"notice {story.get('notice')!r}"


def check_event(event: dict[str, Any], flat: str) -> Iterator[Fault]:
    yield from check_values(event)
    yield from check_days(event)
    yield from check_parties(event, flat)
    yield from check_words(event, flat)


def check_values(event: dict[str, Any]) -> Iterator[Fault]:
    """Closed lists and codes."""
    kind, sourcing = event.get("kind"), event.get("sourcing") or {}
    country = (event.get("where") or {}).get("country")
    edition = (event.get("series") or {}).get("edition")
    years = (event.get("recurrence") or {}).get("years")
    checks = [
        (kind in v.KINDS, f"kind {kind!r}"),
        (v.kinds_fit(kind, event.get("plover")), f"plover {event.get('plover')!r} for {kind}"),
        (event.get("status") in v.allowed_statuses(kind), f"status {event.get('status')!r} for {kind}"),
        (event.get("level") in v.LEVELS, f"level {event.get('level')!r}"),
        (event.get("format") in v.FORMATS, f"format {event.get('format')!r}"),
        (not set(event.get("portfolios") or []) - v.PORTFOLIOS, f"portfolios {event.get('portfolios')!r}"),
        (event.get("prominence") in v.PROMINENCE, f"prominence {event.get('prominence')!r}"),
        (sourcing.get("kind") in v.SOURCE_KINDS, f"sourcing.kind {sourcing.get('kind')!r}"),
        (edition is None or type(edition) is int, f"series.edition {edition!r}"),
        (years is None or type(years) in (int, float), f"recurrence.years {years!r}"),
    ]
    yield from (("value", fault) for right, fault in checks if not right)
    if country and country not in v.states():
        yield "code", f"where.country {country!r}"
    known = {*event, "parties_optional", "optional_parties", "delegates", "absent"}
    for path in event.get("accept") or {}:
        if path.split(".")[0] not in known:
            yield "value", f"accept of a field that is not there: {path!r}"


def check_days(event: dict[str, Any]) -> Iterator[Fault]:
    recurrence, sourcing = event.get("recurrence") or {}, event.get("sourcing") or {}
    for field, value in (
        ("when", event.get("when")),
        ("when_was", event.get("when_was")),
        ("recurrence.since", recurrence.get("since")),
    ):
        if value is not None and not v.edtf_ok(value):
            yield "day", f"{field} is no EDTF: {value!r}"
    for more in ("when", "when_was"):
        for value in (event.get("accept") or {}).get(more) or []:
            if isinstance((event.get("accept") or {}).get(more), list) and value is not None and not v.edtf_ok(value):
                yield "day", f"accept.{more} is no EDTF: {value!r}"
    if sourcing.get("said_on") is not None and not v.edtf_ok(sourcing["said_on"]):
        yield "day", f"sourcing.said_on is no day: {sourcing['said_on']!r}"


def check_words(event: dict[str, Any], flat: str) -> Iterator[Fault]:
    """What is worded as the text words it stands in the text."""
    where, recurrence = event.get("where") or {}, event.get("recurrence") or {}
    said = [("recurrence.text", recurrence.get("text")), ("reason", event.get("reason"))]
    said += [("agenda", topic) for topic in event.get("agenda") or []]
    said += [("where.venue", where.get("venue"))]
    for field, words in said:
        if words and norm(words) not in flat:
            yield "words", f"{field} not in the source: {words!r}"
    loose = [("where.place", where.get("place")), ("margins_of", event.get("margins_of"))]
    loose += [("series.name", (event.get("series") or {}).get("name"))]
    loose += [("sourcing.speaker", (event.get("sourcing") or {}).get("speaker"))]
    for field, words in loose:
        if words and not all_there(words, flat):
            yield "words", f"{field} not in the source: {words!r}"


def check_parties(event: dict[str, Any], flat: str) -> Iterator[Fault]:
    if not event.get("parties") and event.get("kind") not in ("agreement", "forum"):
        yield "party", "no parties"
    for party in event.get("parties") or []:
        code = party.get("code")
        if code is not None and not v.code_ok(code):
            yield "code", f"party code {code!r}"
        if code is None and not party.get("name"):
            yield "party", "a party without code and name"
        if party.get("role") not in v.ROLES or party.get("level") not in v.LEVELS:
            yield "value", f"role {party.get('role')!r} or level {party.get('level')!r}"
        for person in party.get("delegates") or []:
            if norm(person.get("name")) not in flat:
                yield "words", f"delegate not in the source: {person.get('name')!r}"
            for field in ("title", "body"):
                if person.get(field) and not all_there(re.sub(r"\W", " ", str(person[field])), flat):
                    yield "words", f"{field} not in the source: {person[field]!r}"
