"""Version 12: what judgements change is kept by groups that have nothing to do with each other, and talks under it."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_OWN = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
_STATEMENTS = (
    "DROP TABLE overlays",
    "CREATE TABLE judged_groups (name TEXT NOT NULL PRIMARY KEY, latest {C} NOT NULL, head TEXT NOT NULL,"
    " told TEXT NOT NULL)",
    "CREATE TABLE judged_events (event {C} NOT NULL PRIMARY KEY, name TEXT NOT NULL){OWN}",
    "CREATE INDEX ix_judged_events_name ON judged_events (name)",
    "CREATE TABLE judged_talks (core TEXT NOT NULL PRIMARY KEY, fold INTEGER NOT NULL, n INTEGER NOT NULL,"
    " told TEXT NOT NULL)",
)


def up(connection: Connection) -> None:
    """Makes the tables; the next command that folds or judges fills them."""
    kind = connection.dialect.name
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[kind], OWN=_OWN[kind]))
