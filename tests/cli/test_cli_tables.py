"""Commands about decisions ask the tables: in a record that nobody has judged, none folds the stories in memory."""

from __future__ import annotations

from typing import NoReturn

import pytest
from cli_build import keep, run
from record_build import event, tell

from dateline.store import asking, loading, open_store
from dateline.store.deciding import Decision, decide

SIGNED = ("--by", "Ana", "--why", "for a test")


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> str:
    """Two meetings; what would fold them in memory fails."""
    keep(
        tell("plan", "2023-04-14", event("planned", "2023-04-17", "KOR: Seo Min-jung; JPN: Koichi Hamasaki")),
        tell("other", "2023-05-14", event("held", "2023-05-12", "FRA; DEU")),
    )

    def folds(*_: object) -> NoReturn:
        raise AssertionError("the whole record is folded in memory")

    monkeypatch.setattr(loading, "load", folds)
    return "dateline.db"


@pytest.mark.parametrize("asked", [("judgements", "list"), ("shelved",), ("redact",), ("judgements", "export")])
def test_lists_fold_nothing(record: str, asked: tuple[str, ...]) -> None:
    assert run(*asked).status == 0


def test_a_redaction_finds_the_person_in_the_tables(record: str) -> None:
    said = run("redact", "Koichi Hamasaki", "--yes", *SIGNED)
    assert said.status == 0, said.err
    told = run("people").out
    assert "Seo Min-jung" in told and "Hamasaki" not in told


@pytest.mark.parametrize("verdict", ["held", "reject", "same", "different"])
def test_a_first_decision_finds_its_words_in_the_tables(record: str, verdict: str) -> None:
    with open_store(record, create=True) as store:
        with store.asking() as at:
            ids = tuple(event.id for event in asking.listed(at).items)
        named = ids if verdict in ("same", "different") else ids[:1]
        one = decide(store, Decision(verdict=verdict, ids=named), by="Ana", why="a test", made="2023-06-01")  # type: ignore[arg-type]
        assert [anchor.story for anchor in one.anchors] == [s.id for s in store.stories()][: len(named)]


def test_a_story_is_named_by_its_address_and_by_the_beginning_of_its_id(record: str) -> None:
    with open_store(record, create=False) as store:
        first, second = store.stories()
        assert [s.id for s in store.named(first.source.uri, begins=False)] == [first.id]
        assert [s.id for s in store.named(second.id[:10], begins=True)] == [second.id]
        assert store.named(second.id[:10], begins=False) == []
