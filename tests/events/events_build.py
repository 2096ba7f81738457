"""Story files for the tests of the events: a title, a story, and below it what must come out.

    == title
    2024-06-13                      (the day handed in from outside; this one where there is none)
    The story, paragraphs parted by empty lines.
    => meeting planned 2024-06-17 | at Oslo NOR | who NOR* minister: Ola Haug; CHL minister | level minister
    => nothing                      (no event at all)
    => more                         (further events may come out)
    xfail: the class of stories that the engine does not read yet

Only what is written is compared. Status, day and place: ``-`` for null, ``any`` where it does not matter. Parties:
all of them; a star marks the host, ``(role)`` another role, ``?`` any, nothing behind the code: not the host.
Delegates: all of them, ``-`` for none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import msgspec

from dateline import engine
from dateline.model import Report
from dateline.sources import Bytes

DAY = "2024-06-13"  # a Thursday
STORIES = Path(__file__).parent / "stories"


class Expected(msgspec.Struct, frozen=True):
    """One event that must come out; ``fields`` are (name, wanted) as written."""

    kind: str
    status: str
    when: str
    fields: tuple[tuple[str, str], ...]


class Case(msgspec.Struct, frozen=True):
    """One story with all that must come out of it."""

    title: str
    text: str
    on: str
    expected: tuple[Expected, ...]
    more: bool = False
    xfail: str | None = None


def tell(text: str, on: str | None = DAY) -> tuple[Report, ...]:
    """The reports of a story of that day."""
    data = text.encode()
    (read,) = engine.read(Bytes("story.txt", data, hashlib.sha256(data).hexdigest()), date=on)
    return read.reports


def cases(name: str) -> list[Case]:
    """The cases of one file of stories."""
    blocks = re.split(r"^== ", (STORIES / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    title, _, rest = block.partition("\n")
    on, more, xfail = DAY, False, None
    expected: list[Expected] = []
    told: list[str] = []
    for line in rest.splitlines():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", line) and not told:
            on = line
        elif line == "=> more":
            more = True
        elif line.startswith("=> ") and line != "=> nothing":
            expected.append(_expected(line[3:]))
        elif line.startswith("xfail: "):
            xfail = line[7:]
        elif line != "=> nothing":
            told.append(line)
    return Case(title.strip(), "\n".join(told).strip() + "\n", on, tuple(expected), more, xfail)


def _expected(line: str) -> Expected:
    head, *fields = (part.strip() for part in line.split("|"))
    kind, status, when = head.split()
    pairs = [field.partition(" ") for field in fields]
    unknown = {name for name, _, _ in pairs} - set(READ)
    assert not unknown, f"no such field in {line!r}: {unknown}"
    return Expected(kind, status, when, tuple((name, wanted) for name, _, wanted in pairs))


def _place(r: Report, wanted: str) -> bool:
    if wanted == "-":
        return r.where is None
    place, _, country = wanted.rpartition(" ")
    where = r.where
    return where is not None and (where.place or "-", where.country or "-") == (place, country)


def _parties(r: Report, wanted: str) -> bool:
    sides = {}
    for one in filter(None, (part.strip() for part in wanted.split(";"))):
        found = re.fullmatch(r"([\w:]+)(\*|\?|\((\w+)\))? ?(\w+)?(?:: (.+))?", one)
        assert found, f"no party: {one!r}"
        sides[found[1]] = (found[3] or found[2] or "", found[4], found[5])
    told = {p.code or p.name: p for p in r.parties}
    return set(told) == set(sides) and all(
        _role(told[code].role, role)
        and level in (None, told[code].level)
        and (names is None or {d.name for d in told[code].delegates} == {n.strip() for n in names.split(",")} - {"-"})
        for code, (role, level, names) in sides.items()
    )


def _role(told: str, wanted: str) -> bool:
    return wanted == "?" or (told == "host") is (wanted == "*") if wanted in ("", "*", "?") else told == wanted


def _outcomes(r: Report, wanted: str) -> bool:
    """Every outcome, ``kind: words of it (day)``, and no other; "-" for none."""
    asked = [] if wanted == "-" else [part.strip() for part in wanted.split(";")]
    told = {f"{o.kind}: {o.text} ({o.when})" if o.when else f"{o.kind}: {o.text}" for o in r.outcomes}
    return told == set(asked)


def _null(wanted: str) -> str | None:
    return None if wanted == "-" else wanted


READ: dict[str, Callable[[Report, str], bool]] = {
    "at": _place,
    "who": _parties,
    "was": lambda r, w: r.when_was == _null(w),
    "plover": lambda r, w: r.plover == w,
    "mode": lambda r, w: r.mode == _null(w),
    "level": lambda r, w: r.level == w,
    "format": lambda r, w: r.format == _null(w),
    "portfolios": lambda r, w: sorted(r.portfolios) == sorted(w.split()),
    "margins": lambda r, w: r.margins_of is None if w == "-" else w in (r.margins_of or ""),
    "series": lambda r, w: r.series.name is None if w == "-" else w in (r.series.name or ""),
    "edition": lambda r, w: r.series.edition == (None if w == "-" else int(w)),
    "years": lambda r, w: r.recurrence.years == (None if w == "-" else float(w)),
    "since": lambda r, w: r.recurrence.since == _null(w),
    "ordinal": lambda r, w: r.recurrence.ordinal == _null(w),
    "event": lambda r, w: w in (r.recurrence.since_event or ""),
    "scope": lambda r, w: w in (r.recurrence.scope or ""),
    "about": lambda r, w: all(any(topic in a for a in r.agenda) for topic in w.split(" + ")),
    "agenda": lambda r, w: list(r.agenda) == w.split("; "),
    "because": lambda r, w: r.reason is None if w == "-" else w in (r.reason or ""),
    "venue": lambda r, w: (r.where.venue if r.where else None) == _null(w),
    "by": lambda r, w: r.sourcing.speaker is None if w == "-" else w in (r.sourcing.speaker or ""),
    "source": lambda r, w: r.sourcing.kind == w,
    "anonymous": lambda r, w: r.sourcing.anonymous is (w == "yes"),
    "via": lambda r, w: list(r.sourcing.via) == ([] if w == "-" else w.split(" + ")),
    "said": lambda r, w: r.sourcing.said_on == _null(w),
    "came": lambda r, w: _outcomes(r, w),
    "confirmed": lambda r, w: sorted(r.confirmed_by) == ([] if w == "-" else sorted(w.split())),
    "prominence": lambda r, w: r.prominence == w,
}


def wrong(report: Report, expected: Expected) -> list[str]:
    """The fields of ``expected`` that ``report`` does not have, as written."""
    head: tuple[tuple[str, str, str], ...] = (("kind", expected.kind, report.kind),)
    head += (("status", expected.status, report.status or "-"), ("when", expected.when, report.when or "-"))
    out = [f"{name} {want}" for name, want, got in head if want not in (got, "any")]
    return out + [f"{name} {want}" for name, want in expected.fields if not READ[name](report, want)]


def misses(case: Case, told: tuple[Report, ...]) -> list[str]:
    """What the reports lack or have too much of; every expected event takes one report, in the best way."""
    if len(told) < len(case.expected):
        told_kinds = [f"{r.kind} {r.status} {r.when}" for r in told]
        return [f"{len(case.expected)} events wanted, {len(told)} told: {told_kinds}"]
    orders = permutations(told, len(case.expected))
    best = min(([m for e, r in zip(case.expected, o, strict=True) for m in wrong(r, e)] for o in orders), key=len)
    extra = len(told) - len(case.expected)
    return best + ([f"{extra} events too many"] if extra and not case.more else [])


def shown(report: Report) -> str:
    """One line about a report, for the message of a failure."""
    where = f"{report.where.place} {report.where.country}" if report.where else "-"
    who = "; ".join(f"{p.code}({p.role}) {p.level}: {', '.join(d.name for d in p.delegates)}" for p in report.parties)
    fields = (
        "when_was",
        "mode",
        "level",
        "format",
        "portfolios",
        "margins_of",
        "series",
        "recurrence",
        "agenda",
        "outcomes",
    )
    rest = [
        f"{f}={getattr(report, f)}"
        for f in (*fields, "confirmed_by", "reason", "sourcing", "prominence")
        if getattr(report, f)
    ]
    return f"{report.kind} {report.status} {report.when} | at {where} | who {who} | {' | '.join(rest)}"
