"""What a change broke and mended: an evaluation kept as JSON against the one of today.

Of open parts each miss that came or went is told, by story and field; of blind parts only counts by field, and these
net: a value broken in one story and another mended in the next cancel out, because nobody may know which they were.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import UsageError
from dateline.evaluation.measure import FORM

Figures = dict[str, Any]
_ADVICE = "make one with: dateline evaluate FOLDER --json > OLD.json"


class Turn(msgspec.Struct, frozen=True):
    """One miss that came or went."""

    story: str
    field: str
    wanted: Any
    before: Any
    now: Any


class Change(msgspec.Struct, frozen=True):
    """One part before and now. ``broken``, ``mended`` and ``other`` (wrong before and now, differently) are None where
    the part is blind; ``right`` holds for each field how many values are right before and now, of how many."""

    part: str
    headline: dict[str, tuple[float, float]]
    right: dict[str, tuple[int, int, int]]
    broken: tuple[Turn, ...] | None = None
    mended: tuple[Turn, ...] | None = None
    other: tuple[Turn, ...] | None = None


def load(file: str | Path) -> dict[str, Figures]:
    """Part name -> what ``dateline evaluate --json`` printed of it. Raises UsageError where it is no such file."""
    path = Path(file)
    if not path.is_file():
        raise UsageError(
            f"--compare {str(file)!r}: no such file; make one with: dateline evaluate FOLDER --json > OLD.json"
        )
    try:
        parts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        known = {part["part"]: part for part in parts if part["evaluation"] == FORM}
    except (ValueError, KeyError, TypeError) as error:
        raise _no_evaluation(file) from error
    if not known:
        raise _no_evaluation(file)
    return known


def compare(old: Figures, new: Figures) -> Change:
    """What changed from ``old`` to ``new``, two evaluations of one part."""
    names = ("slots_main", "slots_all", "events")
    headline = {name: (old[name]["F1"], new[name]["F1"]) for name in names}
    if "record" in old and "record" in new:
        headline |= _record(old["record"], new["record"])
    right = {slot: (_right(old, slot), now[0], now[0] + now[2]) for slot, now in new["counts"]["every"].items()}
    change = Change(new["part"], headline, right)
    if "misses" not in old or "misses" not in new or old["blind"] or new["blind"]:
        return change
    return msgspec.structs.replace(change, **_turns(_keyed(old["misses"]), _keyed(new["misses"])))


def _turns(before: dict[tuple[str, ...], Any], now: dict[tuple[str, ...], Any]) -> dict[str, tuple[Turn, ...]]:
    broken = [_turn(key, None, now[key]) for key in now if key not in before]
    mended = [_turn(key, before[key], None) for key in before if key not in now]
    other = [_turn(key, before[key], now[key]) for key in now if key in before and before[key] != now[key]]
    return {"broken": tuple(broken), "mended": tuple(mended), "other": tuple(other)}


def _turn(key: tuple[str, ...], before: Any, now: Any) -> Turn:
    story, field, wanted = key[:3]
    return Turn(story, field, json.loads(wanted), before, now)


def _keyed(misses: list[list[Any]]) -> dict[tuple[str, ...], Any]:
    """Misses by story, field and what was wanted; equal ones are told apart by their number."""
    seen: Counter[tuple[str, ...]] = Counter()
    out: dict[tuple[str, ...], Any] = {}
    for story, field, wanted, got in misses:
        key: tuple[str, ...] = (story, field, json.dumps(wanted, ensure_ascii=False))
        if field in ("EXTRA", "FALSE EVENT"):  # nothing is wanted: what was told is what it is known by
            key = (story, field, json.dumps([wanted, got], ensure_ascii=False))
        seen[key] += 1
        out[(*key, str(seen[key]))] = got
    return out


def _right(figures: Figures, slot: str) -> int:
    return int(figures["counts"]["every"].get(slot, [0])[0])


def _record(old: Figures, new: Figures) -> dict[str, tuple[float, float]]:
    """Figures of the storylines' record, as F1 or as the part that is right."""
    shared = [name for name in new if name in old and name not in ("storylines", "intervals", "as_of_leaks")]
    return {f"record {name}": (_share(old[name]), _share(new[name])) for name in shared}


def _share(figure: Any) -> float:
    if isinstance(figure, dict):
        return float(figure["F1"])
    return round(figure[0] / figure[1], 3) if figure[1] else 0.0


def _no_evaluation(file: str | Path) -> UsageError:
    return UsageError(f"--compare {str(file)!r} is no evaluation of form {FORM}; {_ADVICE}")
