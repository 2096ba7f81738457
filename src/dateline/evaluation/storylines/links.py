"""What joins events: series, storylines, relations, and the checks of claims of recurrence.

The fields are those of the contract's section 3. An event of the record that does not carry one leaves its questions
unanswered; they are counted as such, and as missed.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.evaluation.storylines.line import Line
from dateline.evaluation.storylines.sheet import Sheet
from dateline.evaluation.storylines.sources import pairs as pairs_of
from dateline.model import Event
from dateline.record.words import fold as folded

Told = dict[str, dict[str, Any]]
"""The contract's JSON of each answering event, by gold key."""


def links(line: Line, sheet: Sheet, pairs: dict[str, Event]) -> None:
    """Everything that joins events, where the gold says anything of it."""
    told: Told = {key: msgspec.to_builtins(event) for key, event in pairs.items()}
    keys = {name: key for key, event in pairs.items() for name in (event.id, *event.aliases)}
    _series(line, sheet, told)
    _storylines(line, sheet, told)
    _relations(line, sheet, told, keys)
    _checks(line, sheet, told, keys)


def _series(line: Line, sheet: Sheet, told: Told) -> None:
    """Rounds of one series, pair by pair: told by the name of the series, or by going from one round to the next."""
    if "series" not in line.gold:
        return
    chains = _chains(line)
    groups: dict[str, list[str]] = {}
    for key, event in told.items():
        name = (event.get("series") or {}).get("name")
        label = chains.get(event["id"]) or (folded(name) if name else "")
        if label:
            groups.setdefault(label, []).append(key)
    wanted = pairs_of(s["events"] for s in line.gold["series"])
    _grouped(sheet, "series", wanted, groups)


def _chains(line: Line) -> dict[str, str]:
    """Event id -> label of its series, for events that name the one before or behind them, or share their name."""
    events = {event.id: msgspec.to_builtins(event) for event in line.record.events}
    labels: dict[str, str] = {}
    for name, event in events.items():
        for other in (event.get("previous"), event.get("next")):
            if other in events:
                old, new = labels.get(other, other), labels.get(name, name)
                labels |= {other: new, name: new} | {key: new for key, label in labels.items() if label == old}
    named = {folded(told["series"]["name"]): labels[key] for key, told in events.items() if _in_named(told, labels)}
    plain = {key: named.get(folded((told.get("series") or {}).get("name") or "")) for key, told in events.items()}
    return labels | {key: label for key, label in plain.items() if label and key not in labels}


def _in_named(event: dict[str, Any], labels: dict[str, str]) -> bool:
    return event["id"] in labels and bool((event.get("series") or {}).get("name"))


def _storylines(line: Line, sheet: Sheet, told: Told) -> None:
    if "storyline" not in line.gold:
        return
    groups: dict[str, list[str]] = {}
    for key, event in told.items():
        if event.get("storyline"):
            groups.setdefault(str(event["storyline"]), []).append(key)
    _grouped(sheet, "storyline", pairs_of(line.gold["storyline"]), groups)


def _grouped(sheet: Sheet, topic: str, wanted: set[tuple[str, str]], groups: dict[str, list[str]]) -> None:
    """Pairs of which both members say their group are answered; the rest is missed and not answered."""
    says = {key for members in groups.values() for key in members}
    answered = {pair for pair in wanted if set(pair) <= says}
    sheet.compare(topic, answered, pairs_of(groups.values()))
    sheet.compare(topic, wanted - answered, (), given=False)


def _relations(line: Line, sheet: Sheet, told: Told, keys: dict[str, str]) -> None:
    """Ties between events of the gold; those of an event that carries no relations at all are not answered."""
    if "relations" not in line.gold:
        return
    wanted = {(r["from"], r["type"], r["to"]) for r in line.gold["relations"]}
    answered = {tie for tie in wanted if told.get(tie[0], {}).get("relations") is not None}
    says = {
        (key, r["type"], keys[r["event"]])
        for key, event in told.items()
        for r in event.get("relations") or ()
        if r["event"] in keys
    }
    sheet.compare("relations", answered, says)
    sheet.compare("relations", wanted - answered, (), given=False)


def _checks(line: Line, sheet: Sheet, told: Told, keys: dict[str, str]) -> None:
    """A claim is named by its event and story; right is the verdict, and the event it goes by where gold names one."""
    for want in line.gold.get("checks") or ():
        checks = (told.get(want["event"]) or {}).get("recurrence_checks")
        got = [c for c in checks or () if line.files.get(c.get("story")) == want["story"]]
        said = [(c.get("verdict"), keys.get(c.get("by"))) for c in got]
        right = any(v == want["verdict"] and (not want.get("by") or by == want["by"]) for v, by in said)
        key = f"{want['event']} in {want['story']}"
        sheet.answer("checks", key, (want["verdict"], want.get("by")), said, right=right, given=bool(got))
