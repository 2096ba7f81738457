"""Keeping stories: each with its text, its reading and its reports; redacted ones stay out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from dateline.model import Engine, Reading, Report
from dateline.store import kept, redaction, waiting, writing
from dateline.store.derived import pending
from dateline.store.hashing import sha256_of
from dateline.store.portions import portions
from dateline.store.schema import readings, redactions, reports, stories, texts
from dateline.store.searching import forget_sentences

Added = Literal["new", "known", "reread", "redacted"]
Read = tuple[Reading, Sequence[Report]]
_NAMES: sa.BindParameter[Any] = sa.bindparam("names", expanding=True)
_ANY_REDACTED = sa.select(redactions.c.seq).limit(1)
_STORIES = sa.select(stories.c.id).where(stories.c.id.in_(_NAMES))
_TEXTS = sa.select(texts.c.sha256).where(texts.c.sha256.in_(_NAMES))
_READ = sa.select(readings.c.story_id).where(readings.c.story_id.in_(_NAMES), readings.c.engine == sa.bindparam("key"))


def keep(connection: sa.Connection, read: Iterable[Read], engine: Engine, received: str) -> list[Added]:
    """Keeps stories, each whole; returns what became of each. Runs inside a writing transaction.

    ``known`` where this engine has read it already, ``reread`` where only another one has. A shelved story is kept
    without reports. ``redacted``: it, or its text, was taken out for good, and is not kept again.
    """
    came = [(reading, () if reading.shelved else found) for reading, found in read]
    redacting = connection.execute(_ANY_REDACTED).first() is not None
    batch = _Batch(connection, [reading for reading, _ in came], engine.key, received)
    done: list[Added] = []
    for one in came:
        shown = _shielded(connection, one) if redacting else one
        done.append("redacted" if shown is None else batch.take(*shown))
    batch.write()
    return done


def _shielded(connection: sa.Connection, one: Read) -> Read | None:
    """What may be kept of it; None for nothing."""
    if redaction.gone(connection, one[0].story):
        return None
    return redaction.shielded(connection, *one)


class _Batch:
    """Stories on their way in: what is there already is asked once for all of them."""

    def __init__(self, connection: sa.Connection, came: Sequence[Reading], key: str, received: str) -> None:
        names = [reading.story.id for reading in came]
        self._connection, self._key, self._received = connection, key, received
        self._there = _those(connection, _STORIES, names)
        self._read = _those(connection, _READ, names, key=key)
        self._texts: set[str] = set()
        self._again: list[str] = []
        self._rows: dict[sa.Table, list[dict[str, Any]]] = {
            table: [] for table in (texts, stories, readings, reports, pending)
        }

    def take(self, reading: Reading, found: Sequence[Report]) -> Added:
        """One story."""
        story = reading.story
        if story.id in self._read:
            return "known"
        self._read.add(story.id)
        self._keep(reading, found)
        if story.id in self._there:
            self._again.append(story.id)
            return "reread"
        self._there.add(story.id)
        self._rows[stories].append(
            {
                "id": story.id, "source_sha256": story.source.sha256, "source_index": story.source.index,
                "uri": story.source.uri, "received": self._received,
            }
        )  # fmt: skip
        return "new"

    def write(self) -> None:
        """All of it into the tables."""
        for name in self._again:
            forget_sentences(self._connection, name)
        waiting.unnote(self._connection, self._again)
        known = _those(self._connection, _TEXTS, sorted(self._texts))
        self._rows[texts] = [row for row in self._rows[texts] if row["sha256"] not in known]
        for table, rows in self._rows.items():
            writing.put(self._connection, table, rows, keep_first=table is pending)

    def _keep(self, reading: Reading, found: Sequence[Report]) -> None:
        story, sha256 = reading.story, sha256_of(reading.text)
        if sha256 not in self._texts:
            self._texts.add(sha256)
            self._rows[texts].append({"sha256": sha256, "text": reading.text})
        self._rows[readings].append(
            {
                "story_id": story.id, "engine": self._key, "known": story.known, "text_sha256": sha256,
                "story": msgspec.json.encode(story).decode(), "shelved": reading.shelved,
                "marks": kept.marks_of(reading),
            }
        )  # fmt: skip
        told = msgspec.json.encode(list(found)).decode()
        self._rows[reports].append({"story_id": story.id, "engine": self._key, "reports": told})
        self._rows[pending].append({"story_id": story.id})


def _those(connection: sa.Connection, query: sa.Select[Any], names: Collection[str], **told: str) -> set[str]:
    """Those of the names that the query finds."""
    found: set[str] = set()
    for some in portions(list(names)):
        found.update(connection.execute(query, {"names": list(some), **told}).scalars())
    return found
