"""Options that several commands share, how their words become values, and what a shell may complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from dateline.cli.nearest import nearest
from dateline.errors import EdtfError, UnknownValue, UsageError
from dateline.model import edtf
from dateline.model.closed import KINDS, STATUSES


def _complete_kind(incomplete: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _complete_status(incomplete: str) -> list[str]:
    return [status for status in STATUSES if status.startswith(incomplete)]


def _complete_party(incomplete: str) -> list[tuple[str, str]]:
    return [(code, forms[0]) for code, forms in sorted(_named()) if code.startswith(incomplete)]


Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        "-p",
        metavar="CODE|NAME",
        help="A party, by code or name (KOR, 'South Korea', IGO:EU). Repeated: all of them.",
        autocompletion=_complete_party,
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help=f"{', '.join(KINDS)}. Repeated: any of them.", autocompletion=_complete_kind
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help=f"{', '.join(STATUSES)}. Repeated: any of them.",
        autocompletion=_complete_status,
    ),
]
AsOfDay = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="T", help="What was known by then: a day (inclusive) or an instant with its offset."
    ),
]
Judged = Annotated[
    str,
    typer.Option(
        "--judgements", metavar="then|all", help="Those made by --as-of, or all that concern stories known by then."
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day asked for. [default: the day of --as-of, else today]"),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines in the form of the contract.")]
FieldValue = Annotated[str, typer.Argument(metavar="VALUE", help="The right value; null for none.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Events whose day or period reaches this day, month or year, or later."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Events whose day or period begins by this day, month or year.")
]
Undated = Annotated[bool, typer.Option("--undated", help="With --since or --until: events without a day, too.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day of stories that carry none.")]


def one_of(what: str, values: Iterable[str] | None, allowed: Iterable[str]) -> tuple[str, ...]:
    """The ``values``, each checked against ``allowed``; case and hyphens do not matter. Raises UnknownValue."""
    known = list(allowed)
    out = []
    for value in values or ():
        word = value.strip().lower().replace("-", "_").replace(" ", "_")
        if word not in known:
            raise UnknownValue(what, value, nearest(word, known), f"allowed: {', '.join(known)}")
        out.append(word)
    return tuple(out)


def codes(values: Iterable[str] | None, told: Iterable[str] = ()) -> tuple[str, ...]:
    """Party codes for codes or names; ``told`` are names in the record that have no code.

    Raises UnknownValue with the nearest ones.
    """
    if not values:
        return ()
    table: dict[str, str] = {name.lower(): name for name in told}
    for form, code in _forms():
        table[form.lower()] = code
        if ":" in form:
            table.setdefault(form.lower().partition(":")[2], code)
    out = []
    for value in values:
        code = table.get(" ".join(value.split()).lower(), "")
        if not code:
            raise UnknownValue(
                "state or code", value, _near(value), "states by ISO 3166-1 alpha-3 or name, others as IGO:, GRP:, NSA:"
            )
        out.append(code)
    return tuple(dict.fromkeys(out))


def _named() -> list[tuple[str, tuple[str, ...]]]:
    """Every party's code and wordings, states last: a state's wording stands before an organisation's."""
    from dateline.vocabulary import tables

    others = [(row.code, row.forms) for row in tables.organisations()]
    return [*others, *((row.code, row.forms) for row in tables.states())]


def _forms() -> Iterator[tuple[str, str]]:
    named = _named()
    yield from ((form, code) for code, forms in named for form in forms)
    yield from ((code, code) for code, _ in named)


def _near(value: str) -> list[str]:
    names = {code: forms[0] for code, forms in _named()}
    by_form = {form.lower(): code for form, code in _forms()}
    found = dict.fromkeys(by_form[form] for form in nearest(value.lower(), by_form, 6))
    return [f"{code} ({names[code]})" for code in found][:3]


def day(name: str, value: str | None, *, last: bool = False) -> dt.date | None:
    """The first (or ``last``) day of a day, month or year given to option ``name``. Raises UsageError."""
    if value is None:
        return None
    try:
        period = edtf.parse(value)
    except EdtfError as error:
        raise UsageError(f"{name} {value!r} is no day; allowed: 2023-04-16, 2023-04 or 2023") from error
    return period.last if last else period.first


def span(since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The days of ``--since`` and ``--until``. Raises UsageError where the second is before the first."""
    first, last = day("--since", since), day("--until", until, last=True)
    if first and last and last < first:
        raise UsageError(f"--until {until} is before --since {since}; swap them")
    return first, last


def iso_day(name: str, value: str | None) -> str | None:
    """``value`` when it is an ISO day, None for None. Raises UsageError."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name} {value!r} is no day; allowed: 2023-04-16") from error
