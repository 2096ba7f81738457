"""Commands, one file a group. The only room that asks the clock and the environment."""

from dateline.cli import (
    ask,
    coverage,
    dates,
    demo,
    evaluate,
    ingest,
    judgements,
    judging,
    names,
    open_questions,
    persons,
    read,
    redacting,
    reviewing,
    standing,
    validate,
    web,
)
from dateline.cli.app import app, main

__all__ = [
    "app",
    "ask",
    "coverage",
    "dates",
    "demo",
    "evaluate",
    "ingest",
    "judgements",
    "judging",
    "main",
    "names",
    "open_questions",
    "persons",
    "read",
    "redacting",
    "reviewing",
    "standing",
    "validate",
    "web",
]
