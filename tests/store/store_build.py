"""Short ways to keep stories in a store."""

from __future__ import annotations

from dateline.model import Engine, Reading, Telling
from dateline.store import Store

ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)
NOW = "2023-05-01T00:00:00+00:00"


def put(store: Store, told: Telling, engine: Engine = ENGINE, shelved: str | None = None) -> str:
    """Keeps a story whose source is its paragraphs."""
    text = "\n".join(p.text for p in told.story.paragraphs)
    return store.add(Reading(story=told.story, text=text, shelved=shelved), told.reports, engine, NOW)
