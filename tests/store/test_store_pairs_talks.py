"""Who meets, and standing talks held in brief: each is the fold's, while the record grows, and as of any moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings
from record_strategies import decided, tellings
from store_build import put

from dateline.model import Event, Judgement, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import Record, channels, days, fold, phased, select
from dateline.store import asking, held_talks, open_store
from dateline.store.asking import At, PairCount, Wanted
from dateline.store.held import Held
from dateline.store.held_talks import HeldTalks

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
ON = dt.date(2023, 4, 17)
WANTED = [
    Wanted(),
    Wanted(parties=("JPN",), kinds=("meeting", "call")),
    Wanted(statuses=("planned", "held"), since=dt.date(2023, 4, 17), undated=True),
    Wanted(until=dt.date(2023, 4, 18)),
]


def pairs(events: Iterable[Event]) -> list[PairCount]:
    """The same, event by event."""
    groups: dict[tuple[str, ...], list[Event]] = {}
    for one in phased(events, ON):
        if one.kind != "other" and 2 <= len(one.codes) <= 4:
            groups.setdefault(tuple(sorted(one.codes)), []).append(one)
    found = []
    for parties, group in groups.items():
        dated = [(period, one) for one in group if (period := days.period(one.when))]
        over = [p.last for p, one in dated if one.status in ("held", "under_way") and p.last <= ON]
        ahead = [p.first for p, one in dated if one.phase in ("ahead", "due")]
        found.append(
            PairCount(
                parties=parties, events=len(group), held=sum(one.status == "held" for one in group),
                last=max(over, default=None), next=min(ahead, default=None),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (-one.events, one.parties))


def check(at: At, record: Record, held: HeldTalks, counts: Held[PairCount]) -> None:
    for wanted in WANTED:
        fit = select(
            record.events, parties=wanted.parties, kinds=wanted.kinds, statuses=wanted.statuses, since=wanted.since,
            until=wanted.until, undated=wanted.undated,
        )  # fmt: skip
        found = asking.listed_pairs(at, ON, wanted)
        assert list(found.items) == pairs(fit)
        assert asking.listed_pairs(at, ON, wanted, held=counts) == found
        assert found.total == len(found.items)
    assert asking.listed_pairs(at, ON, limit=2, offset=1).items == tuple(pairs(record.events)[1:3])
    near = held.near(at, ON, most=0)
    assert near is None or near == held.lines(at, ON)
    told = held.lines(at, ON)
    if not at.otherwise:
        assert held.near(at, ON, most=0) == told  # held since
    assert {to_json(one.line) for one in told} == {to_json(line) for line in record.series}
    assert held.channels(at, ON) == channels(record, ON)
    mine = [line for line in record.series if "KOR" in line.parties]
    assert {one.line.id for one in held.lines(at, ON, ("KOR",))} == {line.id for line in mine}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_who_meets_and_standing_talks_are_the_folds(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fresh = request.getfixturevalue("database") if kind == "postgresql" else lambda: new_file(tmp_path_factory)

    @given(decided(), st.randoms(use_true_random=False), st.sampled_from(["2023-04-14", "2023-04-17T03:00:00+00:00"]))
    @settings(max_examples=15, deadline=None, phases=UNSHRUNK)
    def law(given_: tuple[list[Telling], list[Judgement]], chance: st.randoms, day: str) -> None:
        heap, made = given_
        shuffled, held, counts = list(heap), HeldTalks(), asking.held_pairs()
        chance.shuffle(shuffled)
        with open_store(fresh(), create=True) as store:
            for n, told in enumerate(shuffled):
                put(store, told)
                if chance.random() < 0.4:
                    store.catch_up()
                    if chance.random() < 0.5:
                        store.settle()
                    for when in (None, day):
                        with store.asking(AsOf(when)) as at:
                            check(at, fold(shuffled[: n + 1], AsOf(when)), held, counts)
            store.catch_up()
            for judged in ([], made):
                store.judge(judged)
                for when in (None, day):
                    with store.asking(AsOf(when)) as at:
                        check(at, fold(heap, AsOf(when), judged), held, counts)

    law()


def test_talks_are_followed_in_steps_up_to_the_record(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_talks, "MOST", 1)

    @given(tellings())
    @settings(max_examples=10, deadline=None, phases=UNSHRUNK)
    def law(heap: list[Telling]) -> None:
        held = HeldTalks()
        with open_store(new_file(tmp_path_factory), create=True) as store:
            for some in (heap[: len(heap) // 2], heap):
                for told in some:
                    put(store, told)
                store.catch_up()
                steps = [held.step]
                with store.asking() as at:
                    while len(steps) < 2 or steps[-1] != steps[-2]:
                        lines = held.lines(at, ON)
                        steps.append(held.step)
                assert {to_json(one.line) for one in lines} == {to_json(s) for s in fold(some, AsOf(None)).series}
                assert len(set(steps)) == len(steps) - 1

    law()


def new_file(folders: pytest.TempPathFactory) -> str:
    return str(folders.mktemp("store") / "r.db")
