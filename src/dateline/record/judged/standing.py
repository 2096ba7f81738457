"""Which judgements count: those made by then and not undone, and the report that each one's words bind to now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Anchor, Judgement, Report, Telling
from dateline.model.known import instant

IN_FORCE = "in force"


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement with the reports its anchors bind to; ``lost`` says of each other anchor why it binds to none.

    ``attached``: the story that ``attach`` makes a source, where it speaks.
    """

    judgement: Judgement
    reports: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    attached: str | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement and what became of it.

    ``effect``: ``in force``, ``undone by ID``, ``overruled by ID`` or ``unbound: WHY``. ``events`` it bears on now.
    """

    judgement: Judgement
    effect: str
    events: tuple[str, ...] = ()

    @property
    def unbound(self) -> bool:
        """True where words it names carry no report any more: listed for review, never dropped."""
        return self.effect.startswith("unbound")


def in_order(made: Iterable[Judgement]) -> list[Judgement]:
    """Each once, by the moment it was made, then by id."""
    return sorted({one.id: one for one in made}.values(), key=lambda one: (instant(one.made), one.id))


def undone(ordered: Sequence[Judgement]) -> dict[str, str]:
    """Undone judgement -> what undid it. An undoing can itself be undone by a later one."""
    gone: dict[str, str] = {}
    for one in reversed(ordered):
        if one.verdict == "undo" and one.undoes and one.id not in gone:
            gone.setdefault(one.undoes, one.id)
    return gone


def bind(one: Judgement, stories: Mapping[str, Telling]) -> Bound:
    """The reports that the words of ``one`` carry. ``stories``: every story that speaks, by id (re-fetched ids too)."""
    found: dict[str, None] = {}
    lost: list[str] = []
    named, source = (one.anchors[:-1], one.anchors[-1:]) if one.verdict == "attach" else (one.anchors, ())
    for anchor in named:
        telling = stories.get(anchor.story)
        report = _carried(anchor, telling.reports) if telling else None
        if report is not None:
            found[report.report] = None
        elif telling is None:
            lost.append(_silent(anchor))
        else:
            lost.append(f"nothing is read at {anchor.start}-{anchor.end} of story {anchor.story[:12]}")
    attached = next((stories[anchor.story].story.id for anchor in source if anchor.story in stories), None)
    lost += [_silent(anchor) for anchor in source if anchor.story not in stories]
    return Bound(judgement=one, reports=tuple(found), lost=tuple(lost), attached=attached)


def _silent(anchor: Anchor) -> str:
    return f"story {anchor.story[:12]} does not speak (not kept, not yet known, or superseded)"


def _carried(anchor: Anchor, reports: Sequence[Report]) -> Report | None:
    """The report whose evidence overlaps the anchor most, that of its own field before that of any other."""
    ranked = [(own, size, -at) for at, r in enumerate(reports) for own, size in [_overlap(anchor, r)] if size]
    return reports[-max(ranked)[2]] if ranked else None


def _overlap(anchor: Anchor, report: Report) -> tuple[bool, int]:
    own, other = 0, 0
    for entry in report.evidence:
        if entry.start is None or entry.end is None:
            continue
        shared = min(anchor.end, entry.end) - max(anchor.start, entry.start)
        if shared > 0 and entry.field == anchor.field:
            own = max(own, shared)
        elif shared > 0:
            other = max(other, shared)
    return (True, own) if own else (False, other)
