"""Short ways to run ``dateline`` and to make a record by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from dateline.cli import app
from dateline.model import Engine, Paragraph, Reading, Telling
from dateline.store import open_store

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "dateline" / "samples"
ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)

PLANNED = """Seoul, April 14 (Yonhap) -- The foreign ministers of South Korea and Japan will meet in Seoul on April 17,
the foreign ministry said on April 14, 2023.

They will discuss trade.
"""


class Said(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*args: str, stdin: str | bytes | None = None, **env: str) -> Said:
    """``dateline ARGS`` with that on standard input."""
    result = CliRunner(env=env).invoke(app, list(args), input=stdin, prog_name="dateline")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def keep(*told: Telling, record: str = "dateline.db") -> None:
    """A record of these tellings, as if an engine had read them."""
    with open_store(record, create=True) as store:
        for one in told:
            text = "\n".join(p.text for p in one.story.paragraphs) or "nothing"
            store.add(Reading(story=one.story, text=text), one.reports, ENGINE, "2023-05-01T00:00:00+00:00")


def paragraph(text: str) -> tuple[Paragraph, ...]:
    """One paragraph that is the whole text."""
    return (Paragraph(text=text, start=0, end=len(text)),)
