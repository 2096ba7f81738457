"""The page of all commands, as their help has it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

HEAD = """# Commands

Made from the help of each command, which `dateline COMMAND --help` prints, too. Options of all, before the command:
"""


def page() -> str:
    """The whole page."""
    return (
        "\n".join([HEAD, *_options(root()), "", *(line for name, one in every() for line in _command(name, one))])
        + "\n"
    )


def root() -> Any:
    """The group of all commands."""
    import typer

    from dateline.cli import app

    return typer.main.get_command(app)


def every() -> Iterator[tuple[str, Any]]:
    """Each command with its whole name, those of groups behind their group's: "export ics"."""
    yield from _below(root(), "")


def _below(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name in sorted(group.list_commands(None)):
        one = group.get_command(None, name)
        if hasattr(one, "commands"):
            yield from _below(one, f"{before}{name} ")
        else:
            yield f"{before}{name}", one


def _command(name: str, one: Any) -> Iterator[str]:
    arguments = " ".join(p.metavar or p.name.upper() for p in one.params if p.param_type_name == "argument")
    yield f"## dateline {name}\n"
    yield f"`dateline {name}{f' {arguments}' if arguments else ''}`\n"
    yield inspect.cleandoc(one.help or "") + "\n"
    yield from _options(one)
    yield ""


def _options(one: Any) -> Iterator[str]:
    told = [p for p in one.params if p.param_type_name == "option" and p.help and "--help" not in p.opts]
    if told:
        yield "| option | |"
        yield "| --- | --- |"
    for p in told:
        names = ", ".join([*p.opts, *p.secondary_opts])
        value = "" if p.is_flag else f" {p.metavar or p.type.name.upper()}"
        env = f" [env: {p.envvar}]" if getattr(p, "envvar", None) else ""
        yield f"| `{_cell(names + value)}` | {_cell(p.help + env)} |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "&#124;")
