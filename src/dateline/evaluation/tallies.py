"""What one story adds to the figures: the contract's counts, taken story by story.

The contract's scorer sums over a whole folder. Groups of stories, intervals and comparisons need the parts of that sum;
they are counted here with the scorer's own functions, and a test holds that they add up to its figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.evaluation import contract_score as contract

Miss = tuple[Any, ...]
Counts = tuple[int, int, int]
"""True positives, false positives, false negatives."""


class Tally(msgspec.Struct):
    """The counts of one story. ``values`` holds what the scorer averages: the story's fields, sourcing, agenda, ..."""

    story: str
    main: Any
    every: Any
    events: Any
    values: dict[str, list[float]]
    misses: list[Miss]

    def counts(self, of: str, slot: str = "") -> Counts:
        """Counts of ``main`` or ``every`` slots (one, or all of them), or of ``events``."""
        kept = getattr(self, of)
        if slot:
            return kept.tp[slot], kept.fp[slot], kept.fn[slot]
        return sum(kept.tp.values()), sum(kept.fp.values()), sum(kept.fn.values())


def tally(file: str, gold: dict[str, Any], told: dict[int, Any]) -> Tally:
    """Counts the lines that an engine gave for one source (by index) against one gold story of it."""
    key = "/".join(file.replace("\\", "/").split("/")[-2:])
    line = told.get(gold.get("story_index") or 0) or {}
    story, events = line.get("story") or {}, contract.dicts(line.get("events"))
    if "story_index" not in gold:
        events = [e for one in told.values() for e in contract.dicts(one.get("events"))]
    kept = Tally(key, contract.Tally(), contract.Tally(), contract.Tally(), defaultdict(list), [])
    contract.score_story(gold, story, events, kept.values, [], key)
    _events(kept, gold, [e for e in events if e.get("kind") != "other"])
    return kept


def _events(kept: Tally, gold: dict[str, Any], told: list[dict[str, Any]]) -> None:
    real = [e for e in gold["events"] if e.get("kind") != "other"]
    must = [e for e in real if not contract.is_optional(e)]
    pairs = dict(contract.align(must, told))
    for at, want in enumerate(must):
        _one(kept, want, told[pairs[at]] if at in pairs else None)
    rest = [e for at, e in enumerate(told) if at not in set(pairs.values())]
    spare = {at for _, at in contract.align([e for e in real if contract.is_optional(e)], rest)}
    for at, extra in enumerate(rest):
        if at not in spare and (extra.get("status") != "declined" or gold.get("declined_annotated")):
            kept.events.add("event", fp=1)


def _one(kept: Tally, want: dict[str, Any], got: dict[str, Any] | None) -> None:
    """One event of the gold, and the report that answers it, if any."""
    kept.events.add("event", tp=got is not None, fn=got is None)
    contract.score_slots(kept.every, want, got, [], kept.story)
    main = want.get("prominence") == "main"
    if main:
        contract.score_slots(kept.main, want, got, [], kept.story)
    if got is None:
        return
    right = contract.right_values(want, "prominence")
    kept.values["prominence"].append(right == contract.ANY or got.get("prominence") in right)
    if main:
        values: dict[str, list[float]] = defaultdict(list)
        contract.score_main(want, got, values)
        _keep(kept, values, want, got)


def _keep(kept: Tally, values: dict[str, list[float]], want: dict[str, Any], got: dict[str, Any]) -> None:
    """Values of a main event, and as misses those that the scorer counts but does not list."""
    for field, hits in values.items():
        kept.values[field].extend(hits)
        if min(hits) < 0.5 and field != "delegate_title":
            kept.misses.append((kept.story, field, contract.get(want, field), contract.get(got, field)))


def pooled(tallies: Iterable[Tally], of: str, slot: str = "") -> Counts:
    """The sum of ``Tally.counts`` over stories."""
    total: Counter[int] = Counter()
    for one in tallies:
        total.update(dict(enumerate(one.counts(of, slot))))
    return total[0], total[1], total[2]


def prf(counts: Counts) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and how many values the gold has, as the contract's scorer rounds them to three places."""
    right, wrong, missed = counts
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return round(precision, 3), round(recall, 3), round(f1, 3), right + missed


def slots(tallies: Iterable[Tally]) -> Iterator[str]:
    """The slots that the scorer knows and that some story of these has."""
    seen = {slot for one in tallies for kept in (one.every.tp, one.every.fp, one.every.fn) for slot in kept}
    return (slot for slot in (*contract.SLOTS, "party", "host", "delegate") if slot in seen)
