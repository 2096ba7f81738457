"""Options that several commands share, how their words become values, and what a shell may complete."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.model.closed import KINDS, STATUSES
from dateline.terms import codes as codes
from dateline.terms import day as day
from dateline.terms import iso_day as iso_day
from dateline.terms import named as named
from dateline.terms import one_of as one_of
from dateline.terms import span as span


def _complete_kind(incomplete: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _complete_status(incomplete: str) -> list[str]:
    return [status for status in STATUSES if status.startswith(incomplete)]


def _complete_party(incomplete: str) -> list[tuple[str, str]]:
    return [(code, forms[0]) for code, forms in sorted(named()) if code.startswith(incomplete)]


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
SavedQuery = Annotated[
    str | None, typer.Option("--query", metavar="NAME", help="A saved query (dateline query list). [default: all]")
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
