"""A text of a sheet -> the value its column holds, or a refusal that says what is allowed."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

from dateline.entries.columns import Shape
from dateline.errors import EdtfError, EntryError
from dateline.model import edtf
from dateline.model.closed import ACTS, KINDS, LEVELS, STATUSES
from dateline.vocabulary import tables

ROLES = ("host", "participant", "mediator", "observer", "invited", "actor", "target")
MODES = ("in_person", "video", "phone", "hybrid")


def fitting(shape: Shape, text: str, where: str) -> str:
    """``text`` as a column of that shape keeps it. Raises EntryError; ``where`` names row and column."""
    return _SHAPES[shape](text, where)


def code_of(name: str) -> str | None:
    """The code of a state, organisation or group, by code or any of its names; None where the list has none."""
    return _codes().get(name.casefold())


def name_of(code: str) -> str:
    """The usual name behind a code."""
    return _names().get(code, code)


def _one_of(allowed: tuple[str, ...]) -> Callable[[str, str], str]:
    def check(text: str, where: str) -> str:
        word = text.lower().replace("-", "_").replace(" ", "_")
        if word not in allowed:
            raise EntryError(f"{where} {text!r} is not known; allowed: {', '.join(allowed)}")
        return word

    return check


def _edtf(text: str, where: str) -> str:
    try:
        edtf.parse(text)
    except EdtfError as error:
        raise EntryError(f"{where} {text!r} is no day or period; allowed: 2023-04-17, 2023-04, 2023, or a/b") from error
    return text


def _day(text: str, where: str) -> str:
    try:
        return (
            dt.date.fromisoformat(text[:10]).isoformat()
            if len(text) == 10
            else dt.datetime.fromisoformat(text).isoformat()
        )
    except ValueError as error:
        raise EntryError(f"{where} {text!r} is no day; allowed: 2023-04-17, or an instant with its offset") from error


def _party(text: str, where: str) -> str:
    return code_of(text) or text


def _country(text: str, where: str) -> str:
    code = code_of(text)
    if code is None or ":" in code:
        raise EntryError(f"{where} {text!r} is no state; allowed: ISO 3166-1 alpha-3 or a name such as South Korea")
    return code


def _number(text: str, where: str) -> str:
    digits = text.removesuffix(".0")
    if not digits.isascii() or not digits.isdigit():
        raise EntryError(f"{where} {text!r} is no number; allowed: 1, 2, 3")
    return str(int(digits))


def _many(text: str, where: str) -> str:
    return "; ".join(part for piece in text.split(";") if (part := piece.strip()))


_SHAPES: dict[Shape, Callable[[str, str], str]] = {
    "text": lambda text, where: text,
    "edtf": _edtf,
    "day": _day,
    "kind": _one_of(KINDS),
    "status": _one_of(STATUSES),
    "level": _one_of(LEVELS),
    "role": _one_of(ROLES),
    "mode": _one_of(MODES),
    "act": lambda text, where: _one_of(tuple(act.lower() for act in ACTS))(text, where).upper(),
    "party": _party,
    "country": _country,
    "number": _number,
    "many": _many,
}


@functools.cache
def _codes() -> dict[str, str]:
    """Every wording to its code; a state's before an organisation's."""
    table: dict[str, str] = {}
    rows: tuple[tables.State | tables.Organisation, ...] = (*tables.states(), *tables.organisations())
    for row in rows:
        for form in (row.code, row.code.partition(":")[2], *row.forms):
            if form:
                table.setdefault(form.casefold(), row.code)
    return table


@functools.cache
def _names() -> dict[str, str]:
    rows: tuple[tables.State | tables.Organisation, ...] = (*tables.organisations(), *tables.states())
    return {row.code: row.name for row in rows}
