"""Version 3: visits, what was asked of the web and what came of it."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE visits (seq INTEGER NOT NULL PRIMARY KEY, source TEXT NOT NULL, address TEXT NOT NULL,
       at TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, mark TEXT NOT NULL, etag TEXT NOT NULL,
       last_modified TEXT NOT NULL, day TEXT)""",
    "CREATE INDEX ix_visits_address ON visits (address)",
)


def up(connection: Connection) -> None:
    """Makes the table."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
