"""A record of any size is asked through indexes: no statement reads all rows of a table that grows with the record.

SQLite keeps no statistics here, so what it plans for an empty table it plans for a full one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from record_build import event, tell
from store_build import put

from dateline.model.known import AsOf
from dateline.store import Store, asking, open_store
from dateline.store.asking import At, Wanted

GROWING = (
    "pending|stories|readings|reports|texts|steps|placements|events|states|attending|turns|sides|filings|sentences"
)
SCANNED = re.compile(rf"SCAN ({GROWING})\b(?! USING COVERING)(?! USING INDEX sqlite_autoindex_steps_2)")
"""But for the stories by their clocks, of which a list takes the first so many."""
STANDING = re.compile(r"SEARCH states USING INDEX ix_states_\w+ \(till[=>]\?(?! AND)")
"""Every row that stands still, read whole."""
AFTER = re.compile(r"SEARCH (steps|placements) USING INDEX \w+ \(place>\?\)")
"""Every story after a moment."""
ON = dt.date(2023, 4, 19)
DAYS = pytest.mark.parametrize("when", [None, "2023-04-16", "2023-04-16T12:00:00+00:00"])

QUESTIONS: dict[str, Callable[[At], object]] = {
    "by day": lambda at: asking.listed(at),
    "newest": lambda at: asking.listed(at, order="latest"),
    "newest, a later page": lambda at: asking.listed(at, order="latest", limit=1, offset=1),
    "changed": lambda at: asking.listed(at, order="changed"),
    "of a party": lambda at: asking.listed(at, Wanted(parties=("KOR",)), order="latest"),
    "of two, held": lambda at: asking.listed(at, Wanted(parties=("KOR", "JPN"), statuses=("held",))),
    "exactly two": lambda at: asking.listed(at, Wanted(parties=("KOR", "JPN"), exactly=True), order="latest"),
    "of a month, somewhere": lambda at: asking.listed(at, Wanted(since=ON, until=ON, country="JPN")),
    "upcoming": lambda at: asking.upcoming(at, ON),
    "overdue": lambda at: asking.overdue(at, ON),
    "a pair": lambda at: asking.pair_timeline(at, ("KOR", "JPN")),
    "pairs": lambda at: asking.listed_pairs(at, ON),
    "an event": lambda at: asking.event_page(at, asking.listed(at).items[0].id),
    "stories": lambda at: asking.listed_stories(at),
    "sources": lambda at: asking.sources(at),
    "changes": lambda at: asking.changes(at, AsOf("2023-04-01")),
}


@contextmanager
def plans(store: Store) -> Iterator[list[str]]:
    """What SQLite plans for each statement meanwhile: its steps, behind the statement."""
    said: list[tuple[str, Any]] = []
    found: list[str] = []

    def hear(connection: Any, cursor: Any, statement: str, told: Any, context: Any, many: bool) -> None:
        said.append((statement, told[0] if many else told))

    sa.event.listen(store._engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        sa.event.remove(store._engine, "before_cursor_execute", hear)
        with store.reading() as connection:
            for statement, told in said:
                if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) and "FROM found" not in statement:
                    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", told)
                    found += [f"{row[3]}  <-  {statement}" for row in steps]


def whole_tables(found: list[str]) -> list[str]:
    return [line for line in found if SCANNED.match(line) or STANDING.match(line) or _after(line)]


def _after(line: str) -> bool:
    return bool(AFTER.match(line)) and "= steps.supersedes" in line


def fill(store: Store) -> None:
    for n in range(1, 8):
        known = f"2023-04-{10 + n}T09:00:00+00:00"
        round_ = event(
            "held", f"2023-04-{11 + n}" if n % 3 else None, series="security talks", edition=n, claim="first"
        )
        put(store, tell(f"s{n}", known, round_, event("planned", f"2023-05-{11 + n}")))
    store.catch_up()
    store.settle()


@DAYS
def test_no_question_reads_a_whole_table(tmp_path: Path, when: str | None) -> None:
    with open_store(str(tmp_path / "r.db"), create=True) as store:
        fill(store)
        for name, ask in QUESTIONS.items():
            with plans(store) as found, store.asking(AsOf(when)) as at:
                ask(at)
            assert (name, whole_tables(found)) == (name, [])


def test_folding_reads_no_whole_table(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "r.db"), create=True) as store, plans(store) as found:
        fill(store)
    assert whole_tables(found) == []


def test_a_scan_would_be_seen(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "r.db"), create=True) as store, plans(store) as found, store.reading() as connection:
        connection.exec_driver_sql("SELECT brief FROM states WHERE till = ? ORDER BY kind", ("~",)).all()
    assert len(whole_tables(found)) == 1
