"""Short ways to keep stories in a store."""

from __future__ import annotations

from random import Random

from dateline.model import Engine, Reading, Telling
from dateline.store import Store

ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)
NOW = "2023-05-01T00:00:00+00:00"


def put(store: Store, told: Telling, engine: Engine = ENGINE, shelved: str | None = None) -> str:
    """Keeps a story whose source is its paragraphs."""
    text = "\n".join(p.text for p in told.story.paragraphs)
    return store.add(Reading(story=told.story, text=text, shelved=shelved), told.reports, engine, NOW)


def keep(store: Store, heap: list[Telling], chance: Random) -> None:
    """Keeps the stories in that order, folding now and then on the way, by chance."""
    for one in heap:
        put(store, one)
        if chance.random() < 0.4:
            store.catch_up()
            store.settle()
    store.catch_up()
