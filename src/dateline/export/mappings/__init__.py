"""How our words are written in the codes of others: one YAML file a code, read once (docs/mappings.md)."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TypeVar

import msgspec

from dateline.vocabulary.loader import load, parse

T = TypeVar("T")


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One status: STATUS of a calendar, eventStatus of schema.org, eventoccurstatus of the IPTC, state of Superdesk.

    ``before`` is set before a title where a reader must not miss it; ``open``: it has not taken place.
    """

    ics: str
    schema_org: str | None
    eos: str
    superdesk: str
    before: bool = False
    open: bool = False


class Statuses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """statuses.yaml: by status, ``none`` for acts without one; the rest as its comments say."""

    statuses: dict[str, Row]
    postponed_without_a_day: Row
    confirmed_by_the_sides: str
    moved: str
    eos_names: dict[str, str]
    attendance: dict[str, str]


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER type and the CAMEO code behind it."""

    plover: str
    cameo: str


class Ahead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts that are announced, by what they are when done."""

    helping: Code
    hurting: Code


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/plover.yaml."""

    gatherings: dict[str, dict[str, Code]]
    helping: tuple[str, ...]
    hurting: tuple[str, ...]
    ahead: Ahead
    refused: Code
    elsewhere: dict[str, str]


class Dyads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """dyads.yaml: CAMEO codes of acts by type, roles of actors by level, modes by kind, and what dyads lose."""

    acts: dict[str, str]
    roles: dict[str, str]
    prefixes: dict[str, str]
    modes: dict[str, str]
    beside: tuple[str, ...]
    lost: tuple[str, ...]


@functools.cache
def statuses() -> Statuses:
    """How a status is written by calendars, schema.org and planning desks."""
    return _load("statuses", Statuses)


@functools.cache
def dyads() -> Dyads:
    """How event data writes actors and acts."""
    return _load("dyads", Dyads)


@functools.cache
def codebook() -> Codebook:
    """PLOVER and CAMEO by kind and status."""
    return load("plover", Codebook)


def status_row(status: str | None, *, has_day: bool) -> Row:
    """The row of a status; ``has_day`` False where what was put off has no new day."""
    table = statuses()
    if status == "postponed" and not has_day:
        return table.postponed_without_a_day
    return table.statuses.get(status or "none", table.statuses["none"])


def _load(name: str, form: type[T]) -> T:
    return parse((resources.files(__package__) / f"{name}.yaml").read_bytes(), form)
