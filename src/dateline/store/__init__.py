"""Keeps stories with their source text, what engines read in them and what the fold makes of it: SQLite, PostgreSQL."""

from dateline.model.known import AsOf
from dateline.record import Record
from dateline.store.keeping import Added
from dateline.store.loading import load
from dateline.store.store import Store, open_store

__all__ = ["Added", "Store", "load_record", "open_store"]


def load_record(store: Store, as_of: AsOf | None = None, judged_by: AsOf | None = None) -> Record:
    """The record as of ``as_of`` (default: all of it): folded before, so far as the store has it, the rest here.

    Judgements count that were made by ``judged_by`` (default: by ``as_of``).
    """
    moment = as_of or AsOf(None)
    with store.reading() as connection:
        return load(connection, moment, judged_by or moment)
