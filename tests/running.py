"""``dateline`` run in this process, as the tests of several rooms run it."""

from __future__ import annotations

from typer.testing import CliRunner

from dateline.cli import app


def run(*args: str, status: int = 0) -> str:
    """``dateline ARGS``: what it prints. Fails where it ends in another status."""
    done = CliRunner().invoke(app, list(args))
    assert done.exit_code == status, (done.exit_code, done.output, done.exception)
    return done.output
