"""What a citation of an event carries: id, day, engine, digest and addresses."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from dateline.export import words
from dateline.export.context import Cited, Context
from dateline.export.dates import told
from dateline.model import Event, to_json


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """``as_of`` is the day or instant that the record was asked for; ``page`` the event's address, if there are pages.

    ``digest``: SHA-256 of the event's JSON as of then (``digest``), so that anybody with the same stories can check it.
    """

    event: str
    title: str
    status: str
    when: str
    days: str
    place: str
    as_of: str
    engine: str
    digest: str
    page: str | None
    sources: tuple[Cited, ...]

    @property
    def accessed(self) -> dt.date:
        """The day of ``as_of``."""
        return dt.date.fromisoformat(self.as_of[:10])

    @property
    def key(self) -> str:
        """A name for bibliographies: unique by event and day."""
        return f"dateline-{self.event[:12]}-{self.as_of[:10].replace('-', '')}"

    @property
    def provenance(self) -> str:
        """What stands behind every style: id, day, engine, digest."""
        return f"event {self.event}, as known on {self.as_of}, engine {self.engine}, sha256 {self.digest}"


def citation(event: Event, context: Context) -> Citation:
    """The citation of an event as of ``context.as_of``, which must be a day or an instant."""
    if context.as_of is None:
        raise ValueError("a citation needs the day that the record was asked for")
    return Citation(
        event=event.id,
        title=words.title(event),
        status=words.status(event.status),
        when=event.when or "",
        days=told(event.when),
        place=words.place(event),
        as_of=context.as_of,
        engine=context.engine or "unknown",
        digest=digest(event),
        page=context.page(event.id),
        sources=tuple(context.told(event.stories)),
    )


def digest(event: Event) -> str:
    """SHA-256 of the event's JSON without ``phase``, which the day of asking decides and no story."""
    return hashlib.sha256(to_json(msgspec.structs.replace(event, phase=None)).encode()).hexdigest()
