"""Version 1: the first schema. Written out, so that later changes of ``schema.py`` leave it as it was."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE texts (sha256 TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    """CREATE TABLE stories (seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_sha256 TEXT NOT NULL,
       source_index INTEGER NOT NULL, uri TEXT NOT NULL, received TEXT NOT NULL)""",
    "CREATE INDEX ix_stories_source_sha256 ON stories (source_sha256)",
    """CREATE TABLE readings (seq INTEGER NOT NULL PRIMARY KEY, story_id TEXT NOT NULL REFERENCES stories (id),
       engine TEXT NOT NULL, known TEXT, text_sha256 TEXT NOT NULL REFERENCES texts (sha256), story TEXT NOT NULL,
       shelved TEXT, UNIQUE (story_id, engine))""",
    "CREATE INDEX ix_readings_known ON readings (known)",
    """CREATE TABLE reports (story_id TEXT NOT NULL REFERENCES stories (id), engine TEXT NOT NULL,
       reports TEXT NOT NULL, PRIMARY KEY (story_id, engine))""",
)


def up(connection: Connection) -> None:
    """Makes the tables."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
