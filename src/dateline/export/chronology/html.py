"""A page that stands alone: no script, nothing fetched, notes linked both ways."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.chronology.entries import Chronology
from dateline.export.safe import marked_up

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "sup a{text-decoration:none}ol{font-size:.85rem}li{overflow-wrap:anywhere}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(told: Chronology) -> bytes:
    """The whole page."""
    return ("\n".join(_lines(told)) + "\n").encode()


def _lines(told: Chronology) -> Iterator[str]:
    title = marked_up(told.title)
    yield f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
    yield f"<body><main><h1>{title}</h1><p>As known on {marked_up(told.as_of)}.</p>"
    notes: list[str] = []
    for year, entries in told.years:
        yield f"<h2>{marked_up(year)}</h2>"
        for entry in entries:
            notes.append(entry.note)
            n = len(notes)
            ref = f'<sup><a id="ref{n}" href="#note{n}" aria-label="note {n}">{n}</a></sup>'
            yield f"<p><strong>{marked_up(entry.days)}</strong> {marked_up(entry.text)}{ref}</p>"
            if entry.details:
                yield f"<ul>{''.join(f'<li>{marked_up(detail)}</li>' for detail in entry.details)}</ul>"
    yield '<h2>Notes</h2><ol class="notes">'
    for number, note in enumerate(notes, 1):
        yield f'<li id="note{number}">{marked_up(note)} <a href="#ref{number}" aria-label="back">↩</a></li>'
    yield "</ol></main></body></html>"
