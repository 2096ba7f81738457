"""Version 12: what judgements change is kept by groups that have nothing to do with each other, and talks under it."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_STATEMENTS = (
    "DROP TABLE overlays",
    "CREATE TABLE judged_groups (name TEXT NOT NULL PRIMARY KEY, latest {C} NOT NULL, head TEXT NOT NULL,"
    " told TEXT NOT NULL)",
    "CREATE TABLE judged_talks (core TEXT NOT NULL PRIMARY KEY, fold INTEGER NOT NULL, n INTEGER NOT NULL,"
    " told TEXT NOT NULL)",
)


def up(connection: Connection) -> None:
    """Makes the tables; the next command that folds or judges fills them."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[connection.dialect.name]))
