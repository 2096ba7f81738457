"""``dateline demo`` from nothing: what is ahead, a timeline, one event; and the record it can leave behind."""

from __future__ import annotations

from pathlib import Path

from cli_build import run


def test_the_demo_shows_what_a_newcomer_wants_to_see() -> None:
    status, out, _ = run("demo")
    assert status == 0
    asked = [line for line in out.splitlines() if line.startswith("$ ")]
    assert [line.split()[2] for line in asked] == ["ingest", "upcoming", "timeline", "show"]
    assert "16 read, 16 new" in out
    ahead, line, one = (part.split("\n", 1)[1] for part in out.split("\n$ dateline ")[2:5])
    assert "planned" in ahead
    assert "2023-04-17" in ahead
    assert "gap" in line
    assert "held" in line
    for part in ("history", "evidence", "sources"):
        assert f"\n{part} " in one
    assert list(Path().iterdir()) == []


def test_the_talks_turn_from_planned_to_held() -> None:
    run("demo", "--into", "talks")
    asked = ("--record", "talks/dateline.db", "events", "--party", "KOR", "--party", "JPN", "--json")
    days = ("--since", "2023-04-17", "--until", "2023-04-17")
    before = {e["status"] for e in run(*asked, *days, "--as-of", "2023-04-16").lines}
    after = {e["status"] for e in run(*asked, *days).lines}
    assert before == {"planned"}
    assert "held" in after


def test_the_demo_can_be_kept_and_gone_on_with() -> None:
    assert run("demo", "--into", "talks").status == 0
    assert sorted(p.name for p in Path("talks").iterdir()) == ["dateline.db", "stories"]
    assert run("--record", "talks/dateline.db", "events").status == 0
    assert run("read", "talks/stories/2023-04-17-yonhap.txt").status == 0
    status, _, err = run("demo", "--into", "talks")
    assert (status, err) == (2, "dateline: --into talks: there is something already; name a new folder\n")
