"""How one event, and one claim, are drawn."""

from __future__ import annotations

from collections.abc import Callable

from dateline.web.ladder.layout import Figure, Mark, Pin
from dateline.web.ladder.palette import Palette
from dateline.web.ladder.tags import link, path, tag, text

_BROKEN = {"proposed": "2 2", "overdue": "3 2"}
_OFF = ("cancelled", "declined")


def figure(one: Figure, radius: float, c: Palette) -> str:
    """The marks of an event, as one link."""
    size = _size(one, radius)
    return link(one.href, one.title, *(mark(m, one, size, c) for m in one.marks))


def joined(one: Figure, radius: float, c: Palette) -> str:
    """What joins the marks of an event: drawn before all marks, so that it covers none."""
    return _whisker(one, c) + _stem(one, _size(one, radius), c)


def _size(one: Figure, radius: float) -> float:
    return radius * 0.7 if one.company else radius


def _stem(one: Figure, size: float, c: Palette) -> str:
    if len(one.marks) < 2:
        return ""
    upper, lower = one.marks[0], one.marks[1]
    look = (
        ("class", "l-unequal" if one.unequal else "l-stem"), ("fill", "none"),
        ("stroke", c.unequal if one.unequal else c.stem), ("stroke-width", "1.6" if one.unequal else "0.9"),
        ("stroke-dasharray", None if one.look == "held" else "3 2"),
    )  # fmt: skip
    return path(f"M{upper.x:g} {upper.y + size:g}V{lower.y - size:g}", look)


def _whisker(one: Figure, c: Palette) -> str:
    if one.whisker is None:
        return ""
    start, end = one.whisker
    path = "".join(f"M{start:g} {m.y:g}H{end:g}" for m in one.marks)
    return tag("path", {"class": "l-stem", "d": path, "stroke": c.stem, "stroke-width": "1.4", "fill": "none"})


def mark(at: Mark, one: Figure, size: float, c: Palette) -> str:
    """One mark: its form says what it is, its inside how it stands."""
    colour, css = _colour(at, one, c)
    solid = one.look == "held"
    look = (
        ("class", f"{css} {'l-solid' if solid else 'l-hollow'}"), ("fill", colour if solid else c.paper),
        ("stroke", colour), ("stroke-width", "1.5"), ("stroke-dasharray", _BROKEN.get(one.look)),
    )  # fmt: skip
    outline = path(_OUTLINES[one.form](at, size), look)
    sign = _SIGNS.get(one.look)
    if sign is None:
        return outline
    drawn = (("class", f"{css} l-sign"), ("stroke", colour), ("stroke-width", "1.4"), ("fill", "none"))
    return outline + path(sign(at.x, at.y, size), drawn)


def _colour(at: Mark, one: Figure, c: Palette) -> tuple[str, str]:
    if one.look in _OFF:
        return c.off, "l-off"
    if one.look == "overdue":
        return c.overdue, "l-late"
    return (c.upper, "l-upper") if at.upper else (c.lower, "l-lower")


def _disc(at: Mark, r: float) -> str:
    return f"M{at.x - r:g} {at.y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"


def _square(at: Mark, r: float) -> str:
    s = r * 0.9
    return f"M{at.x - s:g} {at.y - s:g}h{2 * s:g}v{2 * s:g}h{-2 * s:g}Z"


def _triangle(at: Mark, r: float) -> str:
    return f"M{at.x:g} {at.y + r:g}L{at.x - r:g} {at.y - r * 0.8:g}h{2 * r:g}Z"


def _cross(x: float, y: float, r: float) -> str:
    s = r * 0.62
    return f"M{x - s:g} {y - s:g}L{x + s:g} {y + s:g}M{x + s:g} {y - s:g}L{x - s:g} {y + s:g}"


def _bar(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}h{2 * r:g}"


def _arrow(x: float, y: float, r: float) -> str:
    s = r * 0.5
    return f"M{x - s:g} {y:g}h{r + s + 2:g}m{-s - 1:g} {-s - 1:g}l{s + 1:g} {s + 1:g}l{-s - 1:g} {s + 1:g}"


def _query(x: float, y: float, r: float) -> str:
    s = r * 0.42
    return f"M{x - s:g} {y - s:g}q{s:g} {-s * 1.4:g} {2 * s:g} 0q0 {s:g} {-s:g} {s * 1.2:g}m0 {s * 0.9:g}v0.6"


_OUTLINES: dict[str, Callable[[Mark, float], str]] = {"talks": _disc, "paper": _square, "act": _triangle}
_SIGNS: dict[str, Callable[[float, float, float], str]] = {
    "cancelled": _cross, "declined": _bar, "postponed": _arrow, "overdue": _query,
}  # fmt: skip


def pin(one: Pin, c: Palette) -> str:
    """A claim: its bracket back to when the last one is said to have been, its sign, its words, a line to its mark."""
    colour = {"confirmed": c.confirmed, "contradicted": c.contradicted}.get(one.verdict, c.open)
    css = f"l-{one.verdict}"
    thin = {"class": f"{css} l-line", "stroke": colour, "fill": "none"}
    begin = f"M{one.x0 + 5:g} {one.y - 4:g}l-5 4l5 4m-5 -4" if one.open_left else f"M{one.x0:g} {one.y - 4:g}V{one.y:g}"
    bracket = tag("path", {**thin, "d": f"{begin}H{one.x1:g}", "stroke-width": "1.4"})
    line = tag(
        "path",
        {**thin, "d": f"M{one.x1:g} {one.y:g}V{one.foot:g}", "stroke-width": "1", "stroke-dasharray": "1.5 2.5"},
    )
    x, y = (one.x1 + 10, one.y + 3.5) if one.label_x is None else (one.label_x, one.y - 5)
    words = tag(
        "text", {"class": f"{css} l-text", "x": x, "y": y, "fill": colour, "font-size": 10},
        escaped=text(one.label),
    )  # fmt: skip
    drawn = link(one.href, one.title, line, bracket, sign(one.verdict, one.x1, one.y, c), words)
    return drawn + _settler(one, colour, css)


def _settler(one: Pin, colour: str, css: str) -> str:
    """A point on the bracket where the meeting stood that settles the claim."""
    if one.by_x is None or one.by_href is None:
        return ""
    point = tag(
        "circle", {"class": f"{css} l-solid", "cx": one.by_x, "cy": one.y, "r": 3.2, "fill": colour, "stroke": "none"}
    )
    return link(one.by_href, f"{one.label}: the meeting that settles it", point)


def sign(verdict: str, x: float, y: float, c: Palette) -> str:
    """A tick, a cross or a question mark in a disc."""
    colour = {"confirmed": c.confirmed, "contradicted": c.contradicted}.get(verdict, c.open)
    disc = tag("circle", {"class": f"l-{verdict} l-solid", "cx": x, "cy": y, "r": 6, "fill": colour})
    drawn = {
        "confirmed": f"M{x - 3:g} {y:g}l2.2 2.4l3.6 -4.6",
        "contradicted": _cross(x, y, 4.4),
    }.get(verdict) or _query(x, y, 6.2)
    return disc + tag(
        "path", {"class": "l-knock", "d": drawn, "stroke": c.paper, "stroke-width": "1.5", "fill": "none"}
    )
