"""What joins events: relations, storylines, checks of claims. Stories in, links out."""

from __future__ import annotations

from typing import Any

import pytest
from record_build import event, tell

from dateline.model import Event, Telling
from dateline.record import fold

BACK = {"prominence": "background"}
BESIDE = {"prominence": "supporting"}


def links(*told: Telling) -> set[tuple[str, str, str]]:
    """(status and kind) relation (status and kind)."""
    record = fold(told)

    def short(e: Event) -> str:
        return f"{e.status} {e.kind}"

    return {(short(e), r.type, short(record.find(r.event))) for e in record.events for r in e.relations}


@pytest.mark.parametrize(
    ("events", "wanted"),
    [
        (
            [event("held", "2023-04-17", edition=12), event("planned", "2023-11", edition=13, **BESIDE)],
            ("planned meeting", "follows_from", "held meeting"),
        ),
        (
            [event("planned", "2023-05-02"), event("held", "2023-03", level="leader", **BACK)],
            ("planned meeting", "follows_from", "held meeting"),
        ),
        (
            [event("held", "2023-04-17", kind="visit"), event("signed", "2023-04-17", kind="agreement", **BESIDE)],
            ("signed agreement", "part_of", "held visit"),
        ),
        (
            [event("planned", "2023-04-17"), event("proposed", None, kind="agreement", **BESIDE)],
            ("planned meeting", "prepares", "proposed agreement"),
        ),
        (
            [event("held", "2023-04-17", **BESIDE), event("planned", "2023-06-01", kind="agreement")],
            ("planned agreement", "follows_from", "held meeting"),
        ),
        (
            [
                event("planned", "2023-06-10", "JPN; KOR; CHN", level="leader"),
                event("held", "2023-05-20", level="minister", **BESIDE),
            ],
            ("held meeting", "prepares", "planned meeting"),
        ),
        (
            [
                event("planned", "2023-12-03", kind="visit", level="minister"),
                event("cancelled", "2023-10", kind="visit", level="minister", **BACK),
            ],
            ("planned visit", "replaces", "cancelled visit"),
        ),
        (
            [event("in_force", "2022-01-10", kind="agreement", **BACK), event("held", "2023-04-17")],
            ("held meeting", "implements", "in_force agreement"),
        ),
        (
            [
                event("planned", "2023-04-17", level="minister", margins_of="the Munich Security Conference"),
                event("planned", "2023-04-16/2023-04-18", "DEU*", kind="forum", series="Munich Security Conference"),
            ],
            ("planned meeting", "on_margins_of", "planned forum"),
        ),
    ],
)
def test_a_relation(events: list[dict[str, Any]], wanted: tuple[str, str, str]) -> None:
    assert links(tell("a", "2023-04-18", *events)) == {wanted}


@pytest.mark.parametrize(
    "events",
    [
        [event("cancelled", "2023-04-17"), event("planned", "2023-05-02", level="minister", **BESIDE)],
        [event("held", "2023-04-17", series="border talks"), event("planned", "2023-05-02", series="trade council")],
        [event("held", "2023-04-17"), event("planned", "2023-05-02", "KOR; CHN", **BESIDE)],
        [event("planned", "2023-05-02"), event("held", "2019-03", **BACK)],
    ],
    ids=["called off", "two standing talks", "another pair", "long ago"],
)
def test_no_relation(events: list[dict[str, Any]]) -> None:
    assert links(tell("a", "2023-04-18", *events)) == set()


def test_a_relation_needs_a_story_that_tells_of_both_and_names_it() -> None:
    held = tell("a", "2023-04-18", event("held", "2023-04-17"))
    plan = tell("b", "2023-06-01", event("planned", "2023-06-20", kind="agreement", level="unknown"), by="Kyodo")
    both = tell(
        "c",
        "2023-06-02",
        event("planned", "2023-06-20", kind="agreement", level="unknown"),
        event("held", "2023-04-17", **BESIDE),
        by="AFP",
    )
    assert links(held, plan) == set()
    (found,) = [r for e in fold([held, plan, both]).events for r in e.relations]
    assert (found.type, found.story) == ("follows_from", both.story.id)


def test_storylines_run_through_stories_series_and_relations() -> None:
    record = fold(
        [
            tell("a", "2023-04-18", event("held", "2023-04-17", edition=12), event("held", "2023-01-09", **BACK)),
            tell("b", "2023-11-29", event("held", "2023-11-28", edition=13), by="Kyodo"),
            tell("c", "2023-11-30", event("held", "2023-11-30", "KOR; CHN"), by="AFP"),
        ]
    )
    lines = {e.when: e.storyline for e in record.events}
    assert lines["2023-01-09"] == lines["2023-04-17"] == lines["2023-11-28"] != lines["2023-11-30"]
    assert record.find(str(lines["2023-01-09"])).when == "2023-04-17"


def verdicts(claim: dict[str, Any], *before: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Verdict and day of what settles it, of the claim on the talks of 17 April 2023."""
    record = fold(
        [
            *(tell(f"b{at}", "2023-01-01", one, by=f"agency {at}") for at, one in enumerate(before)),
            tell("claim", "2023-04-18", event("held", "2023-04-17", **claim)),
        ]
    )
    checks = [c for e in record.events for c in e.recurrence_checks]
    return [(c.verdict, record.find(c.by).when if c.by else None) for c in checks]


FIVE = {"claim": "the first in five years", "years": 5.0, "since": "2018"}
SINCE = {"claim": "the first since March 2018", "since": "2018-03"}


@pytest.mark.parametrize(
    ("claim", "before", "wanted"),
    [
        (FIVE, [event("held", "2018-03")], ("confirmed", "2018-03")),
        (FIVE, [event("held", "2017-12-01")], ("confirmed", "2017-12-01")),
        (FIVE, [event("held", "2018-03"), event("held", "2021-06-02")], ("contradicted", "2021-06-02")),
        (FIVE, [event("held", "2021-06-02", level="leader")], ("open", None)),
        (FIVE, [event("cancelled", "2021-06-02")], ("open", None)),
        (FIVE, [event("held", "2021-06-02", kind="call")], ("open", None)),
        (SINCE, [event("held", "2018-03-14")], ("confirmed", "2018-03-14")),
        (SINCE, [event("held", "2016-03-14")], ("open", None)),
        (SINCE, [event("held", "2018-05-14")], ("contradicted", "2018-05-14")),
        ({"claim": "the first ever"}, [event("held", "2011")], ("contradicted", "2011")),
        ({"claim": "the first ever"}, [], ("open", None)),
        (
            {"claim": "the second this year", "ordinal": "second"},
            [event("held", "2023-02-01")],
            ("confirmed", "2023-02-01"),
        ),
        ({"claim": "the second this year", "ordinal": "second"}, [event("held", "2022-12-01")], ("open", None)),
        (
            {"claim": "the second this year", "ordinal": "second"},
            [event("held", "2023-02-01"), event("held", "2023-03-01")],
            ("contradicted", "2023-03-01"),
        ),
        (
            {"claim": "the third in two years", "ordinal": "third", "years": 2.0},
            [event("held", "2021-09-01"), event("held", "2022-12-01")],
            ("confirmed", "2022-12-01"),
        ),
    ],
)
def test_a_claim_held_against_the_record(
    claim: dict[str, Any], before: list[dict[str, Any]], wanted: tuple[str, str | None]
) -> None:
    assert verdicts(claim, *before) == [wanted]


def test_a_check_says_from_when_the_record_hears_of_the_parties() -> None:
    record = fold(
        [
            tell("old", "2016-05-03", event("held", "2016-05-02", kind="call")),
            tell("claim", "2023-04-18", event("held", "2023-04-17", **FIVE), by="Kyodo"),
        ]
    )
    (check,) = [c for e in record.events for c in e.recurrence_checks]
    assert (check.verdict, check.covers_since) == ("open", "2016-05-03")


def test_conflicting_gaps_are_settled_by_the_one_that_the_record_confirms() -> None:
    older = tell("old", "2018-03-15", event("held", "2018-03-14"))
    one = tell("one", "2023-04-18", event("held", "2023-04-17", **FIVE), by="Kyodo")
    two = tell("two", "2023-04-18", event("held", "2023-04-17", claim="first in two years", years=2.0), by="AFP")
    (conflict,) = [c for e in fold([older, one, two]).events for c in e.conflicts]
    assert (conflict.field, conflict.verdict) == ("recurrence.years", "5")
    (unsettled,) = [c for e in fold([one, two]).events for c in e.conflicts]
    assert unsettled.verdict == "open"


# the claim, its ordinal as an engine tells it, edition | verdict
NUMBERED = [
    ("the 12th round and the first since March 2023", "twelfth", 12, "confirmed"),
    ("the third round and the first since March 2023", "third", 3, "confirmed"),
    ("the second this year", "thirteenth", 13, "confirmed"),
    ("the third this year", "third", None, "open"),
]


@pytest.mark.parametrize(("claim", "ordinal", "edition", "verdict"), NUMBERED)
def test_the_number_of_a_round_is_no_count_of_its_claim(
    claim: str, ordinal: str, edition: int | None, verdict: str
) -> None:
    before = tell("before", "2023-03-20", event("held", "2023-03-14"))
    since = "2023-03" if "since" in claim else None
    now = event("held", "2023-11-28", claim=claim, ordinal=ordinal, edition=edition, since=since)
    record = fold([before, tell("now", "2023-11-29", now)])
    assert [c.verdict for e in record.events for c in e.recurrence_checks] == [verdict]
