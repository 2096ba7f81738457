"""How every command ends: one line for what Dateline refuses, quiet where the reader of a pipe has gone.

Exit statuses: 0 done, 1 something was refused or failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from dateline.cli.commands import MODULE, made
from dateline.cli.nearest import near_or_all
from dateline.errors import DatelineError

_WRONG_USAGE = 2
_FAILED = 1
_STOPPED = 130
# Typer brings click's exceptions under a name that moved between its versions; their common root did not.
_Refused: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class House(TyperGroup):
    """A group of commands that ends as every command of ours does."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line and exits with its status, or (``standalone_mode`` False) returns what it gave."""
        run = functools.partial(
            super().main, args, prog_name, complete_var, False, windows_expand_args=windows_expand_args, **extra
        )
        if not standalone_mode:
            return run()
        sys.exit(_status(run))

    def invoke(self, ctx: Any) -> Any:
        """Catches what a closed pipe raises before Typer turns it into a failure."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise typer.Exit(_failed_output(error)) from error


class Root(House):
    """The group of all commands; each is loaded when it is asked for."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, without loading any."""
        return list(MODULE)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, loaded; None for no such one."""
        from dateline.cli.app import app

        if cmd_name not in self.commands and cmd_name in MODULE:
            self.commands[cmd_name] = made(app, cmd_name)
        return self.commands.get(cmd_name)


def _status(run: Callable[[], Any]) -> int:
    try:
        return _outcome(run)
    except OSError as error:
        return _failed_output(error)


def _outcome(run: Callable[[], Any]) -> int:
    try:
        given = run()
        sys.stdout.flush()
    except DatelineError as error:
        return _say(str(error), error.exit_status)
    except _Refused as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        return _STOPPED
    return given if isinstance(given, int) else 0


def _say(line: str, status: int) -> int:
    typer.echo(f"dateline: {line}", err=True)
    return status


def _failed_output(error: OSError) -> int:
    """Status 0 and silence where the reader of standard output left (``| head``); one line for anything else."""
    gone = isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
    _discard(sys.stdout)
    if gone:
        _discard(sys.stderr)
        return 0
    name = f"{error.filename}: " if error.filename else ""
    return _say(f"{name}{error.strerror or error}; check the disk and the permissions", _FAILED)


def _discard(stream: TextIO) -> None:
    """What is still buffered cannot be written; without this the interpreter would complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        stream.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _usage(error: Exception) -> int:
    context: Any = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(context.get_help())
        return _WRONG_USAGE
    path = context.command_path if context else "dateline"
    return _say(f"{_problem(error, context)}; see: {path} --help", getattr(error, "exit_code", _WRONG_USAGE))


def _problem(error: Any, context: Any) -> str:
    if hasattr(error, "possibilities") and hasattr(error, "option_name"):
        options = [name for parameter in context.command.params for name in parameter.opts if name.startswith("--")]
        return f"no option {error.option_name!r}; {near_or_all(error.option_name, options)}"
    words = str(error.format_message()).strip().rstrip(".")
    if context and words.startswith("No such command"):
        given = words.split("'")[1] if "'" in words else words
        return f"no command {given!r}; {near_or_all(given, context.command.list_commands(context))}"
    return words[:1].lower() + words[1:]
