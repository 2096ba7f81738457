"""What a gold story shows: the phenomena of a corpus's ``phenomena.yaml``, found by rules over gold fields and by tags.

The form of the file stands at its head (corpus/phenomena.yaml). Nothing here reads a story's text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from dateline.errors import UsageError
from dateline.vocabulary.loader import parse

NAME = "phenomena.yaml"


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition that is no plain list: a pattern that one value matches, or values of which none is there."""

    like: str | None = None
    lacks: list[Any] | None = None


Condition = list[Any] | Literal["set", "unset"] | Shape
Conditions = dict[str, Condition]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to show a phenomenon; all its parts must hold."""

    tags: tuple[str, ...] = ()
    gold: Conditions = {}
    events: tuple[Conditions, ...] = ()


class Phenomenon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of the table. ``least`` and ``blind``: how many stories must show it, where it is not the common floor."""

    name: str
    group: str
    about: str
    rules: tuple[Rule, ...]
    least: int | None = None
    blind: int | None = None

    def shown_by(self, gold: dict[str, Any]) -> bool:
        """True where the gold story shows it."""
        tags = {tag(t) for t in gold.get("phenomena") or ()}
        return tag(self.name) in tags or any(_holds(rule, gold, tags) for rule in self.rules)


def load_phenomena(file: Path) -> tuple[Phenomenon, ...]:
    """The rows of ``file``. Raises UsageError naming the path that breaks the form."""
    try:
        return parse(file.read_bytes(), tuple[Phenomenon, ...])
    except (msgspec.MsgspecError, yaml.YAMLError) as error:
        raise UsageError(f"{file} breaks the form at its head: {error}; see corpus/phenomena.yaml") from error


def phenomena_of(folder: Path) -> tuple[Phenomenon, ...]:
    """The table that rules ``folder``: the nearest ``phenomena.yaml`` in it or above it; empty where there is none."""
    place = folder.resolve()
    found = next((p / NAME for p in (place, *place.parents) if (p / NAME).is_file()), None)
    return _cached(found) if found else ()


_cached = functools.cache(load_phenomena)


def shown(gold: dict[str, Any], table: Iterable[Phenomenon]) -> tuple[str, ...]:
    """Names of the phenomena that a gold story shows; its own tags where there is no table."""
    rows = tuple(table)
    if not rows:
        return tuple(dict.fromkeys(tag(t) for t in gold.get("phenomena") or ()))
    return tuple(row.name for row in rows if row.shown_by(gold))


def tag(text: object) -> str:
    """A tag without what does not matter: case, spaces, hyphens."""
    return re.sub(r"[\s\-]+", "_", str(text).strip().casefold())


def _holds(rule: Rule, gold: dict[str, Any], tags: set[str]) -> bool:
    if rule.tags and not tags & {tag(t) for t in rule.tags}:
        return False
    return _all(rule.gold, gold) and _different(rule.events, [e for e in gold.get("events") or () if e])


def _different(wanted: Sequence[Conditions], events: Sequence[dict[str, Any]]) -> bool:
    """Each set of conditions holds of an event of its own."""
    if not wanted:
        return True
    first, rest = wanted[0], wanted[1:]
    return any(_all(first, e) and _different(rest, [*events[:i], *events[i + 1 :]]) for i, e in enumerate(events))


def _all(conditions: Conditions, thing: dict[str, Any]) -> bool:
    return all(_meets(condition, list(_values(thing, path.split(".")))) for path, condition in conditions.items())


def _meets(condition: Condition, values: list[Any]) -> bool:
    if condition == "set":
        return not all(_empty(v) for v in values)
    if condition == "unset":
        return all(_empty(v) for v in values)
    if isinstance(condition, Shape):
        if condition.lacks is not None:
            return not any(v in condition.lacks for v in values)
        return any(isinstance(v, str) and re.search(condition.like or "", v) for v in values)
    return any(v in condition for v in values)


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def _values(thing: Any, path: Sequence[str]) -> Iterator[Any]:
    """Every value at a dotted path; lists on the way are walked."""
    if isinstance(thing, list):
        for member in thing:
            yield from _values(member, path)
    elif not path:
        yield thing
    elif isinstance(thing, dict):
        yield from _values(thing.get(path[0]), path[1:])
