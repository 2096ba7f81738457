"""What judgements do to the record: given as stories and decisions, expected as events."""

from __future__ import annotations

import pytest
from record_build import anchor, event, judge, tell

from dateline.errors import UnknownValue
from dateline.model import Judgement, Telling
from dateline.model.known import AsOf
from dateline.record import Record, fold

PLAN = tell("plan", "2023-04-10", event("planned", "2023-04-17"))
OTHER = tell("other", "2023-04-12", event("planned", "2023-04-25"), by="Kyodo")
SAME_DAY = tell("sameday", "2023-04-13", event("planned", "2023-04-17"), by="Kyodo")
HELD = tell("held", "2023-04-18", event("held", "2023-04-17"), by="AFP")


def days(record: Record) -> list[tuple[str | None, str | None, int]]:
    return [(e.status, e.when, e.reports) for e in record.events]


def effects(record: Record) -> list[str]:
    return [s.effect.split(":")[0].split(" by")[0] for s in record.judgements]


def test_same_makes_one_event_of_two_and_keeps_every_id() -> None:
    same = judge("same", anchor(PLAN), anchor(OTHER))
    assert len(fold([PLAN, OTHER]).events) == 2
    record = fold([PLAN, OTHER, HELD], judgements=[same])
    (one,) = record.events
    assert one.id == PLAN.reports[0].report and set(one.aliases) == {t.reports[0].report for t in (OTHER, HELD)}
    assert [(h.status, h.when) for h in one.history][-1] == ("held", "2023-04-17")
    assert [(a.verdict, a.by, a.why, a.effect) for a in one.judgements] == [("same", "Ana", "so it is", "in force")]


def test_same_binds_whole_events_and_later_stories_of_either() -> None:
    later = tell("later", "2023-04-20", event("postponed", "2023-05-09", when_was="2023-04-25"), by="AP")
    record = fold([PLAN, OTHER, later], judgements=[judge("same", anchor(PLAN), anchor(OTHER))])
    assert days(record) == [("postponed", "2023-05-09", 3)]


def test_different_splits_and_the_rest_goes_where_it_fits() -> None:
    assert days(fold([PLAN, SAME_DAY])) == [("planned", "2023-04-17", 2)]
    record = fold([PLAN, SAME_DAY], judgements=[judge("different", anchor(PLAN), anchor(SAME_DAY))])
    assert days(record) == [("planned", "2023-04-17", 1)] * 2
    assert all([a.verdict for a in e.judgements] == ["different"] for e in record.events)


def test_different_keeps_apart_what_a_copy_would_join() -> None:
    text = "Diplomats of the two states sit down in Seoul on Monday, the ministry said, to take up security and trade."
    first = tell("a", "2023-04-10", event("planned", "2023-04-17"), text=text)
    copy = tell("b", "2023-04-11", event("planned", "2023-04-17"), text=text)
    assert len(fold([first, copy]).events) == 1
    assert len(fold([first, copy], judgements=[judge("different", anchor(first), anchor(copy))]).events) == 2


def test_the_later_of_two_judgements_wins_and_both_are_shown() -> None:
    apart = judge("different", anchor(PLAN), anchor(SAME_DAY), made="2023-05-01T09:00:00+00:00")
    same = judge("same", anchor(PLAN), anchor(SAME_DAY), made="2023-05-02T09:00:00+00:00")
    record = fold([PLAN, SAME_DAY], judgements=[same, apart])
    assert len(record.events) == 1
    assert effects(record) == ["overruled", "in force"]
    assert [a.verdict for a in record.events[0].judgements] == ["different", "same"]
    assert len(fold([PLAN, SAME_DAY], AsOf("2023-05-01"), [same, apart]).events) == 2


def test_of_three_judged_in_a_ring_the_oldest_gives_way() -> None:
    one, two, three = (
        tell(n, "2023-04-10", event("planned", f"2023-04-{d}")) for n, d in (("x", 1), ("y", 9), ("z", 20))
    )
    ring = [
        judge("same", anchor(one), anchor(two), made="2023-05-01T09:00:00+00:00"),
        judge("same", anchor(two), anchor(three), made="2023-05-02T09:00:00+00:00"),
        judge("different", anchor(one), anchor(three), made="2023-05-03T09:00:00+00:00"),
    ]
    record = fold([one, two, three], judgements=ring)
    assert sorted(e.reports for e in record.events) == [1, 2]
    assert effects(record) == ["overruled", "in force", "in force"]


def test_reject_drops_a_false_event_and_says_so_when_it_is_asked_for() -> None:
    no = judge("reject", anchor(OTHER))
    record = fold([PLAN, OTHER], judgements=[no])
    assert days(record) == [("planned", "2023-04-17", 1)]
    with pytest.raises(UnknownValue, match=f"rejected.*dateline judge undo {no.id[:8]}"):
        record.find(OTHER.reports[0].report)


def test_reject_of_one_report_leaves_the_event_to_the_others() -> None:
    wrong = tell("wrong", "2023-04-14", event("cancelled", "2023-04-17"), by="Kyodo")
    assert days(fold([PLAN, wrong])) == [("cancelled", "2023-04-17", 2)]
    assert days(fold([PLAN, wrong], judgements=[judge("reject", anchor(wrong))])) == [("planned", "2023-04-17", 1)]


def test_a_copy_of_what_was_rejected_is_rejected_too() -> None:
    text = "Diplomats of the two states sit down in Seoul on Monday, the ministry said, to take up security and trade."
    first = tell("a", "2023-04-10", event("planned", "2023-04-17"), text=text)
    copy = tell("b", "2023-04-11", event("planned", "2023-04-17"), text=text)
    assert fold([first, copy], judgements=[judge("reject", anchor(first))]).events == ()


def test_a_later_judgement_that_takes_it_for_real_overrules_a_rejection() -> None:
    no = judge("reject", anchor(PLAN), made="2023-05-01T09:00:00+00:00")
    yes = judge("held", anchor(PLAN), made="2023-05-02T09:00:00+00:00")
    record = fold([PLAN], judgements=[no, yes])
    assert days(record) == [("held", "2023-04-17", 1)]
    assert effects(record) == ["overruled", "in force"]


def test_correct_sets_a_value_wherever_it_was_told_wrong() -> None:
    fix = judge("correct", anchor(SAME_DAY), field="when", value="2023-04-18")
    (one,) = fold([PLAN, SAME_DAY], judgements=[fix]).events
    assert [(h.status, h.when) for h in one.history] == [("planned", "2023-04-18")]
    assert [e.rule for e in one.evidence if e.field == "when"] == [
        f"judgement {fix.id[:8]} of 2023-05-01 by Ana: so it is"
    ]


def test_a_corrected_day_is_the_one_that_later_stories_are_matched_with() -> None:
    fix = judge("correct", anchor(PLAN), field="when", value="2023-05-30", made="2023-04-11T09:00:00+00:00")
    late = tell("late", "2023-05-31", event("held", "2023-05-30"), by="Kyodo")
    assert days(fold([PLAN, late])) == [("planned", "2023-04-17", 1), ("held", "2023-05-30", 1)]
    assert days(fold([PLAN, late], judgements=[fix])) == [("held", "2023-05-30", 2)]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("level", "minister", "minister"),
        ("where.place", "Busan", "Busan"),
        ("series.name", "security dialogue", "security dialogue"),
        ("series.edition", 13, 13),
        ("parties", ("CHN", "KOR"), ("CHN", "KOR")),
        ("status", "cancelled", "cancelled"),
    ],
)
def test_fields_that_can_be_corrected(field: str, value: object, shown: object) -> None:
    from dateline.record.judged.fields import get

    (one,) = fold([PLAN, SAME_DAY], judgements=[judge("correct", anchor(PLAN), field=field, value=value)]).events
    assert get(field, one) == shown and one.reports == 2


def test_held_and_not_held_settle_a_plan_on_the_day_they_are_made() -> None:
    for verdict, status in (("held", "held"), ("not_held", "cancelled")):
        settled = judge(verdict, anchor(PLAN), made="2023-04-20T09:00:00+00:00")  # type: ignore[arg-type]
        (one,) = fold([PLAN], judgements=[settled]).events
        assert (one.status, one.when, one.history[-1].judgement) == (status, "2023-04-17", settled.id)
        assert one.history[-1].known == "2023-04-20T09:00:00+00:00" and one.reports == one.independent_sources == 1
        assert fold([PLAN], AsOf("2023-04-19"), [settled]).events[0].status == "planned"


def test_held_with_its_day_and_judged_again() -> None:
    yes = judge("held", anchor(PLAN), value="2023-04-19", made="2023-04-20T09:00:00+00:00")
    no = judge("not_held", anchor(PLAN), made="2023-04-21T09:00:00+00:00")
    assert days(fold([PLAN], judgements=[yes])) == [("held", "2023-04-19", 1)]
    record = fold([PLAN], judgements=[yes, no])
    assert days(record) == [("cancelled", "2023-04-19", 1)]
    assert effects(record) == ["overruled", "in force"]


def test_news_that_comes_after_a_judgement_is_heard() -> None:
    no = judge("not_held", anchor(PLAN), made="2023-04-18T09:00:00+00:00")
    late = tell("late", "2023-04-19", event("held", "2023-04-17"), by="Kyodo")
    assert days(fold([PLAN, late], judgements=[no])) == [("held", "2023-04-17", 2)]


@pytest.mark.parametrize(
    "done",
    [
        judge("same", anchor(PLAN), anchor(OTHER)),
        judge("different", anchor(PLAN), anchor(SAME_DAY)),
        judge("reject", anchor(PLAN)),
        judge("correct", anchor(PLAN), field="when", value="2023-04-25"),
        judge("held", anchor(OTHER)),
    ],
    ids=lambda one: one.verdict,
)
def test_undo_restores_exactly_and_undoing_the_undo_brings_it_back(done: Judgement) -> None:
    heap = [PLAN, OTHER, SAME_DAY, HELD]
    undo = judge("undo", undoes=done.id, made="2023-05-02T09:00:00+00:00")
    again = judge("undo", undoes=undo.id, made="2023-05-03T09:00:00+00:00")
    assert fold(heap, judgements=[done]).events != fold(heap).events
    assert fold(heap, judgements=[done, undo]).events == fold(heap).events
    assert fold(heap, judgements=[done, undo, again]).events == fold(heap, judgements=[done]).events


def reread(told: Telling, start: int, end: int, **more: object) -> Telling:
    """What a better engine reads in the same story."""
    from dateline.model import Evidence

    span = Evidence(field="status", text="x" * (end - start), start=start, end=end)
    return tell(told.story.source.uri[:-4], told.story.known, event("planned", "2023-04-17", evidence=(span,), **more))


def test_a_judgement_survives_a_better_engine_and_an_unbound_one_is_kept() -> None:
    held = judge("held", anchor(PLAN))
    assert fold([reread(PLAN, 1, 9)], judgements=[held]).events[0].status == "held"
    record = fold([reread(PLAN, 40, 49)], judgements=[held])
    assert record.events[0].status == "planned"
    assert [s.unbound for s in record.judgements] == [True]
    assert record.judgements[0].effect == f"unbound: nothing is read at 0-3 of story {PLAN.story.id[:12]}"


def test_a_judgement_about_a_killed_story_is_listed_as_unbound() -> None:
    import msgspec

    kill = tell("kill", "2023-04-11", by="Yonhap")
    kill = msgspec.structs.replace(
        kill, story=msgspec.structs.replace(kill.story, notice="kill", supersedes=PLAN.story.id)
    )
    record = fold([PLAN, kill], judgements=[judge("held", anchor(PLAN))])
    assert record.events == () and effects(record) == ["unbound"]
