"""Saved queries: saved, listed, edited by hand, removed; a file that is none is refused with its place."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from cli_build import keep, run
from export_build import event
from hypothesis import given, settings
from hypothesis import strategies as st
from record_build import event as report
from record_build import tell

from dateline.cli.desk import since_day
from dateline.errors import UnknownValue, UsageError
from dateline.export.desk import Queries, Query

FILE = Path("dateline.queries.toml")


def test_save_list_remove(tmp_path: Path) -> None:
    assert run("query", "save", "korea", "--party", "South Korea", "-p", "JPN", "--kind", "meeting").status == 0
    run("query", "save", "all-of-2023", "--since", "2023", "--until", "2023")
    assert run("query", "list").out == (
        "all-of-2023  --since 2023 --until 2023\nkorea  --party KOR --party JPN --kind meeting\n"
    )
    assert tomllib.loads((tmp_path / FILE).read_text())["queries"]["korea"] == {
        "party": ["KOR", "JPN"],
        "kind": ["meeting"],
    }
    assert "in the place of another" in run("query", "save", "korea", "--party", "KOR").out
    assert run("query", "remove", "korea").status == 0
    assert run("query", "list").out.startswith("all-of-2023")


def test_beside_the_record_it_belongs_to(tmp_path: Path) -> None:
    run("--record", "talks.db", "query", "save", "korea", "--party", "KOR")
    assert (tmp_path / "talks.queries.toml").exists()


def test_mistakes_are_told() -> None:
    assert "none is saved yet" in run("digest", "--query", "korea").err
    assert "no name for a query" in run("query", "save", "Korea & Japan").err
    assert "no state or code 'Xyzland'" in run("query", "save", "x", "--party", "Xyzland").err
    FILE.write_text("[queries.x]\nparty = 3\n")
    assert "$.queries[...].party" in run("query", "list").err


def test_a_query_selects() -> None:
    told = [
        event("e1", "held", "2023-04-17"),
        event("e2", "held", "2022-04-17"),
        event("e3", "held", None, "CHN", "KOR"),
    ]
    assert [one.id for one in Query(party=("KOR", "JPN"), since="2023").select(told)] == ["e1"]
    assert [one.id for one in Query(party=("KOR",)).select(told)] == ["e1", "e2", "e3"]


texts = st.text(max_size=20)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9][a-z0-9_-]{0,9}", fullmatch=True),
        st.builds(
            Query,
            party=st.lists(texts, max_size=2).map(tuple),
            since=st.none() | st.just("2023-04"),
            undated=st.booleans(),
        ),
        max_size=3,
    )
)
def test_what_is_saved_is_read_again(tmp_path_factory: pytest.TempPathFactory, told: dict[str, Query]) -> None:
    there = Queries(tmp_path_factory.mktemp("queries") / "q.toml")
    for name, query in told.items():
        there.save(name, query)
    found = there.all()
    assert set(found) == set(told)
    for name, query in told.items():
        again = there.find(name)
        assert (again.since, again.undated, len(again.party)) == (query.since, query.undated, len(query.party))
        there.save(name, again)
        assert there.find(name) == again


def test_a_name_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnknownValue, match="none is saved yet"):
        Queries(tmp_path / "q.toml").find("x")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday", "2023-04-16"),
        ("today", "2023-04-17"),
        ("7d", "2023-04-10"),
        ("2023-04-01", "2023-04-01"),
        ("2023", "2023-01-01"),
    ],
)
def test_since(text: str, day: str) -> None:
    assert since_day(text, dt.date(2023, 4, 17)).isoformat() == day


def test_since_nonsense() -> None:
    with pytest.raises(UsageError, match="yesterday, today, or days back as 7d"):
        since_day("recently", dt.date(2023, 4, 17))


def test_an_uncoded_party_of_the_record_may_be_asked_for() -> None:
    keep(tell("a", "2023-04-14", report("planned", "2023-04-17")))
    assert run("query", "save", "korea", "--party", "kor").status == 0


@pytest.mark.parametrize(
    "asked",
    [
        ("events",), ("upcoming", "--on", "2023-04-15"), ("overdue", "--on", "2023-06-30"), ("export", "sheet"),
        ("export", "csv"), ("chronology",), ("timeline",),
    ],
)  # fmt: skip
def test_every_list_takes_a_saved_query(asked: tuple[str, ...]) -> None:
    """Plans of CHN and VNM, and of KOR and JPN -> each of two queries finds its own alone."""
    plan, other = report("planned", "2023-05-02", who="CHN; VNM"), report("planned", "2023-05-03")
    keep(tell("a", "2023-04-14", plan), tell("b", "2023-04-14", other))
    run("query", "save", "asean", "--party", "CHN", "--party", "VNM")
    run("query", "save", "korea", "--party", "KOR", "--party", "JPN")
    told = [run(*asked, "--query", name).out for name in ("asean", "korea")]
    assert [("2023-05-02" in one or "2 May 2023" in one) for one in told] == [True, False]
    assert [("2023-05-03" in one or "3 May 2023" in one) for one in told] == [False, True]
    assert "no saved query 'asia'" in run(*asked, "--query", "asia").err
