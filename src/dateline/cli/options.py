"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import typer

from dateline.errors import EdtfError, UnknownValue, UsageError
from dateline.model import edtf

KINDS = ("meeting", "call", "visit", "forum", "exercise", "agreement", "other")
STATUSES = (
    "proposed", "planned", "declined", "under_way", "held", "postponed", "cancelled",
    "concluded", "signed", "in_force", "notice_given", "suspended", "restored", "ended",
)  # fmt: skip

Parties = Annotated[
    list[str] | None,
    typer.Option("--party", "-p", help="A party, by code or name (KOR, 'South Korea', IGO:EU). Repeated: all of them."),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help=f"One of: {', '.join(KINDS)}. May be repeated.")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", help=f"One of: {', '.join(STATUSES)}. May be repeated.")
]
AsOfDay = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="T", help="What was known by then: a day (inclusive) or an instant with its offset."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines in the form of the contract.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Events whose day or period reaches this day, month or year, or later."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Events whose day or period begins by this day, month or year.")
]
Undated = Annotated[bool, typer.Option("--undated", help="With --since/--until: events without a day, too.")]


def one_of(what: str, values: Iterable[str] | None, allowed: Iterable[str]) -> tuple[str, ...]:
    """The ``values``, each checked against ``allowed``; case and hyphens do not matter. Raises UnknownValue."""
    known = list(allowed)
    out = []
    for value in values or ():
        word = value.strip().lower().replace("-", "_").replace(" ", "_")
        if word not in known:
            raise UnknownValue(what, value, nearest(value, known), f"allowed: {', '.join(known)}")
        out.append(word)
    return tuple(out)


def codes(values: Iterable[str] | None) -> tuple[str, ...]:
    """Party codes for codes or names. Raises UnknownValue with the nearest ones."""
    from dateline.vocabulary import tables

    table = {s.code.lower(): s.code for s in tables.states()} | {o.code.lower(): o.code for o in tables.organisations()}
    by_name = {form.lower(): o.code for o in tables.organisations() for form in o.forms}
    by_name |= {form.lower(): s.code for s in tables.states() for form in s.forms}
    out = []
    for value in values or ():
        word = value.strip().lower()
        code = table.get(word) or by_name.get(word) or table.get(f"igo:{word}") or table.get(f"grp:{word}")
        if code is None:
            near = nearest(value, [*table.values(), *by_name])
            raise UnknownValue(
                "state or code", value, near, "codes: ISO 3166-1 alpha-3, or IGO:, GRP:, NSA: of the contract's list"
            )
        out.append(code)
    return tuple(dict.fromkeys(out))


def nearest(value: str, known: Iterable[str]) -> list[str]:
    """Up to three entries of ``known`` that look most like ``value``."""
    from rapidfuzz import fuzz, process, utils

    hits = process.extract(
        value, list(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=55
    )
    return [hit[0] for hit in hits]


def day(name: str, value: str | None, *, last: bool = False) -> dt.date | None:
    """The first (or ``last``) day of a day, month or year given to option ``name``. Raises UsageError."""
    if value is None:
        return None
    try:
        period = edtf.parse(value)
    except EdtfError as error:
        raise UsageError(f"{name} {value!r} is no day; allowed: 2023-04-16, 2023-04 or 2023") from error
    return period.last if last else period.first


def iso_day(name: str, value: str | None) -> str | None:
    """``value`` when it is an ISO day, None for None. Raises UsageError."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name} {value!r} is no day; allowed: 2023-04-16") from error
