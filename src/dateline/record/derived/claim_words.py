"""Words of claims of recurrence (vocabulary/recurrence_words.yaml)."""

from __future__ import annotations

import functools

import msgspec

from dateline.vocabulary import load


class RecurrenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ordinals with the place they name, and wordings of spans that count from the turn of the year; all folded."""

    ordinals: dict[str, int]
    this_year: tuple[str, ...]


@functools.cache
def recurrence_words() -> RecurrenceWords:
    """The table, read once."""
    return load("recurrence_words", RecurrenceWords)
