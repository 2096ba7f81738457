"""``redact``: asked for by name or story, said to be done, and not to be found any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_build import keep, run
from record_build import event, tell

SIGNED = ("--by", "Ana", "--why", "asked for it", "--yes")
TEXT = "Koichi Hamasaki met Seo Min-jung in Seoul."


@pytest.fixture(autouse=True)
def record(alone: None) -> None:
    keep(
        tell("one", "2023-04-18", event("held", "2023-04-17", "JPN: Koichi Hamasaki; KOR: Seo Min-jung"), text=TEXT),
        tell("two", "2023-05-18", event("held", "2023-05-17", "JPN: Hamasaki Koichi; KOR: Seo Joo-seok")),
        tell("copy", "2023-04-19", event("held", "2023-04-17", "JPN: Koichi Hamasaki; KOR"), text=TEXT, by="AP"),
    )


def test_a_person_by_any_spelling() -> None:
    assert "redacted: 3 stories, 3 reports" in run("redact", "HAMASAKI Koichi", *SIGNED).out
    assert "amasaki" not in run("people", "--json").out + run("events", "--json").out
    assert [t["kind"] for t in run("redact", "--json").lines] == ["name"]
    assert b"Hamasaki" not in Path("dateline.db").read_bytes()


def test_a_story_by_the_beginning_of_its_id_and_its_copies_are_named() -> None:
    first = run("events", "--json").lines[0]
    said = run("redact", first["stories"][0][:12], *SIGNED)
    assert "redacted: 1 story, 1 report" in said.out
    assert f"the same words stand in story {first['stories'][1][:12]}" in said.err
    assert run("events", "--json").lines[0]["reports"] == 1
    assert "asked for it" in run("redact").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("Nobody Known", *SIGNED), "no story or person 'Nobody Known'"),
        (("Seo", *SIGNED), "Seo Min-jung (KOR)"),
        (("Koichi Hamasaki", "--by", "Ana", "--yes"), "--why TEXT"),
        (("Koichi Hamasaki", "--by", "Ana", "--why", "x"), "--yes"),
    ],
)
def test_what_is_refused_takes_nothing(args: tuple[str, ...], says: str) -> None:
    said = run("redact", *args)
    assert said.status == 2 and says in said.err
    assert run("redact").err.startswith("Nothing was redacted")
