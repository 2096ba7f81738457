"""Version 10: stories that wait to be folded are asked for in the order of their places."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_STATEMENTS = (
    "ALTER TABLE pending ADD COLUMN place {C}",
    "ALTER TABLE pending ADD COLUMN supersedes TEXT",
    "CREATE INDEX ix_pending_place ON pending (place, story_id)",
    "CREATE INDEX ix_pending_supersedes ON pending (supersedes) WHERE supersedes IS NOT NULL",
)


def up(connection: Connection) -> None:
    """Makes the columns; the next fold looks the places up."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[connection.dialect.name]))
