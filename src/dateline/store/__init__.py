"""Keeps stories with their source text, what engines read in them and what the fold makes of it: SQLite, PostgreSQL."""

from typing import TYPE_CHECKING

from dateline.lazily import lazily

if TYPE_CHECKING:
    from dateline.store.keeping import Added
    from dateline.store.loading import load_record
    from dateline.store.store import Store, open_store

__all__ = ["Added", "Store", "load_record", "open_store"]

__getattr__ = lazily(__name__, {"keeping": ("Added",), "loading": ("load_record",), "store": ("Store", "open_store")})
