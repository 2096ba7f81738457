"""Version 7: indexes that hold all that a list sorts and counts by; those that no question asked of are gone."""

from __future__ import annotations

from sqlalchemy import Connection

_STATEMENTS = (
    "DROP INDEX IF EXISTS ix_stories_source_sha256",
    "DROP INDEX IF EXISTS ix_readings_known",
    "DROP INDEX IF EXISTS ix_steps_role",
    "CREATE INDEX ix_steps_silent ON steps (role, place) WHERE role <> 'speaks'",
    "CREATE INDEX ix_steps_copies ON steps (source) WHERE family <> story_id",
    "CREATE INDEX ix_placements_silent ON placements (place, nth) WHERE silent = 1",
    "DROP INDEX IF EXISTS ix_states_day",
    """CREATE INDEX ix_states_day
       ON states (till, first, last, event, since, kind, status, level, stood, country, pair)""",
    "ALTER TABLE attending ADD COLUMN first INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE attending ADD COLUMN last INTEGER NOT NULL DEFAULT 0",
    """UPDATE attending SET
       first = (SELECT s.first FROM states s WHERE s.event = attending.event AND s.since = attending.since),
       last = (SELECT s.last FROM states s WHERE s.event = attending.event AND s.since = attending.since)""",
    "CREATE INDEX ix_attending_day ON attending (code, till, first, last, event, since)",
)


def up(connection: Connection) -> None:
    """Makes the indexes; nothing is folded anew."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
