"""Changes of a desk: histories -> what is told, and what it is known again by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from export_build import STORY, event

from dateline.export.desk import changes
from dateline.model import Change
from dateline.record import phased


def told(*history: tuple[str | None, str | None], **more: Any) -> list[str]:
    """What is told of an event with that history, a day apart each from 14 April 2023, but for the first telling."""
    steps = [(status, when, f"2023-04-{14 + at}") for at, (status, when) in enumerate(history)]
    status, when = history[-1]
    return [one.told for one in changes([event("e1", status, when, history=steps, **more)])][1:]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("planned", "2023-05-07"), ("planned", "2023-05-09"), ["moved: 7 May 2023 → 9 May 2023"]),
        (("planned", "2023-05-07"), ("postponed", None), ["moved: 7 May 2023 → no day"]),
        (("planned", "2023-05-07"), ("postponed", "2023-05-20"), ["moved: 7 May 2023 → 20 May 2023"]),
        (
            ("postponed", None),
            ("planned", "2023-05-20"),
            ["moved: no day → 20 May 2023", "status: postponed → planned"],
        ),
        (("planned", "2023-05"), ("planned", "2023-05-07"), []),
        (("planned", "2023-05-07"), ("held", "2023-05-07"), ["status: planned → held"]),
        (("planned", "2023-05-07"), ("cancelled", "2023-05-07"), ["cancelled: planned → cancelled"]),
        (("proposed", None), ("declined", None), ["cancelled: proposed → declined"]),
        (("cancelled", "2023-05-07"), ("planned", "2023-05-07"), ["status: cancelled → planned"]),
    ],
)
def test_a_step_of_the_history(before: Any, after: Any, expected: list[str]) -> None:
    assert told(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("minister", "vice_minister", "downgraded: minister → vice minister"),
        ("working", "leader", "upgraded: working → leader"),
        ("unknown", "minister", "upgraded: unknown → minister"),
    ],
)
def test_a_rank(before: str, after: str, expected: str) -> None:
    one = Change(field="level", before=before, after=after, known="2023-04-16", story=STORY)
    assert told(("planned", "2023-05-07"), changes=(one,)) == [expected]


def test_other_fields() -> None:
    place = Change(field="where.place", before="Seoul", after="Busan", known="2023-04-16", story=STORY)
    sides = Change(field="parties", before=("JPN", "KOR"), after=("CHN", "JPN", "KOR"), known="2023-04-17", story=STORY)
    assert told(("planned", "2023-05-07"), changes=(place, sides)) == [
        "place: Seoul → Busan",
        "parties: JPN, KOR → CHN, JPN, KOR",
    ]


def test_what_is_new_and_what_is_overdue() -> None:
    late = phased([event("e1", "planned", "2023-04-17")], dt.date(2023, 4, 20))
    assert [one.told for one in changes(late)] == ["new: planned, 17 April 2023", "overdue: was due 17 April 2023"]


def test_since_a_day_and_since_an_instant() -> None:
    one = event("e1", "planned", "2023-04-17", history=[("planned", "2023-04-17", "2023-04-14T15:06:00+09:00")])
    assert len(changes([one], since="2023-04-14")) == len(changes([one], since="2023-04-14T06:00:00+00:00")) == 1
    assert changes([one], since="2023-04-15") == changes([one], since="2023-04-14T06:06:00+00:00") == []


def test_a_change_is_known_again_under_any_id_that_the_event_had() -> None:
    one = event("e2", "planned", "2023-04-17")
    (before,) = changes([one])
    (after,) = changes([msgspec.structs.replace(one, id="e1", aliases=("e2", "e3"))])
    assert set(before.keys) < set(after.keys)
