"""One event over many stories: stories in, history out. Each test is a small storyline."""

from __future__ import annotations

from record_build import event, story, tell, telling

from dateline.model import Event, Telling
from dateline.model.known import AsOf
from dateline.record import fold


def only(*told: Telling) -> Event:
    record = fold(told)
    assert len(record.events) == 1, [(e.kind, e.status, e.when) for e in record.events]
    return record.events[0]


def history(*told: Telling) -> list[tuple[str | None, str | None]]:
    return [(h.status, h.when) for h in only(*told).history]


PLAN = tell("plan", "2023-04-14T17:10:00+05:30", event("planned", "2023-04-17"))
HELD = tell("held", "2023-04-17T20:00:00+09:00", event("held", "2023-04-17"))


def test_planned_then_held() -> None:
    assert history(PLAN, HELD) == [("planned", "2023-04-17"), ("held", "2023-04-17")]
    assert only(PLAN, HELD).id == PLAN.reports[0].report
    assert only(PLAN, HELD).aliases == (HELD.reports[0].report,)


def test_the_day_before_it_was_still_planned() -> None:
    (before,) = fold([PLAN, HELD], AsOf("2023-04-16")).events
    assert (before.status, before.reports) == ("planned", 1)


def test_a_reprint_of_the_old_dispatch_changes_nothing_but_the_count() -> None:
    text = "Diplomats of both sides will meet in Seoul on Monday for the first time in five years, it said on Friday."
    first = telling(story("plan", "2023-04-14", text), event("planned", "2023-04-17"))
    late = telling(story("late", "2023-04-20", text, by=None, publisher="Portal"), event("planned", "2023-04-17"))
    found = only(first, HELD, late)
    assert [(h.status, h.when) for h in found.history] == [("planned", "2023-04-17"), ("held", "2023-04-17")]
    assert (found.reports, found.independent_sources) == (3, 1)


def test_a_reprint_that_reckons_from_its_own_day_stays_with_its_dispatch() -> None:
    text = "Diplomats of both sides will meet in Seoul on Monday for the first time in five years, it said on Friday."
    first = telling(story("plan", "2023-04-14", text), event("planned", "2023-04-17"))
    late = telling(story("late", "2023-04-18", text, by=None, publisher="Portal"), event("planned", "2023-04-24"))
    assert history(first, late) == [("planned", "2023-04-17")]


def test_next_week_is_sharpened_to_a_day() -> None:
    vague = tell("vague", "2023-04-10", event("planned", "[2023-04-17..2023-04-23]"))
    assert history(vague, PLAN) == [("planned", "[2023-04-17..2023-04-23]"), ("planned", "2023-04-17")]


def test_a_vaguer_day_adds_nothing() -> None:
    vague = tell("vague", "2023-04-15", event("planned", "2023-04"))
    assert history(PLAN, vague) == [("planned", "2023-04-17")]


def test_held_without_a_day_keeps_the_day_it_was_planned_for() -> None:
    assert history(PLAN, tell("after", "2023-04-18", event("held", None))) == [
        ("planned", "2023-04-17"),
        ("held", "2023-04-17"),
    ]


def test_a_recalled_plan_adds_nothing() -> None:
    recalled = tell("recalled", "2023-04-19", event("planned", "2023-04-17", prominence="background"))
    assert history(PLAN, HELD, recalled) == [("planned", "2023-04-17"), ("held", "2023-04-17")]


def test_proposed_planned_held_with_the_day_known_late() -> None:
    wish = tell("wish", "2023-03-20", event("proposed", None))
    assert history(wish, PLAN, HELD) == [("proposed", None), ("planned", "2023-04-17"), ("held", "2023-04-17")]


def test_postponed_with_a_new_day_then_held() -> None:
    off = tell("off", "2023-04-15", event("postponed", "2023-04-24", when_was="2023-04-17"))
    again = tell("again", "2023-04-20", event("planned", "2023-04-24"), by="Kyodo")
    held = tell("done", "2023-04-24T21:00:00+09:00", event("held", "2023-04-24"))
    found = only(PLAN, off, again, held)
    assert [(h.status, h.when) for h in found.history] == [
        ("planned", "2023-04-17"),
        ("postponed", "2023-04-24"),
        ("planned", "2023-04-24"),
        ("held", "2023-04-24"),
    ]
    assert found.when_was == "2023-04-17"


def test_postponed_without_a_day_then_set_anew() -> None:
    off = tell("off", "2023-04-15", event("postponed", None, when_was="2023-04-17"))
    again = tell("again", "2023-04-28", event("planned", "2023-05-08", when_was="2023-04-17"))
    assert history(PLAN, off, again) == [("planned", "2023-04-17"), ("postponed", None), ("planned", "2023-05-08")]


def test_a_slow_report_of_the_old_day_after_the_move_adds_nothing() -> None:
    off = tell("off", "2023-04-15", event("postponed", "2023-04-24", when_was="2023-04-17"))
    slow = tell("slow", "2023-04-16", event("planned", "2023-04-17"), by="Kyodo")
    assert history(PLAN, off, slow) == [("planned", "2023-04-17"), ("postponed", "2023-04-24")]


def test_cancelled_keeps_the_day_it_had_been_set_for() -> None:
    off = tell("off", "2023-04-16", event("cancelled", None))
    slow = tell("slow", "2023-04-16T23:59:59+00:00", event("planned", "2023-04-17"), by="Kyodo")
    assert history(PLAN, off, slow) == [("planned", "2023-04-17"), ("cancelled", "2023-04-17")]


def test_at_the_same_clock_what_happened_comes_before_what_was_planned() -> None:
    held = tell("a", "2023-04-17", event("held", "2023-04-17"))
    plan = tell("b", "2023-04-17", event("planned", "2023-04-17"), by="Kyodo")
    assert history(held, plan) == [("held", "2023-04-17")]
    found = only(held, plan)
    assert found.id == min((held, plan), key=lambda t: t.story.id).reports[0].report


def test_a_summit_recalled_by_three_stories_is_one_event() -> None:
    def recall(name: str, known: str, when: str) -> Telling:
        summit = event("held", when, level="leader", place=("Tokyo", "JPN"), prominence="background")
        return tell(name, known, event("planned", "2023-04-17"), summit)

    record = fold(
        [
            recall("a", "2023-04-14", "2023-03"),
            recall("b", "2023-04-15", "2023-03-16"),
            recall("c", "2023-04-16", "2023-03"),
        ]
    )
    assert sorted((e.level, e.when, e.reports) for e in record.events) == [
        ("director_general", "2023-04-17", 3),
        ("leader", "2023-03-16", 3),
    ]


def test_a_change_of_level_stands_apart_from_the_history() -> None:
    plan = tell("p", "2023-04-10", event("planned", "2023-04-17", level="minister"))
    down = tell("d", "2023-04-14", event("planned", "2023-04-24", level="vice_minister", when_was="2023-04-17"))
    found = only(plan, down)
    assert [(c.field, c.before, c.after) for c in found.changes] == [("level", "minister", "vice_minister")]
    assert found.level == "vice_minister"


def test_independent_sources_that_differ_are_a_conflict() -> None:
    one = tell("one", "2023-04-14", event("planned", "2023-04-17", years=5.0))
    two = tell("two", "2023-04-15", event("planned", "2023-04-17", years=4.0), by="Kyodo")
    (found,) = only(one, two).conflicts
    assert (found.field, found.values, found.stories) == ("recurrence.years", (5.0, 4.0), (one.story.id, two.story.id))


def test_one_agency_that_corrects_itself_is_no_conflict() -> None:
    one = tell("one", "2023-04-14", event("planned", "2023-04-17", years=5.0))
    two = tell("two", "2023-04-15", event("planned", "2023-04-17", years=4.0), by="Yonhap News Agency")
    assert only(one, two).conflicts == ()


def test_a_killed_story_says_nothing_from_then_on_and_its_ids_resolve() -> None:
    wrong = tell("wrong", "2023-04-13", event("planned", "2023-04-17", level="director_general"))
    kill = tell("kill", "2023-04-15", event("planned", "2023-04-17"), notice="correction", supersedes=wrong.story.id)
    assert fold([wrong, kill], AsOf("2023-04-14")).find(wrong.reports[0].report).stories == (wrong.story.id,)
    assert fold([wrong, kill]).find(wrong.reports[0].report).stories == (kill.story.id,)


def test_an_agreement_is_one_event_through_its_acts() -> None:
    def act(name: str, known: str, status: str, when: str | None, **more: str) -> Telling:
        return tell(name, known, event(status, when, kind="agreement", series="GSOMIA", **more))

    told = [
        act("a", "2019-08-22", "notice_given", "2019-08-22"),
        act("b", "2019-08-23", "signed", "2016-11-23", prominence="background"),
        act("c", "2022-09-05", "proposed", None),
        act("d", "2023-03-21", "restored", "2023-03-21"),
    ]
    assert history(*told) == [("notice_given", "2019-08-22"), ("proposed", None), ("restored", "2023-03-21")]


def test_a_day_of_what_lasts_three_does_not_shorten_it() -> None:
    plan = tell(
        "p", "2015-05-20", event("planned", "2015-05-29/2015-05-31", kind="forum", series="Shangri-La Dialogue")
    )
    day = tell("d", "2015-05-30", event("under_way", "2015-05-30", kind="forum", series="Shangri-La Dialogue"))
    assert history(plan, day) == [("planned", "2015-05-29/2015-05-31"), ("under_way", "2015-05-29/2015-05-31")]


def test_a_story_without_a_clock_is_in_no_as_of_answer_and_comes_last() -> None:
    timeless = tell("timeless", None, event("held", "2023-04-17"))
    assert history(timeless, PLAN) == [("planned", "2023-04-17"), ("held", "2023-04-17")]
    assert [e.status for e in fold([timeless, PLAN], AsOf("2030-01-01")).events] == ["planned"]


def test_a_mediator_that_one_story_leaves_out_is_no_change_of_parties() -> None:
    plan = tell("p", "2023-04-14", event("planned", "2023-04-17", "ARM; AZE"))
    held = tell("h", "2023-04-17", event("held", "2023-04-17", "ARM; AZE; GEO*"))
    assert only(plan, held).changes == ()
    assert only(plan, held).codes == {"ARM", "AZE", "GEO"}


def test_a_third_side_that_joins_is_a_change_of_parties() -> None:
    plan = tell("p", "2023-04-14", event("planned", "2023-04-17", "KOR; JPN; USA; AUS", edition=3))
    more = tell("m", "2023-04-16", event("held", "2023-04-17", "KOR; JPN; USA; AUS; IND", edition=3))
    (change,) = only(plan, more).changes
    assert (change.field, change.before) == ("parties", ("AUS", "JPN", "KOR", "USA"))
    assert change.after == ("AUS", "IND", "JPN", "KOR", "USA")
