"""Words of the pages (``words.yaml`` beside this file): how codes of the contract are written for a reader."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Literal

import msgspec

from dateline.vocabulary.loader import parse
from dateline.vocabulary.tables import states

Table = Literal[
    "levels", "statuses", "kinds", "verdicts", "dropped", "roles", "relations", "channels", "review", "fields"
]
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff\ufffe\uffff]"
)
"""Control characters that no document may carry, and marks that turn the direction of what follows."""


class Worded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One code in words; ``short`` for tables and pictures."""

    long: str
    short: str


class Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """words.yaml: a table for each closed list."""

    levels: dict[str, Worded]
    statuses: dict[str, Worded]
    kinds: dict[str, Worded]
    verdicts: dict[str, Worded]
    dropped: dict[str, Worded]
    roles: dict[str, Worded]
    relations: dict[str, Worded]
    channels: dict[str, Worded]
    review: dict[str, Worded]
    fields: dict[str, Worded]


@functools.cache
def shown() -> Shown:
    """The file, read once."""
    return parse((resources.files(__package__) / "words.yaml").read_bytes(), Shown)


@functools.lru_cache(maxsize=4096)
def say(table: Table, code: str | None, *, short: bool = False) -> str:
    """``code`` in words; a code that the table lacks is written with blanks for its underscores."""
    if not code:
        return ""
    worded: Worded | None = getattr(shown(), table).get(code)
    if worded is None:
        return code.replace("_", " ")
    return worded.short if short else worded.long


@functools.cache
def _names() -> dict[str, str]:
    return {state.code: state.name for state in states()}


def party(code: str) -> str:
    """A state's name for its code; any other party by its code without the prefix, or by the name it has."""
    return _names().get(code) or code.partition(":")[2] or code


def clean(text: str) -> str:
    """``text`` in one line, without control characters and without marks that turn the direction of writing."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_HARMFUL.sub("", text).split())


def clipped(text: str, most: int) -> str:
    """``text`` cleaned, and cut behind ``most`` characters with an ellipsis."""
    plain = clean(text[: most * 4])
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
