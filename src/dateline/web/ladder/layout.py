"""The ladder laid out: every line and mark with its place, in pixels from the upper left, before anything is drawn.

Mirrored: the first party's rungs stand above the axis of years, the leader farthest out, the second party's below it.
A meeting is a stem across the axis with a mark on each side's rung, so that arms of unequal length are unequal ranks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

import msgspec

from dateline.model import Event
from dateline.model.closed import LEVELS
from dateline.record import SeriesLine
from dateline.web.ladder.facts import Form, Look, Point, points
from dateline.web.ladder.frame import Band, Frame, frame
from dateline.web.ladder.lanes import Rung, pack, put
from dateline.web.ladder.pins import Claim, claims
from dateline.web.ladder.scale import Scale, Tick
from dateline.web.ladder.stretches import Stretch, stretches
from dateline.web.views import dates
from dateline.web.views.words import party, say

CORE = ("leader", "minister", "vice_minister", "director_general", "working")
"""Rungs that are always drawn, so that two pictures compare; the others where someone stands on them."""
ACTS = "acts"
LEFT, RIGHT = 146.0, 18.0
_LETTER = 6.1
"""Room of one letter of the small print."""
Link = Callable[[str], str]


class Mark(msgspec.Struct, frozen=True):
    """A mark of one side; ``upper`` is the side."""

    x: float
    y: float
    upper: bool


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One event: its marks, joined by a stem. ``whisker`` bounds the days on one of which it falls."""

    event: str
    href: str
    title: str
    look: Look
    form: Form
    marks: tuple[Mark, ...]
    unequal: bool
    company: bool
    whisker: tuple[float, float] | None


class Shade(msgspec.Struct, frozen=True, kw_only=True):
    """A suspended stretch over the rungs it concerns: (y, height) of each."""

    x: float
    width: float
    rows: tuple[tuple[float, float], ...]
    href: str
    title: str


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """A claim: a bracket from ``x0`` to ``x1`` at ``y``, a line down to ``foot``; ``by_x``: what settles it.

    ``label_x`` is None where the words find room only behind the bracket; ``open_left``: it begins before the years.
    """

    x0: float
    x1: float
    y: float
    foot: float
    label: str
    label_x: float | None
    open_left: bool
    verdict: str
    href: str
    title: str
    by_x: float | None
    by_href: str | None


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The whole picture. ``undated`` counts events that have no day and stand in the table alone."""

    width: float
    height: float
    names: tuple[str, str]
    heading: str
    about: str
    description: str
    foot: str
    scale: Scale
    frame: Frame
    ticks: tuple[Tick, ...]
    figures: tuple[Figure, ...]
    shades: tuple[Shade, ...]
    pins: tuple[Pin, ...]
    as_of: float | None
    as_of_label: str
    radius: float
    undated: int


def ladder(
    events: Iterable[Event],
    lines: Iterable[SeriesLine],
    pair: tuple[str, str],
    *,
    on: dt.date,
    link: Link,
    first: int | None = None,
    last: int | None = None,
    width: float = 1200.0,
    company: bool = False,
    foot: str = "",
) -> Layout:
    """The pair's ladder as of ``on``, over the years ``first`` to ``last`` (default: all that is told of).

    ``events`` are the record's; those of exactly the pair are drawn, and with ``company`` those where others took
    part, too. ``link`` makes the address of an event's id. ``foot`` is printed below: where and when it is from.
    """
    both = set(pair)
    own = [e for e in events if both <= (codes := e.codes) and (company or len(codes) == 2)]
    told = points(own, pair, on)
    scale = _scale(told, on, first, last, width)
    seen = [p for p in told if scale.shows(p.first, p.last)]
    radius = 5.0 if len(seen) < 40 * (scale.right - scale.left) / 300 else 4.0
    placed, rungs = _placed(seen, scale, 2 * radius + 2)
    held = [c for c in claims(own) if scale.shows(c.on, c.on)]
    lanes = pack([_room(c, scale) for c in held])
    shape = frame(_levels(seen), rungs, 2 * radius + 2, 1 + max(lanes, default=-1), bool(told))
    figures = tuple(_figure(p, x, at, shape, scale, link) for p, x, at in placed)
    off = [s for s in stretches(own, lines, pair, on) if scale.shows(s.first, s.last)]
    names = (party(pair[0]), party(pair[1]))
    return Layout(
        width=width,
        height=shape.height,
        names=names,
        heading=f"{names[0]} and {names[1]}: who met whom, at what rank",
        about=f"{scale.first}–{scale.last}, as of {dates.day(on, weekday=False)}",
        description=_description(seen, held, off, names),
        foot=foot,
        scale=scale,
        frame=shape,
        ticks=tuple(scale.ticks()),
        figures=figures,
        shades=tuple(_shade(s, shape, scale, link) for s in off),
        pins=tuple(_pin(c, lane, shape, scale, figures, link) for c, lane in zip(held, lanes, strict=True)),
        as_of=scale.x(on) if scale.start <= on <= scale.end else None,
        as_of_label=dates.day(on, weekday=False),
        radius=radius,
        undated=len(own) - len(told),
    )


def _scale(told: Sequence[Point], on: dt.date, first: int | None, last: int | None, width: float) -> Scale:
    start = first if first is not None else min((p.first.year for p in told), default=on.year)
    end = last if last is not None else max((p.last.year for p in told), default=on.year)
    return Scale(min(start, end), max(start, end), LEFT, width - RIGHT)


def _levels(seen: Iterable[Point]) -> tuple[str, ...]:
    """The rungs to draw, the highest first, acts last."""
    used = {level for p in seen if p.form != "act" for level in (p.upper, p.lower)}
    acts = (ACTS,) if any(p.form == "act" for p in seen) else ()
    return (*(level for level in LEVELS if level in CORE or level in used), *acts)


Placed = tuple[Point, float, tuple[int, ...]]


def _placed(seen: Iterable[Point], scale: Scale, step: float) -> tuple[list[Placed], dict[tuple[bool, str], Rung]]:
    """Each event with its place across and its lane on either side; and the rungs as they are filled."""
    rungs: dict[tuple[bool, str], Rung] = {}
    found: list[Placed] = []
    for point in seen:
        wanted = tuple(rungs.setdefault(key, Rung(step)) for key in _keys(point))
        x, lanes = put(scale.x(point.middle), wanted, step)
        found.append((point, x, lanes))
    return found, rungs


def _keys(point: Point) -> tuple[tuple[bool, str], ...]:
    """The rungs that it stands on: one of each side; of an act, that of both sides' acts."""
    if point.form == "act":
        return ((True, ACTS),)
    return ((True, point.upper), (False, point.lower))


def _figure(point: Point, x: float, lanes: tuple[int, ...], shape: Frame, scale: Scale, link: Link) -> Figure:
    marks = tuple(Mark(x, shape.y(key, lane), key[0]) for key, lane in zip(_keys(point), lanes, strict=True))
    wide = point.wide and point.first != point.last
    return Figure(
        event=point.event, href=link(point.event), title=point.title, look=point.look, form=point.form, marks=marks,
        unequal=point.unequal, company=point.company,
        whisker=(scale.x(point.first), scale.x(point.last)) if wide else None,
    )  # fmt: skip


def _shade(stretch: Stretch, shape: Frame, scale: Scale, link: Link) -> Shade:
    bands = [b for b in shape.bands if b.level == stretch.level] or list(shape.bands)
    start, end = scale.x(stretch.first), scale.x(stretch.last)
    told = f"{dates.day(stretch.first, weekday=False)} to {dates.day(stretch.last, weekday=False)}"
    return Shade(
        x=start, width=max(end - start, 2.0), rows=tuple((b.y, b.height) for b in bands), href=link(stretch.by),
        title=f"suspended: {stretch.name}, {told}{'' if stretch.until else ' and still'}",
    )  # fmt: skip


def worded(claim: Claim) -> str:
    """ "first in 5 years: confirmed, 15 Mar 2018"."""
    by = f", {dates.brief(claim.by_day.isoformat())}" if claim.by_day else ""
    return f"{claim.label}: {say('verdicts', claim.verdict, short=True)}{by}"


def _room(claim: Claim, scale: Scale) -> tuple[float, float]:
    """From where to where a claim needs its lane for itself: bracket, sign and words."""
    x0, x1, text = _reach(claim, scale)
    if x1 - text >= scale.left:
        return min(x0, x1 - text), x1 + 12
    return x0, x1 + 12 + text


def _reach(claim: Claim, scale: Scale) -> tuple[float, float, float]:
    """Where the bracket begins and ends, and the room of its words. What is confirmed reaches to what confirms it."""
    x1 = scale.x(claim.on)
    start = claim.by_day if claim.verdict == "confirmed" and claim.by_day else claim.since
    return (scale.x(start) if start else x1), x1, len(worded(claim)) * _LETTER + 12


def _pin(claim: Claim, lane: int, shape: Frame, scale: Scale, figures: Sequence[Figure], link: Link) -> Pin:
    x0, x1, text = _reach(claim, scale)
    figure = next((f for f in figures if f.event == claim.event), None)
    x1 = figure.marks[0].x if figure else x1
    told = " / ".join(f"“{words}”" for words in claim.told)
    settled = claim.by_day is not None and scale.shows(claim.by_day, claim.by_day)
    return Pin(
        x0=x0, x1=x1, y=shape.pin(lane), foot=figure.marks[0].y if figure else shape.top, label=worded(claim),
        label_x=max(x0, x1 - text) + 2 if x1 - text >= scale.left else None, verdict=claim.verdict,
        open_left=claim.since is not None and claim.since < scale.start,
        href=link(claim.event), title=f"{told}: {say('verdicts', claim.verdict)}; {claim.why}",
        by_x=scale.x(claim.by_day) if settled and claim.by_day else None,
        by_href=link(claim.by) if claim.by else None,
    )  # fmt: skip


def _description(seen: Sequence[Point], held: Sequence[Claim], off: Sequence[Stretch], names: tuple[str, str]) -> str:
    """What the picture shows, for who does not see it; the table below tells all."""
    took = sum(p.look == "held" for p in seen)
    unequal = sum(p.unequal for p in seen)
    verdicts = ", ".join(
        f"{count} {say('verdicts', v, short=True)}"
        for v in ("confirmed", "contradicted", "open")
        if (count := sum(c.verdict == v for c in held))
    )
    return (
        f"{len(seen)} events of {names[0]} (upper half) and {names[1]} (lower half), {took} of them held, "
        f"{unequal} at unequal ranks; {len(held)} claims of recurrence{f' ({verdicts})' if verdicts else ''}; "
        f"{len(off)} suspended stretch{'' if len(off) == 1 else 'es'}. The table tells the same."
    )


__all__ = ["Band", "Figure", "Layout", "Mark", "Pin", "Shade", "ladder", "worded"]
