"""Version 8: who is named where, what sources differ on, and which stories a notice may mean, story by story."""

from __future__ import annotations

from sqlalchemy import Connection

_C = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
_OWN = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
_EMPTIED = ("placements", "events", "states", "attending", "turns", "touched", "talks", "sides", "filings", "steps")
_STATEMENTS = (
    "CREATE INDEX ix_placements_doubt ON placements (place, nth, event) WHERE doubt IS NOT NULL",
    """CREATE TABLE namings (id {C} NOT NULL PRIMARY KEY, party {C} NOT NULL, place {C} NOT NULL, nth INTEGER NOT NULL,
       event {C} NOT NULL, story_id TEXT NOT NULL, known TEXT, name TEXT NOT NULL, title TEXT, body TEXT,
       fold INTEGER NOT NULL)""",
    "CREATE INDEX ix_namings_place ON namings (place)",
    "CREATE INDEX ix_namings_story_id ON namings (story_id)",
    "CREATE INDEX ix_namings_party ON namings (party, fold)",
    "CREATE INDEX ix_namings_event ON namings (event, party, place)",
    """CREATE TABLE spellings (party {C} NOT NULL, name {C} NOT NULL, compared INTEGER NOT NULL,
       PRIMARY KEY (party, name)){OWN}""",
    "CREATE INDEX ix_spellings_new ON spellings (party, name) WHERE compared = 0",
    """CREATE TABLE alike (party {C} NOT NULL, name {C} NOT NULL, other {C} NOT NULL,
       PRIMARY KEY (party, name, other)){OWN}""",
    """CREATE TABLE disputes (event {C} NOT NULL, since {C} NOT NULL, till {C} NOT NULL, told TEXT NOT NULL,
       PRIMARY KEY (event, since))""",
    "CREATE INDEX ix_disputes_till ON disputes (till)",
    "CREATE TABLE notices (story_id TEXT NOT NULL PRIMARY KEY, place {C} NOT NULL)",
    "CREATE INDEX ix_notices_place ON notices (place)",
    """CREATE TABLE heads (outlet TEXT NOT NULL, place {C} NOT NULL, story_id TEXT NOT NULL, head TEXT NOT NULL,
       PRIMARY KEY (outlet, place)){OWN}""",
    "CREATE INDEX ix_heads_place ON heads (place)",
    """CREATE TABLE suspects (notice TEXT NOT NULL, story_id TEXT NOT NULL, place {C} NOT NULL,
       PRIMARY KEY (notice, story_id))""",
    "CREATE INDEX ix_suspects_place ON suspects (place)",
)


def up(connection: Connection) -> None:
    """Makes the tables; every story is to be folded anew."""
    kind = connection.dialect.name
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.format(C=_C[kind], OWN=_OWN[kind]))
    for table in (*_EMPTIED, "pending"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO pending (story_id) SELECT id FROM stories")
