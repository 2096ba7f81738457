"""How the record stands up to reports that are wrong here and there: gold reports of storylines, spoiled at random.

    python bench/record/noise.py                 # corpus/storylines: no noise, then each kind of noise, seeded
    python bench/record/noise.py --errors        # what is missed with clean reports

Kinds of noise, each at the rate of an engine that is often wrong: a day told wrong or not at all, a party left out or
one too many, a level or a place not told, a report twice, a report that is missing, delegates left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.evaluation.storylines import Line, LineScores, lines_of
from dateline.evaluation.storylines.align import align
from dateline.evaluation.storylines.answers import apart, as_of, events
from dateline.evaluation.storylines.links import links
from dateline.evaluation.storylines.sheet import Sheet
from dateline.model import Party, Report, Telling, report_id

SEEDS = range(5)
RATE = 0.15
TOPICS = ("events", "status", "when", "history", "sources", "as_of", "kept apart", "checks", "series", "changes")

Noise = Callable[[random.Random, Report], Sequence[Report]]


def gold_line(line: Line, folder: Path) -> Line:
    """The line with the gold's reports in place of the engine's."""
    tellings = []
    for telling in line.tellings:
        stem = Path(line.files[telling.story.id]).stem
        events = json.loads((folder / line.name / f"{stem}.gold.json").read_text(encoding="utf-8"))["events"]
        told = tuple(_report(telling.story.id, at, event) for at, event in enumerate(events))
        tellings.append(Telling(story=telling.story, reports=told))
    return Line(line.name, tuple(tellings), line.files, line.gold)


def _report(story: str, at: int, event: dict[str, Any]) -> Report:
    known = {name: value for name, value in event.items() if name in Report.__struct_fields__}
    for party in known.get("parties", ()):
        party["level"] = party.get("level") or "unknown"
    known["level"] = known.get("level") or "unknown"
    for name in ("series", "recurrence", "sourcing"):
        if known.get(name) is None:
            known.pop(name, None)
    return msgspec.convert({**known, "report": report_id(story, at)}, Report, strict=False)


def clean(chance: random.Random, one: Report) -> Sequence[Report]:
    return (one,)


def wrong_day(chance: random.Random, one: Report) -> Sequence[Report]:
    """A day off by one, by a week, or not told."""
    try:
        day = dt.date.fromisoformat(one.when or "")
    except ValueError:
        return (one,)
    off = chance.choice([1, -1, 7, None])
    when = (day + dt.timedelta(days=off)).isoformat() if off else None
    return (msgspec.structs.replace(one, when=when),)


def lost_party(chance: random.Random, one: Report) -> Sequence[Report]:
    if len(one.parties) < 2:
        return (one,)
    gone = chance.choice(one.parties)
    return (msgspec.structs.replace(one, parties=tuple(p for p in one.parties if p is not gone)),)


def extra_party(chance: random.Random, one: Report) -> Sequence[Report]:
    code = chance.choice([c for c in ("USA", "PRK", "RUS", "FRA") if c not in one.codes])
    return (msgspec.structs.replace(one, parties=(*one.parties, Party(code=code, name=code))),)


def twice(chance: random.Random, one: Report) -> Sequence[Report]:
    """The same gathering told again in the story, with less."""
    again = msgspec.structs.replace(
        one, report=one.report[::-1], prominence="supporting", where=None, agenda=(),
        parties=tuple(msgspec.structs.replace(p, delegates=()) for p in one.parties),
    )  # fmt: skip
    return (one, again)


def bare(chance: random.Random, one: Report) -> Sequence[Report]:
    """No place, no people, no level."""
    parties = tuple(msgspec.structs.replace(p, delegates=(), level="unknown") for p in one.parties)
    return (msgspec.structs.replace(one, where=None, level="unknown", parties=parties),)


def missing(chance: random.Random, one: Report) -> Sequence[Report]:
    return ()


NOISES: dict[str, Noise] = {
    "wrong day": wrong_day, "lost party": lost_party, "extra party": extra_party, "told twice": twice, "bare": bare,
    "missing": missing,
}  # fmt: skip


def spoiled(line: Line, noise: Sequence[Noise], seed: int, rate: float) -> Line:
    """Every report goes through every noise at the given rate; the same seed spoils the same reports."""
    chance = random.Random(f"{line.name} {seed}")
    tellings = []
    for telling in sorted(line.tellings, key=lambda t: line.files[t.story.id]):
        told: list[Report] = list(telling.reports)
        for each in noise:
            told = [new for one in told for new in (each(chance, one) if chance.random() < rate else (one,))]
        tellings.append(Telling(story=telling.story, reports=tuple(told)))
    return Line(line.name, tuple(tellings), line.files, line.gold)


def scored(lines: Sequence[Line]) -> LineScores:
    """As ``dateline evaluate`` scores them, without the laws."""
    sheets = []
    for line in lines:
        sheet, pairs = Sheet(line=line.name), align(line, line.record)
        for ask in (events, apart, links):
            ask(line, sheet, pairs)
        as_of(line, sheet)
        sheets.append(sheet)
    return LineScores(tuple(sheets))


def row(name: str, figures: Sequence[dict[str, Any]]) -> str:
    cells = []
    for topic in TOPICS:
        got = [f[topic] for f in figures if topic in f]
        values = [v["F1"] if isinstance(v, dict) else v[0] / max(1, v[1]) for v in got]
        cells.append(f"{sum(values) / max(1, len(values)):.3f}".rjust(10))
    return name.ljust(14) + " ".join(cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default="corpus/storylines")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    folder = Path(asked.folder)
    lines = lines_of(folder)
    gold = [gold_line(line, folder) for line in lines]
    scores = scored(gold)
    print(" " * 14 + " ".join(t.rjust(10) for t in TOPICS))
    print(row("engine", [scored(lines).figures()]))
    print(row("gold", [scores.figures()]))
    if asked.errors:
        for miss in scores.misses():
            print(" | ".join(map(str, miss)), file=sys.stderr)
    for name, noise in [*((n, [f]) for n, f in NOISES.items()), ("all of them", list(NOISES.values()))]:
        rate = RATE if len(noise) == 1 else RATE / 3
        print(row(name, [scored([spoiled(g, noise, s, rate) for g in gold]).figures() for s in SEEDS]), flush=True)


if __name__ == "__main__":
    main()
