"""Kills, withdrawals, corrections and stories fetched again: what they leave of the record, and from when on."""

from __future__ import annotations

import msgspec
import pytest
from record_build import anchor, event, judge, tell

from dateline.model import Telling
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.record.notices import unsettled

HEAD = "Norway and Chile to hold talks on fish in Oslo"
PLAN = tell("plan", "2023-04-10T09:00:00+00:00", event("planned", "2023-04-17"), headline=HEAD, by="Yonhap")


def notice(kind: str, *events: dict[str, object], head: str = HEAD, known: str = "2023-04-11T09:00:00+00:00",
           of: Telling | None = None, by: str = "Yonhap") -> Telling:  # fmt: skip
    told = tell("notice", known, *events, headline=head, by=by, dated=None)
    return msgspec.structs.replace(
        told, story=msgspec.structs.replace(told.story, notice=kind, supersedes=of.story.id if of else None)
    )


@pytest.mark.parametrize("kind", ["kill", "withdrawn"])
def test_a_killed_story_counts_no_more_from_that_instant(kind: str) -> None:
    heap = [PLAN, notice(kind, of=PLAN)]
    assert fold(heap).events == ()
    assert [e.status for e in fold(heap, AsOf("2023-04-10")).events] == ["planned"]
    assert [e.status for e in fold(heap, AsOf("2023-04-11T08:59:59+00:00")).events] == ["planned"]


def test_a_corrected_story_speaks_in_its_place_and_the_old_id_still_resolves() -> None:
    fixed = notice("correction", event("planned", "2023-04-18"), of=PLAN)
    record = fold([PLAN, fixed, tell("held", "2023-04-19", event("held", "2023-04-18"), by="Kyodo")])
    (one,) = record.events
    assert [(h.status, h.when) for h in one.history] == [("planned", "2023-04-18"), ("held", "2023-04-18")]


def test_a_story_fetched_again_is_the_same_story() -> None:
    again = tell(
        "again", "2023-04-12", event("planned", "2023-04-17"), headline=HEAD, text=PLAN.story.paragraphs[0].text
    )
    again = msgspec.structs.replace(again, story=msgspec.structs.replace(again.story, source=msgspec.structs.replace(
        again.story.source, uri=PLAN.story.source.uri)))  # fmt: skip
    (one,) = fold([PLAN, again]).events
    assert (one.reports, len(one.aliases)) == (1, 1)


MEANS = [
    (notice("kill", head=f"KILL: {HEAD}"), True),
    (notice("withdrawn", head=f"ADVISORY: the story headlined {HEAD} is withdrawn"), True),
    (notice("correction", event("planned", "2023-04-18"), head=f"{HEAD} next week"), True),
    (notice("kill", head="KILL: Norway and Chile"), False),
    (notice("kill", by="Kyodo"), False),
    (notice("kill", known="2023-04-09T09:00:00+00:00"), False),
    (notice("kill", known="2023-06-09T09:00:00+00:00"), False),
    (notice("kill", of=PLAN), False),
]


@pytest.mark.parametrize(("told", "found"), MEANS)
def test_which_story_a_notice_without_an_id_may_mean(told: Telling, found: bool) -> None:
    pairs = list(unsettled([PLAN, told], fold([PLAN, told])))
    assert [(n.id, t.story.id) for n, t in pairs] == ([(told.story.id, PLAN.story.id)] if found else [])


def test_a_notice_is_settled_by_rejecting_what_its_story_tells_as_of_its_own_clock() -> None:
    fixed = notice("correction", event("planned", "2023-04-17"), head=HEAD)
    no = judge("reject", anchor(PLAN), made=str(fixed.story.known))
    record = fold([PLAN, fixed], judgements=[no])
    assert [e.stories for e in record.events] == [(fixed.story.id,)]
    assert list(unsettled([PLAN, fixed], record)) == []
    assert fold([PLAN, fixed], AsOf("2023-04-10"), [no]).events[0].stories == (PLAN.story.id,)
