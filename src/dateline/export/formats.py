"""The formats by name: what each is for, and how its writer is found when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dateline.errors import UnknownValue, UsageError
from dateline.export.context import Context
from dateline.export.days import Placed, in_calendar, on_a_timeline
from dateline.model import Event


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """``media_type`` and ``suffix`` of its files; ``what`` it is, for a help text.

    ``binary``: no text; ``covers``: its writer asks what was read (``Context.covered``); ``tells_engine``: and by whom.
    ``place``: where an event stands in it, None for an event that it leaves out; without one it holds all.
    """

    name: str
    media_type: str
    suffix: str
    what: str
    binary: bool = False
    covers: bool = False
    tells_engine: bool = False
    place: Callable[[Event], Placed | None] | None = None


def _by_name(*formats: Format) -> dict[str, Format]:
    return {one.name: one for one in formats}


_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
FORMATS = _by_name(
    Format(
        name="ics", media_type="text/calendar; charset=utf-8", suffix="ics", place=in_calendar,
        what="A calendar to subscribe to (iCalendar, RFC 5545 and 7986).",
    ),
    Format(
        name="atom", media_type="application/atom+xml; charset=utf-8", suffix="atom",
        what="A feed, an entry an event (Atom, RFC 4287).",
    ),
    Format(name="csv", media_type=_CSV, suffix="csv", what="A table, a row an event; no cell is a formula."),
    Format(
        name="parquet", media_type="application/vnd.apache.parquet", suffix="parquet", binary=True, tells_engine=True,
        what="A typed table for notebooks and warehouses (Parquet).",
    ),
    Format(
        name="jsonld", media_type="application/ld+json", suffix="jsonld",
        what="Events in the words of schema.org (JSON-LD).",
    ),
    Format(
        name="plover", media_type=_CSV, suffix="plover.csv",
        what="Event data, a row a dyad, with PLOVER's types. Lossy, and says so.",
    ),
    Format(
        name="cameo", media_type=_CSV, suffix="cameo.csv",
        what="Event data, a row a dyad, with CAMEO's codes. Lossy, and says so.",
    ),
    Format(
        name="superdesk", media_type=_JSON, suffix="superdesk.json", place=in_calendar,
        what="Events for Superdesk's planning, with the IPTC's eos0 to eos6.",
    ),
    Format(
        name="timelinejs", media_type=_JSON, suffix="timeline.json", place=on_a_timeline,
        what="Slides for TimelineJS 3, a row a set of parties."
    ),
    Format(
        name="panel", media_type=_CSV, suffix="panel.csv", covers=True,
        what="Dyad by month: zeros where nothing happened, empty where nothing was read.",
    ),
)  # fmt: skip


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
