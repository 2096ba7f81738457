"""Version 13: each name told for a party has keys by which those that may be the same person's are found."""

from __future__ import annotations

from sqlalchemy import Connection

_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}


def up(connection: Connection) -> None:
    """Makes the column; the next command that writes compares the names anew, and fills it."""
    connection.exec_driver_sql(f"ALTER TABLE spellings ADD COLUMN filed {_BYTES[connection.dialect.name]}")
    connection.exec_driver_sql("UPDATE spellings SET compared = 0 WHERE compared = 1")
    connection.exec_driver_sql("DELETE FROM alike")
