"""Keeps stories with their source text and what engines read in them: SQLite, append-only."""

from dateline.model.known import AsOf
from dateline.record import Record, fold
from dateline.store.store import Added, Store, open_store

__all__ = ["Added", "Store", "load_record", "open_store"]


def load_record(store: Store, as_of: AsOf | None = None) -> Record:
    """The record as of ``as_of`` (default: all of it), folded from what the store keeps."""
    return fold(store.tellings(), as_of or AsOf(None))
