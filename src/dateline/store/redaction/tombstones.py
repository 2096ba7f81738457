"""What is left of what was redacted: a hash, who decided it when, and why. Names are kept as keyed hashes alone."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection

import msgspec
import sqlalchemy as sa

from dateline.model import Story
from dateline.store.schema import redactions

STORY, TEXT, NAME = "story", "text", "name"
_KEY = b"dateline redaction of a name, version 1"


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """One redaction. ``hashes``: the story's id and that of its text, or keyed hashes of a name's spellings."""

    redaction: str
    kind: str
    hashes: tuple[str, ...]
    made: str
    by: str
    why: str


def keep(connection: sa.Connection, made: Collection[tuple[str, str]], *, by: str, why: str, on: str) -> str:
    """Adds a tombstone for each (kind, hash); returns the id of the redaction."""
    name = hashlib.sha256(repr((sorted(made), by, why, on)).encode()).hexdigest()[:16]
    rows = [
        {"redaction": name, "kind": kind, "target": target, "made": on, "by_whom": by, "why": why}
        for kind, target in sorted(made)
    ]
    connection.execute(redactions.insert(), rows)
    return name


def tombstones(connection: sa.Connection) -> tuple[Tombstone, ...]:
    """Every redaction, in the order in which they were made."""
    found: dict[str, Tombstone] = {}
    for row in connection.execute(sa.select(redactions).order_by(redactions.c.seq)):
        held = found.get(row.redaction)
        kind = NAME if row.kind == NAME else STORY
        hashes = (*(held.hashes if held else ()), row.target)
        found[row.redaction] = Tombstone(
            redaction=row.redaction, kind=kind, hashes=hashes, made=row.made, by=row.by_whom, why=row.why
        )
    return tuple(found.values())


def buried(connection: sa.Connection, story_id: str, text_sha256: str) -> str | None:
    """Why a story may not be kept again: it, or the same reporting from elsewhere, was redacted; None where it may."""
    query = sa.select(redactions.c.why).where(
        sa.or_(
            sa.and_(redactions.c.kind == STORY, redactions.c.target == story_id),
            sa.and_(redactions.c.kind == TEXT, redactions.c.target == text_sha256),
        )
    )
    row = connection.execute(query.limit(1)).first()
    return str(row.why) if row else None


def gone(connection: sa.Connection, story: Story) -> bool:
    """True for a story that may not be kept: it, its text, or the story that it translates was redacted."""
    if story.translation and buried(connection, story.translation.of, "") is not None:
        return True
    return buried(connection, story.id, story.text_sha256) is not None


def hidden(connection: sa.Connection) -> Callable[[str], bool] | None:
    """Tells whether a name's key was redacted; None where no name was."""
    rows = connection.execute(sa.select(redactions.c.target).where(redactions.c.kind == NAME)).all()
    if not rows:
        return None
    known = {row.target for row in rows}
    return lambda key: bool(key) and hash_of(key) in known


def hash_of(key: str) -> str:
    """The keyed hash under which a name is told again."""
    return hmac.new(_KEY, key.encode(), hashlib.sha256).hexdigest()
