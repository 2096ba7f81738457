"""Version 4: what the fold makes of the stories is kept beside them, and their sentences can be searched."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "ALTER TABLE readings ADD COLUMN marks TEXT",
    "CREATE TABLE pending (story_id TEXT NOT NULL PRIMARY KEY)",
    """CREATE TABLE steps (story_id TEXT NOT NULL PRIMARY KEY, place TEXT NOT NULL UNIQUE, day TEXT, role TEXT NOT NULL,
       family TEXT, why TEXT, text_sha256 TEXT NOT NULL, address TEXT, supersedes TEXT, sample BLOB NOT NULL)""",
    "CREATE INDEX ix_steps_role ON steps (role)",
    "CREATE INDEX ix_steps_text_sha256 ON steps (text_sha256)",
    "CREATE INDEX ix_steps_address ON steps (address)",
    "CREATE INDEX ix_steps_supersedes ON steps (supersedes)",
    """CREATE TABLE placements (report TEXT NOT NULL PRIMARY KEY, event TEXT NOT NULL, story_id TEXT NOT NULL,
       place TEXT NOT NULL, nth INTEGER NOT NULL, silent INTEGER NOT NULL, why TEXT NOT NULL, doubt TEXT)""",
    "CREATE INDEX ix_placements_event ON placements (event)",
    "CREATE INDEX ix_placements_story_id ON placements (story_id)",
    "CREATE INDEX ix_placements_place ON placements (place)",
    """CREATE TABLE events (id TEXT NOT NULL PRIMARY KEY, born TEXT NOT NULL, nth INTEGER NOT NULL, last TEXT NOT NULL,
       pair TEXT NOT NULL, brief TEXT NOT NULL, event TEXT NOT NULL)""",
    "CREATE INDEX ix_events_born ON events (born)",
    "CREATE INDEX ix_events_pair ON events (pair)",
    """CREATE TABLE sides (code TEXT NOT NULL, event TEXT NOT NULL, place TEXT NOT NULL,
       PRIMARY KEY (code, event))""",
    """CREATE TABLE filings (cell TEXT NOT NULL, event TEXT NOT NULL, place TEXT NOT NULL,
       PRIMARY KEY (cell, event)) WITHOUT ROWID""",
    "CREATE INDEX ix_filings_place ON filings (place)",
    """CREATE TABLE sentences (seq INTEGER NOT NULL PRIMARY KEY, story_id TEXT NOT NULL, start INTEGER NOT NULL,
       "end" INTEGER NOT NULL, words TEXT NOT NULL)""",
    "CREATE INDEX ix_sentences_story_id ON sentences (story_id)",
    """CREATE VIRTUAL TABLE found USING fts5 (words, content='sentences', content_rowid='seq',
       tokenize='porter unicode61 remove_diacritics 2')""",
    # What was kept before this version is taken by the next command that writes.
    "INSERT INTO pending (story_id) SELECT id FROM stories",
)


def up(connection: Connection) -> None:
    """Makes the tables; every story is still to be folded."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
