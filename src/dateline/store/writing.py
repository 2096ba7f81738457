"""Rows of what was folded, on their way into the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Event, Story, to_json
from dateline.record.case import Case
from dateline.record.coverage import source_of
from dateline.record.order import address, place
from dateline.record.sides import codes
from dateline.store.derived import events as event_rows
from dateline.store.derived import pending, sides, steps
from dateline.store.facets import pair_of
from dateline.store.gists import gist_of
from dateline.store.portions import portions
from dateline.store.schema import stories
from dateline.store.standing import sample_of


def put(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]], *, keep_first: bool = False
) -> None:
    """Adds the rows; ``keep_first``: a row whose key is there already stays as it was."""
    if not rows:
        return
    if not keep_first:
        connection.execute(table.insert(), rows)
    elif connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # it loads four drivers

        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:
        from sqlalchemy.dialects import sqlite

        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)


def step_row(
    story: Story, at: str, role: str, family: str | None, why: str | None, sample: Collection[int]
) -> dict[str, object]:
    """The row of one story in its place."""
    return {
        "story_id": story.id,
        "place": at,
        "day": story.known[:10] if story.known else None,
        "role": role,
        "family": family,
        "why": why,
        "text_sha256": "" if story.is_entry or story.translation else story.text_sha256,
        "address": address_key(story),
        "supersedes": story.supersedes if story.notice else None,
        "sample": sample_of(sample),
        "source": source_of(story),
        "language": story.language,
    }


def address_key(story: Story) -> str | None:
    """What a story shares with the same one fetched again, as one string of any address."""
    where = address(story)
    return hashlib.sha256(msgspec.json.encode(where)).hexdigest() if where else None


def events(connection: sa.Connection, grown: Iterable[tuple[Case, Event, str]]) -> None:
    """Writes events anew as they stand now: each as it grew and merged, and the place of its last report."""
    rows: list[dict[str, Any]] = []
    parties: list[dict[str, Any]] = []
    for case, event, last in grown:
        rows.append(
            {
                "id": event.id, "born": case.ordinal[0], "nth": case.ordinal[1], "last": last,
                "pair": pair_of(event.codes), "gist": gist_of(case, event), "event": to_json(event),
            }
        )  # fmt: skip
        parties += _sides(case)
    for some in portions(rows):
        connection.execute(event_rows.delete().where(event_rows.c.id.in_([row["id"] for row in some])))
    put(connection, event_rows, rows)
    put(connection, sides, parties, keep_first=True)


def _sides(case: Case) -> Iterator[dict[str, object]]:
    told: set[str] = set()
    for member in case.members:
        for code in sorted(codes(member.report) | {p.code or p.name for p in member.report.parties}):
            if code not in told:
                told.add(code)
                yield {"code": code, "event": case.first.report, "place": place(member.story)}


def all_stories() -> sa.Select[Any]:
    """The id of every story kept."""
    return sa.select(stories.c.id)


def waiting(connection: sa.Connection) -> set[str]:
    """The stories that are kept and not folded, or are to be folded anew."""
    return set(connection.execute(sa.select(pending.c.story_id)).scalars())


def copies(connection: sa.Connection, names: Sequence[str]) -> int:
    """How many of the stories are copies of another dispatch; a translation (without a text to be copied) is none."""
    copied = sa.select(sa.func.count()).select_from(steps).where(steps.c.family != steps.c.story_id)
    copied = copied.where(steps.c.text_sha256 != "")
    return sum(connection.execute(copied.where(steps.c.story_id.in_(part))).scalar_one() for part in portions(names))
