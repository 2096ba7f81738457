"""Events of a pair -> the rank ladder: what stands where, and that the picture is whole."""

from __future__ import annotations

import datetime as dt
import itertools
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.ladder_build import PAIR, claimed, event

from dateline.model import Event
from dateline.record import SeriesLine
from dateline.record.derived.series import Round
from dateline.web.ladder import Layout, ladder, lines, png, points, row_of, stretches, svg
from dateline.web.ladder.layout import Figure

ON = dt.date(2024, 1, 1)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*events: Event, lines: tuple[SeriesLine, ...] = (), **more: Any) -> Layout:
    return ladder(events, lines, PAIR, on=more.pop("on", ON), link=lambda name: f"/events/{name}", **more)


def only(layout: Layout) -> Figure:
    (figure,) = layout.figures
    return figure


def level_at(layout: Layout, figure: Figure) -> list[str]:
    return [
        next(b.level for b in layout.frame.bands if b.upper == m.upper and b.y <= m.y <= b.y + b.height)
        for m in figure.marks
    ]


@pytest.mark.parametrize(
    ("status", "when", "look"),
    [
        ("held", "2023-05-01", "held"),
        ("under_way", "2023-12-30/2024-01-05", "held"),
        ("planned", "2024-02-01", "planned"),
        ("planned", "2023-05-01", "overdue"),
        ("proposed", "2024-02", "proposed"),
        ("postponed", "2024-02-01", "postponed"),
        ("cancelled", "2023-05-01", "cancelled"),
        ("declined", "2023-05-01", "declined"),
    ],
)
def test_status_gives_the_look(status: str, when: str, look: str) -> None:
    assert only(drawn(event("a", when, status))).look == look


def test_looks_are_told_apart_in_the_drawing() -> None:
    drawings = {
        status: svg(drawn(event("a", "2024-02-01", status))).partition('aria-label="Thu')[2].partition("</a>")[0]
        for status in ("held", "planned", "proposed", "postponed", "cancelled", "declined")
    }
    shapes = {drawing.partition("</title>")[2] for drawing in drawings.values()}
    assert len(shapes) == len(drawings)


def test_each_side_stands_on_its_own_rung() -> None:
    layout = drawn(event("a", "2023-05-01", ranks="minister/director_general"))
    assert level_at(layout, only(layout)) == ["minister", "director_general"]
    assert only(layout).unequal
    assert 'class="l-unequal"' in svg(layout)


def test_a_rank_that_is_not_told_is_not_unequal() -> None:
    layout = drawn(event("a", "2023-05-01", ranks="minister/unknown"))
    assert level_at(layout, only(layout)) == ["minister", "unknown"]
    assert not only(layout).unequal


def test_leaders_stand_farthest_from_the_axis() -> None:
    bands = {(b.upper, b.level): b.y for b in drawn(event("a", "2023")).frame.bands}
    assert bands[True, "leader"] < bands[True, "working"] < bands[False, "working"] < bands[False, "leader"]


def test_many_in_one_month_do_not_cover_one_another() -> None:
    layout = drawn(*(event(f"e{n}", f"2023-05-{n + 1:02d}") for n in range(28)), first=2000, last=2024)
    assert_apart(layout)
    assert len(layout.figures) == 28


def assert_apart(layout: Layout) -> None:
    for upper in (True, False):
        places = sorted((m.x, m.y) for f in layout.figures for m in f.marks if m.upper is upper)
        for at, (x, y) in enumerate(places):
            for other, beside in places[at + 1 :]:
                if other - x > 2 * layout.radius:
                    break
                assert (other - x) ** 2 + (beside - y) ** 2 >= (2 * layout.radius) ** 2


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2024, 12, 31)).map(dt.date.isoformat)
RANKS = st.sampled_from(("leader", "minister", "minister/vice_minister", "unknown", "working/envoy"))


@given(st.lists(st.tuples(DAYS, RANKS), min_size=1, max_size=60), st.integers(1, 25))
def test_whatever_happens_is_drawn_once_inside_and_apart(told: list[tuple[str, str]], years: int) -> None:
    events = [event(f"e{n}", when, ranks=ranks) for n, (when, ranks) in enumerate(told)]
    layout = drawn(*events, first=2025 - years, last=2024)
    wanted = {e.id for e in events if e.when and int(e.when[:4]) >= 2025 - years}
    assert [f.event for f in layout.figures] == sorted(wanted, key=[f.event for f in layout.figures].index)
    for mark in (m for f in layout.figures for m in f.marks):
        assert layout.frame.top <= mark.y <= layout.frame.bottom
        assert layout.scale.left - 200 < mark.x < layout.width + 200
    assert_apart(layout)


def test_a_period_is_drawn_in_its_middle_with_its_bounds() -> None:
    figure = only(drawn(event("a", "2023-05", "planned"), first=2023, last=2023))
    assert figure.whisker is not None
    assert figure.whisker[0] < figure.marks[0].x < figure.whisker[1]


def test_without_a_day_it_stands_in_the_table_alone() -> None:
    told = (event("a", None, "postponed"), event("b", "2023-05-01"))
    assert [f.event for f in drawn(*told).figures] == ["b"]
    assert drawn(*told).undated == 1
    assert [row_of(line, PAIR).event for line in lines(told, PAIR, ON)] == ["b", "a"]


def test_others_stand_there_only_when_asked_for_and_smaller() -> None:
    told = (event("a", "2023-05-01"), event("b", "2023-06-01", others=("USA",)))
    assert [f.event for f in drawn(*told).figures] == ["a"]
    assert [f.company for f in drawn(*told, company=True).figures] == [False, True]


@pytest.mark.parametrize("verdict", ["confirmed", "contradicted", "open"])
def test_a_claim_is_pinned_with_its_verdict_and_what_settles_it(verdict: str) -> None:
    by = None if verdict == "open" else "before"
    layout = drawn(event("before", "2018-03-15"), event("after", "2023-04-17", **claimed(verdict, by)))
    (pin,) = layout.pins
    assert pin.verdict == verdict
    assert pin.label.startswith(f"first in 5 years: {verdict}")
    assert ("15 Mar 2018" in pin.label) == (by is not None)
    assert pin.by_href == (f"/events/{by}" if by else None)
    assert pin.x0 < pin.x1


def test_a_claim_repeated_by_many_is_pinned_once() -> None:
    one = event("a", "2023-04-17", **claimed("open", None))
    (check,) = one.recurrence_checks
    told = claimed("open", None) | {"checks": (check, check, check)}
    assert len(drawn(event("a", "2023-04-17", **told)).pins) == 1


def test_claims_of_one_month_have_a_lane_each() -> None:
    told = [event(f"e{n}", f"2023-05-{n + 1:02d}", **claimed("open", None)) for n in range(5)]
    assert len({pin.y for pin in drawn(*told).pins}) == 5


def line(*events: Event) -> SeriesLine:
    rounds = tuple(Round(event=e.id, when=e.when, status=e.status, edition=None) for e in events)
    return SeriesLine(id=events[0].id, name="talks", parties=PAIR, level="director_general", rounds=rounds)


def test_talks_called_off_are_shaded_until_they_go_on() -> None:
    held = event("a", "2018-03-15"), event("b", "2019-06-01", "cancelled"), event("c", "2023-04-17")
    (found,) = stretches(held, [line(*held)], PAIR, ON)
    assert (found.first, found.last, found.by, found.until) == (dt.date(2019, 6, 1), dt.date(2023, 4, 17), "b", "c")
    (shade,) = drawn(*held, lines=(line(*held),)).shades
    assert len(shade.rows) == 2
    assert shade.href == "/events/b"


def test_talks_still_off_are_shaded_up_to_the_day_asked_for() -> None:
    held = event("a", "2018-03-15"), event("b", "2019-06-01", "cancelled")
    (found,) = stretches(held, [line(*held)], PAIR, ON)
    assert (found.last, found.until) == (ON, None)


def test_a_round_put_off_to_a_new_day_suspends_nothing() -> None:
    held = event("a", "2018-03-15"), event("b", "2024-06-01", "postponed")
    assert stretches(held, [line(*held)], PAIR, ON) == []


def test_a_pact_is_off_from_its_suspension_to_its_return() -> None:
    history = (("suspended", "2019-11-01", "2019-11-01"), ("restored", "2023-03-21", "2023-03-21"))
    pact = event("a", "2023-03-21", "restored", kind="agreement", history=history)
    (found,) = stretches([pact], [], PAIR, ON)
    assert (found.first, found.last, found.paper) == (dt.date(2019, 11, 1), dt.date(2023, 3, 21), True)


HOSTILE = 'x"><script>alert(1)</script>\u202egpj\x00\x1b &amp; \ud800'


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hostile_words_come_out_harmless(theme: Any, inside: bool) -> None:
    told = event("a", "2023-04-17", place=HOSTILE, series=HOSTILE, **claimed("open", None, HOSTILE))
    drawing = svg(drawn(told), theme, inside=inside)
    root = ET.fromstring(drawing.encode())
    assert not list(root.iter(f"{SVG}script"))
    assert "\u202e" not in drawing
    assert all(a.get("href", "").startswith("/events/") for a in root.iter(f"{SVG}a"))


def test_the_file_is_an_image_with_its_words_and_no_style_inside() -> None:
    root = ET.fromstring(svg(drawn(event("a", "2023-04-17"))))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert not list(root.iter(f"{SVG}style"))
    assert all(element.get("style") is None for element in root.iter())


def test_every_mark_is_a_link_that_says_what_it_is() -> None:
    root = ET.fromstring(svg(drawn(event("a", "2023-04-17", ranks="minister/envoy", place="Seoul"))))
    (link,) = root.iter(f"{SVG}a")
    assert link.get("aria-label") == "Mon 17 Apr 2023, held, meeting, Japan: minister / South Korea: envoy, Seoul"
    assert link.find(f"{SVG}title") is not None


def test_png_is_a_png_of_the_width_asked_for() -> None:
    data = png(svg(drawn(event("a", "2023-04-17"))), 600)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20]) == 600


@pytest.mark.parametrize("years", [1, 2, 3, 10, 25, 120])
def test_years_keep_their_distance(years: int) -> None:
    layout = drawn(event("a", f"{2025 - years}-06-01"), first=2025 - years, last=2024)
    labelled = [t.x for t in layout.ticks if t.label]
    assert all(b - a >= 25 for a, b in itertools.pairwise(labelled))


def test_nothing_known_is_a_picture_of_nothing() -> None:
    layout = drawn()
    assert layout.figures == ()
    assert "0 events" in layout.description
    ET.fromstring(svg(layout))


def test_points_come_in_order_whatever_the_order_of_events() -> None:
    told = [event(f"e{n}", f"202{n}-01-01") for n in range(4)]
    assert points(told, PAIR, ON) == points(reversed(told), PAIR, ON)
