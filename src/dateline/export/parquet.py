"""Parquet: a typed table, lists as lists and parties as structs; a row group at a time."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline import __version__
from dateline.export.context import Context
from dateline.export.days import created, ends, modified, sequence
from dateline.export.safe import line, text
from dateline.model import Event, Party
from dateline.record.days import period

GROUP = 2_000
"""Events of one row group: what is held at a time."""
_TEXTS = pa.list_(pa.string())
_DELEGATE = pa.struct([("name", pa.string()), ("title", pa.string()), ("body", pa.string())])
_PARTY = pa.struct(
    [("code", pa.string()), ("name", pa.string()), ("role", pa.string()), ("level", pa.string()),
     ("delegates", pa.list_(_DELEGATE))]
)  # fmt: skip
_STEP = pa.struct([("status", pa.string()), ("when", pa.string()), ("known", pa.string()), ("story", pa.string())])
_PLAIN = (
    "id", "kind", "plover", "status", "phase", "when", "when_was", "time", "duration", "mode", "level", "format",
    "margins_of", "reason", "prominence", "previous", "next", "storyline",
)  # fmt: skip
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _PLAIN),
        *((name, pa.date32()) for name in ("when_first", "when_last")),
        *((name, pa.string()) for name in ("place", "country", "venue", "series", "claim", "claim_since", "speaker")),
        *((name, pa.int32()) for name in ("edition", "reports", "independent_sources", "sequence")),
        ("claim_years", pa.float64()),
        *((name, pa.timestamp("s", tz="UTC")) for name in ("first_known", "last_changed")),
        *((name, _TEXTS) for name in ("portfolios", "agenda", "confirmed_by", "aliases", "stories", "addresses")),
        ("parties", pa.list_(_PARTY)),
        ("history", pa.list_(_STEP)),
    ]
)


class _Sink(io.RawIOBase):
    """A file that hands on what was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        """For writing only."""
        return True

    def tell(self) -> int:
        """Bytes written so far."""
        return self._at

    def write(self, data: Any) -> int:
        """Keeps a piece until it is taken."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._at += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """All pieces since the last time."""
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The file in pieces, a row group each. Its metadata says which program wrote it, and as of when."""
    about = {"dateline.version": __version__, "dateline.as_of": context.as_of or "", "dateline.engine": context.engine}
    sink, source = _Sink(), iter(events)
    with pq.ParquetWriter(sink, SCHEMA.with_metadata(about), compression="zstd") as writer:
        yield sink.taken()
        # Rows are made as events come: their stories are at hand only then.
        while rows := [_row(event, context) for event in itertools.islice(source, GROUP)]:
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
            yield sink.taken()
    yield sink.taken()


def _row(event: Event, context: Context) -> dict[str, Any]:
    (first, last), where = ends(period(event.when)), event.where
    return {
        **{name: text(getattr(event, name)) or None for name in _PLAIN},
        "when_first": first,
        "when_last": last,
        "place": line(where.place) or None if where else None,
        "country": where.country if where else None,
        "venue": line(where.venue) or None if where else None,
        "series": line(event.series.name) or None,
        "edition": event.series.edition,
        "claim": text(event.recurrence.text) or None,
        "claim_since": event.recurrence.since,
        "claim_years": event.recurrence.years,
        "speaker": line(event.sourcing.speaker) or None,
        "reports": event.reports,
        "independent_sources": event.independent_sources,
        "sequence": sequence(event),
        "first_known": created(event),
        "last_changed": modified(event),
        **{name: [text(one) for one in getattr(event, name)] for name in _LISTS},
        "addresses": [one.address for one in context.told(event.stories) if one.address],
        "parties": [_party(party) for party in event.parties],
        "history": [
            {"status": step.status, "when": step.when, "known": step.known, "story": step.story}
            for step in event.history
        ],
    }


_LISTS = ("portfolios", "agenda", "confirmed_by", "aliases", "stories")


def _party(party: Party) -> dict[str, Any]:
    people = [
        {"name": line(one.name), "title": line(one.title) or None, "body": line(one.body) or None}
        for one in party.delegates
    ]
    return {
        "code": line(party.code) or None, "name": line(party.name), "role": party.role, "level": party.level,
        "delegates": people,
    }  # fmt: skip
