"""What people write where a closed list, a party or a day is asked for -> the value. For command line and web alike."""

from __future__ import annotations

import datetime as dt
import difflib
import functools
from collections.abc import Iterable, Iterator

from dateline.errors import EdtfError, UnknownValue, UsageError
from dateline.model import edtf


def nearest(value: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to ``most`` entries of ``known`` that look like ``value``, the most alike first."""
    return difflib.get_close_matches(value, list(known), most, 0.55)


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
    (forms, short), own = _tables(), {name.lower(): name for name in told}
    out = []
    for value in values:
        word = " ".join(value.split()).lower()
        code = forms.get(word) or own.get(word) or short.get(word, "")
        if not code:
            raise UnknownValue(
                "state or code", value, _near(value), "states by ISO 3166-1 alpha-3 or name, others as IGO:, GRP:, NSA:"
            )
        out.append(code)
    return tuple(dict.fromkeys(out))


def named() -> list[tuple[str, tuple[str, ...]]]:
    """Every party's code and wordings, states last: a state's wording stands before an organisation's."""
    from dateline.vocabulary import tables

    others = [(row.code, row.forms) for row in tables.organisations()]
    return [*others, *((row.code, row.forms) for row in tables.states())]


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """The code of every form in small letters, and of what stands behind its colon."""
    forms = {form.lower(): code for form, code in _forms()}
    return forms, {form.partition(":")[2]: code for form, code in reversed(forms.items()) if ":" in form}


def _forms() -> Iterator[tuple[str, str]]:
    rows = named()
    yield from ((form, code) for code, forms in rows for form in forms)
    yield from ((code, code) for code, _ in rows)


def _near(value: str) -> list[str]:
    names = {code: forms[0] for code, forms in named()}
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
