#!/usr/bin/env python3
"""Checks gold against the contract: codes, EDTF, vocabularies, and that texts stand where gold says.

usage: check_gold.py FOLDER...        exit status 1 when anything is wrong, one line a fault
Standard library only, so that an outside annotator can run it.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KINDS = {"meeting", "call", "visit", "forum", "exercise", "agreement", "other"}
GATHERING = {"proposed", "planned", "declined", "under_way", "held", "postponed", "cancelled"}
AGREEMENT = {
    "proposed", "planned", "concluded", "signed", "in_force", "notice_given",
    "suspended", "restored", "ended", "declined", "postponed", "cancelled",
}  # fmt: skip
ROLES = {"host", "participant", "mediator", "observer", "invited", "actor", "target"}
LEVELS = {
    "leader", "minister", "vice_minister", "deputy_minister", "military_chief", "director_general",
    "ambassador", "envoy", "flag_officer", "working", "unknown", None,
}  # fmt: skip
FORMATS = {"bilateral", "trilateral", "multilateral", None}
PORTFOLIOS = {"leader", "foreign", "defence", "security", "trade", "finance", "interior", "energy", "other"}
SOURCE_KINDS = {"official", "ministry", "agency", "media", "document", "none", None}
PROMINENCE = {"main", "supporting", "background"}
PLOVER = {
    "meeting": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "forum": "CONSULT",
    "exercise": "COOPERATE",
    "agreement": "AGREE",
}
CODE = re.compile(r"[A-Z]{3}|(IGO|GRP|NSA):[A-Z0-9]+")
DAY = r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
EDTF = re.compile(rf"{DAY}|({DAY}|\.\.)/({DAY}|\.\.)|\[({DAY})?\.\.({DAY})?\]|\[{DAY}(, ?{DAY})*\]")


def norm(s: object) -> str:
    folded = unicodedata.normalize("NFKD", str(s or "")).lower().replace("’", "'")
    return re.sub(r"[\W_]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).strip()


def edtf_ok(value: str) -> bool:
    if not EDTF.fullmatch(value):
        return False
    for y, m, d in re.findall(r"(\d{4})-(\d\d)(?:-(\d\d))?", value):
        if int(m) > 12:
            if not 21 <= int(m) <= 41 or d:
                return False
            continue
        try:
            dt.date(int(y), int(m), int(d or 1))
        except ValueError:
            return False
    return True


def source_of(gold: Path, data: dict[str, Any]) -> Path | None:
    if data.get("file"):
        return gold.parent / str(data["file"])
    stem = gold.name[: -len("gold.json")]
    found = [p for p in sorted(gold.parent.glob(stem + "*")) if not p.name.endswith(".gold.json")]
    return found[0] if found else None


def text_of(source: Path) -> str:
    """All that a reader could see in the source: pages, feeds (their entries hold escaped markup) and ninjs."""
    text = source.read_text(encoding="utf-8", errors="replace")
    if source.suffix == ".json":
        text = " \n".join(strings(json.loads(text)))
    if source.suffix == ".xml":
        text = html.unescape(text.replace("<![CDATA[", " ").replace("]]>", " "))
    if source.suffix in (".html", ".htm", ".xml", ".json"):
        text = re.sub(r"(?is)<(script|style).*?</\1>", lambda m: m[0] if "ld+json" in m[0] else " ", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text) + " " + " ".join(re.findall(r'content="([^"]*)"', text)))
    return text


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def check_story(data: dict[str, Any], text: str) -> Iterator[str]:
    story = data.get("story") or {}
    flat = norm(text)
    for p in story.get("paragraphs") or []:
        if norm(p) not in flat:
            yield f"paragraph not in the source: {p[:70]!r}"
    for t in data.get("traps") or []:
        if norm(t) not in flat:
            yield f"trap not in the source: {t!r}"
        if any(norm(t) in norm(p) for p in story.get("paragraphs") or []):
            yield f"trap stands in a paragraph: {t!r}"
    for field in ("published",):
        if story.get(field) and not re.match(r"\d{4}-\d\d-\d\d", story[field]):
            yield f"story.{field} is no day: {story[field]!r}"
    if story.get("headline") and norm(story["headline"]) not in flat:
        yield f"headline not in the source: {story['headline']!r}"


def check_event(event: dict[str, Any], text: str) -> Iterator[str]:
    yield from check_values(event)
    yield from check_parties(event, norm(text))
    yield from check_words(event, norm(text))


def check_values(event: dict[str, Any]) -> Iterator[str]:
    """Closed lists and days."""
    kind, status = event.get("kind"), event.get("status")
    allowed = AGREEMENT if kind == "agreement" else GATHERING | ({None} if kind == "other" else set())
    where, sourcing = event.get("where") or {}, event.get("sourcing") or {}
    country = where.get("country")
    checks = [
        (kind in KINDS, f"kind {kind!r}"),
        (kind not in PLOVER or event.get("plover") == PLOVER[kind], f"plover {event.get('plover')!r} for {kind}"),
        (status in allowed, f"status {status!r} for {kind}"),
        (event.get("level") in LEVELS, f"level {event.get('level')!r}"),
        (event.get("format") in FORMATS, f"format {event.get('format')!r}"),
        (not set(event.get("portfolios") or []) - PORTFOLIOS, f"portfolios {event.get('portfolios')!r}"),
        (event.get("prominence") in PROMINENCE, f"prominence {event.get('prominence')!r}"),
        (not country or re.fullmatch("[A-Z]{3}", country), f"where.country {country!r}"),
        (sourcing.get("kind") in SOURCE_KINDS, f"sourcing.kind {sourcing.get('kind')!r}"),
    ]
    for field in ("when", "when_was"):
        value = event.get(field)
        checks.append((value is None or edtf_ok(value), f"{field} is no EDTF: {value!r}"))
    yield from (fault for right, fault in checks if not right)


def check_words(event: dict[str, Any], flat: str) -> Iterator[str]:
    """What is worded as the text words it stands in the text."""
    said = [("recurrence.text", (event.get("recurrence") or {}).get("text")), ("reason", event.get("reason"))]
    said += [("agenda", topic) for topic in event.get("agenda") or []]
    for field, words in said:
        if words and norm(words) not in flat:
            yield f"{field} not in the source: {words!r}"


def check_parties(event: dict[str, Any], flat: str) -> Iterator[str]:
    if not event.get("parties") and event.get("kind") not in ("agreement", "forum"):
        yield "no parties"
    for party in event.get("parties") or []:
        if party.get("code") is not None and not CODE.fullmatch(party["code"]):
            yield f"party code {party['code']!r}"
        if party.get("role") not in ROLES or party.get("level") not in LEVELS:
            yield f"role {party.get('role')!r} or level {party.get('level')!r}"
        for person in party.get("delegates") or []:
            if norm(person.get("name")) not in flat:
                yield f"delegate not in the source: {person.get('name')!r}"


def check(gold: Path) -> Iterator[str]:
    data = json.loads(gold.read_text(encoding="utf-8"))
    source = source_of(gold, data)
    if source is None or not source.exists():
        yield "no source file"
        return
    text = text_of(source)
    yield from check_story(data, text)
    if data.get("negative") and any(
        e.get("kind") != "other" and not e.get("optional") for e in data.get("events") or []
    ):
        yield "negative, but with events"
    for n, event in enumerate(data.get("events") or []):
        for fault in check_event(event, text):
            yield f"event {n}: {fault}"


def main(folders: list[str]) -> int:
    faults = 0
    for folder in folders:
        for gold in sorted(Path(folder).rglob("*.gold.json")):
            if gold.name.startswith("record"):
                continue
            try:
                found = list(check(gold))
            except (ValueError, TypeError, AttributeError, KeyError) as error:
                found = [f"broken: {error!r}"]
            for fault in found:
                faults += 1
                print(f"{gold}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
