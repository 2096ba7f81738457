"""The word lists of the generator, typed."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any, Literal, TypeVar

import msgspec

from dateline.vocabulary.loader import parse

T = TypeVar("T")


class Portal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site that prints dispatches: its lines above and below, and how it writes a dateline."""

    site: str
    form: Literal["text", "html"]
    zone: str
    dateline: str
    above: tuple[str, ...]
    below: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings that editors change for one another."""

    headline: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    leads: tuple[str, ...]


class Romanisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Spellings of one name, and what may stand between its syllables."""

    names: tuple[tuple[str, ...], ...]
    joiners: tuple[str, ...]


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a series: where it hosts, which agency tells of it, who heads its delegation."""

    name: str
    place: str
    agency: str
    post: str
    heads: tuple[str, ...]


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series: its first round and edition, days between rounds, and how a round is told."""

    name: str
    first: str
    every_days: int
    edition: int
    parties: tuple[Side, Side]
    headline: str
    paragraphs: tuple[str, ...]


def _load(name: str, form: Any) -> Any:
    return parse((resources.files(__package__) / f"{name}.yaml").read_bytes(), form)


@functools.cache
def portals() -> tuple[Portal, ...]:
    """Sites on which a copy may stand."""
    return tuple(_load("portals", tuple[Portal, ...]))


@functools.cache
def related() -> tuple[str, ...]:
    """Headlines for the boxes around a copy."""
    return tuple(_load("related", tuple[str, ...]))


@functools.cache
def phrases() -> Phrases:
    """Wordings of headlines and leads."""
    told: Phrases = _load("phrases", Phrases)
    return told


@functools.cache
def romanisation() -> Romanisation:
    """Spellings of names."""
    told: Romanisation = _load("romanisation", Romanisation)
    return told


@functools.cache
def series() -> tuple[Template, ...]:
    """Series with their templates."""
    return tuple(_load("series", tuple[Template, ...]))
