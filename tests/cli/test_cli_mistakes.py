"""A mistake in, one line out that names it and what is allowed; nothing is changed and nothing is traced."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest
from cli_build import PLANNED, SAMPLES, keep, run
from record_build import event, tell

STORY = str(SAMPLES / "2023-04-17-yonhap.txt")


@pytest.fixture(autouse=True)
def record(alone: None) -> None:
    keep(tell("plan", "2023-04-14", event("planned", "2023-04-17")))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("evnts",), "no command 'evnts'; nearest: events"),
        (
            ("xyzzy",),
            "no command 'xyzzy'; allowed: add, ",
        ),
        (("events", "--prty", "KOR"), "no option '--prty'; nearest: --party"),
        (("events", "--zzz"), "no option '--zzz'; allowed: --as-of, --json, --judgements, --kind"),
        (("--recrd", "x", "events"), "no option '--recrd'; nearest: --record"),
        (("events", "--kind", "meting"), "no kind 'meting'; nearest: meeting. allowed: meeting, call, visit"),
        (("events", "--status", "hled"), "no status 'hled'; nearest: held. allowed: proposed, planned"),
        (("events", "--party", "Koria"), "no state or code 'Koria'; nearest: KOR (South Korea)"),
        (("events", "--party", "JPM"), "JPN (Japan)"),
        (("timeline", "--party", "IGO:ASEEN"), "IGO:ASEAN"),
        (("upcoming", "--on", "tomorrow"), "--on 'tomorrow' is no day; allowed: 2023-04-16, 2023-04 or 2023"),
        (("events", "--since", "2023-13"), "--since '2023-13' is no day"),
        (("events", "--since", "2024", "--until", "2023"), "--until 2023 is before --since 2024"),
        (("events", "--as-of", "2023"), "--as-of '2023' is no day or instant; allowed: 2023-04-16 or"),
        (("show",), "missing argument 'ID'; see: dateline show --help"),
        (("show", "zzz"), "no event 'zzz'"),
        (("timeline",), "timeline needs its parties"),
        (("events", "extra"), "got unexpected extra argument"),
        (("events", "--party"), "option '--party' requires an argument"),
        (("dates", "on Monday"), "missing option '--on'"),
        (("dates", "--on", "2023-4-1", "on Monday"), "--on '2023-4-1' is no day"),
        (("read",), "missing argument"),
        (("read", "--json", "--text", STORY), "exclude each other"),
        (("ingest", "--date", "yesterday", STORY), "--date 'yesterday' is no day"),
        (("--max-source-bytes", "many", "events"), "--max-source-bytes 'many' is no size"),
        (("evaluate", "nowhere"), "no gold (*.gold.json) under 'nowhere'"),
        (("sample", "--stratify", "colour"), "no field to stratify by 'colour'. allowed: kind, status, level"),
        (("agreement", "nowhere", "nowhere"), "'nowhere' is no coding; allowed: a folder of *.gold.json, a sheet"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(asked: tuple[str, ...], told: str) -> None:
    status, out, err = run(*asked)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("dateline: ")
    assert told in err


def test_show_says_that_an_event_was_not_known_yet() -> None:
    name = run("events", "--json").lines[0]["id"]
    status, _, err = run("show", name, "--as-of", "2023-04-01")
    assert (status, err.count("\n")) == (2, 1)
    assert "was not known as of 2023-04-01; first told 2023-04-14" in err


@pytest.mark.parametrize("asked", [("events",), ("upcoming",), ("timeline", "-p", "KOR"), ("show", "abc")])
def test_a_record_that_is_not_there(asked: tuple[str, ...]) -> None:
    status, out, err = run("--record", "none.db", *asked)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "none.db: there is no record; make one with: dateline --record none.db ingest PATH..." in err
    assert not Path("none.db").exists()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()


@pytest.mark.parametrize("make", [foreign, lambda path: path.write_text("a letter"), lambda path: path.mkdir()])
@pytest.mark.parametrize("asked", [("ingest", STORY), ("events",), ("show", "abc")])
def test_a_foreign_file_is_left_alone(make: object, asked: tuple[str, ...]) -> None:
    path = Path("foreign.db")
    make(path)  # type: ignore[operator]
    before = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    status, out, err = run("--record", str(path), *asked)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("dateline: foreign.db: ")
    assert (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None) == before
    assert sorted(p.name for p in Path().iterdir() if "foreign" in p.name) == ["foreign.db"]


def test_a_folder_that_is_not_there() -> None:
    status, out, err = run("--record", "nowhere/talks.db", "ingest", STORY)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "there is no folder nowhere" in err


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_record_that_may_not_be_written() -> None:
    Path("dateline.db").chmod(0o444)
    status, out, err = run("ingest", STORY)
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_another_kind_of_url() -> None:
    status, _, err = run("--record", "mysql://host/talks", "events")
    assert (status, err.count("\n")) == (1, 1)
    assert "give a path, sqlite:///PATH or postgresql://HOST/DATABASE" in err


@pytest.mark.parametrize("asked", [("read",), ("--record", "new.db", "ingest")])
def test_one_bad_source_never_stops_the_batch(asked: tuple[str, ...]) -> None:
    Path("empty.txt").write_text(" \n")
    Path("picture.txt").write_bytes(bytes(range(256)) * 40)
    Path("good.txt").write_text(PLANNED)
    status, out, err = run(*asked, "missing.txt", "empty.txt", "picture.txt", "good.txt")
    assert status == 1
    assert [line.split(":")[1].strip() for line in err.splitlines()] == ["missing.txt", "empty.txt", "picture.txt"]
    assert ("1 read, 1 new" in out) if "ingest" in asked else ("meet in Seoul" in out)


def test_a_source_over_the_limit() -> None:
    for asked in (("--max-source-bytes", "100", "read", STORY), ("--max-source-bytes", "100", "ingest", STORY)):
        status, _, err = run(*asked)
        assert (status, err.count("\n")) == (1, 1)
        assert "the limit is 100" in err
    assert run("read", STORY, DATELINE_MAX_SOURCE_BYTES="100").status == 1


def test_a_fault_of_the_engine_is_told_and_the_batch_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import engine

    real = engine.read

    def failing(source: object, **more: object) -> object:
        if "bad" in source.uri:  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return real(source, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "read", failing)
    Path("bad.txt").write_text(PLANNED)
    Path("good.txt").write_text(PLANNED + "\nMore of it.\n")
    status, out, err = run("--record", "new.db", "ingest", "bad.txt", "good.txt")
    assert status == 1
    assert "bad.txt: dateline failed on it (RecursionError: too deep); please report it" in err
    assert "1 read, 1 new, 0 kept before, 0 shelved, 1 refused (1 fault of dateline)" in out
    status, out, err = run("read", "bad.txt", "good.txt")
    assert (status, err.count("\n")) == (1, 1)
    assert "More of it." in out
