"""Closed lists of the contract, codes, and days."""

from __future__ import annotations

import datetime as dt
import functools
import re
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
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
NOTICES = {"correction", "kill", "withdrawn", None}
RELATIONS = {"part_of", "on_margins_of", "follows_from", "prepares", "replaces", "implements"}
VERDICTS = {"confirmed", "contradicted", "open"}
PLOVER = {
    "meeting": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "forum": "CONSULT",
    "exercise": "COOPERATE",
    "agreement": "AGREE",
}
OTHER = {
    "COOPERATE", "SUPPORT", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
DAY = r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
EDTF = re.compile(rf"{DAY}|({DAY}|\.\.)/({DAY}|\.\.)|\[({DAY})?\.\.({DAY})?\]|\[{DAY}(, ?{DAY})*\]")


@functools.cache
def states() -> frozenset[str]:
    """ISO 3166-1 alpha-3 and XKX."""
    lines = (CORPUS / "states.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


@functools.cache
def bodies() -> frozenset[str]:
    """Organisations, groups and others: the contract's closed list."""
    lines = (CORPUS / "codes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split("\t")[0] for line in lines if line.strip())


def code_ok(code: str) -> bool:
    """A state's code, or one of the closed list."""
    return code in (bodies() if ":" in code else states())


def allowed_statuses(kind: Any) -> set[Any]:
    """By kind: `other` may have none."""
    return AGREEMENT if kind == "agreement" else GATHERING | ({None} if kind == "other" else set())


def kinds_fit(kind: Any, plover: Any) -> bool:
    """The PLOVER type of the gathering itself."""
    return plover in OTHER if kind == "other" else kind in PLOVER and plover == PLOVER[kind]


def edtf_ok(value: Any) -> bool:
    """A day or period of the contract's EDTF, with days that exist and periods that begin before they end."""
    if not isinstance(value, str) or not EDTF.fullmatch(value):
        return False
    starts = []
    for y, m, d in re.findall(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value):
        if m and int(m) > 12:
            if not 21 <= int(m) <= 41 or d:
                return False
            starts.append(dt.date(int(y), 1, 1))
            continue
        try:
            starts.append(dt.date(int(y), int(m or 1), int(d or 1)))
        except ValueError:
            return False
    return starts == sorted(starts)


def day_ok(value: Any) -> bool:
    """A day, and nothing vaguer."""
    try:
        return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def clock_ok(value: Any) -> bool:
    """A day, or an instant with or without its offset."""
    try:
        return isinstance(value, str) and bool(dt.datetime.fromisoformat(value.replace("Z", "+00:00")))
    except ValueError:
        return False
