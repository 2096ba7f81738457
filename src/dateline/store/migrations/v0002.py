"""Version 2: judgements, and the tombstones of what was redacted."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE judgements (seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, made TEXT NOT NULL,
       judgement TEXT NOT NULL)""",
    """CREATE TABLE redactions (seq INTEGER NOT NULL PRIMARY KEY, redaction TEXT NOT NULL, kind TEXT NOT NULL,
       target TEXT NOT NULL, made TEXT NOT NULL, by_whom TEXT NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX ix_redactions_target ON redactions (target)",
)


def up(connection: Connection) -> None:
    """Makes the tables."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
