"""Options that go together, as one parameter of a command: ``which: Which`` stands for --party, --kind and --status."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple, get_type_hints

from dateline.cli import options


class Which(NamedTuple):
    """Which events, as typed."""

    party: options.Parties = None
    kind: options.Kinds = None
    status: options.Statuses = None


class Days(NamedTuple):
    """Of which days, as typed."""

    since: options.Since = None
    until: options.Until = None
    undated: options.Undated = False


class Known(NamedTuple):
    """What was known by when, and under whose judgements, as typed."""

    as_of: options.AsOfDay = None
    judgements: options.Judged = "then"


_GROUPS = (Which, Days, Known)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """``command`` as Typer is to see it: each parameter that is one of the groups spread into its options."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: kind for name, kind in hints.items() if kind in _GROUPS}
    spread: list[inspect.Parameter] = []
    for name, one in inspect.signature(command).parameters.items():
        if name in groups:
            spread += _options(groups[name])
        else:
            kept = inspect.Parameter.KEYWORD_ONLY if spread else one.kind
            spread.append(one.replace(annotation=hints[name], kind=kept))

    def called(**given: Any) -> None:
        for name, kind in groups.items():
            given[name] = kind(*(given.pop(field) for field in kind._fields))
        command(**given)

    called.__name__, called.__doc__, called.__module__ = command.__name__, command.__doc__, command.__module__
    called.__annotations__ = {one.name: one.annotation for one in spread}
    called.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    return called


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=group._field_defaults[name], annotation=hints[name]
        )
        for name in group._fields
    ]
