"""The law of the store: whatever came when, in however many pieces, the tables say what the fold says."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import Phase, given, settings
from record_build import event, tell
from record_strategies import tellings
from store_build import put

from dateline.model import Engine, Event, Telling, Translation, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import asking, folding, load_record, open_store, waiting
from dateline.store.facets import brief

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
DAYS = [None, "2023-04-01", "2023-04-14", "2023-04-14T12:00:00+00:00", "2023-04-17", "2023-04-19"]


@given(tellings(), st.randoms(use_true_random=False), st.sampled_from(DAYS), st.sampled_from([1, 2, 500]))
@settings(max_examples=100, deadline=None, phases=UNSHRUNK)
def test_incremental_is_the_fold(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling], chance: st.randoms, day: str | None, chunk: int
) -> None:
    """However many stories are folded in one transaction."""
    with mock.patch.object(folding, "CHUNK", chunk):
        _incremental(tmp_path_factory, heap, chance, day)


def _incremental(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling], chance: st.randoms, day: str | None
) -> None:
    shuffled = [*heap, *chance.sample(heap, len(heap) // 2)]
    chance.shuffle(shuffled)
    file = str(tmp_path_factory.mktemp("store") / "r.db")
    with open_store(file, create=True) as store:
        for told in shuffled:
            put(store, told)
            if chance.random() < 0.4:
                store.catch_up()
        as_of = AsOf(day)
        expected = to_json(fold(heap, as_of))
        assert to_json(load_record(store, as_of)) == expected, "with stories pending"
        store.catch_up()
        assert store.pending() == 0
        assert to_json(load_record(store, as_of)) == expected, "all folded"


@given(tellings(), st.sampled_from(DAYS), st.sampled_from([["KOR", "JPN"], ["KOR"], ["JPN", "KOR", "USA"]]))
@settings(max_examples=100, deadline=None, phases=UNSHRUNK)
def test_the_quick_answers_are_those_of_the_record(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling], day: str | None, parties: list[str]
) -> None:
    with open_store(str(tmp_path_factory.mktemp("store") / "r.db"), create=True) as store:
        for told in heap:
            put(store, told)
        store.catch_up()
        record = load_record(store, AsOf(day))
        wanted = [brief(e) for e in record.events if e.codes == set(parties)]
        found = store.pair(parties, AsOf(day))
        assert [told_alone(e) for e in found] == [told_alone(e) for e in wanted]
        for event in load_record(store).events:
            for name in (event.id, *event.aliases):
                assert told_alone(store.page(name)) == told_alone(event)
        assert store.page("no such id") is None


def told_alone(event: Event | None) -> Event | None:
    """Without what follows from several events together."""
    assert event is not None
    return msgspec.structs.replace(
        event, previous=None, next=None, relations=(), recurrence_checks=(), storyline=None, evidence=(),
        series=msgspec.structs.replace(event.series, name=None),
        conflicts=tuple(msgspec.structs.replace(c, verdict="open") for c in event.conflicts),
    )  # fmt: skip


def test_a_story_read_anew_while_it_waits_is_folded_where_it_belongs_now(tmp_path: Path) -> None:
    """The newer engine found another clock: the story comes after that of another, of whom it is a copy."""
    early = tell("one", "2023-04-14T09:00:00+00:00", event("planned", "2023-04-17"))
    late = msgspec.structs.replace(
        early, story=msgspec.structs.replace(early.story, updated="2023-04-16T09:00:00+00:00")
    )
    other = tell("other", "2023-04-15T09:00:00+00:00", event("held", "2023-04-15"))
    with open_store(str(tmp_path / "r.db"), create=True) as store:
        put(store, early)
        put(store, other)
        with store.writing() as connection:
            waiting.first_changed(connection)  # as a fold that is not done yet leaves it
        put(store, late, engine=Engine(version="0.2.0", vocabulary="a" * 64))
        store.catch_up()
        assert to_json(load_record(store)) == to_json(fold([late, other]))


def test_a_notice_that_waits_silences_what_is_folded_before_it(tmp_path: Path) -> None:
    told = tell("one", "2023-04-14", event("planned", "2023-04-17"))
    kill = tell("kill", "2023-04-15", notice="kill", supersedes=told.story.id)
    with open_store(str(tmp_path / "r.db"), create=True) as store, mock.patch.object(folding, "CHUNK", 1):
        put(store, told)
        put(store, kill)
        store.catch_up()
        assert load_record(store).events == ()


def test_a_translation_ends_with_its_story_though_that_was_never_kept(tmp_path: Path) -> None:
    original = tell("s1", "2023-04-14T08:00:00+09:00").story
    english = tell("s2", "2023-04-14T08:00:00+09:00", event("held", "2023-04-14"))
    of = Translation(of=original.id, language="ko", by="Ana")
    told = msgspec.structs.replace(english, story=msgspec.structs.replace(english.story, translation=of))
    kill = tell("s3", "2023-04-15T08:00:00+09:00").story
    end = Telling(story=msgspec.structs.replace(kill, notice="kill", supersedes=original.id), reports=())
    with open_store(str(tmp_path / "record.db"), create=True) as store:
        put(store, told)
        store.catch_up()
        assert len(load_record(store).events) == 1
        put(store, end)
        store.catch_up()
        assert load_record(store).events == fold([told, end]).events == ()
        with store.asking() as at:
            assert asking.listed(at).total == 0
        for moment, known in (("2023-04-14", 1), ("2023-04-14T12:00:00+09:00", 1), ("2023-04-15", 0)):
            with store.asking(AsOf(moment)) as at:  # it speaks until the day on which the end is told
                assert asking.listed(at).total == known
