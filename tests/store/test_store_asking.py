"""The law of the read side: what the tables answer as of any moment is what the fold of what was known then says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings
from record_strategies import tellings
from store_build import keep, put

from dateline.model import Event, Telling, to_json
from dateline.model.known import AsOf, instant
from dateline.record import Record, channels, fold, named, overdue, select, timeline, upcoming
from dateline.store import asking, open_store
from dateline.store.asking import At, Listed, Wanted
from dateline.store.asking_events import keys
from dateline.store.facets import UNDATED, brief, span

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
DAYS = [None, "2023-04-01", "2023-04-14", "2023-04-14T12:00:00+00:00", "2023-04-17", "2023-04-19"]
WANTED = [
    Wanted(),
    Wanted(parties=("KOR",), statuses=("held", "planned")),
    Wanted(parties=("JPN", "KOR"), exactly=True, since=dt.date(2023, 4, 18), undated=True),
    Wanted(kinds=("meeting", "visit"), levels=("minister", "unknown"), until=dt.date(2023, 4, 17)),
    Wanted(country="JPN"),
]
ON = dt.date(2023, 4, 19)
TOGETHER = {"previous", "next", "relations", "recurrence_checks", "storyline", "series", "judgements"}


def fits(one: Event, wanted: Wanted) -> bool:
    """What ``Wanted`` says beyond ``record.select``."""
    return (
        (not wanted.exactly or one.codes == set(wanted.parties))
        and (not wanted.levels or one.level in wanted.levels)
        and (not wanted.country or (one.where is not None and one.where.country == wanted.country))
    )


def chosen(record: Record, wanted: Wanted) -> list[Event]:
    found = select(
        record.events, parties=wanted.parties, kinds=wanted.kinds, statuses=wanted.statuses, since=wanted.since,
        until=wanted.until, undated=wanted.undated,
    )  # fmt: skip
    return [one for one in found if fits(one, wanted)]


def alone(one: Event) -> str:
    """As a list shows it: without what follows from several events together."""
    return to_json(
        brief(
            Event(**{
                name: getattr(one, name)
                for name in one.__struct_fields__
                if name not in TOGETHER
            })
        )
    )  # fmt: skip


def same(found: Listed[Event], expected: Iterable[Event]) -> None:
    listed = list(expected)
    assert [alone(one) for one in found.items] == [alone(one) for one in listed]
    assert found.total == len(listed)


def by_key(at: At, wanted: Wanted) -> list[str]:
    """Ids by day, two at a time, each time behind the last key."""
    found: list[tuple[int, int, str]] = []
    while some := keys(at, wanted, found[-1] if found else None, 2):
        found += some
    return [name for *_, name in found]


def backwards(events: Iterable[Event]) -> list[str]:
    """Newest day first, undated last."""
    found = sorted(events, key=lambda e: e.id)
    found.sort(key=span, reverse=True)
    return [e.id for e in sorted(found, key=lambda e: span(e)[0] == UNDATED)]


def questions(at: At, record: Record, since: AsOf) -> None:
    for wanted in WANTED:
        same(asking.listed(at, wanted), chosen(record, wanted))
        assert by_key(at, wanted) == [one.id for one in chosen(record, wanted)]
    pages = [asking.listed(at, limit=2, offset=n).items for n in range(0, len(record.events), 2)]
    assert [one.id for page in pages for one in page] == [one.id for one in record.events]
    for parties in ((), ("KOR",)):
        latest = backwards(select(record.events, parties=parties))
        told = Wanted(parties=parties)
        paged = [asking.listed(at, told, order="latest", limit=2, offset=n).items for n in range(0, len(latest) + 1, 2)]
        assert [one.id for page in paged for one in page] == latest
    newest = sorted(sorted(record.events, key=lambda e: e.id), key=lambda e: instant(e.history[-1].known), reverse=True)
    assert [one.id for one in asking.listed(at, order="changed").items] == [one.id for one in newest]
    same(asking.upcoming(at, ON), upcoming(record.events, ON))
    late = overdue(record.events, ON)
    assert [(o.event.id, o.days) for o in asking.overdue(at, ON).items] == [(o.event.id, o.days) for o in late]
    rows = timeline(record.events, ["KOR", "JPN"])
    found = asking.pair_timeline(at, ["JPN", "KOR"])
    assert [(r.event.id, r.gap) for r in found.items] == [(r.event.id, r.gap) for r in rows]
    told = {(e.id, to_json(t)) for e in record.events for t in (*e.history, *e.changes) if not allows(since, t.known)}
    changed = asking.changes(at, since)
    assert {(c.event.id, to_json(c.told)) for c in changed.items} == told
    assert changed.total == len(changed.items) == len(told)
    moving = asking.moving(at, asking.changed_events(at, since))
    assert {(m.id, to_json(t)) for m in moving for t in (*m.history, *m.changes) if not allows(since, t.known)} == told
    assert {c.event.id for c in changed.items if c.first} == {
        e.id for e in record.events if not allows(since, e.history[0].known)
    }


def standing_talks(at: At, record: Record) -> None:
    found = asking.listed_series(at)
    assert {to_json(one.line) for one in found.items} == {to_json(line) for line in record.series}
    assert found.total == len(record.series)
    assert asking.listed_channels(at, ON).items == tuple(channels(record, ON))
    mine = [
        line for line in record.series if "KOR" in line.parties and line.name and named((line.name,), "border talks")
    ]
    assert {t.line.id for t in asking.listed_series(at, parties=("KOR",), name="border talks").items} == {
        line.id for line in mine
    }
    for line in record.series:
        for told in line.rounds:
            one = asking.series(at, told.event[:20])
            assert one is not None
            assert to_json(one.line) == to_json(line)


def allows(since: AsOf, known: str | None) -> bool:
    return since.text is not None and since.allows(known)


def pages(at: At, record: Record) -> None:
    for one in record.events:
        page = asking.event_page(at, one.id)
        assert page is not None
        assert to_json(page.event) == to_json(one)
        line = next((line for line in record.series if any(r.event == one.id for r in line.rounds)), None)
        assert page.line == line
        assert {e.id for e in page.storyline} == {e.id for e in record.events if e.storyline == one.storyline}
        assert {r.id for r in page.stories} == set(one.stories)
        assert {r.report: r.why for r in page.reasons}.items() <= record.reasons.items()
        for name in one.aliases:
            assert asking.present_id(at, name) == (one.id,)


@given(tellings(), st.sampled_from(DAYS), st.sampled_from(DAYS))
@settings(max_examples=150, deadline=None, phases=UNSHRUNK)
def test_every_answer_is_the_folds(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling], day: str | None, since: str | None
) -> None:
    with open_store(new_file(tmp_path_factory), create=True) as store:
        for told in heap:
            put(store, told)
        store.catch_up()
        record = fold(heap, AsOf(day))
        with store.asking(AsOf(day)) as at:
            questions(at, record, AsOf(since))
            pages(at, record)
            standing_talks(at, record)
        store.settle()
        with store.asking(AsOf(day)) as at:
            standing_talks(at, record)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_same_on_both_stores_whatever_came_when(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fresh = request.getfixturevalue("database") if kind == "postgresql" else lambda: new_file(tmp_path_factory)

    @given(tellings(), st.randoms(use_true_random=False), st.sampled_from(DAYS))
    @settings(max_examples=25, deadline=None, phases=UNSHRUNK)
    def law(heap: list[Telling], chance: st.randoms, day: str | None) -> None:
        shuffled = list(heap)
        chance.shuffle(shuffled)
        with open_store(fresh(), create=True) as store:
            keep(store, shuffled, chance)
            record = fold(heap, AsOf(day))
            with store.asking(AsOf(day)) as at:
                questions(at, record, AsOf("2023-04-14"))
                pages(at, record)
                standing_talks(at, record)

    law()


def new_file(folders: pytest.TempPathFactory) -> str:
    return str(folders.mktemp("store") / "r.db")
