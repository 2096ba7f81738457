"""Version 14: keys of names are rows, so that a name is looked up by them; namings are looked up by name."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_OWN = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
_STATEMENTS = (
    "DROP TABLE spellings",
    """CREATE TABLE spellings (party {C} NOT NULL, name {C} NOT NULL, compared INTEGER NOT NULL,
       PRIMARY KEY (party, name)){OWN}""",
    "INSERT INTO spellings (party, name, compared) SELECT DISTINCT party, name, 0 FROM namings",
    "CREATE INDEX ix_spellings_new ON spellings (party, name) WHERE compared = 0",
    """CREATE TABLE name_keys (key INTEGER NOT NULL, party {C} NOT NULL, name {C} NOT NULL,
       PRIMARY KEY (key, party, name)){OWN}""",
    "CREATE INDEX ix_namings_name ON namings (party, name, place)",
    "DELETE FROM alike",
)


def up(connection: Connection) -> None:
    """Makes the table; the next command that writes compares the names anew, and fills it."""
    kind = connection.dialect.name
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[kind], OWN=_OWN[kind]))
