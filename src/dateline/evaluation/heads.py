"""Scores the anatomy of stories: each field of the head as a rate, paragraphs as F1, furniture that leaked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import SourceError, UsageError
from dateline.evaluation import contract_score as contract
from dateline.reading import read
from dateline.sources import Bytes, collect

Same = Callable[[Any, Any], bool]
Story = dict[str, Any]
LARGEST = 1 << 24


class HeadScores(msgspec.Struct, frozen=True):
    """Rates by field (``paragraphs`` is an F1), how many heads each counts, leaked traps, and one row a miss."""

    heads: int
    rates: dict[str, float]
    counted: dict[str, int]
    leaks: int
    misses: tuple[tuple[str, str, Any, Any], ...]


def score_heads(folder: str | Path, *, only: str = "", suffixes: tuple[str, ...] = ()) -> HeadScores:
    """Read every gold head under ``folder`` and compare; ``suffixes`` keeps to files that end so.

    Raises UsageError where there is none.
    """
    items = [item for item in contract.gold_items(str(folder)) if only in item[0]]
    items = [item for item in items if not suffixes or item[0].endswith(suffixes)]
    if not items:
        raise UsageError(f"no gold heads (*.gold.json) under {str(folder)!r}; see corpus/README.md for their form")
    marks: dict[str, list[float]] = defaultdict(list)
    leaks, misses = 0, []
    for file, gold in items:
        story = _read(file, gold)
        for field, mark, want, got in _marks(gold, story):
            marks[field].append(mark)
            if mark < 1:
                misses.append((Path(file).name, field, want, got))
        for trap in _leaked(gold, story):
            leaks += 1
            misses.append((Path(file).name, "LEAK", trap, ""))
    rates = {field: round(sum(values) / len(values), 4) for field, values in sorted(marks.items())}
    return HeadScores(len(items), rates, {field: len(values) for field, values in marks.items()}, leaks, tuple(misses))


def _read(file: str, gold: dict[str, Any]) -> Story:
    """The story as the command line prints it; empty where the source was refused."""
    for source in collect([file], max_bytes=LARGEST):
        if isinstance(source, Bytes):
            try:
                readings = read(source, date=gold.get("reference_date"))
            except SourceError:
                break
            chosen = gold.get("story_index") or 0
            story: Story = msgspec.to_builtins(readings[chosen].story) if chosen < len(readings) else {}
            return story
    return {}


def _marks(gold: dict[str, Any], story: Story) -> Iterator[tuple[str, float, Any, Any]]:
    """(field, 0 to 1, wanted, got) for each field that the gold states."""
    told = gold["story"]
    accepted = {**(gold.get("story_accept") or {}), **(told.get("accept") or {})}
    for field, same in FIELDS.items():
        top = field.partition(".")[0]
        if top not in told or accepted.get(field) == contract.ANY:
            continue
        want, got = contract.get(told, field), contract.get(story, field)
        more = accepted.get(field, [])
        rights = [want, *(more if isinstance(more, list) else [more])]
        yield field, float(any(same(right, got) for right in rights)), want, got
    if told.get("paragraphs"):
        yield _paragraphs(told, story)


def _paragraphs(told: Story, story: Story) -> tuple[str, float, Any, Any]:
    """As the contract's scorer counts them: whole paragraphs, the dateline's prefix apart."""
    head = contract.norm(told.get("dateline_text"))

    def clean(text: str) -> str:
        flat = str(contract.norm(text))
        return flat[len(head) :].strip() if head and flat.startswith(head) else flat

    want = {clean(text) for text in told["paragraphs"]}
    got = {clean(piece["text"]) for piece in story.get("paragraphs", ())}
    f1 = 2 * len(want & got) / max(1, len(want) + len(got))
    return "paragraphs", f1, sorted(p[:90] for p in want - got), sorted(p[:90] for p in got - want)


def _leaked(gold: dict[str, Any], story: Story) -> list[str]:
    shown = [contract.norm(piece["text"]) for piece in story.get("paragraphs", ())]
    return [trap for trap in gold.get("traps") or () if any(contract.norm(trap) in text for text in shown)]


def _norm(want: Any, got: Any) -> bool:
    return bool(contract.norm(want) == contract.norm(got))


def _day(want: Any, got: Any) -> bool:
    return str(want or "")[:10] == str(got or "")[:10]


def _instant(want: Any, got: Any) -> bool:
    if not want or not got:
        return not want and not got
    return bool(contract.same_instant(want, got))


def _chain(want: Any, got: Any) -> bool:
    return [contract.agency(name) for name in want or ()] == [contract.agency(name) for name in got or ()]


FIELDS: dict[str, Same] = {
    "headline": _norm,
    "version": _norm,
    "byline": _norm,
    "publisher": _norm,
    "agencies": _chain,
    "dateline.place": _norm,
    "dateline.country": _norm,
    "dateline.date": _norm,
    "published": _day,
    "updated": _instant,
    "notice": _norm,
}
