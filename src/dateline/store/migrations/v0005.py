"""Version 5: what each event was as of every story that told of it, so that lists as of a day are read, not folded."""

from __future__ import annotations

from sqlalchemy import Connection

_EMPTIED = ("placements", "filings", "sides", "steps", "pending")
_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_OWN = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
_TABLES = (
    "DROP TABLE events",
    """CREATE TABLE events (id {C} NOT NULL PRIMARY KEY, born {C} NOT NULL, nth INTEGER NOT NULL, last {C} NOT NULL,
       pair TEXT NOT NULL, gist TEXT NOT NULL, event TEXT NOT NULL)""",
    "CREATE INDEX ix_events_born ON events (born)",
    """CREATE TABLE states (event {C} NOT NULL, since {C} NOT NULL, till {C} NOT NULL, kind TEXT NOT NULL, status TEXT,
       level TEXT NOT NULL, format TEXT, country TEXT, pair TEXT NOT NULL, core TEXT NOT NULL, series TEXT,
       first INTEGER NOT NULL, last INTEGER NOT NULL, stood INTEGER, moved {C} NOT NULL, heard TEXT,
       brief TEXT NOT NULL, PRIMARY KEY (event, since))""",
    "CREATE INDEX ix_states_day ON states (till, first, last, event, since, kind, status, level)",
    "CREATE INDEX ix_states_moved ON states (till, moved, event, since)",
    "CREATE INDEX ix_states_pair ON states (pair, since, till)",
    "CREATE INDEX ix_states_core ON states (core, since, till)",
    """CREATE TABLE attending (code TEXT NOT NULL, event {C} NOT NULL, since {C} NOT NULL, till {C} NOT NULL,
       PRIMARY KEY (code, event, since)){OWN}""",
    "CREATE INDEX ix_attending_event ON attending (event, since)",
    """CREATE TABLE turns (event {C} NOT NULL, since {C} NOT NULL, nth INTEGER NOT NULL, till {C} NOT NULL,
       moment {C} NOT NULL, day TEXT, field TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (event, since, nth))""",
    "CREATE INDEX ix_turns_moment ON turns (moment, event)",
    "ALTER TABLE steps ADD COLUMN source TEXT",
    "ALTER TABLE steps ADD COLUMN language TEXT",
    "CREATE INDEX ix_steps_source ON steps (source, day)",
)


def up(connection: Connection) -> None:
    """Makes the tables; every story is to be folded anew."""
    kind = connection.dialect.name
    for statement in _TABLES:
        connection.exec_driver_sql(statement.format(C=_C[kind], OWN=_OWN[kind]))
    for table in _EMPTIED:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO pending (story_id) SELECT id FROM stories")
