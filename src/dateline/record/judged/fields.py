"""The fields that ``correct`` may set: what each allows, how it is read off a report, and how it is set."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dateline.errors import EdtfError, UnknownValue, UsageError
from dateline.model import Gathering, Party, Where, edtf
from dateline.model.closed import KINDS, LEVELS, STATUSES
from dateline.model.judgement import Value
from dateline.record.sides import code

G = TypeVar("G", bound=Gathering)

_CLOSED: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "kind": KINDS,
    "level": LEVELS,
}
_DAYS = ("when", "recurrence.since")
_WORDS = ("where.place", "where.country", "where.venue", "series.name", "margins_of", "reason")
_NUMBERS = ("series.edition", "recurrence.years")
FIELDS = (*_CLOSED, *_DAYS, *_WORDS, *_NUMBERS, "parties")
NULL = "null"
"""What a user writes for "not told"."""


def parse(field: str, text: str) -> Value:
    """The value that ``text`` means for ``field``; parties are codes with commas. Raises UnknownValue, UsageError."""
    if field not in FIELDS:
        raise UnknownValue("field that can be corrected", field, (), f"allowed: {', '.join(FIELDS)}")
    if field == "parties":
        return check(field, tuple(sorted(filter(None, (part.strip() for part in text.split(","))))))
    if text == NULL:
        return check(field, None)
    if field in _NUMBERS:
        try:
            return check(field, int(text) if field == "series.edition" else float(text))
        except ValueError:
            raise UsageError(f"{field} {text!r} is no number; allowed: 12, or {NULL}") from None
    return check(field, text)


def check(field: str, value: Value) -> Value:
    """``value`` where ``field`` allows it. Raises UnknownValue or UsageError saying what is allowed."""
    closed = _CLOSED.get(field)
    if closed and value not in closed:
        raise UnknownValue(f"value of {field}", str(value), (), f"allowed: {', '.join(closed)}")
    if field == "parties" and not (
        isinstance(value, (tuple, list)) and value and all(isinstance(v, str) for v in value)
    ):
        raise UsageError(f"parties {value!r}: name each, with commas between; for example KOR,JPN")
    if field in _DAYS and value is not None:
        try:
            edtf.parse(str(value))
        except EdtfError as error:
            raise UsageError(f"{field} {value!r} is no day or period; allowed: 2023-04-17, 2023-04, {NULL}") from error
    return value


def get(field: str, told: Gathering) -> Value:
    """What ``told`` says of ``field``."""
    if field == "parties":
        return tuple(sorted(code(party) for party in told.parties))
    value: Any = told
    for name in field.split("."):
        value = getattr(value, name) if value is not None else None
    return value  # type: ignore[no-any-return]


def put(field: str, told: G, value: Value) -> G:
    """``told`` with ``field`` set; parties that stay keep their people."""
    if field == "parties":
        return msgspec.structs.replace(told, parties=_parties(told, tuple(value)))  # type: ignore[arg-type]
    outer, _, inner = field.partition(".")
    if not inner:
        return msgspec.structs.replace(told, **{outer: value})
    held = getattr(told, outer) or Where()
    return msgspec.structs.replace(told, **{outer: msgspec.structs.replace(held, **{inner: value})})


def _parties(told: Gathering, codes: tuple[str, ...]) -> tuple[Party, ...]:
    there = {code(party): party for party in told.parties}
    stay = tuple(party for party in told.parties if code(party) in codes)
    return stay + tuple(Party(code=one, name=one) for one in codes if one not in there)
