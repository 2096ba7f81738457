"""A story's text in pieces: the reporting with its evidence marked, and between it what reading dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

import msgspec

from dateline.model import Report, Story
from dateline.web.views.words import say


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one paragraph. ``fields`` are those it is evidence of, ``events`` (ids) of which."""

    text: str
    start: int
    fields: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is evidence of, in words."""
        return ", ".join(say("fields", field) for field in self.fields)


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the reporting (``dropped`` empty), or what was left out, with its kind and why."""

    pieces: tuple[Piece, ...]
    start: int
    dropped: str = ""
    why: str = ""

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(piece.text for piece in self.pieces)


class _Mark(msgspec.Struct, frozen=True):
    start: int
    end: int
    field: str
    event: str
    rule: str


def blocks(story: Story, text: str | None, reports: Iterable[Report], events: Mapping[str, str]) -> list[Block]:
    """The story from its beginning to its end. Without ``text`` (withheld) paragraphs stand without marks.

    ``events`` maps a report's id to that of the event it stands in.
    """
    marks = sorted(_marks(reports, events), key=lambda m: (m.start, m.end))
    told = [Block(pieces=_pieces(p.text, p.start, p.end, text, marks), start=p.start) for p in story.paragraphs]
    left_out = [
        Block(
            pieces=(Piece(text=d.text, start=d.start),), start=d.start, dropped=say("dropped", d.kind), why=d.why
        )
        for d in story.dropped
    ]  # fmt: skip
    return sorted([*told, *left_out], key=lambda b: (b.start, bool(b.dropped)))


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What was dropped between two paragraphs: ``kinds`` each once, in words."""

    blocks: tuple[Block, ...]

    @property
    def kinds(self) -> str:
        """ "navigation, teaser"."""
        return ", ".join(dict.fromkeys(block.dropped for block in self.blocks))

    @property
    def length(self) -> int:
        """Characters left out."""
        return sum(len(block.text) for block in self.blocks)


def together(found: Iterable[Block]) -> list[Block | Gap]:
    """The blocks, what was dropped in a row as one gap."""
    joined: list[Block | Gap] = []
    for dropped, group in groupby(found, key=lambda b: bool(b.dropped)):
        own = tuple(group)
        joined += (Gap(blocks=own),) if dropped else own
    return joined


def headline(story: Story, text: str | None, reports: Iterable[Report], events: Mapping[str, str]) -> tuple[Piece, ...]:
    """The headline with its evidence marked."""
    if not story.headline:
        return ()
    found = next((e for e in story.evidence if e.field == "headline" and e.start is not None), None)
    if found is None or found.start is None or found.end is None:
        return (Piece(text=story.headline, start=0),)
    marks = sorted(_marks(reports, events), key=lambda m: (m.start, m.end))
    return _pieces(story.headline, found.start, found.end, text, marks)


def _marks(reports: Iterable[Report], events: Mapping[str, str]) -> Iterable[_Mark]:
    for report in reports:
        event = events.get(report.report)
        for item in report.evidence:
            if event and item.text and item.start is not None and item.end is not None and item.start < item.end:
                yield _Mark(item.start, item.end, item.field, event, item.rule or "")


def _pieces(clean: str, start: int, end: int, text: str | None, marks: Sequence[_Mark]) -> tuple[Piece, ...]:
    """The stretch cut wherever a mark begins or ends. Where the clean text is no stretch of the source: whole."""
    raw = text[start:end] if text is not None and end <= len(text) else ""
    own = [m for m in marks if m.start < end and start < m.end]
    if not own or raw.split() != clean.split():
        return (Piece(text=clean, start=start),)
    cuts = sorted({start, end, *(max(m.start, start) for m in own), *(min(m.end, end) for m in own)})
    return tuple(_piece(raw[a - start : b - start], a, b, own) for a, b in pairwise(cuts))


def _piece(words: str, start: int, end: int, marks: Sequence[_Mark]) -> Piece:
    over = [m for m in marks if m.start < end and start < m.end]
    return Piece(
        text=words, start=start, fields=_once(m.field for m in over), events=_once(m.event for m in over),
        rules=_once(m.rule for m in over if m.rule),
    )  # fmt: skip


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
