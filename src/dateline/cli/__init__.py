"""Commands, one file a group. The only room that asks the clock and the environment."""

from dateline.cli import ask, dates, demo, evaluate, ingest, names, open_questions, persons, read, standing, validate
from dateline.cli.app import app, main

__all__ = [
    "app",
    "ask",
    "dates",
    "demo",
    "evaluate",
    "ingest",
    "main",
    "names",
    "open_questions",
    "persons",
    "read",
    "standing",
    "validate",
]
