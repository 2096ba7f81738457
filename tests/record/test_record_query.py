"""Questions to a record."""

from __future__ import annotations

import datetime as dt

from record_build import event, tell

from dateline.record import fold, select, timeline, upcoming

RECORD = fold(
    [
        tell("a", "2023-01-10", event("held", "2023-01-09")),
        tell("b", "2023-04-01", event("planned", "2023-04-17"), event("planned", "2023-06", "KOR; USA")),
        tell("c", "2023-04-02", event("proposed", None, level="leader")),
        tell(
            "d", "2023-04-03", event("held", "2023-03-20/2023-03-22", "KOR; JPN; USA", kind="exercise", level="unknown")
        ),
    ]
)


def days(events: list[object]) -> list[str | None]:
    return [e.when for e in events]  # type: ignore[attr-defined]


def test_all_parties_asked_for_must_take_part() -> None:
    assert days(select(RECORD.events, parties=["USA", "KOR"])) == ["2023-03-20/2023-03-22", "2023-06"]


def test_days_overlap_and_undated_only_when_asked_for() -> None:
    since, until = dt.date(2023, 3, 22), dt.date(2023, 6, 1)
    assert days(select(RECORD.events, since=since, until=until)) == ["2023-03-20/2023-03-22", "2023-04-17", "2023-06"]
    assert days(select(RECORD.events, since=since, undated=True))[-1] is None
    assert days(select(RECORD.events, kinds=["exercise"], statuses=["held"])) == ["2023-03-20/2023-03-22"]


def test_upcoming_ends_on_or_after_the_day_undated_last() -> None:
    assert days(upcoming(RECORD.events, dt.date(2023, 4, 17))) == ["2023-04-17", "2023-06", None]
    assert days(upcoming(RECORD.events, dt.date(2023, 4, 18))) == ["2023-06", None]


def test_timeline_of_exactly_these_parties_with_gaps() -> None:
    rows = timeline(RECORD.events, ["JPN", "KOR"])
    assert [(r.event.when, r.gap) for r in rows] == [("2023-01-09", None), ("2023-04-17", 98), (None, None)]
