"""Which module holds which command. Only that of the command asked for is loaded, and all of them for ``--help``."""

from __future__ import annotations

import importlib
from typing import Any

import typer

_OF = {
    "ask": ("events", "upcoming", "timeline", "show"),
    "citing": ("cite", "chronology"),
    "coverage": ("coverage",),
    "dates": ("dates",),
    "demo": ("demo",),
    "desk": ("digest", "alert", "query"),
    "entering": ("add", "import"),
    "evaluate": ("evaluate",),
    "foreign": ("shelved", "translate"),
    "ingest": ("ingest",),
    "keeping": ("check", "rebuild", "backup", "restore"),
    "names": ("names",),
    "open_questions": ("overdue", "conflicts"),
    "persons": ("people",),
    "read": ("read",),
    "redacting": ("redact",),
    "reviewing": ("review",),
    "search": ("search",),
    "serve": ("serve",),
    "standing": ("series", "channels"),
    "start": ("start",),
    "validate": ("sample", "agreement", "codebook"),
    "web": ("fetch", "watch", "backfill"),
    "export_sheet": ("export",),  # brings the module of all other forms along
    "judgements": ("judgements",),
    "judging": ("judge",),
}
MODULE = {name: f"dateline.cli.{module}" for module, names in _OF.items() for name in names}
"""The module of each command and group, in the order in which help tells them."""


def made(app: typer.Typer, name: str) -> Any:
    """The command or group of that name, one of ``MODULE``, which its module makes known to ``app``."""
    importlib.import_module(MODULE[name])
    alone = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=app.rich_markup_mode, add_completion=False)
    alone.callback()(_nothing)
    alone.registered_commands = [one for one in app.registered_commands if _name(one) == name]
    alone.registered_groups = [one for one in app.registered_groups if _name(one) == name]
    group: Any = typer.main.get_command(alone)
    return group.commands[name]


def _name(one: Any) -> str:
    """As it is called: told where it is added, told where it is made, or as its function."""
    group = getattr(one, "typer_instance", None)
    told = (one.name, group.info.name if group else None)
    given = next((name for name in told if isinstance(name, str)), None)
    return given or typer.main.get_command_name(one.callback.__name__)


def _nothing() -> None:
    """What the group does by itself."""
