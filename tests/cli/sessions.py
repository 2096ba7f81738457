"""The sessions in the documents: ``console`` blocks whose commands are run and whose output is compared.

``make sessions`` (``python tests/cli/sessions.py``) writes the output of today into the documents. Commands run in
the folder that ``dateline demo --into talks`` makes. Event ids follow the engine: they are not compared, and a command
that names one is run with the id that stands today on the line that showed it.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "docs" / "first-hour.md",
    ROOT / "docs" / "dates.md",
    ROOT / "docs" / "record.md",
)
WIDTH = "88"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_ID = re.compile(r"\b[0-9a-f]{8}(?:[0-9a-f]{16})?\b")


def blocks(document: str) -> list[str]:
    """The sessions of a document."""
    return _BLOCK.findall(document)


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the output printed under it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def today(document: str) -> str:
    """The document with the output that its commands print now."""
    ids: dict[str, str] = {}

    def again(found: re.Match[str]) -> str:
        lines = []
        for command, printed in steps(found[1]):
            command = _ID.sub(lambda old: ids.get(old[0], old[0]), command)
            now = _run(command)
            ids.update(_same_lines(printed, now))
            lines.append(f"$ {command}\n{now}")
        return "```console\n" + "".join(lines) + "```"

    return _BLOCK.sub(again, document)


def _same_lines(printed: str, now: str) -> dict[str, str]:
    """Ids of the document by ids of today: those of lines that are alike but for them."""
    lines = {without_ids(line): line for line in reversed(now.splitlines())}
    found: dict[str, str] = {}
    for line in printed.splitlines():
        found.update(zip(_ID.findall(line), _ID.findall(lines.get(without_ids(line), "")), strict=False))
    return found


def without_ids(document: str) -> str:
    """The document with every id as dots."""
    return _ID.sub("........", document)


def _run(command: str) -> str:
    from typer.testing import CliRunner

    from dateline.cli import app

    name, *args = shlex.split(command)
    if name != "dateline":
        raise ValueError(f"a session runs dateline, not {name!r}")
    result = CliRunner(env={"COLUMNS": WIDTH, "DATELINE_RECORD": ""}).invoke(app, args, prog_name="dateline")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    # What an editor would strip is no difference.
    return "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())


def in_talks(folder: str) -> None:
    """Makes the folder of the demo in ``folder`` and goes there."""
    os.chdir(folder)
    _run("dateline demo --into talks")
    os.chdir("talks")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        in_talks(place)
        for path in DOCUMENTS:
            old = path.read_text(encoding="utf-8")
            new = today(old)
            path.write_text(new, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: {'as it was' if new == old else 'written anew'}", file=sys.stderr)
        os.chdir(ROOT)
