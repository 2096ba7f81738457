"""Decisions in, answers of the record out: ``judge``, ``judgements``, ``review``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_build import keep, run
from record_build import event, tell

PLAN = tell("plan", "2023-04-10", event("planned", "2023-04-17"))
OTHER = tell("other", "2023-04-12", event("planned", "2023-04-25", place=("Seoul", "KOR")), by="Kyodo")
PLACED = tell("placed", "2023-04-13", event("planned", "2023-04-25", place=("Busan", "KOR")), by="AFP")
ONE, TWO = PLAN.reports[0].report, OTHER.reports[0].report
SIGNED = ("--by", "Ana", "--why", "seen it")


@pytest.fixture(autouse=True)
def record(alone: None) -> None:
    keep(PLAN, OTHER, PLACED)


def statuses(*more: str) -> list[tuple[str, str | None]]:
    return [(e["status"], e["when"]) for e in run("events", "--json", *more).lines]


def judge(*args: str) -> dict[str, object]:
    said = run("judge", *args, *SIGNED, "--json")
    assert said.status == 0, said.err
    return said.lines[0]


def test_what_nobody_can_know_is_overdue_no_more_until_a_story_tells_more() -> None:
    def late(*more: str) -> list[str]:
        return [e["id"] for e in run("overdue", "--on", "2023-06-01", "--json", *more).lines]

    assert ONE in late()
    judge("unknown", ONE[:8], "--made", "2023-05-20")
    assert ONE not in late()
    assert ONE in late("--as-of", "2023-05-19")
    assert statuses()[0] == ("planned", "2023-04-17")
    keep(tell("moved", "2023-05-22", event("planned", "2023-05-25", when_was="2023-04-17"), by="AFP"))
    assert len(late()) == 2


def test_held_as_of_the_day_it_was_judged() -> None:
    judge("held", ONE[:8], "--on", "2023-04-18", "--made", "2023-04-20")
    assert statuses() == [("held", "2023-04-18"), ("planned", "2023-04-25")]
    assert statuses("--as-of", "2023-04-19")[0] == ("planned", "2023-04-17")
    assert statuses("--as-of", "2023-04-19", "--judgements", "all")[0] == ("held", "2023-04-18")


def test_same_correct_reject_and_undo() -> None:
    same = judge("same", ONE, TWO)
    assert statuses() == [("planned", "2023-04-25")]
    judge("undo", str(same["id"])[:8])
    judge("correct", TWO, "parties", "Japan,China")
    assert [p["code"] for p in run("show", TWO, "--json").lines[0]["parties"]] == ["JPN", "CHN"]
    gone = judge("reject", TWO)
    assert statuses() == [("planned", "2023-04-17")] and len(gone["anchors"]) == 2  # type: ignore[arg-type]
    assert f"dateline judge undo {str(gone['id'])[:8]}" in run("show", TWO[:8]).err


def test_different_splits_one_event_by_its_reports_and_show_tells_who_decided() -> None:
    third = PLACED.reports[0].report
    judge("different", TWO[:8], third[:8])
    assert statuses() == [("planned", "2023-04-17"), ("planned", "2023-04-25"), ("planned", "2023-04-25")]
    out = run("show", third[:8]).out
    assert "judged" in out and "different, Ana on" in out and "seen it" in out


def test_what_is_decided_is_said_at_once() -> None:
    out = run("judge", "not-held", ONE[:8], *SIGNED).out
    assert "not held: in force" in out and "cancelled" in out and ONE[:8] in out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("held", ONE[:8], "--why", "x"), "--by NAME"),
        (("held", ONE[:8], "--by", "Ana"), "--why TEXT"),
        (("held", "ffff", *SIGNED), "no event 'ffff'"),
        (("same", ONE[:8], *SIGNED), "two reports or more"),
        (("correct", ONE[:8], "mood", "good", *SIGNED), "allowed: status"),
        (("correct", ONE[:8], "when", "soon", *SIGNED), "no day or period"),
        (("correct", ONE[:8], "status", "dreamt", *SIGNED), "allowed: proposed"),
        (("held", ONE[:8], "--made", "soon", *SIGNED), "no moment"),
        (("undo", "ffff", *SIGNED), "dateline judgements list"),
    ],
)
def test_what_is_refused_leaves_nothing(args: tuple[str, ...], says: str) -> None:
    said = run("judge", *args)
    assert said.status == 2 and says in said.err and said.err.count("\n") == 1
    assert run("judgements", "export").out == ""


def test_export_and_import_are_one_another_s_mirror_and_twice_is_once(tmp_path: Path) -> None:
    judge("same", ONE, TWO, "--made", "2023-05-02")
    judge("held", ONE, "--made", "2023-05-01")
    judge("correct", ONE, "when", "2023-04-26", "--made", "2023-05-03")
    run("judgements", "export", "j.jsonl")
    lines = Path("j.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["made"][:10] for line in lines] == ["2023-05-01", "2023-05-02", "2023-05-03"]
    for told in (PLACED, OTHER, PLAN):
        keep(told, record="other.db")
    for new in (3, 0):
        assert f"3 read, {new} new" in run("--record", "other.db", "judgements", "import", "j.jsonl").out
    assert run("--record", "other.db", "events", "--json").lines == run("events", "--json").lines
    assert run("--record", "other.db", "judgements", "export").out.splitlines() == lines


def test_a_judgement_imported_before_its_story_is_listed_and_binds_when_the_story_comes() -> None:
    judge("held", ONE)
    run("judgements", "export", "j.jsonl")
    keep(OTHER, record="new.db")
    assert "1 unbound" in run("--record", "new.db", "judgements", "import", "j.jsonl").out
    (item,) = run("--record", "new.db", "review", "--only", "unbound", "--json").lines
    assert item["judgement"] and item["commands"][0].startswith("dateline judge undo")
    keep(PLAN, record="new.db")
    assert ("held", "2023-04-17") in [
        (e["status"], e["when"]) for e in run("--record", "new.db", "events", "--json").lines
    ]
    assert run("--record", "new.db", "review", "--only", "unbound", "--json").lines == []


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', '{"id":"x","verdict":"maybe","by":"A","why":"b","made":"2023"}'])
def test_a_line_that_is_no_judgement_is_named(line: str) -> None:
    Path("bad.jsonl").write_text(line + "\n", encoding="utf-8")
    said = run("judgements", "import", "bad.jsonl")
    assert said.status == 2 and "bad.jsonl, line 1" in said.err


def test_review_has_doubts_first_and_every_command_of_it_settles_its_question() -> None:
    vague = [tell(f"v{n}", "2023-06-01", event("planned", None), by=by) for n, by in enumerate(("AP", "dpa"))]
    for told in (*vague, tell("v3", "2023-06-02", event("planned", "2023-07", level="minister"), by="EFE")):
        keep(told)
    items = run("review", "--on", "2023-08-01", "--json").lines
    kinds = [item["kind"] for item in items]
    assert kinds == sorted(kinds, key=("doubt", "unbound", "conflict", "overdue").index)
    assert {"conflict", "overdue"} <= set(kinds)
    for item in items:
        for command in item["commands"]:
            _, *args = command.removesuffix(" --why TEXT").split(" ")
            keep_one = run(*args, *SIGNED, "--json")
            assert keep_one.status == 0, (command, keep_one.err)
            left = [(i["kind"], i["event"]) for i in run("review", "--on", "2023-08-01", "--json").lines]
            assert (item["kind"], item["event"]) not in left or item["kind"] == "doubt"
            assert run("judge", "undo", str(keep_one.lines[0]["id"]), *SIGNED).status == 0
    assert run("review", "--on", "2023-08-01", "--json").lines == items


def test_nothing_to_review_and_nothing_judged() -> None:
    assert "Nothing to review" in run("review", "--party", "USA").err
    assert "No judgement was made" in run("judgements", "list").err
