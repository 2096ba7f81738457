"""The formats by name: what each is for, and how its writer is found when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator

import msgspec

from dateline.errors import UnknownValue, UsageError
from dateline.export.context import Context
from dateline.model import Event


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """``media_type`` and ``suffix`` of its files; ``what`` it is, for a help text.

    ``binary``: no text; ``covers``: its writer asks what was read (``Context.covered``).
    """

    name: str
    media_type: str
    suffix: str
    what: str
    binary: bool = False
    covers: bool = False


def _by_name(*formats: Format) -> dict[str, Format]:
    return {one.name: one for one in formats}


FORMATS = _by_name(
    Format(
        name="ics",
        media_type="text/calendar; charset=utf-8",
        suffix="ics",
        what="A calendar to subscribe to (iCalendar, RFC 5545 and 7986).",
    ),
    Format(
        name="atom",
        media_type="application/atom+xml; charset=utf-8",
        suffix="atom",
        what="A feed, an entry an event (Atom, RFC 4287).",
    ),
    Format(
        name="csv",
        media_type="text/csv; charset=utf-8",
        suffix="csv",
        what="A table, a row an event; no cell is a formula.",
    ),
)


def write(name: str, events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The file in pieces. Raises UnknownValue for no such format, UsageError where its library is missing."""
    if name not in FORMATS:
        raise UnknownValue("format", name, (), f"allowed: {', '.join(FORMATS)}")
    try:
        module = importlib.import_module(f"dateline.export.{name}")
    except ImportError as error:
        raise UsageError(f"{name} needs {error.name}; install it with: pip install 'dateline[export]'") from error
    pieces: Iterator[bytes] = module.write(events, context)
    return pieces
