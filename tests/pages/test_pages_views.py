"""Events, stories and changes -> what a card, a row or a sentence shows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.ladder_build import STORY, claimed, event

from dateline.model import Delegate, Dropped, Evidence, Paragraph, Party, Report, Source, Story, Translation
from dateline.model.coverage import Covered
from dateline.store.held_coverage import Covering
from dateline.web.answers import ChangeLine
from dateline.web.routes.looks import Looks
from dateline.web.views import dates
from dateline.web.views.ahead import grouped
from dateline.web.views.cards import card, cards
from dateline.web.views.changes import changed, sittings, turn
from dateline.web.views.eventview import table_side, view
from dateline.web.views.lists import cut
from dateline.web.views.quotes import chain, opened, under
from dateline.web.views.review import choice
from dateline.web.views.storytext import Gap, blocks, together
from dateline.web.views.strips import strips
from dateline.web.views.words import clipped, party, say

ON = dt.date(2023, 4, 15)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "no day"),
        ("2023-04-17", "Mon 17 Apr 2023"),
        ("2023-04", "Apr 2023"),
        ("2023", "2023"),
        ("2017-01~", "about Jan 2017"),
        ("2024-21", "spring 2024"),
        ("2024-09-10/2024-09-12", "10–12 Sep 2024"),
        ("2024-09-30/2024-10-02", "30 Sep – 2 Oct 2024"),
        ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("[2022-09-05..2022-09-11]", "some day of 5–11 Sep 2022"),
        ("../2023-06", "until 30 Jun 2023"),
        ("soon", "soon"),
    ],
)
def test_days_read_as_people_write_them(edtf: str | None, words: str) -> None:
    assert dates.when(edtf) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2023-05-07", "2023-05-09", "7 → 9 May 2023"),
        ("2023-04-30", "2023-05-09", "30 Apr → 9 May 2023"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022 → 2 Jan 2023"),
        ("2023-05", "2023-05-09", "May 2023 → 9 May 2023"),
        (None, "2023-05-09", "no day → 9 May 2023"),
    ],
)
def test_a_move_writes_what_both_share_once(before: str | None, after: str, words: str) -> None:
    assert dates.moved(before, after) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [("2023-04-15", "today"), ("2023-04-16", "tomorrow"), ("2023-04-14", "yesterday"), ("2023-04-21", "in 6 days"),
     ("2023-05-15", "in 4 weeks"), ("2021-04-15", "2 years ago")],
)  # fmt: skip
def test_distances(day: str, words: str) -> None:
    assert dates.distance(ON, dt.date.fromisoformat(day)) == words


def test_an_hour_keeps_its_zone() -> None:
    assert dates.hour("2023-04-17T15:00:00+09:00") == "15:00 +09:00"
    assert dates.hour(None) == ""


def test_a_card_says_who_when_at_what_rank_and_whether_its_claim_holds() -> None:
    before = event("before", "2018-03-15")
    one = event("a", "2023-04-17", "planned", "director_general/minister", place="Seoul", confirmed_by=("KOR",),
                **claimed("confirmed", "before"))  # fmt: skip
    (shown,) = cards([one], ON, [before])
    assert (shown.title, shown.day, shown.distance) == ("Japan – South Korea: meeting", "Mon 17 Apr 2023", "in 2 days")
    assert [(s.name, s.rank) for s in shown.sides] == [("Japan", "director general"), ("South Korea", "minister")]
    assert (shown.place, shown.confirmed, shown.tone, shown.pair) == ("Seoul", ("South Korea",), "planned", "JPN-KOR")
    assert [(c.label, c.verdict, c.by_day) for c in shown.claims] == [
        ("first in 5 years", "confirmed", dt.date(2018, 3, 15))
    ]


def test_an_act_points_at_whom_it_addresses() -> None:
    sides = (Party(code="CHN", name="China", role="actor"), Party(code="JPN", name="Japan", role="target"))
    one = msgspec.structs.replace(event("a", kind="other"), parties=sides)
    assert card(one, ON).names == "China → Japan"


def line(field: str, before: Any, after: Any, known: str = "2023-04-14") -> ChangeLine:
    return ChangeLine(event="a", field=field, before=before, after=after, known=known, story=STORY)


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        ("status", "planned", "held", "planned → held"),
        ("level", "minister", "vice_minister", "minister → vice minister"),
        ("when", "2023-05-07", "2023-05-09", "7 → 9 May 2023"),
        ("parties", ("JPN", "KOR"), ("JPN", "KOR", "USA"), "Japan, South Korea → Japan, South Korea, United States"),
        ("where.place", None, "Seoul", "not told → Seoul"),
        ("new", None, "planned", "new: planned"),
    ],
)
def test_changes_read_as_from_to(field: str, before: Any, after: Any, words: str) -> None:
    assert turn(line(field, before, after)).text == words


def test_what_one_story_changes_of_one_event_stands_together() -> None:
    one = event("a", "2023-04-17")
    told = [
        line("when", "2023-04-16", "2023-04-17"),
        line("status", "planned", "held"),
        line("new", None, "planned", "2023-04-01"),
    ]
    found = changed(sittings(told), {one.id: one}, ON)
    assert [[t.field for t in c.turns] for c in found] == [["status", "when"], ["new"]]


TEXT = "SEOUL (X) -- First  words\nhere.  The two sides meet on Monday in Seoul. They met on Monday before."


def story(text: str = TEXT, dropped: tuple[Dropped, ...] = ()) -> Story:
    paragraph = Paragraph(text=" ".join(text.split()), start=0, end=len(text))
    return Story(
        id=STORY, text_sha256="", source=Source(uri="a.txt", sha256=""), agencies=("Yonhap", "IANS"),
        published="2023-04-14", paragraphs=(paragraph,), dropped=dropped,
    )  # fmt: skip


def seen(field: str, words: str, start: int) -> Evidence:
    return Evidence(field=field, text=words, start=start, end=start + len(words), story=STORY, rule="a rule")


def test_a_value_opens_the_sentence_that_carries_it_and_no_more() -> None:
    found = opened([seen("when", "Monday", TEXT.index("Monday"))], {STORY: story()})
    (quote,) = found["when"].quotes
    assert (quote.before, quote.words, quote.after) == ("The two sides meet on ", "Monday", " in Seoul.")
    assert (quote.by, quote.clock, quote.rule) == ("Yonhap → IANS", "14 Apr 2023", "a rule")


def test_of_equal_words_the_nearest_counts() -> None:
    found = opened([seen("when", "Monday", TEXT.rindex("Monday"))], {STORY: story()})
    assert found["when"].quotes[0].before == "They met on "


def test_a_derived_value_says_what_it_follows_from() -> None:
    derived = Evidence(field="level", sources=("parties",), rule="the highest rank", story=STORY)
    (quote,) = opened([derived], {STORY: story()})["level"].quotes
    assert (quote.words, quote.after) == ("", "from parties")


def test_a_field_without_sentences_has_those_of_its_parts_or_of_its_whole() -> None:
    found = opened([seen("where.venue", "Seoul", TEXT.index("Seoul"))], {STORY: story()})
    assert [one.quotes[0].words for f in ("where", "where.venue", "where.venue.floor") if (one := under(found, f))] == [
        "Seoul", "Seoul", "Seoul",
    ]  # fmt: skip
    assert under(found, "agenda") is None


def reported(*marks: Evidence) -> Report:
    return Report(report="r", kind="meeting", plover="CONSULT", status="held", evidence=marks)


def test_overlapping_evidence_cuts_a_paragraph_into_pieces() -> None:
    at = TEXT.index("on Monday")
    report = reported(seen("status", "on Monday", at), seen("when", "Monday", at + 3))
    (block,) = blocks(story(), TEXT, [report], {"r": "event"})
    assert [(p.text, p.fields) for p in block.pieces if p.fields] == [
        ("on ", ("status",)),
        ("Monday", ("status", "when")),
    ]
    assert "".join(p.text for p in block.pieces) == TEXT


def test_without_the_text_paragraphs_stand_unmarked() -> None:
    (block,) = blocks(story(), None, [reported(seen("when", "Monday", TEXT.index("Monday")))], {"r": "event"})
    assert block.text == " ".join(TEXT.split())
    assert not any(p.fields for p in block.pieces)


def test_what_was_dropped_in_a_row_stands_together_with_its_kinds() -> None:
    dropped = (Dropped(kind="teaser", text="Read more", start=200, end=209),
               Dropped(kind="related", text="Others", start=300, end=306))  # fmt: skip
    found = together(blocks(story(dropped=dropped), TEXT, [], {}))
    assert isinstance(found[-1], Gap)
    assert (found[-1].kinds, found[-1].length) == ("teaser, related headlines", 15)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=12))
def test_however_evidence_lies_the_pieces_are_the_text(spans: list[tuple[int, int]]) -> None:
    marks = [seen("when", TEXT[a : a + n], a) for a, n in spans if TEXT[a : a + n]]
    (block,) = blocks(story(), TEXT, [reported(*marks)], {"r": "event"})
    assert block.text.split() == TEXT.split()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("dateline judge same 12345678 9abcdef0 --why TEXT", ("same", ("12345678", "9abcdef0"), "", "")),
        ("dateline judge correct 12345678 where.place 'New York' --why TEXT",
         ("correct", ("12345678",), "where.place", "New York")),
        ("dateline judge reject 12345678 --made 2023-04-14 --why TEXT", ("reject", ("12345678",), "", "")),
        ("dateline judge held 12345678 --why TEXT", None),
    ],
)  # fmt: skip
def test_a_command_of_the_review_becomes_a_choice(command: str, told: tuple[object, ...] | None) -> None:
    found = choice(command)
    assert (found and (found.verdict, found.ids, found.field, found.value)) == told


@pytest.mark.parametrize(("number", "items"), [(1, [0, 1]), (2, [2, 3]), (3, [4]), (99, [4])])
def test_long_lists_come_in_pages(number: int, items: list[int]) -> None:
    found = cut(range(5), number, 2)
    assert (found.items, found.page.last, found.page.total) == (items, 3, 5)


NOW = dt.datetime(2023, 4, 17, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("cookie", "since"),
    [
        (None, "2023-04-10T09:00:00+00:00"),
        ("nonsense", "2023-04-10T09:00:00+00:00"),
        ("2023-04-13|2023-04-14", "2023-04-10T09:00:00+00:00"),
        ("2023-04-13T08:00:00+00:00|2023-04-14T18:00:00+00:00", "2023-04-14T18:00:00+00:00"),
        ("2023-04-14T18:00:00+00:00|2023-04-17T08:30:00+00:00", "2023-04-14T18:00:00+00:00"),
        ("2023-04-14T18:00:00+00:00|2030-01-01T00:00:00+00:00", "2023-04-14T18:00:00+00:00"),
    ],
)
def test_changes_count_from_the_look_before_this_sitting(cookie: str | None, since: str) -> None:
    assert Looks.read(cookie, NOW).since == since


def test_what_is_ahead_stands_under_its_week_or_month() -> None:
    days = ("2023-04-10/2023-04-20", "2023-04-16", "2023-04-18", "2023-06-01", None)
    found = grouped(cards([event(f"e{n}", day, "planned") for n, day in enumerate(days)], ON), ON)
    assert [name for name, _ in found] == [
        "Under way, or some day by now", "This week", "Next week", "Jun 2023", "Without a day",
    ]  # fmt: skip


def test_coverage_is_a_strip_of_months_with_what_was_not_read() -> None:
    rows = [Covered(source="Yonhap", day=day, fetched=1) for day in ("2023-01-05", "2023-04-01")]
    (strip,) = strips([Covering(rows[0].source, tuple(rows))], "2023-01-01", "2023-04-30")
    assert [(c.month, c.count, c.tone) for c in strip.cells] == [
        ("2023-01", 1, "some"), ("2023-02", 2, "none"), ("2023-04", 1, "some"),
    ]  # fmt: skip
    assert strip.gaps[0] == "6 Jan – 31 Mar 2023 (85 days)"


@pytest.mark.parametrize("hostile", ["a\u202eb", "a\x00b", "a\u2066b", "a\ud800b", "a\u200fb"])
def test_marks_that_turn_the_writing_are_taken_out(hostile: str) -> None:
    assert clipped(hostile, 10) == "ab"


@given(st.text(max_size=60), st.integers(1, 30))
def test_what_is_clipped_fits(text: str, most: int) -> None:
    assert len(clipped(text, most)) <= most


def test_codes_are_worded_and_unknown_ones_still_readable() -> None:
    assert (party("KOR"), say("levels", "vice_minister"), say("fields", "some_field")) == (
        "South Korea", "vice minister", "some field",
    )  # fmt: skip


def test_a_gap_reads_in_a_unit_that_fits() -> None:
    assert [dates.gap(days) for days in (None, 0, 1, 45, 300, 1859)] == [
        "", "0 days", "1 day", "45 days", "10 months", "5.1 years",
    ]  # fmt: skip


def test_the_page_of_an_event_dates_what_settles_its_claim() -> None:
    one = event("a", "2023-04-17", **claimed("confirmed", "before"))
    shown = view(one, {}, (), {"before": event("before", "2018-03-15")}, ON)
    assert [c.by_day for c in shown.card.claims] == [dt.date(2018, 3, 15)]


def test_a_supplied_translation_is_told_as_one_wherever_it_is_named() -> None:
    told = msgspec.structs.replace(story("Talks ahead."), translation=Translation(of="ab12", language="ko", by="Ana"))
    assert chain(told).endswith(" (translated)")
    assert card(msgspec.structs.replace(event("a", "2023-04-17"), translations=("ab12",)), ON).translated == 1


def test_an_attached_story_is_told_as_one() -> None:
    one = msgspec.structs.replace(event("a", "2023-04-17"), stories=(STORY,), attached=(STORY,))
    rows = view(one, {STORY: story("Talks ahead.")}, [], {}, ON).sources
    assert [row.attached for row in rows] == [True]


def test_a_delegate_is_found_by_any_spelling_that_a_report_of_the_event_has() -> None:
    seat = table_side(
        Party(name="South Korea", code="KOR", delegates=(Delegate(name="Woo Kyung-seok", names=("Woo Kyung Seok",)),)),
        {("KOR", "Woo Kyung Seok"): "842ae72e:0", ("JPN", "Woo Kyung-seok"): "842ae72e:1"},
    )
    assert [one.person for one in seat.delegates] == ["842ae72e:0"]
