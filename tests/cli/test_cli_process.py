"""``dateline`` as a process of its own: what it loads, how it ends, help and completion."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from cli_build import ROOT, SAMPLES, keep, run
from record_build import event, tell

import dateline.cli
from dateline.cli import app
from dateline.cli.commands import MODULE

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")
COMMANDS = (
    "events", "upcoming", "timeline", "show", "dates", "ingest", "demo", "evaluate", "read", "sample", "agreement",
    "codebook", "names", "search", "check", "rebuild", "backup", "restore",
)  # fmt: skip
ROOMS_OF_THE_ENGINE = {"language", "times", "actors", "events", "reading", "engine", "evaluation"}
HEAVY = {"spacy", "thinc", "numpy", "lxml", "pydantic", "rich", "selectolax", "warcio", "ftfy", "httpcore", "jinja2"}
"""What reads, draws or serves: no question needs it."""
FOLDING = {"record.growing", "record.match", "store.folding", "store.keeping", "store.redaction"}
_LOADED = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
from dateline.cli import main
main()
"""


def process(*args: str, program: tuple[str, ...] = COMMAND, **more: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "COLUMNS": "100", **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run([*program, *args], capture_output=True, text=True, encoding="utf-8", env=env, **more)  # type: ignore[call-overload,no-any-return]


def modules_of(*args: str) -> set[str]:
    """What the command loads."""
    done = process(*args, program=(sys.executable, "-c", _LOADED))
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "asked", [("events",), ("upcoming", "-p", "KOR"), ("timeline", "-p", "KOR", "-p", "JPN"), ("show", "")]
)
def test_a_question_loads_no_engine(asked: tuple[str, ...]) -> None:
    keep(tell("plan", "2023-04-14", event("planned", "2023-04-17")))
    name = run("events", "--json").lines[0]["id"][:8]
    modules = modules_of(*(part or name for part in asked))
    loaded = {name.split(".")[1] for name in modules if name.startswith("dateline.")}
    assert loaded & ROOMS_OF_THE_ENGINE == set()
    assert HEAVY & modules == set()
    assert "sqlalchemy.dialects.postgresql" not in modules


def test_a_list_of_events_loads_nothing_that_folds_and_no_vocabulary() -> None:
    keep(tell("plan", "2023-04-14", event("planned", "2023-04-17")))
    loaded = modules_of("events")
    assert {name for name in loaded if name.startswith(("dateline.names", "dateline.vocabulary"))} == set()
    assert {f"dateline.{name}" for name in FOLDING} & loaded == set()
    assert {"yaml", "rapidfuzz"} & loaded == set()


def test_the_version_opens_no_store() -> None:
    loaded = modules_of("--version")
    assert {"sqlalchemy", "dateline.store", "dateline.record", "yaml", *HEAVY} & loaded == set()
    rooms = {name.rpartition(".")[2] for name in loaded if name.startswith("dateline.cli.")}
    assert rooms == {"app", "commands", "garbage", "group", "nearest"}


def test_every_command_stands_where_the_table_says() -> None:
    """The table of modules names all commands that any module makes known, and no other."""
    for module in Path(dateline.cli.__file__).parent.glob("*.py"):
        importlib.import_module(f"dateline.cli.{module.stem}")
    root = typer.main.get_group(app)
    registered = [one.name or one.callback.__name__.replace("_", "-") for one in app.registered_commands]  # type: ignore[union-attr]
    grouped = [one.typer_instance.info.name or one.name for one in app.registered_groups]  # type: ignore[union-attr]
    assert sorted([*registered, *map(str, grouped)]) == sorted(MODULE)
    assert all(root.get_command(None, name) is not None for name in MODULE)  # type: ignore[arg-type]


def test_reading_by_patterns_loads_no_parser() -> None:
    done = process("read", str(SAMPLES / "2023-04-14-kyodo.txt"), program=(sys.executable, "-c", _LOADED))
    assert done.returncode == 0, done.stderr
    assert {"spacy", "thinc"} & set(json.loads(done.stderr.splitlines()[-1])) == set()


def test_the_pipeline_is_set_by_option_and_environment() -> None:
    story = str(SAMPLES / "2023-04-14-kyodo.txt")
    plain = json.loads(process("read", "--json", story).stdout)
    for done in (
        process("--pipeline", "english", "read", "--json", story),
        process("read", "--json", story, env={"DATELINE_PIPELINE": "english"}),
    ):
        assert done.returncode == 0, done.stderr
        line = json.loads(done.stdout)
        assert line["events"] and line["engine"]["vocabulary"] != plain["engine"]["vocabulary"]
    bad = process("--pipeline", "xx_nowhere", "read", story)
    assert bad.returncode == 1 and "no spaCy pipeline 'xx_nowhere'" in bad.stderr


def test_every_command_has_help_with_an_example() -> None:
    assert all(name in run("--help").out for name in COMMANDS)
    for name in COMMANDS:
        status, out, _ = run(name, "--help")
        assert status == 0
        assert "Example: dateline" in " ".join(out.split())


def test_without_a_command_there_is_help_and_status_2() -> None:
    status, out, _ = run()
    assert status == 2
    assert "Usage: dateline" in out


def test_the_version() -> None:
    from dateline import __version__

    assert run("--version").out == f"dateline {__version__}\n"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("dateline ev", "events"),
        ("dateline events --kind mee", "meeting"),
        ("dateline events --status under", "under_way"),
        ("dateline timeline --party KO", "KOR"),
        ("dateline events --as", "--as-of"),
    ],
)
def test_the_shell_completes(line: str, wanted: str) -> None:
    env = {"_DATELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    program = (sys.executable, "-c", "import sys; sys.argv[0] = 'dateline'; from dateline.cli import main; main()")
    assert wanted in process(program=program, env=env).stdout.split()


@pytest.mark.skipif(os.name == "nt", reason="no SIGPIPE there")
def test_a_reader_that_leaves_is_no_error() -> None:
    shell = f"'{sys.executable}' -c 'from dateline.cli import main; main()' read --json '{SAMPLES}' | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "--version"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_ctrl_c_leaves_a_whole_record_and_says_so() -> None:
    """Interrupted after its first stories are kept; going on gives the record of an undisturbed run."""
    stories = [str(ROOT / "corpus" / "dev"), str(SAMPLES)]
    with subprocess.Popen(
        [*COMMAND, "ingest", *stories], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listening
    ) as at:
        _wait_for_a_story()
        at.send_signal(signal.SIGINT)
        out, err = at.communicate()
    assert at.returncode == 130, err
    assert "Traceback" not in err
    assert "interrupted: every story counted above is kept whole" in err
    new = int(out.split(" new")[0].split()[-1])
    assert sum(1 for _ in _ids("dateline.db")) == new > 0
    run("ingest", "-q", *stories)
    run("--record", "whole.db", "ingest", "-q", *stories)
    assert run("events", "--json").out == run("--record", "whole.db", "events", "--json").out


def _listening() -> None:
    """A shell that runs the tests in the background has its children ignore Ctrl-C; this one does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for_a_story() -> None:
    for _ in range(3000):
        time.sleep(0.02)
        if Path("dateline.db").exists() and Path("dateline.db").stat().st_size and any(_ids("dateline.db")):
            return
    raise AssertionError("no story was kept within a minute")


def _ids(record: str) -> list[str]:
    from dateline.errors import RecordError
    from dateline.store import open_store

    try:
        with open_store(record, create=False) as store:
            return [story.id for story in store.stories()]
    except RecordError:
        return []
