"""Markdown with footnotes, as pandoc, GitHub and most wikis read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.export.chronology.entries import Chronology

_MARKS = re.compile(r"([\\`*_{}\[\]()#!|<>~&$^]|^[+-])", re.M)


def write(told: Chronology) -> bytes:
    """The whole document."""
    return ("\n".join(_lines(told)) + "\n").encode()


def escaped(words: str) -> str:
    """``words`` with no mark that means anything."""
    return _MARKS.sub(r"\\\1", words)


def _lines(told: Chronology) -> Iterator[str]:
    yield f"# {escaped(told.title)}\n"
    yield f"As known on {escaped(told.as_of)}.\n"
    notes: list[str] = []
    for year, entries in told.years:
        yield f"## {year}\n"
        for entry in entries:
            notes.append(entry.note)
            yield f"**{escaped(entry.days)}** {escaped(entry.text)}[^{len(notes)}]\n"
            for detail in entry.details:
                yield f"- {escaped(detail)}"
            if entry.details:
                yield ""
    for number, note in enumerate(notes, 1):
        yield f"[^{number}]: {escaped(note)}"
