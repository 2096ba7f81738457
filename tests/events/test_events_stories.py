"""Short stories of every kind and status, and the fields that must come out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from events_build import Case, cases, misses, shown, tell

Check = Callable[[Case], None]


def of(*names: str) -> Callable[[Check], Check]:
    """The test takes the cases of these files of stories."""

    def mark(test: Check) -> Check:
        test.stories = names  # type: ignore[attr-defined]
        return test

    return mark


@of(
    "meetings",
    "calls_visits",
    "forums_exercises",
    "agreements",
    "fields",
    "classes",
    "around",
    "otherwise",
    "people",
    "outcomes",
    "fields_further",
    "probes_c",
    "live",
    "live_further",
    "beside",
)
def test_fields(case: Case) -> None:
    check(case)


@of("acts")
def test_acts_of_states(case: Case) -> None:
    check(case)


@of("apart_together", "unseen")
def test_one_event_is_one_gathering(case: Case) -> None:
    check(case)


@of("coverage")
def test_words_and_constructions_of_the_wires(case: Case) -> None:
    check(case)


@of("probes_a", "probes_b", "probes_d")
def test_tellings_of_a_writer_who_has_not_seen_the_rules(case: Case) -> None:
    check(case)


@of("nothing")
def test_no_event(case: Case) -> None:
    check(case)


def check(case: Case) -> None:
    told = tell(case.text, case.on)
    found = misses(case, told)
    if found:
        pytest.fail("\n".join([case.text, "wrong: " + "; ".join(found), "told:", *map(shown, told)]), pytrace=False)


KINDS = {
    "meeting": "proposed planned declined under_way held postponed cancelled",
    "call": "proposed planned declined under_way held postponed cancelled",
    "visit": "proposed planned declined under_way held postponed cancelled",
    "forum": "planned under_way held postponed cancelled",
    "exercise": "proposed planned declined under_way held postponed cancelled",
    "agreement": "proposed planned concluded signed in_force notice_given suspended restored ended",
}


def test_the_tables_hold_every_kind_and_status() -> None:
    files = ("meetings", "calls_visits", "forums_exercises", "agreements", "fields", "apart_together", "around")
    told = {(e.kind, e.status) for name in files for case in cases(name) for e in case.expected}
    assert {(kind, status) for kind, all_ in KINDS.items() for status in all_.split()} <= told


def test_titles_are_unique() -> None:
    names = [
        "meetings",
        "calls_visits",
        "forums_exercises",
        "agreements",
        "fields",
        "acts",
        "apart_together",
        "around",
        "otherwise",
        "nothing",
    ]
    titles = [case.title for name in names for case in cases(name)]
    assert len(titles) == len(set(titles))
