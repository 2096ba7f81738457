"""Version 11: under which parties each story looks for events, so that judgements are applied to what they touch."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_OWN = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
_STATEMENTS = (
    "CREATE TABLE looks (key {C} NOT NULL, place {C} NOT NULL, story_id TEXT NOT NULL, PRIMARY KEY (key, place)){OWN}",
    "CREATE INDEX ix_looks_place ON looks (place)",
    "CREATE TABLE overlays (stands TEXT NOT NULL PRIMARY KEY, last {C} NOT NULL, told TEXT NOT NULL)",
)


def up(connection: Connection) -> None:
    """Makes the table, and fills it for what is folded; nothing is folded anew."""
    kind = connection.dialect.name
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[kind], OWN=_OWN[kind]))
    folded = [row[0] for row in connection.exec_driver_sql("SELECT story_id FROM steps")]
    if folded:
        from dateline.store import looking

        looking.fill(connection, folded)
