"""A laid-out ladder as SVG text.

Colours stand as attributes, so that the file is whole by itself in any program; the classes let a page's own style
sheet put its colours over them (dark mode, print), with no style inside the SVG that a strict policy would forbid.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.web.ladder.frame import AXIS, Band
from dateline.web.ladder.layout import ACTS, LEFT, Layout, Shade
from dateline.web.ladder.legend import legend
from dateline.web.ladder.marks import figure, joined, pin
from dateline.web.ladder.palette import PALETTES, Palette, Theme
from dateline.web.ladder.tags import link, tag, text
from dateline.web.views.words import clipped, say

_FONT = "'DejaVu Sans','Liberation Sans',Arial,Helvetica,sans-serif"


def svg(layout: Layout, theme: Theme = "light", *, inside: bool = False) -> str:
    """One SVG document. ``inside`` a page it is a group of links with its own name; by itself it is an image."""
    colours = PALETTES[theme]
    body = "".join(_body(layout, colours))
    size = {"viewBox": f"0 0 {layout.width:g} {layout.height:g}"}
    if not inside:
        size |= {"width": f"{layout.width:g}", "height": f"{layout.height:g}"}
    return tag(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "group" if inside else "img", "class": "ladder",
         "aria-labelledby": "ladder-title ladder-desc", "font-family": _FONT, "font-size": "11"},
        tag("title", {"id": "ladder-title"}, escaped=text(f"{layout.heading}, {layout.about}")),
        tag("desc", {"id": "ladder-desc"}, escaped=text(layout.description)),
        body,
    )  # fmt: skip


def _body(layout: Layout, c: Palette) -> Iterator[str]:
    yield tag("rect", {"class": "l-paper", "width": layout.width, "height": layout.height, "fill": c.paper})
    yield _words(14, 22, layout.heading, c.ink, size=15, weight="bold", css="l-ink")
    yield _words(14, 40, layout.about, c.quiet, css="l-quiet")
    yield from (_band(layout, band, c) for band in layout.frame.bands)
    yield from _ahead(layout, c)
    yield from _lines(layout, c)
    yield from (_shade(shade, c) for shade in layout.shades)
    yield from (joined(one, layout.radius, c) for one in layout.figures)
    yield from (figure(one, layout.radius, c) for one in layout.figures)
    yield from _years(layout, c)
    yield from (pin(one, c) for one in layout.pins)
    yield legend(layout, c)
    if layout.foot:
        yield _words(14, layout.height - 8, layout.foot, c.quiet, size=9.5, css="l-quiet")


def _band(layout: Layout, band: Band, c: Palette) -> str:
    side = c.upper if band.upper else c.lower
    label = "acts" if band.level == ACTS else say("levels", band.level)
    shade = tag(
        "rect",
        {"class": "l-band", "x": LEFT, "y": band.y + 0.5, "width": layout.scale.right - LEFT,
         "height": band.height - 1, "fill": c.band},
    )  # fmt: skip
    name = _words(
        LEFT - 8, band.y + band.height / 2 + 4, label, side, anchor="end", css="l-upper" if band.upper else "l-lower"
    )
    return shade + name


def _ahead(layout: Layout, c: Palette) -> Iterator[str]:
    """What lies behind the day asked for, and a line at that day."""
    if layout.as_of is None:
        return
    top, height = layout.frame.top, layout.frame.bottom - layout.frame.top
    width = layout.scale.right - layout.as_of
    if width > 1:
        yield tag(
            "rect",
            {"class": "l-ahead", "x": layout.as_of, "y": top, "width": width, "height": height, "fill": c.ahead},
        )
    yield tag(
        "path",
        {"class": "l-asof", "d": f"M{layout.as_of:g} {top:g}V{layout.frame.bottom:g}", "stroke": c.ink,
         "stroke-dasharray": "5 3", "fill": "none"},
        tag("title", {}, escaped=text(f"as of {layout.as_of_label}")),
    )  # fmt: skip


def _lines(layout: Layout, c: Palette) -> Iterator[str]:
    """A line down the picture at each year, a thinner one at each month shown."""
    shape = layout.frame
    for tick in layout.ticks:
        yield tag(
            "path",
            {"class": "l-rule", "d": f"M{tick.x:g} {shape.top:g}V{shape.bottom:g}", "stroke": c.rule,
             "stroke-width": "1" if tick.year else "0.5"},
        )  # fmt: skip


def _years(layout: Layout, c: Palette) -> Iterator[str]:
    """The years between the halves, over the stems, and each side's name along its half."""
    shape = layout.frame
    for tick in layout.ticks:
        if tick.label and tick.x < layout.scale.right - 24:
            yield _words(
                tick.x + 3, shape.axis + AXIS / 2 + 4, tick.label, c.ink if tick.year else c.quiet, halo=c.paper,
                weight="bold" if tick.year else None, css="l-ink l-halo" if tick.year else "l-quiet l-halo",
            )  # fmt: skip
    halves = ((shape.top + shape.axis, c.upper, "l-upper"), (shape.axis + AXIS + shape.bottom, c.lower, "l-lower"))
    for (both, colour, css), name in zip(halves, layout.names, strict=True):
        turned = f"rotate(-90 22 {both / 2:g})"
        yield _words(
            22, both / 2, clipped(name, 24), colour, size=13, weight="bold", anchor="middle", css=css, turned=turned
        )


def _shade(shade: Shade, c: Palette) -> str:
    rows = "".join(
        tag("rect", {"class": "l-shade", "x": shade.x, "y": y + 1, "width": shade.width, "height": height - 2,
                     "fill": c.shade, "fill-opacity": "0.45"})
        + _hatch(shade.x, y + 1, shade.width, height - 2, c)
        for y, height in shade.rows
    )  # fmt: skip
    return link(shade.href, shade.title, rows)


def _hatch(x: float, y: float, width: float, height: float, c: Palette) -> str:
    """Slanted lines, so that the shade is told without its colour."""
    lines = []
    for at in range(0, int(width), 6):
        run = min(height, width - at)
        lines.append(f"M{x + at:g} {y + height:g}l{run:g} {-run:g}")
    return tag("path", {"class": "l-hatch", "d": "".join(lines) or "M0 0", "stroke": c.off, "stroke-width": "0.7",
                        "stroke-opacity": "0.55", "fill": "none"})  # fmt: skip


def _words(
    x: float, y: float, words: str, fill: str, *, size: float | None = None, weight: str | None = None,
    anchor: str | None = None, css: str = "", turned: str | None = None, halo: str | None = None,
) -> str:  # fmt: skip
    return tag(
        "text",
        {
            "x": x,
            "y": y,
            "fill": fill,
            "class": css,
            "font-size": size,
            "font-weight": weight,
            "text-anchor": anchor,
            "transform": turned,
            "stroke": halo,
            "stroke-width": 3 if halo else None,
            "paint-order": "stroke" if halo else None,
        },
        escaped=text(words),
    )
