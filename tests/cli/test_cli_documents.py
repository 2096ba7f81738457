"""The documents tell the truth: their sessions print what they show, their links lead somewhere."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sessions import DOCUMENTS, ROOT, blocks, in_talks, steps, today, without_ids

README = (ROOT / "README.md").read_text(encoding="utf-8")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
COMMANDS = (
    "read", "ingest", "events", "upcoming", "timeline", "show", "evaluate", "dates", "demo", "sample", "agreement",
    "codebook",
)  # fmt: skip
_WRITTEN_BY_THE_SCORER = {"corpus/test/SCORES.md"}


@pytest.fixture
def talks(alone: None, tmp_path: Path) -> Iterator[None]:
    was = Path.cwd()
    in_talks(str(tmp_path))
    yield
    os.chdir(was)


def test_the_sessions_of_the_readme_print_what_it_shows(talks: None) -> None:
    """After a change that is meant: ``make sessions``, and look at what it wrote."""
    assert without_ids(today(README)) == without_ids(README), "if this is meant: make sessions"


@pytest.mark.parametrize("path", DOCUMENTS[1:], ids=lambda path: path.name)
def test_longer_sessions_still_run_and_look_like_what_is_shown(path: Path, talks: None) -> None:
    """They show much of the engine's detail, which may move a little between two runs of ``make sessions``."""
    shown = path.read_text(encoding="utf-8")
    now = today(shown)
    alike = difflib.SequenceMatcher(
        None, without_ids(shown).splitlines(), without_ids(now).splitlines(), autojunk=False
    )
    assert alike.ratio() > 0.7, "out of date: make sessions"
    assert all(printed.strip() and "dateline: " not in printed for block in blocks(now) for _, printed in steps(block))


def test_a_newcomer_meets_one_sentence_an_audience_and_a_session_within_30_lines() -> None:
    head = README.splitlines()[:30]
    assert head[0] == "# Dateline"
    assert head[2].startswith("Dateline reads newswire stories")
    assert any(line.startswith("For ") for line in head)
    first = re.search(r"```console\n(.*?)```", "\n".join(head), re.S)
    assert first is not None
    assert all(output.strip() for _, output in steps(first[1]))


def test_the_two_commands_stand_in_the_readme() -> None:
    for command in ("make demo", "make test", "pip install .", "dateline demo"):
        assert command in README


def test_every_command_is_in_the_readme() -> None:
    for name in (
        "read",
        "ingest",
        "events",
        "upcoming",
        "timeline",
        "show",
        "series",
        "channels",
        "people",
        "overdue",
        "judge",
        "judgements",
        "redact",
        "review",
        "conflicts",
        "evaluate",
        "dates",
        "demo",
        "names",
        "sample",
        "agreement",
        "codebook",
    ):
        assert f"`dateline {name}" in README


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "docs" / "README.md", ROOT / "CHANGELOG.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        reached = (path.parent / target).resolve()
        assert reached.exists() or str(reached.relative_to(ROOT)) in _WRITTEN_BY_THE_SCORER, target
