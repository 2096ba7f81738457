"""One story with names painted over: its text, its reading and its reports, in step with one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from dateline.model import Evidence, Report, Story
from dateline.store.redaction.mask import Paint, everywhere, painted

T = TypeVar("T", bound=msgspec.Struct)
_HASHES = frozenset({"id", "sha256", "text_sha256", "report", "story", "supersedes"})


def covered(paint: Paint, text: str, story: Story, told: Sequence[Report]) -> tuple[str, Story, tuple[Report, ...]]:
    """All three without the names; delegates of that name are gone."""
    spans = paint.hits(text)
    clean = painted(text, spans)
    return clean, _story(paint, clean, story), tuple(_report(paint, clean, report) for report in told)


def _story(paint: Paint, clean: str, story: Story) -> Story:
    plain = _plain(paint, story)
    return msgspec.structs.replace(plain, evidence=_evidence(paint, clean, story.evidence))


def _report(paint: Paint, clean: str, report: Report) -> Report:
    parties = tuple(
        msgspec.structs.replace(p, delegates=tuple(d for d in p.delegates if not _is_hidden(paint, d.name)))
        for p in report.parties
    )
    plain = _plain(paint, msgspec.structs.replace(report, parties=parties))
    return msgspec.structs.replace(plain, evidence=_evidence(paint, clean, report.evidence))


def _is_hidden(paint: Paint, name: str) -> bool:
    return paint.names(name) or bool(paint.hits(name))


def _evidence(paint: Paint, clean: str, told: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Words are cut from the clean text again: a span may begin inside a name."""
    return tuple(
        msgspec.structs.replace(e, text=clean[e.start : e.end])
        if e.start is not None and e.end is not None and e.text is not None
        else _plain(paint, e)
        for e in told
    )


def _plain(paint: Paint, value: T) -> T:
    raw = msgspec.to_builtins(value)
    clean = {name: item if name in _HASHES else everywhere(item, paint.over) for name, item in raw.items()}
    return msgspec.convert(clean, type(value))
