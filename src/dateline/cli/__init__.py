"""Commands, one file a group (``commands.py`` names them). The only room that asks the clock and the environment."""

from dateline.cli.app import app, main

__all__ = ["app", "main"]
