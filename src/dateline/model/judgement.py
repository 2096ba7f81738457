"""What a person decided about the record: appended, signed, dated, never overwritten."""

from __future__ import annotations

import hashlib
from typing import Literal, get_args

import msgspec

Verdict = Literal["same", "different", "correct", "reject", "held", "not_held", "unknown", "attach", "undo"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
Value = str | int | float | tuple[str, ...] | None


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a story that a judgement stands on: ``source_text[start:end]``, evidence of ``field``.

    Never an event or a report: those are derived, and a better engine derives others. ``text`` repeats the words for
    a reader; it is empty once they are redacted.
    """

    story: str
    field: str
    start: int
    end: int
    text: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision.

    ``anchors``: the words it is about, two or more for ``same`` and ``different``. ``field`` and ``value`` say what
    ``correct`` sets; ``value`` of ``held`` and ``not_held`` is the day (EDTF), None for the one it was set for.
    ``unknown``: nobody can say what came of it. ``attach`` makes the story of its last anchor a source of the event of
    the others. ``undoes`` is the id of the judgement that ``undo`` takes back. ``made``: ISO 8601 with an offset.
    """

    id: str
    verdict: Verdict
    anchors: tuple[Anchor, ...] = ()
    field: str | None = None
    value: Value = None
    undoes: str | None = None
    by: str
    why: str
    made: str


def judgement(
    verdict: Verdict,
    anchors: tuple[Anchor, ...] = (),
    *,
    by: str,
    why: str,
    made: str,
    field: str | None = None,
    value: Value = None,
    undoes: str | None = None,
) -> Judgement:
    """A judgement with its id: a hash of all it says but the anchors' words."""
    spans = [[a.story, a.field, a.start, a.end] for a in anchors]
    told = [verdict, spans, field, value, undoes, by, why, made]
    name = hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:24]
    return Judgement(
        id=name, verdict=verdict, anchors=anchors, field=field, value=value, undoes=undoes, by=by, why=why, made=made
    )


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement as an event shows it. ``effect``: ``in force``, or which later one overrules it.

    ``value`` of ``attach`` is the id of the story that it made a source.
    """

    id: str
    verdict: str
    by: str
    why: str
    made: str
    field: str | None = None
    value: Value = None
    effect: str = "in force"
