"""Keeps stories with their source text and what engines read in them: SQLite, append-only."""

from dateline.model.known import AsOf
from dateline.record import Record, folded, line_up
from dateline.store.store import Added, Store, open_store

__all__ = ["Added", "Store", "load_record", "open_store"]


def load_record(store: Store, as_of: AsOf | None = None, judged_by: AsOf | None = None) -> Record:
    """The record as of ``as_of`` (default: all of it), folded from what the store keeps.

    Judgements count that were made by ``judged_by`` (default: by ``as_of``).
    """
    moment = as_of or AsOf(None)
    return folded(line_up(store.tellings(), moment), store.judgements(), judged_by or moment)
