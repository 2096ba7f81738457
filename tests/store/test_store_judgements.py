"""Judgements are kept once each, in the order in which they were made, beside records of older versions too."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Anchor, judgement
from dateline.store import open_store
from dateline.store.migrations import STEPS
from dateline.store.schema import APPLICATION_ID

ANCHOR = Anchor(story="a" * 64, field="kind", start=3, end=8, text="talks")
FIRST = judgement("reject", (ANCHOR,), by="Ana", why="a rehearsal", made="2023-05-01T09:00:00+00:00")
LATER = judgement("undo", undoes=FIRST.id, by="Ben", why="it was held", made="2023-05-01T12:00:00+02:00")


@given(st.lists(st.sampled_from([FIRST, LATER]), max_size=6))
@settings(max_examples=20, deadline=None)
def test_each_once_in_the_order_made(tmp_path_factory: object, made: list) -> None:
    file = tmp_path_factory.mktemp("judged") / "r.db"  # type: ignore[attr-defined]
    with open_store(str(file), create=True) as store:
        assert sum(store.judge([one]) for one in made) == len({one.id for one in made})
        assert store.judge(made) == 0
        assert store.judgements() == tuple(one for one in (FIRST, LATER) if one in made)


def test_the_id_is_what_is_said_and_not_the_words_pointed_at() -> None:
    blank = Anchor(story=ANCHOR.story, field="kind", start=3, end=8)
    again = judgement("reject", (blank,), by="Ana", why="a rehearsal", made=FIRST.made)
    assert again.id == FIRST.id != judgement("reject", (blank,), by="Ana", why="a drill", made=FIRST.made).id


def test_a_record_of_version_1_takes_judgements(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        STEPS[0](connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version=1")
    engine.dispose()
    with open_store(str(file), create=True) as store:
        assert store.judge([FIRST, LATER]) == 2
