"""Version 6: standing talks are kept as they were last worked out, with what changed since."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "CREATE TABLE touched (core TEXT NOT NULL PRIMARY KEY, fold INTEGER NOT NULL)",
    "INSERT INTO touched (core, fold) SELECT DISTINCT core, 0 FROM states",
    """CREATE TABLE talks (core TEXT NOT NULL PRIMARY KEY, fold INTEGER NOT NULL, n INTEGER NOT NULL,
       told TEXT NOT NULL)""",
)


def up(connection: Connection) -> None:
    """Makes the tables; all talks are still to be worked out."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
