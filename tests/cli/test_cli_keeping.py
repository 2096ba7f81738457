"""``search``, ``check``, ``rebuild``, ``backup``, ``restore``, and reading by several processes."""

from __future__ import annotations

import json
from pathlib import Path

from cli_build import SAMPLES, keep, run
from record_build import event, tell

TALKS = tell("talks", "2023-04-14", event("planned", "2023-04-17"), text="Diplomats will talk on Monday.\nIt rained.")


def test_search_shows_sentences_with_their_offsets() -> None:
    keep(TALKS)
    status, out, _ = run("search", "diplomat", "talks", "--party", "JPN", "--from", "2023-04", "--to", "2023")
    assert status == 0
    assert "talks.txt  0-30" in out and "Diplomats will talk on Monday." in out
    (hit,) = run("search", "rained", "--json").lines
    assert (hit["sentence"], hit["start"], hit["end"], hit["story"]) == ("It rained.", 31, 41, TALKS.story.id)
    status, out, err = run("search", "snow")
    assert (status, out, err.count("\n")) == (0, "", 1)
    assert run("search", "talk", "--from", "2024", "--to", "2023").status == 2


def test_check_backup_restore_and_rebuild_agree() -> None:
    keep(TALKS, tell("held", "2023-04-18", event("held", "2023-04-17")))
    digest = run("check", "--digest").out
    assert "whole; 2 stories, 1 events" in run("check").out
    assert run("backup", "b.jsonl.gz").status == 0
    assert run("--record", "again.db", "restore", "b.jsonl.gz").status == 0
    assert run("rebuild", "--reread").status == 0
    assert run("check", "--quick").status == 0
    assert run("--record", "again.db", "check", "--digest").out == digest
    status, _, err = run("restore", "nothing.gz")
    assert (status, err.count("\n")) == (1, 1)
    status, _, err = run("--record", "none.db", "rebuild")
    assert (status, "there is no record" in err) == (1, True)
    assert not Path("none.db").exists()


def test_several_processes_read_what_one_reads() -> None:
    Path("empty.txt").write_text(" \n")
    one = run("--record", "one.db", "ingest", "-q", str(SAMPLES), "empty.txt")
    two = run("--record", "two.db", "ingest", "-q", "--jobs", "2", str(SAMPLES), "empty.txt")
    assert (one.status, one.out.partition(":")[2], one.err) == (two.status, two.out.partition(":")[2], two.err)
    told = [run("--record", name, "events", "--json").out for name in ("one.db", "two.db")]
    assert told[0] == told[1]
    assert json.loads(told[0].splitlines()[0])["id"]
