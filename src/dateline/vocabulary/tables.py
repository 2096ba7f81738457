"""The typed tables of the vocabulary: who reports, who takes part, where, and in what rank.

One Struct a row, one cached function a file. ``forms`` of a row is every wording of it, the canonical one first.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from dateline.vocabulary.loader import load


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named thing with other wordings of its name."""

    name: str
    names: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording, the canonical one first."""
        return (self.name, *self.names)


class Agency(Row, frozen=True, kw_only=True):
    """A news agency; ``state`` where a government runs it, ``weak`` where a short form needs a credit around it."""

    country: str | None
    state: bool = False
    weak: bool = False
    hosts: tuple[str, ...] = ()


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """News agencies and wires."""
    return load("agencies", tuple[Agency, ...])


class Publisher(Row, frozen=True, kw_only=True):
    """Who prints, broadcasts or publishes himself, and is no agency; ``hosts`` without ``www.``."""

    country: str | None
    kind: Literal["newspaper", "magazine", "broadcaster", "portal", "ministry", "government", "organisation", "institute"]
    hosts: tuple[str, ...] = ()


@functools.cache
def publishers() -> tuple[Publisher, ...]:
    """Outlets, portals, and bodies with sites of their own."""
    return load("publishers", tuple[Publisher, ...])
