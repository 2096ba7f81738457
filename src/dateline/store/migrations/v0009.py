"""Version 9: indexes by which the copies of a dispatch, what is still open, and the story of an address are found."""

from __future__ import annotations

from sqlalchemy import Connection

_STATEMENTS = (
    "CREATE INDEX ix_steps_family ON steps (family, place) WHERE family <> story_id",
    """CREATE INDEX ix_states_open
       ON states (till, last, first, event, since, status, kind, level, stood, country, pair)
       WHERE status IN ('planned', 'postponed', 'proposed', 'under_way')""",
    "CREATE INDEX ix_stories_uri ON stories (uri)",
)


def up(connection: Connection) -> None:
    """Makes the indexes; nothing is folded anew."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
